"""How far the ratings agree with raters: shipped, by rules alone, and by models that saw none of the articles measured.

Agreement is Spearman's rank correlation with the raters' mean; ties share their mean rank. Reads no files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.ruleset import Rules
from provenance.scoring.features import NAMES
from provenance.scoring.model import Arrays, read, shipped
from provenance.scoring.ratings import ORDER, rated
from provenance.training.rated import RatedArticles
from provenance.training.ratings import fit, folds, held_out
from provenance.values import Feature, RatingName, Ratings

FOLDS = 10
"""Twenty-two articles of 224 held out at a time."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One way of rating, measured: Spearman and mean absolute error (points) by rating, share inside the interval."""

    what: str
    articles: int
    spearman: Mapping[RatingName, float]
    error: Mapping[RatingName, float]
    covered: Mapping[RatingName, float]


def agreements(found: RatedArticles, features: Mapping[str, Mapping[str, float]], rules: Rules) -> Iterator[Agreement]:
    """The yardsticks, from what flatters least to most: rules, held out by fold and by publisher, shipped."""
    stems, sole = found.several, sorted(found.sole)
    rows = {stem: [features[stem]] for stem in (*stems, *sole)}
    yield _agreement("rules alone", stems, found, lambda stem: _rate(features[stem], rules, {}))
    fold, publisher = folds((*stems, *sole), FOLDS), found.publishers
    for what, groups in ((f"{FOLDS} folds, held out", fold), ("publisher held out", publisher)):
        made: dict[str, Ratings] = {}
        for held, models in held_out(rows, found.targets, groups, found.sole):
            made.update({stem: _rate(features[stem], rules, models) for stem in held})
        yield _agreement(what, stems, found, made.__getitem__)
    if sole:
        yield _agreement("one rater: rules alone", sole, found, lambda stem: _rate(features[stem], rules, {}))
        seen = {stem: rows[stem] for stem in stems}
        models = {name: read(fit(name, stems, seen, found.targets)) for name in ORDER}
        yield _agreement("one rater: held out", sole, found, lambda stem: _rate(features[stem], rules, models))
    yield _agreement("as shipped (in sample)", stems, found, lambda stem: _rate(features[stem], rules, shipped()))


def lines(found: Sequence[Agreement]) -> Iterator[str]:
    """The yardsticks as text for a terminal."""
    yield f"{'Spearman with the raters’ mean':<34}" + "".join(f"{name:>11}" for name in ORDER)
    for one in found:
        yield f"{one.what:<24}{one.articles:>4} articles" + "".join(f"{one.spearman[name]:>10.3f} " for name in ORDER)
    yield "mean absolute error, points"
    for one in found:
        yield f"{one.what:<38}" + "".join(f"{one.error[name]:>10.1f} " for name in ORDER)
    yield "share of raters’ means inside the 80 % interval"
    for one in found:
        if one.covered:
            yield f"{one.what:<38}" + "".join(f"{one.covered[name]:>10.2f} " for name in ORDER)


def _rate(values: Mapping[str, float], rules: Rules, models: Mapping[RatingName, Arrays]) -> Ratings:
    return rated(tuple(Feature(name, values.get(name, 0.0)) for name in NAMES), rules, "F6", models)


def _agreement(what: str, stems: Sequence[str], found: RatedArticles, of: Callable[[str], Ratings]) -> Agreement:
    made = [of(stem) for stem in stems]
    given = {name: [found.targets[stem][name][0] for stem in stems] for name in ORDER}
    ours = {name: [float(getattr(one, name)) for one in made] for name in ORDER}
    inside: dict[RatingName, list[bool]] = {}
    for number, one in enumerate(made):
        for name, low, high in one.intervals:
            inside.setdefault(name, []).append(low <= given[name][number] <= high)
    return Agreement(
        what,
        len(stems),
        {name: spearman(ours[name], given[name]) for name in ORDER},
        {name: sum(abs(a - b) for a, b in zip(ours[name], given[name], strict=True)) / len(stems) for name in ORDER},
        {name: sum(hits) / len(hits) for name, hits in inside.items()},
    )


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 0, with the mean rank for ties."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        for k in range(i, j):
            found[order[k]] = (i + j - 1) / 2
        i = j
    return found


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Rank correlation, -1 to 1; 0 where one side never differs."""
    x, y = ranks(a), ranks(b)
    mean = (len(x) - 1) / 2
    over = sum((p - mean) * (q - mean) for p, q in zip(x, y, strict=True))
    under = (sum((p - mean) ** 2 for p in x) * sum((q - mean) ** 2 for q in y)) ** 0.5
    return over / under if under else 0.0
