"""A small trained judge of nameless sources: withheld, a crowd, named elsewhere or nobody? Softmax over plain signs.

The rules decide first (`identity`); their answer is one of the signs. Trained and measured by
`python -m provenance.training.standing`, articles held out; `nameless_weights.json` holds the weights and the measures.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log
from typing import get_args

from provenance.sources.figures import Figure
from provenance.values import Category, Identity

WEIGHTS = "nameless_weights.json"
SPOKE = "was quoted"
"""The sign of a figure that at least one attribution has for its source; only such are judged."""
NOUN = "noun: "
"""How signs of the phrase's noun begin: the rule that knows it, or that none does."""
NOBODY = "nobody could bear it"
"""The sign of a person of whom the article cannot give the name farther on: it names no other."""


HEARD = 0.5
"""How much the encoder's opinion counts beside the signs'; of 0, 0.3, 0.5, 0.7 and 1 the best, together with the
threshold of "unnamed" (`training.standing`)."""
FAINT = 0.001
"""Probabilities of the encoder below this are all the same: it saw too few articles to tell."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One question's answers and what every sign adds to each, in log-odds."""

    answers: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def weigh(self, signs: Collection[str]) -> dict[str, float]:
        """Probability of every answer, 0 to 1; they sum to 1."""
        totals = list(self.bias)
        for sign in sorted(signs):
            for k, weight in enumerate(self.weights.get(sign, ())):
                totals[k] += weight
        top = max(totals)
        shares = [exp(total - top) for total in totals]
        whole = sum(shares)
        return {answer: share / whole for answer, share in zip(self.answers, shares, strict=True)}


@dataclass(frozen=True, slots=True)
class Weights:
    """The judge's two questions. `withheld`: the probability from which a source counts as unnamed."""

    identity: Scale
    category: Scale
    withheld: float


@cache
def shipped() -> Weights:
    """The weights that ship with the program. Read once; they are a constant."""
    data = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Weights(_scale(data["identity"]), _scale(data["category"]), float(data["withheld"]))


def _scale(data: Mapping[str, object]) -> Scale:
    answers, bias, weights = data["answers"], data["bias"], data["weights"]
    assert isinstance(answers, list)
    assert isinstance(bias, list)
    assert isinstance(weights, dict)
    return Scale(tuple(answers), tuple(bias), {sign: tuple(row) for sign, row in weights.items()})


def settle(figure: Figure) -> None:
    """Give a nameless figure the identity, and where no rule knows its noun the category, that its signs speak for.

    A noun whose rule the judge has hardly met in training, an editor's perhaps, is what its rule says.
    """
    weights = shipped()
    if unmet(figure.signs, weights.identity.weights):
        return
    chances = listened(weights.identity.weigh(figure.signs), figure.heard, HEARD)
    if NOBODY in figure.signs:
        del chances["named"]
    if figure.category != "unknown":
        del chances["none"]  # people and papers are somebody and something
    whole = sum(chances.values())
    chances = {answer: chance / whole for answer, chance in chances.items()}
    identity = _identity(chances, weights.withheld)
    if figure.category == "unknown" and identity != "none":
        kinds = weights.category.weigh(figure.signs)
        figure.category = _category(max(kinds, key=kinds.__getitem__))
    figure.identity = identity
    figure.sure = chances[identity]


def unmet(signs: Collection[str], known: Collection[str]) -> bool:
    """Whether the phrase's noun is of a rule of which the judge knows nothing."""
    return any(sign.startswith(NOUN) and sign not in known for sign in signs)


def listened(chances: Mapping[str, float], heard: Sequence[Sequence[float]], trust: float) -> dict[str, float]:
    """Chances weighed with what the encoder hears in the attributions: its geometric mean, to the power `trust`."""
    if not heard:
        return dict(chances)
    means = {
        answer: exp(sum(log(max(row[k], FAINT)) for row in heard) / len(heard))
        for k, answer in enumerate(get_args(Identity))
    }
    weighed = {answer: chance * means[answer] ** trust for answer, chance in chances.items()}
    whole = sum(weighed.values())
    return {answer: chance / whole for answer, chance in weighed.items()}


def _identity(chances: Mapping[str, float], withheld: float) -> Identity:
    if chances["unnamed"] >= withheld:
        return "unnamed"
    best = max(chances, key=chances.__getitem__)
    return next((known for known in get_args(Identity) if known == best), "none")


def _category(name: str) -> Category:
    return next((known for known in get_args(Category) if known == name), "unknown")
