"""`provenance score`: ratings of articles, in the format asked for. Parsing is `app`'s, reading is the pipeline's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from provenance.cli import output, ready, run
from provenance.cli.exits import FINDINGS, USAGE, Stop, tell, tell_problems
from provenance.reports.formats import FORMATS, Sheet
from provenance.reports.summary import SORTS, Row, Summary, ordered
from provenance.values import Severity

UNREAD = frozenset(
    "unreadable missing binary failed worker-killed json-broken table-broken table-columns parquet-missing mail-broken"
    " feed-broken html-broken html-too-large archive-bomb archive-path archive-locked archive-nested archive-too-large"
    "".split()
)
"""Problems that mean: an article that was asked for was not read. The run goes on and ends with 2."""

NAMED = 5
"""Failing articles that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Gate:
    """When the run ends with 1: an overall rating below `under`, or a finding of `level` or worse (None: never)."""

    under: int = 0
    level: Severity | None = None

    def reasons(self, row: Summary) -> Iterator[str]:
        """Why an article does not pass; nothing when it does, or when it cannot be judged."""
        if row.judged and row.overall is not None and row.overall < self.under:
            yield f"overall {row.overall}"
        if self.level is not None and (count := row.found(self.level)):
            yield f"{count} finding{'s' * (count != 1)}"

    def __str__(self) -> str:
        asked = [f"--fail-under {self.under}"] if self.under else []
        return " and ".join([*asked, f"--fail-level {self.level}"] if self.level else asked)


@dataclass(slots=True)
class _Tally:
    """What the end of the run must know of the rows that went by."""

    gate: Gate
    unread: int = 0
    unjudged: int = 0
    failing: list[str] = field(default_factory=list)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows as they are; their problems go to standard error as they pass."""
        for row in rows:
            summary = row.summary
            tell_problems(summary.problems, summary.path)
            self.unread += any(problem.code in UNREAD for problem in summary.problems)
            self.unjudged += not summary.judged
            if reasons := ", ".join(self.gate.reasons(summary)):
                self.failing.append(f"{summary.path} ({reasons})")
            yield row


def score(
    task: ready.Task,
    *,
    form: str,
    sort: str | None,
    destination: Path | None,
    gate: Gate,
    width: int,
) -> None:
    """Scores all articles and writes the report. Raises `Stop` with the exit code when it is not 0."""
    if sort is not None and sort.removeprefix("-") not in SORTS:
        raise Stop(USAGE, f"--sort {sort}: no such column; there are {', '.join(SORTS)}")
    report = FORMATS[form]
    if report.needs is not None and not report.needs.there:
        raise Stop(USAGE, f"--format {form} {report.needs.how}")
    if report.binary and destination is None and sys.stdout.isatty():
        raise Stop(USAGE, f"--format {form} is nothing for a terminal: name a file with --output")
    desk = ready.prepare(replace(task, advice=report.advice))
    tally = _Tally(gate, unread=sum(problem.code in UNREAD for problem in desk.problems))
    rows: Iterable[Row] = tally.watch(run.rows(desk, report.row))
    if column := sort or report.sort:
        rows = ordered(rows, column)
    output.write(report.write(rows, Sheet(width, desk.rules)), destination)
    _conclude(tally)


def _conclude(tally: _Tally) -> None:
    if tally.gate.under and tally.unjudged:
        tell(f"provenance: {tally.unjudged} could not be judged and did not count")
    if tally.failing:
        named = "; ".join(tally.failing[:NAMED]) + ("; ..." if len(tally.failing) > NAMED else "")
        tell(f"provenance: {len(tally.failing)} do not pass {tally.gate}: {named}")
    if tally.unread:
        raise Stop(USAGE, f"{tally.unread} of the inputs could not be read; the others were scored")
    if tally.failing:
        raise typer.Exit(FINDINGS)
