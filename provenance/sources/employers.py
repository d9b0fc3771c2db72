"""For whom a named source speaks or works, where a noun or a pronoun tells: "its envoy", "the union's president".

Names in the words around are read by `callings`; here they are only asked for what a part of the phrase stands for.
"""

from __future__ import annotations

from collections.abc import Callable

from provenance.sources.callings import BODIES, EMPLOYS, NEAR, SERVING
from provenance.sources.figures import Figure
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import DEFINITE
from provenance.values import Range, Relation

_INSERTION = 14
"""Words of an insertion behind a name."""


class Employers:
    """Whom the description of a named source means: "its envoy", "a spokeswoman for the agency", "the union's chief".

    `owner`, `meant`: who a possessive and who a noun phrase of this article stands for.
    """

    __slots__ = ("_meant", "_owner", "_page")

    def __init__(
        self, page: Page, owner: Callable[[Part], Figure | None], meant: Callable[[Part], tuple[Found, ...]]
    ) -> None:
        self._page, self._owner, self._meant = page, owner, meant

    def of(self, relation: Relation, name: Name) -> str | None:
        """For whom the bearer of a name in a source works; None if it is not told."""
        for first, end in (self._before(relation, name), self._behind(name)):
            found = self._told(first, end) if first < end else None
            if found is not None:
                return found
        return None

    def _before(self, relation: Relation, name: Name) -> Range:
        """ "A spokesman for the union" before ", Tom Reed"."""
        first = next((first for first, end in relation.source if first <= name.start < end), name.lead)
        comma = name.lead - 1
        return (first, comma) if comma > first and self._page.document.words[comma] == "," else (0, 0)

    def _behind(self, name: Name) -> Range:
        """ "the union's president" behind "Tom Reed,"."""
        document = self._page.document
        if name.end >= len(document) or document.words[name.end] != ",":
            return 0, 0
        limit = min(document.sentences[self._page.sentence(name.start)][1], name.end + 1 + _INSERTION)
        stop = next((k for k in range(name.end + 1, limit) if document.words[k] == ","), 0)
        return name.end + 1, stop

    def _told(self, first: int, end: int) -> str | None:
        parts = self._page.analyst.parts((first, end))
        part = parts[0] if parts else None
        if part is None or part.kind != "noun" or not self._human(part.head):
            return None
        owner = self._owner(part) if part.owner is not None else None
        title = self._page.marks.titles.get(part.head)
        serves = title is not None and title.rule.id in SERVING
        if owner is None:
            owner, serves = self._served(part.head + 1, end), True
        if owner is None or owner.identity != "named" or owner.place or owner.plural:
            return None
        return owner.name if owner.category in BODIES or (serves and owner.category == "person") else None

    def _served(self, at: int, end: int) -> Figure | None:
        """Who stands behind "for", "of" or "at"."""
        lower = self._page.document.lower
        if at + 1 >= end or lower[at] not in EMPLOYS:
            return None
        parts = self._page.analyst.parts((at + 1, min(end, at + 1 + NEAR)))
        if not parts or parts[0].kind == "pronoun":
            return None
        if parts[0].name is not None:
            return self._page.bearer(parts[0].name)
        noun = self._page.marks.nouns.get(parts[0].head)
        body = noun is not None and noun.rule.category in BODIES
        known = self._meant(parts[0]) if body and parts[0].determiner in DEFINITE else ()
        return known[0][0] if known else None

    def _human(self, k: int) -> bool:
        noun = self._page.marks.nouns.get(k)
        return k in self._page.marks.titles or (noun is not None and noun.rule.category == "person")
