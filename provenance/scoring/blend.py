"""Rules and model in one rating: both speak in lines of the same tally, feature by feature, each with its share.

The rules' lines start from nothing, the model's from the average article it was trained on.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.scoring.features import FEATURES
from provenance.scoring.model import Arrays, estimate
from provenance.scoring.points import LEAST, MOST, capped
from provenance.scoring.reasons import Tally
from provenance.values import Span

MOST_LINES = 8
"""Features that get a line of their own, those that move the rating most; the others are put together."""

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
    """Mix the model into a tally of the rules: their lines keep their share, the model's lines have the rest.

    Gives the half width of the 80 % interval, in points.
    """
    found = estimate(arrays, values)
    model = rule.blend * min(MOST, max(LEAST, found.rating))
    wanted = (1 - rule.blend) * tally.total + model
    tally.scale(1 - rule.blend)
    tally.add(f"model.{rule.rating}.base", rule.blend * found.base, "the model: where the average rated article lies")
    terms = ((name, rule.blend * term) for name, term in found.terms.items())
    apart = [(name, points) for name, points in terms if abs(points) >= SMALLEST]
    apart.sort(key=lambda one: (-abs(one[1]), one[0]))
    for name, points in apart[:MOST_LINES]:
        side = "more" if name in found.above else "less"
        message = f"the model: {side} than the average article of this: {_MEANS[name]}"
        tally.add(f"model.{rule.rating}.{name}", points, message, spans.get(name, ()))
    tally.add(f"model.{rule.rating}.rest", wanted - tally.total, "the model: everything else it weighs")
    capped(rule, tally, values, spans)
    return found.margin
