"""Points: how a rule of `rules/scoring.yaml` turns features into one rating whose reasons add up to it exactly.

All sums are made in whole tenths of a point, so that nothing is lost or gained by adding in another order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from provenance.ruleset.kinds.scoring import Cap, ScoringRule
from provenance.scoring.reasons import Tally
from provenance.values import Span

LEAST, MOST = 0, 100
"""Bounds of every rating (rubric)."""

_EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
"""{one|many}: the words for a value of exactly 1, and those for any other."""


def count(rule: ScoringRule, values: Mapping[str, float], spans: Mapping[str, tuple[Span, ...]]) -> Tally:
    """The points of one rating in the order of the file, within bounds. Closed, they sum to the rating exactly.

    A feature that nobody measures earns nothing; `faults` tells of it when the rules are loaded.
    """
    tally = Tally(rule.rating)
    tally.add(f"{rule.id}.base", rule.base, "where every article starts")
    for one in rule.points:
        value = values.get(one.feature)
        if value is None:
            continue
        tally.add(
            f"{rule.id}.{one.feature}",
            curve_at(tuple(one.curve.items()), value),
            filled(one.message, value),
            spans.get(one.feature, ()),
        )
    capped(rule, tally, values, spans)
    return tally


def capped(rule: ScoringRule, tally: Tally, values: Mapping[str, float], spans: Mapping[str, tuple[Span, ...]]) -> None:
    """Hold a tally to the first cap whose condition is met, and between 0 and 100."""
    for cap in rule.caps:
        value = values.get(cap.feature)
        if value is not None and _holds(cap, value):
            where = spans.get(cap.feature, ())
            tally.bound(f"{rule.id}.cap.{cap.feature}", cap.at_least, cap.at_most, filled(cap.message, value), where)
            break
    within(rule, tally)


def within(rule: ScoringRule, tally: Tally) -> None:
    """Keep a tally between 0 and 100 by a line of its own."""
    tally.bound(f"{rule.id}.bounds", LEAST, MOST, "no rating goes below 0 or above 100")


def _holds(cap: Cap, value: float) -> bool:
    return (cap.below is None or value < cap.below) and (cap.above is None or value > cap.above)


def curve_at(curve: tuple[tuple[str, float], ...], value: float) -> float:
    """Points at a value: straight lines between the curve's corners, level outside them. Empty curves give 0."""
    corners = _corners(curve)
    if not corners:
        return 0.0
    if value <= corners[0][0]:
        return corners[0][1]
    for (x0, y0), (x1, y1) in pairwise(corners):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return corners[-1][1]


@lru_cache(maxsize=512)
def _corners(curve: tuple[tuple[str, float], ...]) -> tuple[tuple[float, float], ...]:
    """The corners by rising value. A key that is no number is skipped; `faults` reports it."""
    return tuple(sorted((float(x), y) for x, y in curve if number(x)))


def number(text: str) -> bool:
    """Whether a curve's or band's key is a finite number."""
    try:
        return abs(float(text)) < 1e9
    except ValueError:
        return False


def filled(message: str, value: float) -> str:
    """A message with its {value}: whole numbers plain, shares below 1 in per cent are left to the message.

    Of {source|sources} the first stands for a value of 1, the second for all others.
    """
    if "{percent}" in message:
        message = message.replace("{percent}", f"{round(100 * value)}")
    if "|" in message:
        message = _EITHER.sub(lambda either: either[1 if value == 1 else 2], message)
    if "{value}" in message:
        message = message.replace("{value}", f"{value:.0f}" if value == int(value) else f"{value:.1f}")
    return message


def band(rule: ScoringRule, rating: int) -> str:
    """The words for a rating: those of the highest band that it reaches, "" if there is none."""
    reached = [(float(at), words) for at, words in rule.bands.items() if number(at) and rating >= float(at)]
    return max(reached)[1] if reached else ""
