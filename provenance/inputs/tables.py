"""Tables of articles (CSV, TSV), a row a record, streamed. What a column means is known by its name, elsewhere.

Not to be taken for the metadata table, which has no texts and belongs to files.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from provenance.inputs.decode import decode
from provenance.inputs.draft import Draft
from provenance.inputs.file import UNREADABLE, File, rewound, unreadable
from provenance.inputs.records import columns_missing, draft, has_text
from provenance.values import Problem

_SAMPLE = 65_536
"""Bytes by which encoding and delimiter are told."""
_MOST_CELL = 4_000_000
"""Characters of a cell; the csv module's own limit is below the longest article."""
_MOST_LINE = 2 * _MOST_CELL
"""Characters of a line: the longest cell with room for the others."""


def read(file: File) -> Iterator[Draft]:
    """The rows of a table, each when its turn comes; a row is called by its number, from 1 after the header."""
    try:
        with file.open() as stream:
            yield from _rows(stream, file)
    except UNREADABLE as error:
        yield Draft("", problems=(unreadable(error, file.name),))


def _rows(stream: BinaryIO, file: File) -> Iterator[Draft]:
    name = file.name
    sample = stream.read(_SAMPLE)
    decoded = decode(sample.rpartition(b"\n")[0] or sample, name)
    if not decoded.text:
        yield Draft("", problems=decoded.problems)
        return
    text = io.TextIOWrapper(rewound(sample, stream), _encoding(sample, decoded.problems), "replace", newline="")
    # The limit is the whole process's, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), _MOST_CELL))
    rows = csv.reader(_lines(text), delimiter=_delimiter(decoded.text))
    try:
        header = next(rows, [])
    except csv.Error as error:
        yield Draft("", problems=(Problem("table-broken", f"cannot be read: {error}", name, rows.line_num),))
        return
    if not has_text(header, file.fields):
        yield Draft("", problems=(*decoded.problems, columns_missing(header, file)))
        return
    number = 0
    found = False
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            found = True
            broken = Problem("table-broken", f"cannot be read: {error}", f"{name}#{number}", rows.line_num)
            yield Draft("", problems=(broken,), part=str(number))
            continue
        number += bool(cells)  # rows of empty cells, as spreadsheets leave them, count but are no articles
        if any(cell.strip() for cell in cells):
            found = True
            yield _row(header, cells, number, file, rows.line_num, decoded.problems)
    if not found:
        yield Draft("", problems=(*decoded.problems, Problem("no-records", "a table without rows", name)))


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines, each cut where it is longer than any row: a line without an end must not fill the memory."""
    while line := text.readline(_MOST_LINE):
        yield line
        while len(line) == _MOST_LINE and not line.endswith("\n"):
            line = text.readline(_MOST_LINE)


def _row(
    header: list[str], cells: list[str], number: int, file: File, line: int, problems: tuple[Problem, ...]
) -> Draft:
    if len(cells) != len(header):
        message = f"{len(cells)} cells under {len(header)} columns"
        problems = (*problems, Problem("table-cells", message, f"{file.name}#{number}", line))
    record: dict[str, str] = {}
    for column, cell in zip(header, cells, strict=False):
        record.setdefault(column, cell)
    return draft(record, str(number), file.name, line, problems, file.fields)


def _delimiter(text: str) -> str:
    """Tabs, semicolons as spreadsheets of half of Europe write them, or commas: by the first line."""
    header = text.split("\n", 1)[0]
    return "\t" if "\t" in header else ";" if header.count(";") > header.count(",") else ","


def _encoding(sample: bytes, problems: tuple[Problem, ...]) -> str:
    """UTF-16 and UTF-8 by their marks, UTF-8 where it reads as that, else windows-1252."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    legacy = any(problem.code == "encoding" and "not UTF-8" in problem.message for problem in problems)
    return "cp1252" if legacy else "utf-8-sig"


def columns(head: bytes) -> tuple[str, ...]:
    """The names of the columns of a table that begins with these bytes; nothing where they cannot be had."""
    text = decode(head.rpartition(b"\n")[0] or head).text
    try:
        return tuple(next(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), []))
    except csv.Error:
        return ()
