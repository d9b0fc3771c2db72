"""Known findings stay known when the article moves around them, and new ones are new."""

from __future__ import annotations

import json

import pytest

from provenance import api, pipeline
from provenance.attribution import reader_for
from provenance.review import baseline
from provenance.values import Article, Reading

TEXT = "The roof leaks, a source said.\n\nThe walls leak, a source said on Monday.\n"


def read(text: str) -> Reading:
    rules = api.rules()
    return pipeline.read(Article("a.md", "a", text), rules, reader_for("rules", rules))


def known(text: str) -> baseline.Baseline:
    reading = read(text)
    return baseline.parsed(baseline.written([("a.md", [baseline.key_of(one, reading) for one in reading.findings])]))


def new(text: str, old: str = TEXT) -> list[str]:
    return [one.rule for one in known(old).sift(read(text), "a.md")[0]]


def test_the_same_article_has_nothing_new() -> None:
    assert len(read(TEXT).findings) > 3
    assert new(TEXT) == []


@pytest.mark.parametrize(
    "edited",
    [
        "A new first paragraph, the mayor, Mara Velde, said.\n\n" + TEXT,
        TEXT.replace("\n\n", "\n\nA word between.\n\n"),
        TEXT.replace("roof leaks", "ROOF\n   leaks"),
        TEXT.replace("a source said on Monday", "a source   said on Monday"),
        "\n".join(reversed(TEXT.strip().split("\n"))),
    ],
)
def test_edits_elsewhere_bring_no_finding_back(edited: str) -> None:
    assert "policy.house.bare-source" not in new(edited)


def test_a_new_sentence_s_findings_are_new() -> None:
    assert new(TEXT + "\nThe floor leaks, a source said.\n").count("policy.house.bare-source") == 1


def test_what_is_there_more_often_than_before_is_new() -> None:
    assert new(TEXT + "\n" + TEXT.split("\n")[0] + "\n").count("policy.house.bare-source") == 1


def test_another_article_knows_nothing_of_it() -> None:
    assert known(TEXT).sift(read(TEXT), "b.md")[1] == 0


def test_the_file_has_a_finding_a_line_sorted_and_the_same_each_time() -> None:
    found = [("b.md", [("r2", "x"), ("r1", "y"), ("r2", "x")]), ("a.md", [("r1", "“é”")]), ("c.md", [])]
    text = baseline.written(found)
    assert text == baseline.written(list(reversed(found)))
    assert json.loads(text)["findings"] == {
        "a.md": [{"rule": "r1", "words": "“é”"}],
        "b.md": [{"rule": "r1", "words": "y"}, {"rule": "r2", "words": "x", "count": 2}],
    }
    assert sum('"rule"' in line for line in text.splitlines()) == 3
    assert json.loads(baseline.written([])) == {"baseline": 1, "findings": {}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no JSON"),
        ("[]", "is no baseline"),
        ('{"baseline": 9, "findings": {}}', "another version"),
        ('{"baseline": 1, "findings": {"a.md": [{"rule": "r"}]}}', "an entry that is none"),
        ('{"baseline": 1, "findings": []}', "an entry that is none"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, says: str) -> None:
    with pytest.raises(baseline.Unreadable, match=says):
        baseline.parsed(text)
