"""Which body, outlet or paper a noun without a name means: "the campaign", "the magazine", "the survey", "the tweet".

Recency decides among those that fit by word, by type or by how they were introduced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from provenance.sources.figures import Figure, singular
from provenance.sources.heads import Part
from provenance.sources.identity import Standing, standing
from provenance.sources.page import LEAD, LIKELY, MATCHED, Found, Page
from provenance.sources.vocabulary import INDEFINITE, words_of
from provenance.text.phrases import phrase_ending_at

_TYPES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("newspaper", "paper", "daily", "weekly", "tabloid"), frozenset({"newspaper"})),
    "magazine": frozenset({"magazine"}),
    **dict.fromkeys(("network", "broadcaster", "channel", "station"), frozenset({"broadcaster", "radio", "local-tv"})),
    **dict.fromkeys(("agency", "service"), frozenset({"agency"})),
    **dict.fromkeys(("site", "website", "blog"), frozenset({"digital", "aggregator", "fact-checker"})),
}
"""What an outlet noun asks of the type its rule gives it."""
_GENERIC = words_of("agency organization organisation group department body institution committee team")
"""Body nouns that any body answers to."""
_FIRMS = words_of(
    """
    company firm bank corporation manufacturer supplier maker builder operator developer retailer carrier
    airline chain publisher producer contractor utility insurer startup start-up business brand club store hotel
    brewer bakery giant conglomerate automaker carmaker drugmaker union charity nonprofit non-profit
    """
)
"""Nouns for firms and clubs, whose own names seldom hold such a word."""
_STATE = words_of(
    """
    department ministry bureau commission committee subcommittee council court tribunal senate house congress
    parliament treasury police army navy university college school party administration government house kremlin
    pentagon campaign board
    """
)
"""Last words of names whose bearers nobody calls a company."""
_FORWARD = 8
"""Sentences within which a lead's "a union" is given a name."""
_FRESH = 240
"""Tokens within which a body named once is still meant by "the company": six or eight sentences."""
_ISSUED = words_of("statement tweet post release")
"""Papers that nobody but a speaker issues: "the statement said" after a body has spoken."""
_STUDIES = words_of("study research survey analysis paper")
"""Words that papers use in turn for one and the same piece of research."""
_SCENE = 3
"""Sentences within which the last speaker is still in mind."""


