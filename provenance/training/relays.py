"""Trains and measures the judge of relays (chains.judge) on annotated articles. Nothing here runs in the program.

    python -m provenance.training.relays ANNOTATIONS.tsv POLNEAR METADATA.tsv [--model DIR] [--write]

The annotations (provenance/training/annotations) have one attribution a line: article, event, source, category,
identity, relay, chain, hedge; POLNEAR has the articles and their spans in its folders train, to learn from, and dev, to
measure on. Learned are the weights for an article's words alone, on all train articles, and those for the opinion of an
encoder beside them, on the train articles whose labels the encoder has not learned (`labelled.for_judges`). Prints the
share of right relay kinds and the F1 of secondhand on dev: the rules alone, the judge without the rules' answer, both
together, and the three together. The sources are as the program resolves them. --write stores the weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from provenance.attribution.tagger.careful import opinions
from provenance.chains.anchors import anchors
from provenance.chains.candidates import index
from provenance.chains.clues import KINDS, Clues, heard, second
from provenance.chains.judge import MARGIN, WEIGHTS, looks
from provenance.chains.trace import Ruled, rule
from provenance.ruleset import Rules
from provenance.sources import resolve
from provenance.training.command import asked
from provenance.training.goldspans import Spanned, in_part, listened, spanned
from provenance.training.labelled import for_judges
from provenance.values import SECONDHAND, RelayKind

INNER = 4
"""Folds in which the first look judges the articles that the second one learns from."""

STRENGTH = 0.1
"""Inverse of the regularisation: of 0.03, 0.1, 0.3 and 0.5 the best by cross-validation, with and without encoder."""

RARE = 5
"""Attributions that must have a clue for it to get a weight."""

STEPS = 1000
"""Steps in which the regression has always settled."""

_RULES_ANSWER = ("sure ", "ruled ", "via", "grip ")


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article as the judge meets it, with the right relay kind of each attribution, if annotated."""

    stem: str
    ruled: Ruled
    clues: tuple[Clues, ...]
    """Of the first look."""
    gold: tuple[str | None, ...]


def case(article: Spanned, rules: Rules) -> Case:
    """An article with gold spans, and sources as the program resolves them."""
    document, relations = article.document, article.relations
    hits = rules.scan(document)
    ruled = rule(document, relations, resolve(document, relations, hits, rules), hits, rules)
    known = index(anchors(ruled.about, ruled.sure), ruled.free)
    clues = looks(document, hits, ruled.about, ruled.sure, ruled.verdicts, known)
    gold = tuple(row["relay"] if row is not None and row["relay"] in KINDS else None for row in article.rows)
    return Case(article.stem, ruled, tuple(clues), gold)


