"""Capitalised names in a document: where they are, their titles, and what sort of thing bears them.

Finds names; who is the same as whom is `registry`'s business. Measured beforehand: capitalised runs with word lists
cover 97 % of what a statistical tagger finds in news prose, at a hundred times its speed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.ruleset.kinds.title import Gender
from provenance.sources.lexicon import FUNCTION_WORDS, Lexicon
from provenance.sources.marks import Marks
from provenance.text.verbforms import AMBIGUOUS, BASE, FINITE
from provenance.values import Document

Sort = Literal["person", "organization", "outlet", "country", "place", "people", "adjective", "noun", "unknown"]

SUFFIXES = frozenset("jr sr ii iii iv".split())
_LINKS = frozenset("of for on to".split())
_MONTH_NAMES = frozenset("april may june august march".split())
"""Months that end people's names too ("Theresa May")."""
_VERBS = frozenset({*FINITE, *BASE, *AMBIGUOUS})
"""Forms that open an order, a question or a headline's clause more often than they are somebody's name."""
_DOTTED = frozenset(
    """mr mrs ms dr prof rev hon sen sens rep reps gov govs gen gens lt col maj capt cpl sgt adm cmdr brig pres sec st
    jr sr del insp supt fr msgr ft mt inc corp co ltd""".split()
)
"""Abbreviations whose dot does not end a name."""

_HEADLINE_SHARE = 0.8
"""A line of four telling words or more, eight in ten of them capitalised, is set in title case."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens [start, end); [lead, start) are capitalised titles before it."""

    start: int
    end: int
    lead: int
    sort: Sort
    words: tuple[str, ...]
    """The name's own words, plain and lower case, without dots."""
    outlet: str | None = None
    gender: Gender | None = None
    titled: bool = False
    the: bool = False
    """Whether an article stands before it: people bear none."""


