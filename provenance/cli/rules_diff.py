"""`provenance rules diff`: what an edit of the rules changes in a folder. Comparing is the review's work."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenance import pipeline
from provenance.cli import output, ready, rulesets, run
from provenance.cli import project as projects
from provenance.cli.exits import tell
from provenance.reports import diff as drawn
from provenance.reports.ink import Ink
from provenance.review.comparison import Comparison, compared
from provenance.review.edits import edits, reordered
from provenance.review.reach import Reach, Stage, haystack, reach
from provenance.review.twice import Twice
from provenance.scoring import policies as shelf
from provenance.values import Article


@dataclass(frozen=True, slots=True)
class Shown:
    """How the comparison is written."""

    form: str
    destination: Path | None
    width: int
    ink: Ink
    most: int


@dataclass(frozen=True, slots=True)
class Sieve(ready.Desk):
    """A desk that hands out only the articles that an edit can touch, and counts what goes by."""

    wanted: Callable[[Article], bool] = field(default=lambda _: True)
    tally: list[int] = field(default_factory=lambda: [0, 0])
    """Articles seen, and handed out."""

    def articles(self) -> Iterator[Article]:
        for article in ready.Desk.articles(self):
            self.tally[0] += 1
            if self.wanted(article):
                self.tally[1] += 1
                yield article


def diff(old: str, new: str, task: ready.Task, shown: Shown) -> None:
    """Prints what changes. Ends with 2 and 3 as `rulesets` and `ready` say."""
    began = time.monotonic()
    task, project = projects.settled(task, rules=False)
    with rulesets.named(old, new) as (one, other):
        before, after = rulesets.side(one), rulesets.side(other)
    found, read = compare(before, after, task, project)
    output.write(_written(found, shown), shown.destination)
    took = time.monotonic() - began
    tell(f"provenance: {read:,} of {found.articles:,} articles read again, {took:.1f} s")


def compare(
    before: rulesets.Side, after: rulesets.Side, task: ready.Task, project: projects.Project | None = None
) -> tuple[Comparison, int]:
    """The comparison, and how many articles had to be read for it."""
    changed = edits(before.ruleset, after.ruleset)
    policies = task.policies or tuple(dict.fromkeys((*shelf.DEFAULT, *rulesets.policies_of(changed))))
    order = reordered(before.ruleset, after.ruleset)
    touched = reach(changed, before.ruleset, after.ruleset, policies, order)
    desk = ready.desk(replace(task, policies=policies), project, before.rules, after.rules)
    sieve = Sieve(desk.task, desk.rules, desk.files, desk.metadata, desk.problems, desk.project, _wanted(touched))
    rows = run.rows(sieve, Twice(after.rules, task.model, pipeline.Options(policies), touched))
    changes = [row for row in rows if row is not None]
    return compared(before.label, after.label, changed, sieve.tally[0], changes), sieve.tally[1]


def _wanted(touched: Reach) -> Callable[[Article], bool]:
    return lambda article: touched.every < Stage.NONE or touched.stage(haystack(article)) < Stage.NONE


def _written(found: Comparison, shown: Shown) -> Iterator[str]:
    if shown.form == "json":
        yield json.dumps(drawn.record(found), ensure_ascii=False, indent=2) + "\n"
    elif shown.form == "html":
        yield from drawn.page(found)
    elif shown.form == "markdown":
        yield from (line + "\n" for line in drawn.markdown(found, shown.most))
    else:
        yield from (line + "\n" for line in drawn.text(found, shown.width, shown.ink, shown.most))
