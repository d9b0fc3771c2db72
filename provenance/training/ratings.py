"""Trains the rating model: raters' means -> an additive, monotone model over features. Not used at run time.

The same rows give the same bytes: no randomness, weights rounded to six digits. What is trained is a ridge regression
on powers of features with the signs that the meaning demands (more independent named sources never lower depth).
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import Ridge

from provenance.scoring import outlook, voice
from provenance.scoring.features import FEATURES
from provenance.scoring.model import FARTHEST, Arrays, read
from provenance.scoring.ratings import ORDER
from provenance.values import RatingName

Rows = Mapping[str, Sequence[Mapping[str, float]]]
"""Features of each rated article; several readings of one article (by different readers) count as one article."""

PENALTY: dict[str, float] = {"depth": 100.0, "hedging": 100.0, "secondhand": 200.0, "overall": 100.0}
"""Ridge penalty on standardized features. 50 to 200 give the same cross-validated agreement to .005; secondhand, where
relays crowd among a few outlets, gains .01 with a publisher held out."""

FREE = 4.0
"""How much dearer a feature is whose direction nobody can tell beforehand; 2 to 8 give the same to .005."""

POWERS: dict[str, float] = {"depth": 0.7, "hedging": 0.85, "secondhand": 0.5, "overall": 0.7}
"""Power that a feature is raised to. Flat for what is relayed (the first words tell most), near 1 for hedges."""

LEFT_OUT = frozenset({"length", "ai", "circular", "firsthand_unnamed", "described"})
"""No rating is given for length; labels and circles are too rare among the rated articles to be learned from; the last
two would make it pay to leave a source without its name."""

_SOURCES_UP = (
    "firsthand_people firsthand_bodies firsthand_sources speakers quoted_people independent_origins named_origins"
    " interviewed documents records experts witnesses variety placed plain_verbs reasons asked corroborated"
    " in_sentence named_share dateline"
).split()
_SOURCES_DOWN = (
    "bare_sources vague_share unnamed_share collective_share premise_unnamed relayed relayed_report"
    " relayed_interview relayed_count premise_relayed premise_outlet outlet_near open_ends judgments first_person"
    " address top_source chain_mean outlet_top"
).split()
_HEDGES_UP = (
    "hedged_sentences hedged_own hedged_claims modals conditions evidentials weasels amounts approximators futures"
    " calibrated possibilities likelihoods concessions prospects unknowns worries interpreters"
).split()
_RELAYS_UP = (
    "relayed relayed_report relayed_interview relayed_count premise_relayed premise_outlet outlet_near outlets"
    " outlet_top outlet_sentences relay_marks chain_mean open_ends posts broadcast"
).split()

SIGNS: dict[str, dict[str, int]] = {
    "depth": dict.fromkeys(_SOURCES_UP, 1) | dict.fromkeys(_SOURCES_DOWN, -1),
    "hedging": dict.fromkeys(_HEDGES_UP, 1),
    "secondhand": dict.fromkeys(_RELAYS_UP, 1) | dict.fromkeys(("interviewed", "events", "dateline"), -1),
    "overall": dict.fromkeys(_SOURCES_UP, 1) | dict.fromkeys(_SOURCES_DOWN, -1),
}
"""Which way a feature may move a rating. Features that are not named here may move it either way."""

_BESIDE_HEDGES = (
    "placed independent_origins variety top_source named_share collective_share vague_share experts events relayed"
    " documents plain_verbs"
).split()
"""Features of the sources that the hedging model may look at beside those of the voice: who speaks, and where."""

SOLE: dict[str, float] = {"depth": 1.0, "hedging": 1.0, "secondhand": 0.7, "overall": 1.0}
"""Weight of an article with one rater beside those with several: how much closer a model fitted on the others comes to
the latter (mean squared error: 105 to 96, 46 to 43, 317 to 436, 123 to 92), at most 1."""


def chosen(rating: str) -> list[str]:
    """The features a rating's model looks at."""
    kept = [measure for measure in FEATURES if measure.name not in LEFT_OUT]
    if rating == "hedging":
        rooms = (voice.__name__, outlook.__name__)
        kept = [measure for measure in kept if measure.of.__module__ in rooms or measure.name in _BESIDE_HEDGES]
    return [measure.name for measure in kept]


Targets = Mapping[str, Mapping[str, tuple[float, float]]]
"""Article -> rating -> (raters' mean, their standard deviation)."""


