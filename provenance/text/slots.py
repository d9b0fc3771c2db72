"""Short lines as tokens, and what a slot of a boilerplate phrase may take in them: names, dates, numbers.

Runs before sentences and rule hits exist, so a name is a row of capitals and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.ruleset.pattern import Slot
from provenance.tokens import plain_all, tokenize
from provenance.values import Span

_NAME_MOST = 8
"""Tokens of a name: "The Royal Orel and District Evening Post" has 8."""
_DATE_MOST = 14
"""Tokens of a date with weekday, hour and zone."""

_PARTICLES = "of the and & - ' ’ . de del la le van von der al bin da di for"
_CALENDAR = """
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday ago am pm a.m. p.m.
"""
_AROUND_DATES = """
mon tue tues wed thu thur thurs fri sat sun et est edt pt pst pdt ct cst cdt gmt bst utc ist cet eastern second seconds
minute minutes min mins hour hours hr hrs day days week weeks month months year years of the at on , . : - – | / · ( )
a an
"""
_SITES = """
facebook twitter x instagram whatsapp telegram reddit linkedin pinterest youtube tiktok threads bluesky mastodon
snapchat messenger flipboard truth tumblr weibo wechat line viber email
"""
_INSIDE_NAMES = frozenset(_PARTICLES.split())
_DATE_CORE = frozenset(_CALENDAR.split())
_DATE_WORDS = _DATE_CORE | frozenset(_AROUND_DATES.split())
_PLATFORMS = frozenset(_SITES.split())
_NUMBER_WORDS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


@dataclass(frozen=True, slots=True)
class Line:
    """A short line as tokens; `first` and `last` leave decoration at the edges out."""

    words: Sequence[str]
    lower: Sequence[str]
    spans: Sequence[Span]
    first: int
    last: int


def read_line(text: str, start: int, end: int) -> Line:
    """The tokens of text[start:end]."""
    spans = tokenize(text, start, end)
    words = [text[a:b] for a, b in spans]
    first, last = 0, len(words)
    while first < last and not (words[first][0].isalnum() or words[first][0] in "@#©$"):
        first += 1
    while last > first and not words[last - 1][0].isalnum():
        last -= 1
    return Line(words, plain_all(words), spans, first, last)


def ends_of(slot: Slot, line: Line, i: int) -> range:
    """Possible ends of a slot that begins at token `i`, longest last."""
    if i >= len(line.words):
        return range(0)
    kind = slot.kind
    if kind == "number":
        return range(i + 1, i + 2) if line.words[i][0].isdigit() or line.lower[i] in _NUMBER_WORDS else range(0)
    if kind == "platform":
        return range(i + 1, i + 2) if line.lower[i] in _PLATFORMS else range(0)
    if kind == "handle":
        return range(i + 1, i + 2) if line.words[i][0] == "@" else range(0)
    if kind == "date":
        return _date(line, i)
    if line.lower[i] == "the" and kind not in ("outlet", "outlets", "body"):
        return range(0)
    return _name(line, i)


def _name(line: Line, i: int) -> range:
    end = last = i
    while end < min(len(line.words), i + _NAME_MOST):
        word = line.words[end]
        if word[0].isupper() or (end > i and word[0].isdigit()):
            last = end + 1
        elif not (line.lower[end] in _INSIDE_NAMES and (end > i or line.lower[end] == "the")):
            break
        end += 1
    return range(i + 1, last + 1)


def _date(line: Line, i: int) -> range:
    end = i
    figures = core = False
    last = i
    while end < min(len(line.words), i + _DATE_MOST):
        word = line.lower[end]
        if word[0].isdigit():
            figures = True
        elif word not in _DATE_WORDS:
            break
        core = core or word in _DATE_CORE or (word[0].isdigit() and any(mark in word for mark in "/:"))
        end += 1
        if line.words[end - 1][0].isalnum():
            last = end
    return range(last, last + 1) if core and last > i and (figures or last - i == 1) else range(0)
