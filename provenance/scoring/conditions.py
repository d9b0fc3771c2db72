"""Conditions of policies: "< 2", ">= 3", "not named", a word, or several words of which one must fit."""

from __future__ import annotations

import operator as op
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

_COMPARISON = re.compile(r"^(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_COMPARE: dict[str, Callable[[float, float], bool]] = {"<": op.lt, "<=": op.le, ">": op.gt, ">=": op.ge, "=": op.eq}
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")


def holds(wanted: Sequence[str], value: str | float | None) -> bool:
    """Whether a fact's value fits one of the wanted ones. All "not ..." must fit; comparisons need a number."""
    if value is None:
        return False
    words, excluded, numbers, excluded_numbers = _parsed(tuple(wanted))
    if isinstance(value, str):
        return value not in excluded and (value in words if words or numbers else True)
    if any(compare(value, number) for compare, number in excluded_numbers):
        return False
    return any(compare(value, number) for compare, number in numbers) if words or numbers else True


Comparison = tuple[Callable[[float, float], bool], float]


@lru_cache(maxsize=512)
def _parsed(
    wanted: tuple[str, ...],
) -> tuple[frozenset[str], frozenset[str], tuple[Comparison, ...], tuple[Comparison, ...]]:
    """(words that fit, words that do not, comparisons of which one must hold, comparisons of which none may)."""
    words: tuple[set[str], set[str]] = (set(), set())
    numbers: tuple[list[Comparison], list[Comparison]] = ([], [])
    for condition in wanted:
        negative = condition.startswith("not ")
        word = condition.removeprefix("not ").strip()
        compared = _COMPARISON.match(word)
        if compared:
            numbers[negative].append((_COMPARE[compared[1]], float(compared[2])))
        else:
            words[negative].add(word)
            if _NUMBER.match(word):
                numbers[negative].append((op.eq, float(word)))
    return frozenset(words[0]), frozenset(words[1]), tuple(numbers[0]), tuple(numbers[1])


def readable(word: str) -> bool:
    """Whether a condition can be read at all: a comparison must be followed by a number."""
    word = word.removeprefix("not ").strip()
    return bool(word) and (word[0] not in "<>=" or _COMPARISON.match(word) is not None)
