"""Conditions of policies: "< 2", ">= 3", "not named", a word, or several words of which one must fit."""

from __future__ import annotations

import operator as op
import re
from collections.abc import Callable, Sequence

_COMPARISON = re.compile(r"^(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_COMPARE: dict[str, Callable[[float, float], bool]] = {"<": op.lt, "<=": op.le, ">": op.gt, ">=": op.ge, "=": op.eq}
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")


def holds(wanted: Sequence[str], value: str | float | None) -> bool:
    """Whether a fact's value fits one of the wanted ones. All "not ..." must fit; comparisons need a number."""
    if value is None:
        return False
    negative = [word[4:].strip() for word in wanted if word.startswith("not ")]
    if negative and any(_fits(word, value) for word in negative):
        return False
    positive = [word for word in wanted if not word.startswith("not ")]
    return not positive or any(_fits(word, value) for word in positive)


def _fits(word: str, value: str | float) -> bool:
    compared = _COMPARISON.match(word)
    if compared:
        if isinstance(value, str):
            return False
        return _COMPARE[compared[1]](value, float(compared[2]))
    if isinstance(value, str):
        return word == value
    return bool(_NUMBER.match(word)) and value == float(word)


def readable(word: str) -> bool:
    """Whether a condition can be read at all: a comparison must be followed by a number."""
    word = word.removeprefix("not ").strip()
    return bool(word) and (word[0] not in "<>=" or _COMPARISON.match(word) is not None)
