"""A comparison for a terminal, 80 columns and up: the sum, the rules, the ratings that move, then each article."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from provenance.reports.diff.words import (
    COLUMNS,
    counted,
    edit_counts,
    edit_words,
    headline,
    mark_lines,
    rating_cells,
    shortened,
    told_words,
    totals,
)
from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.reports.table import distinct_names
from provenance.review.changes import ArticleChange
from provenance.review.comparison import Comparison
from provenance.review.edits import Edit

RATINGS_WIDTH = 49
"""Columns of the five ratings with `65 → 61` in them and two blanks before each."""


def text(found: Comparison, width: int = 80, ink: Ink | None = None, most: int = 0) -> Iterator[str]:
    """Lines without line ends; `most` articles at most (0: all)."""
    ink = ink or Ink()
    yield ink.strong(printable(f"{found.old} → {found.new}"))
    yield headline(found)
    yield from (f"  {line}" for line in totals(found))
    if not found.edits:
        return
    yield ""
    yield f"{ink.strong('Rules')}  {edit_counts(found.edits)}"
    yield from _edits(found.edits, width, ink, most)
    shown = found.changes[:most] if most else found.changes
    names = dict(zip(shown, distinct_names([one.path for one in shown], width - RATINGS_WIDTH), strict=True))
    yield from _ratings([one for one in shown if one.moved], names, ink)
    for change in shown:
        yield from _article(change, names[change], width, ink)
    if len(found.changes) > len(shown):
        yield ""
        yield f"{counted(len(found.changes) - len(shown), 'more article')}; --limit 0 shows all"


def _edits(edits: Sequence[Edit], width: int, ink: Ink, most: int) -> Iterator[str]:
    shown = edits[: most * 2] if most else edits
    column = min(max(len(edit.id) for edit in shown), 36)
    for edit in shown:
        said = textwrap.wrap(printable(edit_words(edit)), width - column - 6, max_lines=3, placeholder=" …") or [""]
        yield f"  {_sign(edit.sign, ink)} {printable(edit.id):<{column}}  {said[0]}".rstrip()
        yield from (" " * (column + 6) + line for line in said[1:])
    if len(edits) > len(shown):
        yield f"  and {len(edits) - len(shown)} more"


def _ratings(moved: Sequence[ArticleChange], names: dict[ArticleChange, str], ink: Ink) -> Iterator[str]:
    if not moved:
        return
    rows = [rating_cells(change) for change in moved]
    widths = [max(len(head), *(len(row[i]) for row in rows)) for i, head in enumerate(COLUMNS)]
    column = max(len("Ratings"), *(len(names[change]) + 2 for change in moved))
    heads = "  ".join(head.rjust(size) for head, size in zip(COLUMNS, widths, strict=True))
    yield ""
    yield f"{ink.strong('Ratings')}{' ' * (column - len('Ratings'))}  {heads}"
    for change, row in zip(moved, rows, strict=True):
        cells = "  ".join(cell.rjust(size) for cell, size in zip(row, widths, strict=True))
        yield f"  {names[change]:<{column - 2}}  {cells}"


def _article(change: ArticleChange, name: str, width: int, ink: Ink) -> Iterator[str]:
    if not (change.attributions or change.findings or change.marks):
        return
    yield ""
    yield ink.strong(name)
    for told in change.attributions:
        yield from _entry(told.sign, told_words(told), told.sentence, width, ink)
    for finding in change.findings:
        yield from _entry(finding.sign, f"{finding.severity}: {finding.message} [{finding.rule}]",
                          finding.sentence, width, ink)  # fmt: skip
    for sign, said in mark_lines(change.marks):
        yield from _entry(sign, said, "", width, ink)


def _entry(sign: str, said: str, sentence: str, width: int, ink: Ink) -> Iterator[str]:
    lines = textwrap.wrap(printable(said), width - 4) or [""]
    yield f"  {_sign(sign, ink)} {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
    if sentence:
        quoted = textwrap.wrap(printable(shortened(sentence, 2 * (width - 8))), width - 6)
        yield from (ink.faint(f"      {line}") for line in quoted)


def _sign(sign: str, ink: Ink) -> str:
    return {"+": ink.good, "-": ink.bad, "~": ink.who}[sign](sign)
