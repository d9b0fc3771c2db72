"""What a feature function gives, and the small arithmetic they share. Knows no feature."""

from __future__ import annotations

from provenance.values import Span

Measured = tuple[float, tuple[Span, ...]]
"""A value, and the places it was read from (at most `MOST_SPANS`)."""

MOST_SPANS = 12
"""Places kept per feature: enough to show an editor, few enough for a line of JSON."""


def share(part: float, whole: float) -> float:
    """part / whole, 0 when there is nothing to share; rounded so that sums in another order give the same bytes."""
    return round(part / whole, 6) if whole > 0 else 0.0


def per_hundred(count: float, words: int) -> float:
    """Occurrences per hundred words, 0 for no words."""
    return round(100.0 * count / words, 6) if words else 0.0
