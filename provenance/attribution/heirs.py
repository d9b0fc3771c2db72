"""Subjects that are not beside their verb: "..., saying", "and added", "went there to say". Knows clauses, no cue.

A sentence is read as a row of clauses, each with its finite verb and its subject; a verb without a subject of its own
takes over that of the clause it hangs on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from provenance.attribution.page import Page
from provenance.attribution.subjects import Subject, subject_before
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    BE,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    ED,
    FINITE_SIGN,
    HAVE,
    ING,
    MODAL,
    NAME,
    NEGATION,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
)  # fmt: skip

_REACH = 12
"""Clauses looked at on either side: no sentence that people wrote has more."""
_OBJECT_STARTS = frozenset({DETERMINER, POSSESSIVE, NAME, ADVERB, PREPOSITION, THAT, TO})


@dataclass(frozen=True, slots=True)
class Clause:
    """One finite verb with its subject. `level`: main, that (what somebody says), relative, sub (when, because)."""

    verb: int
    subject: Subject
    level: str


def clauses_in(page: Page, sentence: int) -> tuple[Clause, ...]:
    """The clauses of a sentence outside quotations, in order, as far as their subjects can be found."""
    first, last = page.document.sentences[sentence]
    found: list[Clause] = []
    i = first
    while i < last:
        if page.quoted[i] or not _finite(page, i, sentence):
            i += 1
            continue
        start = i
        while start > first and page.kinds[start - 1] in (ADVERB, NEGATION):
            start -= 1
        subject = subject_before(page, start)
        if subject is not None:
            found.append(Clause(i, subject, _level(page, subject, sentence)))
        i += 1
        while i < last and page.kinds[i] in (BE, HAVE, DO, MODAL, ADVERB, NEGATION, VERB, ED):
            i += 1
    return tuple(found)


def _finite(page: Page, i: int, sentence: int) -> bool:
    kind = page.kinds[i]
    if kind in FINITE_SIGN:
        return page.lower[i] not in ("being", "been", "having")
    before = page.kind(i - 1, sentence)
    if kind == ED:
        return before in (NAME, SUBJECT, ADVERB) or (before == NOUN and page.kind(i + 1, sentence) in _OBJECT_STARTS)
    if kind in (AMBIGUOUS, BASE_VERB):
        return before == SUBJECT or (before == NAME and page.kind(i + 1, sentence) in _OBJECT_STARTS)
    return False


def _level(page: Page, subject: Subject, sentence: int) -> str:
    if subject.place == "relative":
        return "relative"
    before = page.kind(subject.edge - 1, sentence)
    if before == THAT:
        return "that"
    if before == SUBORDINATOR or (
        before == PREPOSITION and page.lower[subject.edge - 1] in ("as", "after", "before", "since", "until")
    ):
        return "sub"
    return "that" if before in (VERB, ED, ING) else "main"


def heir(page: Page, clauses: tuple[Clause, ...], i: int, form: str) -> Subject | None:
    """The subject that the verb group starting at token i takes over, given its form (finite, gerund, infinitive)."""
    sentence = page.sentence_of[i]
    at = bisect_left(clauses, i, key=lambda clause: clause.verb)
    earlier = clauses[max(0, at - _REACH) : at]
    if not earlier:
        # "Asked about the fire, Ruiz said"; "In granting the order, a judge found".
        later = [clause for clause in clauses[at : at + _REACH] if clause.level == "main"]
        return _inherited(later[0]) if later and form != "finite" else None
    behind_comma = page.kind(i - 1, sentence) in (COMMA, BREAK) or (
        page.kind(i - 1, sentence) in (CONJUNCTION, SUBORDINATOR) and page.kind(i - 2, sentence) in (COMMA, BREAK)
    )
    if form == "infinitive" or not behind_comma:
        pick = next(
            (clause for clause in reversed(earlier) if form == "infinitive" or clause.level != "that"), earlier[-1]
        )
    else:
        pick = next((clause for clause in reversed(earlier) if clause.level == "main"), earlier[-1])
    return _inherited(pick)


def _inherited(clause: Clause) -> Subject:
    return Subject(clause.subject.range, "inherited", clause.subject.edge)
