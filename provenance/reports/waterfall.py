"""Why a rating is what it is: its reasons and the running total, ending in the rating. Adds up; judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.reports.wrapping import wrapped
from provenance.values import UNJUDGED, RatingName, Ratings, Reason

RATINGS: tuple[RatingName, ...] = ("depth", "hedging", "secondhand", "overall")

BETTER_HIGH: frozenset[RatingName] = frozenset({"depth", "overall"})
"""Of the other two, a high one is the weaker article."""

TOLERANCE = 0.5
"""A rating is its points rounded to a whole number; a larger gap is shown as a step of its own."""

CELLS = 20
"""Cells of the drawn steps: five points each."""

WIDE = 100
"""Columns from which the steps are drawn: the reasons still have sixty."""

HANGING = " " * 19
"""Under the reasons, past points and total."""


def waterfall(ratings: Ratings, rating: RatingName, ink: Ink, width: int = 80) -> Iterator[str]:
    """One rating's heading, its reasons with points and running total, and what holding it to 0..100 took away."""
    final: int | None = getattr(ratings, rating)
    if final is None or ratings.grade == UNJUDGED:
        yield ink.strong(f"{rating} cannot be judged")
        return
    yield ink.strong(f"{rating} {final}") + ink.faint(_interval(ratings, rating))
    total = 0.0
    for one in (reason for reason in ratings.reasons if reason.rating == rating):
        yield from _step(rating, total, total + one.points, _said(one), ink, width)
        total += one.points
    if abs(final - total) > TOLERANCE:
        yield from _step(rating, total, float(final), "held to its bounds", ink, width)


def _interval(ratings: Ratings, rating: RatingName) -> str:
    """Where raters would put it, four times in five; "" where no model was asked."""
    found = next(((low, high) for name, low, high in ratings.intervals if name == rating), None)
    return f"  (raters would say {found[0]} to {found[1]}, four times in five)" if found else ""


def _step(rating: RatingName, before: float, after: float, said: str, ink: Ink, width: int) -> Iterator[str]:
    points = after - before
    better = points > 0 if rating in BETTER_HIGH else points < 0
    colour = ink.faint if not round(points, 1) else ink.good if better else ink.bad
    sums = f"  {colour(f'{points:+7.1f}')} {ink.faint(f'= {after:5.1f}')}  "
    drawn = f"{colour(_drawn(before, after))}  " if width >= WIDE else ""
    room = HANGING + " " * (CELLS + 2 if drawn else 0)
    first, *rest = wrapped(said, width, room, room)
    yield sums + drawn + first[len(room) :]
    yield from rest


def _drawn(before: float, after: float) -> str:
    """The step on a scale from 0 to 100: dots, and blocks from where the total was to where it is."""
    low, high = sorted((_cell(before), _cell(after)))
    high = max(high, low + 1)
    return ("·" * low + "█" * (high - low)).ljust(CELLS, "·")[:CELLS]


def _cell(total: float) -> int:
    return min(max(int(total * CELLS / 100), 0), CELLS)


def _said(one: Reason) -> str:
    places = f" ({len(one.spans)} places)" if len(one.spans) > 1 else ""
    return printable(f"{one.message}{places}  [{one.rule}]")
