"""Noun phrases that end or start at a token, found without a tagger. Does not judge who a phrase stands for.

Serves the slots {source}, {person} and {body} of the rules and the subjects of the attribution frames. Ranges are
[first, end): `phrase_ending_at(document, i)` covers the tokens just before i, `phrase_starting_at(document, i)` those
from i on. Neither leaves its sentence or crosses a quotation mark. `ending_at` and `starting_at` are the same for
callers that have the document's word classes at hand.
"""

from __future__ import annotations

from typing import Protocol

from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ED,
    GENITIVE,
    ING,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    THAT,
    TIME,
    TO,
    VERB,
    word_class,
    word_set,
)  # fmt: skip
from provenance.values import Document, Range

LONGEST = 30
"""Tokens of the longest source phrase we look for; 99 in 100 sources of news prose are shorter."""

_OPENERS = frozenset({DETERMINER, POSSESSIVE, NAME, NUMBER})
_PLAIN = frozenset({NOUN, NAME, NUMBER, GENITIVE, POSSESSIVE, DETERMINER, TIME})
_HEADS = frozenset({NOUN, NAME, NUMBER, AMBIGUOUS, SUBJECT, OBJECT, BASE_VERB, ED, TIME, DETERMINER, ING})
_PRONOUNS = frozenset({SUBJECT, OBJECT})
_NOUNS = frozenset({NOUN, NAME, NUMBER, AMBIGUOUS, TIME})
_BRACKET = 25
"""Tokens of the longest bracket that may stand between a name and its verb."""
_ARTICLES = frozenset({DETERMINER, POSSESSIVE})
_NO_MORE_NOUN = frozenset({DETERMINER, POSSESSIVE, SUBJECT, OBJECT, NAME, ADVERB, TO, THAT})
_POSTMODIFIERS = word_set("of for at in from with on to within inside near by about among between")
_ACCESS = word_set("familiar close briefed involved knowledgeable privy aware present working speaking based")
"""Adjectives that follow a source noun and say how near it is to the facts (ICD 206, access)."""
_ACCESS_TO = word_set("with to on in of about")
_STRONG = word_set(
    "held led made sent built found told taught brought bought caught seen shown written known given taken"
)
_TO_NOUNS = word_set("close adviser advisor advisers advisors ambassador envoy aide aides candidate assistant counsel")
_ABBREVIATED = word_set(
    "mr mrs ms dr sen sens rep reps gov gen lt col maj capt sgt st jr sr prof rev hon inc corp co no u.s vs"
)


class Classes(Protocol):
    """Word classes by token: a whole document's, or one that looks each up when asked."""

    def __getitem__(self, i: int, /) -> int: ...


class _Lazy:
    """Word classes looked up one by one: cheaper than a whole document's for a single slot."""

    __slots__ = ("_document",)

    def __init__(self, document: Document) -> None:
        self._document = document

    def __getitem__(self, i: int) -> int:
        return word_class(self._document, i)


def phrase_starting_at(document: Document, i: int) -> Range | None:
    """The noun phrase whose first token is i, with its "of", "for", "familiar with" parts; None if there is none."""
    return starting_at(document, _Lazy(document), i)


def phrase_ending_at(document: Document, i: int) -> Range | None:
    """The noun phrase whose last token is i - 1, as far left as it reaches; None if there is none.

    A comma just before i closes an appositive: "Ana Ruiz, a deputy mayor of Lorne," gives the whole but the comma.
    """
    return ending_at(document, _Lazy(document), i)


def starting_at(document: Document, kinds: Classes, i: int) -> Range | None:
    """See `phrase_starting_at`."""
    if not 0 <= i < len(document.words) or document.quoted[i] >= 2:
        return None
    if kinds[i] in _PRONOUNS:
        return i, i + 1
    end = _base_end(document, kinds, i)
    if end is None:
        return None
    limit = min(document.sentences[document.sentence_of[i]][1], i + LONGEST)
    while end < limit and document.quoted[end] == document.quoted[i]:
        more = _postmodified(document, kinds, end, limit)
        if more is None:
            break
        end = min(more, limit)
    return i, end


def _postmodified(document: Document, kinds: Classes, end: int, limit: int) -> int | None:
    """End of the phrase with the modifier that starts at `end`, or None when nothing hangs on it there."""
    low, after = document.lower[end], end + 1
    if after >= limit:
        return None
    if low in _POSTMODIFIERS:
        if kinds[after] == TIME or (low == "in" and kinds[after] == NUMBER):
            return None  # "on Friday" tells when, not who
        return _base_end(document, kinds, after)
    if low in _ACCESS and after + 1 < limit and document.lower[after] in _ACCESS_TO:
        return _base_end(document, kinds, after + 1)
    if low in ("and", "&") and kinds[after] in _OPENERS:
        return _base_end(document, kinds, after)
    if kinds[end] == ED and document.lower[after] == "by" and after + 1 < limit:
        return _base_end(document, kinds, after + 1)
    return None


