"""`provenance score`: ratings of articles, in the format asked for. Parsing is `app`'s, reading is the pipeline's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenance.cli import output, ready, run
from provenance.cli.exits import FINDINGS, USAGE, Stop, tell, tell_problems
from provenance.reports.formats import FORMATS
from provenance.reports.summary import SORTS, Row, ordered

UNREAD = frozenset({"unreadable", "missing", "binary", "too-long", "worker-killed", "failed"})
"""Problems that mean: an article that was asked for was not read. The run goes on and ends with 2."""

NAMED = 5
"""Failing articles that are named; the rest are counted."""


@dataclass(slots=True)
class _Tally:
    """What the end of the run must know of the rows that went by."""

    threshold: int
    unread: int = 0
    unjudged: int = 0
    failing: list[str] = field(default_factory=list)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows as they are; their problems go to standard error as they pass."""
        for row in rows:
            summary = row.summary
            tell_problems(summary.problems)
            self.unread += any(problem.code in UNREAD for problem in summary.problems)
            self.unjudged += not summary.judged
            if summary.judged and summary.overall is not None and summary.overall < self.threshold:
                self.failing.append(f"{summary.path} ({summary.overall})")
            yield row


def score(
    paths: Sequence[Path],
    *,
    form: str,
    metadata: Path | None,
    rules_folders: Sequence[Path],
    model: str,
    sort: str | None,
    destination: Path | None,
    jobs: int,
    fail_under: int,
    width: int,
) -> None:
    """Scores all articles and writes the report. Raises `Stop` with the exit code when it is not 0."""
    if sort is not None and sort.removeprefix("-") not in SORTS:
        raise Stop(USAGE, f"--sort {sort}: no such column; there are {', '.join(SORTS)}")
    report = FORMATS[form]
    rules = ready.rules(rules_folders)
    pile = ready.pile(paths, metadata)
    tell_problems(pile.problems)

    tally = _Tally(fail_under, unread=sum(problem.code in UNREAD for problem in pile.problems))
    rows: Iterable[Row] = tally.watch(run.rows(pile, rules, model, report.row, jobs))
    if column := sort or report.sort:
        rows = ordered(rows, column)
    output.write(report.write(rows, width), destination)
    _conclude(tally)


def _conclude(tally: _Tally) -> None:
    if tally.failing:
        named = ", ".join(tally.failing[:NAMED]) + (", ..." if len(tally.failing) > NAMED else "")
        tell(f"provenance: {len(tally.failing)} below --fail-under {tally.threshold}: {named}")
    if tally.threshold and tally.unjudged:
        tell(f"provenance: {tally.unjudged} could not be judged and did not count")
    if tally.unread:
        raise Stop(USAGE, f"{tally.unread} of the inputs could not be read; the others were scored")
    if tally.failing:
        raise Stop(FINDINGS, "the threshold was not met")
