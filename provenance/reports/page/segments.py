"""A reading's text cut where marks begin and end, so that a page can mark words without parsing anything.

Marks may nest and overlap: each piece of text carries the codes of all marks that cover it. A code is a letter and a
number: c content, s source, q cue (of attribution n), h hedge, f finding, m comment request (of place n), x furniture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from provenance.values import Reading, Span

Piece = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a stretch of furniture: its kind, the code point it starts at, its pieces in order."""

    kind: str
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    code: str


def blocks(reading: Reading) -> tuple[Block, ...]:
    """All blocks of the article in the order of its text; furniture is there, under its kind."""
    document = reading.document
    marks = sorted(_marks(reading), key=lambda mark: (mark.start, -mark.end, mark.code))
    spans = [
        (document.span(part), kind)
        for part, kind in zip(document.paragraphs, document.paragraph_kinds, strict=True)
        if part[0] < part[1]
    ]
    prose = [span for span, _ in spans]
    aside = [(region.span, f"furniture {region.kind}") for region in document.furniture if _outside(region.span, prose)]
    return tuple(
        Block(kind, start, tuple(_cut(document.text, (start, end), marks)))
        for (start, end), kind in sorted(spans + aside)
    )


def _marks(reading: Reading) -> Iterator[_Mark]:
    document = reading.document
    for one in reading.attributions:
        for letter, ranges in (("c", one.content), ("s", one.source_ranges), ("q", one.cue)):
            for part in ranges:
                if part[0] < part[1]:
                    yield _Mark(*document.span(part), f"{letter}{one.id}")
    for number, hedge in enumerate(reading.hedges):
        yield _Mark(*document.span(hedge.range), f"h{number}")
    for number, comment in enumerate(reading.comments):
        yield _Mark(*document.span(comment.range), f"m{number}")
    for number, finding in enumerate(reading.findings):
        if finding.span is not None:
            yield _Mark(*finding.span, f"f{number}")
    for region in document.furniture:
        yield _Mark(*region.span, "x0")


def _outside(span: Span, prose: Iterable[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in prose)


def _cut(text: str, span: Span, marks: list[_Mark]) -> Iterator[Piece]:
    start, end = span
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end, *(max(mark.start, start) for mark in inside), *(min(mark.end, end) for mark in inside)}
    places = sorted(edges)
    for left, right in pairwise(places):
        codes = tuple(mark.code for mark in inside if mark.start <= left and right <= mark.end)
        yield text[left:right], codes
