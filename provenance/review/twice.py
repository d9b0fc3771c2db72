"""One article under two sets of rules: the second reading begins where the edits first matter. Compares nothing itself.

An engine reads with the old rules and hands each reading to `Twice`, in whatever process it works.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from provenance import pipeline
from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.pipeline import Options
from provenance.review.changes import ArticleChange, compare
from provenance.review.reach import Reach, Stage, haystack
from provenance.ruleset import Rules
from provenance.values import Reading


@dataclass(frozen=True, slots=True)
class Twice:
    """What is kept of a reading by the old rules: how one by the new rules differs from it, None where it does not."""

    rules: Rules
    model: str
    options: Options
    reach: Reach

    def __call__(self, old: Reading) -> ArticleChange | None:
        new = self.again(old)
        return None if new is old else compare(old, new)

    def again(self, old: Reading) -> Reading:
        """The article read by the new rules; the reading itself where the edits cannot have touched it."""
        stage = self.reach.stage(haystack(old.document))
        if stage == Stage.NONE:
            return old
        if any(problem.code == "failed" for problem in old.problems):
            stage = Stage.TEXT
        try:
            if stage == Stage.SCAN:
                return self._from_scan(old)
            if stage == Stage.JUDGE:
                return pipeline.judged_again(old, self.rules, self.options)
        except Exception:  # the pipeline knows what to say of an article that it cannot read
            pass
        assert old.article is not None
        return pipeline.read(old.article, self.rules, _reader(self.model, self.rules), self.options)

    def _from_scan(self, old: Reading) -> Reading:
        hits = self.rules.scan(old.document)
        same = tuple(hits) == tuple(old.hits) and not any(hit.rule in self.reach.changed for hit in hits)
        if same and not self.reach.tables and self.reach.every > Stage.SCAN:
            # The words were there, but not as the rules want them.
            if self.reach.every == Stage.NONE:
                return old
            return pipeline.judged_again(old, self.rules, self.options)
        return pipeline.again(old, self.rules, _reader(self.model, self.rules), self.options, hits)


@lru_cache(maxsize=2)  # `Rules` hash by identity; a process reads by one second set at a time
def _reader(model: str, rules: Rules) -> Reader:
    return reader_for(model, rules)
