"""What a command needs before it can read an article: rules, metadata, files. Turns their faults into exit codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.exits import RULES, USAGE, Stop, tell_problems
from provenance.values import Problem

if TYPE_CHECKING:
    from provenance.inputs import Metadata, Options
    from provenance.ruleset import Rules
    from provenance.values import Article


@dataclass(frozen=True, slots=True)
class Task:
    """What was asked for, as it stood on the command line.

    `jobs` 0: as many as pay; `policies` None: the house's; `reading` None: as inputs are usually read; `minimum` None:
    the reader's own least confidence; `advice`: whether what would help is looked for as well.
    """

    paths: tuple[Path, ...]
    metadata: Path | None
    rules: tuple[Path, ...]
    model: str
    policies: tuple[str, ...] | None = None
    jobs: int = 1
    reading: Options | None = None
    minimum: float | None = None
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to begin: compiled rules, the files with what is known of them, and what went wrong so far."""

    task: Task
    rules: Rules
    files: tuple[Path, ...]
    metadata: Metadata | None
    problems: tuple[Problem, ...]

    def articles(self) -> Iterator[Article]:
        """One article after the other, each file opened when its turn comes."""
        from provenance import inputs

        return inputs.articles(self.files, self.metadata, self.task.reading or inputs.Options())


def prepare(task: Task) -> Desk:
    """Rules first, so that a fault in them stops the run before an article is touched; then the files.

    Ends with 3 for faults in the rules; with 2 for a folder of rules that is none, an unknown policy, metadata that
    cannot be used, or no article at all. What else went wrong with the files is told, and kept in `problems`.
    """
    compiled = rules(task.rules)
    _known(task.policies, compiled)
    desk = _files(task, compiled)
    tell_problems(desk.problems)
    if not desk.files:
        from provenance import inputs

        paths = ", ".join(map(str, task.paths))
        raise Stop(USAGE, f"no articles in {paths} (looked for {', '.join(inputs.SUFFIXES)})")
    return desk


def rules(folders: Sequence[Path]) -> Rules:
    """The shipped rules with the folders' laid over them. Ends with 2 for a folder that is none, with 3 for faults."""
    from provenance import api

    for folder in folders:
        if not folder.is_dir():
            raise Stop(USAGE, f"--rules {folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    try:
        compiled = api.rules(*folders, today=date.today())
    except api.BrokenRules as broken:
        count = tell_problems(broken.problems)
        raise Stop(RULES, f"{count} fault{'s' * (count != 1)} in the rules; no article was read") from None
    tell_problems(compiled.warnings)
    return compiled


def _known(policies: Sequence[str] | None, compiled: Rules) -> None:
    from provenance.scoring import policies as shelf

    known = shelf.names(compiled)
    for name in policies or ():
        if name not in known:
            raise Stop(USAGE, f"--policy {name}: no such policy; there are {', '.join(known)}")


def _files(task: Task, compiled: Rules) -> Desk:
    from provenance import inputs

    table, problems = inputs.load_metadata(task.metadata) if task.metadata is not None else (None, ())
    if task.metadata is not None and table is None:
        tell_problems(problems)
        raise Stop(USAGE, f"--metadata {task.metadata} cannot be used")
    files, unseen = inputs.find(task.paths, (task.reading or inputs.Options()).fields)
    unmatched = table.unmatched(inputs.names(files)) if table is not None else ()
    return Desk(task, compiled, files, table, (*problems, *unseen, *unmatched))
