"""Options on how articles are read: the same for every command, and what cannot be read is told by the exit code."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

TEXT = "The mill in Castell will close in June, its owner Mara Velde told Reuters on Monday."
GERMAN = (
    "Der Hafenvorstand hat am Dienstag beschlossen, den nördlichen Pier zu schließen, sagte die Vorsitzende. Die"
    " Arbeiten werden ein Jahr dauern, und niemand weiß, was sie kosten, sagte sie nach der Sitzung im Rathaus."
)


@pytest.mark.parametrize("command", ["score", "explain", "chains", "origins"])
def test_every_command_that_reads_articles_has_them(run: Any, command: str) -> None:
    told = run(command, "--help")
    for option in ("--outlet", "--text-field", "--outlet-field", "--language", "--stdin-format"):
        assert option in told.out


@pytest.mark.parametrize("command", ["score", "explain", "chains", "origins"])
def test_what_was_told_to_the_outlet_itself_is_first_hand(run: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text("“The mill will close,” Mara Velde told the Bay Herald.\n", "utf-8")
    (tmp_path / "b.txt").write_text("The mill will close, the Bay Herald reported.\n", "utf-8")
    path = tmp_path / "a.txt" if command == "explain" else tmp_path
    by_whom = [run(command, path, "--model", "rules", *more).out for more in ((), ("--outlet", "Bay Herald"))]
    assert by_whom[0] != by_whom[1]
    if command == "chains":
        assert "Bay Herald" in by_whom[0]
        assert "Bay Herald" not in by_whom[1]


def test_the_outlet_of_the_file_itself_wins(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "outlet": "Fell Gazette"}) + "\n", "utf-8")
    told = run("score", tmp_path / "a.jsonl", "--model", "rules", "-f", "jsonl", "--outlet", "Bay Herald")
    assert json.loads(told.out)["outlet"] == "Fell Gazette"


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (TEXT.encode(), ()),
        (gzip.compress(TEXT.encode()), ()),
        (json.dumps({"text": TEXT}).encode(), ()),
        (f"words\n{TEXT!r}\n".replace("'", '"').encode(), ("--stdin-format", "csv", "--text-field", "words")),
    ],
)
@pytest.mark.parametrize("command", ["score", "explain", "chains"])
def test_standard_input(process: Any, command: str, data: bytes, options: tuple[str, ...]) -> None:
    told = process(command, "-", "--model", "rules", *options, stdin=data)
    assert (told.code, told.err) == (0, "")
    assert "Velde" in told.out or command == "score"


def test_an_empty_pipe_is_an_empty_article(process: Any) -> None:
    told = process("score", "-", "--model", "rules", "-f", "jsonl")
    assert told.code == 0
    assert "[empty]" in told.err
    assert json.loads(told.out)["path"] == "-"


def test_other_languages(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    told = run("score", tmp_path, "-f", "jsonl")
    assert told.code == 0
    assert json.loads(told.out)["scores"]["overall"] is None
    assert "German" in told.err
    told = run("score", tmp_path, "-f", "jsonl", "--language", "any")
    assert json.loads(told.out)["scores"]["overall"] is not None
    assert "German" not in told.err


def test_metadata_fits_members_of_archives(run: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/a.txt", TEXT)
    (tmp_path / "m.csv").write_text("path,outlet\na.txt,Reuters\n")
    told = run("score", tmp_path / "a.zip", "--metadata", tmp_path / "m.csv", "-f", "jsonl")
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out)["outlet"] == "Reuters"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"id,name\n1,x\n", "table-columns"),
        ("a.parquet", b"PAR1 no table", "table-broken"),
        ("a.json", b"{", "json-broken"),
        ("a.xml", b"<urlset/>", "feed-broken"),
        ("a.zip", b"PK\x03\x04", "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_ends_the_run_with_2(
    run: Any, folder: Path, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    told = run("score", tmp_path / name, folder, "-f", "jsonl")
    assert told.code == 2
    assert f"[{code}]" in told.err
    assert [json.loads(line)["path"].rpartition("/")[2] for line in told.out.splitlines()] == [name, "good.txt"]
