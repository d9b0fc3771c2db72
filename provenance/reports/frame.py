"""Readings as a pandas DataFrame, a row each, beside the table they came from. Reads no text (see api)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from provenance.reports import summary
from provenance.values import Reading

if TYPE_CHECKING:
    from pandas import DataFrame, Index

RATINGS = ("overall", "depth", "hedging", "secondhand")
COUNTS = ("claims", "relayed", "unnamed", "findings")
WORDS = ("rests_on", "problems")


def frame(readings: Iterable[Reading], index: Index[Any], features: Sequence[str] = ()) -> DataFrame:
    """Ratings (Int64, missing where it cannot be judged), grade, counts (Int64) and words, under the given index.

    `features`: names of measured features to be added as columns (float64), prefixed with `feature_`.
    """
    import pandas as pd  # here, not above: the import costs more than `--help` may take

    rows = [_row(reading, features) for reading in readings]
    columns = (*RATINGS, "grade", *COUNTS, *WORDS, *(f"feature_{name}" for name in features))
    made = pd.DataFrame(rows, columns=list(columns), index=index)
    kinds: dict[str, Any] = dict.fromkeys((*RATINGS, *COUNTS), "Int64") | dict.fromkeys(("grade", *WORDS), "object")
    return made.astype(kinds | {f"feature_{name}": "float64" for name in features})


def _row(reading: Reading, features: Sequence[str]) -> tuple[Any, ...]:
    one = summary.of(reading)
    ratings = ((getattr(one, name) if one.judged else None) for name in RATINGS)
    counts = (one.attributions, one.relayed, one.unnamed, one.findings)
    leans = "; ".join(f"{outlet} ({times})" for outlet, times in one.leans)
    problems = "; ".join(f"{problem.code}: {problem.message}" for problem in one.problems)
    measured = {feature.name: feature.value for feature in reading.ratings.features}
    return (*ratings, one.grade, *counts, leans, problems, *(measured.get(name, float("nan")) for name in features))
