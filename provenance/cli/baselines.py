"""Baseline files of `provenance score`: read before the run, written after it. Knowing a finding is the review's work.

Articles are called by their path from the folder the baseline lies in, so that both can move together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from provenance.cli import output
from provenance.cli.exits import USAGE, Stop
from provenance.review import baseline
from provenance.review.baseline import Baseline, Key
from provenance.values import Reading

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sifted(Generic[Row]):
    """A row of the report with its new findings alone, and what the run has to know of the others."""

    row: Row
    known: int
    """Findings that the baseline knows."""
    gone: int
    """Findings that the baseline knows and the article no longer has."""
    name: str
    keys: tuple[Key, ...]
    """All findings, known and new."""


@dataclass(frozen=True, slots=True)
class Sift(Generic[Row]):
    """What is kept of a reading, its known findings taken out first. Can be sent to a worker."""

    keep: Callable[[Reading], Row]
    known: Baseline
    folder: str

    def __call__(self, reading: Reading) -> Sifted[Row]:
        name = _name(reading.path, self.folder)
        keys = tuple(baseline.key_of(one, reading) for one in reading.findings)
        new, known = self.known.sift(reading, name)
        gone = sum(self.known.known.get(name, {}).values()) - known
        return Sifted(self.keep(replace(reading, findings=new)), known, gone, name, keys)


def sift(keep: Callable[[Reading], Row], file: Path | None, target: Path | None) -> Sift[Row]:
    """The sieve of a baseline file; without one nothing is known. Ends with 2 for a file that cannot be used."""
    beside = (file or target or Path("x")).absolute().parent
    if file is None:
        return Sift(keep, Baseline(), str(beside))
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Stop(USAGE, f"--baseline {file}: no such file; --write-baseline {file} makes it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(USAGE, f"--baseline {file} cannot be read: {error}") from None
    try:
        return Sift(keep, baseline.parsed(text), str(beside))
    except baseline.Unreadable as error:
        raise Stop(USAGE, f"--baseline {file} {error}") from None


def write(found: Iterable[tuple[str, tuple[Key, ...]]], file: Path) -> None:
    """Writes the baseline, whole or not at all."""
    output.write([baseline.written(found)], file)


def _name(path: str, folder: str) -> str:
    return Path(os.path.relpath(path, folder)).as_posix() if path else path
