"""Shares of attributed words, rates of words, who an attribution is ascribed to: what feature functions share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from provenance.scoring.facts import Facts
from provenance.scoring.measured import MOST_SPANS, Measured, per_hundred, share
from provenance.values import Attribution


def share_of_words(
    facts: Facts, fits: Callable[[Attribution], bool], of: Callable[[Attribution], bool] | None = None
) -> Measured:
    """Share of attributed words whose attribution fits, among those that `of` lets in.

    A word that is attributed twice, inside another's words, is one word.
    """
    among = [n for n, attribution in enumerate(facts.attributions) if of is None or of(attribution)]
    fitting = [n for n in among if fits(facts.attributions[n])]
    if not fitting:
        return 0.0, ()
    return share(_words(facts, fitting), _words(facts, among)), facts.spans(fitting[:MOST_SPANS])


def _words(facts: Facts, numbers: Iterable[int]) -> int:
    """How many words some attributions have together."""
    marks = bytearray(len(facts.document))
    for number in numbers:
        for first, end in facts.attributions[number].content:
            marks[first:end] = b"\x01" * (end - first)
    return marks.count(1)


def identity_of(attribution: Attribution) -> str:
    return attribution.source.identity if attribution.source is not None else "none"


def others(attribution: Attribution) -> bool:
    """Ascribed to somebody other than the publisher."""
    return identity_of(attribution) != "self"


def words_of(facts: Facts, wanted: frozenset[str]) -> Measured:
    """Occurrences of some words per hundred words of the article, in every voice."""
    document = facts.document
    found = facts.standing(wanted)
    return per_hundred(len(found), facts.words), tuple(document.span((i, i + 1)) for i in found[:MOST_SPANS])
