"""Who a cue belongs to: the subject before its verb, behind it, or inherited from the clause it hangs on.

Finds the words that name the source; who that is, is for the `sources` room to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.attribution.page import Page
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BE,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    ED,
    HAVE,
    ING,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
)  # fmt: skip
from provenance.text.phrases import phrase_ending_at, phrase_starting_at
from provenance.values import Range

Place = Literal["before", "behind", "relative", "inherited"]

_WHO = frozenset(("who", "which", "whom"))
_INSERTION = 35
"""Tokens of the longest insertion between a subject and its verb that we look across."""
_CLAUSE_EDGE = frozenset({STOP, COMMA, THAT, SUBORDINATOR, CONJUNCTION, QUOTE, BREAK, RELATIVE})
_APPOSITIVE_STARTS = frozenset({DETERMINER, POSSESSIVE, NOUN, NAME, NUMBER, AMBIGUOUS})
_ASIDE_STARTS = frozenset({NUMBER, DETERMINER, POSSESSIVE, NOUN})
_NO_APPOSITIVE = frozenset(
    [
        "who",
        "whose",
        "which",
        "whom",
        "where",
        "when",
        "while",
        "as",
        "after",
        "before",
        "during",
        "in",
        "on",
        "at",
        "for",
        "with",
        "like",
    ]
)
_PLAIN_STARTS = frozenset({DETERMINER, POSSESSIVE, NAME, NUMBER, NOUN, SUBJECT, AMBIGUOUS, ED})


_PERIODS = frozenset(["week", "month", "year", "night", "weekend", "quarter", "summer", "winter", "spring", "fall"])
_PERIOD_WORDS = frozenset(
    ["this", "last", "next", "past", "earlier", "later", "early", "late", "that", "the", "previous", "same"]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The words for a source, and where they stand to the cue. `edge`: first token of the clause they open."""

    range: Range
    place: Place
    edge: int


def subject_before(page: Page, i: int) -> Subject | None:
    """The subject that ends just before token i, the first of a verb group."""
    sentence, j = page.sentence_of[i], i - 1
    kind = page.kind(j, sentence)
    if kind == STOP:
        return None
    if page.lower[j] in _WHO or (kind == THAT and page.kind(j - 1, sentence) in (NOUN, NAME)):
        return Subject((j, i), "relative", j)
    if kind == COMMA or (kind == BREAK and page.words[j] != ")"):
        found = _across_insertion(page, j)
        return None if found is None else Subject(found, "before", found[0])
    if kind in (CONJUNCTION, QUOTE) or page.quoted[j] >= 2:
        return None
    i = _before_time(page, i)
    if i == 0 or page.kind(i - 1, sentence) in (STOP, COMMA):
        return subject_before(page, i) if 0 < i <= j and page.kind(i - 1, sentence) == COMMA else None
    found = phrase_ending_at(page.document, i)
    if found is None:
        return None
    first = _past_adverbial(page, found[0], i)
    return Subject((first, i), "before", first)


def _before_time(page: Page, i: int) -> int:
    """Where a time between the subject and its verb begins ("Ruiz this past week said", "on Thursday"); else i."""
    sentence, j = page.sentence_of[i - 1], i
    if page.kind(j - 1, sentence) == TIME or (page.lower[j - 1] in _PERIODS and page.kind(j - 2, sentence) != STOP):
        j -= 1
        while page.lower[j - 1] in _PERIOD_WORDS and page.kind(j - 1, sentence) != STOP:
            j -= 1
        if page.kind(j - 1, sentence) == PREPOSITION and page.lower[j - 1] in ("on", "in", "of"):
            return i if page.lower[j - 1] == "of" else j - 1
        if j == i - 1 and page.kinds[j] != TIME:
            return i
    return j


def _past_adverbial(page: Page, first: int, end: int) -> int:
    """Where the subject starts when a preposition's own noun was taken with it ("In a statement Ruiz said")."""
    sentence = page.sentence_of[first]
    if page.kind(first - 1, sentence) != PREPOSITION or page.lower[first - 1] in ("of", "for", "with"):
        return first
    for k in range(first + 1, end):
        kind, before = page.kinds[k], page.kinds[k - 1]
        if kind in (DETERMINER, POSSESSIVE, SUBJECT) and before in (NOUN, NAME, NUMBER, TIME):
            return k
        if kind == NAME and before in (NOUN, NUMBER, TIME):
            return k
    return first


