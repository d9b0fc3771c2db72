"""Records of data sets: fields known by name, a bad record costs only itself, tables of other things stay out."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import records, tables
from provenance.values import Article

TEXT = "The ferry will not sail before May, the harbour master Ilse Brandt said.\nShe blamed the ice.\n"


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def written(file: Path, content: str | bytes) -> list[Article]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(inputs.read(file))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {"text": TEXT, "sitename": "Bay Courier", "author": "Ana Korb; Tom Villem", "date": "2024-03-05"},
            "2024-03-05",
        ),
        (
            {
                "maintext": TEXT,
                "source_domain": "Bay Courier",
                "authors": ["Ana Korb", "Tom Villem"],
                "date_publish": "x",
            },
            "x",
        ),
        ({"Content": TEXT, "source": {"name": "Bay Courier"}, "author": ["Ana Korb", {"name": "Tom Villem"}]}, None),
        (
            {"body": TEXT, "media_name": "Bay Courier", "authors": "['Ana Korb', \"Tom Villem\"]", "Publish Date": "y"},
            "y",
        ),
        ({"raw_text": TEXT, "source.name": "Bay Courier", "byline": "Ana Korb|Tom Villem", "publishedAt": "z"}, "z"),
    ],
)
def test_fields_of_the_common_scrapers(record: dict[str, object], expected: str | None) -> None:
    draft = records.draft({**record, "headline": " A  title ", "other": 7}, "3", "a.jsonl")
    assert (draft.text, draft.title, draft.outlet, draft.part) == (TEXT, "A title", "Bay Courier", "3")
    assert draft.byline == ("Ana Korb", "Tom Villem")
    assert draft.published == expected
    assert draft.problems == ()


def test_surest_name_first_and_absence() -> None:
    draft = records.draft(
        {"content": "short", "text": TEXT, "outlet": "nan", "author": None, "url": "https://www.bay.example/a?b"},
        "1",
        "a",
    )
    assert (draft.text, draft.outlet, draft.byline) == (TEXT, "bay.example", ())
    assert records.draft({"text": TEXT, "url": "http://[bad"}, "1", "a").outlet is None
    assert records.draft({"text": TEXT, "author": "Dorn, Mila"}, "1", "a").byline == ("Dorn, Mila",)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("text", "record-broken"),
        (None, "record-broken"),
        ({"title": "x"}, "record-without-text"),
        ({"text": ["x"]}, "record-without-text"),
        ({"text": "NaN"}, "record-without-text"),
        ({"text": "The ferry will sail… [+2310 chars]"}, "truncated"),
        ({"text": "a \ud800 b"}, "encoding"),
        ({"text": "a" * 200_001}, "too-long"),
    ],
)
def test_bad_records_are_problems(record: object, code: str) -> None:
    draft = records.draft(record, "4", "a.jsonl", 9)
    (problem,) = draft.problems
    assert (problem.code, problem.path, problem.line) == (code, "a.jsonl#4", 9)
    assert draft.text.encode() or code.startswith("record")
    assert len(draft.text) <= 200_000


def test_lines_keep_their_neighbours(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    lines = [good, "{", "", "[" * 100_000, '"x"', "\0\1\2", good]
    found = written(tmp_path / "a.jsonl", "\n".join(lines))
    assert [article.path.rpartition("#")[2] for article in found] == ["1", "2", "4", "5", "6", "7"]
    expected = [[], ["json-broken"], ["json-broken"], ["record-broken"], ["binary"], []]
    assert [codes(article) for article in found] == expected
    assert found[0].text == found[-1].text == TEXT
    assert found[1].problems[0].line == 2


def test_a_line_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.inputs.jsonfiles._MOST_LINE", 200)
    good = json.dumps({"text": TEXT})
    found = written(tmp_path / "a.ndjson", f"{good}\n{'x' * 1000}\n{good}\n")
    assert [(codes(article), article.path[-2:]) for article in found] == [([], "#1"), (["too-long"], "#2"), ([], "#3")]


def test_streams_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress((json.dumps({"text": TEXT}) + "\n").encode() * 3)[:-9])
    stream = inputs.read(file)
    assert next(stream).problems == ()
    assert codes(list(stream)[-1]) == ["unreadable"]


@pytest.mark.parametrize("shape", ["{}", "[{}]", '{{"status": "ok", "articles": [{}]}}', '{{"results": [{}]}}'])
def test_shapes_of_json(tmp_path: Path, shape: str) -> None:
    (article,) = written(tmp_path / "a.json", shape.format(json.dumps({"content": TEXT, "title": "Ferry"})))
    assert (article.text, article.title, article.path[-2:], codes(article)) == (TEXT, "Ferry", "#1", [])


@pytest.mark.parametrize(
    ("content", "code"),
    [("{", "json-broken"), ("[" * 100_000, "json-broken"), ("[]", "no-records"), ("", "empty"), ("7", "record-broken")],
)
def test_json_without_records(tmp_path: Path, content: str, code: str) -> None:
    (article,) = written(tmp_path / "a.json", content)
    assert (article.text, codes(article)) == ("", [code])


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables(tmp_path: Path, suffix: str, delimiter: str, encoding: str) -> None:
    file = tmp_path / f"a{suffix}"
    with file.open("w", encoding=encoding, newline="") as out:
        table = csv.writer(out, delimiter=delimiter)
        table.writerows([["id", "Headline", "text"], [1, "Café", TEXT], [2, "", 'a "b", c;\td'], [3, "x"]])
    first, second, third = inputs.read(file)
    assert (first.text, first.title, first.path[-2:]) == (TEXT, "Café", "#1")
    assert second.text == 'a "b", c;\td'
    assert codes(third)[-2:] == ["table-cells", "record-without-text"]
    assert codes(first) == (["encoding"] if encoding == "cp1252" else [])


def test_long_cells_and_tables_without_texts(tmp_path: Path) -> None:
    (article,) = written(tmp_path / "a.csv", "text\n" + "the " * 39_000)
    assert (len(article.text), codes(article)) == (156_000, [])
    assert [codes(article) for article in written(tmp_path / "b.csv", "path,outlet\na.txt,Bay\n")] == [
        ["table-columns"]
    ]
    assert [codes(article) for article in written(tmp_path / "c.csv", "text,outlet\n")] == [["no-records"]]


def test_a_cell_past_the_limit_costs_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = csv.field_size_limit(1000)
    monkeypatch.setattr(tables, "_MOST_CELL", 1000)
    try:
        found = written(tmp_path / "a.csv", f"text\n{'x' * 2000}\nlast\n")
    finally:
        csv.field_size_limit(old)
    assert codes(found[0]) == ["table-broken"]
    assert found[-1].text == "last"


def test_a_line_without_an_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_LINE", 300)
    found = written(tmp_path / "a.csv", f'text,title\n{"the ice " * 1000},x\n"{TEXT}",last\n')
    assert [len(article.text) for article in found] == [300, len(TEXT)]
    assert codes(found[0]) == ["table-cells"]
    assert found[1].title == "last"


def test_folders_take_no_table_for_articles(tmp_path: Path) -> None:
    names = [
        "a.txt",
        "b.md",
        "c.html",
        "d.htm.gz",
        "e.jsonl",
        "f.ndjson.gz",
        "g.json",
        "h.csv",
        "i.tsv.gz",
        "metadata.csv",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    files, _ = inputs.find([tmp_path])
    assert [file.name for file in files] == names[:6]
    named, _ = inputs.find([tmp_path / name for name in names[6:]])
    assert [file.name for file in named] == names[6:]


@settings(max_examples=60, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=300), st.text('{}[]",:;\n\t\0texé1\ud7ff', max_size=200).map(str.encode)),
    name=st.sampled_from(["a.json", "a.jsonl", "a.csv", "a.tsv", "a.json.gz", "a.csv.gz", "a.txt.gz"]),
    headed=st.booleans(),
    packed=st.booleans(),
)
def test_any_bytes(
    data: bytes, name: str, headed: bool, packed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = b"text,title\n" + data if headed else data
    file = tmp_path_factory.mktemp("any") / name
    found = written(file, gzip.compress(data) if packed else data)
    assert found
    assert all(article.text or article.problems for article in found)
    for article in found:
        article.text.encode()


def test_rows_of_empty_cells_are_counted_and_passed_over(tmp_path: Path) -> None:
    found = written(tmp_path / "a.csv", f'text,title\n"{TEXT}",x\n,\n\n"{TEXT}",y\n,\n')
    assert [(article.path[-2:], article.title) for article in found] == [("#1", "x"), ("#3", "y")]
    assert [codes(article) for article in written(tmp_path / "b.csv", "text,title\n,\n")] == [["no-records"]]
