"""An article at a glance: what it is, its ratings as bars, its grade in words, its counts. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.reports.wrapping import wrapped
from provenance.values import UNJUDGED, RatingName, Reading

QUESTIONS: dict[RatingName, str] = {
    "overall": "how reliable is the sourcing as a whole?",
    "depth": "could a reader check who says what?",
    "hedging": "how much of it is unsure?",
    "secondhand": "how much rests on other outlets' work?",
}
"""What each rating answers, in the order in which they are shown."""

LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
DIGITS = {
    "1": "confirmed by independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""The Admiralty code's words (FM 2-22.3, appendix B)."""

BAR = 20
"""Cells of a bar: five points each."""


def glance(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    """The first lines of an explanation."""
    document = reading.document
    yield from (ink.strong(line) for line in wrapped(printable(document.title or reading.id), width))
    wire = f"wire copy of {document.agency}" if document.agency else None
    about = (document.outlet, wire, ", ".join(document.byline), document.published, reading.path)
    yield from (ink.faint(line) for line in wrapped(" | ".join(printable(one) for one in about if one), width))
    yield ""
    judged = reading.ratings.grade != UNJUDGED
    for name, question in QUESTIONS.items():
        value: int | None = getattr(reading.ratings, name) if judged else None
        shown = "  -" if value is None else f"{value:3}"
        yield f"  {name:<10} {shown}  {ink.faint(bar(value))}  {question}"
    yield f"  grade       {reading.ratings.grade}  {graded(reading.ratings.grade)}"
    yield ""
    yield from wrapped(_counts(reading), width, "  ", "  ")


def bar(value: int | None) -> str:
    """A rating from 0 to 100 as cells, filled from the left."""
    full = 0 if value is None else round(value * BAR / 100)
    return "█" * full + "░" * (BAR - full)


def graded(grade: str) -> str:
    """What the two signs of a grade mean."""
    if grade == UNJUDGED:
        return "too little is ascribed to anybody to judge it"
    return f"sources: {LETTERS.get(grade[:1], '?')}; what they say: {DIGITS.get(grade[1:], '?')}"


def _counts(reading: Reading) -> str:
    said = reading.attributions
    speakers = {one.source.name for one in said if one.source is not None}
    unnamed = {one.source.name for one in said if one.source is not None and one.source.identity == "unnamed"}
    relayed = sum(one.secondhand for one in said)
    through = f", {relayed} of them through other outlets" if relayed else ""
    nameless = f", {len(unnamed)} of them without a name" if unnamed else ""
    found = f"; {_counted(len(reading.findings), 'finding')}" if reading.findings else ""
    return f"{_counted(len(said), 'statement')}{through}, from {_counted(len(speakers), 'source')}{nameless}{found}."


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
