"""Which findings a comment in the article holds back, and for how long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance import api, pipeline
from provenance.attribution import reader_for
from provenance.values import Article, Note, Reading

TEXT = "The roof leaks, a source said.\n\nThe walls leak, a source said.\n\nThe floor leaks, a source said.\n"
SECOND, THIRD = TEXT.index("The walls"), TEXT.index("The floor")
RULE = "policy.house.bare-source"


def read(*notes: Note) -> Reading:
    rules = api.rules()
    return pipeline.read(Article("a.md", "a", TEXT, notes=notes), rules, reader_for("rules", rules))


def left(reading: Reading) -> list[int]:
    """The paragraphs that findings of the rule are left in."""
    found = [one.span[0] for one in reading.findings if one.rule == RULE and one.span is not None]
    return [1 + (place >= SECOND) + (place >= THIRD) for place in found]


def off(rule: str = RULE, at: int = 0, kind: str = "off") -> Note:
    return Note(kind, rule, "we know", at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("notes", "paragraphs"),
    [
        ((), [1, 2, 3]),
        ((off(),), []),
        ((off(at=SECOND),), [1]),
        ((off(), Note("on", "", "", SECOND)), [2, 3]),
        ((off(), Note("on", RULE, "", THIRD)), [3]),
        ((off(), Note("on", "house.gap", "", SECOND)), []),  # another rule's
        ((off(kind="skip"),), [2, 3]),
        ((off(kind="skip", at=SECOND - 1),), [1, 3]),
        ((off(kind="skip", at=len(TEXT)),), [1, 2, 3]),
        ((off("house.bare-source"),), []),
        ((off("house"),), []),
        ((off("ap"),), [1, 2, 3]),
    ],
)
def test_a_note_holds_back_its_rule_s_findings_where_it_holds(notes: tuple[Note, ...], paragraphs: list[int]) -> None:
    assert left(read(*notes)) == paragraphs


def test_what_is_held_back_is_kept_with_its_reason_and_ratings_stay() -> None:
    plain, held = read(), read(off())
    assert [(one.rule, one.reason) for one in held.suppressed] == [(RULE, "we know")] * 3
    assert len(plain.findings) == len(held.findings) + len(held.suppressed)
    assert held.ratings == plain.ratings


def test_a_finding_about_the_whole_article_is_held_back_from_anywhere() -> None:
    whole = [one.rule for one in read().findings if one.span is None]
    assert whole
    held = read(off(whole[0], at=THIRD))
    assert whole[0] not in [one.rule for one in held.findings]


def test_a_rule_that_is_not_there_is_a_problem_with_a_suggestion() -> None:
    reading = read(replace(off("house.bare-sorce"), line=3))
    (problem,) = [one for one in reading.problems if one.code == "note-unknown-rule"]
    assert "Did you mean 'house.bare-source'?" in problem.message
    assert (problem.path, problem.line) == ("a.md", 3)
    assert left(reading) == [1, 2, 3]


def test_judging_again_holds_back_the_same() -> None:
    reading = read(off(at=SECOND))
    again = pipeline.judged_again(reading, api.rules())
    assert (again.findings, again.suppressed) == (reading.findings, reading.suppressed)
