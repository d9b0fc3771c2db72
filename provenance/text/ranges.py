"""How ranges of tokens lie to each other. Knows no words."""

from __future__ import annotations

from provenance.values import Range


def meet(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def inside(part: Range, whole: Range) -> bool:
    """Whether a range lies in another one."""
    return whole[0] <= part[0] and part[1] <= whole[1]
