"""`provenance origins`: on whom a whole folder rests. Counting is the corpus's work, drawing the reports'."""

from __future__ import annotations

from pathlib import Path

from provenance.cli import output, ready, run
from provenance.corpus.origins import count, witness
from provenance.reports.origins import lines, records


def origins(task: ready.Task, *, form: str, destination: Path | None, width: int) -> None:
    """Prints the independent origins of all articles together."""
    found = count(run.rows(ready.prepare(task), witness))
    told = records(found) if form == "jsonl" else lines(found, width)
    output.write((line + "\n" for line in told), destination)
