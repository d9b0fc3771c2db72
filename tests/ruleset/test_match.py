"""The scan: capitals, scope, `unless`, overlaps, sentences, expressions, and that nothing is found twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance.ruleset import Hits, Rules
from provenance.values import Document, Hit

Make = Callable[..., Rules]
Text = Callable[[str], Document]


def rule(name: str = "h.x", **keys: str) -> str:
    parts = {"means": "m", "class": "modal", "yes": "[x]", "no": "[x]"} | keys
    return f"  - {{id: {name}, {', '.join(f'{key}: {value}' for key, value in parts.items())}}}\n"


def hedges(*rules: str) -> str:
    return "kind: hedge\nrules:\n" + "".join(rules)


def found(rules: Rules, document: Document, kind: str = "hedge") -> list[tuple[str, str]]:
    return [(hit.rule, document.slice(hit.range)) for hit in rules.scan(document).of(kind)]


@pytest.mark.parametrize(
    ("case", "text", "hits"),
    [
        ("free", "May it rain in May? MAY it!", ["May", "May", "MAY"]),
        ("exact", "May it rain in may?", ["may"]),
    ],
)
def test_capitals(rules_of: Make, document_of: Text, case: str, text: str, hits: list[str]) -> None:
    rules = rules_of(hedges(rule(phrases="[may]", case=case)))
    assert [words for _, words in found(rules, document_of(text))] == hits


def test_exact_capitals_hold_in_patterns_with_gaps(rules_of: Make, document_of: Text) -> None:
    rules = rules_of(hedges(rule(phrases="['Not ... So']", case="exact")))
    assert found(rules, document_of("Not quite So. Not quite so.")) == [("h.x", "Not quite So")]


@pytest.mark.parametrize(("scope", "hits"), [("any", 2), ("own", 1), ("quotations", 1), ("headline", 0)])
def test_scope(rules_of: Make, document_of: Text, scope: str, hits: int) -> None:
    rules = rules_of(hedges(rule(phrases="[maybe]", scope=scope)))
    assert len(found(rules, document_of("Maybe it rains. “Maybe it snows,” he said."))) == hits


def test_unless_voids_overlapping_matches_alone(rules_of: Make, document_of: Text) -> None:
    rules = rules_of(hedges(rule(phrases="[likely]", unless="[likely voter*, not ... likely]")))
    text = "Likely voters stayed. It is likely. It is not at all likely."
    assert found(rules, document_of(text)) == [("h.x", "likely")]


def test_the_longest_of_one_rule_and_all_of_different_rules(rules_of: Make, document_of: Text) -> None:
    rules = rules_of(
        hedges(rule("h.a", phrases="[could, could well be]"), rule("h.b", phrases="[could well, well be]"))
    )
    assert found(rules, document_of("It could well be.")) == [
        ("h.a", "could well be"),
        ("h.b", "could well"),
    ]


def test_no_match_across_sentences(rules_of: Make, document_of: Text) -> None:
    rules = rules_of(hedges(rule(phrases="[so far, 'it ... far']")))
    assert found(rules, document_of("He said so\nFar away it rained.")) == []
    assert found(rules, document_of("It is so far.")) == [("h.x", "It is so far")]


@pytest.mark.parametrize(
    ("expression", "text", "hits"),
    [
        (r"perhaps|maybe", "Perhaps. Maybe.", ["Perhaps", "Maybe"]),
        (r"\bmay\w*\b", "May mayor maybe dismay", ["May", "mayor", "maybe"]),
        (r"caf\w+", "Two cafés.", ["cafés"]),
        (r"\d+ per ?cent", "It was 30 per cent.", ["30 per cent"]),
        (r"don't know", "I don’t know.", ["don’t know"]),
        (r"so\s+far", "So\u00a0far it rains.", ["So\u00a0far"]),
        (r"rain", "It rains.", []),
    ],
)
def test_expressions(rules_of: Make, document_of: Text, expression: str, text: str, hits: list[str]) -> None:
    rules = rules_of(hedges(rule(regex="['" + expression.replace("'", "''") + "']")))
    assert [words for _, words in found(rules, document_of(text))] == hits


def test_expressions_mind_capitals_when_told(rules_of: Make, document_of: Text) -> None:
    rules = rules_of(hedges(rule(regex="['may']", case="exact")))
    assert found(rules, document_of("May it? It may.")) == [("h.x", "may")]


def test_names_need_their_capitals(rules_of: Make, document_of: Text) -> None:
    text = "kind: medium\nrules:\n  - {id: m.tw, means: m, relay: interview, names: [This Week, X]}\n"
    rules = rules_of(text)
    assert found(rules, document_of("On This Week and on X, not this week or x."), "medium") == [
        ("m.tw", "This Week"),
        ("m.tw", "X"),
    ]


RELAY = """\
kind: relay
rules:
  - id: r.on
    means: said on a programme
    relay: interview
    phrases: ["said on {outlet}"]
    yes: [x]
    no: [x]
  - id: r.wrote
    means: wrote on a platform
    relay: social
    phrases: ["wrote on {platform}"]
    yes: [x]
    no: [x]
