"""Shares of attributed words, and who an attribution is ascribed to: what the feature functions of two files share."""

from __future__ import annotations

from collections.abc import Callable

from provenance.scoring.facts import Facts
from provenance.scoring.measured import MOST_SPANS, Measured, share
from provenance.values import Attribution


def share_of_words(
    facts: Facts, fits: Callable[[Attribution], bool], of: Callable[[Attribution], bool] | None = None
) -> Measured:
    """Share of attributed words whose attribution fits, among those that `of` lets in."""
    whole = part = 0
    numbers: list[int] = []
    for number, (attribution, size) in enumerate(zip(facts.attributions, facts.sizes, strict=True)):
        if of is not None and not of(attribution):
            continue
        whole += size
        if fits(attribution):
            part += size
            numbers.append(number)
    return share(part, whole), facts.spans(numbers[:MOST_SPANS])


def identity_of(attribution: Attribution) -> str:
    return attribution.source.identity if attribution.source is not None else "none"


def others(attribution: Attribution) -> bool:
    """Ascribed to somebody other than the publisher."""
    return identity_of(attribution) != "self"
