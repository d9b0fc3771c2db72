"""Why a rating is what it is: its reasons and the running total, ending in the rating. Adds up; judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.ink import Ink
from provenance.values import UNJUDGED, RatingName, Ratings, Reason

RATINGS: tuple[RatingName, ...] = ("depth", "hedging", "secondhand", "overall")

BETTER_HIGH: frozenset[RatingName] = frozenset({"depth", "overall"})
"""Of the other two, a high one is the weaker article."""

TOLERANCE = 0.5
"""A rating is its points rounded to a whole number; a larger gap is shown as a step of its own."""


def waterfall(ratings: Ratings, rating: RatingName, ink: Ink) -> Iterator[str]:
    """One rating's heading, its reasons with points and running total, and what holding it to 0..100 took away."""
    final: int | None = getattr(ratings, rating)
    if final is None or ratings.grade == UNJUDGED:
        yield ink.strong(f"{rating} cannot be judged")
        return
    yield ink.strong(f"{rating} {final}")
    total = 0.0
    for one in (reason for reason in ratings.reasons if reason.rating == rating):
        total += one.points
        yield _step(rating, one.points, total, _said(one), ink)
    if abs(final - total) > TOLERANCE:
        yield _step(rating, final - total, float(final), "held to its bounds", ink)


def _step(rating: RatingName, points: float, total: float, said: str, ink: Ink) -> str:
    better = points > 0 if rating in BETTER_HIGH else points < 0
    colour = ink.faint if not points else ink.good if better else ink.bad
    return f"  {colour(f'{points:+7.1f}')} {ink.faint(f'= {total:5.1f}')}  {said}"


def _said(one: Reason) -> str:
    places = f" ({len(one.spans)} places)" if len(one.spans) > 1 else ""
    return f"{one.message}{places}  [{one.rule}]"
