"""What an editor can do about an article: the edits that would raise its ratings, the questions it leaves open.

Draws what `scoring.advice` found; tries nothing itself.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.values import Edit, Question

MOST_QUESTIONS = 12
"""Questions shown; more would not be asked."""


def next_steps(edits: Sequence[Edit], questions: Sequence[Question], width: int, ink: Ink) -> Iterator[str]:
    """Two sections of text, each left out when there is nothing to say."""
    if edits:
        yield ""
        yield ink.strong("What would help most, found by rating the article again with the change made")
        for one in edits:
            overall = f", overall {one.overall:+d}" if one.overall else ""
            yield from _item(f"{printable(one.message)}: {one.rating} {one.gain:+d}{overall}", width)
    if questions:
        yield ""
        yield ink.strong("Questions left open")
        for asked in questions[:MOST_QUESTIONS]:
            yield from _item(printable(asked.message), width)
        if len(questions) > MOST_QUESTIONS:
            yield ink.faint(f"  and {len(questions) - MOST_QUESTIONS} more")


def _item(text: str, width: int) -> Iterator[str]:
    return iter(textwrap.wrap(text, width, initial_indent="  - ", subsequent_indent="    "))
