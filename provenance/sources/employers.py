"""For whom a source speaks or works: the names, nouns and pronouns that `affiliations` finds, resolved.

"Its envoy" serves the body told of last, "the union's president" the Flight Crews' Union; what nobody bears by name
stays as the article has it: "dike authority".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from provenance.sources.bodies import Whom
from provenance.sources.figures import Figure
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import OWNERS

_SAID = frozenset("said says told added".split())
_SPEAKING = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.chief-executive"})
"""Titles of whom an article names after his body has spoken: "Kestrel said so. “...,” spokesman Tom Reed said"."""
_SCHOOLS = frozenset("school academy college".split())
_HEADED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("principal", "headteacher", "headmaster", "headmistress"), _SCHOOLS),
    "superintendent": frozenset({"district", "schools"}),
    **dict.fromkeys(("dean", "provost", "rector", "vice-chancellor"), frozenset({"university", "college", "school"})),
}
"""Offices that tell what sort of body their bearer is the head of: "Principal Reed"."""
_HEADED_BEFORE = 240
"""Tokens, a dozen sentences, back to that body."""
_RECENT = 60
"""Tokens, two or three sentences, back to that body."""


class Meaning(NamedTuple):
    """How parts of phrases are resolved: a pronoun, a noun phrase for somebody, a noun for a body told of before."""

    pronoun: Callable[[Part], tuple[Found, ...]]
    body: Callable[[int, int], Figure | None]


class Employers:
    """Resolves the employers that the descriptions of one article's sources name."""

    __slots__ = ("_meaning", "_page")

    def __init__(self, page: Page, meaning: Meaning) -> None:
        self._page, self._meaning = page, meaning

    def of(self, name: Name) -> str | None:
        """For whom the bearer of a name works; None if it is not told."""
        whom = self._page.affiliations.of_name(name)
        called = self._bare(name) if whom is None else self._called(whom)
        return called if called != self._page.bearer(name).name else None

    def of_phrase(self, part: Part) -> str | None:
        """For whom somebody without a name works, told in the phrase or right behind it."""
        document = self._page.document
        end = document.sentences[self._page.sentence(part.head)][1]
        whom = self._page.affiliations.described(part.start, part.head, min(part.end, end), end)
        return self._called(whom) if whom is not None else None

    def _called(self, whom: Whom) -> str | None:
        """The name of whom some words mean; the words themselves where nobody is known to bear them."""
        if whom.noun < 0:
            return self._page.called(whom.words)
        first, end = whom.words
        document = self._page.document
        if document.lower[first] in OWNERS:
            found = self._meaning.pronoun(Part("pronoun", first, first, first + 1))
            owner = found[0][0] if found else None
            if end == first + 1:
                fit = owner is not None and owner.identity == "named" and not (owner.place or owner.plural)
                return owner.name if owner is not None and fit else None
        known = self._meaning.body(first, whom.noun)
        return known.name if known is not None else document.slice(whom.words)

    def _bare(self, name: Name) -> str | None:
        """The body that spoke last, for its "spokesman Tom Reed", of whom nothing else is told."""
        document, last = self._page.document, name.lead - 1
        heads = _HEADED.get(document.lower[name.lead], _HEADED.get(document.lower[last]))
        if heads is not None:
            return self._latest(name, _HEADED_BEFORE, heads)
        title = self._page.marks.titles.get(last)
        if title is None or title.rule.id not in _SPEAKING or not document.words[last].islower():
            return None
        before = document.lower[title.start - 1] if title.start else "."
        if before[0].isalpha() and before not in _SAID:
            return None
        return self._latest(name, _RECENT)

    def _latest(self, name: Name, reach: int, heads: Collection[str] = ()) -> str | None:
        """The body told of last before a name, of those that are called one of these."""
        near = [
            figure for figure in self._page.registry.figures
            if figure.category == "organization" and not figure.place and 0 <= figure.last <= name.start
            and name.start - figure.last < reach and (not heads or figure.head in heads)
        ]  # fmt: skip
        return max(near, key=lambda figure: figure.last).name if near else None
