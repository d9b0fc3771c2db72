"""For whom somebody works, told by a description: "a spokesman for Halden", "its envoy", "who leads the union".

A description turns on a calling (`callings`); the words before and behind it are read by `bodies`.
"""

from __future__ import annotations

from provenance.sources.bodies import Bodies, Whom
from provenance.sources.callings import EMPLOYS, ENDS, FINITE, STOPS, Callings
from provenance.sources.identity import NEAR as ACCESS
from provenance.sources.vocabulary import DEFINITE, INDEFINITE, OWNERS, words_of
from provenance.text.grammar import ADVERB, BE, HAVE, TIME, word_class
from provenance.values import Document

_AT = words_of("at with")
_SURE = words_of("for at with")
"""Words behind which a name that nothing shows to be a body's is one: "an analyst with Halden"."""
LEADS = words_of(
    """
    head heads headed heading lead leads led leading chair chairs chaired chairing run runs ran running direct directs
    directed directing oversee oversees oversaw overseeing manage manages managed managing
    represent represents represented representing advise advises advised advising
    coordinate coordinates coordinated coordinating command commands commanded commanding edit edits edited editing
    over
    """
)
"""Verbs whose object is whom somebody leads or serves; "over" is that of "took over"."""
WORKS = words_of(
    """
    work works worked working serve serves served serving sit sits sat teach teaches taught teaching practice practices
    practise practises practised practicing practising volunteer volunteers volunteered volunteering speak speaks spoke
    speaking act acts acted acting employed coach coaches coached lecture lectures lectured trained interned appearing
    behalf charge treated treats
    """
)
"""Verbs and nouns behind whose preposition that stands: "works nights at the cannery", "on behalf of the union"."""
_LEFT = words_of("left quit joined joins founded co-founded owns own")
"""Verbs whose object may be anything else: "left Lorne"."""
_LEFT_FROM = words_of("retired resigned quit")
_FROM = words_of("from")
_DOES = words_of(
    """
    tracks covers follows studies researches handles helps coordinates oversees writes negotiates flies flew plays
    played drives rides
    """
)
"""Verbs of work of which only "for", "at" or "with" tells for whom: "tracks the sector for Halden"."""
_FOR_PEOPLE = words_of("represent represents represented representing advise advises advised advising")
_FOR = words_of("for of")
_ACTING = words_of("act acts acted acting speak speaks spoke speaking appearing behalf")
_OWNERS = OWNERS - {"whose"}
_BEFORE_VERB = frozenset({ADVERB, HAVE, BE, TIME})
_BEFORE_LEADING = words_of("took until last year month")
"""What may stand between "who" and its verb."""
_VERB_IN = 5
"""Tokens behind "who" within which its verb stands: "who until last year also led"."""
_NEW = words_of("a an the one his her its their")
"""Behind "and", words with which another description begins: "a consultant and one of the authors"."""


