"""Who speaks where an attribution names nobody: the owner of "his remark", the speaker of "..., suggesting that".

Asked only where the reader found no source; says where the words for it stand, not whom they mean. A finite verb's
subject is left alone: where the reader passed it over, readers of flesh and blood did so more often than not.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.sources.page import Page
from provenance.sources.vocabulary import OWNERS, words_of
from provenance.text.grammar import ED, ING, word_class
from provenance.text.phrases import phrase_ending_at
from provenance.values import Document, Range, Relation

_GENITIVE = ("'s", "'", "’")
_OWNERS = OWNERS - words_of("your our whose")
_OPENING = 3
"""Tokens of a sentence within which a participle opens it: "Angered by the vote, Ruiz ..."."""


class Implied(NamedTuple):
    """Where the source of an attribution without one stands."""

    owner: int | None = None
    """Token of a possessive pronoun."""
    phrase: Range | None = None
    speaker: bool = False
    """Whether it is whoever spoke last, in the same sentence."""


def implied(page: Page, relation: Relation) -> Implied | None:
    """Where the words for the missing source stand, None if the attribution means nobody."""
    if not relation.cue:
        return None
    document, at = page.document, relation.cue[0][0]
    begin = document.sentences[page.sentence(at)][0]
    owned = _owner(document, at, begin)
    if owned is not None:
        return owned
    kind = word_class(document, at)
    if kind == ING and page.memory.speaker is not None and page.memory.spoke == page.sentence(at):
        return Implied(speaker=True)
    # a capital hides the class of the word that opens a sentence
    participle = kind in (ING, ED) or document.lower[at].endswith(("ing", "ed"))
    return _behind(page, at) if participle and at - begin < _OPENING else None


def _owner(document: Document, at: int, begin: int) -> Implied | None:
    """ "His remark about", "Ruiz's speech denouncing"."""
    for k in (at, at - 1):
        if k < begin:
            continue
        low = document.lower[k]
        if low in _OWNERS:
            return Implied(owner=k)
        if low in _GENITIVE and k > begin:
            phrase = phrase_ending_at(document, k)
            return Implied(phrase=phrase) if phrase is not None else None
    return None


def _behind(page: Page, at: int) -> Implied | None:
    """The name that is the subject behind a participle's clause: "Lamenting their luck, Ruiz ..."."""
    document = page.document
    end = document.sentences[page.sentence(at)][1]
    for k in range(at + 1, end - 1):
        if document.words[k] == ",":
            name = page.at.get(k + 1)
            return Implied(phrase=(name.lead, name.end)) if name is not None else None
    return None
