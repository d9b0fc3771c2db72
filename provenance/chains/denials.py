"""What an attribution turns against: "denied the report in the Post", "the Axios account was wrong, he said".

Words that are denied or called false came by no way through the report that is denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.chains.evidence import Evidence
from provenance.chains.setting import words_in
from provenance.ruleset import Hits, Rules
from provenance.text.grammar import BE, word_class
from provenance.text.ranges import meet
from provenance.values import Document, Hit, Range, Relation

_CALLS = frozenset("called calls calling labeled labelled branded".split())
_FALSE = frozenset(
    "false untrue fake wrong inaccurate incorrect baseless unfounded nonsense fabricated fiction garbage mistaken"
    " misleading".split()
)
"""What a report is called by whoever denies it."""
_RIGHT = frozenset("true accurate correct right".split())
"""What a report is not, by whoever denies it."""
_UNTRUE = _FALSE | _RIGHT
_DEGREES = frozenset("completely entirely totally simply just plainly utterly categorically all not quite".split())
"""Words that may stand before that: "was simply wrong", "is not quite fiction"."""
_NOT = frozenset(("not", "n't"))
_POINTING = frozenset(("the", "that", "this", "those", "these"))
_REPORTS = frozenset("report reports story stories account accounts article articles".split())
_TOUCH = 2
"""Tokens (a comma, an article) between a cue and the report that it denies."""


@dataclass(frozen=True, slots=True)
class Denials:
    """The denials of one article."""

    found: frozenset[int]
    """Attributions whose cue turns against what it names, or whose words call it false."""
    refuted: frozenset[int]
    """Of those, the ones that turn against another outlet's report."""
    reports: frozenset[Range]
    """Where those reports are named."""

    def holds(self, one: Evidence) -> bool:
        """Whether words tell of a denied report, however much of "the report in the Axios account" they take."""
        return any(meet(one.at, at) for at in self.reports)


def denials(
    document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules, relays: Sequence[Evidence]
) -> Denials:
    """All of them. `relays`: the article's words that tell of a way."""
    reports = [one for one in relays if one.kind == "report"]
    against = {
        (i, one.at) for one in reports for false in _called_false(document, one)
        for i, relation in enumerate(relations) if any(a <= one.at[0] and false < b for a, b in relation.content)
    }  # fmt: skip
    found = _by_cue(document, relations, hits, rules) | {i for i, _ in against}
    against |= {(i, one.at) for i in found for one in reports if _is_object(document, relations[i], one)}
    against |= {(i, at) for i in found if (at := _bare_object(document, relations[i])) is not None}
    return Denials(frozenset(found), frozenset(i for i, _ in against), frozenset(at for _, at in against))


def _by_cue(document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules) -> set[int]:
    """The attributions whose cue turns against what it names, or calls it false."""
    denying = {token for h in hits.of("cue") if _denies(h, rules) for token in range(h.start, h.end)}
    found = {i for i, r in enumerate(relations) if any(not denying.isdisjoint(range(*part)) for part in r.cue)}
    for i, relation in enumerate(relations):
        called = not _CALLS.isdisjoint(words_in(document, relation.cue))
        if called and not _FALSE.isdisjoint(words_in(document, relation.content)):
            found.add(i)
    return found


def _denies(hit: Hit, rules: Rules) -> bool:
    """Whether a cue turns against what it names, which then is no way the words came ("denied the report in ...")."""
    return getattr(rules.rule(hit.rule), "class_", "") == "deny"


def _is_object(document: Document, relation: Relation, one: Evidence) -> bool:
    """Whether a report is what a cue denies ("denied the report in the Post"): right behind it, no comma between.

    "Denied it, Axios reported" came through Axios.
    """
    end = relation.cue[-1][1]
    return 0 <= one.at[0] - end <= _TOUCH and "," not in document.words[end : one.at[0]]


def _bare_object(document: Document, relation: Relation) -> Range | None:
    """The report that a cue denies without a name for it: "disputed the report"."""
    at = relation.cue[-1][1]
    pointed = at + 1 < len(document) and document.lower[at] in _POINTING
    return (at, at + 2) if pointed and document.lower[at + 1] in _REPORTS else None


def _called_false(document: Document, one: Evidence) -> Iterator[int]:
    """Tokens behind a report, in its sentence, by which it is said to be false: "The Axios account was wrong"."""
    stop = document.sentences[document.sentence_of[one.at[0]]][1]
    if _UNTRUE.isdisjoint(document.lower[one.at[1] : stop]):
        return
    for k in range(one.at[1], stop - 1):
        if _is_false(document, k, stop):
            yield k


def _is_false(document: Document, be: int, stop: int) -> bool:
    """Whether "was wrong", "is not true" or the like stands at a token."""
    if word_class(document, be) != BE:
        return False
    lower, k = document.lower, be + 1
    while k < stop and lower[k] in _DEGREES | _NOT:
        k += 1
    denied = not _NOT.isdisjoint(lower[be + 1 : k])
    return k < stop and lower[k] in (_RIGHT if denied else _FALSE)
