"""How well hedges tell uncertain sentences from certain ones (CoNLL-2010, task 1). Reads one table, fits nothing.

The table has a column `sentence` and a column `label`: -1 for uncertain, anything else for certain.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.ruleset import Rules
from provenance.signals import hedges
from provenance.text.document import build
from provenance.training.measure import Figure
from provenance.values import Article

UNCERTAIN = "-1"


@dataclass(frozen=True, slots=True)
class HedgeSentences:
    """What the detector earns on "uncertain", and the rules that decided alone: (right, wrong) by rule."""

    sentences: int
    uncertain: int
    figure: Figure
    alone: dict[str, tuple[int, int]]


def evaluate(table: Path, rules: Rules) -> HedgeSentences:
    """Judge every sentence of a table. Raises FileNotFoundError, or ValueError for another kind of table."""
    counts: Counter[tuple[bool, bool]] = Counter()
    alone: dict[str, list[int]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if not {"label", "sentence"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{table}: the columns `label` and `sentence` are needed; there are {rows.fieldnames}")
        for row in rows:
            document = build(Article("", "", row["sentence"].replace("&quot;", '"')), rules)
            found = hedges.find(document, rules.scan(document), rules)
            gold, told = row["label"] == UNCERTAIN, hedges.uncertain(found, rules)
            counts[told, gold] += 1
            telling = {hedge.rule for hedge in found if hedges.uncertain([hedge], rules)}
            if len(telling) == 1:
                alone.setdefault(telling.pop(), [0, 0])[not gold] += 1
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    whole = 2 * right + wrong + missed
    figure = Figure(
        round(100 * right / (right + wrong), 1) if right + wrong else 0.0,
        round(100 * right / (right + missed), 1) if right + missed else 0.0,
        round(200 * right / whole, 1) if whole else 0.0,
    )
    return HedgeSentences(
        counts.total(), right + missed, figure, {rule: (yes, no) for rule, (yes, no) in alone.items()}
    )


def lines(result: HedgeSentences) -> Iterator[str]:
    """The yardstick as text for a terminal."""
    yield f"{result.sentences} sentences, {result.uncertain} of them uncertain"
    one = result.figure
    yield f"F1 of uncertain {one.f1:.1f}  precision {one.precision:.1f}  recall {one.recall:.1f}"
    yield "rules that decided alone: right, wrong"
    for rule, (right, wrong) in sorted(result.alone.items(), key=lambda pair: (-sum(pair[1]), pair[0])):
        yield f"  {rule:<32} {right:4} {wrong:4}"
