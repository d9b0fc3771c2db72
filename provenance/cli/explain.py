"""`provenance explain` and `provenance chains`: the evidence, for people. Drawing is the reports' work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from provenance.cli import output, ready, run
from provenance.cli.exits import tell_problems
from provenance.reports import contract
from provenance.reports.explain import explain as explained
from provenance.reports.ink import Ink
from provenance.reports.trees import forest
from provenance.values import Reading


def explain(task: ready.Task, *, colour: str, width: int) -> None:
    """Prints the explanation of every article in the file."""
    ink = Ink(wants_colour(colour))
    output.write((line + "\n" for reading in _readings(task) for line in explained(reading, width, ink)), None)


def chains(task: ready.Task, *, form: str, colour: str, destination: Path | None) -> None:
    """Prints the chains of every article: as trees, or one JSON object an attribution."""
    ink = Ink(wants_colour(colour) and destination is None)
    readings = _readings(task)
    lines = _trees(readings, ink) if form == "tree" else _records(readings)
    output.write((line + "\n" for line in lines), destination)


def wants_colour(when: str) -> bool:
    """Whether standard output gets colour; `auto` heeds NO_COLOR (no-color.org) and dumb terminals."""
    if when != "auto":
        return when == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _readings(task: ready.Task) -> Iterator[Reading]:
    for reading in run.rows(ready.prepare(task), _whole):
        tell_problems(reading.problems, reading.path)
        yield reading


def _whole(reading: Reading) -> Reading:
    return reading


def _trees(readings: Iterable[Reading], ink: Ink) -> Iterator[str]:
    for reading in readings:
        yield ink.strong(reading.path)
        yield from (f"  {line}" for line in forest(reading, ink))
        yield ""


def _records(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        for one in reading.attributions:
            told = contract.attribution(reading.document, one)
            yield contract.dump({"path": reading.path, "id": reading.id, "attribution": told.pop("id"), **told})
