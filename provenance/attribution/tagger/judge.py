"""How likely a proposed attribution is right, from what tags and rules say of it. Proposes nothing itself.

Two logistic regressions, one for what the model tagged and one for what rules alone propose, fitted on articles that
the model was not trained on; "right" is content and source both (Dice at least one half), as dev is scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from provenance.attribution.tagger.labels import NUMBER, Scores
from provenance.values import Range, Relation

FEATURES = (
    "constant",
    "content: mean logit",
    "content: least of first and last word",
    "content: logit of the words just outside",
    "content: log length",
    "content: several parts",
    "cue: mean logit",
    "source: mean logit",
    "source: none",
    "source: likeliest word left aside, when none",
    "source: found in the second look",
    "direct",
    "mixed",
    "rule: proposes it too",
    "rule: logit of its confidence",
    "rule: same source",
    "content: share inside another one's",
)

_EDGE = 1e-4
"""Probabilities are kept this far from 0 and 1: a logit of 9 is certain enough."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Probability of each token of a document to be part of a source, a cue, a content."""

    source: list[float]
    cue: list[float]
    content: list[float]


def roles(scores: Scores) -> Roles:
    chance = np.exp(scores)

    def of(*kinds: str) -> list[float]:
        total: Scores = chance[:, [NUMBER[mark + kind] for kind in kinds for mark in ("B-", "I-")]].sum(1)
        chances: list[float] = total.tolist()  # a few numbers at a time are added up faster without numpy
        return chances

    return Roles(of("S>", "S<"), of("U"), of("C>", "C<"))


def evidence(
    relation: Relation, seen: Roles, ruled: Relation | None, sentence: Range, rescued: bool, inside: float
) -> list[float]:
    """The values of FEATURES.

    `sentence`: tokens of the cue's sentence; `ruled`: the rules' own relation, if any; `inside`: share of the content
    that lies in contents tagged for other cues.
    """
    content = _mean(seen.content, relation.content)
    first, last = relation.content[0][0], relation.content[-1][1] - 1
    outside = [seen.content[i] for i in (first - 1, last + 1) if sentence[0] <= i < sentence[1]]
    length = sum(end - start for start, end in relation.content)
    spare = 0.0
    if not relation.source and sentence[0] < sentence[1]:
        spare = _logit(max(seen.source[sentence[0] : sentence[1]]))
    return [
        1.0,
        _logit(content),
        _logit(min(seen.content[first], seen.content[last])),
        _logit(max(outside, default=0.0)),
        log(length),
        float(len(relation.content) > 1),
        _logit(_mean(seen.cue, relation.cue)) if relation.cue else 0.0,
        _logit(_mean(seen.source, relation.source)) if relation.source else 0.0,
        float(not relation.source),
        spare,
        float(rescued),
        float(relation.kind == "direct"),
        float(relation.kind == "mixed"),
        float(ruled is not None),
        _logit(ruled.confidence) if ruled is not None else 0.0,
        float(ruled is not None and overlap(ruled.source, relation.source) >= 0.5),
        inside,
    ]


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights over FEATURES for tagged relations and for those of rules alone, and the least confidence reported."""

    tagged: tuple[float, ...]
    ruled: tuple[float, ...]
    minimum: float

    def confidence(self, values: Sequence[float], tagged: bool) -> float:
        total = sum(a * b for a, b in zip(self.tagged if tagged else self.ruled, values, strict=True))
        return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


def overlap(some: Sequence[Range], other: Sequence[Range]) -> float:
    """Dice coefficient of two sets of tokens, each given as ranges; 1 when both are empty."""
    size = shared = 0
    for a, b in some:
        size += b - a
        for c, d in other:
            if a < d and c < b:
                shared += (b if b < d else d) - (a if a > c else c)
    for c, d in other:
        size += d - c
    return 2 * shared / size if size else 1.0


def _mean(chance: Sequence[float], ranges: Sequence[Range]) -> float:
    parts = [chance[start:end] for start, end in ranges]
    return sum(map(sum, parts)) / sum(map(len, parts))


def _logit(chance: float) -> float:
    chance = min(max(chance, _EDGE), 1 - _EDGE)
    return log(chance / (1 - chance))
