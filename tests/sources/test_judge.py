"""The judge of nameless sources: a pure function of plain signs, with weights that fit them."""

from __future__ import annotations

import pytest

from provenance.sources.figures import Figure
from provenance.sources.judge import NOBODY, SPOKE, settle, shipped
from provenance.values import Category, Document


def settled(category: Category, *signs: str) -> Figure:
    figure = Figure("somebody", category, "unnamed")
    figure.signs.update((SPOKE, *signs))
    settle(figure)
    return figure


def test_the_answers_are_identities_and_sum_to_one() -> None:
    chances = shipped().identity.weigh({"words: direct"})
    assert set(chances) == {"unnamed", "collective", "named", "none"}
    assert sum(chances.values()) == pytest.approx(1.0)


def test_signs_it_never_saw_weigh_nothing() -> None:
    scale = shipped().identity
    assert scale.weigh({"words: direct", "no such sign"}) == scale.weigh({"words: direct"})


def test_officials_who_said_are_withheld_and_crowds_that_fear_are_not() -> None:
    officials = settled("person", "the rules say person, unnamed, many", "noun: source.official", "cue: said")
    voters = settled("person", "the rules say person, collective, many", "noun: group.public", "cue: other")
    assert (officials.identity, voters.identity) == ("unnamed", "collective")
    assert 0.0 < officials.sure < 1.0


def test_people_are_somebody() -> None:
    assert settled("person", "cue: none", "in a headline").identity != "none"


def test_nobody_is_named_farther_on_where_nobody_is_named() -> None:
    signs = ("the rules say person, unnamed, one", "title: title.lawyer", "owned person, one")
    assert settled("person", *signs, NOBODY).identity != "named"


def test_a_noun_no_rule_knows_gets_a_category() -> None:
    figure = settled("unknown", "the rules say unknown, none, one", "the unknown, one", "cue: speech", "words: direct")
    assert figure.identity == "none" or figure.category != "unknown"


def test_the_same_words_are_judged_alike_wherever_they_stand(resolve) -> None:
    article = "Two people said the dam was low. Officials at the Lorne ministry said it was high. Critics fear so."
    mentions = ("Two people", "Officials at the Lorne ministry", "Critics")
    _, once = resolve(article, *mentions)
    document, twice = resolve(article, *mentions)
    assert isinstance(document, Document)
    assert once == twice
    assert all(source is not None and 0.0 < source.confidence <= 1.0 for source in once.sources)
