"""Words that tell how one attribution travelled: what they say and where they stand. Finds nothing, decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from provenance.values import Range, RelayKind

Levels = tuple[tuple[str, ...], ...]
"""Part of a chain, nearest to the article first; each level holds the parallel names."""


EARLIER = "back.reports"
"""Of these, those whose id begins so go back to a whole report, with its chain."""


PARTNER = "partner."
"""Relay rules whose id begins so name whom somebody talked with; nothing if that one is the speaker."""


DESK = "desk."
"""Relay rules whose id begins so tell for whom somebody works; by themselves they tell no way."""


class Grip(IntEnum):
    """How firmly some words belong to an attribution; of two, the firmer decides."""

    ARTICLE = 0
    """They stand elsewhere and set the scene."""
    CONTENT = 1
    """They stand inside what is attributed, which may be what annotators and taggers cut off late."""
    CLAUSE = 2
    """They stand in its sentence, outside of what is attributed."""
    HEAD = 3
    """They are part of its source or cue, or touch it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: kind of relay, the levels it puts before the source, its tokens, the rule that found it."""

    kind: RelayKind
    via: Levels
    at: Range
    rule: str
    grip: Grip
    circular: bool = False
    ends: bool = False
    """Its levels are the whole way: an outlet that says whom it has it from."""
    own: bool = False
    """The publisher itself was named where the words came through."""
    vague: bool = False
    """Its level is a medium without a name: "a radio show"."""
    noun: int = -1
    """Where the noun of an occasion begins."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all the evidence of one attribution comes to, before its levels are put together."""

    kind: RelayKind
    via: Levels = ()
    evidence: tuple[Evidence, ...] = ()
    inherited: int | None = None
    """Index of the relation whose relay this one shares."""
    circular: bool = False
    earlier: bool = False
    """It goes back to the last report by name: "those reports"."""
    scenery: tuple[Evidence, ...] = ()
    """Words elsewhere in the article that set the scene, when no attribution did."""
    odds: float | None = None
    """How likely the trained judge finds this kind of relay, where it decided and not the rules."""
