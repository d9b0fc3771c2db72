"""Rules and model in one rating: the model's say is added as lines of the same tally, feature by feature.

Each line tells by how much the model values a feature above or below the rules, times its share in the rating.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.scoring.features import FEATURES
from provenance.scoring.model import Arrays, estimate
from provenance.scoring.points import LEAST, MOST, within
from provenance.scoring.reasons import Tally
from provenance.values import Span

SMALLEST = 0.5
"""Points below which a feature's line is put with the rest: less would not show in a whole rating."""

_MEANS = {measure.name: measure.means.rstrip(".") for measure in FEATURES}


def blend(
    rule: ScoringRule,
    tally: Tally,
    arrays: Arrays,
    values: Mapping[str, float],
    spans: Mapping[str, tuple[Span, ...]],
) -> float:
    """Add the model's lines to a tally of the rules. Gives the half width of the model's 80 % interval, in points."""
    found = estimate(arrays, values)
    rules = tally.total
    wanted = rule.blend * (min(MOST, max(LEAST, found.rating)) - rules)
    shown = 0.0
    for name, term in found.terms.items():
        points = rule.blend * (term - tally.points(f"{rule.id}.{name}"))
        if abs(points) >= SMALLEST:
            points = round(points, 1)
            shown += points
            told = "more" if points > 0 else "less"
            tally.add(
                f"model.{rule.rating}.{name}", points, f"the model makes {told} of: {_MEANS[name]}", spans.get(name, ())
            )
    tally.add(f"model.{rule.rating}.rest", wanted - shown, "what else the model weighs, and where it starts")
    within(rule, tally)
    return found.margin
