"""Trains and measures the judge of nameless sources (sources.judge) on annotated articles. Not run in the program.

    python -m provenance.training.standing ANNOTATIONS.tsv POLNEAR METADATA.tsv [--write]

ANNOTATIONS: `annotations/polnear_chains.tsv` here. POLNEAR: the corpus, with folders dev and train. Prints, articles
held out: how many identities of nameless sources are right and the F1 of "unnamed", by the rules alone, by the judge
without their answer, and by both. The spans are PolNeAR's. --write stores the weights.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from provenance import ruleset
from provenance.ruleset import Rules
from provenance.sources.judge import SPOKE, WEIGHTS
from provenance.sources.walk import Walk
from provenance.text import document as text
from provenance.text import phrases
from provenance.training.relays import events, kind, ranges
from provenance.values import Article, Relation

FOLDS = 12
"""Nineteen articles of 228 held out at a time."""
STRENGTH = 0.05
"""Inverse of the regularisation: of 0.05, 0.1 and 0.3 the best by cross-validation."""
WITHHELD = 0.35
"""Probability from which a source counts as unnamed; of 0.35 to 0.5 the best F1 by cross-validation."""
SELDOM = 4
"""Signs seen on fewer answers than this are left out."""
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

    @property
    def ruled(self) -> str:
        """The identity that the rules alone give."""
        return next(s for s in self.signs if s.startswith(_RULES)).split(", ")[1]


def read_annotations(path: Path) -> dict[str, dict[str, list[str]]]:
    """Rows by article and event: stem, event, source, category, identity, and more."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) > 4 and columns[1].startswith("E") and columns[1][1:].isdigit():
            found.setdefault(columns[0], {})[columns[1]] = columns
    return found


def answers(annotations: Path, corpus: Path, metadata: Path, rules: Rules) -> list[Answer]:
    """Every annotated attribution whose source the program takes for a nameless figure of its own."""
    with metadata.open(encoding="utf-8", newline="") as file:
        outlets = {row["filename"]: row["publisher"] for row in csv.DictReader(file, delimiter="\t")}
    out: list[Answer] = []
    for stem, rows in sorted(read_annotations(annotations).items()):
        folder = next(f for f in (corpus / "dev", corpus / "train") if (f / "text" / f"{stem}.txt").exists())
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            document = text.build(Article(stem, stem, file.read(), outlet=outlets.get(stem)), rules)
        standoff = min((folder / "attributions").glob(f"{stem}_*.ann")).read_text(encoding="utf-8")
        relations, keys = [], []
        for key, roles in events(standoff).items():
            parts = {role: ranges(roles.get(role, []), document) for role in ("source", "cue", "content")}
            relations.append(
                Relation(parts["source"], parts["cue"], parts["content"], kind(document, parts["content"]))
            )
            keys.append(key)
        walk = Walk(document, relations, rules.scan(document), rules)
        walk.read()
        for key, found in zip(keys, walk.found, strict=True):
            if key in rows and found and SPOKE in found[0][0].signs:
                identity = "named" if rows[key][4] == "self" else rows[key][4]
                out.append(Answer(stem, frozenset(found[0][0].signs), identity, rows[key][3]))
    return out


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
    return sorted(sign for sign, n in count.items() if n >= SELDOM and (rules or not sign.startswith(_RULES)))


def fit(rows: NDArray[np.float64], right: NDArray[np.str_]) -> LogisticRegression:
    """Multinomial logistic regression."""
    return LogisticRegression(C=STRENGTH, max_iter=4000).fit(rows, right)


def decide(model: LogisticRegression, rows: NDArray[np.float64]) -> NDArray[np.str_]:
    """The likeliest identity, "unnamed" from its threshold on; as sources.judge decides."""
    chances = model.predict_proba(rows)
    chosen: NDArray[np.str_] = model.classes_[chances.argmax(axis=1)]
    chosen[chances[:, list(model.classes_).index("unnamed")] >= WITHHELD] = "unnamed"
    return chosen


def held_out(some: Sequence[Answer], rules: bool) -> NDArray[np.str_]:
    """Identities from a judge that has not seen the article."""
    kept = often(some, rules)
    rows, right = table(some, kept), np.array([one.identity for one in some])
    chosen = right.copy()
    for train, test in GroupKFold(FOLDS).split(rows, right, [one.stem for one in some]):
        chosen[test] = decide(fit(rows[train], right[train]), rows[test])
    return chosen


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


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("metadata", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    loaded, _ = ruleset.load([ruleset.shipped()])
    some = answers(chosen.annotations, chosen.corpus, chosen.metadata, ruleset.compile(loaded, phrases))
    measured = {
        "rules": measure(some, [one.ruled for one in some]),
        "judge": measure(some, held_out(some, rules=False)),
        "both": measure(some, held_out(some, rules=True)),
    }
    print(json.dumps({"articles": len({one.stem for one in some}), "answers": len(some), "measured": measured}))
    if chosen.write:
        told = [one for one in some if one.category != "unknown" and one.identity != "none"]
        data = {
            "what": "log-odds of a nameless source's identity and category by its signs; see sources/judge.py",
            "measured": {"by": f"cross-validation, {FOLDS} folds of whole articles, PolNeAR's spans", **measured},
            "withheld": WITHHELD,
            "identity": scale(some, [one.identity for one in some]),
            "category": scale(told, [one.category for one in told]),
        }
        target = Path(__file__).parents[1] / "sources" / WEIGHTS
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ": ")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
