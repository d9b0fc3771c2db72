"""From one document's cue hits to its relations: the table of contents of the rule-based reading.

uses -> subjects -> cuts -> candidates -> confidence -> relations. Each step is a room of its own.
"""

from __future__ import annotations

from dataclasses import replace

from provenance.attribution.candidates import Candidate
from provenance.attribution.cues import Use, uses
from provenance.attribution.frames import verb_frame
from provenance.attribution.frames_adjunct import adjunct_frame
from provenance.attribution.frames_colon import colon_frame
from provenance.attribution.frames_noun import noun_frame
from provenance.attribution.heirs import Clause, clauses_in, heir
from provenance.attribution.page import Page, open_page
from provenance.attribution.subjects import Subject, noun_before_gerund, subject_before
from provenance.ruleset import Hits, Rules
from provenance.text.grammar import BREAK, COMMA, CONJUNCTION
from provenance.values import Document

Clauses = dict[int, tuple[Clause, ...]]
"""Clauses by sentence, worked out where a verb needs an heir."""
_MOST = 30
"""Attributions of one sentence that a relay is held against: more do not occur in prose."""
_CUTTING = frozenset({"finite", "gerund", "fixed", "reduced"})
_CLAUSAL = frozenset({"clause", "listener", "quotation"})
"""First frames of cues that are surely cues: "figures" or "detailed" behind "and" is more often a noun."""
_CUT_AFTER = frozenset({COMMA, CONJUNCTION, BREAK})


def candidates(document: Document, hits: Hits, rules: Rules) -> tuple[Page, tuple[Candidate, ...]]:
    """Every attribution that some frame can see, unweighed, in the order of their cues."""
    page = open_page(document)
    found = uses(page, hits, rules)
    clauses: Clauses = {}
    subjects = _subjects(page, found, clauses)
    cuts = _cuts(page, found, subjects)
    proposed = []
    for use, subject in zip(found, subjects, strict=True):
        candidate = _frame(page, use, subject, cuts)
        if candidate is not None:
            proposed.append(candidate)
    return page, _marked_inside(_without_relays(page, proposed))


def _without_relays(page: Page, proposed: list[Candidate]) -> list[Candidate]:
    """Leave out "as cited by B" where its sentence is already ascribed to somebody: there it only tells the way."""

    def sentence(candidate: Candidate) -> int:
        return page.sentence_of[candidate.use.start]

    ascribed: dict[int, list[Candidate]] = {}
    for candidate in proposed:
        if candidate.frame != "reduced":
            ascribed.setdefault(sentence(candidate), []).append(candidate)
    return [
        candidate
        for candidate in proposed
        if candidate.frame != "reduced"
        or not any(_covers(other, candidate) for other in ascribed.get(sentence(candidate), [])[:_MOST])
    ]


def _covers(other: Candidate, relay: Candidate) -> bool:
    """Whether the relay stands behind an adjunct's or an agent's source, or between a subject and its cue."""
    if other.source is None:
        return False
    at = relay.use.start
    if other.use.form in ("fixed", "passive"):
        return at >= other.source[0]
    return other.source[0] <= at < other.use.group


def _marked_inside(proposed: list[Candidate]) -> tuple[Candidate, ...]:
    """A cue inside another cue's source ("officials cited in the report expect ...") tells who, not what: marked so."""
    told = {i for candidate in proposed if candidate.source is not None for i in range(*candidate.source)}
    return tuple(
        replace(candidate, marks=(*candidate.marks, "inside")) if candidate.use.start in told else candidate
        for candidate in proposed
    )


def _frame(page: Page, use: Use, subject: Subject | None, cuts: frozenset[int]) -> Candidate | None:
    if use.form == "noun":
        return noun_frame(page, use, subject, cuts)
    if use.form == "colon":
        return colon_frame(page, use)
    if use.form == "fixed":
        return adjunct_frame(page, use, cuts)
    return verb_frame(page, use, subject, cuts)


def _subjects(page: Page, found: tuple[Use, ...], clauses: Clauses) -> list[Subject | None]:
    """The subject of each verbal use; a use without its own takes over that of the clause it hangs on."""
    subjects: list[Subject | None] = []
    for use in found:
        own = _own_subject(page, use)
        if own is None and use.form in ("finite", "gerund", "infinitive", "noun"):
            sentence = page.sentence_of[use.start]
            if sentence not in clauses:
                clauses[sentence] = clauses_in(page, sentence)
            own = heir(page, clauses[sentence], use.group, "infinitive" if use.form == "noun" else use.form)
            if own is not None and own.range[0] < use.end and use.group < own.range[1]:
                own = None  # "Citing two officials, ...": a capital makes no name of a cue
        subjects.append(own)
    return subjects


def _own_subject(page: Page, use: Use) -> Subject | None:
    if use.form in ("finite", "passive"):
        return subject_before(page, use.group)
    if use.form == "gerund":
        return noun_before_gerund(page, use.group)
    if use.form == "reduced":
        return subject_before(page, use.group)
    return None


def _cuts(page: Page, found: tuple[Use, ...], subjects: list[Subject | None]) -> frozenset[int]:
    """Tokens at which the words of an attribution begin behind a comma or a conjunction: content stops before them."""
    cuts = set()
    for use, subject in zip(found, subjects, strict=True):
        if use.form not in _CUTTING or (use.form == "finite" and use.rule.frames[0] not in _CLAUSAL):
            continue
        first = use.group if subject is None or subject.place != "before" else subject.edge
        if first > 1 and page.lower[first - 1] == "with":
            first -= 1  # ", with an aide telling ..."
        if use.form == "reduced" and first > 1 and page.lower[first - 1] == "as":
            first -= 1  # ", as reported by A"
        if page.kind(first - 1, page.sentence_of[use.start]) in _CUT_AFTER:
            cuts.add(first)
    return frozenset(cuts)
