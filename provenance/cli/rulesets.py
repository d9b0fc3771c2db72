"""The two sides of a comparison: shipped rules, a folder, or a folder as a git revision has it. Compares nothing."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from provenance import ruleset, scoring
from provenance.cli.exits import RULES, USAGE, Stop, tell_problems
from provenance.review.edits import Edit
from provenance.ruleset import Rules, RuleSet
from provenance.text import phrases
from provenance.values import Problem

SHIPPED = "shipped"
"""The word for the rules that come with the program; a folder of that name is written ./shipped."""

SECONDS = 60
"""How long git may take for one answer: a folder of rules is small, so past this it is waiting for somebody."""


@dataclass(frozen=True, slots=True)
class Side:
    """One set of rules, ready to read with. `label` is how reports call it."""

    label: str
    ruleset: RuleSet
    rules: Rules


@dataclass(frozen=True, slots=True)
class Named:
    """A side as it was asked for: its folder on disk, and what the folder was called if it is a revision's copy."""

    label: str
    folder: Path | None
    copy_of: str = ""


@contextmanager
def named(old: str, new: str) -> Iterator[tuple[Named, Named]]:
    """Where the rules of both sides lie. Copies of revisions are gone afterwards; no working tree is touched.

    Ends with 2 for what is neither a folder nor a revision with that folder in it.
    """
    with tempfile.TemporaryDirectory(prefix="provenance-rules-") as place:
        folders = [Path(name) for name in (new, old) if name != SHIPPED and Path(name).is_dir()]
        beside = folders[0] if folders else None
        yield (
            _named(old, beside, Path(place) / "old"),
            _named(new, beside, Path(place) / "new"),
        )


def side(asked: Named) -> Side:
    """The side's rules, loaded and compiled. Ends with 3 for faults in them, each with its place."""
    layers = [ruleset.shipped()] if asked.folder is None else _layers(asked.folder)
    loaded, problems = ruleset.load(layers, date.today())
    compiled = ruleset.compile(loaded, phrases=phrases)
    tell_problems(_called(one, asked) for one in loaded.warnings)
    found = [one for one in problems if one.code not in ruleset.WARNINGS]
    if faults := (*found, *([] if found else scoring.faults(compiled))):
        count = tell_problems(_called(fault, asked) for fault in faults)
        raise Stop(RULES, f"{count} fault{'s' * (count != 1)} in the rules of {asked.label}; no article was read")
    return Side(asked.label, loaded, compiled)


def _layers(folder: Path) -> list[Path]:
    """The folder over the shipped rules; alone if it is a whole set: cues, grades and all four ratings."""
    alone, _ = ruleset.load([folder])
    kinds = {rule.kind for rule in alone.rules}
    ratings = {rule.rating for rule in alone.rules if isinstance(rule, ruleset.ScoringRule)}
    whole = {"cue", "grade"} <= kinds and ratings >= {"depth", "hedging", "secondhand", "overall"}
    return [folder] if whole else [ruleset.shipped(), folder]


def _called(fault: Problem, asked: Named) -> Problem:
    """A fault in a copy, with the place that the editor knows."""
    if asked.folder is None or not asked.copy_of or not (fault.path or "").startswith(str(asked.folder)):
        return fault
    return replace(fault, path=asked.copy_of + (fault.path or "")[len(str(asked.folder)) :])


def _named(name: str, beside: Path | None, place: Path) -> Named:
    if name == SHIPPED:
        return Named(SHIPPED, None)
    path = Path(name)
    if path.is_dir():
        return Named(name, path)
    if path.exists():
        raise Stop(USAGE, f"{name} is a file: name the folder it is in")
    revision, colon, inside = name.partition(":")
    where = beside or Path.cwd()
    top = _git(where, "rev-parse", "--show-toplevel")
    if top is None:
        what = "no such folder" if "/" in name or not colon else f"{where} is in no git repository"
        raise Stop(USAGE, f"{name}: {what}; name a folder, the word {SHIPPED}, or a revision such as main:our-rules")
    root = Path(top.strip())
    if _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}") is None:
        raise Stop(USAGE, f"{name}: no such folder, and no revision '{revision}' in {root}")
    if not colon:
        if beside is None:
            raise Stop(USAGE, f"{name}: which folder of that revision? Write {name}:our-rules")
        inside = beside.resolve().relative_to(root.resolve()).as_posix()
        name = f"{revision}:{inside}"
    _copy(root, revision, inside, place, name)
    return Named(name, place, name)


def _copy(root: Path, revision: str, inside: str, place: Path, name: str) -> None:
    """Writes the rule files that a revision has in a folder to `place`."""
    wanted = inside.strip("/") or "."
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", revision, "--", wanted + "/" if wanted != "." else ".")
    written = 0
    for row in (listed or "").split("\0"):
        meta, _, path = row.partition("\t")
        if not path or not path.lower().endswith((".yaml", ".yml")) or not meta.startswith("100"):
            continue  # neither links nor submodules: they would lead out of the revision
        blob = _git(root, "cat-file", "blob", meta.split()[2])
        target = place / (PurePosixPath(path).relative_to(wanted) if wanted != "." else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(blob or "", "utf-8", "surrogateescape", newline="")
        written += 1
    if not written:
        raise Stop(USAGE, f"{name}: revision '{revision}' has no rule files in '{inside}' (paths begin at {root})")


def _git(where: Path, *words: str) -> str | None:
    """What git answers, or None when it refuses. Ends with 2 when there is no git."""
    command = ["git", "-C", str(where), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except FileNotFoundError:
        raise Stop(USAGE, "git is not installed, and revisions are its to read; name folders instead") from None
    except subprocess.TimeoutExpired:
        raise Stop(USAGE, f"git did not answer in {SECONDS} s: {' '.join(words[:2])}") from None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


def policies_of(edits: Sequence[Edit]) -> tuple[str, ...]:
    """Policies of which a clause was edited, by name."""
    found: dict[str, None] = {}
    for edit in edits:
        for rule in edit.versions:
            if name := getattr(rule, "policy", ""):
                found[name] = None
    return tuple(sorted(found))
