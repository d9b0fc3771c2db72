"""The output contract, key by key: what programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace

from provenance.reports import contract
from provenance.values import Reading

KEYS = [
    *("path", "id", "title", "outlet", "byline", "published", "scores", "grade", "attributions", "hedges"),
    *("comment", "findings", "suppressed", "furniture", "reasons", "problems", "stamp"),
]


def test_keys_are_those_of_the_contract_in_their_order(reading: Reading, blank: Reading) -> None:
    assert list(json.loads(contract.line(reading))) == KEYS
    assert list(json.loads(contract.line(blank))) == KEYS


def test_an_attribution_with_spans_into_the_text_as_on_disk(reading: Reading) -> None:
    first = json.loads(contract.line(reading))["attributions"][0]
    assert first == {
        "id": 1,
        "kind": "indirect",
        "source": {
            "spans": [[20, 37]],
            "text": "a senior official",
            "name": "a senior official",
            "category": "person",
            "identity": "unnamed",
        },
        "cue": {"spans": [[38, 42]], "text": "told"},
        "content": {"spans": [[0, 18]], "text": "The mill may close"},
        "relay": "interview",
        "chain": [["the Ledger"], ["a senior official"]],
        "secondhand": True,
        "hedged": True,
        "confidence": 0.9123,
        "rules": ["cue.tell", "relay.told"],
    }


def test_every_span_gives_its_text_after_a_windows_line_end(reading: Reading) -> None:
    told = contract.as_object(reading)
    text = reading.document.text
    for one in told["attributions"]:
        for part in ("source", "cue", "content"):
            assert " ... ".join(text[start:end] for start, end in one[part]["spans"]) == one[part]["text"]
    assert told["attributions"][1]["content"]["text"] == "We will see"
    for hedge in told["hedges"]:
        assert text[slice(*hedge["span"])] == hedge["text"] == "may"


def test_nobody_named_is_null_and_a_missing_cue_is_null(reading: Reading) -> None:
    silent = replace(reading.attributions[0], source=None, source_ranges=(), cue=())
    told = contract.attribution(reading.document, silent)
    assert told["source"] is None
    assert told["cue"] is None


def test_what_cannot_be_judged_is_null_not_zero(blank: Reading) -> None:
    told = contract.as_object(blank)
    assert told["scores"] == {"depth": None, "hedging": None, "secondhand": None, "overall": None}
    assert told["grade"] == "F6"


def test_a_problem_of_text_and_reading_is_told_once(reading: Reading) -> None:
    assert [one["code"] for one in contract.as_object(reading)["problems"]] == ["odd-quotes", "short"]


def test_hedges_findings_comment_furniture_reasons_and_stamp(reading: Reading) -> None:
    told = contract.as_object(reading)
    assert told["hedges"] == [
        {"span": [9, 12], "text": "may", "class": "modal", "rule": "hedge.may", "probability": [20.0, 80.0]}
    ]
    assert told["comment"] == [{"body": "Kestrel Terminals", "outcome": "no-response", "span": [0, 8]}]
    assert told["findings"][0] == {
        "rule": "npr.vague",
        "policy": "npr",
        "severity": "warning",
        "message": "“official” of what?",
        "span": [20, 37],
    }
    start, end = told["furniture"][0]
    assert reading.document.text[start:end] == "Share this article\r\n"
    assert told["reasons"][1] == {
        "rating": "depth",
        "points": -8.4,
        "rule": "depth.unnamed",
        "message": "one source is unnamed",
        "spans": [[20, 37]],
    }
    assert told["stamp"] == {"version": "0.1.0", "rules": "abc", "model": ""}


def test_a_lone_surrogate_can_be_written_as_utf_8_and_read_back(reading: Reading) -> None:
    odd = replace(reading, document=replace(reading.document, title="half \ud83d a face"))
    line = contract.line(odd)
    assert json.loads(line.encode("utf-8"))["title"] == "half \ud83d a face"


def test_one_line_is_one_line(reading: Reading) -> None:
    assert "\n" not in contract.line(reading)
    assert "\r" not in contract.line(reading)


def test_words_that_mean_nobody_keep_their_place(reading: Reading) -> None:
    named = next(one for one in reading.attributions if one.source_ranges)
    nobody = contract.attribution(reading.document, replace(named, source=None))["source"]
    assert nobody["spans"] == contract.attribution(reading.document, named)["source"]["spans"]
    assert (nobody["identity"], nobody["category"]) == ("none", "unknown")
