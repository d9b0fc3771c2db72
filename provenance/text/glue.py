"""Where a page lost the space between two elements: "MemberDefense". Proposes pieces; others decide what they are."""

from __future__ import annotations

import re

from provenance.values import Span

_SEAM = re.compile(r"[a-z0-9ß-öø-ÿ.!?…”’)\]][A-ZÀ-ÖØ-Þ“‘©]")
_WITHIN_NAME = re.compile(r"\b(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|[A-Z]\.)$")
"""Beginnings of names that go on with a capital, and of abbreviations: Mc|Kay, D.|C."""
_MOST = 60
"""Pieces of one line; more are a line of codes, not of glued labels."""


def pieces(text: str, start: int, end: int) -> list[Span]:
    """The line text[start:end] cut at every seam: [(start, end)] when there is none.

    A seam inside a word (YouTube, U.S.) is harmless: pieces only matter once one or a few neighbours together read as a
    label.
    """
    cuts = [match.start() + 1 for match in _SEAM.finditer(text, start, end)]
    cuts = [cut for cut in cuts if not _WITHIN_NAME.search(text, max(start, cut - 5), cut)]
    if not cuts or len(cuts) >= _MOST:
        return [(start, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))
