"""What may fill a slot of a pattern at a place of an article: outlets, names, numbers, dates, noun phrases.

Every finder gives its candidates best first, as (range, where matching goes on); nothing here knows rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from provenance.ruleset.pattern import EVERYDAY
from provenance.ruleset.words import words
from provenance.values import Document, Range

Filled = tuple[Range, int]
"""What fills the slot, and the token at which the match goes on (past a closing mark, before an article)."""


class Phrases(Protocol):
    """The noun-phrase finder, handed in from above (text.phrases). Ranges are [first, end) as everywhere."""

    def phrase_ending_at(self, document: Document, i: int, /) -> Range | None:
        """The noun phrase whose last token is i - 1."""

    def phrase_starting_at(self, document: Document, i: int, /) -> Range | None:
        """The noun phrase whose first token is i."""


_OPENING = frozenset("“\"'‘")
_CLOSING = frozenset("”\"'’")
_JOINS = frozenset({",", "and", "&", "or", "/"})
_OTHER_FIRST = words(
    r"""
    other others several multiple various many some local state foreign national international u.s. american british
    news media press social the two three a number of
    """
)
_OTHER_LAST = words(
    r"""
    outlets outlet media organizations organisations publications newspapers papers others sites
    """
)
_OTHERS = _OTHER_LAST | {"others", "media"}
_NUMBERS = words(
    r"""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion dozen dozens hundreds thousands millions billions scores half
    """
)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight")
_MONTHS = words(
    r"""
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)
_CUTS = words("for with at in on about from by to as who that which after before over , and")
"""Words before which a noun phrase may be cut short, so that what follows in the pattern finds its own words."""
_NO_NAME = EVERYDAY | words("then when while after before so yet still now if although though because since once even")
"""Words that have a capital for standing first in their sentence."""
_LINKS = frozenset({"of", "the", "de", "la", "van", "von", "bin", "al", "del", "der", "for", "and", "&", "-", "."})


