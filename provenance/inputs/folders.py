"""Finds the files that hold articles. Reads .provenanceignore, and the beginnings of what may be something else."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from provenance.inputs.contents import has_articles
from provenance.inputs.door import SUFFIXES
from provenance.inputs.file import STDIN, on_disk, shown, suffix_of
from provenance.inputs.options import DEFAULT, Fields
from provenance.values import Problem

IGNORE = ".provenanceignore"
"""One pattern a line, as in .gitignore: for the folder it lies in and those below; # begins a comment."""


def find(paths: Sequence[Path], fields: Fields = DEFAULT.fields) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Files in the order of `paths`, inside a folder by relative path; and what could not be looked into.

    A path may be a pattern (`*`, `?`, `[...]`, `**` for any depth), or `-` for standard input. Hidden files are passed
    over, links to folders are not followed, a file is listed once. What lies beside articles as often as it holds some
    (tables, JSON, XML) is taken from a folder only if its beginning shows articles. Problems: missing, unreadable,
    no-articles (a folder that holds none).
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if path == STDIN:
            found[path] = None
            continue
        try:
            for one in _meant(path):
                _add(one, found, problems, fields)
        except (OSError, ValueError) as error:
            problems.append(Problem("unreadable", f"cannot be looked at: {error}", shown(path)))
    return tuple(found), tuple(problems)


def _meant(path: Path) -> Iterator[Path]:
    """The path itself, or what it stands for as a pattern; a file whose name looks like one comes first."""
    if glob.has_magic(str(path)) and not path.exists():
        matches = sorted(glob.glob(str(path), recursive=True))
        if matches:
            yield from map(Path, matches)
            return
    yield path


def _add(path: Path, found: dict[Path, None], problems: list[Problem], fields: Fields) -> None:
    if path.is_dir():
        inside = _walk(path, problems, fields)
        if not inside:
            looked = ", ".join(SUFFIXES)
            problems.append(Problem("no-articles", f"no articles in this folder ({looked})", shown(path)))
        found.update(dict.fromkeys(inside))
    elif path.is_file():
        found[path] = None
    elif path.exists() or path.is_symlink():
        problems.append(Problem("unreadable", "is neither a file nor a folder", shown(path)))
    elif glob.has_magic(str(path)):
        problems.append(Problem("missing", "no file fits this pattern", shown(path)))
    else:
        problems.append(Problem("missing", "no such file or folder", shown(path)))


def _walk(top: Path, problems: list[Problem], fields: Fields) -> list[Path]:
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
            if file.is_file() and has_articles(on_disk(file, fields)):
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
