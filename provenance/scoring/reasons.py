"""A tally of points that adds up: collects reasons in tenths of a point and closes on a whole rating."""

from __future__ import annotations

from provenance.values import RatingName, Reason, Span

TENTHS = 10


class Tally:
    """Points of one rating while they are counted. `close` gives the rating and the reasons that sum to it."""

    __slots__ = ("_lines", "_rating")

    def __init__(self, rating: RatingName) -> None:
        self._rating = rating
        self._lines: list[tuple[int, str, str, tuple[Span, ...]]] = []

    @property
    def total(self) -> float:
        """Points so far."""
        return sum(tenths for tenths, *_ in self._lines) / TENTHS

    def points(self) -> dict[str, float]:
        """Points so far, by the rule that gave them."""
        found: dict[str, float] = {}
        for tenths, rule, *_ in self._lines:
            found[rule] = found.get(rule, 0.0) + tenths / TENTHS
        return found

    def scale(self, factor: float) -> None:
        """Multiply every line, each rounded to a tenth."""
        self._lines = [(round(tenths * factor), *rest) for tenths, *rest in self._lines]  # type: ignore[misc]

    def add(self, rule: str, points: float, message: str, spans: tuple[Span, ...] = ()) -> None:
        """Add points, rounded to a tenth; nothing is noted for none."""
        tenths = round(points * TENTHS)
        if tenths:
            self._lines.append((tenths, rule, message, spans))

    def bound(
        self, rule: str, least: float | None, most: float | None, message: str, spans: tuple[Span, ...] = ()
    ) -> None:
        """Bring the total within bounds by a line of its own, if it is outside."""
        if most is not None and self.total > most:
            self.add(rule, most - self.total, message, spans)
        elif least is not None and self.total < least:
            self.add(rule, least - self.total, message, spans)

    def close(self) -> tuple[int, tuple[Reason, ...]]:
        """The total as a whole number, and the reasons. What rounding takes or gives goes to the largest line."""
        tenths = sum(line[0] for line in self._lines)
        rating = (tenths + TENTHS // 2) // TENTHS
        rest = rating * TENTHS - tenths
        lines = list(self._lines)
        if rest and lines:
            at = max(range(len(lines)), key=lambda i: (abs(lines[i][0]), -i))
            lines[at] = (lines[at][0] + rest, *lines[at][1:])
        return rating, tuple(
            Reason(self._rating, tenths / TENTHS, rule, message, spans)
            for tenths, rule, message, spans in lines
            if tenths
        )