class Slots:
    """The slot finders of one document. `units` are outlets and programmes, `platforms` social ones, as ranges."""

    __slots__ = (
        "_document",
        "_ends",
        "_phrases",
        "_platform_ends",
        "_platform_starts",
        "_quotes",
        "_starts",
        "_title_ends",
    )

    def __init__(
        self,
        document: Document,
        phrases: Phrases,
        units: Iterable[Range],
        platforms: Iterable[Range],
        titles: Iterable[Range],
    ) -> None:
        self._document = document
        self._phrases = phrases
        self._starts, self._ends = _edges(document, units)
        self._platform_starts, self._platform_ends = _edges(document, platforms)
        self._title_ends = {end: start for start, end in titles}
        self._quotes = document.quotes

    def sentences_with_outlets(self) -> set[int]:
        """Sentences in which {outlet} or {outlets} can find anything at all."""
        sentence_of = self._document.sentence_of
        named = {sentence_of[i] for i in self._starts}
        return named | {sentence_of[i] for i, word in enumerate(self._document.lower) if word in _OTHERS}

    def starting(self, kind: str, i: int, limit: int) -> list[Filled]:
        """Candidates for a slot that begins at token i and ends by `limit`."""
        if i >= limit:
            return []
        if kind == "outlet":
            return [f for f in self._starts.get(i, ()) if f[1] <= limit]
        if kind == "outlets":
            return self._series_from(i, limit)
        if kind == "platform":
            return [f for f in self._platform_starts.get(i, ()) if f[1] <= limit]
        if kind in ("source", "body"):
            return self._phrase_from(i, limit)
        if kind == "person":
            return self._person_from(i, limit)
        if kind == "name":
            name = self._name_from(i, limit) or (i, i)
            words = self._document.words
            return [((i, end), end) for end in range(name[1], i, -1) if _capital(words[end - 1])]
        return _forward(self._simple(kind, i, limit), limit)

    def ending(self, kind: str, i: int, limit: int) -> list[Filled]:
        """Candidates for a slot whose last token is i - 1 and whose first is `limit` or later."""
        if i <= limit:
            return []
        if kind == "outlet":
            return [f for f in self._ends.get(i, ()) if f[1] >= limit]
        if kind == "outlets":
            return self._series_to(i, limit)
        if kind == "platform":
            return [f for f in self._platform_ends.get(i, ()) if f[1] >= limit]
        if kind in ("source", "body"):
            return self._phrase_to(i, limit)
        if kind == "person":
            start = self._name_start(i, limit)
            if start is None:
                return []
            title = self._title_ends.get(start)
            return [((s, i), s) for s in (title, start) if s is not None and s >= limit]
        if kind == "name":
            start = self._name_start(i, limit)
            return [] if start is None else [((k, i), k) for k in range(start, i) if _capital(self._document.words[k])]
        if kind == "quote":
            return [((q.open, i), q.open) for q in self._quotes if q.closed and q.close + 1 == i and q.open >= limit]
        # Numbers and dates are short: try the starts before i, the longest first.
        for start in range(max(limit, i - 5), i):
            found = self._simple(kind, start, i)
            if found is not None and found[1] == i:
                return [(found, start)]
        return []

    def _simple(self, kind: str, i: int, limit: int) -> Range | None:
        if kind == "number":
            return self._number_from(i, limit)
        if kind == "date":
            return self._date_from(i, limit)
        if kind == "handle":
            return (i, i + 1) if self._document.words[i].startswith("@") and len(self._document.words[i]) > 1 else None
        if kind == "quote":
            return next(((i, q.close + 1) for q in self._quotes if q.open == i and q.closed), None)
        return None

    def _phrase_from(self, i: int, limit: int) -> list[Filled]:
        """The noun phrase that begins at i, and shorter ones that end before a preposition inside it, longest first."""
        phrase = self._phrases.phrase_starting_at(self._document, i)
        if phrase is None:
            return []
        lower = self._document.lower
        ends = [phrase[1], *(k for k in range(phrase[1] - 1, i, -1) if lower[k] in _CUTS)]
        return [((i, end), end) for end in ends if end <= limit]

    def _phrase_to(self, i: int, limit: int) -> list[Filled]:
        """The noun phrase whose last token is i - 1, and shorter ones that begin after a preposition inside it."""
        phrase = self._phrases.phrase_ending_at(self._document, i)
        if phrase is None:
            return []
        lower = self._document.lower
        starts = [phrase[0], *(k + 1 for k in range(phrase[0], i - 1) if lower[k] in _CUTS)]
        return [((start, i), start) for start in starts if start >= limit]

    def _series_from(self, i: int, limit: int) -> list[Filled]:
        """Outlets joined by commas and "and", the longest run first; each prefix is a candidate as well."""
        found: list[Filled] = []
        lower, at = self._document.lower, i
        while (member := self._member_from(at, limit)) is not None:
            end, on, start = member
            found.append(((found[0][0][0] if found else start, end), on))
            at = on
            while at < limit and lower[at] in _JOINS:
                at += 1
            if at == on or at >= limit:
                break
        return found[::-1]

    def _member_from(self, i: int, limit: int) -> tuple[int, int, int] | None:
        """(end, where to go on, start) of an outlet or "other outlets" that begins at i."""
        if i >= limit:
            return None
        unit = next((f for f in self._starts.get(i, ()) if f[1] <= limit), None)
        if unit is not None:
            return unit[0][1], unit[1], unit[0][0]
        lower, at = self._document.lower, i
        while at < min(limit, i + 5) and lower[at] in _OTHER_FIRST and lower[at] != "others":
            at += 1
        if at < limit and at > i and lower[at] in _OTHER_LAST:
            return at + 1, at + 1, i
        if lower[i] == "others":
            return i + 1, i + 1, i
        return (at, at, i) if at > i and lower[at - 1] == "media" else None

    def _series_to(self, i: int, limit: int) -> list[Filled]:
        """Series that end before i: every earlier start whose series reaches exactly to i, the farthest first."""
        found = []
        for start in range(max(limit, i - 24), i):
            for filled, on in self._series_from(start, i):
                if on == i:
                    found.append((filled, start))
        # Starts inside an earlier series ("The Hill" inside "CNN and The Hill") come after it.
        return found

    def _person_from(self, i: int, limit: int) -> list[Filled]:
        name = self._name_from(i, limit)
        if name is not None:
            return [(name, name[1])]
        phrase = self._phrases.phrase_starting_at(self._document, i)
        if (
            phrase is not None
            and phrase[1] <= limit
            and any(w[0].isupper() for w in self._document.words[i : phrase[1]])
        ):
            return [(phrase, phrase[1])]
        return []

    def _name_from(self, i: int, limit: int) -> Range | None:
        words = self._document.words
        if not _capital(words[i]) or self._document.lower[i] in _NO_NAME:
            return None
        end = i + 1
        while end < limit:
            if _capital(words[end]):
                end += 1
            elif end + 1 < limit and self._document.lower[end] in _LINKS and _capital(words[end + 1]):
                end += 2
            else:
                break
        return None if end == i + 1 and self._document.lower[i] in _DAYS else (i, end)

    def _name_start(self, i: int, limit: int) -> int | None:
        words = self._document.words
        start = i - 1
        if not _capital(words[start]):
            return None
        while start > limit:
            if _capital(words[start - 1]):
                start -= 1
            elif start - 1 > limit and self._document.lower[start - 1] in _LINKS and _capital(words[start - 2]):
                start -= 2
            else:
                break
        if self._document.lower[start] in _NO_NAME:  # "Then Ana de Witt": a sentence's first word
            start += 1
        if start == i - 1 and self._document.lower[start] in _DAYS:
            return None
        return start if start < i else None

    def _number_from(self, i: int, limit: int) -> Range | None:
        lower, end = self._document.lower, i
        while end < limit and (lower[end][0].isdigit() or lower[end] in _NUMBERS or _hyphened(lower[end])):
            end += 1
        if end < limit and end > i and lower[end] == "%":
            end += 1
        return (i, end) if end > i else None

    def _date_from(self, i: int, limit: int) -> Range | None:
        lower, end = self._document.lower, i
        if lower[i] in ("last", "this", "next", "early", "late", "earlier", "mid") and i + 1 < limit:
            end += 1
        if lower[end] in _DAYS:
            end += 1
            if end + 1 < limit and lower[end] == "," and lower[end + 1] in _MONTHS:
                end += 1
        elif end > i and lower[end] in (
            "week",
            "month",
            "year",
            "night",
            "summer",
            "winter",
            "spring",
            "fall",
            "autumn",
        ):
            return i, end + 1
        began = end
        if (
            end < limit
            and lower[end][0].isdigit()
            and len(lower[end]) <= 4
            and end + 1 < limit
            and lower[end + 1] in _MONTHS
        ):
            end += 1
        if end < limit and lower[end] in _MONTHS and _capital(self._document.words[end]):
            end += 1
            if end < limit and lower[end] == ".":
                end += 1
            if end < limit and lower[end][0].isdigit():
                end += 1
            if end + 1 < limit and lower[end] == "," and lower[end + 1].isdigit() and len(lower[end + 1]) == 4:
                end += 2
        elif end == began and end == i and len(lower[i]) == 4 and lower[i].isdigit() and lower[i][:2] in ("19", "20"):
            return i, i + 1
        elif end == began and end > i and lower[end - 1] not in _DAYS:
            return None
        return (i, end) if end > i else None