class NameFinder:
    """One pass over one document. Holds what the steps share; `find` is the only entrance."""

    __slots__ = ("capitals", "ends", "found", "known_lower", "lexicon", "lower", "marks", "sentence_of", "size", "starts", "words")

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon) -> None:
        self.words = document.words
        self.lower = document.lower
        self.starts = document.starts
        self.ends = document.ends
        self.sentence_of = document.sentence_of
        self.marks = marks
        self.lexicon = lexicon
        self.size = len(document.words)
        self.known_lower = frozenset(document.words)
        self.found: list[Name] = []
        self.capitals: set[str] | None = None

    def find(self, skip: frozenset[int]) -> list[Name]:
        """Names in text order. `skip`: sentences set in title case, where capitals mean nothing."""
        words, outlets, i = self.words, self.marks.outlets, 0
        while i < self.size:
            if i in outlets:
                i = self._outlet(i)
            elif not words[i][0].isupper() or self.sentence_of[i] in skip:
                i += 1
            else:
                i = self._run(i)
        return self.found

    # -- runs

    def _outlet(self, i: int) -> int:
        end, canonical = self.marks.outlets[i]
        if end < self.size and self.words[end][0].isupper() and self._closes(end, i) and self._same_sentence(i, end):
            return self._run(i)  # "Post Foundation", "Times Square": the outlet's word is part of another name
        the = self.lower[i] == "the" or (i > 0 and self.lower[i - 1] == "the")
        self.found.append(Name(i, end, i, "outlet", self._plain_words(i, end), canonical, the=the))
        return end

    def _closes(self, j: int, first: int) -> bool:
        """Whether the capitalised run that goes on at j ends as the name of a body does."""
        last = self._extend(j, first) - 1
        return self.lower[last] in self.lexicon.endings

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.sentence_of[i] == self.sentence_of[j]

    def _opens(self, i: int) -> bool:
        """Whether token i is capitalised by its place alone."""
        return i == 0 or self.sentence_of[i - 1] != self.sentence_of[i] or self.words[i - 1] in '"“‘:([—–*'

    def _run(self, i: int) -> int:
        low = self.lower[i]
        if low == "i" and i + 1 < self.size and self.words[i + 1] == "." and self._inner_dot(i + 1, self.sentence_of[i]):
            low = "i."
        if i and self.words[i - 1] == "(" and (low[1:2] in ("", "-")) and low[0] in "rdi":
            return self._past_bracket(i)
        if low in FUNCTION_WORDS and (self._opens(i) or low != "us") and not self._acronym(i):
            return i + 1
        end = self._extend(i + 1, i)
        first = i
        if self._opens(i) and self._ordinary(i, end):
            first = i + 1
            while first < end and not self.words[first][0].isupper():
                first += 1
            if first >= end:
                return end
        self._split(first, end)
        return end

    def _past_bracket(self, i: int) -> int:
        """Behind "(R-Ohio)", which names a party and a place."""
        for j in range(i, min(i + 8, self.size)):
            if self.words[j] == ")":
                return j
        return i + 1

    def _acronym(self, i: int) -> bool:
        word = self.words[i]
        return len(word) > 1 and word.isupper() and not (i + 1 < self.size and self.words[i + 1].isupper())

    def _ordinary(self, i: int, end: int) -> bool:
        """Whether the word that opens a sentence is an everyday word and no part of the name behind it."""
        low = self.lower[i]
        lexicon = self.lexicon
        if low in lexicon.given or low in lexicon.peoples or low in lexicon.countries or low in lexicon.places:
            return False
        pair = " ".join(self.lower[i : i + 2])
        if pair in lexicon.places or pair in lexicon.countries or pair in lexicon.bodies:
            return False
        if end > i + 1 and (i in self.marks.titles or self.lower[end - 1] in lexicon.endings):
            return False
        if low in self.known_lower:
            return not (end > i + 1 and self._pair_elsewhere(i))
        if end == i + 1 and low not in lexicon.bodies and not self._capital_elsewhere(low):
            return i in self.marks.nouns or low in _VERBS or low.endswith(("ing", "ed", "ly"))
        return low.endswith(("ing", "ed", "ly")) and not self._capital_elsewhere(low)

    def _pair_elsewhere(self, i: int) -> bool:
        """Whether the same two capitalised words stand together inside another sentence."""
        first, second = self.words[i], self.words[i + 1]
        return any(
            self.words[k] == first and self.words[k + 1] == second and not self._opens(k) for k in range(self.size - 1)
        )

    def _capital_elsewhere(self, low: str) -> bool:
        """Whether a word bears its capital inside a sentence too."""
        if self.capitals is None:
            words, opens = self.words, self._opens
            self.capitals = {low for k, low in enumerate(self.lower) if words[k][0].isupper() and not opens(k)}
        return low in self.capitals

    def _extend(self, j: int, first: int) -> int:
        """End of the capitalised run that has reached j."""
        words, lower, size = self.words, self.lower, self.size
        sentence = self.sentence_of[first]
        while j < size and self.sentence_of[j] == sentence:
            word = words[j]
            if word[0].isupper():
                if lower[j - 1] == "." and lower[j] in FUNCTION_WORDS:
                    break
                j += 1
            elif word == "." and self._inner_dot(j, sentence):
                j += 1
            else:
                more = self._link(j, first, sentence)
                if more == j:
                    break
                j = more
        return j

    def _inner_dot(self, j: int, sentence: int) -> bool:
        before = self.lower[j - 1]
        if self.ends[j - 1] != self.starts[j] or not (len(before) == 1 or before in _DOTTED):
            return False
        return j + 1 < self.size and self.sentence_of[j + 1] == sentence and self.words[j + 1][0].isupper()

    def _link(self, j: int, first: int, sentence: int) -> int:
        """Where a name goes on past small words: particles, "of", "&", a nickname in quotation marks."""
        lower, words = self.lower, self.words
        low = lower[j]
        if low in _LINKS or low == "and":
            at = j + 1
            if at < self.size and lower[at] in ("the", "a"):
                at += 1
            if not self._capital(at, sentence):
                return j
            if low == "and":
                return self._joined(j, at, first)
            head = lower[j - 1]
            if low == "of" and head in ("secretary", "chief", "leader", "state"):
                return at + 1
            closes = head in self.lexicon.endings and low != "to" and (low != "on" or head in _ON)
            return at + 1 if closes else j
        if low in self.lexicon.particles:
            at = j + 1
            if at < self.size and lower[at] in self.lexicon.particles:
                at += 1
            return at + 1 if self._capital(at, sentence) and lower[j - 1] not in self.lexicon.endings else j
        if low == "&" and self._capital(j + 1, sentence):
            return j + 2
        nick = words[j] in "“\"'‘(" and j + 3 < self.size and words[j + 2] in "”\"'’)" and self._capital(j + 1, sentence)
        if nick and self._capital(j + 3, sentence) and lower[j - 1] in self.lexicon.given:
            return j + 4
        return j

    def _joined(self, j: int, at: int, first: int) -> int:
        """ "Department of Health and Human Services": the part after "and" closes the body's name."""
        inside = any(word in _LINKS for word in self.lower[first:j])
        end = at
        while end < self.size and self.words[end][0].isupper() and self._same_sentence(end, first):
            end += 1
        closing = self.lower[end - 1] in self.lexicon.endings and end - at <= 3
        return end if closing and (inside or self.lower[at] not in self.lexicon.given) and inside else j

    def _capital(self, j: int, sentence: int) -> bool:
        return j < self.size and self.sentence_of[j] == sentence and self.words[j][0].isupper()

    # -- what a run holds

    def _plain_words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple([w for w in self.lower[start:end] if w[0].isalnum() and w not in ("the", "a")])

    def _split(self, first: int, end: int) -> None:
        """Take days off the ends, titles and origins off the front, and note the name that is left."""
        calendar, lower = self.lexicon.calendar, self.lower
        while first < end and (lower[first] in calendar or not lower[first][0].isalnum()):
            first += 1
        while end > first and (
            (lower[end - 1] in calendar and not (end - first > 1 and lower[end - 1] in _MONTH_NAMES))
            or not lower[end - 1][0].isalnum()
            or (lower[end - 1] in FUNCTION_WORDS and not (self.words[end - 1].isupper() and end - first == 1))
        ):
            end -= 1
        body = self._body(first, end)
        if not body:
            last = end
            end = self._untitled(first, end)
            if first >= end and last - first == 1:
                # A calling by itself; if somebody of that surname turns up, it may be a surname.
                self.found.append(Name(first, last, first, "noun", self._plain_words(first, last)))
        if first >= end:
            return
        start, gender, titled = (first, None, False) if body else self._titles(first, end)
        if start >= end:
            return
        the = first > 0 and lower[first - 1] in ("the", "a", "an")
        sort = self._sort(start, end, titled, the, body)
        if sort in ("person", "unknown"):
            start = self._origin(start, end)
            if sort == "unknown" and end - start > 1 and lower[start] in self.lexicon.given and not the:
                sort = "person"
        words = self._plain_words(start, end)
        if words and sort != "adjective" and not (len(words) == 1 and words[0] in _DOTTED):
            self.found.append(Name(start, end, first, sort, words, None, gender, titled, the))

    def _untitled(self, first: int, end: int) -> int:
        """Cut off a title, party or crowd noun that ends the run: "FBI Director", "Republicans" name nobody."""
        last = end - 1
        if first >= end or (self.lower[first] in self.lexicon.given and end - first > 1) or self._addressed(last):
            return end
        title, noun = self.marks.titles.get(last), self.marks.nouns.get(last)
        if title is not None:
            end = max(first, title.start)
        elif noun is not None:
            end = max(first, noun.start)
        else:
            return end
        while end > first and (self.lower[end - 1] in _LINKS or not self.lower[end - 1][0].isalnum()):
            end -= 1
        return end

    def _addressed(self, last: int) -> bool:
        """Whether a title stands before a last word that is itself a calling: "Mr. Singer", "Senator Baker"."""
        before = last - 2 if last > 1 and self.words[last - 1] == "." else last - 1
        title, own = self.marks.titles.get(before), self.marks.titles.get(last)
        if title is None or (own is not None and own.start < last) or not self.words[before][0].isupper():
            return False
        return title.rule.id.startswith("title.honorific") or title.rule.office is not None

    def _body(self, first: int, end: int) -> bool:
        """Whether the run as a whole is the name of a body."""
        lower, lexicon = self.lower, self.lexicon
        last = lower[end - 1]
        if last == "." and end - 2 >= first:
            last = lower[end - 2]
        if " ".join(lower[first:end]) in lexicon.bodies:
            return True
        if end - first > 1 and (last in lexicon.endings or last in lexicon.presses):
            return not (lower[first] in lexicon.given and end - first == 2)
        if any(w in _LINKS for w in lower[first:end]):
            link = next(i for i in range(first, end) if lower[i] in _LINKS)
            return lower[link - 1] in lexicon.endings or lower[link - 1] in lexicon.presses
        return False

    def _titles(self, first: int, end: int) -> tuple[int, Gender | None, bool]:
        """Where the name begins behind its titles, what they tell of the gender, whether there are any."""
        start, gender, titled = first, None, False
        titles = self.marks.titles
        for k in range(first, end - 1):
            title = titles.get(k)
            if title is None:
                continue
            after = k + 1
            while after < end and (not self.words[after][0].isalnum() or self.lower[after] in FUNCTION_WORDS):
                after += 1
            if after < end:
                start, titled = after, True
                gender = title.rule.gender or gender
        before = titles.get(first - 1) if self.words[first - 1 : first] != (".",) else titles.get(first - 2)
        if first and before is not None and self._same_sentence(first - 1, first):
            titled = True
            gender = gender or before.rule.gender
        return start, gender, titled

    def _origin(self, start: int, end: int) -> int:
        """Skip "Latvian", "Republican", "Crooked" before a first name; not "J." before a second one."""
        given = self.lexicon.given
        while end - start > 2 and self.lower[start] not in given and len(self.lower[start]) > 1 and (
            self.lower[start + 1] in given and self.lower[start + 1] not in self.lexicon.particles
        ):
            start += 1
        return start

    def _stands_alone(self, end: int) -> bool:
        """Whether nothing that "the Chinese" could describe follows."""
        return end >= self.size or self.lower[end] in FUNCTION_WORDS or not self.words[end][0].isalpha()

    def _sort(self, start: int, end: int, titled: bool, the: bool, body: bool) -> Sort:
        lexicon, lower = self.lexicon, self.lower
        whole = " ".join(lower[start:end])
        single = end - start == 1
        if body:
            last = lower[end - 1]
            press = last in lexicon.presses or any(w in lexicon.presses for w in lower[start:end])
            return "outlet" if press and last not in ("service", "department") else "organization"
        if whole in lexicon.countries:
            return "country"
        if titled and whole not in lexicon.places:
            return "person"
        if whole in lexicon.places:
            return "place"
        if single and whole in lexicon.peoples:
            return "people" if whole.endswith("s") or the and self._stands_alone(end) else "adjective"
        if not single and lower[start] in lexicon.given and not the:
            return "person"
        if single and len(whole) > 1 and self.words[start].isupper():
            return "organization"
        return "unknown"



_ON = frozenset("commission committee council conference subcommittee board center centre panel".split())
"""Bodies whose names go on with "on"."""


def title_case(document: Document) -> frozenset[int]:
    """Sentences set in title case: headlines, cross-heads, bylines. The first paragraph may close with a full stop."""
    found: list[int] = []
    words, lower = document.words, document.lower
    for number, (first, end) in enumerate(document.sentences):
        if (words[end - 1] == "." and document.paragraph_of[first] > 0) or end - first < 4:
            continue
        telling = [k for k in range(first, end) if words[k].isalpha() and (len(words[k]) > 3 or lower[k] not in FUNCTION_WORDS)]
        if len(telling) >= 4 and sum(words[k][0].isupper() for k in telling) >= _HEADLINE_SHARE * len(telling):
            found.append(number)
    return frozenset(found)
