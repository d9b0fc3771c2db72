"""Whom an outlet says it has its words from: "Reuters reported, citing two officials". Resolves nobody.

The relay rules say where: of a chain's template whose first level speaks, the last one is the origin. However much is
told between the outlet and ", citing", `tail` finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.relay import BACK
from provenance.sources.page import Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import CITING, DEFINITE, PASSED_ON
from provenance.text.phrases import phrase_starting_at
from provenance.text.ranges import inside, meet
from provenance.values import Document, Range, Relation

_CITES = frozenset("cited cites quoted quotes interviewed".split())


class _Citing(NamedTuple):
    """One phrase: where the outlet stands, and where the one it cites."""

    outlet: Range
    origin: Range


class Cited:
    """The citing phrases of one document."""

    __slots__ = ("_found", "_origins", "_page")

    def __init__(self, page: Page, hits: Hits, rules: Rules) -> None:
        self._page = page
        self._origins: list[Range] = []
        """Phrases that were found to be whom an outlet cites."""
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
        found = self._origin(relation)
        if found is not None:
            self._origins.append(found)
        return found

    def object(self, relation: Relation) -> Range | None:
        """The people right behind a verb of citing: "cited three former aides"."""
        document = self._page.document
        at = relation.cue[-1][1] if relation.cue else 0
        if not at or at >= len(document) or document.lower[relation.cue[-1][0]] not in _CITES:
            return None
        found = phrase_starting_at(document, at)
        return found if found is not None and self._all(found, self._told) else None

    def echoes(self, relations: Sequence[Relation]) -> frozenset[int]:
        """Relations that repeat those phrases alone: "citing" with "two officials" for what was said."""
        return frozenset(n for n, relation in enumerate(relations) if relation.cue and self._is_echo(relation))

    def _is_echo(self, relation: Relation) -> bool:
        lower, (first, end) = self._page.document.lower, relation.cue[0]
        if lower[end - 1] in PASSED_ON:  # "a memo, which was obtained by Politico": nobody said "which"
            return all(b - a == 1 and lower[a] in ("which", "that") for a, b in relation.content)
        cites = lower[first] in CITING or (lower[first] in _CITES and lower[first - 1] == "which")
        return cites and all(any(inside(part, origin) for origin in self._origins) for part in relation.content)

    def _origin(self, relation: Relation) -> Range | None:
        for one in self._found:
            if any(meet(part, one.outlet) for part in relation.source):
                said = any(not inside(part, one.origin) for part in relation.content)
                return self._joint(one.origin) if said and self._all(one.origin, self._known) else None
        far = tail(self._page.document, relation)
        return far if far is not None and self._all(far, self._told) else None

    def _joint(self, origin: Range) -> Range:
        """The phrase with another one behind "and": "citing bank records | and two aides"."""
        end = origin[1]
        if self._page.document.lower[end : end + 1] != ("and",):
            return origin
        other = phrase_starting_at(self._page.document, end + 1)
        return (origin[0], other[1]) if other is not None and self._all(other, self._known) else origin

    def _all(self, phrase: Range, fits: Callable[[Part], bool]) -> bool:
        parts = self._page.analyst.parts(phrase)
        return bool(parts) and all(map(fits, parts))

    def _known(self, part: Part) -> bool:
        """Whether somebody or a paper is meant, as far as names and rules know: "citing two errors" is a judge's."""
        marks = self._page.marks
        return part.kind != "noun" or part.head in marks.nouns or part.head in marks.titles

    def _told(self, part: Part) -> bool:
        """Whether a phrase far behind is of somebody who told it, and nothing that somebody in the middle cited."""
        if part.name is not None:
            return part.name.sort == "outlet"
        noun = self._page.marks.nouns.get(part.head)
        if noun is not None and noun.rule.voice == "outlet":
            outlet = self._page.modifier(part) or self._page.complement(part, ("in", "by", "from"))
            return outlet is not None and outlet.category == "outlet"
        human = noun is not None and noun.rule.category == "person"
        behind = self._page.document.lower[part.head + 1 : part.head + 2]
        if noun is not None and noun.rule.category == "document" and behind and behind[0] in PASSED_ON:
            return part.owner is None and not part.determiner  # "quoting documents seen by the paper"
        return human and part.owner is None and part.determiner not in DEFINITE


def tail(document: Document, relation: Relation) -> Range | None:
    """The phrase behind ", citing" after an outlet's verb, in its sentence: "reported that ..., citing a diplomat".

    Whether people or an outlet are meant, or what a judge in the middle cited, is for the caller to see.
    """
    if not relation.cue or not relation.source:
        return None
    cue = relation.cue[-1]
    if document.lower[cue[0]] in CITING:
        return None
    end = document.sentences[document.sentence_of[cue[0]]][1]
    for k in range(cue[1], end - 1):
        if document.lower[k] in CITING and document.lower[k - 1] == "," and not document.quoted[k]:
            return phrase_starting_at(document, k + 1)
    return None
