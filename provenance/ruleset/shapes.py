"""Outlets that no list has: "the Springfield Gazette", "WXYZ-TV". Found by the shape of their names; knows no rule.

Only words that hardly anything but a paper is called by count (measured on 5,000 articles: see tests/gate).
"""

from __future__ import annotations

import re

from provenance.ruleset.pattern import EVERYDAY
from provenance.ruleset.words import words
from provenance.values import Document, Hit, Range

LAST = words("gazette tribune herald chronicle courier examiner inquirer enquirer sentinel bugle times")
"""A capitalised name that ends so is a newspaper. Post, Star, News, Journal are too much else."""

DAILY = words("news post star mail press record journal sun telegraph herald")
"""These make a newspaper after Daily, Morning, Evening."""

LONGEST = 4
"""Words before the last one: "Santa Maria del Mar Times" is as long as they get."""

_EVERY = frozenset({"daily", "morning", "evening"})
_NOT_BEFORE = words(
    r"""
    end modern hard ancient medieval good bad old difficult tough all new best worst last recent our their my
    """
)
_STATION = re.compile(r"[WK][A-Z]{2,3}-(?:TV|FM|AM|DT)\Z")
_NAME_LINKS = frozenset({".", "de", "del", "la"})


def newspapers(document: Document, places: list[int], taken: bytearray) -> list[Hit]:
    """Hits for papers whose last word is at one of `places` and whose words are not taken."""
    hits = []
    for last in places:
        found = _newspaper(document, last)
        if found is not None and not any(taken[found[0] : found[1]]):
            start = found[0] + (document.lower[found[0]] == "the")
            hits.append(Hit("outlet:" + " ".join(document.words[start : found[1]]), "outlet", *found))
    return hits


def _newspaper(document: Document, last: int) -> Range | None:
    words, lower = document.words, document.lower
    first, stop = document.sentences[document.sentence_of[last]]
    if not _titled(words[last]) or (last + 1 < stop and words[last + 1][0].isupper()):
        return None
    if lower[last] not in LAST and (last == first or lower[last - 1] not in _EVERY):
        return None
    start = last
    while start > first and last - start < LONGEST:
        before = words[start - 1]
        if _titled(before) and lower[start - 1] not in EVERYDAY:
            start -= 1
        elif lower[start - 1] in _NAME_LINKS and start - 1 > first and _titled(words[start - 2]):
            start -= 2
        else:
            break
    if start == last or lower[start] in _NOT_BEFORE or (start == first and lower[start] in _EVERY):
        return None
    if lower[start] in _EVERY and start + 1 == last and not (start > first and lower[start - 1] == "the"):
        return None
    return (start - 1 if start > first and lower[start - 1] == "the" else start), last + 1


def stations(document: Document, hyphened: list[int], taken: bytearray) -> list[Hit]:
    """Hits for call signs such as WXYZ-TV among the hyphened tokens."""
    return [
        Hit(f"outlet:{document.words[i]}", "outlet", i, i + 1)
        for i in hyphened
        if not taken[i] and _STATION.match(document.words[i])
    ]


def _titled(word: str) -> bool:
    """A capital and small letters after it: the all-capitals words of a headline say nothing."""
    return word[0].isupper() and not word.isupper()