@dataclass(frozen=True, slots=True)
class Fit:
    """One look as it was fitted: the clues with weights, and the weights (kinds x clues) with one bias a kind."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def odds(self, rows: Sequence[Clues]) -> list[list[float]]:
        """Probabilities of `KINDS`, a row each."""
        total = _matrix(rows, self.names) @ self.weights.T + self.bias
        shares = np.exp(total - total.max(axis=1, keepdims=True))
        odds: list[list[float]] = (shares / shares.sum(axis=1, keepdims=True)).tolist()
        return odds


def _matrix(rows: Sequence[Clues], names: Sequence[str]) -> csr_matrix:
    """Sparse, for one row has thirty of hundreds of clues."""
    column = {name: i for i, name in enumerate(names)}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for row in rows:
        known = [(column[name], value) for name, value in row.items() if name in column]
        columns += [at for at, _ in known]
        values += [value for _, value in known]
        ends.append(len(values))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(names)))


def fit(rows: Sequence[Sequence[Clues]], found: Sequence[Case]) -> Fit:
    """One look, fitted to the annotated attributions of some articles; `rows` are their clues, parallel."""
    told = [(clues, gold) for many, case in zip(rows, found, strict=True)
            for clues, gold in zip(many, case.gold, strict=True) if gold is not None]  # fmt: skip
    seen: dict[str, int] = {}
    for clues, _ in told:
        for name in clues:
            seen[name] = seen.get(name, 0) + 1
    names = tuple(sorted(name for name, count in seen.items() if count >= RARE))
    right = np.array([KINDS.index(gold) for _, gold in told])
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS).fit(_matrix([c for c, _ in told], names), right)
    weights, bias = np.zeros((len(KINDS), len(names))), np.full(len(KINDS), -20.0)
    weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return Fit(names, weights, bias)


def train(found: Sequence[Case], kept: Callable[[str], bool]) -> tuple[Fit, Fit]:
    """Both looks; the second learns from first looks at articles that those had not seen. `kept`: which clues count."""
    firsts = [[_only(c, kept) for c in case.clues] for case in found]
    odds: dict[int, list[list[float]]] = {}
    places = np.arange(len(found))
    for some, others in GroupKFold(INNER).split(places, groups=places):
        look = fit([firsts[i] for i in some], [found[i] for i in some])
        odds.update({int(i): look.odds(firsts[i]) for i in others})
    seconds = [_further(case, firsts[i], odds[i]) for i, case in enumerate(found)]
    return fit(firsts, found), fit(seconds, found)


def _all(_: str) -> bool:
    return True


def _only(clues: Clues, kept: Callable[[str], bool]) -> Clues:
    return {name: value for name, value in clues.items() if kept(name)}


def _further(case: Case, firsts: Sequence[Clues], odds: Sequence[Sequence[float]]) -> list[Clues]:
    return [{**a, **b} for a, b in zip(firsts, second(case.ruled.about, odds), strict=True)]


def answers(case: Case, looked: tuple[Fit, Fit], kept: Callable[[str], bool]) -> list[str]:
    """The kind of every attribution of an article, as the judge decides it."""
    odds = _odds(case, looked, kept)
    return [_answer(row, ruled.kind) for row, ruled in zip(odds, case.ruled.verdicts, strict=True)]


def _odds(case: Case, looked: tuple[Fit, Fit], kept: Callable[[str], bool]) -> list[list[float]]:
    """What both looks give each kind of every attribution of an article."""
    if not case.clues:
        return []
    firsts = [_only(c, kept) for c in case.clues]
    return looked[1].odds(_further(case, firsts, looked[0].odds(firsts)))


def _answer(odds: Sequence[float], ruled: RelayKind) -> str:
    best = int(np.argmax(odds))
    return ruled if odds[best] < MARGIN * odds[KINDS.index(ruled)] else KINDS[best]


def measure(found: Sequence[Case], told: Callable[[Case], Sequence[str]]) -> dict[str, float]:
    """Per cent of annotated attributions with the right relay kind, and F1 of secondhand."""
    right = total = both = said = meant = 0
    for case in found:
        for relay, gold in zip(told(case), case.gold, strict=True):
            if gold is None:
                continue
            total += 1
            right += relay == gold
            both += relay in SECONDHAND and gold in SECONDHAND
            said += relay in SECONDHAND
            meant += gold in SECONDHAND
    return {"relay": round(100 * right / total, 1), "secondhand F1": round(200 * both / (said + meant), 1)}


def settled(case: Case, judged: Sequence[str]) -> list[str]:
    """What the program says: the rules where they are sure, else the judge."""
    return [sure.kind if sure is not None else kind for sure, kind in zip(case.ruled.sure, judged, strict=True)]


def listening(found: Sequence[Case], looked: tuple[Fit, Fit]) -> list[Case]:
    """The cases with the clues of articles that an encoder has read. `looked`: a judge that has not seen them."""
    out = []
    for one in found:
        clues = [
            heard(setting, clues, odds)
            for setting, clues, odds in zip(one.ruled.about, one.clues, _odds(one, looked, _all), strict=True)
        ]
        out.append(replace(one, clues=tuple(clues)))
    return out


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    chosen, rules = asked(__doc__)
    listen = opinions(chosen.model)
    train_part, dev_part = in_part(chosen.corpus, "train"), in_part(chosen.corpus, "dev")
    theirs = for_judges(sorted(train_part))
    learned, told, dev = list[Case](), list[Case](), list[Case]()
    for article in spanned(chosen.annotations, chosen.corpus, chosen.metadata, rules, lambda _: True):
        if article.stem in train_part:
            learned.append(case(article, rules))
        if article.stem in theirs or article.stem in dev_part:
            (told if article.stem in theirs else dev).append(case(listened(article, listen), rules))
    plain = train(learned, _all)
    encoded = train(listening(told, train([one for one in learned if one.stem not in theirs], _all)), _all)
    alone = train(learned, _not_the_rules)
    final = {one.stem: answers(one, encoded, _all) for one in listening(dev, plain)}
    measured = {
        "by": f"the {len(dev)} dev articles, of which nothing was learned",
        "rules": measure(dev, lambda one: [v.kind for v in one.ruled.verdicts]),
        "judge": measure(dev, lambda one: answers(one, alone, _not_the_rules)),
        "both": measure(dev, lambda one: settled(one, answers(one, plain, _all))),
        "both and the encoder": measure(dev, lambda one: settled(one, final[one.stem])),
    }
    counts = {
        name: {"articles": len(some), "attributions": sum(gold is not None for one in some for gold in one.gold)}
        for name, some in (("plain", learned), ("heard", told))
    }
    print(json.dumps({"learned": counts, "measured": measured}))
    if chosen.write:
        target = Path(__file__).parents[1] / "chains" / WEIGHTS
        data = {
            "what": "log-odds of each kind of relay, one row a clue; see chains/judge.py and chains/clues.py",
            "learned": counts,
            "measured": measured,
            "kinds": list(KINDS),
        } | {
            name: {"first": _stored(looked[0]), "second": _stored(looked[1])}
            for name, looked in (("plain", plain), ("heard", encoded))
        }
        target.write_text(_lines(data), encoding="utf-8")


def _not_the_rules(name: str) -> bool:
    return not name.startswith(_RULES_ANSWER)


def _stored(look: Fit) -> dict[str, object]:
    rows = {name: [round(float(w), 3) for w in look.weights[:, i]] for i, name in enumerate(look.names)}
    return {"bias": [round(float(b), 3) for b in look.bias], "weights": rows}


def _lines(data: Mapping[str, object]) -> str:
    """JSON with one clue a line, so that a change of the weights can be read."""
    text = json.dumps(data, indent=1, ensure_ascii=False)
    return re.sub(r"\[[^\[\]{}]*\]", lambda found: " ".join(found[0].split()), text) + "\n"


if __name__ == "__main__":
    main()
