"""`provenance explain` and `provenance chains`: the evidence, for people. Drawing is the reports' work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from provenance.cli import output, pager, ready, run
from provenance.cli.exits import USAGE, Stop, tell_problems
from provenance.reports.chain_formats import CHAIN_FORMATS, Paper
from provenance.reports.explain import explain as explained
from provenance.reports.ink import Ink
from provenance.values import Reading


def explain(task: ready.Task, *, colour: str, width: int) -> None:
    """Prints the explanation of every article in the file."""
    ink = Ink(wants_colour(colour))
    desk = ready.prepare(replace(task, advice=True))
    pager.show(_explanations(desk, width, ink))


def _explanations(desk: ready.Desk, width: int, ink: Ink) -> Iterator[str]:
    """Every article's explanation, one after the other."""
    for reading in _readings(desk):
        yield from explained(reading, width, ink)


def chains(task: ready.Task, *, form: str, colour: str, destination: Path | None, width: int) -> None:
    """Prints the chains of every article in one of `CHAIN_FORMATS`. Ends with 2 when a format's package is missing."""
    chosen = CHAIN_FORMATS[form]
    if chosen.needs is not None and not chosen.needs.there:
        raise Stop(USAGE, f"--format {form} {chosen.needs.how}")
    ink = Ink(wants_colour(colour) and destination is None)
    output.write(chosen.write(_readings(ready.prepare(task)), Paper(width, ink)), destination)


def wants_colour(when: str) -> bool:
    """Whether standard output gets colour; `auto` heeds NO_COLOR (no-color.org) and dumb terminals."""
    if when != "auto":
        return when == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _readings(desk: ready.Desk) -> Iterator[Reading]:
    for reading in run.rows(desk, _whole):
        tell_problems(reading.problems, reading.path)
        yield reading


def _whole(reading: Reading) -> Reading:
    return reading
