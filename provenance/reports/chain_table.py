"""Chains as a table, an attribution a row, and as records for programs. Trees are in `trees`, graphs in `graphs`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from provenance.reports import contract
from provenance.reports.marks import printable
from provenance.reports.table import WIDTH, distinct_names
from provenance.reports.trees import NO_SOURCE
from provenance.values import Attribution, Reading

HEADERS = ("article", "#", "who said it", "through whom", "how")

LEGEND = (
    "through whom: nearest to the article first. how: report - another outlet's work;\n"
    "interview - given to another outlet; own - said to this one; event - in public;\n"
    "social - a post; comment - asked for their side; a dash - it is not said.\n"
    "* not named: cannot be asked. ? the outlet does not say where it has it from"
)
"""Lines of 80 columns at most."""

_FIXED = 24
"""Columns of number, relay and the blanks between columns; the rest goes to names."""


def table(readings: Iterable[Reading], width: int) -> Iterator[str]:
    """The whole table with its legend; lines of `width` columns at most (80 at least)."""
    from tabulate import tabulate  # here, not above: the import costs more than `--help` may take

    rows = [(reading.path, one) for reading in readings for one in reading.attributions]
    room = max(width, WIDTH) - _FIXED
    names = distinct_names([path for path, _ in rows], room // 4)
    body = [
        (
            name,
            str(one.id),
            _wrapped(_who(one), room * 3 // 8),
            _wrapped(_through(one), room * 3 // 8),
            "-" if one.trace.relay == "none" else one.trace.relay,
        )
        for name, (_, one) in zip(names, rows, strict=True)
    ]
    rule = tuple("-" * max(len(part) for row in (HEADERS, *body) for part in row[at].split("\n")) for at in range(5))
    # Headers as a row of the body: given as headers, each would be made two columns wider.
    drawn = tabulate([HEADERS, rule, *body], tablefmt="plain", disable_numparse=True)
    yield "".join(f"{line.rstrip()}\n" for line in drawn.split("\n")) + f"\n{LEGEND}\n"


def records(readings: Iterable[Reading]) -> Iterator[str]:
    """JSON Lines: an attribution of the output contract each, with the article it stands in."""
    for reading in readings:
        for one in reading.attributions:
            told = contract.attribution(reading.document, one)
            kept = {"path": reading.path, "id": reading.id, "attribution": told.pop("id"), **told}
            yield contract.dump(kept) + "\n"


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(printable(text), width))


def _who(one: Attribution) -> str:
    """The chain's end; a star where the name is withheld."""
    if not one.trace.chain:
        return NO_SOURCE
    star = "*" if one.source is None or one.source.identity in ("unnamed", "collective", "none") else ""
    return " & ".join(one.trace.chain[-1]) + star + ("?" if one.trace.open_end else "")


def _through(one: Attribution) -> str:
    return " < ".join(" & ".join(level) for level in one.trace.chain[:-1]) or "-"
