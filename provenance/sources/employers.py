"""For whom a named source speaks or works, where a noun or a pronoun tells: "its envoy", "the union's president".

Names in the words around are read by `callings`; here they are only asked for what a part of the phrase stands for.
"""

from __future__ import annotations

from collections.abc import Callable

from provenance.sources.callings import EMPLOYS, NEAR, SERVING
from provenance.sources.figures import Figure
from provenance.sources.identity import CALLING
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import BODIES, DEFINITE
from provenance.text.phrases import phrase_ending_at
from provenance.values import Range

_STOPS = frozenset(',;:“”"—')
_SAID = frozenset("said says told added".split())
_SPEAKING = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.chief-executive"})
"""Titles of whom an article names after his body has spoken: "Kestrel said so. “...,” spokesman Tom Reed said"."""
_RECENT = 60
"""Tokens, two or three sentences, back to that body."""
_INSERTION = 14
"""Words of an insertion behind a name."""


class Employers:
    """Whom the description of a named source means: "its envoy", "a spokeswoman for the agency", "the union's chief".

    `owner`, `meant`, `body`: who a possessive, a noun phrase and the head of one stand for, the last without making
    anybody new.
    """

    __slots__ = ("_body", "_meant", "_owner", "_page")

    def __init__(
        self, page: Page, owner: Callable[[Part], Figure | None], meant: Callable[[Part], tuple[Found, ...]],
        body: Callable[[int], Figure | None],
    ) -> None:  # fmt: skip
        self._page, self._owner, self._meant, self._body = page, owner, meant, body

    def of(self, name: Name) -> str | None:
        """For whom the bearer of a name works; None if it is not told."""
        for first, end in (self._before(name), self._behind(name)):
            found = self._told(first, end) if first < end else None
            if found is not None:
                return found
        return self._bare(name)

    def _before(self, name: Name) -> Range:
        """ "A spokesman for the union" before ", Tom Reed"."""
        document, comma = self._page.document, name.lead - 1
        if comma < 1 or document.words[comma] != ",":
            return 0, 0
        begin = document.sentences[self._page.sentence(name.start)][0]
        first = next((k + 1 for k in range(comma - 1, begin - 1, -1) if document.words[k] in _STOPS), begin)
        phrase = phrase_ending_at(document, comma)
        return (first if phrase is None else min(first, phrase[0]) if first == begin else phrase[0]), comma

    def _bare(self, name: Name) -> str | None:
        """The body that spoke last, for its "spokesman Tom Reed", of whom nothing else is told."""
        document, last = self._page.document, name.lead - 1
        title = self._page.marks.titles.get(last)
        if title is None or title.rule.id not in _SPEAKING or not document.words[last].islower():
            return None
        before = document.lower[title.start - 1] if title.start else "."
        noun = self._page.marks.nouns.get(title.start - 1)
        if noun is not None and noun.rule.category == "organization" and document.words[title.start - 1].islower():
            known = self._body(title.start - 1)  # "campaign spokeswoman Ana Ruiz"
            return known.name if known is not None else None
        if before[0].isalpha() and before not in _SAID:
            return None
        near = [
            figure for figure in self._page.registry.figures
            if figure.category == "organization" and not figure.place and 0 <= name.start - figure.last < _RECENT
            and figure.last >= 0
        ]  # fmt: skip
        return max(near, key=lambda figure: figure.last).name if near else None

    def _behind(self, name: Name) -> Range:
        """ "the union's president" behind "Tom Reed,"."""
        document = self._page.document
        if name.end >= len(document) or document.words[name.end] != ",":
            return 0, 0
        limit = min(document.sentences[self._page.sentence(name.start)][1], name.end + 1 + _INSERTION)
        stop = next((k for k in range(name.end + 1, limit) if document.words[k] in _STOPS or k + 1 == limit), 0)
        return name.end + 1, stop

    def _told(self, first: int, end: int) -> str | None:
        parts = self._page.analyst.parts((first, end))
        part = parts[0] if parts else None
        if part is None or part.kind != "noun" or not self._human(part.head):
            return None
        owner = self._owner(part) if part.owner is not None else self._page.modifier(part)
        title = self._page.marks.titles.get(part.head)
        if title is not None and title.rule.office == "candidate":
            return None  # "the nominee for the Senate" does not work there
        serves = title is not None and title.rule.id in SERVING
        if owner is None:
            owner, serves = self._served(part.head + 1, end) or self._led(part), True
        if owner is None or owner.identity != "named" or owner.place or owner.plural:
            return None
        return owner.name if owner.category in BODIES or (serves and owner.category == "person") else None

    def _led(self, part: Part) -> Figure | None:
        """The body that a noun before the calling means: "a department spokeswoman"."""
        return self._body(part.head - 1) if part.head - 1 in part.modifiers else None

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
        if parts[0].owner is None:
            return self._body(parts[0].head) if parts[0].determiner in DEFINITE else None
        noun = self._page.marks.nouns.get(parts[0].head)
        known = self._meant(parts[0]) if noun is not None and noun.rule.category in BODIES else ()
        return known[0][0] if known else None

    def _human(self, k: int) -> bool:
        noun = self._page.marks.nouns.get(k)
        if noun is not None:
            return noun.rule.category == "person"
        return k in self._page.marks.titles or self._page.document.lower[k].endswith(CALLING)
