"""Why the name of a source is withheld, as the article gives it (AP and NYT on anonymity), and whether it is rote.

A rote reason tells the reader nothing: "not authorized to speak publicly".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.anonymity import AnonymityRule
from provenance.sources.figures import Figure
from provenance.sources.vocabulary import words_of
from provenance.sources.withheld import Clause
from provenance.text.grammar import AMBIGUOUS, FINITE_SIGN, ING, NAME, NOUN, word_class
from provenance.text.ranges import meet
from provenance.values import Document, Hit, Range

_REACH = 60
"""Tokens from a source to the reason for its anonymity: a long sentence and the next."""
_WHY = words_of(
    "because as since to in for so out under discussing describing citing saying fearing given owing due lest"
)
"""Words that open the reason behind a request for anonymity."""
_BECAUSE = words_of("because as since")
_ALSO_OF = words_of("to in as given")
_OF_PLACES = words_of(
    "the a an his her their its this that media press reporters journalists us me one several saying telling"
)
"""Behind some of those, what is no reason: "spoke anonymously to the paper", "as a favor"."""
_FOR = words_of("fear fears lack reasons their his her safety security privacy legal")
_OPENS = words_of("who whom whose but on under speaking asking requesting citing")
"""Words behind a comma that go back to the source: ", who asked not to be named", ", speaking on condition of"."""
_ALL = words_of("both they all")
_RELATIVES = words_of("who whom whose")
_MARKS = frozenset(',;:—–"”')
_NAMES = frozenset({NOUN, NAME, AMBIGUOUS})


class Reason(NamedTuple):
    """The words that say why a name is withheld."""

    words: Range
    rote: bool


class Reasons:
    """Finds them for the sources of one document. `spoken`: tokens of cues of speech."""

    __slots__ = ("_asked", "_bare", "_document", "_nameless", "_reasons", "_rote", "_spoken", "_withheld")

    def __init__(
        self, document: Document, hits: Hits, rules: Rules, withheld: Sequence[Clause], spoken: Collection[int]
    ) -> None:
        self._document, self._spoken = document, spoken
        self._nameless: list[tuple[Figure, int]] = []
        """Who has no name, and a token where the article tells of them."""
        self._reasons: tuple[Hit, ...] = tuple(hits.of("anonymity"))
        self._withheld = {one.start: one for one in withheld}
        found = {hit.rule: rule for hit in self._reasons if isinstance(rule := rules.rule(hit.rule), AnonymityRule)}
        self._rote = {name: rule.rote for name, rule in found.items()}
        self._bare = {name: rule.reason == "unstated" for name, rule in found.items()}
        self._asked = {name: rule.withholds for name, rule in found.items()}

    def meet(self, figures: Sequence[Figure]) -> None:
        """Take in everybody without a name, before any is asked about."""
        self._nameless = [(one, first) for one in figures if one.identity == "unnamed" for first, _ in one.mentions]

    def of(self, figure: Figure, first: int, end: int) -> Reason | None:
        """The one told nearest to a phrase, unless somebody else without a name is told of between: it is theirs."""
        document = self._document
        others = [at for other, at in self._nameless if not _together(other, figure) and at > first]
        near = [
            hit for hit in self._reasons
            if abs(hit.start - first) <= _REACH and document.paragraph_of[hit.start] == document.paragraph_of[first]
            and (hit.start > first or document.sentence_of[hit.start] == document.sentence_of[first])
            and (self._of_all(hit) or not any(at < hit.start for at in others))
            and not self._of_another(first, end, hit)
        ]  # fmt: skip
        # A phrase that says why outranks one that merely says that the name is withheld.
        best = min(near, key=lambda hit: (self._bare[hit.rule], abs(hit.start - first)), default=None)
        if best is None:
            return None
        clause = self._withheld[best.start]
        why = self._because(best, clause.end) if self._asked[best.rule] else None
        if why is None and not self._bare[best.rule]:
            why = self._whole(best, clause)
        if why is None:
            return Reason(best.range, self._rote[best.rule])
        return Reason(why, any(self._rote[hit.rule] for hit in self._reasons if meet(hit.range, why)))

    def _of_all(self, hit: Hit) -> bool:
        """Whether the sentence is of all that were told of: "Both spoke on condition of anonymity"."""
        first = self._document.sentences[self._document.sentence_of[hit.start]][0]
        return self._document.lower[first] in _ALL

    def _of_another(self, first: int, end: int, hit: Hit) -> bool:
        """Whether the words tell of somebody in what is said: "a clerk said the victim did not want to be named"."""
        document = self._document
        sentence = document.sentence_of[hit.start]
        if sentence != document.sentence_of[end - 1]:
            return False
        if hit.end <= first:  # "The draft, which has not been made public, would ..., said an aide"
            begin = self._segment(hit, document.sentences[sentence][0])
            return not self._opened(begin, (_OPENS - _RELATIVES) | _WHY)
        if hit.start < end:
            return False
        cue = next((k for k in range(hit.start - 1, end - 1, -1) if k in self._spoken), -1)
        if cue < 0:
            return False
        begin = self._segment(hit, cue + 1)
        nouns = any(word_class(document, k) in _NAMES for k in range(begin, hit.start))
        return nouns and not self._opened(begin, _OPENS)

    def _segment(self, hit: Hit, least: int) -> int:
        """Where the words between marks begin in which a hit stands, not before token `least`."""
        words = self._document.words
        return next((k + 1 for k in range(hit.start - 1, least - 1, -1) if words[k][0] in _MARKS), least)

    def _opened(self, k: int, words: frozenset[str]) -> bool:
        """Whether one of these words or a participle stands at token k."""
        return self._document.lower[k] in words or word_class(self._document, k) == ING

    def _whole(self, hit: Hit, clause: Clause) -> Range:
        """The words of a reason from "because" on, where they stand behind a request: "because he feared the gang"."""
        asked = (one for one in self._reasons if self._asked[one.rule] and clause.who <= one.start < hit.start)
        behind = [why for one in asked if (why := self._because(one, clause.end)) and why[0] <= hit.start]
        return behind[-1] if behind else (hit.start, clause.end)

    def _because(self, hit: Hit, end: int) -> Range | None:
        """What is told right behind a request for anonymity: "because he feared the gang", "to avoid angering her"."""
        lower, at = self._document.lower, hit.end
        if not self._bare[hit.rule]:  # "not allowed to discuss | the case publicly | because"
            at = next((k for k in range(at, end) if lower[k] in _BECAUSE), at)
        while at < end and self._document.words[at][0].isupper():
            at += 1  # "asked to be called Sam | because"
        at += lower[at : at + 1] == (",",)
        following = lower[at + 1] if at + 1 < end else ""
        clause = lower[at : at + 1] == ("as",) and any(
            word_class(self._document, k) in FINITE_SIGN for k in range(at, end)
        )  # "as the inquiry is under way", not "as a favor"
        if at >= end or lower[at] not in (_WHY if self._bare[hit.rule] else _BECAUSE):
            return None
        if lower[at] in _ALSO_OF and following in _OF_PLACES and not clause:
            return None
        if lower[at] == "for" and following not in _FOR:
            return None
        return (at, end) if end > at + 1 else None


def _together(one: Figure, other: Figure) -> bool:
    """Whether two are one, or of one set."""
    return (one.whole or one) is (other.whole or other)