def _base_end(document: Document, kinds: Classes, i: int) -> int | None:
    """End of the base noun phrase (no post-modifiers) starting at token i."""
    if kinds[i] in _PRONOUNS:
        return i + 1
    limit, mark = min(document.sentences[document.sentence_of[i]][1], i + LONGEST), document.quoted[i]
    head, j = None, i
    while j < limit and document.quoted[j] == mark:
        kind = kinds[j]
        if kind in (NOUN, NAME, NUMBER, TIME):
            head = j
        elif kind == DETERMINER and j + 1 < limit and document.lower[j + 1] == "of":
            return j + 1  # "some of the rivals", "one of them"
        elif kind in (AMBIGUOUS, BASE_VERB, ED, ING, VERB):
            if not _verb_as_noun(document, kinds, j, i, head):
                break
            head = j
        elif not _passes(document, kinds, j, i, head):
            break
        j += 1
    return None if head is None else head + 1


def _passes(document: Document, kinds: Classes, j: int, i: int, head: int | None) -> bool:
    """Whether a word that is no noun may stand inside a base noun phrase at j."""
    kind = kinds[j]
    if kind in _ARTICLES:
        return j == i or kinds[j - 1] in _ARTICLES
    if kind == GENITIVE:
        return head is not None
    if kind == ADVERB:
        return head is None and j > i
    return _abbreviation_dot(document, j)


def _verb_as_noun(document: Document, kinds: Classes, j: int, i: int, head: int | None) -> bool:
    """ "the proposed plan", "a planned vote": a verb form before the head; after a head it is the sentence's verb."""
    kind = kinds[j]
    if j == i:
        return kind in (AMBIGUOUS, ED)
    if head is None or kinds[j - 1] == GENITIVE:
        return True
    return kind == AMBIGUOUS and _noun_place(document, kinds, j)


def _noun_place(document: Document, kinds: Classes, j: int) -> bool:
    """Whether an ambiguous word after a noun reads as a noun too ("cost report", "house call")."""
    return j + 1 >= len(document.words) or kinds[j + 1] not in _NO_MORE_NOUN


def ending_at(document: Document, kinds: Classes, i: int) -> Range | None:
    """See `phrase_ending_at`."""
    if not 0 < i <= len(document.words):
        return None
    last = i - 1
    if document.words[last] == "," and last:
        opening = _appositive_opening(document, kinds, last)
        name = None if opening is None else _leftwards(document, kinds, opening)
        return None if name is None else (name[0], last)
    return _leftwards(document, kinds, i)


def _appositive_opening(document: Document, kinds: Classes, close: int) -> int | None:
    """The comma that opens the insertion closed by the comma at `close`, or None."""
    first = max(document.sentences[document.sentence_of[close]][0], close - LONGEST)
    for j in range(close - 1, first - 1, -1):
        if document.quoted[j] >= 2:
            return None
        if kinds[j] == COMMA and not document.words[j + 1][0].isdigit():
            return j if j + 1 < close else None
        if kinds[j] == VERB and j and kinds[j - 1] not in (RELATIVE, SUBJECT, ADVERB):
            return None
    return None


def _leftwards(document: Document, kinds: Classes, i: int) -> Range | None:
    last = i - 1
    if last < 0 or document.quoted[last] >= 2:
        return None
    if kinds[last] in _PRONOUNS:
        return last, i
    if kinds[last] not in _HEADS and document.words[last] != ")" and not _abbreviation_dot(document, last):
        return None
    edge, mark = max(document.sentences[document.sentence_of[last]][0], last - LONGEST), document.quoted[last]
    first, j = last, last
    while j >= edge and document.quoted[j] == mark:
        step = _step(document, kinds, j, last, edge)
        if step is None:
            break
        if kinds[j] in _PLAIN or kinds[j] in (AMBIGUOUS, ED, VERB, BASE_VERB, ING):
            first = j
        j = step - 1
    while first < last and kinds[first] in (TIME, CONJUNCTION, GENITIVE):
        first += 1  # "On Tuesday officials": the day is not theirs
    return first, i