def ratings(paths: Iterable[Path]) -> dict[str, dict[str, tuple[float, float]]]:
    """The targets in tables `file rater depth hedging secondhand overall`, tab-separated, one row a rater."""
    given: dict[str, list[dict[str, float]]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                given.setdefault(row["file"], []).append({name: float(row[name]) for name in ORDER})
    return {
        stem: {name: (float(np.mean(v := [r[name] for r in rows])), float(np.std(v))) for name in ORDER}
        for stem, rows in given.items()
    }


def train(rows: Rows, targets: Targets, sole: Collection[str] = ()) -> dict[str, Any]:
    """The model in its JSON form: trained on every article that has both features and ratings.

    `sole`: articles that one rater alone has rated; their spread tells nothing, and `SOLE` weighs them.
    """
    stems = sorted(set(rows) & set(targets))
    digest = hashlib.sha256(json.dumps([[s, targets[s], rows[s]] for s in stems], sort_keys=True).encode())
    return {
        "articles": len(stems),
        "single_rater": len(set(stems) & set(sole)),
        "trained_on": digest.hexdigest()[:16],
        "ratings": {name: fit(name, stems, rows, targets, sole) for name in ORDER},
    }


def fit(name: str, stems: Sequence[str], rows: Rows, targets: Targets, sole: Collection[str] = ()) -> dict[str, Any]:
    """One rating's arrays. Every article has the same say, however often it was read."""
    features, power = chosen(name), POWERS[name]
    made = [(stem, one) for stem in stems for one in rows[stem]]
    share = np.array([(SOLE[name] if stem in sole else 1.0) / len(rows[stem]) for stem, _ in made])
    x = np.maximum(0.0, np.array([[one.get(f, 0.0) for f in features] for _, one in made])) ** power
    y = np.array([targets[stem][name][0] for stem, _ in made])
    mean, scale = x.mean(axis=0), x.std(axis=0)
    kept = [i for i in range(len(features)) if scale[i] > 1e-6]
    features = [features[i] for i in kept]
    mean, scale = mean[kept], scale[kept]
    z = np.clip((x[:, kept] - mean) / scale, -FARTHEST, FARTHEST)
    signs = [SIGNS[name].get(f, 0) for f in features]
    weight, intercept = _signed(z, y, share, signs, PENALTY[name])
    several = np.array([stem not in sole for stem, _ in made])
    disagreement = np.array([targets[stem][name][1] for stem, _ in made])
    spread = Ridge(10 * PENALTY[name]).fit(z[several], disagreement[several], share[several])
    residual = _residual([stem for stem, _ in made], z, y, share, signs, PENALTY[name])
    return {
        "power": power, "features": features, "mean": _rounded(mean), "scale": _rounded(scale),
        "weight": _rounded(weight), "intercept": round(float(intercept), 6), "spread_weight": _rounded(spread.coef_),
        "spread": round(float(spread.intercept_), 6), "residual": round(residual, 6),
    }  # fmt: skip


PARTS = 5
"""Parts of the articles held out in turn to see how far off the model is on articles it has not seen."""


def _residual(stems: Sequence[str], z: Any, y: Any, share: Any, signs: Sequence[int], penalty: float) -> float:
    """Root mean squared error of ratings held out, in points: in-sample errors would make the intervals too narrow."""
    part = folds(stems, PARTS)
    of = np.array([part[stem] for stem in stems])
    off = np.zeros(len(y))
    for held in sorted(set(of)) if len(set(of)) > 1 else ():
        inside = of == held
        weight, intercept = _signed(z[~inside], y[~inside], share[~inside], signs, penalty)
        off[inside] = y[inside] - z[inside] @ weight - intercept
    return float(np.sqrt(np.average(off**2, weights=share)))


def _rounded(values: Any) -> list[float]:
    """Six digits: more than any rating shows, and the same on every machine."""
    return [round(float(v), 6) for v in values]


def _signed(z: Any, y: Any, share: Any, signs: Sequence[int], penalty: float) -> tuple[Any, float]:
    """Ridge weights that keep their signs: a free feature stands in twice, once each way, and none may be negative.

    A free feature is shrunk by sqrt(FREE), which makes each point of it dearer.
    """
    columns, origin = [], []
    for i, sign in enumerate(signs):
        for way in (1.0, -1.0) if sign == 0 else (float(sign),):
            times = way / math.sqrt(FREE) if sign == 0 else way
            columns.append(times * z[:, i])
            origin.append((i, times))
    ridge = Ridge(penalty, positive=True, max_iter=20_000, tol=1e-8).fit(np.stack(columns, axis=1), y, share)
    weight = np.zeros(z.shape[1])
    for (i, times), value in zip(origin, ridge.coef_, strict=True):
        weight[i] += times * value
    return weight, float(ridge.intercept_)


def held_out(
    rows: Rows, targets: Targets, group_of: Mapping[str, str], sole: Collection[str] = ()
) -> Iterator[tuple[list[str], dict[RatingName, Arrays]]]:
    """Group by group (a fold, or a publisher): its articles, and the models that saw none of them."""
    stems = sorted(set(rows) & set(targets))
    for group in sorted({group_of[s] for s in stems}):
        seen = [s for s in stems if group_of[s] != group]
        models: dict[RatingName, Arrays] = {name: read(fit(name, seen, rows, targets, sole)) for name in ORDER}
        yield [s for s in stems if group_of[s] == group], models


def folds(stems: Iterable[str], count: int = 10) -> dict[str, str]:
    """A fold for each article, by the hash of its name: the same everywhere, whatever the others are."""
    return {s: str(int(hashlib.sha256(s.encode()).hexdigest(), 16) % count) for s in stems}


def write(model: Mapping[str, Any], path: Path) -> None:
    """Write the arrays as JSON, one rating's list a line, always the same bytes for the same model."""
    path.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", encoding="utf-8")
