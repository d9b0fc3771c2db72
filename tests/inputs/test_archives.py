"""Zip archives: members are read in place, and what is no honest member is refused without costing the others."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import archives
from provenance.values import Article

TEXT = "The council met on Friday and agreed to close the pier, its chair said.\n"


def packed(top: Path, members: dict[str, bytes], name: str = "a.zip") -> Path:
    file = top / name
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return file


def found(file: Path) -> dict[str, Article]:
    top = file.parent.as_posix()
    return {article.path.removeprefix(f"{top}/"): article for article in inputs.read(file)}


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def test_members_are_read_like_files_of_a_folder(tmp_path: Path) -> None:
    record = json.dumps({"text": TEXT}).encode()
    members = {
        "in/b.txt": TEXT.encode(),
        "in/a.md": b"# Pier\n\n" + TEXT.encode(),
        "c.jsonl": record + b"\n" + record,
        "d.txt.gz": gzip.compress(TEXT.encode()),
        "e.pdf": b"%PDF",
        ".hidden.txt": b"x",
        "__MACOSX/in/._b.txt": b"x",
    }
    read = found(packed(tmp_path, members))
    assert list(read) == ["a.zip/c.jsonl#1", "a.zip/c.jsonl#2", "a.zip/d.txt.gz", "a.zip/in/a.md", "a.zip/in/b.txt"]
    assert not any(map(codes, read.values()))
    assert read["a.zip/in/a.md"].title == "Pier"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]  # nothing was unpacked beside it


def test_an_archive_in_a_folder_is_found_and_metadata_fits_its_members(tmp_path: Path) -> None:
    packed(tmp_path, {"in/b.txt": TEXT.encode()})
    (tmp_path / "m.csv").write_text("path,outlet\nb.txt,Bay Courier\ngone.txt,X\n")
    files, problems = inputs.find([tmp_path])
    metadata, _ = inputs.load_metadata(tmp_path / "m.csv")
    assert metadata is not None
    (article,) = inputs.articles(files, metadata)
    assert (article.outlet, problems) == ("Bay Courier", ())
    assert [one.line for one in metadata.unmatched(inputs.names(files))] == [3]


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "in/../../a.txt", "C:\\a.txt", "..\\a.txt", "in//a.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    file = packed(tmp_path, {"good.txt": TEXT.encode()})
    with zipfile.ZipFile(file, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name  # the constructor would mend it
        archive.writestr(info, TEXT)
    bad, good = sorted(found(file).values(), key=lambda article: len(article.text))
    assert (bad.text, codes(bad)) == ("", ["archive-path"])
    assert good.text == TEXT


def test_links_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    (article,) = found(file).values()
    assert (article.text, codes(article)) == ("", ["archive-path"])


def test_bombs_are_refused_and_their_neighbours_read(tmp_path: Path) -> None:
    file = packed(tmp_path, {"bomb.txt": b"a" * 5_000_000, "good.txt": TEXT.encode(), "inner.zip": b"PK\x05\x06"})
    read = found(file)
    assert {name: codes(article) for name, article in read.items()} == {
        "a.zip/bomb.txt": ["archive-bomb"],
        "a.zip/good.txt": [],
        "a.zip/inner.zip": ["archive-nested"],
    }


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 1)
    (article,) = found(packed(tmp_path, {"a.txt": b"a", "b.txt": b"b"})).values()
    assert codes(article) == ["archive-too-large"]


def test_passwords(tmp_path: Path) -> None:
    file = packed(tmp_path, {"a.txt": TEXT.encode()})
    data = bytearray(file.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    file.write_bytes(data)
    (article,) = found(file).values()
    assert codes(article) == ["archive-locked"]


def test_archives_without_articles_and_broken_ones(tmp_path: Path) -> None:
    (article,) = found(packed(tmp_path, {"a.pdf": b"x"})).values()
    assert codes(article) == ["no-articles"]
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no archive")
    (article,) = found(tmp_path / "b.zip").values()
    assert codes(article) == ["unreadable"]


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    file = packed(tmp_path, {"a.txt": TEXT.encode() * 20, "b.txt": TEXT.encode()})
    data = bytearray(file.read_bytes())
    data[45] ^= 0xFF
    file.write_bytes(data)
    read = found(file)
    assert codes(read["a.zip/a.txt"]) == ["unreadable"]
    assert read["a.zip/b.txt"].text == TEXT


def _archive() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.html", "c.jsonl", "d.csv"):
            archive.writestr(name, TEXT * 3)
    return whole.getvalue()


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 600), flips=st.lists(st.tuples(st.integers(0, 599), st.integers(1, 255)), max_size=6))
def test_archives_cut_and_changed_anywhere(
    cut: int, flips: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(_archive())
    for at, bits in flips:
        data[at % len(data)] ^= bits
    file = tmp_path_factory.mktemp("any") / "a.zip"
    file.write_bytes(data[: cut or len(data)])
    articles = list(inputs.read(file))
    assert articles
    assert all(article.text or article.problems for article in articles)
