"""A progress bar on standard error, on long runs at a terminal only. The one place that looks at a clock."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")

PATIENCE = 2.0
"""Seconds before the bar shows: a shorter run needs none (Nielsen: a train of thought survives 1 to 10)."""

PERIOD = 0.2
"""Seconds between two drawings."""

CELLS = 30


def watched(rows: Iterable[Row], total: int | None) -> Iterator[Row]:
    """The rows as they are, with a bar drawn while they pass if standard error is a terminal."""
    return _drawn(rows, total) if sys.stderr.isatty() else iter(rows)


def _drawn(rows: Iterable[Row], total: int | None) -> Iterator[Row]:
    began = time.monotonic()
    due = began + PATIENCE
    shown = False
    try:
        for done, row in enumerate(rows, start=1):
            now = time.monotonic()
            if now >= due:
                sys.stderr.write("\r" + bar(done, total, now - began))
                sys.stderr.flush()
                shown, due = True, now + PERIOD
            yield row
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def bar(done: int, total: int | None, seconds: float) -> str:
    """One line of 80 columns at most: `[#####.....] 120/800 articles, 14/s, 48 s left`."""
    pace = done / seconds if seconds > 0 else 0.0
    if total is None or total < done:
        return f"{done} articles, {pace:.0f}/s"
    full = CELLS * done // total
    left = (total - done) / pace if pace else 0.0
    return f"[{'#' * full}{'.' * (CELLS - full)}] {done}/{total} articles, {pace:.0f}/s, {left:.0f} s left "
