"""What a command needs before it can read an article: rules, metadata, files. Turns their faults into exit codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.exits import RULES, USAGE, Stop, tell_problems
from provenance.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.inputs import Metadata
    from provenance.ruleset import Rules
    from provenance.values import Article


def rules(folders: Sequence[Path]) -> Rules:
    """The shipped rules with the folders' laid over them. Ends with 2 for a folder that is none, with 3 for faults."""
    from provenance import api

    for folder in folders:
        if not folder.is_dir():
            raise Stop(USAGE, f"--rules {folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    try:
        return api.rules(*folders)
    except api.BrokenRules as broken:
        count = tell_problems(broken.problems)
        raise Stop(RULES, f"{count} fault{'s' * (count != 1)} in the rules; no article was read") from None


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles to read: how many files hold them, and what is known before any is opened."""

    files: tuple[Path, ...]
    metadata: Metadata | None
    problems: tuple[Problem, ...]

    def articles(self) -> Iterator[Article]:
        """One article after the other, each file opened when its turn comes."""
        from provenance import inputs

        return inputs.articles(self.files, self.metadata)


def pile(paths: Sequence[Path], metadata: Path | None) -> Pile:
    """Finds the files. Ends with 2 when a path is wrong, the metadata cannot be read, or there is no article at all."""
    from provenance import inputs

    table, problems = inputs.load_metadata(metadata) if metadata is not None else (None, ())
    if metadata is not None and table is None:
        tell_problems(problems)
        raise Stop(USAGE, f"--metadata {metadata} cannot be used")
    files, unseen = inputs.find(paths)
    problems = (*problems, *unseen, *(table.unmatched(files) if table is not None else ()))
    if not files:
        tell_problems(problems)
        raise Stop(USAGE, f"no articles in {', '.join(map(str, paths))} (looked for {', '.join(inputs.SUFFIXES)})")
    return Pile(files, table, problems)