def _step(document: Document, kinds: Classes, j: int, last: int, edge: int) -> int | None:
    """The leftmost token that token j carries with it into a phrase ending at `last`; None when j ends the phrase."""
    kind = kinds[j]
    if kind in _PLAIN:
        return j
    if kind in (AMBIGUOUS, BASE_VERB, ED, ING) or (kind == VERB and _participle(document, kinds, j)):
        return _verb_form(document, kinds, j, last, edge)
    if j == last:
        opening = _bracket(document, kinds, j) if document.words[j] == ")" else None
        return opening if opening is not None else (j if _abbreviation_dot(document, j) else None)
    if kind in (PREPOSITION, TO, CONJUNCTION) and document.lower[j] not in _ACCESS:
        return j if j > edge and _carries_on(document, kinds, j) else None
    if document.words[j] == ")":
        return _bracket(document, kinds, j)
    if document.lower[j] in _ACCESS and kinds[j + 1] in (PREPOSITION, TO):
        return j
    return j if _abbreviation_dot(document, j) or (kind == ADVERB and _inside(kinds, j, edge)) else None


def _inside(kinds: Classes, j: int, edge: int) -> bool:
    """An adverb between article and adjective: "a highly placed official"."""
    return j > edge and kinds[j - 1] in _ARTICLES and kinds[j + 1] in (ED, NOUN)


def _verb_form(document: Document, kinds: Classes, j: int, last: int, edge: int) -> int | None:
    """Whether a word that may be a verb belongs to the phrase: as a noun, an adjective, a participle, after "to"."""
    kind, before = kinds[j], kinds[j - 1] if j > edge else -1
    if before == TO:
        # "efforts to combat smuggling": an infinitive that hangs on a noun.
        return (
            j - 1
            if j - 1 > edge and kinds[j - 2] in (NOUN, NAME, AMBIGUOUS) and kind in (AMBIGUOUS, BASE_VERB)
            else None
        )
    if j == last:
        return j
    after = kinds[j + 1]
    if kind == AMBIGUOUS:
        return None if after in _ARTICLES or before in (MODAL, SUBJECT) else j
    if kind in (ED, VERB):
        if after in _ARTICLES or after == PREPOSITION:
            return j if before in (NOUN, NAME, AMBIGUOUS) and after == PREPOSITION else None
        return None if before in (NAME, SUBJECT) else j  # "the Courier reported Ruiz": a verb with its object
    if kind == ING:
        # "the managing director", "recent polling in Lorne", "officials speaking to"
        noun = before in _ARTICLES or document.lower[j] in _ACCESS
        return (
            j
            if noun or (before in (NOUN, PREPOSITION, GENITIVE) and after in (NOUN, PREPOSITION) and j - 1 > edge)
            else None
        )
    return None


def _participle(document: Document, kinds: Classes, j: int) -> bool:
    """Whether the word can be a past participle: "officials quoted by", "the letter sent to"."""
    return kinds[j] == ED or (kinds[j] == VERB and (document.lower[j].endswith("ed") or document.lower[j] in _STRONG))


def _carries_on(document: Document, kinds: Classes, j: int) -> bool:
    """Whether the preposition or conjunction at j hangs on a noun before it, rather than opening an adverbial."""
    low, before = document.lower[j], kinds[j - 1]
    if kinds[j] == CONJUNCTION:
        return low in ("and", "&", "or", "nor") and before in (NOUN, NAME, TIME, NUMBER)
    if low == "to" and document.lower[j - 1] in _TO_NOUNS:
        return True
    if before == ING:
        return low in ("of", "in", "on", "by") and kinds[j - 2] in (NOUN, DETERMINER, NAME, POSSESSIVE)
    if _participle(document, kinds, j - 1):
        return kinds[j - 2] in (NOUN, NAME, AMBIGUOUS)  # "officials quoted by the Courier"
    return low in _POSTMODIFIERS and (before in _NOUNS or document.lower[j - 1] in _ACCESS)


def _bracket(document: Document, kinds: Classes, close: int) -> int | None:
    """The bracket that opens "(R-Ohio)" or "(ACLU)" behind a name; None for a longer insertion."""
    for j in range(close - 1, max(0, close - _BRACKET), -1):
        if document.words[j] == "(":
            return j if kinds[j - 1] in (NAME, NOUN) else None
    return None


def _abbreviation_dot(document: Document, i: int) -> bool:
    """Whether token i is the dot of "Sen." or of an initial, inside a name."""
    if document.words[i] != "." or i == 0 or document.ends[i - 1] != document.starts[i]:
        return False
    before = document.lower[i - 1]
    if i + 1 < len(document.words) and document.sentence_of[i + 1] != document.sentence_of[i]:
        return False
    return before in _ABBREVIATED or (len(before) == 1 and before.isalpha())
