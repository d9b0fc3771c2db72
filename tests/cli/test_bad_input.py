"""Bad input of every kind: a clear message, the right exit code, and every other article still scored."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest


def rows(told: Any) -> dict[str, Any]:
    return {Path(one["path"]).name: one for one in map(json.loads, told.out.splitlines())}


def scored(told: Any) -> bool:
    return len(rows(told)["good.txt"]["attributions"]) >= 4


def problems(told: Any, name: str) -> list[str]:
    return [problem["code"] for problem in rows(told)[name]["problems"]]


def test_an_empty_file_cannot_be_judged_and_is_no_failure(run: Any, folder: Path) -> None:
    (folder / "void.txt").write_bytes(b"")
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 0
    assert scored(told)
    assert rows(told)["void.txt"]["scores"]["overall"] is None
    assert "empty" in problems(told, "void.txt")
    assert "void.txt" in told.err


def test_a_binary_file_is_set_aside(run: Any, folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 2
    assert scored(told)
    assert "binary" in problems(told, "picture.txt")
    assert "picture.txt" in told.err


@pytest.mark.parametrize("make", ["empty", "no-articles", "hidden"])
def test_a_directory_without_articles_is_an_error(run: Any, tmp_path: Path, make: str) -> None:
    made = tmp_path / "nothing"
    made.mkdir()
    if make == "no-articles":
        (made / "sheet.xlsx").write_bytes(b"PK")
    if make == "hidden":
        (made / ".secret.txt").write_text("The mill will close, its owner said.")
    told = run("score", made)
    assert told.code == 2
    assert told.out == ""
    assert "no articles in" in told.err
    assert ".txt" in told.err


@pytest.mark.slow
def test_of_one_line_of_50_megabytes_the_beginning_is_read(run: Any, folder: Path) -> None:
    (folder / "long.txt").write_bytes(
        b"the mill will close and nobody knows what comes after it this year or next, she said, and " * 580_000
    )
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 0
    assert scored(told)
    assert rows(told)["long.txt"]["attributions"]
    assert "too-long" in problems(told, "long.txt")


def test_a_long_line_that_is_just_short_enough_is_read(run: Any, folder: Path) -> None:
    (folder / "long.txt").write_text("The mill will close, Mara Velde said on Monday. " * 500)
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 0
    assert len(rows(told)["long.txt"]["attributions"]) > 250


def test_lone_surrogates_survive_the_whole_way(run: Any, folder: Path) -> None:
    """As CESU and broken scrapers leave them: bytes that are no UTF-8, and escapes in file names."""
    (folder / "odd.txt").write_bytes(b"The mill \xed\xa0\xbd will close, Mara Velde said on Monday.\n")
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 0
    assert scored(told)
    assert len(rows(told)["odd.txt"]["attributions"]) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs file names that are not text")
@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "markdown", "html"])
def test_a_file_name_that_is_not_text_can_be_reported(run: Any, folder: Path, form: str) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/na\xffme.txt")).write_text("The mill will close, its owner said.\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert run("score", folder, "-f", form).code == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read(run: Any, folder: Path) -> None:
    (folder / "locked").mkdir(mode=0)
    told = run("score", folder, "-f", "jsonl")
    (folder / "locked").chmod(0o700)
    assert told.code == 2
    assert scored(told)
    assert "locked" in told.err


def test_a_folder_that_cannot_be_listed_is_told(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where the tests run as root, for whom every folder is open."""
    (folder / "locked").mkdir()
    real = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(os.fsdecode(path)).name == "locked":
            raise PermissionError(13, "Permission denied", os.fsdecode(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told = run("score", folder, "-f", "jsonl")
    assert told.code == 2
    assert scored(told)
    assert "locked" in told.err


def test_a_path_that_does_not_exist(run: Any, folder: Path) -> None:
    told = run("score", folder, folder / "nowhere.txt", "-f", "jsonl")
    assert told.code == 2
    assert scored(told)
    assert "nowhere.txt" in told.err


def test_a_broken_rule_file_stops_the_run_with_its_place(run: Any, folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "bad.yaml").write_text("kind: hedge\nrules:\n  - id: hedge.mine\n    clas: modal\n    phrases: [maybe]\n")
    told = run("score", folder, "--rules", mine)
    assert told.code == 3
    assert told.out == ""
    assert f"{mine / 'bad.yaml'}:4:5: " in told.err
    assert "no article was read" in told.err


@pytest.mark.parametrize("name", ["nowhere", "file.yaml"])
def test_an_unknown_rules_folder(run: Any, folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").write_text("kind: hedge\nrules: []\n")
    told = run("score", folder, "--rules", tmp_path / name)
    assert told.code == 2
    assert name in told.err


def test_a_metadata_row_without_its_file(run: Any, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_text("path,outlet\ngood.txt,The Fell Gazette\ngone.txt,Nobody\n")
    told = run("score", folder, "--metadata", tmp_path / "meta.csv", "-f", "jsonl")
    assert told.code == 0
    assert rows(told)["good.txt"]["outlet"] == "The Fell Gazette"
    assert "gone.txt" in told.err
    assert ":3" in told.err
    assert "gone.txt" not in run("score", folder / "good.txt", "--metadata", tmp_path / "meta.csv").err


@pytest.mark.parametrize("content", [None, "", "title,outlet\ngood.txt,X\n", b"\xff\xfe\x00\x00\x00"])
def test_metadata_that_cannot_be_used(run: Any, folder: Path, tmp_path: Path, content: str | bytes | None) -> None:
    file = tmp_path / "meta.csv"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    told = run("score", folder, "--metadata", file)
    assert told.code == 2
    assert "meta.csv" in told.err


def test_nothing_bad_leaves_a_traceback(run: Any, folder: Path) -> None:
    (folder / "void.txt").write_bytes(b"")
    (folder / "bom.txt").write_bytes(b"\xff\xfe")
    (folder / "marks.txt").write_text("“‘\"'”’" * 500)
    (folder / "blank.txt").write_text("\n \t\r\n\u00a0\n")
    told = run("score", folder)
    assert "Traceback" not in told.err
    assert "good.txt" in told.out
