"""Parquet: all of the contract in typed columns, written a row group at a time."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from provenance.reports import contract, summary
from provenance.values import Reading

pytest.importorskip("pyarrow", reason="pyarrow comes with the parquet extra")

from provenance.reports import parquet


def table(*readings: Reading) -> Any:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(io.BytesIO(b"".join(parquet.parquet(map(summary.full_row, readings)))))


def test_a_row_is_the_contract(reading: Reading, blank: Reading) -> None:
    for read, row in zip((reading, blank), table(reading, blank).to_pylist(), strict=True):
        told = contract.as_object(read)
        assert row == {**{name: value for name, value in told.items() if name != "scores"}, **told["scores"]}


def test_numbers_are_numbers_and_what_cannot_be_judged_is_missing(reading: Reading, blank: Reading) -> None:
    read = table(reading, blank)
    assert str(read.schema.field("overall").type) == "int16"
    assert read["overall"].to_pylist() == [40, None]
    unjudged = replace(reading, ratings=replace(reading.ratings, grade="F6"))
    assert table(unjudged)["overall"].to_pylist() == [None]
    assert str(read.schema.field("attributions").type).count("list<") >= 4


def test_an_empty_run_has_all_columns() -> None:
    assert table().num_rows == 0
    assert "attributions" in table().column_names


def test_half_a_character_does_not_lose_the_file(reading: Reading) -> None:
    odd = replace(reading, document=replace(reading.document, title="half \ud83d a face", outlet="\\ud83d"))
    (row,) = table(odd).to_pylist()
    assert row["title"] == "half ? a face"
    assert row["outlet"] == "\\ud83d"


def test_groups_are_written_as_they_fill(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    asked = 0

    def rows() -> Iterator[summary.Row]:
        nonlocal asked
        for _ in range(5):
            asked += 1
            yield summary.full_row(reading)

    pieces = parquet.parquet(rows())
    assert next(pieces).startswith(b"PAR1")
    assert asked == 2
    assert b"".join(pieces).endswith(b"PAR1")
    assert asked == 5


def test_a_key_of_the_contract_without_a_column_is_noticed(reading: Reading) -> None:
    """Who adds to the contract adds here: a column that is missing would be lost without a word."""
    import pyarrow as pa

    told = json.loads(contract.line(reading))
    fields = {field.name: field.type for field in parquet.schema()}
    assert set(fields) == set(told) - {"scores"} | set(told["scores"])
    for name in ("attributions", "hedges", "comment", "findings", "reasons", "problems"):
        kind = fields[name].value_type
        assert pa.types.is_struct(kind)
        assert {kind.field(number).name for number in range(kind.num_fields)} == set(told[name][0])
