"""Trains and measures the judge of relays (chains.judge) on annotated articles. Nothing here runs in the program.

    python -m provenance.training.relays ANNOTATIONS.tsv POLNEAR METADATA.tsv [--write]

The annotations (provenance/training/annotations) have one attribution a line: article, event, source, category,
identity, relay, chain, hedge; POLNEAR has the articles and their spans in its folders (train, dev). Prints the share of
right relay kinds and the F1 of secondhand by cross-validation, whole articles held out: the rules alone, the judge
without the rules' answer, and both together. The sources are as the program resolves them. --write stores the weights.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from provenance import ruleset
from provenance.attribution.tagger.leaning import Tagged, leaning
from provenance.chains.anchors import anchors
from provenance.chains.candidates import index
from provenance.chains.clues import KINDS, Clues, second
from provenance.chains.judge import MARGIN, WEIGHTS, looks
from provenance.chains.trace import Ruled, rule
from provenance.ruleset import Rules
from provenance.sources import resolve
from provenance.text import document as text
from provenance.text import phrases
from provenance.training.polnear import tokens_under
from provenance.values import SECONDHAND, Article, Document, QuotationKind, Range, Relation, RelayKind

FOLDS = 5
"""46 articles of 228 held out at a time."""

INNER = 4
"""Folds in which the first look judges the articles that the second one learns from."""

STRENGTH = 0.1
"""Inverse of the regularisation: of 0.03, 0.1 and 0.3 the best by cross-validation; the data are 5,000 attributions."""

RARE = 5
"""Attributions that must have a clue for it to get a weight."""

_PARTS = ("train", "dev", ".")
"""Folders of a corpus in which an article may be."""

_RULES_ANSWER = ("sure ", "ruled ", "via", "grip ")


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article as the judge meets it, with the right relay kind of each attribution, if annotated."""

    stem: str
    ruled: Ruled
    clues: tuple[Clues, ...]
    """Of the first look."""
    gold: tuple[str | None, ...]


