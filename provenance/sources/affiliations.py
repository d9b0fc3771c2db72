"""Where an article tells for whom somebody works or speaks: "Ruiz campaign spokesman Tom Reed", ", of Cornell,".

Finds what describes the bearer of a name; `descriptions` reads it. Whom a noun or a pronoun means, `employers` tells.
"""

from __future__ import annotations

from provenance.sources.bodies import INNER, RANKS, Bodies, Whom
from provenance.sources.callings import EMPLOYS, FINITE, STOPS, Callings
from provenance.sources.descriptions import LEADS, WORKS, Descriptions
from provenance.sources.names import Name
from provenance.sources.vocabulary import OWNERS, words_of
from provenance.text.grammar import (
    AMBIGUOUS,
    BASE_VERB,
    ED,
    ING,
    SUBJECT,
    VERB,
    word_class,
)
from provenance.text.phrases import phrase_ending_at
from provenance.values import Document

_BESIDE = words_of("of from with at")
"""Words that follow a name directly: "Tom Reed of the Sierra Club"."""
_ACTS = frozenset({VERB, ED, ING, BASE_VERB, AMBIGUOUS})
_SAID = words_of("said says added adds told asked warned wrote")
_DEGREE = 4
"""Tokens of a degree behind a name, dots included."""
_INSERTION = 25
"""Tokens of the longest insertion behind a name."""
_EDGE = 14
"""Tokens before a name within which its bearer is described."""


