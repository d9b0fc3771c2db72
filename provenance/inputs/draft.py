"""What a format's reader hands to the door: an article before metadata and id. A value, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.values import Link, Note, Problem, Region


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its file tells it. `part` tells several in one file apart: a line, a row, a member."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None
    markup: tuple[Region, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()
    part: str | None = None
    notes: tuple[Note, ...] = ()
