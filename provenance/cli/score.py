"""`provenance score`: ratings of articles, in the format asked for. Parsing is `app`'s, reading is the pipeline's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from provenance.cli import baselines, output, ready, run
from provenance.cli.baselines import Sifted
from provenance.cli.exits import FINDINGS, USAGE, Stop, tell, tell_problems
from provenance.cli.project import Project
from provenance.reports.formats import FORMATS, Sheet
from provenance.reports.summary import SORTS, Row, Summary, ordered
from provenance.review.baseline import Key
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
    """When the run ends with 1: an overall rating below `under`, or a finding of `level` or worse; None: never."""

    under: int | None = None
    level: Severity | None = None

    def reasons(self, row: Summary) -> Iterator[str]:
        """Why an article does not pass; nothing when it does, or when it cannot be judged."""
        if row.judged and row.overall is not None and row.overall < (self.under or 0):
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
    suppressed: int = 0
    known: int = 0
    gone: int = 0
    keys: list[tuple[str, tuple[Key, ...]]] = field(default_factory=list)
    """All findings by article, where a baseline is to be written."""
    writing: bool = False
    failing: list[str] = field(default_factory=list)

    def watch(self, rows: Iterable[Sifted[Row]]) -> Iterator[Row]:
        """The rows as they are; their problems go to standard error as they pass."""
        for one in rows:
            row, summary = one.row, one.row.summary
            self.known += one.known
            self.gone += one.gone
            self.suppressed += summary.suppressed
            if self.writing:
                self.keys.append((one.name, one.keys))
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
    baseline: Path | None = None,
    write_baseline: Path | None = None,
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
    gate, baseline = _of_project(gate, baseline, desk.project)
    if write_baseline is not None:  # what is found goes into the baseline: it is not new
        gate, baseline = replace(gate, level=None), None
    sift = baselines.sift(report.row, baseline, write_baseline)
    unread = sum(problem.code in UNREAD for problem in desk.problems)
    tally = _Tally(gate, unread=unread, writing=write_baseline is not None)
    rows: Iterable[Row] = tally.watch(run.rows(desk, sift))
    if column := sort or report.sort:
        rows = ordered(rows, column)
    output.write(report.write(rows, Sheet(width, desk.rules)), destination)
    if write_baseline is not None:
        baselines.write(tally.keys, write_baseline)
        tell(f"provenance: {_findings(sum(len(keys) for _, keys in tally.keys))} written to {write_baseline}")
    _conclude(tally)


def _of_project(gate: Gate, baseline: Path | None, project: Project | None) -> tuple[Gate, Path | None]:
    """Thresholds and baseline as the project file has them, where the command line says nothing."""
    if project is None:
        return gate, baseline
    under = project.fail_under if gate.under is None else gate.under
    return Gate(under, gate.level or project.fail_level), baseline or project.baseline


def _findings(count: int) -> str:
    return f"{count:,} finding{'s' * (count != 1)}"


def _conclude(tally: _Tally) -> None:
    if tally.suppressed:
        tell(f"provenance: {_findings(tally.suppressed)} held back by comments in the articles")
    if tally.known or tally.gone:
        gone = f"; {tally.gone:,} of it are gone, --write-baseline takes them out" if tally.gone else ""
        tell(f"provenance: {_findings(tally.known)} known by the baseline and left out{gone}")
    if tally.gate.under and tally.unjudged:
        tell(f"provenance: {tally.unjudged} could not be judged and did not count")
    if tally.failing:
        named = "; ".join(tally.failing[:NAMED]) + ("; ..." if len(tally.failing) > NAMED else "")
        tell(f"provenance: {len(tally.failing)} do not pass {tally.gate}: {named}")
    if tally.unread:
        raise Stop(USAGE, f"{tally.unread} of the inputs could not be read; the others were scored")
    if tally.failing:
        raise typer.Exit(FINDINGS)
