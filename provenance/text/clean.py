"""Sets page furniture apart from an article's prose. Decides line by line and by neighbourhood; deletes nothing.

Two witnesses: signals (rules/boilerplate.yaml, what a line says) and layout (what its shape and place say). A signal of
weight 1 decides; a weaker one needs the layout's support. Blocks (related stories, trending lists) fall with their
heading, and with whole paragraphs of other articles where the evidence is that the article does not come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.text import blocks, bylines, labels, layout
from provenance.text.entries import Entry
from provenance.text.signals import Signals
from provenance.text.told import Told
from provenance.values import Region, Span

_DATELINE_PARAGRAPHS = 5
"""Paragraphs in which a dateline is looked for: a title set as a sentence and a summary may stand above it."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The parts of a text that are prose, what they are, and what the furniture tells of the article."""

    segments: tuple[tuple[Span, ...], ...] = ()
    """A paragraph each: the stretches of it that are prose."""
    kinds: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None
    agency: str | None = None
    credit: str | None = None
    """The name in brackets behind a dateline."""
    ai_labels: tuple[Span, ...] = ()
    labels: tuple[str, ...] = ()
    """Short lines at the head that no rule knows: sections, outlets, authors."""


def clean(text: str, signals: Signals, markup: Sequence[Region] = (), title: str | None = None) -> Cleaned:
    """Find the prose of a text. `markup` is what the reader of its format knew already; `title`, what it was told.

    Total and linear: every character of the text is either in a segment, in a region, or blank.
    """
    soft = frozenset(region.span[0] for region in markup if region.kind == "soft-break")
    entries = [Entry(unit) for unit in layout.units(text, soft)]
    labels.mark_up(text, entries, [region for region in markup if region.kind != "soft-break"])
    for entry in entries:
        labels.signal(text, entry, signals)
    labels.inline(text, entries, signals)
    labels.measure(text, entries)
    blocks.repeats(text, entries)
    blocks.captions(entries)
    found = blocks.head(text, entries, title)
    blocks.sections(text, entries)
    blocks.tail(text, entries)
    blocks.middle(text, entries)
    blocks.kinds(text, entries)
    return _gather(text, entries, found or title)


def _gather(text: str, entries: Sequence[Entry], title: str | None) -> Cleaned:
    """Segments of prose, regions of furniture, and what the fallen lines told."""
    told = Told(title)
    segments: list[tuple[Span, ...]] = []
    kinds: list[str] = []
    regions: list[Region] = []
    prose_seen = 0
    for entry in entries:
        told.listen(text, entry)
        if entry.down:
            regions.append(Region(entry.unit.span, entry.region, entry.rule))
            regions.extend(region for region in entry.cut if not _inside(region.span, entry.unit.span))
            continue
        if entry.kind == "body" and prose_seen < _DATELINE_PARAGRAPHS:
            prose_seen += 1
            _dateline(text, entry, told)
        regions.extend(entry.cut)
        parts = layout.minus(entry.unit.span, [region.span for region in entry.cut])
        if any(any(map(str.isalnum, text[a:b])) for a, b in parts):
            segments.append(parts)
            kinds.append(entry.kind)
        elif parts:
            regions.extend(Region(part, "rule", "layout.no-words") for part in parts)
    regions.sort(key=lambda region: region.span)
    return Cleaned(
        tuple(segments), tuple(kinds), tuple(regions), told.title, told.outlet, told.byline, told.published,
        told.dateline, told.agency, told.credit, tuple(told.ai_labels), tuple(told.labels),
    )  # fmt: skip


def _dateline(text: str, entry: Entry, told: Told) -> None:
    start = max(
        (region.span[1] for region in entry.cut if region.span[0] <= entry.unit.start), default=entry.unit.start
    )
    found = bylines.dateline(text, start, entry.unit.end)
    if found is None or told.dateline is not None:
        return
    told.dateline, told.credit = found.text, found.credit
    entry.cut.append(Region((start, found.span[1]), "dateline", "layout.dateline"))


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
