"""Frames of noun cues: S's claim that C; a statement from S; opposition to C among S; rumours that C. No verbs here."""

from __future__ import annotations

from provenance.attribution.candidates import Candidate
from provenance.attribution.clauses import content_end
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.attribution.subjects import Subject
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    ED,
    GENITIVE,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    STOP,
    THAT,
    TO,
    word_set,
)  # fmt: skip
from provenance.text.phrases import ending_at, starting_at
from provenance.values import Range

Cuts = frozenset[int]
_FROM = word_set("from by among")
_ABOUT = word_set("of for about on to against over with toward towards in")


def noun_frame(page: Page, use: Use, heir: Subject | None, cuts: Cuts) -> Candidate | None:
    """The attribution of a noun cue, or None when it has no content behind it."""
    sentence = page.sentence_of[use.start]
    source = _owner(page, use.start)
    place = "owner"
    i = use.end
    if source is None and page.kind(i, sentence) == PREPOSITION and page.lower[i] in _FROM:
        source = starting_at(page.document, page.kinds, i + 1) if page.kind(i + 1, sentence) != STOP else None
        place = "from"
        i = i if source is None else source[1]
    kind = _content_kind(page, i, sentence)
    if kind is None:
        return None
    start = i
    if kind == "about":
        start = i + 1
    content = (start, content_end(page, start, cuts))
    if source is None:
        place = "none"
        if heir is not None:
            source, place = heir.range, "inherited"
    frame = "noun"
    marks = (f"frame={frame}", f"kind={frame}-{kind}", "form=noun", f"subject={place}", f"noun={place}-{kind}")
    return Candidate(use, source, (content,), frame, marks)


def _content_kind(page: Page, i: int, sentence: int) -> str | None:
    kind = page.kind(i, sentence)
    if kind == STOP:
        return None
    if kind == THAT:
        return "that"
    if kind == TO:
        return "to"
    if page.quoted[i] == 2:
        return "quote"
    if page.lower[i] in ("whether", "if", "how", "why"):
        return "wh"
    if kind == PREPOSITION and page.lower[i] in _ABOUT and page.kind(i + 1, sentence) != STOP:
        return "about"
    if page.words[i] == ":":
        return None
    return None


def _owner(page: Page, i: int) -> Range | None:
    """The possessor before a noun, with adjectives between: "Okafor's first public claim", "his claim"."""
    sentence = page.sentence_of[i]
    j = i - 1
    while j > i - 5 and page.kind(j, sentence) in (NOUN, ADVERB, ED, NUMBER, AMBIGUOUS, NAME):
        j -= 1
    kind = page.kind(j, sentence)
    if kind == POSSESSIVE:
        return j, j + 1
    if kind == GENITIVE:
        found = ending_at(page.document, page.kinds, j)
        return None if found is None else (found[0], j + 1)
    return None
