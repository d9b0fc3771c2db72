"""Lines of a text and what their shape alone tells: wrapped or not, prose or not, title-like or not. No word lists."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from provenance.values import Range, Span

_ITEMS = "•*#>|"
"""Marks that begin a paragraph of their own, even in wrapped text."""
_FINAL = frozenset(".!?…:;。！？")
_CLOSERS = "\"'”’)]»*_ \u00a0"
_WRAP_MOST = 100
"""Columns of the widest hard-wrapped text (mail 72, terminals 80, some editors 100)."""
_WRAP_LINES = 6
"""Fewer line ends than this cannot tell wrapping from short paragraphs."""
_WRAP_SHARE = 0.85
"""Share of line ends at which the next word would not have fitted. Hyphens and indents spare a few; short paragraphs do
not come near it, and of 5,900 articles from the web none was even narrow enough to ask."""
PROSE_WORDS = 9
"""Words from which a line with a final stop counts as a paragraph of prose; shorter ones may be labels."""

BROKEN_WORDS = 25
"""Words from which a line without a final stop is prose, cut off or ended by a source in brackets. Headlines: 20."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph as laid out: a line, or the lines of one hard-wrapped paragraph. Its span has no outer blanks."""

    start: int
    end: int
    words: int
    """Stretches between blanks: a cheap count."""
    final: bool
    """Ends with a stop, a colon or a closed quotation after one."""
    gap: bool
    """A blank line stands before."""

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def prose(self) -> bool:
        return self.words >= (PROSE_WORDS if self.final else BROKEN_WORDS)


def units(text: str, soft: Set[int] = frozenset()) -> list[Unit]:
    """The paragraphs of a text in order; linear in its length.

    `soft`: ends of lines whose paragraph is known to go on in the next; without any the layout is asked.
    """
    lines = _lines(text)
    if soft:
        joined = _runs([k == 0 or lines[k - 1][3] not in soft for k in range(len(lines))])
    elif _wrapped(text, lines):
        joined = _runs([k == 0 or line[2] or text[line[0]] in _ITEMS for k, line in enumerate(lines)])
    else:
        joined = [(k, k + 1) for k in range(len(lines))]
    found: list[Unit] = []
    for first, last in joined:
        start, end = lines[first][0], lines[last - 1][1]
        found.append(Unit(start, end, len(text[start:end].split()), _is_final(text, start, end), lines[first][2]))
    return found


def without(text: str, unit: Unit, cuts: Sequence[Span]) -> Unit:
    """The unit measured without the stretches that are cut out of it; its ends move in to what is left."""
    parts = [(a, b) for a, b in minus(unit.span, cuts) if text[a:b].strip()]
    if not parts:
        return unit
    first, last = parts[0], parts[-1]
    start = first[0] + len(text[slice(*first)]) - len(text[slice(*first)].lstrip())
    end = last[1] - len(text[slice(*last)]) + len(text[slice(*last)].rstrip())
    seen = " ".join(text[a:b] for a, b in parts)
    return replace(unit, start=start, end=end, words=len(seen.split()), final=_is_final(seen, 0, len(seen.rstrip())))


def minus(span: Span, cuts: Sequence[Span]) -> tuple[Span, ...]:
    """The span without the cuts, in order."""
    parts: list[Span] = []
    at = span[0]
    for start, end in sorted(cuts):
        if start > at:
            parts.append((at, min(start, span[1])))
        at = max(at, end)
    if at < span[1]:
        parts.append((at, span[1]))
    return tuple(parts)


_Line = tuple[int, int, bool, int]
"""Start and end of a line without its blanks, whether blank lines stand before it, where it ends with its blanks."""


def _lines(text: str) -> list[_Line]:
    """Every line that holds something."""
    found: list[_Line] = []
    at = 0
    gap = False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            found.append((start, start + len(bare), gap, at + len(line.rstrip("\r\n"))))
            gap = False
        else:
            gap = bool(found)
        at += len(line)
    return found


def _wrapped(text: str, lines: Sequence[_Line]) -> bool:
    """Whether lines were broken at a column: at nearly every break the next word would not have fitted."""
    if len(lines) < _WRAP_LINES:
        return False
    width = max(line[1] - line[0] for line in lines)
    if width > _WRAP_MOST:
        return False
    breaks = full = 0
    for (start, end, _, _), (after, after_end, gap, _) in pairwise(lines):
        if gap:
            continue
        breaks += 1
        word = text[after : min(after_end, after + width)].split(maxsplit=1)[0]
        full += end - start + 1 + len(word) > width - 8
    return breaks >= _WRAP_LINES - 1 and full >= _WRAP_SHARE * breaks


def _runs(begins: Sequence[bool]) -> list[Range]:
    """[first, last) of each run that starts at a True."""
    starts = [k for k, begin in enumerate(begins) if begin]
    return list(zip(starts, [*starts[1:], len(begins)], strict=True))


def _is_final(text: str, start: int, end: int) -> bool:
    tail = text[max(start, end - 8) : end]
    bare = tail.rstrip(_CLOSERS)
    return bool(bare) and (bare[-1] in _FINAL or (bare[-1] == "," and bare != tail))


_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SMALL = "a an and as at but by for from in into is of on or over the to up vs with"
SMALL_WORDS = frozenset(_SMALL.split())


def title_case(line: str) -> float:
    """Share of the words that are capitalised, small words left out; 0 for a line without words."""
    words = [word for word in _WORD.findall(line) if word.lower() not in SMALL_WORDS and not word[0].isdigit()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0
