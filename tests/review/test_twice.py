"""The shortcut of `rules diff` gives what reading everything twice gives: on every seed, for edits of every sort.

`tests/cases/rule_edits/` holds folders' worth of edits an editor makes, a file each; what needs a shipped rule changed
in place is made here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance import pipeline, ruleset
from provenance.attribution import reader_for
from provenance.review.changes import compare
from provenance.review.edits import edits, reordered
from provenance.review.reach import Stage, haystack, reach
from provenance.review.twice import Twice
from provenance.ruleset import Rule, RuleSet
from provenance.ruleset.load import rule_files
from provenance.text import phrases

from .conftest import OPTIONS, POLICIES, Shelf

CASES = Path(__file__).parents[1] / "cases" / "rule_edits"
EDITS = sorted(CASES.glob("*.yaml"))


def edited(rule_id: str, **keys: object) -> Callable[[RuleSet], RuleSet]:
    """The rules with some keys of one rule replaced."""

    def change(old: RuleSet) -> RuleSet:
        assert rule_id in {rule.id for rule in old.rules}
        rules: tuple[Rule, ...] = tuple(
            replace(rule, **keys) if rule.id == rule_id else rule
            for rule in old.rules  # type: ignore[arg-type]
        )
        return replace(old, rules=rules)

    return change


def lighter(old: RuleSet) -> RuleSet:
    return replace(old, rules=tuple(replace(r, weight=r.weight / 3) if r.kind == "cue" else r for r in old.rules))


def without_patterns(old: RuleSet) -> RuleSet:
    """`cue.say` without one of its phrases."""
    kept = {**old.patterns["cue.say.plain"], "phrases": old.patterns["cue.say.plain"]["phrases"][1:]}
    changed = edited("cue.say.plain", phrases=next(r for r in old.rules if r.id == "cue.say.plain").phrases[1:])(old)
    return replace(changed, patterns={**old.patterns, "cue.say.plain": kept})


IN_PLACE = {
    "a weight": edited("cue.say.plain", weight=0.05),
    "all weights": lighter,
    "a phrase taken out": without_patterns,
    "a policy's wording": edited("policy.house.bare-source", message="Who is “{name}”?", severity="suggestion"),
    "a policy that nobody asked for": edited("policy.house.rote-reason", policy="ours"),
    "a base": edited("scoring.overall", base=30.0),
    "the scale of hedges": edited("scoring.hedging", scale="kent"),
    "a grade": edited("grade.letter.b", strength=0.5),
    "a class": edited("hedge.modal.could", class_="weasel"),
    "a scope": edited("hedge.modal.could", scope="quotations"),
    "another order": lambda old: replace(old, rules=tuple(reversed(old.rules))),
    "nothing but an example": edited("cue.say.plain", yes=("The mayor said it would rain.",)),
}


def check(shelf: Shelf, new: RuleSet, every: int = 1, first: int = 0) -> int:
    """How many articles were read again, after both ways were found to agree on every nth seed."""
    rules = ruleset.compile(new, phrases)
    reader = reader_for("rules", rules)
    changed = edits(shelf.ruleset, new)
    touched = reach(changed, shelf.ruleset, new, POLICIES, reordered(shelf.ruleset, new))
    twice = Twice(rules, "rules", OPTIONS, touched)
    again = 0
    for article, old in list(zip(shelf.articles, shelf.readings, strict=True))[first % every :: every]:
        wanted = touched.stage(haystack(article)) < Stage.NONE
        short = twice.again(old) if wanted else old
        full = pipeline.read(article, rules, reader, OPTIONS)
        assert replace(short, stamp=full.stamp) == full, compare(short, full)
        again += wanted
    return again


def overlaid(file: Path) -> RuleSet:
    new, problems = ruleset.load([ruleset.shipped(), file])
    assert problems == ()
    return new


QUICK = ("a-hedge-removed", "a-new-cue", "a-new-outlet", "furniture", "names-of-places")
"""Edits tried on every fourth seed in every run of the tests; all of them on all seeds take their time."""


@pytest.mark.parametrize("name", QUICK)
def test_an_overlay_read_the_short_way_gives_what_reading_all_gives(name: str, shelf: Shelf) -> None:
    check(shelf, overlaid(CASES / f"{name}.yaml"), every=4, first=QUICK.index(name))


@pytest.mark.parametrize("name", ["a weight", "a policy's wording", "a base"])
def test_a_rule_changed_in_place_read_the_short_way_gives_what_reading_all_gives(name: str, shelf: Shelf) -> None:
    check(shelf, IN_PLACE[name](shelf.ruleset), every=4)


@pytest.mark.slow
def test_the_short_way_is_right_on_every_seed(shelf: Shelf) -> None:
    for file in EDITS:
        assert check(shelf, overlaid(file)) > 0, f"{file.stem} reaches nothing and so tests nothing"
    for name, change in IN_PLACE.items():
        assert (check(shelf, change(shelf.ruleset)) > 0) == (name != "nothing but an example"), name


def test_what_no_edit_can_reach_is_not_read(shelf: Shelf) -> None:
    def read_again(new: RuleSet) -> int:
        touched = reach(edits(shelf.ruleset, new), shelf.ruleset, new, ("house",))
        return sum(touched.stage(haystack(article)) < Stage.NONE for article in shelf.articles)

    assert read_again(IN_PLACE["nothing but an example"](shelf.ruleset)) == 0
    assert read_again(edited("policy.ap.speculation", message="x")(shelf.ruleset)) == 0  # AP is not asked for
    off = next(rule for rule in shelf.ruleset.rules if rule.id == "outlet:Politico")
    rest = replace(shelf.ruleset, rules=tuple(rule for rule in shelf.ruleset.rules if rule is not off))
    assert 0 < read_again(rest) < len(shelf.articles) / 2


def test_short_words_are_looked_for_as_a_whole_and_at_seams(shelf: Shelf) -> None:
    article = replace(shelf.articles[0], text="The MemberAP map. They don’t.", title=None, outlet="PA", byline=())
    hay = haystack(article)
    assert hay.has("ap")  # a page lost the space before it
    assert hay.has("pa")  # told by the metadata
    assert hay.has("do")  # of don't
    assert hay.has("n't")
    assert not hay.has("ma")


def test_the_cases_are_files_of_rules() -> None:
    assert len(EDITS) > 10
    assert all(rule_files(file) == [file] for file in EDITS)
