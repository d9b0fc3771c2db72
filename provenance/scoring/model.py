"""The trained rating model at run time: additive and monotone over the features. Trains nothing.

Its arrays lie beside this file as JSON (`ratings.json`; no pickle). A rating is an intercept plus one term a feature,
so that every point has its reason. What it must not be used for: docs/model-card.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from provenance.values import RatingName

ARRAYS = Path(__file__).with_name("ratings.json")

FARTHEST = 3.0
"""Standard deviations beyond which a feature says nothing more: the model never saw such articles."""

EIGHTY = 1.2816
"""Standard deviations that hold the middle 80 % of a normal distribution: the width of the interval."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """One rating's model. All tuples run in parallel with `features`; `weight` is in points a standard deviation.

    A feature enters raised to `power` (below 1: the tenth source tells less than the second), then standardized.
    """

    power: float
    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    intercept: float
    spread_weight: tuple[float, ...]
    spread: float
    residual: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the model gives a reading: the rating, each feature's term, and the half width of the 80 % interval.

    `above` holds the features of which the reading has more than the average article that the model was trained on.
    """

    rating: float
    base: float
    terms: Mapping[str, float]
    margin: float
    above: frozenset[str]


def estimate(arrays: Arrays, values: Mapping[str, float]) -> Estimate:
    """The model's rating of a reading, unbounded; the terms and the base sum to it."""
    base, total, spread = arrays.intercept, arrays.intercept, arrays.spread
    terms: dict[str, float] = {}
    above: set[str] = set()
    for name, mean, scale, weight, wider in zip(
        arrays.features, arrays.mean, arrays.scale, arrays.weight, arrays.spread_weight, strict=True
    ):
        value = values.get(name, 0.0)
        at = ((value**arrays.power if value > 0 else 0.0) - mean) / scale
        if not -FARTHEST < at < FARTHEST:
            at = FARTHEST if at > 0 else -FARTHEST
        if at > 0:
            above.add(name)
        if weight:
            terms[name] = weight * at
            total += weight * at
        spread += wider * at
    margin = EIGHTY * math.sqrt(arrays.residual**2 + max(0.0, spread) ** 2)
    return Estimate(total, base, terms, margin, frozenset(above))


@cache
def shipped() -> Mapping[RatingName, Arrays]:
    """The models that come with the program, by rating; none when the file is missing or of another form."""
    try:
        header: dict[str, Any] = json.loads(ARRAYS.read_text(encoding="utf-8"))
        return {name: read(one) for name, one in header["ratings"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def read(one: Mapping[str, Any]) -> Arrays:
    """Arrays from their JSON form. Raises KeyError or TypeError for another form."""
    lists = {k: tuple(one[k]) for k in ("features", "mean", "scale", "weight", "spread_weight")}
    return Arrays(one["power"], **lists, intercept=one["intercept"], spread=one["spread"], residual=one["residual"])


@cache
def digest() -> str:
    """Names the shipped models in stamps: a hash of their file, "" when there is none."""
    try:
        return blake2b(ARRAYS.read_bytes(), digest_size=8).hexdigest()
    except OSError:
        return ""
