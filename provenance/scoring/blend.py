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

MOST_LINES = 4
"""Features that get a line of their own, those on which model and rules differ most; the others are put together."""

SMALLEST = 0.5
"""Points below which a feature gets no line: less would not show in a whole rating."""

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
    given = tally.points()
    apart = {
        name: round(rule.blend * (term - given.get(f"{rule.id}.{name}", 0.0)), 1) for name, term in found.terms.items()
    }
    shown = 0.0
    for name in sorted(apart, key=lambda name: -abs(apart[name]))[:MOST_LINES]:
        points = apart[name]
        if abs(points) >= SMALLEST:
            shown += points
            told = "more" if points > 0 else "less"
            message = f"the model makes {told} of: {_MEANS[name]}"
            tally.add(f"model.{rule.rating}.{name}", points, message, spans.get(name, ()))
    tally.add(f"model.{rule.rating}.rest", wanted - shown, "what else the model weighs, and where it starts")
    within(rule, tally)
    return found.margin
