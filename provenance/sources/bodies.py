"""Where the name of a body, or a noun that means one, begins and ends: "the Ministry of Health", "its dike authority".

Reads ahead from a word like "of" and back from a calling like "spokesman"; whose calling it is, `affiliations` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from provenance.sources.figures import Figure, singular
from provenance.sources.identity import CALLING
from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.vocabulary import (
    BEHIND,
    BODIES,
    CUTS,
    DEFINITE,
    INDEFINITE,
    NUMBERS,
    OWNERS,
    QUANTITIES,
    words_of,
)
from provenance.text.grammar import AMBIGUOUS, NAME, NOUN, NUMBER, word_class
from provenance.values import Document, Range

RANKS = words_of(
    """
    former longtime senior chief deputy federal state local national departmental presidential congressional royal
    military regional official acting top special assistant associate retired veteran lead head general vice junior
    outgoing incoming ousted interim outside high-ranking ex current new defense defence trial criminal civil
    immigration divorce prosecution public media press managing executive
    shadow hr black white asian latino hispanic political legal medical economic financial foreign diplomatic
    scientific technical
    """
)
"""Words before a calling that name nobody's body."""
_PLACES = words_of("city state nation country county town village bloc")
"""Nouns that mean a place here, though a place may speak like a body."""
_TIMES = words_of("former ex then")
_BASED = ("-based", "-born", "-educated", "-trained", "-era", "-style")
"""Endings of words with a capital that are no part of the name behind them: "a Shanghai-based trader"."""
_DEPARTMENTS = words_of(
    """
    communications affairs operations marketing finance strategy sales research policy security investigations relations
    resources programs programmes development planning compliance
    """
)
"""What one may be head of inside a body that is named behind it: "head of Corporate Communications of Halden"."""
_COUNTS = QUANTITIES | NUMBERS.keys()
_LINKS = words_of("of for on to")
_OF = words_of("of for")
"""Of those, the ones by which most names go on; "on" and "to" only behind "Council", "Campaign" and the like."""
_ON = words_of(
    "convention office council committee commission panel institute center centre project conference campaign"
)
_JOINS = words_of("and &")
_NO_NAMES = frozenset({"country", "place", "people", "adjective", "account"})
"""Sorts of names that are nobody's employer: "the mayor of Lorne", "a German official"."""
_QUOTES = frozenset('“"‘')
INNER = frozenset({NOUN, NAME, NUMBER, AMBIGUOUS})
"""Classes of words inside a name or a noun phrase."""
_LONG = 3
"""Words of a name, none of which is a first name, that is longer than those of most people and places."""
_ADJECTIVES = 4
"""Tokens behind the first adjective within which the noun stands that it describes."""
LONGEST = 14
"""Tokens of the longest name of a body with what stands before it."""


class Whom(NamedTuple):
    """The words that tell whom somebody serves."""

    words: Range
    """Without article."""
    noun: int = -1
    """The token of a pronoun or a noun where no name stands: "its", "the company"; -1 for a name."""
    weak: bool = False
    """Whether a name told elsewhere says more: "union leader Tom Reed, of the Flight Crews' Union"."""


