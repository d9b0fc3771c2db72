"""Runs of capitalised words: where they begin and end, and which capitals mean nothing. Says not what they name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.vocabulary import FUNCTION_WORDS, words_of
from provenance.text.grammar import BE, ED, HAVE, MODAL, VERB, word_class
from provenance.values import Document, Range

LINKS = words_of("of for on to")
"""Small words inside the names of bodies."""
DOTTED = words_of(
    """
    mr mrs ms dr prof rev hon sen sens rep reps gov govs gen gens lt col maj capt cpl sgt adm cmdr brig pres sec
    st jr sr del insp supt engr cllr fr msgr ft mt inc corp co ltd
    """
)
"""Abbreviations whose dot does not end a name."""
_ON = words_of("commission committee council conference subcommittee board center centre panel")
"""Bodies whose names go on with "on"."""
_OF = words_of("secretary chief leader state")
"""Titles that go on with "of"."""
_SAINTS = words_of("st saint")
_PATRONS = words_of("king queen prince children women men people sheriff attorney governor coroner prosecutor")
"""Words in whose genitive schools, hospitals and offices bear their names."""
_SPEAKING = frozenset((low,) for low in ("'s", "said", "says", "told", "announced", "declined", "denied", "confirmed"))
"""Words that show a name that nothing else shows: only somebody's name is followed by them."""
_FINITE = frozenset({VERB, ED, MODAL, BE, HAVE})
_OPENING = frozenset('"“‘:([—–*')
"""Marks behind which any word may bear a capital."""
_QUOTES = frozenset("“”\"'‘’()")
_HEADLINE_SHARE = 0.8
"""A line of four telling words or more, eight in ten of them capitalised, is set in title case."""
_STOPPED_SHARE = 0.95
"""With a full stop at its end it may be a sentence full of names, and nearly every word must bear a capital."""


