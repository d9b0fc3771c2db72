"""A document as the frames look at it: word classes and quotation partners worked out once. Holds no findings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from provenance.text.grammar import STOP, word_classes
from provenance.values import Document, Range


@dataclass(frozen=True, slots=True)
class Page:
    """Parallel views of one document. `kinds[i]` is the word class of token i (see `text.grammar`)."""

    document: Document
    kinds: bytes
    lower: tuple[str, ...]
    words: tuple[str, ...]
    quoted: tuple[int, ...]
    sentence_of: tuple[int, ...]
    closing: dict[int, int]
    """Opening mark of an outermost quotation -> its last token (the closing mark, or the last word inside)."""
    opening: dict[int, int]
    marked: tuple[int, ...]
    """How many tokens before i stand inside quotations, marks included: counts over a range cost nothing."""

    def quoted_in(self, part: Range) -> int:
        """How many tokens of the range stand inside quotations."""
        return self.marked[part[1]] - self.marked[part[0]]

    def sentence(self, i: int) -> Range:
        return self.document.sentences[self.sentence_of[i]]

    def paragraph_end(self, i: int) -> int:
        return self.document.paragraphs[self.document.paragraph_of[i]][1]

    def kind(self, i: int, sentence: int) -> int:
        """Class of token i, or STOP where it is not in that sentence: no frame looks past its sentence by accident."""
        if 0 <= i < len(self.kinds) and self.sentence_of[i] == sentence:
            return self.kinds[i]
        return STOP


def open_page(document: Document) -> Page:
    outer = [quote for quote in document.quotes if quote.level == 0]
    return Page(
        document=document,
        kinds=word_classes(document),
        lower=document.lower,
        words=document.words,
        quoted=document.quoted,
        sentence_of=document.sentence_of,
        closing={quote.open: quote.close for quote in outer},
        opening={quote.close: quote.open for quote in outer},
        marked=(0, *accumulate(1 if state else 0 for state in document.quoted)),
    )
