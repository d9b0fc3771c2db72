"""Text wrapped at a width, with the first line in a style of its own. Knows nothing of articles."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from provenance.reports.ink import Ink

INDENT = "     "


def wrapped(
    text: str, width: int, lead: str = "", below: str = "", first: Callable[[str], str] | None = None
) -> Iterator[str]:
    """Lines of `width` columns at most; `lead` before the first one, `below` before the others.

    `first` styles the first word of the text: marks of a style must not be cut in two or counted as columns.
    """
    lines = textwrap.wrap(text, max(width, 40), initial_indent=lead, subsequent_indent=below)
    for number, line in enumerate(lines):
        if number == 0 and first is not None:
            word, blank, rest = line[len(lead) :].partition(" ")
            yield f"{lead}{first(word)}{blank}{rest}"
        else:
            yield line


def titled(name: str, facts: str, width: int, ink: Ink, lead: str) -> Iterator[str]:
    """A name and what goes with it; in colour where they fit on one line."""
    if len(lead) + len(name) + 2 + len(facts) <= width:
        yield f"{lead}{ink.who(name)}  {ink.faint(facts)}"
    else:
        yield from wrapped(f"{name}  {facts}", width, lead, INDENT + "  ")
