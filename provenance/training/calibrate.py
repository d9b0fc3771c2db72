"""Fits the judge: confidence of a relation, and the least confidence that is reported. Trains no tagger.

Runs on articles the tagger was not trained on: held out of the encoder's training, or each read by the linear model
of the other folds. Dev articles have no part in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.combine import Proposal, proposals, settle
from provenance.attribution.rules_reader import RulesReader
from provenance.attribution.tagger.judge import FEATURES, Judge
from provenance.attribution.tagger.labels import STEPS, Scores
from provenance.attribution.tagger.link import drafts_of_many
from provenance.attribution.trained import LEAST_RULE
from provenance.ruleset import Rules
from provenance.training.measure import pairs, predicted, same_source
from provenance.training.polnear import Annotated
from provenance.values import Document

STRENGTH = 0.3
"""Inverse of the regressions' penalty: with 1,500 proposals and 16 features the choice hardly matters."""


INDIFFERENT = 0.4
"""Points of F1 that mean nothing: 51 held-out articles have a standard error of 1.5."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article the tagger did not learn from, its tags' scores, and all that is proposed for it."""

    article: Annotated
    document: Document
    made: tuple[Proposal, ...]


def cases(
    articles: Sequence[Annotated],
    documents: Sequence[Document],
    scores: Sequence[Scores],
    rules: Rules,
    steps: Scores = STEPS,
) -> list[Case]:
    """Everything proposed for each article. `scores` and `documents` go together; `steps` as in `link.drafts`."""
    ruled = RulesReader(rules, LEAST_RULE).read(documents, [rules.scan(document) for document in documents])
    found = drafts_of_many(documents, scores, steps)
    return [
        Case(article, document, proposals(document, drafts, one, relations))
        for article, document, drafts, one, relations in zip(articles, documents, found, scores, ruled, strict=True)
    ]


def rightness(case: Case, made: Sequence[Proposal]) -> NDArray[np.float64]:
    """Share of the article's annotators who bear each proposal out, content and source."""
    found = predicted(case.article, case.document, [one.relation for one in made])
    right = np.zeros(len(made))
    for gold in case.article.by_annotator.values():
        for i, j in pairs(found, gold):
            right[i] += same_source(found[i], gold[j]) / len(case.article.by_annotator)
    return right


def fit(seen: Sequence[Case]) -> Judge:
    """The judge whose confidences fit the cases best, with the minimum that serves cases it was not fitted on."""
    return replace(_weighed(seen), minimum=_best_minimum(seen))


def _weighed(seen: Sequence[Case]) -> Judge:
    values: dict[bool, list[tuple[float, ...]]] = {True: [], False: []}
    right: dict[bool, list[float]] = {True: [], False: []}
    for case in seen:
        for one, share in zip(case.made, rightness(case, case.made), strict=True):
            values[one.tagged].append(one.values)
            right[one.tagged].append(share)
    return Judge(_weights(values[True], right[True]), _weights(values[False], right[False]), 0.0)


def _weights(values: Sequence[Sequence[float]], right: Sequence[float]) -> tuple[float, ...]:
    """Logistic regression on shares: each case enters once as right and once as wrong, weighted."""
    from sklearn.linear_model import LogisticRegression

    x, share = np.array(values)[:, 1:], np.array(right)
    scale = x.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(
        np.concatenate([x / scale, x / scale]),
        np.r_[np.ones(len(x)), np.zeros(len(x))],
        sample_weight=np.r_[share, 1 - share],
    )
    weights = (float(model.intercept_[0]), *(float(w) for w in model.coef_[0] / scale))
    if len(weights) != len(FEATURES):
        raise AssertionError("a weight for every feature")
    return tuple(round(weight, 5) for weight in weights)


def _best_minimum(seen: Sequence[Case]) -> float:
    """The least minimum that earns as much as the best: of two that F1 cannot tell apart, the one that finds more.

    Every other case is judged by what was fitted on those between: confidence flatters what it was fitted on.
    """
    halves = ((seen[::2], _weighed(seen[1::2])), (seen[1::2], _weighed(seen[::2])))
    earned = {
        step / 20: sum(f1(some, replace(judge, minimum=step / 20)) for some, judge in halves) / 2
        for step in range(2, 15)
    }
    best = max(earned.values())
    return min(minimum for minimum, value in earned.items() if value >= best - INDIFFERENT)


def f1(seen: Sequence[Case], judge: Judge) -> float:
    """Attribution F1 of the cases under a judge."""
    hit = said = meant = 0.0
    for case in seen:
        relations = settle(case.made, judge)
        found = predicted(case.article, case.document, relations)
        for gold in case.article.by_annotator.values():
            weight = 1 / len(case.article.by_annotator)
            hit += weight * sum(same_source(found[i], gold[j]) for i, j in pairs(found, gold))
            said += weight * len(found)
            meant += weight * len(gold)
    return 200 * hit / (said + meant) if said + meant else 0.0