def _across_insertion(page: Page, close: int) -> Range | None:
    """Subject before the insertion that the mark at `close` ends. An appositive ("Ruiz, a carpenter,") belongs to the
    source; a clause or an adverbial ("Ruiz, who was there,", "Ruiz, after a pause,") does not."""
    sentence, mark = page.sentence_of[close], page.kinds[close]
    for j in range(close - 1, max(-1, close - _INSERTION), -1):
        if page.kind(j, sentence) == STOP and page.sentence_of[j] != sentence:
            return None
        if page.kinds[j] != mark or page.quoted[j]:
            continue
        if j + 1 == close or not _inserted(page, j + 1, close):
            return None
        before = phrase_ending_at(page.document, j)
        if before is None:
            return None
        first = _past_adverbial(page, before[0], j)
        end = close if page.kinds[j + 1] in _APPOSITIVE_STARTS and page.lower[j + 1] not in _NO_APPOSITIVE else j
        if mark == COMMA and page.kind(first - 1, sentence) == COMMA and page.kinds[first] in _ASIDE_STARTS:
            outer = _across_insertion(page, first - 1 if False else j)
            if outer is not None:
                return outer[0], end
        return first, end
    return None


def _inserted(page: Page, first: int, end: int) -> bool:
    """Whether [first, end) can stand between a subject and its verb: no clause of its own, or a relative one."""
    kind, low = page.kinds[first], page.lower[first]
    if low in _WHO or low in _NO_APPOSITIVE or kind in (ED, ING, ADVERB, VERB, PREPOSITION, SUBORDINATOR):
        return True
    return not any(page.kinds[k] in (VERB, BE, MODAL, DO, HAVE) for k in range(first, _upto_who(page, first, end)))


def subject_behind(page: Page, i: int) -> Subject | None:
    """The subject that starts at token i, right behind an inverted cue, with its appositives."""
    sentence = page.sentence_of[i - 1]
    if page.kind(i, sentence) not in _PLAIN_STARTS or page.lower[i] in ("it", "what", "whatever"):
        return None
    found = phrase_starting_at(page.document, i)
    if found is None:
        return None
    end = found[1]
    if page.kinds[i] != SUBJECT:
        end = _with_appositives(page, end)
    return Subject((i, end), "behind", i)


def _with_appositives(page: Page, end: int) -> int:
    """End of a noun phrase with what follows it: "(R-Ohio)", ", a carpenter from Lorne", ", who was there"."""
    sentence = page.sentence_of[end - 1]
    if page.kind(end, sentence) == BREAK and page.words[end] == "(":
        for k in range(end + 1, min(end + 8, len(page.words))):
            if page.words[k] == ")":
                end = k + 1
                break
    low = page.lower[end] if page.kind(end, sentence) != STOP else ""
    if low in ("who", "whose"):
        return _aside_end(page, end + 1)
    if page.kind(end, sentence) != COMMA:
        return end
    after = page.kind(end + 1, sentence)
    if after == STOP:
        return end
    if page.lower[end + 1] in ("who", "whose", "which"):
        return _aside_end(page, end + 2)
    if after in (DETERMINER, POSSESSIVE, NOUN, NUMBER, NAME, AMBIGUOUS):
        close = _aside_end(page, end + 1)
        if not any(
            page.kinds[k] in (BE, MODAL, DO, HAVE, VERB) for k in range(end + 1, _upto_who(page, end + 1, close))
        ):
            return _with_appositives(page, close) if page.kind(close, sentence) == COMMA else close
    return end


def _upto_who(page: Page, first: int, end: int) -> int:
    for k in range(first, end):
        if page.lower[k] in ("who", "which", "that", "whose"):
            return k
    return end


def _aside_end(page: Page, i: int) -> int:
    """The next comma, dash or end of sentence from token i on."""
    sentence = page.sentence_of[i - 1]
    while page.kind(i, sentence) not in (COMMA, QUOTE):
        if page.kind(i, sentence) == BREAK and page.words[i] not in ("-", "/", "(", ")"):
            break
        if page.kind(i, sentence) == STOP and (
            i >= len(page.words) or page.sentence_of[i] != sentence or _last(page, i)
        ):
            break
        i += 1
    return i


def _last(page: Page, i: int) -> bool:
    return i + 1 >= len(page.words) or page.sentence_of[i + 1] != page.sentence_of[i]


def noun_before_gerund(page: Page, i: int) -> Subject | None:
    """Whose -ing it is when the noun stands right before: "with an aide telling ...", "reported Okafor saying"."""
    sentence = page.sentence_of[i]
    if page.kind(i - 1, sentence) not in (NOUN, NAME, OBJECT):
        return None
    found = phrase_ending_at(page.document, i)
    if found is None:
        return None
    first = _past_adverbial(page, found[0], i)
    if page.kind(first - 1, sentence) in (PREPOSITION, VERB, STOP, COMMA, ED, CONJUNCTION, BREAK):
        return Subject((first, i), "before", first)
    return None
