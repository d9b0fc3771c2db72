"""Clauses by which an article withholds a name: "who asked not to be named because he feared the gang". No cards.

What stands in them is about the naming, not about the news: nobody says anything there, and no scene is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.ruleset import Hits
from provenance.text.ranges import inside, meet
from provenance.values import Document, Range, Relation

_ENDS = ',;.:!?“”"—'
_SAYS = frozenset("said says say told tells added adds confirmed".split())
"""Verbs behind which the news goes on though no comma stands before them."""
_ASKING = frozenset("requested asked spoke insisted declined".split())
"""Verbs behind "and" with which another such clause begins."""
_WHY = frozenset("because citing saying fearing since as".split())
"""Words behind a comma by which the clause goes on: ", citing the gang"."""
_ASKS = 6
"""Tokens before such words within which "who" and the verb that governs them stand."""


class Clause(NamedTuple):
    """One clause: the token of "who" or -1, where the words begin, and where they end."""

    who: int
    start: int
    end: int


def clauses(document: Document, hits: Hits) -> tuple[Clause, ...]:
    """All of them, in order of place."""
    lower = document.lower
    found = []
    for hit in hits.of("anonymity"):
        first, limit = document.sentences[document.sentence_of[hit.start]]
        begun = hit.end + 1 if lower[hit.end : hit.end + 1] == (",",) and lower[hit.end + 1] in _WHY else hit.end
        end = next((k for k in range(begun, limit) if _over(lower, k, limit)), limit)
        near = range(hit.start, max(first, hit.start - _ASKS) - 1, -1)
        who = next((k for k in near if lower[k] in ("who", "whom", "whose")), -1)
        found.append(Clause(who, hit.start, end))
    return tuple(found)


def _over(lower: Sequence[str], k: int, limit: int) -> bool:
    """Whether the clause is over at token k."""
    asks = lower[k] == "and" and lower[k + 1 : k + 2] != () and lower[k + 1] in _ASKING
    dot = lower[k] == "." and k + 1 < limit  # of "St. Olave's", not of the sentence
    return (lower[k][0] in _ENDS and not dot) or lower[k] in _SAYS or asks


def around(found: Sequence[Clause], part: Range) -> Clause | None:
    """The clause in which some words begin, if they do."""
    return next((one for one in found if one.start <= part[0] < one.end), None)


def asides(found: Sequence[Clause], relations: Sequence[Relation]) -> frozenset[int]:
    """Relations that say no more than that a name is withheld: "asked" with "not to be identified"."""
    return frozenset(
        n for n, relation in enumerate(relations)
        if any(_only(one, relation) for one in found)
    )  # fmt: skip


def _only(one: Clause, relation: Relation) -> bool:
    whole = (one.who if one.who >= 0 else one.start, one.end)
    parts = (*relation.cue, *relation.content)
    return all(inside(part, whole) for part in parts) and any(meet(part, (one.start, one.end)) for part in parts)
