"""Hedges: scales, whose words they are, and which attributions they make uncertain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.ruleset import Rules
from provenance.signals import anonymity, comments, disclosure, hedges
from provenance.values import Document, Relation


@pytest.mark.parametrize(
    ("scale", "words", "row"),
    [
        ("icd-203", "likely", (55.0, 80.0)),
        ("icd-203", "very likely", (80.0, 95.0)),
        ("icd-203", "very unlikely", (5.0, 20.0)),
        ("icd-203", "almost certain", (95.0, 99.0)),
        ("ipcc", "likely", (66.0, 100.0)),
        ("ipcc", "very unlikely", (0.0, 10.0)),
        ("kent", "likely", (63.0, 87.0)),
        ("kent", "almost certain", (87.0, 99.0)),
    ],
)
def test_only_the_chosen_scale_gives_probabilities(
    scale: str, words: str, row: tuple[float, float], build: Callable[[str], Document], rules: Rules
) -> None:
    document = build(f"The levy is {words} to pass in the autumn vote.")
    found = hedges.find(document, rules.scan(document), rules, scale=scale)
    assert [h.probability for h in found if h.probability] == [row]


def test_no_two_hedges_overlap(build: Callable[[str], Document], rules: Rules) -> None:
    document = build("It is widely believed that the dam could perhaps fail if it is not likely to be mended.")
    found = hedges.find(document, rules.scan(document), rules)
    assert len(found) >= 4
    assert all(a.range[1] <= b.range[0] for a, b in pairwise(found))


def test_quoted_and_attributed_hedges_are_told_apart(build: Callable[[str], Document], rules: Rules) -> None:
    document = build("“The roof may fall,” said Ida Brandt. The hall could close.")
    quote = (1, 5)
    found = hedges.find(document, rules.scan(document), rules, [Relation(((8, 10),), ((7, 8),), (quote,), "direct")])
    assert [(document.slice(h.range), h.quoted, h.attributed) for h in found] == [
        ("may", True, True),
        ("could", False, False),
    ]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("the roof may fall", True),
        ("the roof is about 40 years old", False),
        ("the thief allegedly stole a boat", True),
        ("several roofs fell", False),
        ("the roof fell", False),
        ("it is unclear whether the roof will hold", True),
    ],
)
def test_what_makes_an_attribution_hedged(
    content: str, wanted: bool, build: Callable[[str], Document], rules: Rules
) -> None:
    document = build(f"Ida Brandt said {content}.")
    relation = Relation(((0, 2),), ((2, 3),), ((3, len(document) - 1),), "indirect")
    found = hedges.find(document, rules.scan(document), rules, [relation])
    assert hedges.hedged(found, [relation], rules) == (wanted,)


def test_a_hedged_cue_makes_the_attribution_hedged(build: Callable[[str], Document], rules: Rules) -> None:
    document = build("Ida Brandt believes the roof fell.")
    relation = Relation(((0, 2),), ((2, 3),), ((3, 6),), "indirect")
    found = hedges.find(document, rules.scan(document), rules, [relation])
    assert hedges.hedged(found, [relation], rules) == (True,)


def test_alleged_crime_weighs_nothing(build: Callable[[str], Document], rules: Rules) -> None:
    document = build("He allegedly stole two tractors from a barn.")
    found = hedges.find(document, rules.scan(document), rules)
    assert [hedges.rule_of(rules, h).weight for h in found] == [0]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Some historians believe that the bell is older.", True),
        ("The bell was probably cast in Utrecht.", True),
        ("The bell was cast in 1640 in Utrecht.", False),
        ("If the rope breaks, the bell falls.", False),
    ],
)
def test_uncertain_sentences(words: str, wanted: bool, build: Callable[[str], Document], rules: Rules) -> None:
    document = build(words)
    assert hedges.uncertain(hedges.find(document, rules.scan(document), rules), rules) is wanted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from("may could If “ ” , . declined to comment Ida Brandt the not authorized anonymity AI".split()),
        max_size=40,
    ).map(" ".join)
)
def test_no_text_breaks_a_signal(build: Callable[[str], Document], rules: Rules, words: str) -> None:
    document = build(words)
    hits = rules.scan(document)
    size = len(document)
    for hedge in hedges.find(document, hits, rules):
        assert 0 <= hedge.range[0] < hedge.range[1] <= size
    for request in comments.find(document, hits, rules):
        assert request.body
        assert 0 <= request.range[0] < request.range[1] <= size
    assert all(0 <= w.weight <= 1 for w in anonymity.find(document, hits, rules))
    assert all(d.span[0] < d.span[1] for d in disclosure.find(document, hits, rules))
