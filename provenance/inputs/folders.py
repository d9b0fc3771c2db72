"""Finds the files that hold articles. Opens none of them; reads .provenanceignore alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from provenance.inputs.decode import shown
from provenance.inputs.door import SUFFIXES, suffix_of
from provenance.values import Problem

IGNORE = ".provenanceignore"
"""One pattern a line, as in .gitignore: for the folder it lies in and those below; # begins a comment."""


def find(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Files in the order of `paths`, inside a folder by relative path; and what could not be looked into.

    Hidden files are passed over, links to folders are not followed, a file is listed once. Problems: missing,
    unreadable, no-articles (a folder that holds none).
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            if path.is_dir():
                inside = _walk(path, problems)
                if not inside:
                    looked = ", ".join(SUFFIXES)
                    problems.append(Problem("no-articles", f"no articles in this folder ({looked})", shown(path)))
                found.update(dict.fromkeys(inside))
            elif path.is_file():
                found[path] = None
            elif path.exists() or path.is_symlink():
                problems.append(Problem("unreadable", "is neither a file nor a folder", shown(path)))
            else:
                problems.append(Problem("missing", "no such file or folder", shown(path)))
        except (OSError, ValueError) as error:
            problems.append(Problem("unreadable", f"cannot be looked at: {error}", shown(path)))
    return tuple(found), tuple(problems)


def _walk(top: Path, problems: list[Problem]) -> list[Path]:
    def unreadable(error: OSError) -> None:
        place = shown(Path(error.filename or top))
        problems.append(Problem("unreadable", f"folder cannot be read: {error.strerror}", place))

    found: list[Path] = []
    ignored: dict[Path, tuple[str, ...]] = {}
    for folder, names, files in os.walk(top, onerror=unreadable):
        here = Path(folder)
        patterns = (*ignored.get(here.parent, ()), *_patterns(here, top, IGNORE in files))
        ignored[here] = patterns
        names[:] = sorted(
            name for name in names if not name.startswith(".") and not _is_ignored(here / name, top, patterns)
        )
        for name in files:
            file = here / name
            if name.startswith(".") or suffix_of(file) not in SUFFIXES or _is_ignored(file, top, patterns):
                continue
            if file.is_file():
                found.append(file)
    return sorted(found, key=lambda file: file.relative_to(top).as_posix())


def _patterns(folder: Path, top: Path, there: bool) -> tuple[str, ...]:
    """The folder's own patterns, written as paths from `top`; an unreadable list counts as none."""
    if not there:
        return ()
    try:
        lines = (folder / IGNORE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    base = folder.relative_to(top).as_posix()
    prefix = "" if base == "." else f"{base}/"
    patterns = (line.strip().rstrip("/") for line in lines)
    return tuple(
        prefix + pattern.lstrip("/") if "/" in pattern else f"{prefix}**{pattern}"
        for pattern in patterns
        if pattern and not pattern.startswith("#")
    )


def _is_ignored(file: Path, top: Path, patterns: Sequence[str]) -> bool:
    """Whether a pattern names this file or folder: "**x" by its name at any depth, otherwise by its path."""
    path = file.relative_to(top).as_posix()
    for pattern in patterns:
        prefix, deep, name = pattern.partition("**")
        if deep and "/" not in name:
            if path.startswith(prefix) and fnmatch(file.name, name):
                return True
        elif fnmatch(path, pattern):
            return True
    return False
