"""Verbless attributions: "Okafor: C" at the start of a line, "Q: ..." in an interview. No cue words here."""

from __future__ import annotations

from provenance.attribution.candidates import Candidate
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.text.grammar import (
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    NAME,
    NUMBER,
    PREPOSITION,
    STOP,
)  # fmt: skip

LONGEST_NAME = 8
"""Tokens before the colon of the longest speaker's label in interviews and headlines."""

_LABEL = frozenset({NAME, CONJUNCTION, GENITIVE, NUMBER, PREPOSITION, STOP, DETERMINER})


def colon_frame(page: Page, use: Use) -> Candidate | None:
    """The attribution of a colon behind a speaker's label that opens its line; None for any other colon."""
    paragraph, colon = page.document.paragraph_of[use.start], use.end - 1
    first, end = page.document.paragraphs[paragraph]
    turn = page.quoted[first] == 2 and page.document.slice((first + 1, colon)).isupper() if colon > first + 1 else False
    if use.start != first or use.end >= end or (page.quoted[colon] and not turn):
        return None
    first += turn  # “RUIZ: It will close.
    label = colon - first
    if not 0 < label <= LONGEST_NAME:
        return None
    if not page.words[first][0].isupper() or any(page.kinds[i] not in _LABEL for i in range(first + 1, colon)):
        return None
    while end > use.end and page.kinds[end - 1] == STOP and page.quoted[end - 1] == 0:
        end -= 1
    if end == use.end:
        return None
    quoted = "quote" if page.quoted[use.end] == 2 else "text"
    place = "title" if paragraph == 0 else "line"
    mark = Use(use.rule, colon, use.end, colon, "colon")
    marks = (
        "frame=colon",
        f"kind=colon-{quoted}",
        "form=colon",
        f"colon={place}",
        f"colon={'word' if label == 1 else 'words'}",
    )
    return Candidate(mark, (first, colon), ((use.end, end),), "colon", marks)
