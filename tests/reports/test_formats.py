"""Every format of `provenance score`: what it writes, and that those which can stream do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from provenance.cli.app import ScoreFormat
from provenance.reports import summary
from provenance.reports.formats import FORMATS, Sheet
from provenance.reports.summary import SORTS, Row
from provenance.values import Reading, Source, Trace


def written(form: str, *readings: Reading) -> str:
    chosen = FORMATS[form]
    return "".join(chosen.write([chosen.row(reading) for reading in readings], Sheet(80)))  # type: ignore[arg-type]


def test_jsonl_is_one_object_a_line(reading: Reading, blank: Reading) -> None:
    lines = written("jsonl", reading, blank).split("\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["mill", "void"]
    assert lines[-1] == ""


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(reading: Reading, count: int) -> None:
    assert len(json.loads(written("json", *[reading] * count))) == count


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "tsv", "github"])
def test_a_row_is_written_before_the_next_is_asked_for(form: str, reading: Reading) -> None:
    """Memory over a long folder stays flat only if nothing is held back."""
    chosen = FORMATS[form]
    asked = 0

    def rows() -> Iterator[Row]:
        nonlocal asked
        for _ in range(5):
            asked += 1
            yield chosen.row(reading)

    pieces = chosen.write(rows(), Sheet(80))
    while asked == 0:
        next(pieces)
    assert asked == 1


def test_csv_opens_right_in_a_spreadsheet(reading: Reading, blank: Reading) -> None:
    text = written("csv", reading, blank)
    assert text.startswith("\ufeffpath,")
    records = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert records[0]["overall"] == "40"
    assert records[0]["unnamed"] == "1"
    assert records[0]["relayed"] == "1"
    assert records[1]["overall"] == ""
    unjudged = replace(reading, ratings=replace(reading.ratings, grade="F6"))
    assert written("csv", unjudged).splitlines()[1].count(",,,,F6,") == 1
    assert records[0]["problems"] == "odd-quotes: a quotation is never closed; short: few words"


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "\n=1"])
def test_csv_cells_are_never_formulas(reading: Reading, evil: str) -> None:
    text = written("csv", replace(reading, document=replace(reading.document, title=evil, outlet=evil)))
    record = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert record["title"] == record["outlet"] == f"'{evil}"


def test_tsv_has_a_line_an_article_whatever_its_cells_hold(reading: Reading) -> None:
    odd = replace(reading, document=replace(reading.document, title="=two\tcells\nand\u2028lines"))
    head, row, nothing = written("tsv", odd).split("\n")
    record = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert record["title"] == "'=two cells and lines"
    assert record["overall"] == "40"
    assert nothing == ""


def test_csv_can_hold_a_lone_surrogate(reading: Reading) -> None:
    text = written("csv", replace(reading, document=replace(reading.document, title="x\ud800y")))
    assert "x?y" in text.encode("utf-8").decode("utf-8")


def test_outlets_leaned_on_most_used_first_and_origins_left_out(reading: Reading) -> None:
    told = reading.attributions[0]
    axios = Source(((0, 1),), "Axios", "outlet", "named")
    made = (
        told,
        replace(told, source=axios, trace=Trace("report", (("Politico", "others"), ("Axios",)))),
        replace(told, source=axios, trace=Trace("report", (("Axios",),))),
        replace(told, trace=Trace("none", (("the Ledger",),))),
    )
    got = summary.of(replace(reading, attributions=made))
    assert got.leans == (("Axios", 2), ("Politico", 1), ("others", 1), ("the Ledger", 1))
    assert "Axios (2); Politico (1)" in written("csv", replace(reading, attributions=made))


def test_every_format_of_the_command_line_is_there() -> None:
    assert {form.value for form in ScoreFormat} == set(FORMATS)


def test_every_default_order_is_a_column() -> None:
    assert {one.sort for one in FORMATS.values()} - {None} <= set(SORTS)
