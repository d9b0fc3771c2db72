"""Parquet tables, a row a record, a few rows in memory at a time. Needs pyarrow, which the extra `parquet` brings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provenance.inputs.draft import Draft
from provenance.inputs.file import UNREADABLE, File, seekable, unreadable
from provenance.inputs.records import columns_missing, draft, has_text, wanted
from provenance.values import Problem

_MOST = 1_000_000_000
"""Bytes of a table that comes from a pipe or packed, and must be held in memory; one on disk is read in place."""
_ROWS = 64
"""Rows held at a time: four batches of the reader behind."""


def read(file: File) -> Iterator[Draft]:
    """The rows of a table, each when its turn comes; a row is called by its number, from 1.

    Problems: parquet-missing (no pyarrow), unreadable, table-broken, table-columns, no-records.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = "parquet needs pyarrow: pip install 'provenance-scorer[parquet]'"
        yield Draft("", problems=(Problem("parquet-missing", message, file.name),))
        return
    number = 0
    try:
        with seekable(file, _MOST) as stream:
            table = parquet.ParquetFile(stream)
            names = table.schema_arrow.names
            if not has_text(names, file.fields):
                yield Draft("", problems=(columns_missing(names, file),))
                return
            # To pyarrow a dot parts a field from the one within it; a flattened frame has dots in plain names.
            columns = None if any("." in name for name in names) else [n for n in names if wanted(n, file.fields)]
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                for record in batch.to_pylist():
                    number += 1
                    yield draft(record, str(number), file.name, fields=file.fields)
            if not number:
                yield Draft("", problems=(Problem("no-records", "a table without rows", file.name),))
    except (pyarrow.ArrowException, *UNREADABLE, OverflowError, KeyError, TypeError) as error:
        yield Draft("", problems=(_broken(error, file.name, number),), part=str(number + 1) if number else None)


def columns(file: File) -> tuple[str, ...]:
    """The names of the columns; nothing where they cannot be had."""
    try:
        from pyarrow import parquet

        with seekable(file, _MOST) as stream:
            return tuple(parquet.ParquetFile(stream).schema_arrow.names)
    except Exception:  # only asked whether there are articles in it: reading it will say what is wrong
        return ()


def _broken(error: Any, name: str, after: int) -> Problem:
    if isinstance(error, OSError) and error.strerror:
        return unreadable(error, name)
    place = f" after row {after}" if after else ""
    reason = str(error).split("\n", 1)[0][:200]
    return Problem("table-broken", f"cannot be read as parquet{place}: {reason}", name)
