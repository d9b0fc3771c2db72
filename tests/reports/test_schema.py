"""The contract's schema and the program say the same: every line it writes is valid, and nothing else is."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from provenance import api
from provenance.inputs import articles
from provenance.reports import contract
from provenance.values import Article, Reading

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").iterdir())
SCHEMA = json.loads(contract.schema())
VALID = jsonschema.Draft202012Validator(SCHEMA)


def definition(name: str) -> Any:
    return SCHEMA["$defs"][name]


@pytest.fixture(scope="module")
def lines() -> list[Any]:
    """What the program writes of the sample articles and of odd ones."""
    odd = [
        Article("", "empty", ""),
        Article("", "blank", " \n\r\n\u00a0"),
        Article("a", "flat", "It rained. Nobody spoke."),
        Article("b", "half", "“It is \ud83d over,” Mara Velde told Reuters.\r\n", title="\ud800", byline=("", "x")),
        Article("c", "nobody", "It is believed that the mill may close, reportedly."),
    ]
    return [json.loads(contract.line(one)) for one in api.read_many([*articles(SEEDS), *odd], model="rules")]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_line_is_valid(lines: list[Any]) -> None:
    assert len(lines) > 20
    for line in lines:
        VALID.validate(line)


def test_every_kind_of_value_occurs_in_what_was_validated(lines: list[Any]) -> None:
    """A schema is only tried by what it sees."""
    said = [one for line in lines for one in line["attributions"]]
    assert {one["kind"] for one in said} == set(definition("attribution")["properties"]["kind"]["enum"])
    assert {one["relay"] for one in said} >= {"report", "interview", "document", "event", "comment", "none"}
    assert any(one["source"] is None for one in said)
    assert any(one["span"] is None for line in lines for one in line["findings"])
    assert any(line["comment"] for line in lines)
    assert any(line["scores"]["overall"] is None for line in lines)
    assert any(hedge["probability"] is not None for line in lines for hedge in line["hedges"])


def test_keys_come_in_the_schema_s_order_at_every_level(lines: list[Any], reading: Reading) -> None:
    written = json.loads(contract.line(reading))
    for line in (*lines, written):
        assert list(line) == definition("article")["required"]
        assert list(line["scores"]) == definition("scores")["required"]
        assert list(line["stamp"]) == definition("stamp")["required"]
        for name, key in (("attribution", "attributions"), ("hedge", "hedges"), ("finding", "findings")):
            assert all(list(one) == definition(name)["required"] for one in line[key])
        for name, key in (("comment", "comment"), ("reason", "reasons"), ("problem", "problems")):
            assert all(list(one) == definition(name)["required"] for one in line[key])
        for one in line["attributions"]:
            assert one["source"] is None or list(one["source"]) == definition("source")["required"]
            assert all(one[key] is None or list(one[key]) == ["spans", "text"] for key in ("cue", "content"))


def test_every_span_lies_in_its_text_and_has_its_words(lines: list[Any]) -> None:
    texts = {article.id: article.text for article in articles(SEEDS)}
    for line in lines:
        text = texts.get(line["id"])
        if text is None:
            continue
        for one in line["attributions"]:
            for part in filter(None, (one["source"], one["cue"], one["content"])):
                assert " ... ".join(text[start:end] for start, end in part["spans"]) == part["text"]
        for hedge in line["hedges"]:
            assert text[slice(*hedge["span"])] == hedge["text"]
        spans = [span for reason in line["reasons"] for span in reason["spans"]] + line["furniture"]
        spans += [one["span"] for key in ("comment", "findings") for one in line[key] if one["span"] is not None]
        assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_secondhand_is_report_or_interview_and_points_add_up(lines: list[Any]) -> None:
    for line in lines:
        assert all(one["secondhand"] == (one["relay"] in ("report", "interview")) for one in line["attributions"])
        if line["grade"] != "F6":
            for name, score in line["scores"].items():
                points = sum(one["points"] for one in line["reasons"] if one["rating"] == name)
                assert abs(points - score) <= 0.51, (line["id"], name)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("grade",), "B7"),
        (("scores", "depth"), 101),
        (("scores", "depth"), 41.5),
        (("attributions", 0, "relay"), "rumour"),
        (("attributions", 0, "secondhand"), False),
        (("attributions", 0, "content", "spans", 0), [3]),
        (("attributions", 0, "chain", 0), []),
        (("attributions", 0, "confidence"), 1.5),
        (("hedges", 0, "class"), "guess"),
        (("stamp", "clock"), "noon"),
        (("extra",), 1),
    ],
)
def test_what_breaks_the_contract_is_not_valid(reading: Reading, path: tuple[str | int, ...], wrong: Any) -> None:
    line = json.loads(contract.line(reading))
    assert VALID.is_valid(line)
    broken = at = copy.deepcopy(line)
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert not VALID.is_valid(broken)


@pytest.mark.parametrize("key", ["scores", "attributions", "published", "stamp"])
def test_a_missing_key_is_not_valid(reading: Reading, key: str) -> None:
    line = json.loads(contract.line(replace(reading)))
    del line[key]
    assert not VALID.is_valid(line)
