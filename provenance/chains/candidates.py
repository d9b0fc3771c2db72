"""Which anchors an undecided attribution might share, at most one of each way to meet it. Chooses none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.chains.anchors import Anchor, meets
from provenance.chains.setting import Setting

KINDS = ("report", "interview", "own", "social", "document", "event")
FAR = 12
"""Paragraphs beyond which distance no longer tells anything."""

HOWS = ("before", "after", "stage", "stage-after", "free", "free-after")
"""before, after: the same speaker's; stage: another speaker's; free: words that set a scene."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An anchor that an undecided attribution may share, and how it was met."""

    anchor: Anchor
    how: str


def candidates(one: Setting, found: Sequence[Anchor], free: Sequence[Anchor]) -> list[Candidate]:
    """The nearest anchor of each way, before and after."""
    out: list[Candidate] = []
    found = [a for a in found if meets(one, a)]
    free = [a for a in free if meets(one, a)]
    middle = bisect_left([a.at for a in found], one.at)
    for side, same, other in ((found[:middle][::-1], "before", "stage"), (found[middle:], "after", "stage-after")):
        if one.speaker and (mine := next((a for a in side if a.speaker == one.speaker), None)) is not None:
            out.append(Candidate(mine, same))
        if (theirs := next((a for a in side if a.speaker != one.speaker), None)) is not None:
            out.append(Candidate(theirs, other))
    middle = bisect_left([a.at for a in free], one.at)
    if middle:
        out.append(Candidate(free[middle - 1], "free"))
    if middle < len(free):
        out.append(Candidate(free[middle], "free-after"))
    return out