class Bodies:
    """Names of bodies, and nouns for them, in one document. `bearer`: who bears a name."""

    __slots__ = ("_at", "_bearer", "_compounds", "_document", "_ends", "_lexicon", "_lower", "_marks", "_words")

    def __init__(
        self, document: Document, marks: Marks, lexicon: Lexicon, at: Mapping[int, Name], ends: Mapping[int, Name],
        bearer: Callable[[Name], Figure],
    ) -> None:  # fmt: skip
        self._document, self._marks, self._lexicon = document, marks, lexicon
        self._at, self._ends, self._bearer = at, ends, bearer
        self._words, self._lower = document.words, document.lower
        self._compounds = {noun.start: noun.end for noun in marks.nouns.values() if noun.end - noun.start > 1}
        """First token of a noun of several words ("think tank") -> its end."""

    def ahead(self, k: int, limit: int, sure: bool = False, people: bool = False) -> Whom | None:
        """The one that begins at token k, article included.

        `sure`: whether a name that nothing shows to be a body's is one here; `people`: whether somebody may serve a
        person.
        """
        first, limit = k, min(limit, k + LONGEST)
        while first < limit and self._words[first].islower() and self._lower[first] in DEFINITE | INDEFINITE - OWNERS:
            first += 1  # but "Our Revolution"
        end = self._end(first, limit)
        return self._judged(first, end, sure or (first > k and self._lower[k] == "the"), people)

    def back(self, first: int, end: int, sure: bool = False, people: bool = False) -> Whom | None:
        """The one that ends where a calling begins, not before `first`: "White House senior" before "adviser"."""
        while end > first and self._lower[end - 1] in RANKS and not self._closes(end - 1):
            end -= 1
        begin = self._begin(first, end)
        while begin < end - self.noun(end - 1) and self._lower[begin] in _COUNTS:
            begin += 1
        if begin == end - 1 and self._party(begin):
            return Whom((begin, end), weak=True)
        while begin < end and self._describes(begin, end):
            begin += 1
        if begin == end > first and self._party(end - 1):
            return Whom((end - 1, end), weak=True)  # "Scottish Labour leader"
        found = self._judged(begin, end, sure, people)
        # "Volta Grid finance director", "Lorne Fire Department Battalion Chief"
        cuts = (at for at in range(end - 1, begin, -1) if at in self._ends or self._closes(at - 1)) if not found else ()
        found = found or next((one for at in cuts if (one := self._judged(begin, at, sure, people))), None)
        return found._replace(weak=True) if found is not None and found.noun >= 0 else found

    def person(self, k: int) -> Name | None:
        """The name of somebody sure to be a person that begins at token k, titles included."""
        name = self._at.get(k)
        figure = self._bearer(name) if name is not None else None
        return name if figure is not None and figure.category == "person" and not figure.guessed else None

    def well_known(self, whom: Whom) -> bool:
        """Whether the rules list the body by its name: "a Senate Republican", but "a Lorne Republican"."""
        return " ".join(self._lower[slice(*whom.words)]) in self._lexicon.bodies

    def noun(self, k: int) -> bool:
        """Whether token k is a noun for a body or for where people work."""
        low, noun = self._lower[k], self._marks.nouns.get(k)
        body = noun is not None and noun.rule.category in BODIES and noun.rule.identity == "named"  # no "industry"
        return (body or low in self._lexicon.workplaces) and low not in _PLACES and singular(low) == low

    def _describes(self, k: int, end: int) -> bool:
        """Whether a word is an adjective before the body: "Ugandan opposition", but "State Department"."""
        inside = self._words[k][0].isupper() and k + 1 < end and self._closes(k + 1)
        name = self._at.get(k)
        people = self._lower[k] in self._lexicon.peoples and (name is None or name.end == k + 1)  # not "Irish Courier"
        body = name is not None and name.end > k + 1 and self._bearer(name).category in BODIES
        body = body or self._lower[k + 1 : k + 2] == ("national",)  # "Republican National Committee"
        party = self._party(k) and any(word[0].isupper() for word in self._words[k + 1 : end])
        return not (inside or body) and (self._lower[k] in RANKS or people or party)

    def _closes(self, k: int) -> bool:
        """Whether the token with a capital may close the name of a body."""
        return self._words[k][0].isupper() and (self._lower[k] in self._lexicon.endings or self.noun(k))

    def _end(self, first: int, limit: int) -> int:
        """Where the phrase that begins at `first` ends."""
        j = first
        while j < limit and (stop := self._past(j, first, limit)) > j:
            j = stop
        return j

    def _past(self, j: int, first: int, limit: int) -> int:
        """Behind the word or the name at j if it belongs to the phrase that begins at `first`, else j."""
        words, low, name = self._words, self._lower[j], self._at.get(j)
        if name is not None and name.end <= limit:
            return name.end
        if self._compounds.get(j, limit) < limit:
            return self._compounds[j]
        capital = j + 1 < limit and words[j + 1][0].isupper()
        if j > first and low in _LINKS | _JOINS:
            return self._linked(j, limit) or j if low in _LINKS else j + self._joined(j, first, limit)
        if low in ("'s", "'", "’"):
            return j + (j > first and j + 1 < limit and words[j + 1][0].isalnum())
        if words[j] == ".":
            return j + (words[j - 1][0].isupper() and capital)
        if word_class(self._document, j) in INNER or self.noun(j):
            return j + (low not in BEHIND | CUTS)
        adjective = (j == first or self._lower[j - 1] == "'s") and low not in BEHIND and words[j][0].isalnum()
        if not adjective or self._lower[j + 1 : j + 2] == ("of",):
            return j
        # "the town's only functioning hospital"
        return next(
            (k for k in range(j + 1, min(j + _ADJECTIVES, limit)) if self.noun(k) and words[k - 1].isalpha()), j + 1
        )

    def _joined(self, j: int, first: int, limit: int) -> bool:
        """Whether a name goes on over "and": "Association of Tutors and Owners", "Bus and Tram Workers"."""
        if not (j + 1 < limit and self._words[j - 1][0].isupper() and self._words[j + 1][0].isupper()):
            return False
        end = next((k for k in range(j + 1, limit) if not self._words[k][0].isupper()), limit)
        closed = self._closes(end - 1) and not self._closes(j - 1)
        return closed or self._lower[j] == "&" or any(low in _LINKS for low in self._lower[first:j])

    def _linked(self, j: int, limit: int) -> int:
        """Behind "of" or "for" at j where the name goes on: "the Ministry | of | Health"; 0 where it does not."""
        at = j + 1 + (self._lower[j + 1 : j + 2] == ("the",))
        if at >= limit or not self._words[at][0].isupper():
            return 0
        if self._lower[j] not in _OF:
            return at if self._words[j - 1][0].isupper() and self._lower[j - 1] in _ON else 0
        before = self._ends.get(j)
        crowd = self._words[j - 1][0].isupper() and self._lower[j - 1].endswith("s")  # "Friends of the Earth"
        body = self._lower[j] == "for" and self._words[j - 1][0].isupper()  # "Democracy for America"
        body = body or crowd or self._closes(j - 1) or self.noun(j - 1) or (
            before is not None and self._words[j - 1][0].isupper() and self._bearer(before).category in BODIES
        )  # fmt: skip
        return at if body and self._lower[j - 1] not in _DEPARTMENTS else 0

    def _begin(self, first: int, end: int) -> int:
        """Where the phrase that ends at `end` begins."""
        words, lower, j = self._words, self._lower, end
        while j > max(first, end - LONGEST):
            name, low = self._ends.get(j), lower[j - 1]
            if name is not None and name.start >= first:
                j = name.start
            elif low in _LINKS | _JOINS or (low == "the" and lower[j - 2] in _LINKS):
                if j - 1 == first or not words[j][0].isupper() or not self._named_before(j - 1, first):
                    break
                j -= 1
            elif low in RANKS or self._inside(j - 1):
                j -= 1
            else:
                break
        return j

    def _inside(self, k: int) -> bool:
        """Whether token k may stand inside a name: a noun, a name, the dot of "Corp."."""
        dot = self._words[k] == "." and self._words[k - 1][0].isupper()
        return dot or word_class(self._document, k) in INNER or self.noun(k)

    def _named_before(self, k: int, first: int) -> bool:
        """Whether a body's name goes on over the small words at k: "Ministry | of", "Tutors | and Owners"."""
        at = k - 1 - (self._lower[k] == "the")
        if at < first or not self._words[at][0].isupper():
            return False
        if self._lower[k] in _JOINS:
            return any(low in _LINKS for low in self._lower[first:at])
        return self._closes(at) and (self._lower[k] in _OF or self._lower[k] == "the" or self._lower[at] in _ON)

    def _judged(self, first: int, end: int, sure: bool, people: bool) -> Whom | None:
        """What [first, end) names, if it is somebody to work for."""
        if first >= end:
            return None
        if self._words[end - 1] == "." and end not in self._ends:
            end -= 1
        within = (k for k in range(first, end - 2) if self._lower[k] in _DEPARTMENTS and self._lower[k + 1] == "of")
        first = next((k + 2 for k in within), first)
        capitals = [
            k for k in range(first, end)
            if self._words[k][0].isupper() and not self._lower[k].endswith(_BASED) and (people or not self._opening(k))
        ]  # fmt: skip
        begin = self._named_from(first, capitals) if capitals else first
        links = [k for k in range(first + 1, end - 1) if self._lower[k] in _LINKS and self._linked(k, end)]
        if links and self._words[links[0] - 1].islower():
            begin = links[0] - 1  # "diocese of Lorne"
        text = " ".join(self._lower[begin:end])
        joined = bool(links) or "&" in self._lower[first:end] or text in self._lexicon.bodies
        if not joined and (text in self._lexicon.places or text in self._lexicon.countries):
            return None
        name = self._ends.get(end)
        if name is not None and first < name.start and self._introduces(name.start - 1):
            return self._by_name(name, begin, first, sure, people)  # "Mumbai brokerage Halden Capital"
        if self._human(end - 1) and self._words[end - 1].islower():
            return Whom((begin, end), end - 1) if people else None
        if capitals and (joined or (self._closes(end - 1) and end - begin > 1)):
            return self._exact(begin, end)
        if name is not None and name.start >= first:
            return self._by_name(name, begin, first, sure, people)
        return self._unnamed(begin, end, capitals, sure, people)

    def _unnamed(self, begin: int, end: int, capitals: list[int], sure: bool, people: bool) -> Whom | None:
        """What a phrase names that ends in no known name: a noun for a body, a party, initials, unknown capitals."""
        last = end - 1
        if self.noun(last):
            return Whom((begin, end), -1 if capitals and end - begin > 1 else last)
        if self._party(last):
            return Whom((last, end), weak=True)
        word = self._words[last]
        rank = self._marks.titles.get(end)
        ranked = rank is not None and rank.rule.id == "title.rank"
        if ranked and begin == last and word.isupper() and word.isalpha() and len(word) > 1:
            return Whom((begin, end))  # "RCMP Cpl. Tom Reed"
        proper = sure and len(capitals) > 1 and capitals[-1] == last
        if self._human(last) and not proper:
            return Whom((begin, end), last) if people else None
        named = sure and capitals and capitals[-1] == last - word.isdigit()  # "Local 755"
        return Whom((begin, end)) if named else None

    def _introduces(self, k: int) -> bool:
        """Whether token k is a noun that says what sort of body the name behind it is: "the brokerage"."""
        return self.noun(k) and self._words[k].islower()

    def _opening(self, k: int) -> bool:
        """Whether token k has its capital from its place alone: "Health officials said"."""
        opens = self._document.sentences[self._document.sentence_of[k]][0] == k or self._words[k - 1] in _QUOTES
        return opens and k not in self._at

    def _named_from(self, first: int, capitals: list[int]) -> int:
        """Where the name in a phrase begins: behind its adjectives, at a number that belongs to it."""
        begin = next((k for k in capitals if self._lower[k] not in _TIMES), capitals[0])  # "Former FBI"
        numbered = begin > first and self._words[begin - 1][0].isdigit() and self._words[begin - 1].isalnum()
        return begin - 1 if numbered else begin  # "3rd Mountain Brigade"

    def _exact(self, begin: int, end: int) -> Whom | None:
        """A name, unless it is known for a place: "the city of Lorne"."""
        name = self._at.get(begin)
        return None if name is not None and name.end == end and name.sort in _NO_NAMES else Whom((begin, end))

    def _by_name(self, name: Name, begin: int, first: int, sure: bool, people: bool) -> Whom | None:
        figure = self._bearer(name)
        somewhere = figure.place and not (sure and name.end - name.start > 1)  # "a surgeon at Mercy General"
        if name.sort in _NO_NAMES or somewhere or figure.plural:
            return None
        introduced = name.start - 1 >= first and self.noun(name.start - 1)  # "the charity Halden"
        if figure.category in BODIES:
            return Whom((name.start if introduced else min(begin, name.start), name.end))
        if figure.category == "person" and not figure.guessed and self._lower[first - 1] != "at":
            return Whom((name.start, name.end)) if people else None
        sure = sure or name.end - name.start >= _LONG
        sure = sure or introduced or self._lower[first - 1] == "at"  # nobody works at a person
        return Whom((name.start if introduced else begin, name.end)) if sure else None

    def _party(self, k: int) -> bool:
        """Whether token k names a party: "Labour" before "MP"."""
        title = self._marks.titles.get(k)
        return title is not None and title.rule.id.startswith("title.party.") and self._words[k][0].isupper()

    def _human(self, k: int) -> bool:
        """Whether token k says what somebody is: "the president", "the petitioners"."""
        noun, title = self._marks.nouns.get(k), self._marks.titles.get(k)
        if title is not None:
            return not title.rule.id.startswith("title.party.")
        if noun is not None:
            return noun.rule.category == "person"
        lemma = singular(self._lower[k])
        return self._words[k].islower() and lemma != self._lower[k] and lemma.endswith(CALLING)
