"""The output contract as Parquet: typed columns for pandas, DuckDB, R and Spark; an article a row. Needs pyarrow."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from provenance.reports.summary import Row
from provenance.values import UNJUDGED

GROUP = 256
"""Articles a row group: some 10 MB of evidence, held in memory at once."""


def schema() -> Any:
    """The columns, a `pyarrow.Schema`: the contract's keys; the four scores have columns of their own, null for F6."""
    import pyarrow as pa

    text, number, share = pa.string(), pa.int32(), pa.float64()
    span = pa.list_(number)
    words = {"spans": pa.list_(span), "text": text}
    source = {**words, "name": text, "category": text, "identity": text}
    attribution = {
        "id": number,
        "kind": text,
        "source": pa.struct(source),
        "cue": pa.struct(words),
        "content": pa.struct(words),
        "relay": text,
        "chain": pa.list_(pa.list_(text)),
        "secondhand": pa.bool_(),
        "hedged": pa.bool_(),
        "confidence": share,
        "rules": pa.list_(text),
    }
    hedge = {"span": span, "text": text, "class": text, "rule": text, "probability": pa.list_(share)}
    comment = {"body": text, "outcome": text, "span": span}
    finding = {"rule": text, "policy": text, "severity": text, "message": text, "span": span}
    reason = {"rating": text, "points": share, "rule": text, "message": text, "spans": pa.list_(span)}
    problem = {"code": text, "message": text}
    stamp = {"version": text, "rules": text, "model": text}
    several = {
        "attributions": attribution,
        "hedges": hedge,
        "comment": comment,
        "findings": finding,
        "suppressed": {**finding, "reason": text},
        "reasons": reason,
        "problems": problem,
    }
    columns = {
        **dict.fromkeys(("path", "id", "title", "outlet"), text),
        "byline": pa.list_(text),
        "published": text,
        **dict.fromkeys(("depth", "hedging", "secondhand", "overall"), pa.int16()),
        "grade": text,
        **{name: pa.list_(pa.struct(fields)) for name, fields in several.items()},
        "furniture": pa.list_(span),
        "stamp": pa.struct(stamp),
    }
    return pa.schema(list(columns.items()))


def parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    """The file in pieces, a row group each."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    columns = schema()
    held = io.BytesIO()
    waiting = iter(rows)
    with ParquetWriter(_Kept(held), columns, compression="zstd") as writer:
        while some := [_record(row) for row in islice(waiting, GROUP)]:
            writer.write_table(pa.Table.from_pylist(some, schema=columns))
            yield _taken(held)
    yield _taken(held)


class _Kept(io.RawIOBase):
    """A file for the writer that counts on where it is, while what it wrote is taken away behind its back."""

    def __init__(self, held: io.BytesIO) -> None:
        self._held = held
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, piece: Any) -> int:
        self._written += len(piece)
        return self._held.write(piece)


def _taken(held: io.BytesIO) -> bytes:
    piece = held.getvalue()
    held.seek(0)
    held.truncate()
    return piece


def _record(row: Row) -> dict[str, Any]:
    told = json.loads(row.line)
    record: dict[str, Any] = _plain(told) if "\\ud" in row.line else told
    scores = record.pop("scores")
    return {**record, **(scores if record["grade"] != UNJUDGED else dict.fromkeys(scores))}


def _plain(value: Any) -> Any:
    """The same without halves of characters, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
