"""The card of an unnamed source: what the article tells of it instead of a name.

The slots are those of ICD 206 (affiliation, access, motive) and of AP's and the NYT's rules on anonymity (reason, and
whether it is a rote one that tells the reader nothing).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.anonymity import AnonymityRule
from provenance.ruleset.kinds.cue import CueRule
from provenance.sources.figures import Figure
from provenance.sources.identity import SPEECH
from provenance.sources.names import Name
from provenance.sources.vocabulary import words_of
from provenance.sources.withheld import Clause
from provenance.text.ranges import meet
from provenance.values import Descriptor, Document, Hit, Range

_ACCESS = words_of("familiar close briefed involved knowledge aware privy present knowledgeable")
"""Words that begin the part of a phrase that tells how near the source is to the facts."""
_WITNESSED = words_of("attended witnessed saw seen heard watched worked read reviewed viewed received")
_AT = words_of("in at on inside aboard there present")
"""Words behind "who was" by which somebody was there."""
_EMPLOYED = words_of("for at of with from in")
_MOTIVES = words_of(
    """
    hoping hopes hoped hope wanting wants wanted want seeking seeks sought seek trying opposed opposes oppose eager keen
    motivated
    """
)
"""Words of a nameless source's description by which an article tells why it talks."""
_FINITE = words_of("hopes hoped hope wants wanted want seeks sought seek opposes oppose")
"""Of those, the ones that say what it thinks when they follow it directly: "an official hopes that ..."."""
_REACH = 60
"""Tokens from a source to the reason for its anonymity: a long sentence and the next."""


_WHY = words_of("because as since to in for so out discussing describing citing saying fearing given owing due lest")
"""Words that open the reason behind a request for anonymity."""
_ALSO_OF = words_of("to in as given")
_OF_PLACES = words_of("the a an his her their its this that reporters journalists us me one several saying telling")
"""Behind some of those, what is no reason: "spoke anonymously to the paper", "as a favor"."""
_FOR = words_of("fear fears lack reasons their his her safety security privacy")


class _Reason(NamedTuple):
    """The words that say why a name is withheld."""

    words: Range
    rote: bool


