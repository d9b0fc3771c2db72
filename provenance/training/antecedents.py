"""Trains and measures the weights of antecedents (sources.antecedents) on annotated articles. Not run in the program.

    python -m provenance.training.antecedents ANNOTATIONS.tsv POLNEAR METADATA.tsv [--write]

ANNOTATIONS: `annotations/polnear_chains.tsv` here. POLNEAR: the corpus, of whose train articles the spans are taken;
METADATA: its table of outlets. Prints how many of the pronouns and phrases that point back get the right
candidate: by the weights as they ship, by the plain weights a person would set (`PLAIN`), and by new ones, whole
articles held out. The clues depend a little on what the shipped weights made of the words before: --write stores new
weights, and a second run with them fits what they see.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from provenance.ruleset import Rules
from provenance.sources.antecedents import SORTS, WEIGHTS, Clues, Sort, shipped
from provenance.sources.vocabulary import CROWD, IT, THEY
from provenance.sources.walk import Walk
from provenance.training.chain_measure import same_name
from provenance.training.command import asked
from provenance.training.goldspans import Spanned, in_part, spanned

FOLDS = 5
HOLD: Mapping[Sort, float] = {"pronoun": 10.0, "role": 2.0, "they": 10.0, "it": 30.0}
"""How strongly the weights are held to the plain ones; of 1, 3, 10 and 30 the best by cross-validation or as good."""
SELDOM = 5
"""Clues seen on fewer candidates than this are left out."""
_NEAR = ("same", "last", "farther")
_SEEN = {
    "often": 0.3, "sentences back": -0.5, "same paragraph": 1.5, "speaker": 1.4, "owner": -0.6, "gender unknown": -1.1,
    "guessed": -0.2, "nameless": -2.2,
    **{f"subject, {near} sentence": 0.7 for near in _NEAR}, **{f"quoted, {near} sentence": -1.7 for near in _NEAR},
}  # fmt: skip
PLAIN: Mapping[Sort, Mapping[str, float]] = {
    "pronoun": _SEEN,
    "role": {
        "alone": 1.2, "often": 0.2, "fits": 1.5, "fits not": -0.5, "words fit": 1.0, "words lack": -0.3,
        "other party": -3.0, "party unknown": -0.5, "another office": -1.0, "speaker": 1.0, "speaker, fits": 1.0,
        "not seen yet": -0.3, "same sentence": 0.5, "last sentence": 0.5, "told more, fits not": -3.0,
        "alone: nobody fits": 0.5, "nameless": 0.5, "fits not, somebody at hand does": -3.5,
    },
    "they": {
        **_SEEN, "person, many": 0.5, "organization, one": -0.3, "outlet, one": -0.5, "place": -1.0, "pair": 1.5,
        "noun": -0.3, "noun, subject, last sentence": 0.7, "noun, same paragraph": 1.0, "noun, quoted": -2.0,
    },
    "it": {
        **_SEEN, "organization, one": 0.5, "place": -1.0, "noun": -0.5, "noun, document": -0.3,
        "noun, same paragraph": 1.0, "noun, quoted": -2.0,
    },
}  # fmt: skip
"""What the weights are held to: a conditional logit of 722 pronouns, rounded, and what grammar and sense suggest."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One source that points back: its candidates' clues, and those of them whom careful readers mean."""

    stem: str
    sort: Sort
    options: tuple[Clues, ...]
    right: frozenset[int]
    """Places in `options`; empty if the program does not know of whoever is meant."""


def cases(article: Spanned, rules: Rules) -> Iterator[Case]:
    """Every annotated attribution whose source points back."""
    document, relations = article.document, article.relations
    walk = Walk(document, relations, rules.scan(document), rules)
    asked = walk.page.memory.asked = {}
    walk.read()
    for row, relation in zip(article.rows, relations, strict=True):
        named = row["source"] if row is not None else "-"
        parts_of = walk.page.analyst.parts(relation.source[0]) if relation.source and named != "-" else []
        if not parts_of:
            continue
        part = parts_of[0]
        pronoun = part.kind == "pronoun"
        options = asked.get(part.head if pronoun else -1 - part.head)
        if options is None:
            continue
        sort = _sort(document.lower[part.head]) if pronoun else "role"
        right = frozenset(k for k, (name, _) in enumerate(options) if name and same_name(named, name))
        if sort == "role" and not right:
            right = frozenset({0})  # the phrase stands for somebody of its own
        yield Case(article.stem, sort, tuple(clues for _, clues in options), right)


