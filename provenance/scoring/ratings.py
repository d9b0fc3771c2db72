"""Ratings of one reading: depth, hedging, secondhand and overall with their reasons, and the grade.

The rules of `rules/scoring.yaml` give the points. Where a trained model has a say, it is blended as that file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from provenance.ruleset import Rules
from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.scoring import model
from provenance.scoring.blend import blend
from provenance.scoring.facts import Facts, judgeable
from provenance.scoring.features import measure
from provenance.scoring.grade import grade
from provenance.scoring.points import LEAST, MOST, count
from provenance.signals.hedges import DEFAULT_SCALE
from provenance.values import UNJUDGED, Feature, RatingName, Ratings, Reason

ORDER: tuple[RatingName, ...] = ("depth", "hedging", "secondhand", "overall")
"""Overall comes last: it may look at the other three."""


def rate(facts: Facts) -> Ratings:
    """Ratings of one reading: None without any text.

    Where nothing is ascribed to anybody the ratings say what the article's own voice shows; the grade is F6 and a
    reason of no points, `scoring.unjudged`, tells why.
    """
    features = measure(facts)
    why = judgeable(facts)
    unjudged = tuple(Reason(name, 0.0, "scoring.unjudged", why) for name in ORDER) if why else ()
    if not facts.words:
        return Ratings(None, None, None, None, UNJUDGED, unjudged, features)
    ratings = rated(features, facts.rules, grade(facts))
    return replace(ratings, reasons=unjudged + ratings.reasons)


def rated(
    features: tuple[Feature, ...], rules: Rules, graded: str, models: Mapping[RatingName, model.Arrays] | None = None
) -> Ratings:
    """Ratings from features that have been measured already. `models`: None is the shipped ones, {} rules alone."""
    models = model.shipped() if models is None else models
    values = {feature.name: feature.value for feature in features}
    spans = {feature.name: feature.spans for feature in features}
    by_rating = {rule.rating: rule for rule in scoring_rules(rules)}
    found: dict[str, int] = {}
    reasons: list[Reason] = []
    intervals: list[tuple[RatingName, int, int]] = []
    for name in ORDER:
        rule = by_rating.get(name)
        if rule is None:
            continue
        tally = count(rule, values, spans)
        arrays = models.get(name) if rule.model == "on" and rule.blend else None
        margin = blend(rule, tally, arrays, values, spans) if arrays is not None else None
        found[name], why = tally.close()
        values[name] = float(found[name])
        reasons.extend(why)
        if margin is not None:
            low, high = found[name] - round(margin), found[name] + round(margin)
            intervals.append((name, max(LEAST, low), min(MOST, high)))
    return Ratings(
        found.get("depth"),
        found.get("hedging"),
        found.get("secondhand"),
        found.get("overall"),
        graded,
        tuple(reasons),
        features,
        tuple(intervals),
    )


def scoring_rules(rules: Rules) -> tuple[ScoringRule, ...]:
    """The rules of the ratings, one a rating."""
    return rules.of("scoring")


def scale(rules: Rules) -> str:
    """The scale that gives hedges their probability: as rules/scoring.yaml says."""
    return next((rule.scale for rule in scoring_rules(rules) if rule.scale), DEFAULT_SCALE)


def model_hash(rules: Rules) -> str:
    """What names the rating model in stamps: "" where no rating of these rules asks the model."""
    return model.digest() if any(rule.model == "on" and rule.blend for rule in scoring_rules(rules)) else ""
