"""Noun phrases that end or start at a token, found without a tagger. Does not judge who a phrase stands for.

Serves the slots {source}, {person} and {body} of the rules and the subjects of the attribution frames. Ranges are
[first, end): `phrase_ending_at(document, i)` covers the tokens just before i, `phrase_starting_at(document, i)` those
from i on. Neither leaves its sentence or crosses a quotation mark.
"""

from __future__ import annotations

from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    CONJUNCTION,
    DETERMINER,
    ED,
    GENITIVE,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    TIME,
    TO,
    VERB,
    word_class,
)  # fmt: skip
from provenance.values import Document, Range

LONGEST = 30
"""Tokens of the longest source phrase we look for; 99 in 100 sources of news prose are shorter."""

_OPENERS = frozenset({DETERMINER, POSSESSIVE, NAME, NUMBER})
_INNER = frozenset({NOUN, NAME, NUMBER, GENITIVE, POSSESSIVE, DETERMINER, AMBIGUOUS, ED, TIME})
_HEADS = frozenset({NOUN, NAME, NUMBER, AMBIGUOUS, SUBJECT, OBJECT, BASE_VERB, ED, TIME, DETERMINER, ING})
_PRONOUNS = frozenset({SUBJECT, OBJECT})
_POSTMODIFIERS = frozenset(
    ["of", "for", "at", "in", "from", "with", "on", "to", "within", "inside", "near", "by", "about"]
)
_ACCESS = frozenset(
    [
        "familiar",
        "close",
        "briefed",
        "involved",
        "knowledgeable",
        "privy",
        "aware",
        "present",
        "working",
        "speaking",
        "based",
    ]
)
"""Adjectives that follow a source noun and say how near it is to the facts (ICD 206, access)."""
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "st",
        "jr",
        "sr",
        "prof",
        "rev",
        "hon",
        "inc",
        "corp",
        "co",
        "no",
        "u.s",
        "vs",
    ]
)


def _abbreviation_dot(document: Document, i: int) -> bool:
    """Whether token i is the dot of "Sen." or of an initial, inside a name."""
    if document.words[i] != "." or i == 0 or document.ends[i - 1] != document.starts[i]:
        return False
    before = document.lower[i - 1]
    if i + 1 < len(document) and document.sentence_of[i + 1] != document.sentence_of[i]:
        return False
    return before in _ABBREVIATED or (len(before) == 1 and before.isalpha())


def phrase_starting_at(document: Document, i: int) -> Range | None:
    """The noun phrase whose first token is i, with its "of", "for", "familiar with" parts; None if there is none."""
    size = len(document)
    if not 0 <= i < size or document.quoted[i] >= 2:
        return None
    kind = word_class(document, i)
    if kind in _PRONOUNS:
        return i, i + 1
    end = _base_end(document, i)
    if end is None:
        return None
    sentence, limit = document.sentence_of[i], min(size, i + LONGEST)
    while end < limit and document.sentence_of[end] == sentence and document.quoted[end] == document.quoted[i]:
        low = document.lower[end]
        more: int | None = None
        if low in _POSTMODIFIERS and end + 1 < limit:
            more = _base_end(document, end + 1)
        elif (
            low in _ACCESS and end + 2 < limit and document.lower[end + 1] in ("with", "to", "on", "in", "of", "about")
        ):
            more = _base_end(document, end + 2)
        elif low in ("and", "&") and end + 1 < limit and word_class(document, end + 1) in _OPENERS:
            more = _base_end(document, end + 1)
        if more is None or document.sentence_of[more - 1] != sentence:
            break
        end = more
    return i, end


def _base_end(document: Document, i: int) -> int | None:
    """End of the base noun phrase (no post-modifiers) starting at token i."""
    size = len(document)
    if i >= size:
        return None
    sentence, mark = document.sentence_of[i], document.quoted[i]
    head, j = None, i
    while j < size and document.sentence_of[j] == sentence and document.quoted[j] == mark and j - i < LONGEST:
        kind = word_class(document, j)
        if kind in (NOUN, NAME, NUMBER, TIME):
            head = j
        elif kind in (DETERMINER, POSSESSIVE):
            if j > i and word_class(document, j - 1) not in (DETERMINER, POSSESSIVE):
                break
        elif kind == GENITIVE:
            if head is None:
                break
        elif kind in (AMBIGUOUS, BASE_VERB, ED, ING, VERB):
            # Inside "the proposed plan", "a planned vote"; after a head these are the sentence's verb.
            if j == i and kind not in (AMBIGUOUS, ED):
                break
            if head is not None and word_class(document, j - 1) != GENITIVE:
                if kind != AMBIGUOUS or not _noun_place(document, j):
                    break
            head = j
        elif kind in _PRONOUNS and j == i:
            return i + 1
        elif kind == ADVERB and head is None and j > i:
            pass
        elif not _abbreviation_dot(document, j):
            break
        j += 1
    return None if head is None else head + 1


