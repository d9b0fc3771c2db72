"""Trains and measures the judge of nameless sources (sources.judge) on annotated articles. Not run in the program.

    python -m provenance.training.standing ANNOTATIONS.tsv POLNEAR METADATA.tsv [--model DIR] [--write]

ANNOTATIONS: `annotations/polnear_chains.tsv` here. POLNEAR: the corpus, with folders train, to learn from, and dev, to
measure on. Prints how many identities of dev's nameless sources are right and the F1 of "unnamed": by the rules alone,
by the judge without their answer, by both, and by both and the encoder; and, on train articles whose labels the encoder
has not learned, what trust in the encoder serves best. The spans are PolNeAR's. --write stores the weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from provenance.attribution.tagger.careful import opinions
from provenance.ruleset import Rules
from provenance.sources.judge import HEARD, NOUN, SPOKE, WEIGHTS, listened, unmet
from provenance.sources.walk import Walk
from provenance.training.command import asked
from provenance.training.goldspans import Spanned, in_part, spanned
from provenance.training.goldspans import listened as heard
from provenance.training.labelled import for_judges

STRENGTH = 0.05
"""Inverse of the regularisation: of 0.05, 0.1 and 0.3 the best by cross-validation."""
WITHHELD = 0.3
"""Probability from which a source counts as unnamed; of 0.2 to 0.4 the best F1 on train articles that neither the
judge nor the encoder has learned from."""
SELDOM = 4
"""Signs seen on fewer answers than this are left out."""
MET = 20
"""Answers from which the judge knows a noun; the other nouns are what their rules say."""
TRUST = 2.0
"""How much less the weight of the rules' own answer is held down than other signs'; of 1, 2, 4 and 8 the best."""
_RULES = "the rules say "


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribution to a nameless figure: its signs and what careful readers say its source is."""

    stem: str
    signs: frozenset[str]
    identity: str
    category: str
    heard: tuple[tuple[float, ...], ...] = ()

    @property
    def ruled(self) -> str:
        """The identity that the rules alone give."""
        return next(s for s in self.signs if s.startswith(_RULES)).split(", ")[1]


def answers(article: Spanned, rules: Rules) -> Iterator[Answer]:
    """Every labelled attribution whose source the program takes for a nameless figure of its own."""
    walk = Walk(article.document, article.relations, rules.scan(article.document), rules)
    walk.read()
    for row, found in zip(article.rows, walk.found, strict=True):
        if row is not None and found and SPOKE in found[0][0].signs:
            figure = found[0][0]
            identity = "named" if row["identity"] == "self" else row["identity"]
            yield Answer(article.stem, frozenset(figure.signs), identity, row["category"], tuple(figure.heard))


def table(some: Sequence[Answer], kept: Sequence[str]) -> NDArray[np.float64]:
    """Answers x signs, 1 where the sign is there, `TRUST` for the rules' answer."""
    column = {sign: k for k, sign in enumerate(kept)}
    rows = np.zeros((len(some), len(kept)))
    for n, one in enumerate(some):
        for sign in one.signs & column.keys():
            rows[n, column[sign]] = TRUST if sign.startswith(_RULES) else 1.0
    return rows


def often(some: Iterable[Answer], rules: bool = True) -> list[str]:
    """Signs worth a weight, sorted."""
    count = Counter(sign for one in some for sign in one.signs)
    return sorted(
        sign
        for sign, n in count.items()
        if n >= (MET if sign.startswith(NOUN) else SELDOM) and (rules or not sign.startswith(_RULES))
    )


def fit(rows: NDArray[np.float64], right: NDArray[np.str_]) -> LogisticRegression:
    """Multinomial logistic regression."""
    return LogisticRegression(C=STRENGTH, max_iter=4000).fit(rows, right)


def measure(some: Sequence[Answer], chosen: Sequence[str] | NDArray[np.str_]) -> dict[str, float]:
    """Per cent of identities right, and precision, recall and F1 of "unnamed"."""
    right = [one.identity for one in some]
    both = sum(a == b == "unnamed" for a, b in zip(right, chosen, strict=True))
    said, meant = sum(c == "unnamed" for c in chosen), right.count("unnamed")
    shares = {
        "identity": sum(a == b for a, b in zip(right, chosen, strict=True)) / len(right),
        "unnamed precision": both / said,
        "unnamed recall": both / meant,
        "unnamed F1": 2 * both / (said + meant),
    }
    return {name: round(100 * share, 1) for name, share in shares.items()}


def scale(some: Sequence[Answer], right: Sequence[str]) -> dict[str, object]:
    """One question's weights, fitted on all answers, as numbers."""
    kept = often(some)
    model = fit(table(some, kept), np.array(right))
    trust = [TRUST if sign.startswith(_RULES) else 1.0 for sign in kept]
    weights = {sign: [round(float(w * trust[k]), 3) for w in model.coef_[:, k]] for k, sign in enumerate(kept)}
    return {"answers": list(model.classes_), "bias": [round(float(b), 3) for b in model.intercept_], "weights": weights}


def decided(some: Sequence[Answer], model: LogisticRegression, kept: Sequence[str], trust: float) -> list[str]:
    """The likeliest identity, "unnamed" from its threshold on; as sources.judge decides. `trust` in the encoder."""
    out = []
    for one, row in zip(some, model.predict_proba(table(some, kept)), strict=True):
        if unmet(one.signs, kept):
            out.append(one.ruled)
            continue
        chances = listened(dict(zip(model.classes_, row, strict=True)), one.heard, trust)
        out.append("unnamed" if chances["unnamed"] >= WITHHELD else max(chances, key=chances.__getitem__))
    return out


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    chosen, rules = asked(__doc__)
    listen = opinions(chosen.model)
    train_part, dev_part = in_part(chosen.corpus, "train"), in_part(chosen.corpus, "dev")
    theirs = for_judges(sorted(train_part))
    learned, told, dev = list[Answer](), list[Answer](), list[Answer]()
    for article in spanned(chosen.annotations, chosen.corpus, chosen.metadata, rules, lambda _: True):
        if article.stem in theirs or article.stem in dev_part:
            (told if article.stem in theirs else dev).extend(answers(heard(article, listen), rules))
        if article.stem in train_part:
            learned.extend(answers(article, rules))
    kept, alone = often(learned), often(learned, rules=False)
    apart = [one for one in learned if one.stem not in theirs]
    model, plain, unseen = (
        fit(table(some, signs), np.array([one.identity for one in some]))
        for some, signs in ((learned, kept), (learned, alone), (apart, kept))
    )
    trusts = {trust: measure(told, decided(told, unseen, kept, trust)) for trust in (0.0, 0.3, 0.5, 0.7, 1.0)}
    measured = {
        "rules": measure(dev, [one.ruled for one in dev]),
        "judge": measure(dev, decided(dev, plain, alone, 0.0)),
        "both": measure(dev, decided(dev, model, kept, 0.0)),
        "both and the encoder": measure(dev, decided(dev, model, kept, HEARD)),
    }
    print(json.dumps({"learned": len(learned), "measured": measured, "trust in the encoder": trusts}))
    if chosen.write:
        clear = [one for one in learned if one.category != "unknown" and one.identity != "none"]
        data = {
            "what": "log-odds of a nameless source's identity and category by its signs; see sources/judge.py",
            "measured": {"by": "the dev articles, of which nothing was learned; PolNeAR's spans", **measured},
            "withheld": WITHHELD,
            "identity": scale(learned, [one.identity for one in learned]),
            "category": scale(clear, [one.category for one in clear]),
        }
        target = Path(__file__).parents[1] / "sources" / WEIGHTS
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ": ")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
