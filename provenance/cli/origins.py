"""`provenance origins`: on whom a whole folder rests. Counting is the corpus's work, drawing the reports'."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provenance.cli import output, ready, run
from provenance.cli.exits import tell_problems
from provenance.corpus.origins import count, witness
from provenance.reports.origins import lines, records


def origins(
    paths: Sequence[Path],
    *,
    form: str,
    metadata: Path | None,
    rules_folders: Sequence[Path],
    model: str,
    destination: Path | None,
    jobs: int,
    width: int,
) -> None:
    """Prints the independent origins of all articles together."""
    rules = ready.rules(rules_folders)
    pile = ready.pile(paths, metadata)
    tell_problems(pile.problems)
    found = count(run.rows(pile, rules, model, witness, jobs))
    told = records(found) if form == "jsonl" else lines(found, width)
    output.write((line + "\n" for line in told), destination)
