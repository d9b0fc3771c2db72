"""Rule kind `scoring`: how features become points of a rating. Its meaning is in the scoring room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import Rule, key
from provenance.values import RatingName


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringRule(Rule):
    """Points that a feature adds to a rating."""

    kind: ClassVar[str] = "scoring"

    rating: RatingName = key("The rating that gets the points")
    feature: str = key("The feature that is measured")
    points: float = key("Points at the full value of the feature; negative ones take away")
    full: float = key("The value of the feature that earns all points", default=1.0)
    message: str = key("What the reason says; {value} is the measured value", default="")