class ThingReader:
    """Resolves nouns for bodies, outlets and papers in one document."""

    __slots__ = ("_document", "_known", "_marks", "_memory", "_newcomer", "_page", "_registry", "_voices")

    def __init__(
        self, page: Page, known: Sequence[Figure], newcomer: Callable[[Part, Standing, Figure | None], Figure]
    ) -> None:
        self._page = page
        self._document, self._marks = page.document, page.marks
        self._memory, self._registry = page.memory, page.registry
        self._known = known
        """Nameless figures met so far, oldest first; grows while the article is read."""
        self._newcomer = newcomer
        self._voices: dict[str, Figure] = {}
        """The latest author heard through a paper of each sort."""

    def body(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """ "The ministry", "the company", "Ruiz's campaign"."""
        if stand.plural:
            return None
        if owner is not None or self._page.modifier(part) is not None:
            return self._owned(part, stand.lemma, owner)
        if not definite:
            return self._body_ahead(part, stand.lemma)
        behind = [f for f in self._registry.figures if f.category == "organization" and not f.place and f.last >= 0]
        behind += [f for f in self._known if f.category == "organization"]
        behind.sort(key=lambda figure: figure.last)
        for figure in reversed(behind):
            if stand.lemma in figure.words or figure.head == stand.lemma or stand.lemma in figure.traits:
                return figure, MATCHED
        return (self._likely_body(part, stand.lemma, behind) if part.determiner else None) or (
            self._body_ahead(part, stand.lemma)
        )

    def _likely_body(self, part: Part, lemma: str, behind: list[Figure]) -> Found | None:
        """ "The company", when no company was called one: the latest body that is not plainly something else."""
        if (lemma not in _GENERIC and lemma not in _FIRMS) or len(part.modifiers) > 1:
            return None
        firm = lemma in _FIRMS
        fit = [f for f in behind if not (firm and f.head in _STATE) and self._fresh(f, part)]
        fit += [f for f in self._registry.figures if firm and f.guessed and f.gender is None and self._fresh(f, part)]
        if not fit:
            return None
        best = max(fit, key=lambda figure: (figure is self._memory.speaker, len(figure.mentions) > 1, figure.last))
        if best.category == "person":  # a name that nothing showed to be a person's
            best.category, best.guessed, best.number = "organization", False, None
        return best, LIKELY

    def _fresh(self, figure: Figure, part: Part) -> bool:
        return figure.last >= 0 and part.start - figure.last < _FRESH

    def _body_ahead(self, part: Part, lemma: str) -> Found | None:
        """Named farther on: "A crews' union", then the "Flight Crews' Union"; or right behind: "a panel of the ..."."""
        inside = self._complement(part, ("of",))
        if inside is not None and part.determiner in INDEFINITE:
            return inside, LIKELY
        sentence = self._document.sentence_of[part.head]
        if part.determiner in INDEFINITE and sentence >= LEAD:
            return None
        for figure in self._registry.figures:
            if figure.category != "organization" or lemma not in figure.words or not figure.mentions:
                continue
            if 0 <= self._document.sentence_of[figure.mentions[0][0]] - sentence <= _FORWARD:
                return figure, LIKELY
        return None

    def _complement(self, part: Part, links: tuple[str, ...], people: bool = False) -> Figure | None:
        """The bearer of the name behind one of these words: "a panel of the Court of Lorne", "reports from Axios"."""
        at = part.head + 1
        if at >= part.end or self._document.lower[at] not in links:
            return None
        for first in (at + 1, at + 2):
            for end in range(min(first + 12, part.end), first, -1):
                known = self._registry.of_name.get((first, end))
                if known is not None:
                    fit = known[0].category in ("organization", "outlet") or (people and known[0].category == "person")
                    return known[0] if fit and not known[0].place and not known[0].plural else None
        return None

    def _owned(self, part: Part, lemma: str, owner: Figure | None) -> Found | None:
        """ "Ruiz's campaign" and "the Ruiz campaign" are one body, and neither is Ruiz."""
        owner = owner or self._page.modifier(part)
        for figure in self._known:
            if owner is not None and figure.owner is owner and figure.head == lemma:
                return figure, MATCHED
        return None

    def outlet(self, lemma: str) -> Found | None:
        """ "The magazine": the latest outlet of that type, else the latest of unknown type, else the latest."""
        behind = [figure for figure in self._registry.figures if figure.category == "outlet" and figure.last >= 0]
        if not behind:
            return None
        types = _TYPES.get(lemma, frozenset())
        return max(behind, key=lambda f: (bool(f.traits & types), not (types and f.traits), f.last)), MATCHED

    def voice(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """Through a letter its author speaks: "Ruiz's letter", "a Ruiz tweet", "a Times article", "the article"."""
        noun = self._marks.nouns.get(part.head)
        if noun is None or noun.rule.voice is None:
            return None
        author = owner or self._page.modifier(part) or self._author(part)
        if author is not None and noun.rule.voice == "outlet" and author.category != "outlet":
            return None
        if author is None and definite and not stand.plural:
            author = self._voices.get(stand.lemma) or self._issuer(part, stand.lemma)
        if author is None or author.place or author.identity not in ("named", "self"):
            return None
        if author.category not in ("person", "outlet", "organization"):
            return None
        self._voices[stand.lemma] = author
        return author, MATCHED

    def _author(self, part: Part) -> Figure | None:
        """Whose name stands behind the paper: "a letter from Ruiz", "an article in the Courier"."""
        return self._complement(part, ("from", "by"), people=True) or self._complement(part, ("in",))

    def _issuer(self, part: Part, lemma: str) -> Figure | None:
        """Who issued "the statement": whoever spoke just before."""
        near = self._page.sentence(part.head) - self._memory.spoke <= _SCENE
        return self._memory.speaker if lemma in _ISSUED and near else None

    def paper(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """ "The poll" that was introduced before, as a source or in passing."""
        named = owner is not None or self._page.modifier(part) is not None
        if not definite or named or (stand.plural and not part.determiner):
            return None
        for figure in reversed(self._known):
            if figure.category == "document" and figure.head == stand.lemma:
                return figure, MATCHED
        alike = _STUDIES if stand.lemma in _STUDIES else frozenset({stand.lemma})
        for head in sorted((k for k in self._marks.nouns if k < part.start), reverse=True):
            if singular(self._document.lower[head]) in alike and self._marks.nouns[head].rule.category == "document":
                return self._introduced(head)
        return None

    def _introduced(self, head: int) -> Found | None:
        """The paper that a phrase in passing speaks of."""
        phrase = phrase_ending_at(self._document, head + 1)
        if phrase is None:
            return None
        limit = self._document.sentences[self._document.sentence_of[head]][1]
        parts = self._page.analyst.parts((phrase[0], min(limit, head + 6)))
        if not parts or parts[0].kind != "noun" or parts[0].head != head or parts[0].owner is not None:
            return None
        return self._newcomer(parts[0], standing(self._document, self._marks, parts[0]), None), LIKELY