class Affiliations:
    """Finds them around the names of one document."""

    __slots__ = ("_bodies", "_callings", "_descriptions", "_document", "_lower", "_told", "_words")

    def __init__(self, document: Document, bodies: Bodies, callings: Callings, descriptions: Descriptions) -> None:
        self._document, self._bodies, self._callings, self._descriptions = document, bodies, callings, descriptions
        self._words, self._lower = document.words, document.lower
        self._told: dict[int, Whom | None] = {}
        """First token of a name -> what was found around it: one name is asked about more than once."""

    def of_name(self, name: Name) -> Whom | None:
        """Told around a name: before it, before a comma in front of it, or behind it."""
        if name.start not in self._told:
            self._told[name.start] = self._around(name)
        return self._told[name.start]

    def _around(self, name: Name) -> Whom | None:
        weak = None
        for told in (self._before_name, self._apposed, self._behind_name):
            found = told(name)
            if found is not None and not found.weak:
                return found
            weak = weak or found
        return weak

    def _before_name(self, name: Name) -> Whom | None:
        first = self._edge(name)
        for k in range(name.start - 1, first - 1, -1):  # "police spokesman Sgt. Tom Reed"
            if not self._callings.at(k):
                continue
            if self._callings.foreign(k):
                return None  # "his brother Tom Reed"
            found = self._descriptions.read(first, k, name.start)
            if found is not None and (found.words[0] < k or found.words[1] in (name.lead, name.start)):
                return found
        if self._lower[name.lead - 1 : name.lead] == ("'s",):  # "the Lorne Institute's Tom Reed"
            return self._bodies.back(first, name.lead - 1)
        return None

    def _edge(self, name: Name) -> int:
        """Where the words that describe the bearer begin."""
        begin = self._document.sentences[self._document.sentence_of[name.start]][0]
        k = name.start
        while k > max(begin, name.start - _EDGE) and (k > name.lead or self._inner(k - 1)):
            k -= 1
        return k

    def _inner(self, k: int) -> bool:
        """Whether token k may stand inside a description in front of a name."""
        low = self._lower[k]
        if low in ("'s", "'", "’", "-") or (self._words[k] == "." and self._words[k - 1][0].isupper()):
            return True
        if low in ("of", "for", "and", "&", "the"):
            after, before = self._words[k + 1], self._words[k - 1] if k else "."
            inside = after[0].isupper() or after == "the"
            return inside and (before[0].isupper() or before in ("of", "for"))
        return low[0].isalnum() and (low in RANKS | OWNERS or word_class(self._document, k) in INNER)

    def _apposed(self, name: Name) -> Whom | None:
        """ "A spokesman for the union" before ", Tom Reed"."""
        document, comma = self._document, name.lead - 1
        if comma < 1 or self._words[comma] != ",":
            return None
        begin = document.sentences[document.sentence_of[name.start]][0]
        first = next((k + 1 for k in range(comma - 1, begin - 1, -1) if self._words[k] in STOPS), begin)
        if self._lower[first] in WORKS | LEADS:  # "Speaking for the union, Tom Reed said"
            return self._descriptions.behind_who(first, comma)
        phrase = phrase_ending_at(document, comma)
        first = first if phrase is None else min(first, phrase[0]) if first == begin else phrase[0]
        head = self._callings.head(first, comma)
        return (
            self._descriptions.read(first, head, comma) if head >= 0 and not self._lower[head].endswith("s") else None
        )

    def _behind_name(self, name: Name) -> Whom | None:
        document, k = self._document, self._past_bracket(name.end)
        end = document.sentences[document.sentence_of[name.start]][1]
        if k + 1 >= end:
            return None
        if self._words[k] != ",":
            if self._lower[k] in _BESIDE:
                return self._beside(name, k, end)
            return self._descriptions.behind_who(k, end) if word_class(document, k) in FINITE | {ED} else None
        stop = self._stop(k + 1, end)
        while self._aside(k + 1, stop) and stop + 1 < end and self._words[stop] == ",":
            k, stop = stop, self._stop(stop + 1, end)
        return self._inserted(k + 1, stop, end) if k + 2 < end else None

    def _beside(self, name: Name, k: int, end: int) -> Whom | None:
        """ "Tom Reed of the Sierra Club", but not "barred Tom Reed from Twitter"."""
        found = self._bodies.ahead(k + 1, end)
        if found is None or self._lower[k] == "of":
            return found
        if self._lower[k] == "at" and self._lower[found.words[1]] not in _SAID:  # "Tom Reed at Halden & Co said"
            return None
        object_ = word_class(self._document, name.lead - 1) in _ACTS and self._lower[name.lead - 1] not in _SAID
        return found if found.noun < 0 and (name.lead == 0 or not object_) else None

    def _aside(self, k: int, stop: int) -> bool:
        """Whether an insertion tells an age or a degree: "Tom Reed, 34, of", "Tom Reed, Ph.D., a"."""
        age = self._words[k][0].isdigit()
        short = stop - k <= _DEGREE and any("." in w or w.isupper() for w in self._words[k:stop])
        return age or (short and all(w[0].isupper() or w == "." for w in self._words[k:stop]))

    def _stop(self, k: int, end: int) -> int:
        """The mark that ends an insertion which begins at k."""
        limit = min(end, k + _INSERTION)
        return next((at for at in range(k, limit) if self._words[at] in STOPS), limit)

    def _inserted(self, k: int, stop: int, end: int) -> Whom | None:
        """What an insertion at [k, stop) behind a name tells."""
        low = self._lower[k]
        if low in _BESIDE or low == "for":
            found = self._bodies.ahead(k + 1, stop, sure=low in ("for", "at"), people=low == "for")
            return None if found is not None and found.noun >= 0 and low == "at" else found  # ", at a hotel,"
        if low == "who":
            return self._descriptions.behind_who(k + 1, end)
        if low == "whose":
            return self._whose(k + 1, end)
        opens = next((at for at in range(k, min(k + 3, stop)) if self._lower[at] in ("charge", "behalf")), k)
        if opens > k or low in LEADS | WORKS:  # "in charge of", "negotiating on behalf of"
            return self._descriptions.behind_who(opens, stop)
        clause = word_class(self._document, k) in FINITE | {ED, SUBJECT}  # "they said", "told the paper"
        head = self._callings.head(k, stop) if not clause else -1
        if head < 0 or self._somebody_else(k, stop):
            return None
        found = self._descriptions.read(k, head, stop)
        if found is None and self._lower[head + 1 : head + 2] == ("who",):
            return self._descriptions.behind_who(head + 2, end)
        more = found is None and stop == head + 1 and self._words[stop : stop + 1] == (",",) and stop + 1 < end
        if more and self._words[stop + 1][0].isupper():
            return self._bodies.ahead(stop + 1, end)  # "Vice-Chancellor, University of Lorne"
        return found

    def _whose(self, k: int, end: int) -> Whom | None:
        """ "Whose firm, Halden & Reed, has sued", "whose Lorne Fire Department has pulled out"."""
        found = self._bodies.ahead(k, end)
        if found is None or found.noun < 0:
            return found
        stop = found.words[1]
        named = self._bodies.ahead(stop + 1, end, sure=True) if self._words[stop : stop + 1] == (",",) else None
        return named if named is not None and named.noun < 0 else None

    def _somebody_else(self, k: int, stop: int) -> bool:
        """Whether the calling is that of the next of several people: "Ruiz, Democrat Tom Reed and"."""
        people = (name for at in range(k + 1, stop) if (name := self._bodies.person(at)) is not None)
        return any(
            self._lower[name.lead - 1] not in EMPLOYS and (self._callings.at(name.lead - 1) or name.lead < name.start)
            for name in people
        )

    def _past_bracket(self, k: int) -> int:
        if self._words[k : k + 1] != ("(",):
            return k
        return next((at + 1 for at in range(k, min(k + 9, len(self._words))) if self._words[at] == ")"), k)
