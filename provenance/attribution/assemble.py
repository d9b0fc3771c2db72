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

_CUT_AFTER = frozenset({COMMA, CONJUNCTION, BREAK})


def candidates(document: Document, hits: Hits, rules: Rules) -> tuple[Page, tuple[Candidate, ...]]:
    """Every attribution that some frame can see, unweighed, in the order of their cues."""
    page = open_page(document)
    found = uses(page, hits, rules)
    subjects = _subjects(page, found)
    cuts = _cuts(page, found, subjects)
    proposed = []
    for use, subject in zip(found, subjects, strict=True):
        candidate = _frame(page, use, subject, cuts)
        if candidate is not None:
            proposed.append(candidate)
    return page, _marked_inside(proposed)


def _marked_inside(proposed: list[Candidate]) -> tuple[Candidate, ...]:
    """A cue inside another cue's source ("officials cited in the report expect ...") tells who, not what: marked so."""
    told = {i for candidate in proposed if candidate.source is not None for i in range(*candidate.source)}
    return tuple(
        replace(candidate, marks=(*candidate.marks, "inside")) if candidate.use.start in told else candidate
        for candidate in proposed
    )


def _frame(page: Page, use: Use, subject: Subject | None, cuts: frozenset[int]) -> Candidate | None:
    if use.form == "noun":
        return noun_frame(page, use, cuts)
    if use.form == "colon":
        return colon_frame(page, use)
    if use.form == "fixed":
        return adjunct_frame(page, use, cuts)
    return verb_frame(page, use, subject, cuts)


def _subjects(page: Page, found: tuple[Use, ...]) -> list[Subject | None]:
    """The subject of each verbal use; a use without its own takes over that of the clause it hangs on."""
    subjects: list[Subject | None] = []
    clauses: dict[int, tuple[Clause, ...]] = {}
    for use in found:
        own = _own_subject(page, use)
        if own is None and use.form in ("finite", "gerund", "infinitive"):
            sentence = page.sentence_of[use.start]
            if sentence not in clauses:
                clauses[sentence] = clauses_in(page, sentence)
            own = heir(page, clauses[sentence], use.group, use.form)
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
        first = use.group if subject is None or subject.place != "before" else subject.edge
        if page.lower[first - 1] == "with" and first > 1:
            first -= 1  # ", with an aide telling ..."
        if page.kind(first - 1, page.sentence_of[use.start]) in _CUT_AFTER and use.form in (
            "finite",
            "gerund",
            "fixed",
        ):
            cuts.add(first)
    return frozenset(cuts)
