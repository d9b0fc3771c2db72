"""Which body or outlet a noun without a name means: "the campaign", "the magazine", "a crews' union". Knows no papers.

Recency decides among those that fit by word, by type or by how they were introduced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.sources.figures import Figure
from provenance.sources.identity import Standing
from provenance.sources.page import LEAD, LIKELY, MATCHED, Found, Page
from provenance.sources.parts import Part
from provenance.sources.vocabulary import INDEFINITE, words_of
from provenance.text.grammar import NOUN, word_class

_TYPES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("newspaper", "paper", "daily", "weekly", "tabloid"), frozenset({"newspaper"})),
    "magazine": frozenset({"magazine"}),
    **dict.fromkeys(
        ("network", "broadcaster", "channel", "station", "television", "tv", "radio"),
        frozenset({"broadcaster", "radio", "local-tv"}),
    ),
    **dict.fromkeys(("agency", "service"), frozenset({"agency"})),
    **dict.fromkeys(("site", "website", "blog"), frozenset({"digital", "aggregator", "fact-checker"})),
}
"""What an outlet noun asks of the type its rule gives it."""
_AIRED = words_of("television tv radio")
"""Nouns by which no paper or agency is meant."""
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
_SOCIETIES = words_of("union charity nonprofit non-profit")
"""Of those, the ones that no company answers to, nor they to "the company"; initials may be theirs ("UAW")."""
_LITTLE = words_of("the a an 's ' ’ this that its his her their our")
STATE = words_of(
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


class ThingReader:
    """Resolves nouns for bodies and outlets in one document."""

    __slots__ = ("_document", "_known", "_memory", "_page", "_registry")

    def __init__(self, page: Page, known: Sequence[Figure]) -> None:
        self._page = page
        self._document = page.document
        self._memory, self._registry = page.memory, page.registry
        self._known = known
        """Nameless figures met so far, oldest first; grows while the article is read."""

    def body(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """ "The ministry", "the company", "Ruiz's campaign"."""
        if stand.plural:
            return None
        owner = owner or self._page.owner(part)
        if owner is not None:
            return self._owned(stand.lemma, owner)
        if not definite:
            return self._body_ahead(part, stand.lemma)
        behind = [f for f in self._registry.figures if f.category == "organization" and not f.place and f.last >= 0]
        behind += [f for f in self._known if f.category == "organization"]
        behind.sort(key=lambda figure: figure.last)
        if stand.lemma == "agency" and part.determiner == "the" and part.end == part.start + 2:
            wire = self._wire(behind)
            if wire is not None:
                return wire, LIKELY
        told = set(self._document.lower[part.start : part.head]) - _LITTLE
        nameless = set(self._known)
        for figure in reversed(behind):
            if figure in nameless and not told <= set(figure.words):
                continue  # "the nurses' union" is not the teachers'
            if stand.lemma in figure.words or figure.head == stand.lemma or stand.lemma in figure.traits:
                return figure, MATCHED
        return (self._likely_body(part, stand.lemma, behind) if part.determiner and part.owner is None else None) or (
            self._body_ahead(part, stand.lemma)
        )

    def _wire(self, bodies: Sequence[Figure]) -> Figure | None:
        """The news agency that "the agency" means: one named since any body that is called so."""
        agencies = [
            f for f in self._registry.figures if f.category == "outlet" and "agency" in f.traits and f.last >= 0
        ]
        last = max(agencies, key=lambda figure: figure.last, default=None)
        rivals = [f for f in bodies if "agency" in (*f.words, f.head) or f.name.isupper()]
        return last if last is not None and all(f.last < last.last for f in rivals) else None

    def _likely_body(self, part: Part, lemma: str, behind: list[Figure]) -> Found | None:
        """ "The company", when no company was called one: the latest body that is not plainly something else."""
        if (lemma not in _GENERIC and lemma not in _FIRMS) or len(part.modifiers) > 1:
            return None
        firm, society = lemma in _FIRMS, lemma in _SOCIETIES
        countries = self._page.lexicon.countries
        fit = [
            f for f in behind
            if not (firm and (f.head in STATE or f.name.lower() in countries)) and self._fresh(f, part)
            and ((f.head in _SOCIETIES) == society or (society and f.name.isupper()))
        ]  # fmt: skip
        fit += [
            f for f in self._registry.figures
            if firm and not society and f.guessed and f.gender is None and not f.traits and self._fresh(f, part)
            and not self._describes(f)
        ]  # fmt: skip
        if not fit:
            return None
        best = max(fit, key=lambda figure: (figure is self._memory.speaker, len(figure.mentions) > 1, figure.last))
        if best.category == "person":  # a name that nothing showed to be a person's
            best.category, best.guessed, best.number = "organization", False, None
        return best, LIKELY

    def _describes(self, figure: Figure) -> bool:
        """Whether a name only ever stands before a noun: "its Turin plant"."""
        size = len(self._document)
        return all(end < size and word_class(self._document, end) == NOUN for _, end in figure.mentions)

    def _fresh(self, figure: Figure, part: Part) -> bool:
        return figure.last >= 0 and part.start - figure.last < _FRESH

    def _body_ahead(self, part: Part, lemma: str) -> Found | None:
        """Named farther on: "A crews' union", then the "Flight Crews' Union"; or right behind: "a panel of the ..."."""
        inside = self._page.complement(part, ("of",))
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

    def _owned(self, lemma: str, owner: Figure) -> Found | None:
        """ "Ruiz's campaign", "the campaign of Ruiz" and "the Ruiz campaign" are one body, and none of them is Ruiz."""
        for figure in self._known:
            if figure.owner is owner and figure.head == lemma:
                return figure, MATCHED
        return None

    def outlets(self) -> tuple[Found, ...]:
        """ "Both newspapers": the two outlets named last; none where fewer are known."""
        behind = [figure for figure in self._registry.figures if figure.category == "outlet" and figure.last >= 0]
        last = sorted(behind, key=lambda figure: figure.last)[-2:]
        return tuple((figure, LIKELY) for figure in last) if len(last) == 2 else ()

    def outlet(self, lemma: str) -> Found | None:
        """ "The magazine": the latest outlet of that type, else the latest of unknown type, else the latest."""
        behind = [figure for figure in self._registry.figures if figure.category == "outlet" and figure.last >= 0]
        if not behind:
            return None
        types = _TYPES.get(lemma, frozenset())
        best = max(behind, key=lambda f: (bool(f.traits & types), not (types and f.traits), f.last))
        another = bool(types and best.traits) and not best.traits & types
        return None if another and lemma in _AIRED else (best, MATCHED)
