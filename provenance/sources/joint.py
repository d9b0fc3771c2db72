"""Which of a source's phrases joined by "and" are one person after all. Takes no phrase apart: `heads` does."""

from __future__ import annotations

from dataclasses import replace

from provenance.sources.marks import Marks
from provenance.sources.parts import Part
from provenance.sources.vocabulary import ARTICLES, words_of
from provenance.values import Document

_OFFICES = words_of(
    "current former then now longtime onetime presidential vice-presidential mayoral democratic republican presumptive"
)
"""Words that a second calling of the same person begins with: "the president and first lady" are two."""
_EXECUTIVES = words_of("president executive officer chairman chairwoman chair founder cofounder co-founder ceo owner")
"""Callings of which one person often has two: "the president and chief executive"."""
_COMMITTEES = words_of("committee subcommittee")


def merged(document: Document, marks: Marks, found: list[Part]) -> list[Part]:
    """ "His neighbour and former rival Tom Reed" is one man: a bare calling joined to a name by "and".

    So is "the Lorne senator and presidential candidate".
    """
    if len(found) == 2 and found[0].kind == "noun" and found[1].kind == "name" and not found[1].determiner:
        first, second = found
        titled = first.head in marks.titles and document.lower[first.head] not in ("police",)
        single = not document.lower[first.head].endswith("s")
        if titled and single and second.name is not None and second.start < second.name.lead:
            return [second]
    if len(found) == 2 and _one_committee(document, *found):
        return [found[1]]
    if len(found) == 2 and _two_offices(document, marks, *found):
        first, second = found
        return [replace(second, start=first.start, determiner=first.determiner, also=first.head)]
    return found


def _one_committee(document: Document, first: Part, second: Part) -> bool:
    """Whether two names are one title's: "House Oversight and Government Reform Committee Chairman Ana Ruiz"."""
    if first.name is None or second.name is None or second.name.sort not in ("person", "unknown"):
        return False
    between = document.lower[second.start : second.name.start]
    return not _COMMITTEES.isdisjoint(between) and document.lower[first.start] in ("house", "senate")


def _two_offices(document: Document, marks: Marks, first: Part, second: Part) -> bool:
    """Whether one article stands before two callings of one person."""
    lower, titles = document.lower, marks.titles
    callings = all(part.kind == "noun" and part.head in titles for part in (first, second))
    single = callings and not any(lower[part.head].endswith("s") for part in (first, second))
    together = lower[second.start] in _OFFICES or {lower[first.head], lower[second.head]} <= _EXECUTIVES
    return single and first.determiner in ARTICLES and not second.determiner and together