class Cards:
    """Fills the descriptors of one document's unnamed figures."""

    __slots__ = ("_bare", "_bodies", "_document", "_nameless", "_names", "_reasons", "_rote", "_spoken", "_withheld")

    def __init__(
        self, document: Document, hits: Hits, rules: Rules, names: Sequence[Name], withheld: Sequence[Clause]
    ) -> None:
        self._document = document
        self._names = names
        self._nameless: list[tuple[Figure, int]] = []
        """Who has no name, and a token where the article tells of them."""
        self._reasons: tuple[Hit, ...] = tuple(hits.of("anonymity"))
        self._withheld = withheld
        bodies = (
            hit for hit in hits.of("descriptor") if getattr(rules.rule(hit.rule), "category", "") == "organization"
        )
        self._bodies = frozenset(hit.end - 1 for hit in bodies)
        found = {hit.rule: rules.rule(hit.rule) for hit in self._reasons}
        self._rote = {name: isinstance(rule, AnonymityRule) and rule.rote for name, rule in found.items()}
        self._spoken = frozenset(hit.start for hit in hits.of("cue") if _speech(rules, hit))
        self._bare = {
            name: isinstance(rule, AnonymityRule) and rule.reason == "unstated" for name, rule in found.items()
        }

    def meet(self, figures: Sequence[Figure]) -> None:
        """Take in everybody without a name, before any card is filled."""
        self._nameless = [(one, first) for one in figures if one.identity == "unnamed" for first, _ in one.mentions]

    def fill(self, figure: Figure) -> None:
        """Write the card of one figure from the phrases that mention it; what is told of its set holds for it too."""
        access, motive = None, None
        reason: _Reason | None = None
        for first, end in figure.mentions:
            stop = self._stop(first, end)
            access = access or self._access(first, end, stop)
            motive = motive or self._motive(first, end, stop)
            reason = reason or self._reason(first, figure)
        told = Descriptor()
        if figure.whole is not None:
            if figure.whole.descriptor is None:
                self.fill(figure.whole)
            told = figure.whole.descriptor or told
        figure.descriptor = Descriptor(
            affiliation=figure.affiliation or told.affiliation,
            access=access or told.access,
            reason=told.reason if reason is None else self._document.slice(reason.words),
            reason_span=told.reason_span if reason is None else self._document.span(reason.words),
            rote=told.rote if reason is None else reason.rote,
            motive=motive or told.motive,
            number=figure.number,
        )

    def _stop(self, first: int, end: int) -> int:
        """The phrase with its comma insertions, up to the end of its sentence at most."""
        limit = self._document.sentences[self._document.sentence_of[first]][1]
        return min(limit, end + 25)

    def _access(self, first: int, end: int, stop: int) -> str | None:
        """Told up to the first cue of speech: what follows is said, not told of the source."""
        lower = self._document.lower
        stop = next((k for k in range(end, stop) if k in self._spoken), stop)
        for k in range(first, stop - 1):
            if lower[k] in _ACCESS and lower[k + 1] in ("with", "to", "on", "in", "of", "at", "about"):
                return self._clause(k, stop)
            seen = k + 1 + (lower[k + 1] in ("has", "had", "have"))  # "who had seen the memo"
            if lower[k] == "who" and seen < stop and lower[seen] in _WITNESSED:
                return self._clause(seen, end if seen < end else stop)
            if lower[k] == "who" and lower[k + 1] in ("was", "were") and k + 2 < stop and lower[k + 2] in _AT:
                return self._clause(k + 2, stop)
        return None

    def _clause(self, k: int, stop: int) -> str:
        end = k
        while (
            end < stop
            and self._document.lower[end][0] not in ',;."“”'
            and self._document.lower[end]
            not in (
                "said",
                "says",
                "told",
                "who",
                "confirmed",
                "described",
                "added",
            )
        ):
            end += 1
        return self._document.slice((k, max(end, k + 1)))

    def _motive(self, first: int, end: int, stop: int) -> str | None:
        """Told in the phrase itself or in what describes it, never in what is said, which may be of somebody else."""
        lower = self._document.lower
        at = end + 1 if end < stop and lower[end] == "," else end
        last = end
        if at < stop and lower[at] in ("who", "whose"):
            last = at + 1
            while last < stop and lower[last][0] not in ',;:."“”—':
                if last in self._spoken and lower[last + 1 : last + 2] not in (("he",), ("she",), ("they",)):
                    break  # but "who said he wanted to stop the sale"
                last += 1
        elif at < stop and lower[at] in _MOTIVES and lower[at] not in _FINITE:
            last = at + 1 if lower[at] != "opposed" or lower[at + 1 : at + 2] == ("to",) else end
        for k in range(first, last):
            if lower[k] in _MOTIVES:
                return self._clause(k, stop)
        return None

    def _reason(self, first: int, figure: Figure) -> _Reason | None:
        """The reason told nearest, unless somebody else without a name is told of between: it is theirs then."""
        document = self._document
        others = [at for other, at in self._nameless if not _together(other, figure) and at > first]
        near = [
            hit for hit in self._reasons
            if abs(hit.start - first) <= _REACH and document.paragraph_of[hit.start] == document.paragraph_of[first]
            and (hit.start > first or document.sentence_of[hit.start] == document.sentence_of[first])
            and not any(at < hit.start for at in others)
        ]  # fmt: skip
        # A phrase that says why outranks one that merely says that the name is withheld.
        best = min(near, key=lambda hit: (self._bare[hit.rule], abs(hit.start - first)), default=None)
        if best is None:
            return None
        clause = next(one for one in self._withheld if one.start == best.start)
        why = self._because(best, clause.end) if self._bare[best.rule] else self._whole(best, clause)
        if why is None:
            return _Reason(best.range, self._rote[best.rule])
        return _Reason(why, any(self._rote[hit.rule] for hit in self._reasons if meet(hit.range, why)))

    def _whole(self, hit: Hit, clause: Clause) -> Range:
        """The words of a reason from "because" on, where they stand behind a request: "because he feared the gang"."""
        asked = (one for one in self._reasons if self._bare[one.rule] and clause.who <= one.start < hit.start)
        behind = [why for one in asked if (why := self._because(one, clause.end)) and why[0] <= hit.start]
        return behind[-1] if behind else (hit.start, clause.end)

    def _because(self, hit: Hit, end: int) -> Range | None:
        """What is told right behind a request for anonymity: "because he feared the gang", "to avoid angering her"."""
        lower, at = self._document.lower, hit.end
        at += lower[at : at + 1] == (",",)
        following = lower[at + 1] if at + 1 < end else ""
        if at >= end or lower[at] not in _WHY or (lower[at] in _ALSO_OF and following in _OF_PLACES):
            return None
        if lower[at] == "for" and following not in _FOR:
            return None
        return (at, end) if end > at + 1 else None


def _together(one: Figure, other: Figure) -> bool:
    """Whether two are one, or of one set."""
    return (one.whole or one) is (other.whole or other)


def _speech(rules: Rules, hit: Hit) -> bool:
    rule = rules.rule(hit.rule)
    return isinstance(rule, CueRule) and rule.class_ in SPEECH
