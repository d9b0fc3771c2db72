"""Paging: a person at a terminal gets long results through their pager; a pipe never does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a terminal is made up on POSIX only")


def at_a_terminal(article: Path, **environment: str) -> str:
    """What `provenance explain` shows on a terminal of 24 lines."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS", "NO_COLOR", "LINES")}
    command = [sys.executable, "-m", "provenance", "explain", str(article), "--model", "rules"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=known | environment) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how a terminal says that nobody writes to it any more
                break
            if not piece:
                break
            shown += piece
        assert running.wait(60) == 0
    os.close(ours)
    return shown.decode()


@pytest.fixture
def article(folder: Path) -> Path:
    return folder / "good.txt"


def test_a_long_explanation_goes_through_the_pager_that_is_asked_for(article: Path) -> None:
    shown = at_a_terminal(article, PAGER="sed -n 's/^/paged: /;1,3p'", TERM="xterm")
    assert shown.startswith("paged: ")
    assert len(shown.splitlines()) == 3


@pytest.mark.parametrize("pager", ["", "no-such-pager-here"])
def test_without_a_pager_it_is_simply_shown(article: Path, pager: str) -> None:
    assert "How the ratings add up" in at_a_terminal(article, PAGER=pager, TERM="xterm")


def test_colour_comes_in_a_terminal_and_goes_with_no_color(article: Path) -> None:
    assert "\x1b[" in at_a_terminal(article, PAGER="cat", TERM="xterm")
    assert "\x1b[" not in at_a_terminal(article, PAGER="cat", TERM="xterm", NO_COLOR="1")
    assert "\x1b[" not in at_a_terminal(article, PAGER="cat", TERM="dumb")


def test_a_pager_that_leaves_early_is_no_error(article: Path) -> None:
    assert at_a_terminal(article, PAGER="true", TERM="xterm") == ""
