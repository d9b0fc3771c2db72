"""All that an edit of the rules changes in a folder, summed up. Holds values; compares nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.review.changes import ArticleChange
from provenance.review.edits import Edit


@dataclass(frozen=True, slots=True)
class Comparison:
    """`old` and `new` are how the two sets of rules were called; `changes`: the largest first."""

    old: str
    new: str
    edits: tuple[Edit, ...]
    articles: int
    changes: tuple[ArticleChange, ...]

    @property
    def moved(self) -> tuple[ArticleChange, ...]:
        """Articles whose ratings or grade are others."""
        return tuple(change for change in self.changes if change.moved)

    def counted(self, sort: str) -> Mapping[str, int]:
        """How many of a sort (attribution, finding, hedge, furniture, request) came, went and changed, by sign."""
        found: Counter[str] = Counter()
        for change in self.changes:
            if sort == "attribution":
                found.update(one.sign for one in change.attributions)
            elif sort == "finding":
                found.update(one.sign for one in change.findings)
            else:
                found.update(one.sign for one in change.marks if one.sort == sort)
        return found


def compared(
    old: str, new: str, edits: tuple[Edit, ...], articles: int, changes: Iterable[ArticleChange]
) -> Comparison:
    """A comparison with its changes in order: how far overall moved, then any rating, the grade, how much else."""
    ordered = sorted(changes, key=lambda one: (*(-part for part in one.size), one.path, one.id))
    return Comparison(old, new, edits, articles, tuple(ordered))