def _sort(low: str) -> Sort:
    return "they" if low in THEY | CROWD else "it" if low in IT else "pronoun"


def table(case: Case, kept: Sequence[str]) -> Table:
    """Candidates x clues."""
    column = {clue: k for k, clue in enumerate(kept)}
    rows = np.zeros((len(case.options), len(kept)))
    for n, clues in enumerate(case.options):
        for clue, value in clues.items():
            if clue in column:
                rows[n, column[clue]] = value
    return rows


def fit(some: Sequence[tuple[Table, frozenset[int]]], plain: Table, hold: float) -> Table:
    """Weights of a conditional logit: the likelihood of the right candidates, held to the plain weights."""
    some = [(rows, right) for rows, right in some if right and len(rows) > 1]
    rows = np.concatenate([rows for rows, _ in some])
    sizes = [len(rows) for rows, _ in some]
    first = np.cumsum([0, *sizes[:-1]])
    group = np.repeat(np.arange(len(some)), sizes)
    good = np.zeros(len(rows))
    for start, (_, right) in zip(first, some, strict=True):
        good[[start + k for k in right]] = 1.0

    def loss(weights: Table) -> tuple[float, Table]:
        scores = rows @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        whole, part = np.add.reduceat(shares, first), np.add.reduceat(shares * good, first)
        away = weights - plain
        slope = rows.T @ (shares / whole[group] - shares * good / part[group]) + 2 * hold * away
        return float(np.sum(np.log(whole) - np.log(part)) + hold * away @ away), slope

    found: Table = minimize(loss, plain, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def measure(sort: Sort, some: Sequence[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Per cent of one sort's cases with the right candidate, and the weights fitted on all of them."""
    count = Counter(clue for case in some for clues in case.options for clue in clues)
    kept = sorted(clue for clue, n in count.items() if n >= SELDOM)
    rows = [(table(case, kept), case.right) for case in some]
    plain = np.array([PLAIN[sort].get(clue, 0.0) for clue in kept])
    now = np.array([shipped()[sort].get(clue, 0.0) for clue in kept])

    def right(weights: Table, which: Sequence[int] | NDArray[np.int64]) -> int:
        return sum(int(np.argmax(rows[k][0] @ weights)) in rows[k][1] for k in which if len(rows[k][0]))

    new = 0
    for train, test in GroupKFold(FOLDS).split(rows, groups=[case.stem for case in some]):
        new += right(fit([rows[k] for k in train], plain, HOLD[sort]), test)
    shares = {
        "shipped": right(now, range(len(rows))), "plain": right(plain, range(len(rows))), "held out": new,
        "in reach": sum(bool(case.right) for case in some),
    }  # fmt: skip
    fitted = zip(kept, fit(rows, plain, HOLD[sort]), strict=True)
    weights = {clue: round(float(weight), 2) for clue, weight in fitted if abs(weight) >= 0.02}
    found: dict[str, float] = {"cases": len(some)}
    found.update({name: round(100 * n / len(some), 1) for name, n in shares.items()})
    return found, weights


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    chosen, rules = asked(__doc__, listens=False)
    train = in_part(chosen.corpus, "train")
    told = spanned(chosen.annotations, chosen.corpus, chosen.metadata, rules, train.__contains__)
    found = [case for article in told for case in cases(article, rules)]
    both = {sort: measure(sort, [case for case in found if case.sort == sort]) for sort in SORTS}
    measured = {sort: shares for sort, (shares, _) in both.items()}
    articles = len({case.stem for case in found})
    print(json.dumps({"articles": articles, "measured": measured}))
    if chosen.write:
        data: dict[str, object] = {
            "what": "log-odds of whom a pronoun or a phrase takes up, by plain clues; see sources/antecedents.py",
            "measured": {"by": f"per cent right, {articles} articles, {FOLDS} folds of whole ones", "sorts": measured},
        }
        data.update({sort: weights for sort, (_, weights) in both.items()})
        target = Path(__file__).parents[1] / "sources" / WEIGHTS
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ": ")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
