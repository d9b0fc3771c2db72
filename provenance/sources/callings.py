"""For whom somebody speaks or works, by names beside: "Ruiz campaign spokesman Tom Reed", "of Cornell University".

Reads names alone; whom "its envoy" or "the union's president" serves is told by `employers`.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.vocabulary import BODIES, DEFINITE, INDEFINITE, words_of
from provenance.text.grammar import BE, HAVE, MODAL, VERB, word_class
from provenance.values import Document

EMPLOYS = words_of("of for at with to from")
"""Words between a calling and whom it serves."""
_ENDS = words_of("who whose which that where when and or but as in on by")
"""Words behind which no employer is named any more: "a mother of three who lives on Canal Street"."""
SERVING = frozenset(
    {
        "title.spokesman",
        "title.spokeswoman",
        "title.speaker-for",
        "title.staff",
        "title.officer",
        "title.lawyer",
        "title.chief-executive",
    }
)
"""Titles of those who serve or speak for the body or person named before them."""
_RANKS = words_of(
    """
    former longtime senior chief deputy federal state local national departmental presidential congressional royal
    military regional official acting
    """
)
"""Words before a calling that name nobody's body."""
NEAR = 6
"""Words behind "of" or "for" within which the employer is named."""


class Callings:
    """Bodies and people named in what describes the bearer of a name."""

    __slots__ = ("_at", "_document", "_lexicon", "_lower", "_marks", "_people", "_words")

    def __init__(
        self, document: Document, marks: Marks, lexicon: Lexicon, at: Mapping[int, Name], people: frozenset[int]
    ) -> None:
        self._document, self._marks, self._lexicon, self._at, self._people = document, marks, lexicon, at, people
        self._words, self._lower = document.words, document.lower

    def before(self, first: int, name: Name) -> str | None:
        """ "Ruiz campaign" of "Ruiz campaign spokesman Tom Reed"; `first`: where what describes him begins."""
        for last in range(name.start - 1, first - 1, -1):  # "police spokesman Sgt. Tom Reed"
            title = self._marks.titles.get(last)
            if title is None:
                continue
            if (body := self._led(first, title.start, name)) is not None:
                return body
            if title.rule.id in SERVING:
                return self.named(first, title.start, name) or self._owner(first, title.start)
        return None

    def beside(self, name: Name) -> str | None:
        """ "Lorne Institute" of "the Lorne Institute's Tom Reed"."""
        owner = self._ending(name.lead - 1) if self._lower[name.lead - 1 : name.lead] == ("'s",) else None
        return self._document.slice((owner.start, owner.end)) if owner is not None and owner.sort in BODIES else None

    def _led(self, first: int, end: int, name: Name) -> str | None:
        """The body right before the title of who leads or serves it: "Federal Reserve Governor Tom Reed"."""
        owner = self._ending(end)
        if owner is not None and owner is not name and owner.start >= first:
            return self._document.slice((owner.start, owner.end)) if owner.sort in BODIES else None
        outlet = self._marks.outlets.get(first)
        whole, last = " ".join(self._lower[first:end]), self._lower[end - 1 : end]
        lexicon = self._lexicon
        body = whole in lexicon.bodies or (end - first > 1 and not lexicon.endings.isdisjoint(last))
        capital = all(word[0].isupper() for word in self._words[first:end])
        known = (outlet is not None and outlet[0] == end) or (body and capital)
        return self._document.slice((first, end)) if known and first < end else None

    def _owner(self, first: int, end: int) -> str | None:
        """Who is named right before: "Ruiz's lawyer", "Ruiz campaign spokesman" where Ruiz is somebody known."""
        owned = self._lower[first - 1 : first] == ("'s",)
        owner = self._ending(first - owned)
        if owner is None or owner.start not in self._people:
            return None
        if owned:
            return self._document.slice((owner.start, owner.end))
        bodies = all(k in self._marks.nouns for k in range(first, end))
        return self._document.slice((owner.start, end)) if bodies and end > first else None

    def _ending(self, end: int) -> Name | None:
        """The name that ends there."""
        near = (self._at.get(k) for k in range(end - 1, max(-1, end - 5), -1))
        return next((name for name in near if name is not None and name.end == end), None)

    def named(self, first: int, end: int, of: Name | None = None) -> str | None:
        """The first name in [first, end) with the body noun behind it: "Ruiz campaign". `of`: not this one itself."""
        for k in range(first, min(end, len(self._words))):
            low = self._lower[k]
            if self._words[k] in ",;." or low in _ENDS or word_class(self._document, k) in (VERB, BE, HAVE, MODAL):
                return None
            name = self._at.get(k)
            if name is not None and name is of:
                return None
            opens = k == self._document.sentences[self._document.sentence_of[k]][0]
            # "Former player Tom Reed", but "Kestrel spokesman Tom Reed"
            opens = (
                opens and (low in _RANKS or k + 1 < end) and not (self._marks.is_body(k) or self._marks.is_body(k + 1))
            )
            if name is not None or (self._words[k][0].isupper() and low not in DEFINITE | INDEFINITE and not opens):
                stop = k + 1 if name is None else name.end
                stop += stop < end and self._words[stop].isdigit()  # "Local 755"
                while stop < end and stop in self._marks.nouns and stop not in self._marks.titles:
                    stop += 1
                return self._document.slice((k if name is None else name.start, self._whole(stop, end)))
        return None

    def body(self, first: int, end: int) -> str | None:
        """The same, where it is a body's name for sure: "of Cornell University", not "of Lorne"."""
        found = self.named(first, end)
        at = next((k for k in range(first, end) if k in self._at), -1)
        return found if at >= 0 and self._at[at].sort in BODIES else None

    def _whole(self, stop: int, end: int) -> int:
        """Where a name ends that goes on behind "of": the University of Bergen."""
        link = stop < end and self._lower[stop] == "of" and stop - 1 in self._marks.nouns
        other = self._at.get(stop + 1) if link else None
        return other.end if other is not None else stop
