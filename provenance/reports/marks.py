"""An article's sentences with the attributions marked in them, for a terminal. Marks what was found; finds nothing.

`[content]#1`, `<source>#1`, `{cue}#1` and `~hedge~`: the numbers tie the parts of one attribution together.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from provenance.reports.ink import Ink
from provenance.values import Document, Range, Reading

KEY = "[content] <source> {cue} ~hedge~, the number ties the parts of one attribution together"

INDENT = "     "

STAND_INS = dict(zip("\ue000\ue001\ue002\ue003\ue004\ue005\ue006", "[]<>{}~", strict=True))
"""While lines are wrapped, marks are private-use characters: told apart from the article's own brackets."""

MARK = re.compile("([\ue000-\ue006])(#\\d+)?")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A pair of marks around tokens [start, end)."""

    start: int
    end: int
    before: str
    after: str


def sentences(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    """The article's own sentences, numbered, wrapped at `width`; a blank line between paragraphs."""
    document = reading.document
    opening, closing = _placed(tuple(_marks(reading)))
    paragraph = 0
    for number, (first, end) in enumerate(document.sentences, start=1):
        if document.paragraph_of[first] != paragraph:
            paragraph = document.paragraph_of[first]
            yield ""
        text = _marked(document, (first, end), opening, closing)
        for line in textwrap.wrap(text, max(width, 40), initial_indent=f"{number:4} ", subsequent_indent=INDENT):
            yield MARK.sub(lambda mark: ink.who(STAND_INS[mark[1]] + (mark[2] or "")), line)


def printable(text: str) -> str:
    """Text that cannot steer a terminal: control characters become blanks, lone surrogates question marks."""
    kept = "".join(char if char.isprintable() else " " for char in text)
    return kept.encode("utf-8", "replace").decode("utf-8")


def _marks(reading: Reading) -> Iterator[_Mark]:
    for one in reading.attributions:
        yield from _pairs(one.content, "\ue000", f"\ue001#{one.id}")
        yield from _pairs(one.source_ranges, "\ue002", f"\ue003#{one.id}")
        yield from _pairs(one.cue, "\ue004", f"\ue005#{one.id}")
    for hedge in reading.hedges:
        yield from _pairs((hedge.range,), "\ue006", "\ue006")


def _pairs(ranges: Iterable[Range], before: str, after: str) -> Iterator[_Mark]:
    for start, end in ranges:
        if start < end:
            yield _Mark(start, end, before, after)


def _placed(marks: Sequence[_Mark]) -> tuple[dict[int, str], dict[int, str]]:
    """What to write before a token and after one, so that marks of nested ranges nest."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for mark in sorted(marks, key=attrgetter("end"), reverse=True):
        opening[mark.start] = opening.get(mark.start, "") + mark.before
    closers = list(reversed(marks))  # of equal ranges, the one opened last closes first
    closers.sort(key=attrgetter("start"), reverse=True)
    for mark in closers:
        closing[mark.end - 1] = closing.get(mark.end - 1, "") + mark.after
    return opening, closing


def _marked(document: Document, part: Range, opening: dict[int, str], closing: dict[int, str]) -> str:
    pieces: list[str] = []
    at = document.starts[part[0]]
    for token in range(*part):
        pieces += (printable(document.text[at : document.starts[token]]), opening.get(token, ""))
        at = document.ends[token]
        pieces += (printable(document.text[document.starts[token] : at]), closing.get(token, ""))
    return "".join(pieces)