def _edges(document: Document, units: Iterable[Range]) -> tuple[Mapping[int, list[Filled]], Mapping[int, list[Filled]]]:
    """Units by where they begin and end, also with an article or quotation marks around them; longest first."""
    starts: dict[int, list[Filled]] = {}
    ends: dict[int, list[Filled]] = {}
    words, lower, size = document.words, document.lower, len(document)
    for start, end in sorted(units, key=lambda unit: (unit[0] - unit[1], unit)):
        first = start - 1 if start > 0 and lower[start - 1] == "the" else start
        last = end
        marked = first > 0 and words[first - 1] in _OPENING
        inner = any(words[i] in _OPENING for i in range(start, end))  # ABC's “This Week”
        if (marked or inner) and end < size and words[end] in _CLOSING:
            last = end + 1
        before = {start, first} | ({first - 1} if marked else set())
        for place in before:
            starts.setdefault(place, []).append(((start, end), last if place < first or inner else end))
        for place in {end, last}:
            ends.setdefault(place, []).append(((start, end), first - 1 if marked and place > end else first))
            if first != start and place == end:
                ends[place].append(((start, end), start))
    return starts, ends


def _forward(found: Range | None, limit: int) -> list[Filled]:
    return [(found, found[1])] if found is not None and found[1] <= limit else []


def _capital(word: str) -> bool:
    return word[0].isupper()


def _hyphened(word: str) -> bool:
    head, dash, tail = word.partition("-")
    return bool(dash) and head in _NUMBERS and tail in _NUMBERS
