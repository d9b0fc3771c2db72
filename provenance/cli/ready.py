"""What a command needs before it can read an article: rules, metadata, files. Turns their faults into exit codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli import project as projects
from provenance.cli.exits import RULES, USAGE, Stop, tell_problems
from provenance.values import Problem

if TYPE_CHECKING:
    from provenance.cli.project import Project
    from provenance.inputs import Metadata, Options
    from provenance.ruleset import Rules
    from provenance.values import Article


@dataclass(frozen=True, slots=True)
class Task:
    """What was asked for, as it stood on the command line.

    `jobs` 0: as many as pay; `policies` None: the house's; `reading` None: as inputs are usually read; `minimum` None:
    the reader's own least confidence; `advice`: whether what would help is looked for as well.
    `model` "": not said, which `prepare` settles.
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
    project: Project | None = None

    def articles(self) -> Iterator[Article]:
        """One article after the other, each file opened when its turn comes."""
        from provenance import inputs

        return inputs.articles(self.files, self.metadata, self.task.reading or inputs.Options())


def prepare(task: Task) -> Desk:
    """Rules first, so that a fault in them stops the run before an article is touched; then the files.

    Ends with 3 for faults in the rules; with 2 for a folder of rules that is none, an unknown policy, metadata that
    cannot be used, or no article at all. What else went wrong with the files is told, and kept in `problems`.
    """
    task, project = projects.settled(task)
    return desk(task, project, rules(task.rules))


def desk(task: Task, project: Project | None, compiled: Rules, *others: Rules) -> Desk:
    """The desk for rules that are there already. A policy may be one of `others`. Ends with 2 as `prepare` does."""
    _known(task.policies, project, (compiled, *others))
    desk = _files(task, project, compiled)
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


def _known(policies: Sequence[str] | None, project: Project | None, sets: Sequence[Rules]) -> None:
    from provenance.scoring import policies as shelf

    known = sorted({name for compiled in sets for name in shelf.names(compiled)})
    if project is not None and policies == project.policy:
        projects.known_policies(project, known)
    for name in policies or ():
        if name not in known:
            raise Stop(USAGE, f"--policy {name}: no such policy; there are {', '.join(known)}")


def _files(task: Task, project: Project | None, compiled: Rules) -> Desk:
    from provenance import inputs

    table, problems = inputs.load_metadata(task.metadata) if task.metadata is not None else (None, ())
    if task.metadata is not None and table is None:
        tell_problems(problems)
        raise Stop(USAGE, f"--metadata {task.metadata} cannot be used")
    files, unseen = inputs.find(task.paths, (task.reading or inputs.Options()).fields)
    if project is not None and project.ignore:
        files = tuple(file for file in files if file in task.paths or not project.ignores(file))
    named = not any(path.is_dir() for path in task.paths)
    unmatched = table.unmatched(inputs.names(files), some=named) if table is not None else ()
    return Desk(task, compiled, files, table, (*problems, *unseen, *unmatched), project)
