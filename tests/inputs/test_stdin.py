"""Standard input and files without a telling name: the format by how they begin, or as the user says."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import door
from provenance.inputs.guess import guess
from provenance.values import Article

TEXT = "The ferry will not sail before May, the harbour master Ilse Brandt said on Tuesday in the town hall."
RECORD = json.dumps({"text": TEXT, "title": "Ferry"})
DASH = Path("-")


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch, form: str | None = None) -> list[Article]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return list(inputs.read(DASH, None, inputs.Options(stdin=form)))


def _zipped() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return whole.getvalue()


def _table(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["id", "title", "text"], ["1", "Ferry", TEXT]])
    return out.getvalue()


BEGINNINGS = [
    (TEXT, ".txt"),
    (f"# Ferry\n\n{TEXT}", ".md"),
    (f"---\ntitle: Ferry\n---\n{TEXT}", ".md"),
    (f"--- \n\n{TEXT}", ".txt"),
    (f"<!DOCTYPE html>\n<html><body><p>{TEXT}</p></body></html>", ".html"),
    (f"<!-- saved --><article><p>{TEXT}</p></article>", ".html"),
    (f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{TEXT}</p></body></html>", ".html"),
    ("<?xml version='1.0'?><rss version='2.0'></rss>", ".xml"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", ".xml"),
    (RECORD, ".jsonl"),
    (f"{RECORD}\n{RECORD}\n", ".jsonl"),
    (json.dumps({"articles": [{"text": TEXT}]}, indent=1), ".json"),
    (f"[{RECORD}]", ".json"),
    ("[Music] The ferry will not sail, she said.", ".txt"),
    (_table(","), ".csv"),
    (_table(";"), ".csv"),
    (_table("\t"), ".tsv"),
    ("The text, the body and the content of the bill were, he said, a secret.\n", ".txt"),
    (f"From: a@b.example\nSubject: Ferry\n\n{TEXT}", ".eml"),
    (f"Received: by b.example;\n\tTue, 5 Mar 2024\nTo: b@c.example\n\n{TEXT}", ".eml"),
    (f"Note: this is new.\nMore: here.\n\n{TEXT}", ".txt"),
    ("", ".txt"),
]


@pytest.mark.parametrize(("text", "suffix"), BEGINNINGS)
def test_formats_by_their_beginnings(text: str, suffix: str) -> None:
    assert guess(text.encode()) == suffix
    assert guess(text.encode("utf-8-sig")) == suffix
    assert guess(text.encode("utf-16")) == suffix


def test_formats_by_their_signatures() -> None:
    assert guess(_zipped()) == ".zip"
    assert guess(b"PAR1\x15\x00") == ".parquet"


@pytest.mark.parametrize(
    "data", [TEXT.encode(), RECORD.encode(), gzip.compress(RECORD.encode()), _table(",").encode(), _zipped()]
)
def test_standard_input_is_guessed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = piped(data, monkeypatch)
    assert article.text == TEXT
    assert article.path.split("#")[0].split("/")[0] == "-"


def test_the_user_knows_better(monkeypatch: pytest.MonkeyPatch) -> None:
    assert piped(RECORD.encode(), monkeypatch, ".txt")[0].text == RECORD
    assert piped(f"<p>{TEXT}</p>".encode(), monkeypatch, ".txt")[0].text == f"<p>{TEXT}</p>"


def test_a_long_pipe_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of a pipe come out while it is still being written."""
    asked: list[int] = []

    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size or -1)
            return super().read(size)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Pipe(f"{RECORD}\n".encode() * 20_000)))
    stream = inputs.read(DASH)
    next(stream)
    assert len(asked) <= 3
    assert min(asked) > 0
    assert sum(1 for _ in stream) == 19_999


def test_standard_input_among_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    files, problems = inputs.find([tmp_path, DASH, DASH])
    assert (files, problems) == ((tmp_path / "a.txt", DASH), ())


@pytest.mark.parametrize("name", ["download", "page.php", "data.bin"])
def test_files_with_unknown_suffixes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RECORD)
    (article,) = inputs.read(tmp_path / name)
    assert article.text == TEXT


def test_every_format_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from provenance.cli.reading import StdinFormat

    assert {f".{one.value}" for one in StdinFormat} <= set(door.SUFFIXES)
    for one in StdinFormat:
        assert all(article.text or article.problems for article in piped(b"", monkeypatch, f".{one.value}"))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('{}[]<>":,;\t\n #-abFrom?xml!', max_size=120).map(str.encode)))
def test_any_bytes(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = piped(data, patch)
    assert found
    assert all(article.text or article.problems for article in found)
