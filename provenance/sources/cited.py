"""Whom an outlet says it has its words from: "Reuters reported, citing two officials". Resolves nobody.

The relay rules say where: of a chain's template whose first level speaks, the last one is the origin.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.relay import BACK
from provenance.text.ranges import meet
from provenance.values import Range, Relation


class _Citing(NamedTuple):
    """One phrase: where the outlet stands, and where the one it cites."""

    outlet: Range
    origin: Range


class Cited:
    """The citing phrases of one document."""

    __slots__ = ("_found",)

    def __init__(self, hits: Hits, rules: Rules) -> None:
        self._found: list[_Citing] = []
        for hit in sorted(hits.of("relay"), key=lambda hit: hit.start - hit.end):
            levels = [level.strip("{} ") for level in rules.rule(hit.rule).chain.split("<")]
            slots = dict(hit.slots)
            named = [slots[level] for level in levels if level in slots]
            if hit.rule.startswith(BACK) and named:  # "the magazine, quoting an aide": its calling opens the phrase
                named.insert(0, (hit.start, named[0][0]))
            if len(named) > 1 and levels[-1] in (*slots, "rest"):
                self._found.append(_Citing(named[0], named[-1]))

    def origin(self, relation: Relation) -> Range | None:
        """The words for whom the outlet has what is attributed to it; None if it does not say, or says nothing else."""
        for one in self._found:
            if any(meet(part, one.outlet) for part in relation.source):
                said = [
                    part for part in relation.content if not (one.origin[0] <= part[0] and part[1] <= one.origin[1])
                ]
                return one.origin if said else None
        return None
