"""A table (CSV or TSV) that says which outlet published a file, under which title, by whom, when. Reads no article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenance.inputs.decode import load
from provenance.inputs.file import on_disk, shown
from provenance.values import Problem

_COLUMNS = {
    "path": "path", "file": "path", "filename": "path", "file_name": "path", "name": "path",
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "source": "outlet", "site": "outlet",
    "title": "title", "headline": "title",
    "byline": "byline", "author": "byline", "authors": "byline",
    "published": "published", "date": "published", "publication_date": "published", "publish_date": "published",
    "agency": "agency", "wire": "agency",
}  # fmt: skip
"""Column names that are understood: the first of each sort is ours, the others are those of common exports."""

_MOST = 200_000_000
"""Characters of a table: a million rows of metadata have a tenth of this."""

_ABSENT = frozenset({"", "none", "null", "nan", "na", "n/a", "-"})
"""What exports write where they know nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one file; None and () where it says nothing."""

    line: int = 0
    key: str = ""
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None


NOTHING = Row()


@dataclass(frozen=True, slots=True)
class Metadata:
    """Rows by what they call their file: a relative path, a file name, or either without its suffix."""

    path: str
    rows: Mapping[str, Row] = field(default_factory=dict)

    def row(self, file: Path) -> Row:
        """The row of a file, by the longest name that fits; an empty one if there is none."""
        return next((self.rows[name] for name in _names(file) if name in self.rows), NOTHING)

    def unmatched(self, files: Iterable[Path], some: bool = False) -> tuple[Problem, ...]:
        """One problem for all rows that no file answers to, at the first of them; none where every row has a file.

        `some`: the files were picked out by name, so that rows for others are no surprise once one row fits.
        """
        used = {self.row(file).line for file in files}
        idle = [row for row in self.rows.values() if row.line not in used]
        if not idle or (some and len(idle) < len(self.rows)):
            return ()
        told = f"rows are for files not read here, the first for '{idle[0].key}'"
        if len(idle) == 1:
            told = f"row{'s' * (len(self.rows) > 1)} is for a file not read here: '{idle[0].key}'"
        message = f"{len(idle)} of {len(self.rows)} {told}"
        return (Problem("metadata-row-without-file", message, self.path, idle[0].line),)


def load_metadata(path: Path) -> tuple[Metadata | None, tuple[Problem, ...]]:
    """The table in a file; None when it cannot be used at all. Problems carry the line, counted from 1."""
    loaded = load(on_disk(path), _MOST)
    name = shown(path)
    if not loaded.text:
        return None, loaded.problems
    header = loaded.text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = "\t" if "\t" in header else ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(loaded.text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    problems = list(loaded.problems)
    rows: dict[str, Row] = {}
    try:
        columns = _columns(next(reader, []))
        if "path" not in columns:
            message = "the first line needs a column 'path', with any of outlet, title, byline, published beside it"
            return None, (*problems, Problem("metadata-columns", message, name, 1))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _add(rows, columns, cells, reader.line_num, name, problems)
    except csv.Error as error:
        problems.append(Problem("metadata-broken", f"cannot be read on: {error}", name, reader.line_num))
    return Metadata(name, rows), tuple(problems)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds what; our own name for a thing wins over another's."""
    found: dict[str, int] = {}
    names = [cell.strip().lower().replace(" ", "_") for cell in header]
    for known, meaning in _COLUMNS.items():
        if known in names:
            found.setdefault(meaning, names.index(known))
    return found


def _add(
    rows: dict[str, Row],
    columns: Mapping[str, int],
    cells: Sequence[str],
    line: int,
    name: str,
    problems: list[Problem],
) -> None:
    values = {meaning: _cell(cells, column) for meaning, column in columns.items()}
    key = values["path"]
    if key is None:
        problems.append(Problem("metadata-row-without-path", "this row names no file", name, line))
        return
    key = key.replace("\\", "/").removeprefix("./")
    if key in rows:
        message = f"'{key}' has a row already, in line {rows[key].line}, which counts"
        problems.append(Problem("metadata-duplicate", message, name, line))
        return
    authors = values.get("byline") or ""
    separator = ";" if ";" in authors else "|"
    byline = tuple(author.strip() for author in authors.split(separator) if author.strip())
    rows[key] = Row(
        line, key, values.get("outlet"), values.get("title"), byline, values.get("published"), values.get("agency")
    )


def _cell(cells: Sequence[str], column: int) -> str | None:
    value = cells[column].strip() if column < len(cells) else ""
    return None if value.lower() in _ABSENT else value


def _names(file: Path) -> Iterable[str]:
    """What a row may call a file, longest first: its path and every end of it, each with and without suffix."""
    parts = shown(file).split("/")
    for i in range(len(parts)):
        path = "/".join(parts[i:])
        yield path
        yield path.removesuffix(file.suffix) if file.suffix else path
