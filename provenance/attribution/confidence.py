"""How sure a rule-based attribution is: the cue's own weight shifted by how it stands in its sentence.

A logistic sum. The shifts were fitted on the 816 train articles of PolNeAR against "content and source both right"
(logistic regression, C = 0.5, annotators averaged); `tests/gate` holds what they earn on the dev articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log

from provenance.attribution.candidates import Candidate
from provenance.attribution.shifts import CENTRE, SHIFTS
from provenance.ruleset import CueRule
from provenance.ruleset.inflect import forms_of

Weights = Mapping[tuple[str, str], float]

_EDGE = 0.005
"""No weight is taken for certain: 0 and 1 have no logit."""


def word_weights(rules: Iterable[CueRule]) -> Weights:
    """(rule id, words as they stand in the text) -> weight, for the phrases that a rule weighs one by one."""
    table: dict[tuple[str, str], float] = {}
    for rule in rules:
        for phrase, weight in (rule.weights or {}).items():
            for words in _written(phrase, rule.phrases):
                table[rule.id, words] = weight
    return table


def _written(phrase: str, phrases: tuple[str, ...]) -> Iterable[str]:
    """All forms of a phrase of which `weights` gives the base: "go on" for "go* on"."""
    first, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    if any(pattern.split()[0] == f"{first}*" for pattern in phrases if pattern):
        return [form + tail for form in forms_of(first)]
    return [phrase]


def confidence(candidate: Candidate, words: str, weights: Weights) -> float:
    """Estimated chance, 0 to 1, that annotators mark this content with this source."""
    rule = candidate.use.rule
    weight = weights.get((rule.id, words), rule.weight)
    total = _logit(weight) - CENTRE
    for mark in candidate.marks:
        total += SHIFTS.get(mark, 0.0)
    return 1 / (1 + exp(-total))


def _logit(weight: float) -> float:
    weight = min(max(weight, _EDGE), 1 - _EDGE)
    return log(weight / (1 - weight))
