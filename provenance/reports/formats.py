"""The formats of `provenance score`, by name: what each needs of a reading, how it is written. Not the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from provenance.reports import spreadsheet, summary, table
from provenance.reports.summary import Row
from provenance.values import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `row` makes one article's row (in a worker), `write` makes the text of all, in pieces.

    `write` is told how many columns the reader's terminal has.
    """

    row: Callable[[Reading], Row]
    write: Callable[[Iterable[Row], int], Iterator[str]]
    sort: str | None
    """The order it has unless asked otherwise; None: as the articles come, nothing held in memory."""


def _jsonl(rows: Iterable[Row], _width: int) -> Iterator[str]:
    for row in rows:
        yield row.line + "\n"


def _json(rows: Iterable[Row], _width: int) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n{row.line}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csv(rows: Iterable[Row], _width: int) -> Iterator[str]:
    return spreadsheet.csv_text(rows)


def _page_row(reading: Reading) -> Row:
    from provenance.reports import page  # here, not above: no other format needs it

    return page.row(reading)


def _page(rows: Iterable[Row], _width: int) -> Iterator[str]:
    from provenance.reports import page

    return page.page(rows)


def _table(rows: Iterable[Row], width: int) -> Iterator[str]:
    yield table.terminal(list(rows), width)


def _markdown(rows: Iterable[Row], _width: int) -> Iterator[str]:
    yield table.markdown(list(rows))


FORMATS: dict[str, Format] = {
    "table": Format(summary.row, _table, sort="overall"),
    "jsonl": Format(summary.full_row, _jsonl, sort=None),
    "json": Format(summary.full_row, _json, sort=None),
    "csv": Format(summary.row, _csv, sort=None),
    "markdown": Format(summary.row, _markdown, sort="overall"),
    "html": Format(_page_row, _page, sort=None),
}
