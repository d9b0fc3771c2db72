"""Rule kind `scoring`: one rating, the features that earn or cost it points, and what keeps it within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key
from provenance.values import RatingName


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one feature is worth. Between two values of the curve the points rise or fall in a straight line."""

    feature: str = key("The feature that is measured, or a rating already given")
    curve: Mapping[str, float] = key("Points at some values of the feature: {0: 0, 3: 12}; level outside them")
    message: str = key("What the reason says; {value} is the measured value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """A bound on the rating while a feature is below or above a value."""

    feature: str = key("The feature that is looked at")
    below: float | None = key("The bound holds while the feature is smaller than this", default=None)
    above: float | None = key("The bound holds while the feature is larger than this", default=None)
    at_most: float | None = key("The rating is lowered to this", default=None)
    at_least: float | None = key("The rating is raised to this", default=None)
    message: str = key("What the reason says; {value} is the measured value")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringRule(Rule):
    """How one rating of 0 to 100 comes about. Its points add up to it exactly."""

    kind: ClassVar[str] = "scoring"

    rating: RatingName = key("The rating: depth, hedging, secondhand or overall")
    base: float = key("Points before anything is measured", default=0.0)
    points: tuple[Points, ...] = key("What each feature adds or takes away")
    caps: tuple[Cap, ...] = key("Bounds, the first one that holds wins", default=())
    bands: Mapping[str, str] = key("Words for the rating, from each value upwards: {0: nothing is sourced}")
    model: Literal["on", "off"] = key("Whether the trained model has a say", default="on")
    blend: float = key("The model's share of the rating, 0 to 1; the rules have the rest", default=0.0)
    scale: str = key("Hedging: which scale gives words their probability", default="")