class Runs:
    """The capitalised runs of one document."""

    __slots__ = (
        "_accounts",
        "_capitals",
        "_document",
        "_ends",
        "_first",
        "_inside",
        "_lexicon",
        "_lower",
        "_marks",
        "_sentence_of",
        "_size",
        "_starts",
        "_surnames",
        "_words",
    )

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon) -> None:
        self._document = document
        self._words, self._lower = document.words, document.lower
        self._starts, self._ends = document.starts, document.ends
        self._sentence_of = document.sentence_of
        self._size = len(document.words)
        self._marks = marks
        self._lexicon = lexicon
        # What differs from its plain form has a capital or an apostrophe: cheaper than asking every word.
        self._capitals = [
            k for k, (word, low) in enumerate(zip(document.words, document.lower, strict=True))
            if word != low and word[0].isupper()
        ]  # fmt: skip
        handles = enumerate(document.words) if "@" in document.text else ()
        self._accounts = {k for k, word in handles if word[0] == "@" and len(word) > 1}
        self._inside: set[str] | None = None
        self._first: set[str] | None = None
        given = lexicon.given
        self._surnames = {
            document.lower[k]
            for k in self._capitals
            if k
            and document.lower[k] in FUNCTION_WORDS
            and document.lower[k - 1] in given
            and document.words[k - 1][0].isupper()
        }
        """Small words that are somebody's surname here: "George Will"."""

    def all(self, skip: frozenset[int]) -> Iterator[tuple[Range, bool]]:
        """Runs in text order, and whether each is the name of an outlet. `skip`: sentences set in title case.

        An account's handle is a run of its own.
        """
        outlets, reach = self._marks.outlets, 0
        for i in sorted({*self._capitals, *outlets, *self._accounts}):
            if i < reach:
                continue
            if i in self._accounts:
                reach = i + 1
                yield (i, reach), False
            elif i in outlets and not self._swallowed(i):
                reach = outlets[i][0]
                yield (i, reach), True
            elif self._sentence_of[i] not in skip and self._words[i][0].isupper():
                first, reach = self._run(i)
                if first < reach:
                    yield (first, reach), False

    def surname(self, low: str) -> bool:
        """Whether a small word is a surname in this document."""
        return low in self._surnames

    def _swallowed(self, i: int) -> bool:
        """Whether an outlet's word is part of another name: "Post Foundation", "Times Square Hotel"."""
        end = self._marks.outlets[i][0]
        if not self._capital(end, self._sentence_of[i]):
            return False
        return self._lower[self._extend(end, i) - 1] in self._lexicon.endings

    def _run(self, i: int) -> Range:
        """The run that starts at token i, less an everyday word in front; (end, end) if nothing is left."""
        low = self._lower[i]
        if self._words[i - 1] == "(" and low[1:2] in ("", "-") and low[0] in "rdi" and i:
            end = self._past_bracket(i)
            return end, end
        if (
            low in FUNCTION_WORDS
            and low not in self._surnames
            and (self._opens(i) or low != "us")
            and not self._acronym(i)
            and not self._initial(i)
            and not self._given(i)
        ):
            return i + 1, i + 1
        end, first = self._extend(i + 1, i), i
        if self._opens(i) and self._ordinary(i, end):
            first = i + 1
            while first < end and not self._words[first][0].isupper():
                first += 1
        return first, end

    def _past_bracket(self, i: int) -> int:
        """Behind "(R-Ohio)", which names a party and a place."""
        for j in range(i, min(i + 8, self._size)):
            if self._words[j] == ")":
                return j
        return i + 1

    def _acronym(self, i: int) -> bool:
        word = self._words[i]
        return len(word) > 1 and word.isupper() and not (i + 1 < self._size and self._words[i + 1].isupper())

    def _given(self, i: int) -> bool:
        """Whether "Will" is a first name, not a question's verb: "Will Reed said so."."""
        end = self._document.sentences[self._sentence_of[i]][1]
        named = self._lower[i] in self._lexicon.given and self._capital(i + 1, self._sentence_of[i])
        return named and self._words[end - 1] != "?" and self._lower[i + 2 : i + 3] in _SPEAKING

    def _initial(self, i: int) -> bool:
        """Whether a lone "I" or "A" is somebody's initial: "I. Ruiz"."""
        dotted = i + 1 < self._size and self._words[i + 1] == "."
        return dotted and len(self._words[i]) == 1 and self._inner_dot(i + 1, self._sentence_of[i])

    # -- where a run begins

    def _opens(self, i: int) -> bool:
        """Whether token i is capitalised by its place alone."""
        return i == 0 or self._sentence_of[i - 1] != self._sentence_of[i] or self._words[i - 1] in _OPENING

    def _ordinary(self, i: int, end: int) -> bool:
        """Whether the word that opens a sentence is an everyday word and no part of the name behind it."""
        low, lexicon = self._lower[i], self._lexicon
        if low in lexicon.given or low in lexicon.peoples or low in lexicon.countries or low in lexicon.places:
            return False
        pair = " ".join(self._lower[i : i + 2])
        if pair in lexicon.places or pair in lexicon.countries or pair in lexicon.bodies:
            return False
        single = end == i + 1
        if not single and (i in self._marks.titles or self._lower[end - 1] in lexicon.endings):
            return False
        if low in self._words:
            return single or not self._pair_inside(i)
        if self._capital_inside(low) or low in lexicon.bodies:
            return False
        if single:
            if not self._words[i][1:].islower() and self._words[i].isalpha():
                return False  # "SkyKestrel"
            return not self._words[i].isupper() and self._lower[end : end + 1] not in _SPEAKING and not self._leads(i)
        return low.endswith(("ing", "ed", "ly"))

    def _pair_inside(self, i: int) -> bool:
        """Whether the same two capitalised words stand together inside another sentence."""
        words = self._words
        return any(
            words[k] == words[i] and words[k + 1 : k + 2] == words[i + 1 : i + 2] and not self._opens(k)
            for k in self._capitals
        )

    def _leads(self, i: int) -> bool:
        """Whether a word with a verb behind opens a longer name elsewhere: "Kestrel warned" beside "Kestrel Home"."""
        if i + 1 >= self._size or word_class(self._document, i + 1) not in _FINITE:
            return False
        if self._first is None:
            beside = (a for a, b in pairwise(self._capitals) if b == a + 1)
            self._first = {self._lower[a] for a in beside if self._sentence_of[a] == self._sentence_of[a + 1]}
        return self._lower[i] in self._first

    def _capital_inside(self, low: str) -> bool:
        """Whether a word bears its capital inside a sentence too."""
        if self._inside is None:
            self._inside = {self._lower[k] for k in self._capitals if not self._opens(k)}
        return low in self._inside

    # -- where it ends

    def _extend(self, j: int, first: int) -> int:
        """End of the capitalised run that has reached j."""
        words, lower, size = self._words, self._lower, self._size
        sentence = self._sentence_of[first]
        while j < size and self._sentence_of[j] == sentence:
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
        before = self._lower[j - 1]
        if self._ends[j - 1] != self._starts[j] or not (len(before) == 1 or before in DOTTED):
            return False
        return j + 1 < self._size and self._sentence_of[j + 1] == sentence and self._words[j + 1][0].isupper()

    def _link(self, j: int, first: int, sentence: int) -> int:
        """Where a name goes on past small words, j if it does not: particles, "of", "&", "'", a nickname."""
        low = self._lower[j]
        if low == "and" or low in LINKS:
            return self._small_word(j, first, sentence)
        if low in self._lexicon.particles:
            at = j + 2 if j + 1 < self._size and self._lower[j + 1] in self._lexicon.particles else j + 1
            return at + 1 if self._capital(at, sentence) and self._lower[j - 1] not in self._lexicon.endings else j
        if low == "&":
            return j + 2 if self._capital(j + 1, sentence) else j
        if low in ("'", "’") and self._lower[j - 1].endswith("s") and self._capital(j + 1, sentence):
            return j + 2 if self._lower[j + 1] in self._lexicon.endings else j  # "Bakers' Union"
        if low == "'s" and self._owned(j, first, sentence):
            return j + 2
        return self._nickname(j, sentence)

    def _owned(self, j: int, first: int, sentence: int) -> bool:
        """Whether a body bears somebody's name in the genitive: "St Aidan's Academy", "the King's College"."""
        if self._lower[j - 1 : j + 2] == ("state", "'s", "attorney"):
            return True  # "State's Attorney's Office"
        if not (self._lower[first] in _SAINTS or self._lower[j - 1] in _PATRONS):
            return False
        end = j + 1
        while self._capital(end, sentence):
            end += 1
        return end > j + 1 and self._lower[end - 1] in self._lexicon.endings

    def _small_word(self, j: int, first: int, sentence: int) -> int:
        """ "Department of ...", "Centre for the ...", "Secretary of State"."""
        low, head = self._lower[j], self._lower[j - 1]
        at = j + 2 if j + 1 < self._size and self._lower[j + 1] in ("the", "a") else j + 1
        if not self._capital(at, sentence):
            return j
        if low == "and":
            return self._joined(j, at, first)
        if low == "of" and head in _OF:
            return at + 1
        return at + 1 if head in self._lexicon.endings and low != "to" and (low != "on" or head in _ON) else j

    def _nickname(self, j: int, sentence: int) -> int:
        """ "Ana “Nan” Ruiz"."""
        if self._words[j] not in _QUOTES or self._lower[j - 1] not in self._lexicon.given:
            return j
        closed = j + 3 < self._size and self._words[j + 2] in _QUOTES
        return j + 4 if closed and self._capital(j + 1, sentence) and self._capital(j + 3, sentence) else j

    def _joined(self, j: int, at: int, first: int) -> int:
        """ "Department of Health and Human Services": the part after "and" closes the body's name."""
        inside = any(word in LINKS for word in self._lower[first:j]) or (
            j - first <= 2 and first > 0 and self._lower[first - 1] == "the" and self._plain_word(j - 1)
        )
        end = at
        while (
            end < self._size
            and self._sentence_of[end] == self._sentence_of[first]
            and (
                self._words[end][0].isupper()
                or (self._words[end] in "'’" and self._capital(end + 1, self._sentence_of[first]))
            )
        ):
            end += 1
        if not inside:
            return j
        closing = self._lower[end - 1] in self._lexicon.endings and end - at <= 3
        plain = self._lower[first] in self._lexicon.endings and end - at <= 2 and self._plain_word(at)
        return end if closing or plain else j  # "Centers for Disease Control and Prevention"

    def _plain_word(self, k: int) -> bool:
        """Whether a capitalised word names nothing by itself ("Harbour" in "the Harbour and Quay Workers' Union")."""
        low, lexicon = self._lower[k], self._lexicon
        if self._words[k].isupper() or low in lexicon.given or low in lexicon.endings or low in lexicon.bodies:
            return False
        return low not in lexicon.countries and low not in lexicon.places and low not in lexicon.peoples

    def _capital(self, j: int, sentence: int) -> bool:
        return j < self._size and self._sentence_of[j] == sentence and self._words[j][0].isupper()


def title_case(document: Document) -> frozenset[int]:
    """Sentences set in title case: headlines, cross-heads, bylines. The first paragraph may close with a full stop."""
    found: list[int] = []
    words, lower = document.words, document.lower
    for number, (first, end) in enumerate(document.sentences):
        if (words[end - 1] == "." and document.paragraph_of[first] > 0) or end - first < 4:
            continue
        telling = [
            k for k in range(first, end) if words[k].isalpha() and (len(words[k]) > 3 or lower[k] not in FUNCTION_WORDS)
        ]
        share = _STOPPED_SHARE if words[end - 1] == "." else _HEADLINE_SHARE
        if len(telling) >= 4 and sum(words[k][0].isupper() for k in telling) >= share * len(telling):
            found.append(number)
    return frozenset(found)
