"""Which anchors an undecided attribution might share, at most one of each way to meet it. Chooses none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from provenance.chains.anchors import Anchor, meets
from provenance.chains.setting import Setting

KINDS = ("report", "interview", "own", "social", "document", "event")
FAR = 12
"""Paragraphs beyond which distance no longer tells anything."""

STEPS = 30
"""Anchors looked at on each side; further ones have never been shared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An anchor that an undecided attribution may share, and how it was met."""

    anchor: Anchor
    how: str
    """before, after: the same speaker's; stage, stage-after: another's; free, free-after: words that set a scene."""


@dataclass(frozen=True, slots=True)
class Index:
    """The anchors of an article, by place and by speaker."""

    found: tuple[Anchor, ...]
    free: tuple[Anchor, ...]
    by_speaker: Mapping[str, tuple[Anchor, ...]]


def index(found: Sequence[Anchor], free: Sequence[Anchor]) -> Index:
    """The anchors indexed; both in order of place."""
    by_speaker: dict[str, list[Anchor]] = {}
    for a in found:
        by_speaker.setdefault(a.speaker, []).append(a)
    return Index(tuple(found), tuple(free), {speaker: tuple(mine) for speaker, mine in by_speaker.items()})


def candidates(one: Setting, known: Index) -> list[Candidate]:
    """The nearest anchor of each way, before and after."""
    out: list[Candidate] = []
    mine = known.by_speaker.get(one.speaker, ()) if one.speaker else ()
    for step, same, other, scenery in ((-1, "before", "stage", "free"), (1, "after", "stage-after", "free-after")):
        for anchors, how, stranger in ((mine, same, False), (known.found, other, True), (known.free, scenery, False)):
            nearest = _nearest(one, anchors, step, stranger)
            if nearest is not None:
                out.append(Candidate(nearest, how))
    return out


_AT = attrgetter("at")


def _nearest(one: Setting, anchors: Sequence[Anchor], step: int, stranger: bool) -> Anchor | None:
    """The nearest anchor of the section on one side; `stranger`: of another speaker."""
    at = bisect_left(anchors, one.at, key=_AT) - (1 if step < 0 else 0)
    for _ in range(STEPS):
        if not 0 <= at < len(anchors):
            return None
        if (
            meets(one, anchors[at])
            and not (stranger and (anchors[at].speaker == one.speaker or anchors[at].journalist))
            and not (anchors[at].poll and not one.asked)
            and not (step > 0 and anchors[at].later)
        ):
            return anchors[at]
        at += step
    return None