class Descriptions:
    """Reads the descriptions of one document."""

    __slots__ = ("_bodies", "_callings", "_document", "_lower", "_words")

    def __init__(self, document: Document, bodies: Bodies, callings: Callings) -> None:
        self._document, self._bodies, self._callings = document, bodies, callings
        self._words, self._lower = document.words, document.lower

    def read(self, first: int, head: int, limit: int, end: int = -1) -> Whom | None:
        """Told in a description: `first` begins it, `head` is its calling, `limit` ends it.

        `end`: where a relative clause behind it ends at most, the description itself unless given.
        """
        if self._callings.foreign(head):
            return None
        calling = self._callings.of(head, first)
        before = self._before(first, calling.start, calling.sure, calling.staff)
        if calling.holds:  # "the minister for transport" leads no body of that name
            return before or self._behind(head + 1, limit, calling.sure, calling.staff, links=_AT)
        if before is not None and self._lower[head].startswith("source") and before.words[1] < calling.start:
            return None  # "the paper's source" is not in its service
        told = before is not None and not before.weak and (not calling.party or self._bodies.well_known(before))
        if calling.learns or (calling.party and not told):
            before = None
        elif told:
            return before
        sure = calling.sure or calling.presides  # "president of Local 755"
        behind = self._behind(head + 1, limit, sure, calling.staff) or self._who(head + 1, max(limit, end)) or before
        return Whom((head, head + 1), weak=True) if behind is None and calling.party else behind

    def _who(self, k: int, limit: int) -> Whom | None:
        """Told in the relative clause of a description: "an inspector who left Halden Foods in March"."""
        stop = next((at for at in range(k, limit) if self._lower[at] in ENDS or self._words[at] in STOPS), limit)
        stop += self._words[stop : stop + 1] == (",",)
        return self.behind_who(stop + 1, limit) if stop < limit and self._lower[stop] == "who" else None

    def behind_who(self, k: int, limit: int) -> Whom | None:
        """Told in a clause behind "who": "leads the union", "works for Halden", "is a clerk at the port"."""
        parts = [
            at + 1 for at in range(k, limit - 1) if self._lower[at] == "and" and not self._words[at + 1][0].isupper()
        ]
        return next((found for at in (k, *parts) if (found := self._does(at, limit)) is not None), None)

    def _does(self, k: int, limit: int) -> Whom | None:
        """Told by the verb that stands at token k or soon behind it."""
        lower = self._lower
        for at in range(k, min(k + _VERB_IN, limit - 1)):
            low, kind = lower[at], word_class(self._document, at)
            if low in LEADS | _LEFT and lower[at + 1] not in EMPLOYS:
                found = self._bodies.ahead(at + 1, limit, sure=low in LEADS, people=low in _FOR_PEOPLE)
                if found is None:  # "coordinates emergency operations for the relief group Halden"
                    return self._behind(at + 1, limit, sure=True, staff=False, links=_SURE | {"on"})
                bare = found.noun >= 0 and found.words[0] == at + 1  # "left office"
                return found if not bare else None
            if low in WORKS:
                links = _FOR if low in _ACTING else EMPLOYS - {"to"}
                return self._behind(at + 1, limit, sure=True, staff=low in _ACTING, links=links)
            if low in _DOES:
                return self._behind(at + 1, limit, sure=True, staff=False, links=_SURE)
            if low in _LEFT_FROM:
                return self._behind(at + 1, limit, sure=False, staff=False, links=_FROM)
            if low == "spent" and "as" in lower[at:limit]:  # "spent nine years as an inspector with the board"
                begin = lower.index("as", at, limit) + 1
                head = self._callings.head(begin, limit)
                return self.read(begin, head, limit) if head >= 0 else None
            if kind == BE and lower[at + 1] in INDEFINITE | DEFINITE:
                head = self._callings.head(at + 1, limit)
                return self.read(at + 1, head, limit) if head >= 0 else None
            if kind not in _BEFORE_VERB and low not in _BEFORE_LEADING:
                return None
        return None

    def _before(self, first: int, end: int, sure: bool, staff: bool) -> Whom | None:
        """What stands before a calling: "Ministry of Health", "the union's", "its"."""
        lower = self._lower
        owned = next((k for k in range(end - 1, first, -1) if self._genitive(k)), -1)
        near = self._bodies.back(max(first, owned + 1), end, sure, staff)
        if near is not None:
            return near
        if owned > first:
            return self._bodies.back(first, owned, sure, staff)
        pronoun = next((k for k in range(end - 1, first - 1, -1) if lower[k] in _OWNERS), -1)
        return Whom((pronoun, pronoun + 1), pronoun) if pronoun >= 0 else None

    def _genitive(self, k: int) -> bool:
        low = self._lower[k]
        return low == "'s" or (low in ("'", "’") and self._lower[k - 1].endswith("s"))

    def _behind(self, k: int, limit: int, sure: bool, staff: bool, links: frozenset[str] = EMPLOYS) -> Whom | None:
        """Whom one of the prepositions (`links`) behind a calling or a verb names: "of law at Lorne University"."""
        lower = self._lower
        for at in range(k, limit - 1):
            low = lower[at]
            another = low == "and" and lower[at + 1] in _NEW
            if (
                another
                or low in ENDS
                or low in ACCESS
                or self._words[at] in STOPS
                or word_class(self._document, at) in FINITE
            ):
                return None
            if low == "of" and lower[at - 1] == "behalf":
                return self._bodies.ahead(at + 1, limit, sure=True, people=True)
            if low not in links or (low == "to" and not staff):
                continue
            certain = low in _SURE or (sure and low in ("of", "to") and at == k)
            found = self._bodies.ahead(at + 1, limit, certain, staff)
            single = found is not None and found.noun < 0 and found.words == (at + 1, at + 2)
            if single and low == "in":
                continue  # "parents in Lorne", but "a source in the Presidency"
            crowd = found is not None and found.noun >= 0 and low == "of" and lower[found.noun].endswith("s")
            if found is not None and not crowd:  # but "one of the authors"
                return found
        return None
