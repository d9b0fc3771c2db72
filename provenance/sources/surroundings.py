"""What the words around a name tell of its bearer: a body, a thing, a place. Knows no figures; gathers no names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.vocabulary import DEFINITE, HE, INDEFINITE, SHE, words_of
from provenance.text.grammar import BE, ED, HAVE, word_class
from provenance.values import Document, Range

_SPOKE = words_of("said says added adds warned claimed argued announced confirmed denied accused insisted noted called")
"""Verbs by which a body speaks; behind "the company Ruiz" others are what Ruiz did with it."""
_WHERE = words_of("in into at near outside inside throughout across")
"""Words before the names of places and bodies, hardly ever before people's."""
_ITS = 12
"""Tokens behind a name within which "it" and "its" both mean it."""
_STATEMENT = 3
"""Words of "in a statement"."""
_IS = words_of("is was has")
_MOODS = words_of(
    """
    sorry insured aware unaware pleased cooperating investigating reviewing committed confident working looking
    monitoring saddened proud disappointed considering planning preparing hiring closing opening cutting recalling
    """
)
"""What bodies are, and the weather is not."""
_OWNED = words_of("shares stock shareholders investors stake creditors bondholders lenders workforce")
"""What only firms have."""
_DEGREES = words_of("very deeply fully now not still also already")
_MODALS = words_of("would will")
_DEEDS = words_of(
    """
    pay continue close open sell buy cut review appeal cooperate comply launch invest fight seek hire recall refund
    remove release publish investigate issue sue provide stop expand lay donate reopen suspend begin vote file
    """
)
"""What bodies do; "it would last" may be said of anything."""


class Surroundings:
    """Reads the words around the names of one document."""

    __slots__ = ("document", "lexicon", "marks")

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon) -> None:
        self.document, self.marks, self.lexicon = document, marks, lexicon

    def body_words(self, name: Name) -> set[str]:
        """Body nouns by which a name is introduced: "the operator, Kestrel Terminals," or "Galvan United, a club"."""
        document, marks = self.document, self.marks
        found: set[str] = set()
        beside = marks.nouns.get(name.start - 1)
        if (
            beside is not None
            and (beside.rule.category, beside.rule.identity) == ("organization", "named")
            and document.words[name.start - 1].islower()
            and not self._acted(name)
        ):
            found.add(document.lower[name.start - 1])
        before = name.start - 2
        if before >= 0 and document.words[name.start - 1] == ",":
            noun = marks.nouns.get(before)
            closed = name.end < len(document.words) and document.words[name.end] == ","
            if noun is not None and noun.rule.category == "organization" and closed:
                found.add(document.lower[before])
        if name.end + 1 < len(document.words) and document.words[name.end] == ",":
            if document.lower[name.end + 1] not in ("a", "an", "the", "one", "its", "his", "her", "their"):
                return found
            for k in range(name.end + 2, min(name.end + 8, len(document.words))):
                if not document.words[k][0].isalnum() or k in marks.titles:
                    break
                noun = marks.nouns.get(k)
                after = document.lower[k + 1] if k + 1 < len(document.words) else "."
                if (
                    noun is not None
                    and noun.rule.category == "organization"
                    and not (k + 1 in marks.nouns or after == "'s")
                ):
                    found.add(document.lower[k])
                    break
        return found

    def _acted(self, name: Name) -> bool:
        """Whether a clause begins with the name: "the company Ruiz founded"."""
        document, end = self.document, name.end
        bare = name.start > 1 and document.lower[name.start - 2] in DEFINITE | INDEFINITE
        if not bare or end >= len(document) or document.lower[end] in _SPOKE:
            return False
        return document.lower[end].endswith("ed") or word_class(document, end) in (ED, BE, HAVE)

    def inanimate(self, name: Name) -> bool:
        """Whether the words behind a name speak of a thing: ", which", "and its", "said it would close its ...".

        A first name is never one, nor a name beside which somebody is "he" or "she".
        """
        document, end = self.document, name.end
        if self.firm(name):
            return True
        if name.titled or name.the or name.words[0] in self.lexicon.given:
            return False
        rest = document.lower[end : document.sentences[document.sentence_of[name.start]][1]]
        if not HE.isdisjoint(rest) or not SHE.isdisjoint(rest):
            return False
        if rest[:2] in ((",", "which"), ("and", "its")):
            return True
        if not rest or rest[0] not in _SPOKE:
            return False
        at = 1 + (_STATEMENT if rest[1 : 1 + _STATEMENT] == ("in", "a", "statement") else 0)
        at += rest[at : at + 1] == ("that",)
        if rest[at : at + 1] != ("it",):
            return False
        return "its" in rest[at + 1 : at + _ITS] or self._feels(rest[at + 1 : at + 4])

    def firm(self, name: Name) -> bool:
        """Whether a name stands where only a firm's does: "shares in Halden", "Halden's chief executive"."""
        lower, end = self.document.lower, name.end
        if name.start > 1 and lower[name.start - 1] in ("in", "of") and lower[name.start - 2] in _OWNED:
            return True
        if lower[end : end + 1] not in (("'s",), ("'",), ("’",)):
            return False
        titles = (title for k in range(end + 1, end + 4) if (title := self.marks.titles.get(k)) is not None)
        led = any(title.rule.office == "chief executive" for title in titles)
        return led or (lower[end + 1 : end + 2] != () and lower[end + 1] in _OWNED)

    def _feels(self, rest: Sequence[str]) -> bool:
        """Whether "it" stands for somebody: "it was sorry", "it would pay"; not "it was late", "it would be wrong"."""
        if rest[1:2] and rest[0] in _IS:
            return rest[1] in _MOODS or (rest[1] in _DEGREES and rest[2:3] != () and rest[2] in _MOODS)
        return rest[:1] != () and rest[0] in _MODALS and not _DEEDS.isdisjoint(rest[1:2])

    def located(self, mentions: Collection[Range]) -> bool:
        """Whether a place or a body has these mentions: "of Lorne, Ga.", or "in Lorne" wherever it comes up."""
        lower, everywhere = self.document.lower, True
        for first, end in mentions:
            if self._in_state(end):
                return True
            there = first > 0 and lower[first - 1] in _WHERE
            everywhere = everywhere and there and not (end < len(lower) and lower[end] in _SPOKE)
        return everywhere

    def _in_state(self, end: int) -> bool:
        """Whether a comma and a state or country follow: ", Ga.", ", New Jersey"."""
        document, lexicon = self.document, self.lexicon
        if end + 2 >= len(document) or document.words[end] != ",":
            return False
        after = document.words[end + 1]
        dotted = document.words[end + 2] == "." and document.starts[end + 2] == document.ends[end + 1]
        if after[0].isupper() and dotted and 1 < len(after) < 6:
            return end + 3 < len(document) and document.sentence_of[end + 3] == document.sentence_of[end]
        for stop in (end + 2, end + 3):
            place = " ".join(document.lower[end + 1 : stop])
            if place in lexicon.places or place in lexicon.countries:
                return after[0].isupper() and document.words[stop : stop + 1] in ((",",), (".",))
        return False
