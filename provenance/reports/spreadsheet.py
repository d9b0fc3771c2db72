"""CSV that opens right in a spreadsheet, and TSV for plain tools. Not the whole reading (see contract, parquet)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from provenance.reports.summary import Row, Summary

BOM = "\ufeff"
"""Without it, Excel takes UTF-8 for the machine's old code page."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings that make a spreadsheet run a cell (OWASP, CSV injection)."""

COLUMNS = (
    *("path", "id", "title", "outlet", "published"),
    *("overall", "depth", "hedging", "secondhand", "grade"),
    *("claims", "relayed", "unnamed", "findings", "rests on", "problems"),
)


def csv_text(rows: Iterable[Row]) -> Iterator[str]:
    """The file in pieces, a row each; line ends CRLF (RFC 4180). What cannot be judged is an empty cell."""
    yield BOM + _line(COLUMNS)
    for row in rows:
        yield _line(_cells(row.summary))


def tsv_text(rows: Iterable[Row]) -> Iterator[str]:
    """A line a row, cells apart by tabs (IANA text/tab-separated-values): no mark in front, no quotation marks.

    The format has no escape, so tabs and line ends within a cell become blanks. Cells are never formulas.
    """
    yield "\t".join(COLUMNS) + "\n"
    for row in rows:
        cells = (_safe(cell) for cell in _cells(row.summary))
        yield (
            "\t".join("" if cell is None else " ".join(str(cell).splitlines()).replace("\t", " ") for cell in cells)
            + "\n"
        )


def _cells(row: Summary) -> tuple[str | int | None, ...]:
    return (
        *(row.path, row.id, row.title, row.outlet, row.published),
        *((row.overall, row.depth, row.hedging, row.secondhand) if row.judged else (None,) * 4),
        row.grade,
        *(row.attributions, row.relayed, row.unnamed, row.findings),
        "; ".join(f"{outlet} ({times})" for outlet, times in row.leans),
        "; ".join(f"{problem.code}: {problem.message}" for problem in row.problems),
    )


def _line(cells: Iterable[str | int | None]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return held.getvalue()


def _safe(cell: str | int | None) -> str | int | None:
    """Text that a spreadsheet would run gets an apostrophe in front, which spreadsheets do not show."""
    if not isinstance(cell, str):
        return cell
    plain = cell.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return f"'{plain}" if plain.lstrip(" \ufeff").startswith(FORMULA) or plain.startswith(FORMULA) else plain
