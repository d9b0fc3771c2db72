"""What a sequence in the table stands for: a rule, a guard of a rule, or a name of an outlet. Values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FREE, EXACT, NAME = 0, 1, 2
"""How capitals count: not at all; as written; as a name is written (capitals may be more, never fewer)."""

Capitals = tuple[int, ...]
"""A name's requirement, a word each: 0 none, 1 a capital first, 2 all capitals."""


@dataclass(frozen=True, slots=True, eq=False)
class RuleTarget:
    """A phrase of a rule; as a guard (`unless`) it takes hits of that rule away instead."""

    rule: str
    kind: str
    case: int
    scope: str
    guard: bool = False
    guarded: bool = False
    unit: bool = False
    """A programme of an outlet: it may fill the slot {outlet}."""
    platform: bool = False
    """A social platform: it may fill the slot {platform}."""


@dataclass(frozen=True, slots=True, eq=False)
class OutletTarget:
    """One name of an outlet."""

    rule: str
    name: str
    country: str
    article: bool
    """Whether "the" before the name belongs to it."""
    needs_article: bool
    """Only with "the" before it."""
    exact: bool
    """Only with a capital "The" before it."""
    shared: bool
    """Others bear the name too."""
    common: bool
    """It is a common word as well."""
    surname: bool = False
    """It is a surname as well."""
    guarded: bool = False


PAPER = OutletTarget("", "", "", False, False, False, False, False)
"""Stands in the table for the last words of newspapers that no list has (shapes.LAST)."""

CALLING = OutletTarget("", "", "", False, False, False, False, False)
"""Stands in the table for words that say what the name behind them is (shapes.CALLINGS)."""


def capitals_of(words: Sequence[str]) -> Capitals:
    """What capitals a name demands: "New York Times" a capital each, "NPR" all of them, "eBay" none at its start."""
    return tuple([_need(word) for word in words])


def _need(word: str) -> int:
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() and sum(c.isalpha() for c in word) > 1 else 1


def fits(wanted: Capitals, words: Sequence[str], start: int) -> bool:
    """Whether the words from `start` on have the capitals that a name demands."""
    for place, need in enumerate(wanted, start):
        if need and not (words[place][0].isupper() if need == 1 else words[place].isupper()):
            return False
    return True