def _noun_place(document: Document, j: int) -> bool:
    """Whether an ambiguous word after a noun reads as a noun too ("cost report", "house call")."""
    if j + 1 >= len(document):
        return True
    after = word_class(document, j + 1)
    return after not in (DETERMINER, POSSESSIVE, SUBJECT, OBJECT, NAME, ADVERB, TO) and document.lower[j + 1] != "that"


def phrase_ending_at(document: Document, i: int) -> Range | None:
    """The noun phrase whose last token is i - 1, as far left as it reaches; None if there is none.

    A comma just before i closes an appositive: "Ana Ruiz, a deputy mayor of Lorne," gives the whole but the comma.
    """
    if not 0 < i <= len(document):
        return None
    last = i - 1
    if document.words[last] == "," and last:
        opening = _appositive_opening(document, last)
        if opening is None:
            return None
        name = _left(document, opening)
        return None if name is None else (name[0], last)
    return _left(document, i)


def _appositive_opening(document: Document, close: int) -> int | None:
    """The comma that opens the insertion closed by the comma at `close`, or None."""
    sentence = document.sentence_of[close]
    for j in range(close - 1, max(-1, close - LONGEST), -1):
        if document.sentence_of[j] != sentence or document.quoted[j] >= 2:
            return None
        kind = word_class(document, j)
        if document.words[j] == "," and not document.words[j + 1][0].isdigit():
            return j if j + 1 < close else None
        if kind == VERB and word_class(document, j - 1) not in (RELATIVE, SUBJECT, ADVERB):
            return None
    return None


def _left(document: Document, i: int) -> Range | None:
    last = i - 1
    if document.quoted[last] >= 2:
        return None
    kind = word_class(document, last)
    if kind in _PRONOUNS:
        return last, i
    if kind not in _HEADS and document.words[last] != ")" and not _abbreviation_dot(document, last):
        return None
    sentence, mark = document.sentence_of[last], document.quoted[last]
    first = j = last
    while j >= 0 and document.sentence_of[j] == sentence and document.quoted[j] == mark and last - j < LONGEST:
        kind = word_class(document, j)
        if kind in _INNER or (kind == BASE_VERB and j == last) or (kind == ING and j == last):
            if kind == AMBIGUOUS and j < last and word_class(document, j + 1) in (DETERMINER, POSSESSIVE):
                break  # a verb with its object
            if kind == ED and j < last and word_class(document, j + 1) in (DETERMINER, POSSESSIVE, PREPOSITION):
                if j == 0 or word_class(document, j - 1) not in (NOUN, NAME):
                    break
            first = j
        elif kind == PREPOSITION and j < last:
            if not _carries_on(document, j):
                break
        elif kind == CONJUNCTION and document.lower[j] in ("and", "&", "or") and j < last:
            if document.sentence_of[max(0, j - 1)] != sentence or word_class(document, j - 1) not in (NOUN, NAME, TIME):
                break
        elif (
            document.lower[j] in _ACCESS and j + 1 < len(document) and word_class(document, j + 1) in (PREPOSITION, TO)
        ) or (kind == TO and document.lower[j - 1] in ("close", "adviser", "advisor", "ambassador", "envoy", "aide")):
            pass
        elif document.words[j] == ")" and (opening := _party_opening(document, j)) is not None:
            j = opening
        elif not _abbreviation_dot(document, j):
            break
        j -= 1
    while first < last and word_class(document, first) in (TIME, CONJUNCTION, GENITIVE):
        first += 1  # "On Tuesday officials": the day is not theirs
    return first, i


def _party_opening(document: Document, close: int) -> int | None:
    """The bracket that opens "(R-Ohio)" or "(ACLU)" behind a name; None for a longer insertion."""
    for j in range(close - 1, max(0, close - 9), -1):
        if document.words[j] == "(":
            return j if word_class(document, j - 1) in (NAME, NOUN) else None
    return None


def _carries_on(document: Document, j: int) -> bool:
    """Whether the preposition at j hangs on a noun before it, rather than opening the sentence's adverbial."""
    if j == 0 or document.sentence_of[j - 1] != document.sentence_of[j]:
        return False
    if document.lower[j] not in _POSTMODIFIERS:
        return False
    return word_class(document, j - 1) in (NOUN, NAME, AMBIGUOUS) or document.lower[j - 1] in _ACCESS
