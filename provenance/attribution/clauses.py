"""Where clauses and their adverbials begin and end, by commas, conjunctions and word classes. Knows no cue."""

from __future__ import annotations

from provenance.attribution.page import Page
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    BREAK,
    COMMA,
    CONJUNCTION,
    ED,
    FINITE_SIGN,
    ING,
    NUMBER,
    QUOTE,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
    word_set,
)  # fmt: skip
from provenance.text.phrases import starting_at

_ADVERBIAL_PREPOSITIONS = word_set(
    "in at on during after before by via through to from over under with following since until for amid about as"
)
_TURNS = word_set("while which who but whom")
_DAYPARTS = word_set("last this next earlier later early late again that")
_DAYS = word_set("week month year night day weekend sunday monday tuesday wednesday thursday friday saturday")


LONGEST_CONTENT = 400
"""Tokens of the longest content outside quotations: a sentence without end must not cost its length squared."""


def sentence_close(page: Page, i: int) -> int:
    """Index after the last word of token i's sentence: final stops are left out, marks inside quotations stay."""
    first, last = page.sentence(i)
    while last > first and page.kinds[last - 1] == STOP and page.quoted[last - 1] == 0:
        last -= 1
    return last


def skip_adverbials(page: Page, i: int) -> int:
    """First token after "Tuesday", "in a statement", "at a rally in Lorne", from i on, if what follows is a clause's
    beginning, a mark or an end; otherwise i itself, for then the words belong to what is said."""
    sentence = page.sentence_of[i - 1]
    j = i
    while True:
        k = _one_adverbial(page, j, sentence)
        if k is None:
            break
        j = k
    if j == i or page.kind(j, sentence) in (STOP, COMMA, QUOTE, THAT, BREAK, SUBORDINATOR, TO):
        return j
    # "said on Tuesday the plan ...": a day alone may stand before a bare clause.
    return _only_days(page, i, j, sentence)


def _one_adverbial(page: Page, j: int, sentence: int) -> int | None:
    kind = page.kind(j, sentence)
    if kind == TIME or (kind == ADVERB and page.lower[j] not in ("then",)):
        return j + 1
    low = page.lower[j] if kind != STOP else ""
    if low in _DAYPARTS and page.kind(j + 1, sentence) != STOP and page.lower[j + 1] in _DAYS:
        return j + 2
    if low == "to" and page.kind(j + 1, sentence) in (BASE_VERB, AMBIGUOUS, VERB):
        return None  # "declined to comment": an infinitive, not a listener
    if low in _ADVERBIAL_PREPOSITIONS:
        if page.kind(j + 1, sentence) == TIME:
            k = j + 2
            return k + 1 if page.kind(k, sentence) == NUMBER else k
        phrase = starting_at(page.document, page.kinds, j + 1) if page.kind(j + 1, sentence) != STOP else None
        return None if phrase is None else phrase[1]
    return None


def _only_days(page: Page, i: int, j: int, sentence: int) -> int:
    k = i
    while k < j and (
        page.kinds[k] == TIME
        or (page.lower[k] == "on" and page.kind(k + 1, sentence) == TIME)
        or page.lower[k] in _DAYPARTS
        or page.lower[k] in _DAYS
    ):
        k += 1
    return k


def content_end(page: Page, start: int, cuts: frozenset[int], narrow: bool = False) -> int:
    """Where the content that begins at `start` ends: at the first cut behind it, a semicolon, or its sentence's end.

    `cuts` are tokens at which another attribution's own words begin ("..., adding that"). A quotation is never cut,
    and carries the content on through its own sentences, but not past its paragraph. `narrow`: the content is a noun
    phrase or an infinitive, which stops where the sentence takes a new turn (see `_turns`).
    """
    limit, i = min(sentence_close(page, start), start + LONGEST_CONTENT), start
    while i < limit:
        if page.quoted[i] == 2 and i in page.closing:
            close = min(page.closing[i], page.paragraph_end(i) - 1)
            if close >= limit or page.sentence_of[close] != page.sentence_of[start]:
                limit = max(close + 1, sentence_close(page, close))
            i = close + 1
            continue
        if i > start and (i in cuts or page.words[i] == ";" or (narrow and _turns(page, i))):
            return _without_tail(page, start, i)
        i += 1
    return limit


def _turns(page: Page, i: int) -> bool:
    """Whether the sentence takes a new turn at token i: ", while", ", which", ", but", ", saying", "and left".

    Of contents that are noun phrases, annotators end more than half at such a place, and fewer than half at "and the",
    "after" or a bare comma (PolNeAR, train).
    """
    low, kind = page.lower[i], page.kinds[i]
    if page.kinds[i - 1] == COMMA:
        return low in _TURNS or kind == ING
    return low in ("and", "but") and i + 1 < len(page.kinds) and page.kinds[i + 1] in FINITE_SIGN | {ED}


def _without_tail(page: Page, start: int, end: int) -> int:
    """Leave out the comma, dash and conjunction before a cut."""
    while end - 1 > start and page.kinds[end - 1] in (COMMA, CONJUNCTION, BREAK) and page.quoted[end - 1] == 0:
        end -= 1
    return end
