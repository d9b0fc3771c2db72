"""The door: every input comes out as an article, whatever is wrong with it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import door

TEXT = "The council met on Friday, its chair said.\r\n"


def test_public_names() -> None:
    verbs = ["articles", "find", "load_metadata", "names", "read"]
    assert sorted(inputs.__all__) == ["Fields", "Metadata", "Options", "SUFFIXES", *verbs]
    assert set(inputs.SUFFIXES) >= {".txt", ".md", ".html", ".json", ".csv", ".parquet", ".eml", ".xml", ".zip"}
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in inputs.SUFFIXES)


def test_text_files(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    (article,) = inputs.read(file)
    assert (article.text, article.path, article.problems) == (TEXT, file.as_posix(), ())
    assert article.title is None
    assert article.outlet is None


def test_ids_are_of_the_content(tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT + "x")):
        (tmp_path / name).write_bytes(text.encode())
    ids = [article.id for article in inputs.articles([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])]
    assert ids[0] == ids[1] != ids[2]
    assert len(ids[0]) == 12
    assert door.identify("\ud800") != door.identify("\ud801")


def test_bad_files_keep_their_row_and_their_neighbours(tmp_path: Path) -> None:
    contents = {"a.txt": TEXT.encode(), "b.txt": b"", "c.txt": b"\0\1\2", "d.txt": b"caf\xe9 said so", "e.md": b"# x"}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    files, _ = inputs.find([tmp_path])
    found = {Path(a.path).name: a for a in inputs.articles([*files, tmp_path / "gone.txt"])}
    assert list(found) == [*contents, "gone.txt"]
    assert {name: [p.code for p in article.problems] for name, article in found.items()} == {
        "a.txt": [],
        "b.txt": ["empty"],
        "c.txt": ["binary"],
        "d.txt": ["encoding"],
        "e.md": [],
        "gone.txt": ["unreadable"],
    }
    assert found["b.txt"].text == found["c.txt"].text == found["gone.txt"].text == ""
    assert found["d.txt"].text == "café said so"


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    stream = inputs.articles([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(stream)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert next(stream).problems == ()


@settings(max_examples=120, deadline=None)
@given(
    suffix=st.sampled_from([*inputs.SUFFIXES, "", ".bin"]),
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text("{}[]<>\"':;,=/\n\t&%#- textbody", max_size=300).map(str.encode),
        st.sampled_from(
            [
                b"[" * 50_000,
                b'{"text":' * 20_000,
                b"<div>" * 20_000,
                b"text\n" + b'"' + b"x" * 300_000,
                b"From: " + b"a" * 300_000,
                b"<rss>" + b"<item>" * 10_000,
                b"\xff\xfe" + b"\x00\xd8" * 500,
            ]
        ),
    ),
    packed=st.booleans(),
    cut=st.integers(0, 40),
)
def test_whatever_a_file_holds_its_neighbours_are_read(
    suffix: str, data: bytes, packed: bool, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("any")
    (top / "good.txt").write_text(TEXT, encoding="utf-8")
    bad = top / f"bad{suffix}{'.gz' if packed else ''}"
    whole = gzip.compress(data) if packed else data
    bad.write_bytes(whole[: len(whole) - cut] if cut < 20 else whole)
    found = list(inputs.articles([bad, top / "good.txt"]))
    assert len(found) > 1
    assert found[-1].text.split() == TEXT.split()
    for article in found:
        assert article.text or article.problems
        article.text.encode("utf-8")
    assert top / "good.txt" in inputs.find([top])[0]
