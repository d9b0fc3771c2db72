"""The trained rating model: additive, monotone where the meaning is, blended as scoring.yaml says, off when told so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ruleset import Rules
from provenance.scoring import model
from provenance.scoring.features import NAMES
from provenance.scoring.ratings import ORDER, rated
from provenance.values import Feature


def features(**given: float) -> tuple[Feature, ...]:
    usual = {
        "independent_origins": 4.0,
        "firsthand_people": 3.0,
        "plain_verbs": 0.5,
        "in_sentence": 0.9,
        "variety": 3.0,
    }
    return tuple(Feature(name, {**usual, **given}.get(name, 0.0)) for name in NAMES)


def test_a_model_is_shipped_for_every_rating() -> None:
    assert set(model.shipped()) == set(ORDER)
    for arrays in model.shipped().values():
        size = len(arrays.features)
        assert len(arrays.mean) == len(arrays.scale) == len(arrays.weight) == len(arrays.spread_weight) == size
        assert set(arrays.features) <= set(NAMES)
        assert "length" not in arrays.features


@settings(max_examples=50, deadline=None)
@given(values=st.dictionaries(st.sampled_from(NAMES), st.floats(0, 100, allow_nan=False)))
def test_terms_and_base_sum_to_the_estimate(values: dict[str, float]) -> None:
    for arrays in model.shipped().values():
        found = model.estimate(arrays, values)
        assert found.rating == pytest.approx(found.base + sum(found.terms.values()))
        assert found.margin > 0


@pytest.mark.parametrize(
    "feature", ["independent_origins", "named_origins", "firsthand_people", "experts", "documents"]
)
@settings(max_examples=30, deadline=None)
@given(fewer=st.floats(0, 30, allow_nan=False), more=st.floats(0, 30, allow_nan=False))
def test_more_sources_never_lower_depth(feature: str, fewer: float, more: float) -> None:
    arrays = model.shipped()["depth"]
    low, high = sorted((fewer, more))
    assert model.estimate(arrays, {feature: low}).rating <= model.estimate(arrays, {feature: high}).rating


@pytest.mark.parametrize(
    ("rating", "feature"), [("depth", "relayed"), ("depth", "judgments"), ("depth", "bare_sources")]
)
def test_faults_never_raise_depth(rating: str, feature: str) -> None:
    arrays = model.shipped()[rating]
    assert model.estimate(arrays, {feature: 1.0}).rating <= model.estimate(arrays, {feature: 0.0}).rating


def test_the_blend_and_its_reasons(rules: Rules) -> None:
    made = rated(features(judgments=1.0), rules, "B3")
    assert any(r.rule.startswith("model.depth.") for r in made.reasons)
    for name, low, high in made.intervals:
        assert 0 <= low <= getattr(made, name) <= high <= 100
    assert {name for name, _, _ in made.intervals} == set(ORDER)


class _Off:
    """The shipped rules with the model switched off."""

    def __init__(self, rules: Rules) -> None:
        self._scoring = tuple(replace(rule, model="off") for rule in rules.of("scoring"))

    def of(self, kind: str) -> tuple[object, ...]:
        return self._scoring if kind == "scoring" else ()


def test_model_off_gives_the_rules_alone(rules: Rules) -> None:
    made = rated(features(judgments=1.0), _Off(rules), "B3")  # type: ignore[arg-type]
    assert made.intervals == ()
    assert all(r.rule.startswith("scoring.") for r in made.reasons)
