"""For whom a source speaks or works: the names, nouns and pronouns that `affiliations` finds, resolved.

"Its envoy" serves the body told of last, "the union's president" the Flight Crews' Union; what nobody bears by name
stays as the article has it: "dike authority".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from provenance.sources.bodies import Whom
from provenance.sources.figures import Figure
from provenance.sources.institutions import Institutions
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import ARTICLES, DEFINITE, INDEFINITE, OWNERS

_SITES = frozenset("plant factory warehouse mill mine depot shipyard firm company".split())
"""Nouns for where a firm's people work, or for the firm, of which the article is about one."""


class Meaning(NamedTuple):
    """How parts of phrases are resolved: a pronoun, a noun phrase for somebody, a noun for a body told of before."""

    pronoun: Callable[[Part], tuple[Found, ...]]
    body: Callable[[int, int], Figure | None]


class Employers:
    """Resolves the employers that the descriptions of one article's sources name."""

    __slots__ = ("_institutions", "_meaning", "_page")

    def __init__(self, page: Page, meaning: Meaning) -> None:
        self._page, self._meaning = page, meaning
        self._institutions = Institutions(page)

    def of(self, name: Name) -> str | None:
        """For whom the bearer of a name works; None if it is not told."""
        whom = self._page.affiliations.of_name(name)
        called = self._institutions.of_office(name) if whom is None else self._called(whom)
        if called != self._page.bearer(name).name:
            return called
        return self._page.document.slice(whom.words) if whom is not None and whom.noun >= 0 else None

    def of_phrase(self, part: Part) -> str | None:
        """For whom somebody without a name works, told in the phrase or right behind it."""
        document = self._page.document
        end = document.sentences[self._page.sentence(part.head)][1]
        whom = self._page.descriptions.read(part.start, part.head, min(part.end, end), end)
        return self._called(whom) if whom is not None else self._institutions.of_calling(part)

    def _called(self, whom: Whom) -> str | None:
        """The name of whom some words mean; the words themselves where nobody is known to bear them."""
        if whom.noun < 0:
            return self._page.called(whom.words)
        (first, end), lower = whom.words, self._page.document.lower
        if lower[first] in OWNERS and end == first + 1:
            return self._owner(first)
        if not self._page.marks.is_body(whom.noun) and (somebody := self._person(first, whom.noun)) is not None:
            return somebody
        text = self._page.document.slice(whom.words)
        if not whom.weak and lower[first - 1] in INDEFINITE:
            return text  # "at a private bank"
        known = self._meaning.body(first, whom.noun) or self._institutions.alike(whom.noun, first)
        if known is not None:
            return _bared(known.name)
        firm = self._institutions.firm(first) if lower[whom.noun] in _SITES else None  # "plant manager Tom Reed"
        return firm if firm is not None else text

    def _owner(self, at: int) -> str | None:
        """The name of whom a pronoun means: "its leader"; none of the writer, "our"."""
        found = self._meaning.pronoun(Part("pronoun", at, at, at + 1))
        owner = found[0][0] if found else None
        told = owner is not None and owner.identity in ("named", "unnamed")
        return _bared(owner.name) if owner is not None and told and not (owner.place or owner.plural) else None

    def _person(self, first: int, noun: int) -> str | None:
        """The name of the person whom a noun means: "the governor's press secretary"."""
        if self._page.document.lower[first - 1] not in DEFINITE:
            return None
        found = self._meaning.pronoun(Part("noun", first - 1, noun, noun + 1, determiner="the", modifiers=(noun,)))
        person = found[0][0] if len(found) == 1 else None
        return person.name if person is not None and person.identity == "named" and not person.plural else None


def _bared(phrase: str) -> str:
    """A phrase without its article, a name as it is: "the minister" -> "minister", "The Hague Institute"."""
    first, _, rest = phrase.partition(" ")
    return rest if rest[:1].islower() and first.lower() in ARTICLES else phrase
