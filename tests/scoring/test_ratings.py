"""Ratings: their reasons add up, they stay within bounds, and an article that cannot be judged is told so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import scoring
from provenance.ruleset import Rules
from provenance.scoring import points
from provenance.scoring.facts import judgeable
from provenance.scoring.features import FEATURES, NAMES
from provenance.scoring.ratings import ORDER, rated
from provenance.values import Feature

WORDS = (
    "The ferry ran aground off the north pier on Monday. Vera Orlen, a pilot, said the fog was thick. "
    "“We saw nothing,” said Tom Hale. Officials said the hull was dented in two places. "
    "The report of the harbor board puts the cost at 90,000 dollars."
)


def test_reasons_add_up_and_name_the_rule(story: Callable[..., object]) -> None:
    made = story(WORDS).says("Vera Orlen", "the fog was thick").says("Tom Hale", "We saw nothing", kind="direct")
    ratings = scoring.rate(made.facts())
    for name in ORDER:
        mine = [r for r in ratings.reasons if r.rating == name]
        assert sum(round(10 * r.points) for r in mine) == 10 * getattr(ratings, name)
        assert all(r.rule.startswith((f"scoring.{name}.", f"model.{name}.")) and r.message for r in mine)


def test_reasons_show_the_words_behind_them(story: Callable[..., object]) -> None:
    made = story(WORDS).says("Vera Orlen", "the fog was thick")
    people = [r for r in scoring.rate(made.facts()).reasons if r.rule == "scoring.depth.independent_origins"]
    # one origin earns nothing, so no line; the experts line does
    assert not people
    experts = [r for r in scoring.rate(story(WORDS.replace("a pilot", "a professor")).says(
        "Vera Orlen", "the fog was thick").facts()).reasons if r.rule == "scoring.depth.experts"]  # fmt: skip
    assert experts[0].points > 0
    assert experts[0].spans


def test_no_text_has_no_rating(story: Callable[..., object]) -> None:
    ratings = scoring.rate(story("").facts())
    assert (ratings.depth, ratings.hedging, ratings.secondhand, ratings.overall) == (None, None, None, None)
    assert ratings.grade == "F6"
    assert {r.rule for r in ratings.reasons} == {"scoring.unjudged"}


def test_no_attribution_cannot_be_judged_but_says_what_the_voice_shows(story: Callable[..., object]) -> None:
    ratings = scoring.rate(story(WORDS).facts())
    assert ratings.grade == "F6"
    assert ratings.overall is not None
    assert ratings.depth is not None
    assert ratings.depth <= 20
    assert "ascribed to anybody" in next(r.message for r in ratings.reasons if r.rule == "scoring.unjudged")


def test_every_feature_is_documented_and_in_its_range(story: Callable[..., object]) -> None:
    made = (
        story(WORDS)
        .says("Vera Orlen", "the fog was thick")
        .says("Officials", "the hull was dented", identity="unnamed")
    )
    features = scoring.rate(made.facts()).features
    assert [f.name for f in features] == list(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    for one, feature in zip(FEATURES, features, strict=True):
        assert one.means.endswith(".")
        assert one.unit
        assert feature.value >= 0
        assert one.unit not in ("share", "flag") or feature.value <= 1


@settings(max_examples=80, deadline=None)
@given(values=st.lists(st.floats(0, 50, allow_nan=False), min_size=len(NAMES), max_size=len(NAMES)))
def test_any_features_give_ratings_whose_reasons_add_up(values: list[float], rules: Rules) -> None:
    ratings = rated(tuple(Feature(n, v) for n, v in zip(NAMES, values, strict=True)), rules, "B3")
    for name in ORDER:
        rating = getattr(ratings, name)
        assert 0 <= rating <= 100
        assert sum(round(10 * r.points) for r in ratings.reasons if r.rating == name) == 10 * rating


@pytest.mark.parametrize(("value", "wanted"), [(-1, 2), (0, 2), (0.5, 3), (1, 4), (2, 4), (3, 0), (99, 0)])
def test_curves_are_straight_between_corners_and_level_outside(value: float, wanted: float) -> None:
    assert points.curve_at((("1", 4.0), ("0", 2.0), ("2", 4.0), ("3", 0.0)), value) == wanted


def test_faults_of_the_shipped_rules(rules: Rules) -> None:
    assert scoring.faults(rules) == ()


@pytest.mark.parametrize(("text", "judged"), [("", False), (WORDS, False)])
def test_what_cannot_be_judged(text: str, judged: bool, story: Callable[..., object]) -> None:
    assert (judgeable(story(text).facts()) == "") is judged


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "1 person was there"), (2.0, "2 people were there"), (0.4, "0.4 people were there")]
)
def test_one_is_told_in_the_singular(value: float, said: str) -> None:
    assert points.filled("{value} {person was|people were} there", value) == said
