"""A plain noun-phrase finder for slots, used until a better one is handed in (text.phrases). Knows a few words only."""

from __future__ import annotations

from provenance.ruleset.words import words
from provenance.values import Document, Range

_STOP = words(
    r"""
    that which who whom whose when while because since although though if but or so as than then said says told
    tells is are was were be been being has have had do does did will would can could may might must shall should
    not n't to on at by with from into about after before during until over under against
    """
)
LONGEST = 12
"""Tokens of a phrase: longer ones are nearly always two phrases."""


class SimplePhrases:
    """Runs of words between marks and function words."""

    __slots__ = ()

    def phrase_ending_at(self, document: Document, i: int, /) -> Range | None:
        """The run of words whose last token is i - 1, or None."""
        first = document.sentences[document.sentence_of[i - 1]][0] if i > 0 else 0
        start = i
        while start > first and i - start < LONGEST and _inside(document, start - 1):
            start -= 1
        return (start, i) if start < i else None

    def phrase_starting_at(self, document: Document, i: int, /) -> Range | None:
        """The run of words whose first token is i, or None."""
        if i >= len(document):
            return None
        last = document.sentences[document.sentence_of[i]][1]
        end = i
        while end < last and end - i < LONGEST and _inside(document, end):
            end += 1
        return (i, end) if end > i else None


def _inside(document: Document, i: int) -> bool:
    word = document.lower[i]
    return word not in _STOP and (word[0].isalnum() or word in ("'s", "$", "&") or word[0] == "@")
