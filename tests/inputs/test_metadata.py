"""Tables of metadata: how rows find their files, and what is said of the rest."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import Metadata
from provenance.values import Problem


def table(tmp_path: Path, text: str, name: str = "m.csv") -> tuple[Metadata | None, tuple[Problem, ...]]:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return inputs.load_metadata(file)


@pytest.mark.parametrize("key", ["a.txt", "a", "in/a.txt", "in/a", "./in/a.txt", "in\\a.txt"])
def test_a_row_finds_its_file(tmp_path: Path, key: str) -> None:
    metadata, problems = table(tmp_path, f"path,outlet\n{key},Bay Herald\n")
    assert problems == ()
    assert metadata is not None
    assert metadata.row(tmp_path / "in" / "a.txt").outlet == "Bay Herald"
    assert metadata.row(tmp_path / "in" / "b.txt").outlet is None


def test_the_longest_name_wins(tmp_path: Path) -> None:
    metadata, _ = table(tmp_path, "path,outlet\na.txt,One\nin/a.txt,Two\n")
    assert metadata is not None
    assert metadata.row(Path("x/in/a.txt")).outlet == "Two"
    assert metadata.row(Path("x/out/a.txt")).outlet == "One"


def test_all_columns(tmp_path: Path) -> None:
    text = 'title,path,byline,published,publisher\n"A, b",a.txt,Ana Roy; Bo Lind,2024-05-03,Bay Herald\n'
    metadata, _ = table(tmp_path, text)
    assert metadata is not None
    row = metadata.row(Path("a.txt"))
    assert (row.title, row.byline, row.published, row.outlet) == (
        "A, b",
        ("Ana Roy", "Bo Lind"),
        "2024-05-03",
        "Bay Herald",
    )


@pytest.mark.parametrize(
    "text",
    ["path\toutlet\na\tBay, Herald\n", "PATH;Outlet\na;Bay, Herald\n", '\ufeffpath,outlet\r\na,"Bay, Herald"\r\n'],
)
def test_separators_and_marks(tmp_path: Path, text: str) -> None:
    metadata, problems = table(tmp_path, text)
    assert metadata is not None
    assert problems == ()
    assert metadata.row(Path("a.txt")).outlet == "Bay, Herald"


def test_absent_values(tmp_path: Path) -> None:
    metadata, _ = table(tmp_path, "path,outlet,title\na.txt,None,NaN\n")
    assert metadata is not None
    assert (metadata.row(Path("a.txt")).outlet, metadata.row(Path("a.txt")).title) == (None, None)


def test_faults_have_lines(tmp_path: Path) -> None:
    metadata, problems = table(tmp_path, "path,outlet\na.txt,One\n,Two\n\na.txt,Three\ngone.txt,Four\n")
    assert metadata is not None
    assert [(problem.code, problem.line) for problem in problems] == [
        ("metadata-row-without-path", 3),
        ("metadata-duplicate", 5),
    ]
    assert metadata.row(Path("a.txt")).outlet == "One"
    unmatched = metadata.unmatched([Path("a.txt")])
    assert [(problem.code, problem.line) for problem in unmatched] == [("metadata-row-without-file", 6)]
    assert unmatched[0].message == "1 of 2 rows is for a file not read here: 'gone.txt'"


def test_rows_for_other_files_are_told_in_one_line(tmp_path: Path) -> None:
    metadata, _ = table(tmp_path, "path,outlet\na.txt,One\nb.txt,Two\nc.txt,Three\n")
    assert metadata is not None
    (told,) = metadata.unmatched([Path("a.txt")])
    assert (told.line, told.message) == (3, "2 of 3 rows are for files not read here, the first for 'b.txt'")
    assert metadata.unmatched([Path("a.txt")], some=True) == ()
    assert len(metadata.unmatched([Path("z.txt")], some=True)) == 1


@pytest.mark.parametrize(
    ("text", "code"), [("outlet,title\nx,y\n", "metadata-columns"), ("", "empty"), ("a\0b", "binary")]
)
def test_unusable_tables(tmp_path: Path, text: str, code: str) -> None:
    metadata, problems = table(tmp_path, text)
    assert metadata is None
    assert [problem.code for problem in problems] == [code]


def test_missing_table(tmp_path: Path) -> None:
    metadata, problems = inputs.load_metadata(tmp_path / "gone.csv")
    assert metadata is None
    assert [problem.code for problem in problems] == ["unreadable"]


def test_a_broken_row_keeps_those_before(tmp_path: Path) -> None:
    limit = csv.field_size_limit(131_072)  # the whole process's, and raised by whoever read a table of articles
    metadata, problems = table(tmp_path, f'path,outlet\na.txt,One\nb.txt,"{"x" * 200_000}\n')
    csv.field_size_limit(limit)
    assert metadata is not None
    assert metadata.row(Path("a.txt")).outlet == "One"
    assert [problem.code for problem in problems] == ["metadata-broken"]


def test_metadata_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: Old\npublisher: Old Paper\nauthor: Ana Roy\n---\nThe council met.\n", encoding="utf-8")
    metadata, _ = table(tmp_path, "path,outlet\na.md,Bay Herald\n")
    (article,) = inputs.read(file, metadata)
    assert (article.outlet, article.title, article.byline) == ("Bay Herald", "Old", ("Ana Roy",))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_table(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("tables") / "m.csv"
    file.write_bytes(("path,outlet\n" + text).encode("utf-8", "surrogatepass"))
    metadata, problems = inputs.load_metadata(file)
    assert metadata is not None or problems
