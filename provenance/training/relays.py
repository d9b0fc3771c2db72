"""Trains and measures the judge of scenes (chains.judge) on annotated articles. Nothing here runs in the program.

    python -m provenance.training.relays DEV_CHAINS.tsv POLNEAR/dev METADATA.tsv [--write]

Prints the share of right relay kinds and the F1 of secondhand by cross-validation, whole articles held out: the rules
alone, the judge without the rules' answer, and both together. The answers are PolNeAR's spans, with the sources as the
program resolves them. --write stores the weights.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from provenance import ruleset
from provenance.chains.anchors import anchors
from provenance.chains.candidates import Candidate, candidates, index
from provenance.chains.judge import WEIGHTS
from provenance.chains.likeness import NAMES, features, stage
from provenance.chains.trace import Ruled, rule
from provenance.ruleset import Rules
from provenance.sources import resolve
from provenance.text import document as text
from provenance.text import phrases
from provenance.training.polnear import tokens_under
from provenance.values import SECONDHAND, Article, Document, QuotationKind, Range, Relation

FOLDS = 12
"""Seven articles of 84 held out at a time."""

STRENGTH = 0.05
"""Inverse of the regularisation: of 0.05, 0.1 and 0.3 the best by cross-validation; the data are 4,000 questions."""

THRESHOLD = 0.0
"""Log-odds above which a scene is shared: even odds, best of 0.4, 0.45 and 0.5 by cross-validation."""

_RULES_ANSWER = ("rules ", "last ", "next ", "agreeing around", "same speaker agrees around")


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article as the judge meets it, with the right relay kind of each attribution, if annotated."""

    stem: str
    ruled: Ruled
    gold: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One candidate scene of one attribution."""

    case: int
    index: int
    candidate: Candidate
    right: bool


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


def cases(gold: Path, corpus: Path, metadata: Path, rules: Rules) -> list[Case]:
    """Every annotated article, sorted by name, with gold spans and sources as the program resolves them."""
    with metadata.open(encoding="utf-8", newline="") as file:
        outlets = {row["filename"]: row["publisher"] for row in csv.DictReader(file, delimiter="\t")}
    relays: dict[str, dict[str, str]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if columns[1].startswith("E"):
            relays.setdefault(columns[0], {})[columns[1]] = columns[5]
    found = []
    for stem, answers in sorted(relays.items()):
        content = (corpus / "text" / f"{stem}.txt").open(encoding="utf-8", newline="").read()
        document = text.build(Article(stem, stem, content, outlet=outlets.get(stem)), rules)
        standoff = min((corpus / "attributions").glob(f"{stem}_*.ann")).read_text(encoding="utf-8")
        relations, right = [], []
        for key, roles in events(standoff).items():
            parts = {role: ranges(roles.get(role, []), document) for role in ("source", "cue", "content")}
            relations.append(
                Relation(parts["source"], parts["cue"], parts["content"], kind(document, parts["content"]))
            )
            right.append(answers.get(key))
        hits = rules.scan(document)
        ruled = rule(document, relations, resolve(document, relations, hits, rules), hits, rules)
        found.append(Case(stem, ruled, tuple(right)))
    return found


def questions(found: Sequence[Case]) -> tuple[list[Question], NDArray[np.float64]]:
    """All candidate scenes of all undecided attributions, and their features (questions x features)."""
    column = {name: i for i, name in enumerate(NAMES)}
    asked: list[Question] = []
    rows: list[NDArray[np.float64]] = []
    for n, case in enumerate(found):
        known = anchors(case.ruled.about, case.ruled.sure)
        indexed = index(known, case.ruled.free)
        scene = stage(case.ruled.about, known, [v.kind for v in case.ruled.verdicts])
        for i, answer in enumerate(case.gold):
            if answer is None or case.ruled.sure[i] is not None:
                continue
            rivals = candidates(case.ruled.about[i], indexed)
            for candidate in rivals:
                row = np.zeros(len(NAMES))
                for name, value in features(i, candidate, rivals, scene):
                    row[column[name]] = value
                rows.append(row)
                asked.append(Question(n, i, candidate, candidate.anchor.verdict.kind == answer))
    return asked, np.array(rows)


def fit(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> LogisticRegression:
    """The judge; its bias is the feature of that name."""
    return LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False).fit(rows, right)


def held_out(asked: Sequence[Question], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds of every question from a judge that has not seen its article."""
    right = np.array([q.right for q in asked])
    groups = np.array([q.case for q in asked])
    odds = np.zeros(len(asked))
    for train, test in GroupKFold(FOLDS).split(rows, right, groups):
        odds[test] = fit(rows[train], right[train]).decision_function(rows[test])
    return odds


def measure(found: Sequence[Case], answers: Mapping[tuple[int, int], str] | None) -> dict[str, float]:
    """Per cent of annotated attributions with the right relay kind, and F1 of secondhand; None: as the rules decide."""
    right = total = both = said = meant = 0
    for n, case in enumerate(found):
        for i, gold in enumerate(case.gold):
            if gold is None:
                continue
            sure = case.ruled.sure[i]
            ruled = case.ruled.verdicts[i].kind if answers is None else answers.get((n, i), "none")
            relay = sure.kind if sure is not None else ruled
            total += 1
            right += relay == gold
            both += relay in SECONDHAND and gold in SECONDHAND
            said += relay in SECONDHAND
            meant += gold in SECONDHAND
    return {"relay": round(100 * right / total, 1), "secondhand F1": round(200 * both / (said + meant), 1)}


def answers(asked: Sequence[Question], odds: NDArray[np.float64]) -> dict[tuple[int, int], str]:
    """The likeliest scene of each attribution, where its odds are above the threshold."""
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for question, value in zip(asked, odds, strict=True):
        key = (question.case, question.index)
        if value > THRESHOLD and value > best.get(key, (THRESHOLD, ""))[0]:
            best[key] = (float(value), question.candidate.anchor.verdict.kind)
    return {key: relay for key, (_, relay) in best.items()}


def main() -> None:
    """Measure, and with --write store the weights where the program finds them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("metadata", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    loaded, _ = ruleset.load([ruleset.shipped()])
    found = cases(chosen.gold, chosen.corpus, chosen.metadata, ruleset.compile(loaded, phrases))
    asked, rows = questions(found)
    alone = rows.copy()
    alone[:, [i for i, name in enumerate(NAMES) if name.startswith(_RULES_ANSWER)]] = 0.0
    measured = {
        "rules": measure(found, None),
        "judge": measure(found, answers(asked, held_out(asked, alone))),
        "both": measure(found, answers(asked, held_out(asked, rows))),
    }
    print(json.dumps({"articles": len(found), "questions": len(asked), "measured": measured}))
    if chosen.write:
        model = fit(rows, np.array([q.right for q in asked]))
        target = Path(__file__).parents[1] / "chains" / WEIGHTS
        data = {
            "what": "log-odds that an attribution shares an anchor's scene; see chains/judge.py",
            "measured": {"by": f"cross-validation, {FOLDS} folds of whole articles", **measured},
            "threshold": THRESHOLD,
            "names": list(NAMES),
            "weights": [round(float(w), 4) for w in model.coef_[0]],
        }
        target.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
