"""Parquet: rows are records, read a few at a time; broken files and missing libraries are problems."""

from __future__ import annotations

import gzip
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.values import Article

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TEXT = "The ferry will not sail before May, the harbour master Ilse Brandt said.\nShe blamed the ice.\n"
ROWS = [
    {"maintext": TEXT, "title": "Ferry", "authors": ["Ana Korb"], "source": {"name": "Bay Courier"}, "n": 1},
    {"maintext": None, "title": None, "authors": None, "source": None, "n": 2},
    {"maintext": TEXT, "title": "Again", "authors": [], "source": {"name": "Bay Courier"}, "n": 3},
]


def table(tmp_path: Path, rows: list[dict[str, Any]], name: str = "a.parquet") -> Path:
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / name)
    return tmp_path / name


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def test_rows(tmp_path: Path) -> None:
    day = datetime(2024, 3, 5, 8, 0)
    first, second, third = inputs.read(table(tmp_path, [{**row, "date_publish": day} for row in ROWS]))
    assert (first.text, first.title, first.outlet, first.byline) == (TEXT, "Ferry", "Bay Courier", ("Ana Korb",))
    assert (first.published, first.path[-2:], codes(first)) == ("2024-03-05T08:00:00", "#1", [])
    assert codes(second) == ["record-without-text"]
    assert (third.title, third.byline) == ("Again", ())


def test_packed_and_with_fields_of_ones_own(tmp_path: Path) -> None:
    file = table(tmp_path, [{"Words": TEXT, "Who": "Bay Courier", "text": "no"}])
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(file.read_bytes()))
    options = inputs.Options(inputs.Fields(text="words", outlet="who"))
    (article,) = inputs.read(tmp_path / "b.parquet.gz", None, options)
    assert (article.text, article.outlet) == (TEXT, "Bay Courier")


def test_only_a_few_rows_are_held(tmp_path: Path) -> None:
    stream = inputs.read(table(tmp_path, ROWS[:1] * 500))
    assert next(stream).path.endswith("#1")
    assert sum(1 for _ in stream) == 499


def test_tables_without_texts_or_rows(tmp_path: Path) -> None:
    assert [codes(one) for one in inputs.read(table(tmp_path, [{"n": 1}]))] == [["table-columns"]]
    empty = pa.table({"text": pa.array([], pa.string())})
    pq.write_table(empty, tmp_path / "b.parquet")
    assert [codes(one) for one in inputs.read(tmp_path / "b.parquet")] == [["no-records"]]
    assert inputs.find([tmp_path])[0] == (tmp_path / "b.parquet",)  # a folder's other tables are passed over


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = table(tmp_path, ROWS)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (article,) = inputs.read(file)
    assert codes(article) == ["parquet-missing"]
    assert "provenance-scorer[parquet]" in article.problems[0].message


@settings(max_examples=60, deadline=None)
@given(
    cut=st.integers(0, 3000),
    flips=st.lists(st.tuples(st.integers(0, 2999), st.integers(1, 255)), max_size=4),
    junk=st.binary(max_size=60),
)
def test_any_bytes(
    cut: int, flips: list[tuple[int, int]], junk: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("any")
    data = bytearray(table(top, ROWS).read_bytes())
    for at, bits in flips:
        data[at % len(data)] ^= bits
    for broken in (bytes(data), bytes(data[:cut]), b"PAR1" + junk + b"PAR1", junk):
        (top / "b.parquet").write_bytes(broken)
        found = list(inputs.read(top / "b.parquet"))
        assert found
        assert all(article.text or article.problems for article in found)
