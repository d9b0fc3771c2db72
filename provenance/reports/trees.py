"""The chains of one article drawn as trees, nearest source at the root, origin at the leaf. Draws; traces nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from provenance.reports.ink import Ink
from provenance.values import Attribution, Reading

NO_SOURCE = "(nobody named)"

RUN = 2
"""Numbers in a row that are all written; of more only the ends."""


@dataclass(slots=True)
class _Node:
    """One level of some chains and what lies behind it; `ends` are the attributions whose origin it is."""

    ends: list[Attribution] = field(default_factory=list)
    behind: dict[str, _Node] = field(default_factory=dict)


def forest(reading: Reading, ink: Ink) -> Iterator[str]:
    """All chains of a reading, merged where they begin alike: a line a level, numbers of the attributions last."""
    root = _Node()
    for one in reading.attributions:
        node = root
        for level in levels(one):
            node = node.behind.setdefault(level, _Node())
        node.ends.append(one)
    for name, node in root.behind.items():
        yield from _draw(name, node, "", "", ink)


def levels(one: Attribution) -> tuple[str, ...]:
    """The levels of one chain as words, nearest first; parallel names joined by `&`."""
    return tuple(" & ".join(level) for level in one.trace.chain) or (NO_SOURCE,)


def arrow(one: Attribution) -> str:
    """One chain on one line: `The Daily Wire & others < Axios < Donald Trump`."""
    return " < ".join(levels(one))


def _draw(name: str, node: _Node, lead: str, below: str, ink: Ink) -> Iterator[str]:
    yield f"{lead}{ink.who(name)}{_about(node.ends, ink)}"
    last = len(node.behind) - 1
    for place, (behind, further) in enumerate(node.behind.items()):
        branch, rail = ("└─ ", "   ") if place == last else ("├─ ", "│  ")
        yield from _draw(behind, further, below + branch, below + rail, ink)


def _about(ends: Sequence[Attribution], ink: Ink) -> str:
    if not ends:
        return ""
    numbers = numbered([one.id for one in ends])
    facts = dict.fromkeys(fact for one in ends for fact in _facts(one))
    return f"  {numbers}{ink.faint('  ' + ', '.join(facts)) if facts else ''}"


def numbered(ids: Sequence[int]) -> str:
    """Numbers of attributions in order; three or more in a row as the first and the last of them: `#2 #5-#9`."""
    runs: list[list[int]] = []
    for one in ids:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return " ".join(f"#{run[0]}-#{run[-1]}" if len(run) > RUN else " ".join(f"#{one}" for one in run) for run in runs)


def _facts(one: Attribution) -> Iterator[str]:
    if one.source is not None and one.source.identity != "named":
        yield one.source.identity
    if one.trace.relay != "none":
        yield one.trace.relay
    if one.trace.open_end:
        yield "does not say where from"
    if one.trace.circular:
        yield "comes back to this publisher"
