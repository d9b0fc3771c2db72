"""The progress bar: only at a terminal, only on long runs, and never in the way of the rows."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from provenance.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def run(clock: list[float], seconds_each: float, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)

    def rows() -> Iterator[int]:
        for number in range(4):
            clock[0] += seconds_each
            yield number

    assert list(progress.watched(rows(), 4)) == [0, 1, 2, 3]
    return stream.getvalue()


def test_a_short_run_shows_nothing(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(clock, 0.1, Terminal(), monkeypatch) == ""


def test_a_long_run_shows_a_bar_and_wipes_it(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(clock, 1.5, Terminal(), monkeypatch)
    assert "] 2/4 articles, 1/s, 3 s left" in shown
    assert shown.endswith("\r\x1b[K")


def test_no_terminal_no_bar(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(clock, 60, io.StringIO(), monkeypatch) == ""


@pytest.mark.parametrize("total", [None, 3, 100000])
def test_the_bar_fits_a_line(total: int | None) -> None:
    assert len(progress.bar(99999, total, 3600.0)) <= 80
