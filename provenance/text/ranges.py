"""How ranges of tokens lie to each other. Knows no words."""

from __future__ import annotations

from provenance.values import Range


def meet(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]
