"""Excerpts: stretches of another outlet's article set into this one. Finds where they stand; decides nothing else.

"From Bloomberg:" opens one, "Read the rest here." ends one. Everything said inside came through that outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.chains.evidence import Evidence, Grip, Levels, Verdict
from provenance.chains.names import Names
from provenance.chains.occasions import END
from provenance.chains.publisher import Publisher
from provenance.chains.weigh import wrap
from provenance.values import Document, Hit

SHORT = 15
"""Tokens of a line that closes an excerpt: a sentence about reading on is longer."""

_ON = ("read the rest", "read the full", "read the whole", "read more", "continue reading", "full story")
_LINE = 80
"""Characters of such a line when it is furniture."""

EARLY = 4
"""Paragraphs in which an opening without an end makes the rest of the article an excerpt, as aggregators write."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraphs [first, end) that are another outlet's, whose they are, and the words that say so."""

    first: int
    end: int
    via: Levels
    opening: Evidence


def excerpts(
    document: Document, reports: Sequence[Evidence], media: Sequence[Hit], names: Names, publisher: Publisher
) -> tuple[Excerpt, ...]:
    """Every excerpt. `reports`: pieces of evidence that name another outlet's report, in order of place."""
    size = len(document.paragraphs)
    closing = {document.paragraph_of[h.start] for h in media if h.rule.startswith(END)}
    ends = [p for p in closing if document.paragraphs[p][1] - document.paragraphs[p][0] <= SHORT] + _set_aside(document)
    opened = [e for e in reports if e.via and document.paragraphs[document.paragraph_of[e.at[0]]][1] == e.at[1]]
    found: list[Excerpt] = []
    for one in opened:
        first = document.paragraph_of[one.at[0]] + 1
        end = min((p for p in ends if p >= first), default=size if first <= EARLY else min(first + 1, size))
        if document.words[one.at[1] - 1] == ":" and first < end:
            found.append(Excerpt(first, end, one.via, one))
    if ends and not found:
        named = [e for e in reports if e.via and document.paragraph_of[e.at[0]] < min(ends)]
        if named:
            found.append(Excerpt(document.paragraph_of[named[0].at[0]], min(ends), named[0].via, named[0]))
    return (*found, *_credited(document, names, publisher))


CREDIT = 6
"""Tokens of a credit between brackets: "[via The Ossel Courier.]"."""


def _credited(document: Document, names: Names, publisher: Publisher) -> list[Excerpt]:
    """Paragraphs that end with another outlet in square brackets, as digests credit what they sum up: "[Reuters.]"."""
    found = []
    for number, (first, end) in enumerate(document.paragraphs):
        last = end - 1
        while last > first and document.words[last] in ".":
            last -= 1
        if document.words[last] != "]":
            continue
        opening = next(
            (i for i in range(last - 1, max(first, last - CREDIT) - 1, -1) if document.words[i] == "["), None
        )
        called = names.outlets((opening + 1, last)) if opening is not None else ()
        called = tuple(name for name in called if not publisher.owns(name))
        if called and opening is not None:
            piece = Evidence("report", (called,), (opening, last + 1), "excerpt.credit", Grip.CLAUSE)
            found.append(Excerpt(number, number + 1, (called,), piece))
    return found


def _set_aside(document: Document) -> list[int]:
    """Paragraphs before which a line that sends the reader on was set aside as page furniture."""
    found = []
    for region in document.furniture:
        text = document.text[region.span[0] : region.span[1]].strip().lower()
        if text.startswith(_ON) and len(text) < _LINE:
            found.append(sum(document.starts[first] < region.span[0] for first, _ in document.paragraphs))
    return found


def within(found: Sequence[Excerpt], paragraph: int) -> Excerpt | None:
    """The excerpt that a paragraph is part of."""
    return next((e for e in found if e.first <= paragraph < e.end), None)


def through(one: Excerpt, verdict: Verdict | None) -> Verdict:
    """The verdict of what is said inside an excerpt: its outlet passes it on, whatever it says of the way before."""
    if verdict is None:
        return Verdict("report", one.via, scenery=(one.opening,))
    if verdict.kind in ("comment", "social"):
        return verdict
    return Verdict(
        "report", wrap(one.via, verdict.via), verdict.evidence, circular=verdict.circular, scenery=(one.opening,)
    )
