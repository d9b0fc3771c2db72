"""One article in one row: what tables and thresholds need of a reading. Not the whole result (see contract).

A row is small and plain, so that a folder of a million articles can be sorted in memory and workers can send it home.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from provenance.reports import contract
from provenance.values import UNJUDGED, Attribution, Problem, Reading, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Ratings 0 to 100, None when they cannot be judged; counts of attributions and findings."""

    path: str
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    depth: int | None
    hedging: int | None
    secondhand: int | None
    overall: int | None
    grade: str
    attributions: int
    relayed: int
    """Attributions that rest on another outlet's work."""
    unnamed: int
    """Attributions to sources whose identity is withheld."""
    objections: tuple[tuple[str, Severity], ...]
    """Policy and severity of each finding, in the order of the reading."""
    problems: tuple[Problem, ...] = ()
    suppressed: int = 0
    """Findings that comments in the article hold back."""
    leans: tuple[tuple[str, int], ...] = ()
    """Outlets that the article rests on, with how many attributions, most used first; its own outlet never."""

    @property
    def judged(self) -> bool:
        """False when the article gave nothing to rate: no text, or nothing attributed to anybody."""
        return self.grade != UNJUDGED and self.overall is not None

    @property
    def findings(self) -> int:
        """How many findings there are of any severity."""
        return len(self.objections)

    def found(self, level: Severity) -> int:
        """How many findings are of this severity or worse."""
        return sum(SEVERITIES.index(severity) <= SEVERITIES.index(level) for _, severity in self.objections)


@dataclass(frozen=True, slots=True)
class Row:
    """A summary and, where the format asks for all of it, the reading as one line of the output contract."""

    summary: Summary
    line: str = ""


def of(reading: Reading) -> Summary:
    """The summary of one reading."""
    ratings = reading.ratings
    return Summary(
        path=reading.path,
        id=reading.id,
        title=reading.document.title,
        outlet=reading.document.outlet,
        published=reading.document.published,
        depth=ratings.depth,
        hedging=ratings.hedging,
        secondhand=ratings.secondhand,
        overall=ratings.overall,
        grade=ratings.grade,
        attributions=len(reading.attributions),
        relayed=sum(one.secondhand for one in reading.attributions),
        unnamed=sum(one.source is not None and one.source.identity == "unnamed" for one in reading.attributions),
        objections=tuple((finding.policy, finding.severity) for finding in reading.findings),
        problems=contract.every_problem(reading),
        suppressed=len(reading.suppressed),
        leans=_leans(reading.attributions),
    )


def _leans(attributions: Iterable[Attribution]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for one in attributions for name in dict.fromkeys(_relayers(one)))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _relayers(one: Attribution) -> Iterator[str]:
    """Who passed the words on: all levels but the origin's, and the origin itself where an outlet's report is meant."""
    if not one.secondhand:
        return
    for level in one.trace.chain[:-1]:
        yield from level
    if one.source is not None and one.source.category == "outlet":
        yield from one.trace.chain[-1] if one.trace.chain else ()


def row(reading: Reading) -> Row:
    """A row for reports that need the summary alone."""
    return Row(of(reading))


def full_row(reading: Reading) -> Row:
    """A row for reports that need the whole reading."""
    return Row(of(reading), contract.line(reading))


SORTS: dict[str, tuple[Callable[[Summary], str | int | None], bool]] = {
    # column: (its value, whether the highest is the worst)
    "overall": (lambda row: row.overall if row.judged else None, False),
    "depth": (lambda row: row.depth if row.judged else None, False),
    "hedging": (lambda row: row.hedging if row.judged else None, True),
    "secondhand": (lambda row: row.secondhand if row.judged else None, True),
    "grade": (lambda row: row.grade if row.judged else None, True),
    "claims": (lambda row: row.attributions, False),
    "unnamed": (lambda row: row.unnamed, True),
    "findings": (lambda row: row.findings, True),
    "article": (lambda row: row.path, False),
    "outlet": (lambda row: row.outlet, False),
    "published": (lambda row: row.published, False),
}


def ordered(rows: Iterable[Row], column: str) -> list[Row]:
    """Worst first by a column of `SORTS`; what cannot be judged comes last, equals in the order of their paths.

    A minus before the column's name turns the order round. Raises KeyError for an unknown column.
    """
    value, highest_first = SORTS[column.removeprefix("-")]
    turned = highest_first != column.startswith("-")
    by_path = sorted(rows, key=lambda row: row.summary.path)
    known = [row for row in by_path if value(row.summary) is not None]
    unknown = [row for row in by_path if value(row.summary) is None]
    return sorted(known, key=lambda row: value(row.summary), reverse=turned) + unknown  # type: ignore[return-value, arg-type]
