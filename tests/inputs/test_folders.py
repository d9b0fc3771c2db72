"""Finding files: order, hidden files, ignore lists, and what cannot be looked into."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance import inputs


def make(top: Path, *names: str) -> None:
    for name in names:
        file = top / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("The council met.", encoding="utf-8")


def names(top: Path, *paths: str) -> list[str]:
    files, _ = inputs.find([top / path for path in paths or ("",)])
    return [file.relative_to(top).as_posix() for file in files]


def test_folders_are_searched_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/c.TXT", "a.txt", "d.pdf", ".hidden.txt", ".git/x.txt", "e.markdown")
    assert names(tmp_path) == ["a.txt", "a/c.TXT", "a/z.md", "b.txt", "e.markdown"]


def test_files_named_outright_come_first_come_once_and_need_no_suffix(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt", "plain", ".hidden.txt")
    assert names(tmp_path, "plain", "b.txt", "", ".hidden.txt") == ["plain", "b.txt", "a.txt", ".hidden.txt"]


def test_ignore_lists(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "a.txt", "drafts/b.txt", "c/README.md", "c/d.txt", "c/old/e.txt", "c/new/e.txt")
    (tmp_path / ".provenanceignore").write_text("# lists\nREADME.md\ndrafts/\n", encoding="utf-8")
    (tmp_path / "c" / ".provenanceignore").write_text("/old\n", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "c/d.txt", "c/new/e.txt"]


def test_ignore_patterns(tmp_path: Path) -> None:
    make(tmp_path, "a1.txt", "b1.txt", "c/a2.txt", "c/b2.txt")
    (tmp_path / ".provenanceignore").write_text("a*\nc/b*.txt\n", encoding="utf-8")
    assert names(tmp_path) == ["b1.txt"]


def test_what_is_missing_or_empty_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    files, problems = inputs.find([tmp_path / "empty", tmp_path / "gone.txt", tmp_path / "nul\0"])
    assert files == ()
    assert [problem.code for problem in problems][:2] == ["no-articles", "missing"]
    assert len(problems) == 3
    assert problems[0].path == (tmp_path / "empty").as_posix()


@pytest.mark.skipif(os.name == "nt", reason="needs pipes as files")
def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    make(tmp_path, "a.txt")
    assert names(tmp_path) == ["a.txt"]
    assert [problem.code for problem in inputs.find([tmp_path / "pipe.txt"])[1]] == ["unreadable"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "locked/b.txt")
    (tmp_path / "locked").chmod(0)
    try:
        files, problems = inputs.find([tmp_path])
        assert [file.name for file in files] == ["a.txt"]
        assert [problem.code for problem in problems] == ["unreadable"]
    finally:
        (tmp_path / "locked").chmod(0o700)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "locked/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files, problems = inputs.find([tmp_path])
    assert [file.name for file in files] == ["a.txt"]
    assert [(problem.code, problem.path) for problem in problems] == [("unreadable", (tmp_path / "locked").as_posix())]
