"""`provenance rules coverage`: which rules are at work in a folder. Counting is the review's work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from provenance.cli import output, ready, run
from provenance.cli import project as projects
from provenance.reports import coverage as drawn
from provenance.reports.ink import Ink
from provenance.review.coverage import Coverage, cover, seen
from provenance.ruleset.load import rule_files
from provenance.scoring import policies as shelf


def coverage(task: ready.Task, *, form: str, destination: Path | None, width: int, ink: Ink, most: int) -> None:
    """Prints what fires how often. All policies are judged by, so that each of their rules has its chance."""
    task, project = projects.settled(task)
    compiled = ready.rules(task.rules)
    desk = ready.desk(replace(task, policies=task.policies or shelf.names(compiled)), project, compiled)
    found = cover(run.rows(desk, seen), compiled)
    mine = frozenset(str(file) for folder in task.rules for file in rule_files(folder))
    output.write(_written(found, form, width, ink, mine, most), destination)


def _written(found: Coverage, form: str, width: int, ink: Ink, mine: frozenset[str], most: int) -> Iterator[str]:
    if form == "json":
        yield json.dumps(drawn.record(found), ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        yield from drawn.csv_text(found)
    else:
        yield from (line + "\n" for line in drawn.text(found, width, ink, mine, most))
