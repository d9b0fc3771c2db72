"""The formats of `provenance score`, by name: what each needs of a reading, how it is written. Not the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from provenance.reports import spreadsheet, summary, table
from provenance.reports.extras import Extra
from provenance.reports.summary import Row
from provenance.ruleset import Rules
from provenance.values import Reading


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a report may know beside its rows: columns of the reader's terminal, the rules that were in force."""

    width: int
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `row` makes one article's row (in a worker), `write` makes the file's text or bytes, in pieces."""

    row: Callable[[Reading], Row]
    write: Callable[[Iterable[Row], Sheet], Iterator[str] | Iterator[bytes]]
    sort: str | None
    """The order it has unless asked otherwise; None: as the articles come, nothing held in memory."""
    needs: Extra | None = None
    """The extra without which it cannot be written."""
    binary: bool = False
    """Whether it is no text, and nothing for a terminal."""
    advice: bool = False
    """Whether it shows what would help and which questions are open, which have to be looked for."""


def _jsonl(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    for row in rows:
        yield row.line + "\n"


def _json(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n{row.line}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csv(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    return spreadsheet.csv_text(rows)


def _tsv(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    return spreadsheet.tsv_text(rows)


def _parquet(rows: Iterable[Row], _sheet: Sheet) -> Iterator[bytes]:
    from provenance.reports import parquet  # here, not above, like all that only one format needs

    return parquet.parquet(rows)


def _sarif_row(reading: Reading) -> Row:
    from provenance.reports import sarif

    return sarif.row(reading)


def _sarif(rows: Iterable[Row], sheet: Sheet) -> Iterator[str]:
    from provenance.reports import sarif

    return sarif.sarif(rows, sheet.rules)


def _github_row(reading: Reading) -> Row:
    from provenance.reports import github

    return github.row(reading)


def _github(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    from provenance.reports import github

    return github.commands(rows)


def _page_row(reading: Reading) -> Row:
    from provenance.reports import page

    return page.row(reading)


def _page(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    from provenance.reports import page

    return page.page(rows)


def _table(rows: Iterable[Row], sheet: Sheet) -> Iterator[str]:
    yield table.terminal(list(rows), sheet.width)


def _markdown(rows: Iterable[Row], _sheet: Sheet) -> Iterator[str]:
    yield table.markdown(list(rows))


FORMATS: dict[str, Format] = {
    "table": Format(summary.row, _table, sort="overall"),
    "jsonl": Format(summary.full_row, _jsonl, sort=None),
    "json": Format(summary.full_row, _json, sort=None),
    "csv": Format(summary.row, _csv, sort=None),
    "tsv": Format(summary.row, _tsv, sort=None),
    "parquet": Format(summary.full_row, _parquet, sort=None, needs=Extra("pyarrow", "parquet"), binary=True),
    "markdown": Format(summary.row, _markdown, sort="overall"),
    "html": Format(_page_row, _page, sort=None, advice=True),
    "sarif": Format(_sarif_row, _sarif, sort=None),
    "github": Format(_github_row, _github, sort=None),
}