def events(standoff: str) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Events of a brat file by their key, as spans by role."""
    bounds: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for line in standoff.splitlines():
        columns = line.split("\t")
        if columns[0].startswith("T") and len(columns) > 1:
            places = columns[1].partition(" ")[2]
            bounds[columns[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif columns[0].startswith("E") and len(columns) > 1:
            roles: dict[str, list[tuple[int, int]]] = {}
            for pair in columns[1].split():
                role, _, key = pair.partition(":")
                roles.setdefault(role.rstrip("0123456789").lower(), []).extend(bounds.get(key, []))
            found[columns[0]] = roles
    return found


def ranges(spans: Sequence[tuple[int, int]], document: Document) -> tuple[Range, ...]:
    """Token ranges under spans; neighbours joined."""
    out: list[Range] = []
    for i in tokens_under(spans, document.starts, document.ends):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def kind(document: Document, content: Sequence[Range]) -> QuotationKind:
    """direct, indirect or mixed, by the quotation marks around the words."""
    marks = [document.quoted[i] > 0 for r in content for i in range(*r) if document.words[i][:1].isalnum()]
    return "direct" if marks and all(marks) else "mixed" if any(marks) else "indirect"


def cases(gold: Path, corpus: Path, metadata: Path, rules: Rules, heard: Callable[[Document], Tagged] | None = None) -> list[Case]:
    """Every annotated article, sorted by name, with gold spans and sources as the program resolves them.

    `heard`: the encoder, for articles whose labels it has not learned."""
    with metadata.open(encoding="utf-8", newline="") as file:
        outlets = {row["filename"]: row["publisher"] for row in csv.DictReader(file, delimiter="\t")}
    relays: dict[str, dict[str, str]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) > 5 and columns[1].startswith("E"):
            relays.setdefault(columns[0], {})[columns[1]] = columns[5]
    found = []
    for stem, answers in sorted(relays.items()):
        folder = next(part for part in _PARTS if (corpus / part / "text" / f"{stem}.txt").exists())
        content = (corpus / folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="").read()
        document = text.build(Article(stem, stem, content, outlet=outlets.get(stem)), rules)
        standoff = min((corpus / folder / "attributions").glob(f"{stem}_*.ann")).read_text(encoding="utf-8")
        relations, right = [], []
        for key, roles in events(standoff).items():
            parts = {role: ranges(roles.get(role, []), document) for role in ("source", "cue", "content")}
            relations.append(
                Relation(parts["source"], parts["cue"], parts["content"], kind(document, parts["content"]))
            )
            right.append(answers.get(key))
        if heard is not None:
            tags = heard(document)
            relations = [leaning(one, tags) for one in relations]
        hits = rules.scan(document)
        ruled = rule(document, relations, resolve(document, relations, hits, rules), hits, rules)
        known = index(anchors(ruled.about, ruled.sure), ruled.free)
        clues = looks(document, hits, ruled.about, ruled.sure, ruled.verdicts, known)
        found.append(Case(stem, ruled, tuple(clues), tuple(right)))
    return found


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
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(_matrix([c for c, _ in told], names), right)
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
    if not case.clues:
        return []
    firsts = [_only(c, kept) for c in case.clues]
    odds = looked[1].odds(_further(case, firsts, looked[0].odds(firsts)))
    return [_answer(row, ruled.kind) for row, ruled in zip(odds, case.ruled.verdicts, strict=True)]


def _answer(odds: Sequence[float], ruled: RelayKind) -> str:
    best = int(np.argmax(odds))
    return ruled if odds[best] < MARGIN * odds[KINDS.index(ruled)] else KINDS[best]


def held_out(found: Sequence[Case], kept: Callable[[str], bool]) -> dict[str, list[str]]:
    """Answers for every article, from a judge that has not seen it."""
    out: dict[str, list[str]] = {}
    places = np.arange(len(found))
    for some, others in GroupKFold(FOLDS).split(places, groups=places):
        looked = train([found[i] for i in some], kept)
        out.update({found[i].stem: answers(found[i], looked, kept) for i in others})
    return out


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


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("metadata", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--unmeasured", action="store_true", help="skip the cross-validation")
    chosen = parser.parse_args()
    loaded, _ = ruleset.load([ruleset.shipped()])
    rules = ruleset.compile(loaded, phrases)
    found = cases(chosen.gold, chosen.corpus, chosen.metadata, rules)
    measured: Mapping[str, object] = {}
    if not chosen.unmeasured:
        alone = held_out(found, lambda name: not name.startswith(_RULES_ANSWER))
        both = held_out(found, _all)
        measured = {
            "by": f"cross-validation, {FOLDS} folds of whole articles",
            "rules": measure(found, lambda case: [v.kind for v in case.ruled.verdicts]),
            "judge": measure(found, lambda case: alone[case.stem]),
            "both": measure(found, lambda case: settled(case, both[case.stem])),
        }
    count = sum(gold is not None for case in found for gold in case.gold)
    print(json.dumps({"articles": len(found), "attributions": count, "measured": measured}))
    if chosen.write:
        looked = train(found, _all)
        target = Path(__file__).parents[1] / "chains" / WEIGHTS
        data = {
            "what": "log-odds of each kind of relay, one row a clue; see chains/judge.py and chains/clues.py",
            "articles": len(found),
            "attributions": count,
            "measured": measured,
            "kinds": list(KINDS),
            "first": _stored(looked[0]),
            "second": _stored(looked[1]),
        }
        target.write_text(_lines(data), encoding="utf-8")


def _stored(look: Fit) -> dict[str, object]:
    rows = {name: [round(float(w), 3) for w in look.weights[:, i]] for i, name in enumerate(look.names)}
    return {"bias": [round(float(b), 3) for b in look.bias], "weights": rows}


def _lines(data: Mapping[str, object]) -> str:
    """JSON with one clue a line, so that a change of the weights can be read."""
    text = json.dumps(data, indent=1, ensure_ascii=False)
    return re.sub(r"\[[^\[\]{}]*\]", lambda found: " ".join(found[0].split()), text) + "\n"


if __name__ == "__main__":
    main()
