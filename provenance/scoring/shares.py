"""Shares of attributed words, rates of words, who an attribution is ascribed to: what feature functions share."""

from __future__ import annotations

from collections.abc import Callable

from provenance.scoring.facts import Facts
from provenance.scoring.measured import MOST_SPANS, Measured, per_hundred, share
from provenance.values import Attribution


def share_of_words(
    facts: Facts, fits: Callable[[Attribution], bool], of: Callable[[Attribution], bool] | None = None
) -> Measured:
    """Share of attributed words whose attribution fits, among those that `of` lets in.

    A word that is attributed twice, inside another's words, is one word.
    """
    whole, part = bytearray(len(facts.document)), bytearray(len(facts.document))
    numbers: list[int] = []
    for number, attribution in enumerate(facts.attributions):
        if of is not None and not of(attribution):
            continue
        fitting = fits(attribution)
        for first, end in attribution.content:
            whole[first:end] = b"\x01" * (end - first)
            if fitting:
                part[first:end] = b"\x01" * (end - first)
        if fitting:
            numbers.append(number)
    return share(part.count(1), whole.count(1)), facts.spans(numbers[:MOST_SPANS])


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