"""
OUTLETS = """\
kind: outlet
rules:
  - CNN | | broadcaster | US | cnn.com
  - BBC | | broadcaster | GB | bbc.co.uk
  - ABC News | ABC | broadcaster | US | abcnews.go.com
"""
MEDIA = """\
kind: medium
rules:
  - {id: m.programme, means: m, relay: interview, outlet: ABC News, names: [This Week]}
  - {id: m.platform, means: m, relay: social, names: [Facebook, X]}
"""


@pytest.mark.parametrize("between", ["a long", "a long and frank"])
def test_a_gap_lets_words_pass(rules_of: Make, document_of: Text, between: str) -> None:
    rules = rules_of(hedges(rule(phrases="['gave ... interview']")))
    assert found(rules, document_of(f"She gave {between} interview."))


@pytest.mark.parametrize("between", ["“a long”", "money - an", "money (in an", "money; the", "money — the"])
def test_no_gap_crosses_into_another_statement(rules_of: Make, document_of: Text, between: str) -> None:
    rules = rules_of(hedges(rule(phrases="['gave ... interview']")))
    assert not found(rules, document_of(f"She gave {between} interview."))


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("She said on CNN that it rains.", "CNN"),
        ("She said on the BBC that it rains.", "BBC"),
        ("She said on This Week that it rains.", "This Week"),
        ("She said on “This Week” that it rains.", "This Week"),
        ("She said on ABC's “This Week” that it rains.", "ABC's “This Week"),
        ("She said on ABC's This Week that it rains.", "ABC's This Week"),
        ("She wrote on Facebook that it rains.", "Facebook"),
    ],
)
def test_slots_take_programmes_and_platforms(rules_of: Make, document_of: Text, text: str, slot: str) -> None:
    rules = rules_of(RELAY, MEDIA, OUTLETS)
    document = document_of(text)
    hits = rules.scan(document).of("relay")
    assert [document.slice(part) for hit in hits for _, part in hit.slots] == [slot]


def test_hits_by_kind_start_and_token() -> None:
    a, b, c = Hit("r.a", "k", 2, 5), Hit("r.b", "k", 2, 3), Hit("r.c", "other", 0, 9)
    hits = Hits([b, c, a])
    assert hits.of("k") == (a, b)
    assert hits.at("k", 2) == (a, b)
    assert hits.at("k", 3) == ()
    assert hits.covering("k", 3) == (a,)
    assert hits.covering("other", 8) == (c,)
    assert hits.of("none") == hits.covering("none", 0) == ()
    assert len(hits) == 3
    assert set(hits) == {a, b, c}


def test_an_empty_document_has_no_hits(rules: Rules, document_of: Text) -> None:
    assert len(rules.scan(document_of(""))) == 0


def test_the_same_document_gives_the_same_hits(rules: Rules, document_of: Text) -> None:
    text = "Officials told CNN that the dam could fail, according to Axios, as cited by The Hill. " * 3
    assert list(rules.scan(document_of(text))) == list(rules.scan(document_of(text)))
