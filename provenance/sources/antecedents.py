"""Weighs whom "he", "she" or "the senator" can mean: plain clues, small trained weights. Finds nobody.

One softmax over the candidates of a place. Trained and measured by `python -m provenance.training.antecedents`, whole
articles held out; `antecedent_weights.json` holds the weights and the measures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp
from typing import Literal, get_args

WEIGHTS = "antecedent_weights.json"

Sort = Literal["pronoun", "role", "they", "it"]
"""What points back: "he" and "she", a singular phrase without a name ("the senator"), "they" or "it"."""
SORTS: tuple[Sort, ...] = get_args(Sort)
Clues = dict[str, float]
"""Clues of one candidate, by plain names; mostly 1.0."""


@cache
def shipped() -> Mapping[str, Mapping[str, float]]:
    """The weights that ship with the program, by sort and clue. Read once; they are a constant."""
    data = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return {sort: dict(data[sort]) for sort in SORTS}


def best(sort: Sort, options: Sequence[Clues]) -> tuple[int, float]:
    """The place of the likeliest candidate, the first of equals, and its probability. `options` is not empty."""
    weights = shipped()[sort]
    scores = []
    for clues in options:
        score = 0.0
        for clue, value in clues.items():
            if clue in weights:
                score += weights[clue] * value
        scores.append(score)
    top = max(scores)
    return scores.index(top), 1.0 / sum([exp(score - top) for score in scores])
