"""Where sentences end, inside one paragraph of tokens. Does not join paragraphs and does not tokenize.

A splitter by rules: it looks only at the few tokens that can end a sentence and at their neighbours. Hard cases are
kept as a text file, tests/cases/sentences.txt, which anyone may extend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from provenance.text.abbreviations import (
    AFTER_HOURS,
    BEFORE_NUMBERS,
    BEGINNERS,
    EXCLAIMED_NAMES,
    HOURS,
    LEADS_ON,
    LOWER_CASE_TOO,
    MAYBE_LAST,
    MONTHS,
    NAME_PARTICLES,
    NEVER_LAST,
    SPEECH,
)
from provenance.values import Range

_ELLIPSES = frozenset({"…", "...", "....", ".....", "......"})
_STOPS = frozenset(".!?。！？‽") | _ELLIPSES
_CLOSING = frozenset(")]}»”’\"'") | {"''"}
_OPENING = frozenset("([{«“‘\"'—–-•*") | {"``", "--"}
_SIGNS = frozenset("@#$£€¥")
_POSTED = frozenset({"on", "via", "to", "from", "formerly"})
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$")
_NAME_WORDS = 6
"""A speaker's name and title between a closed quotation and its verb: "Deputy Mayor Ana de la Rua asked"."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the splitter sees: parallel sequences of an article, and the quotation marks whose direction is known."""

    words: Sequence[str]
    lower: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    openings: Set[int]
    closings: Set[int]

    def glued(self, i: int) -> bool:
        """Whether no space stands before token `i`."""
        return self.starts[i] == self.ends[i - 1]


def split(tokens: Tokens, paragraph: Range) -> list[Range]:
    """Sentences of one paragraph: token ranges that cover it without gaps."""
    words = tokens.words
    begin, last = paragraph
    sentences: list[Range] = []
    after = begin
    for i in range(begin, last):
        word = words[i]
        if i < after or not (word in _STOPS or (word[-1] == "." and len(word) > 1)):
            continue
        after = i + 1
        while after < last and words[after] in _STOPS and tokens.glued(after):
            after += 1
        stop = after - 1
        while after < last and _belongs_before(tokens, after):
            after += 1
        if after < last and _ends(tokens, begin, stop, after, last):
            sentences.append((begin, after))
            begin = after
    if begin < last:
        sentences.append((begin, last))
    return sentences


def _belongs_before(tokens: Tokens, i: int) -> bool:
    """Whether the mark at `i` closes something of the sentence whose stop stands before it."""
    if i in tokens.closings:
        return True
    return tokens.words[i] in _CLOSING and i not in tokens.openings and tokens.glued(i)


def _ends(tokens: Tokens, begin: int, stop: int, after: int, last: int) -> bool:
    """Whether a sentence that began at `begin` ends between the stop, with its closing marks, and token `after`."""
    head = after
    while head < last and (head in tokens.openings or tokens.words[head] in _OPENING):
        head += 1
    if head >= last or not _begins(tokens.words[head]):
        return False
    word = tokens.words[stop]
    quoted = any(i in tokens.closings for i in range(stop + 1, after))
    glued = tokens.glued(after)
    if word == ".":
        return _full_stop(tokens, begin, stop, after, head)
    if word[-1] == "." and word not in _ELLIPSES:
        return not (glued and head == after) and _abbreviation(tokens, stop, word[:-1].lower(), head, head > after)
    if glued and head == after and not quoted and not tokens.words[head][0].isupper():
        return False
    if word in _ELLIPSES and tokens.lower[stop - 1] in LEADS_ON:
        return False
    if word == "!" and tokens.lower[stop - 1] in EXCLAIMED_NAMES:
        return False
    return not (quoted and _spoken(tokens, head, min(last, head + _NAME_WORDS)))


def _begins(word: str) -> bool:
    """Whether a sentence could begin with this word."""
    first = word[0]
    return first.isupper() or first.isdigit() or first in _SIGNS or (first.isalpha() and not first.islower())


def _full_stop(tokens: Tokens, begin: int, stop: int, after: int, head: int) -> bool:
    words, lower = tokens.words, tokens.lower
    if stop == begin or lower[stop - 1] == ".":
        return stop > begin
    if after > stop + 1 or not tokens.glued(stop):
        return True
    before, following = lower[stop - 1], words[head]
    if stop == begin + 1 and _LIST_NUMBER.match(words[begin]):
        return False
    if tokens.glued(after) and head == after:
        whole = len(before) > 1 and (words[stop - 1][-1].islower() or before.isdigit() or before[-1] in ")%")
        return whole and following[0].isupper() and before not in NEVER_LAST
    return _abbreviation(tokens, stop - 1, before, head, head > after)


def _abbreviation(tokens: Tokens, at: int, short: str, head: int, marked: bool) -> bool:
    """Whether a sentence ends after the word `short` and its dot; `marked`: an opening mark stands before `head`."""
    following = tokens.lower[head]
    if following[0].isdigit():
        return short not in BEFORE_NUMBERS and short not in MONTHS and short not in NEVER_LAST
    if short in NEVER_LAST:
        return False
    if short in HOURS:
        return following not in AFTER_HOURS
    capital = tokens.words[at][0].isupper()
    known = "." in short or short in LOWER_CASE_TOO or (capital and (short in MAYBE_LAST or short in MONTHS))
    initial = len(short) == 1 and capital and not (short == "i" and not marked and _plain_before(tokens, at))
    initial = initial and not (short == "x" and tokens.lower[at - 1] in _POSTED)  # "in a post on X. BJP leaders"
    return marked or following in BEGINNERS if known or initial else True


def _plain_before(tokens: Tokens, at: int) -> bool:
    """Whether a lower-case word stands before: then "I." is the pronoun and no initial."""
    return at > 0 and tokens.words[at - 1].islower()


def _spoken(tokens: Tokens, head: int, limit: int) -> bool:
    """Whether a name and a verb of speech follow a closed question or exclamation: `Rana asked`, `I said`."""
    for i in range(head, limit):
        word = tokens.lower[i]
        if i > head and word in SPEECH:
            return True
        if not (tokens.words[i][0].isupper() or word in NAME_PARTICLES or word in ".-"):
            return False
    return False
