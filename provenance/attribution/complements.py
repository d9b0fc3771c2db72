"""What follows a cue and what precedes it: the stretch that can be its content, and what kind of stretch it is.

Kinds: that, quote, colon, wh, to, clause, object, prep, gerund, adjective. Knows words and marks, not cues' meanings.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution.clauses import content_end, skip_adverbials
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.text.grammar import (
    AMBIGUOUS,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE_SIGN,
    ING,
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
    TO,
    word_set,
)  # fmt: skip
from provenance.text.phrases import starting_at
from provenance.values import Range

_WH = word_set("whether if how what why who when where which whom whose")
_HEARERS = word_set(
    "crowd press audience committee panel people jury court public congress police agency paper newspaper host network"
    " station channel magazine broadcaster outlet website programme program show reporter interviewer board council"
)
_CONTENT_STARTS = frozenset({THAT, SUBJECT, DETERMINER, POSSESSIVE, NAME, NOUN, NUMBER, TO, AMBIGUOUS})
_SMALL = word_set("a an the of and in on for to with at from by or")
_TITLE = 10
"""Tokens of a title with its marks; longer ones are speech."""
_NARROW = frozenset({"object", "prep", "adjective", "to", "gerund"})
CLAUSE_SEARCH = 25
"""Tokens in which the verb of a bare clause ("said the old mill by the river would close") is looked for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A possible content: where it starts, of what kind it is, whether a listener stands before it."""

    start: int
    kind: str
    listener: Range | None = None


def after(page: Page, use: Use, start: int) -> Stretch | None:
    """The complement that begins at or after token `start`, behind a cue; None when the clause ends there."""
    sentence = page.sentence_of[start - 1]
    if "listener" in use.rule.frames:
        told = _behind_listener(page, start, sentence)
        if told is not None:
            return told
        if use.rule.frames[0] == "listener" and "object" not in use.rule.frames and _only_heard(page, start, sentence):
            return None
    i = skip_adverbials(page, start)
    return _marked(page, i, sentence) or _bare(page, i, sentence)


def _marked(page: Page, i: int, sentence: int) -> Stretch | None:
    """A complement that a word or a mark opens: that, whether, a quotation mark, a colon, to."""
    kind = page.kind(i, sentence)
    if kind == STOP:
        return None
    if page.quoted[i] == 2:
        return Stretch(i, "quote")
    if kind == THAT:
        return Stretch(i, "that")
    if kind in (COMMA, BREAK):
        behind = page.kind(i + 1, sentence)
        if behind != STOP and page.quoted[i + 1] == 2:
            return Stretch(i + 1, "quote")
        if page.words[i] == ":":
            return Stretch(i + 1, "colon") if behind != STOP else _next_paragraph(page, i)
        return None
    if page.lower[i] in _WH:
        return Stretch(i, "wh")
    if kind == TO:
        return Stretch(i, "to")
    return None


def _next_paragraph(page: Page, colon: int) -> Stretch | None:
    """ "Okafor said in English:" with the quotation in a paragraph of its own."""
    i = colon + 1
    if i >= len(page.words) or page.quoted[i] != 2:
        return None
    return Stretch(i, "next")


def _bare(page: Page, i: int, sentence: int) -> Stretch | None:
    kind = page.kind(i, sentence)
    if kind in (STOP, COMMA, BREAK, CONJUNCTION):
        return None
    if kind in (PREPOSITION, SUBORDINATOR):
        return Stretch(i, "prep" if kind == PREPOSITION else "wh")
    if kind == ING:
        return Stretch(i, "gerund")
    phrase = starting_at(page.document, page.kinds, i)
    if phrase is None:
        return Stretch(i, "adjective")
    return Stretch(i, "clause" if _verb_follows(page, phrase[1], sentence) else "object")


def _verb_follows(page: Page, i: int, sentence: int) -> bool:
    """Whether the noun phrase that ends at i goes on to a finite verb: it was a clause, not an object."""
    for k in range(i, i + CLAUSE_SEARCH):
        kind = page.kind(k, sentence)
        if kind in FINITE_SIGN:
            return True
        if kind in (STOP, QUOTE, RELATIVE, THAT, TO, CONJUNCTION, SUBORDINATOR) or (kind == COMMA and k > i):
            return False
        if kind == BREAK:
            return False
    return False


def _behind_listener(page: Page, start: int, sentence: int) -> Stretch | None:
    """ "told reporters on Tuesday that ...", "told him no": the complement behind the person spoken to."""
    if page.kind(start, sentence) == STOP or page.quoted[start] == 2:
        return None
    heard = starting_at(page.document, page.kinds, start)
    if heard is None:
        return None
    i = skip_adverbials(page, heard[1])
    found = _marked(page, i, sentence)
    if found is None and page.kind(i, sentence) in _CONTENT_STARTS and _can_listen(page, heard):
        found = _bare(page, i, sentence)
        if found is not None and found.kind == "object":
            return None
    if found is None and page.kind(i, sentence) != STOP and page.lower[i] in ("of", "about", "against", "not"):
        found = Stretch(i, "prep")
    return None if found is None else Stretch(found.start, found.kind, heard)


def _only_heard(page: Page, start: int, sentence: int) -> bool:
    """ "..., Okafor told the Courier on Monday.": a listener and nothing behind it."""
    if page.kind(start, sentence) == STOP:
        return True
    heard = starting_at(page.document, page.kinds, start)
    return heard is not None and page.kind(skip_adverbials(page, heard[1]), sentence) in (STOP, COMMA)


def _can_listen(page: Page, heard: Range) -> bool:
    """A pronoun, a name or a plural can be told something; "a plan" cannot."""
    last = heard[1] - 1
    return (
        page.kinds[last] in (OBJECT, SUBJECT, NAME)
        or page.lower[last] in _HEARERS
        or (page.lower[last].endswith("s") and not any(page.kinds[i] == PREPOSITION for i in range(*heard)))
    )


@dataclass(frozen=True, slots=True)
class Before:
    """What stands left of "S says": a quotation that has just closed, or a clause with its comma."""

    range: Range
    quoted: bool


def before(page: Page, edge: int) -> Before | None:
    """The content that ends just before token `edge`, the first word of the source or of an inverted cue."""
    sentence = page.sentence_of[edge]
    end = edge
    if page.kind(end - 1, sentence) in (COMMA, BREAK) and page.quoted[end - 1] == 0:
        end -= 1
    if page.kind(end - 1, sentence) == STOP and (end == 0 or page.sentence_of[end - 1] != sentence):
        return None
    if page.quoted[end - 1] == 3 and end - 1 in page.opening:
        opening = page.opening[end - 1]
        if _is_title(page, opening, end - 1):
            return None
        first = max(page.sentence(opening)[0], page.document.paragraphs[page.document.paragraph_of[edge]][0])
        return Before((first, end), quoted=True)
    first = page.sentence(edge)[0]
    if end == edge or end - first < 2:
        return None
    return Before((first, end), quoted=False)


def _is_title(page: Page, opening: int, closing: int) -> bool:
    """Whether a quotation is a name: "on Tuesday's episode of “The Night Ferry,” Okafor said that ..."."""
    before = opening - 1
    if before < page.sentence(opening)[0] or not page.words[before][-1].isalpha() or closing - opening > _TITLE:
        return False
    words = [page.words[i] for i in range(opening + 1, closing) if page.words[i][0].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    return bool(capitals) and all(word[0].isupper() or word in _SMALL for word in words)


def right_range(page: Page, found: Stretch, cuts: frozenset[int], narrow: bool = False) -> Range:
    """The stretch as a range: up to the end of its sentence or of its quotation, or the next attribution's words."""
    return found.start, content_end(page, found.start, cuts, narrow or found.kind in _NARROW)


def next_quotation(page: Page, i: int) -> Range | None:
    """A quotation that opens the next sentence of the same paragraph and fills it: the same speaker goes on."""
    size = len(page.words)
    while i < size and page.kinds[i] == STOP and page.quoted[i] == 0:
        i += 1
    if i >= size or page.quoted[i] != 2 or i not in page.closing:
        return None
    if page.document.paragraph_of[i] != page.document.paragraph_of[i - 1]:
        return None
    close = min(page.closing[i], page.paragraph_end(i) - 1)
    follows = close + 1
    if follows < size and page.sentence_of[follows] == page.sentence_of[close] and page.kinds[follows] != STOP:
        return None
    return i, close + 1
