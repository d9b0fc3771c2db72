"""`provenance rules watch`: on every save, the faults of a folder of rules, or what the save changed in the articles.

`Session` is told that something was saved and says what there is to say; it knows no clock and watches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from provenance import ruleset
from provenance.cli import output, ready, rules_diff, rulesets
from provenance.cli.exits import RULES, USAGE, Stop, tell
from provenance.cli.rules import problems
from provenance.reports import diff as drawn
from provenance.reports.ink import Ink
from provenance.ruleset.check import render_all


@dataclass(slots=True)
class Session:
    """One sitting: `last` are the rules as they last were without fault; each look compares with them."""

    folder: Path
    task: ready.Task
    width: int = 80
    ink: Ink = field(default_factory=Ink)
    most: int = 10
    last: rulesets.Side | None = None

    def look(self) -> Iterator[str]:
        """Lines on the state of the folder: faults, or the difference to when it was last sound."""
        wrong = problems([ruleset.shipped(), self.folder], date.today())
        if wrong:
            yield from render_all(wrong).split("\n")
        if faults := sum(one.code not in ruleset.WARNINGS for one in wrong):
            yield self.ink.bad(f"{faults} fault{'s' * (faults != 1)}: nothing was read")
            return
        now = replace(rulesets.side(rulesets.Named(str(self.folder), self.folder)), label="now")
        before = self.last or rulesets.side(rulesets.Named(rulesets.SHIPPED, None))
        self.last = replace(now, label="before")
        found, read = rules_diff.compare(before, now, self.task)
        yield from drawn.text(found, self.width, self.ink, self.most)
        yield self.ink.faint(f"{read:,} of {found.articles:,} articles read again")


def watch(session: Session) -> None:
    """Looks at once, then after every save, until it is interrupted; that is how it is meant to end.

    Ends with 2 when the folder is none, or when what watches folders is not installed.
    """
    if not session.folder.is_dir():
        there = "not a folder" if session.folder.exists() else "no such folder"
        raise Stop(USAGE, f"{session.folder}: {there}")
    try:
        from watchfiles import watch as saves
    except ImportError:
        raise Stop(USAGE, "watching needs one more package: pip install 'provenance-scorer[watch]'") from None
    try:
        _show(session)
        tell(f"provenance: watching {session.folder}, Ctrl-C ends")
        for saved in saves(session.folder, raise_interrupt=True):
            names = sorted({Path(path).name for _, path in saved if _is_rules(path)})
            if names:
                tell(f"\nprovenance: {', '.join(names)}")
                _show(session)
    except KeyboardInterrupt:
        tell("provenance: no longer watching")


def _show(session: Session) -> None:
    try:
        output.write((line + "\n" for line in session.look()), None)
    except Stop as stop:
        if stop.code != RULES:
            raise
        tell(f"provenance: {stop}")


def _is_rules(path: str) -> bool:
    """Whether a saved file is one of rules: editors leave swap files and copies beside them."""
    return path.lower().endswith((".yaml", ".yml")) and not Path(path).name.startswith(".")
