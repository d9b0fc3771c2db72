"""What every step of one article's reading shares: document, rule marks, names, who is known, what is in mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from provenance.ruleset import Hits, Rules
from provenance.sources.affiliations import Affiliations
from provenance.sources.bodies import Bodies
from provenance.sources.callings import Callings
from provenance.sources.descriptions import Descriptions
from provenance.sources.figures import Figure
from provenance.sources.headlines import headline
from provenance.sources.heads import Analyst
from provenance.sources.lexicon import Lexicon, lexicon
from provenance.sources.marks import Marks, mark
from provenance.sources.names import Name, NameFinder
from provenance.sources.parts import Part
from provenance.sources.recall import Memory
from provenance.sources.registry import Registry
from provenance.sources.runs import title_case
from provenance.sources.traits import Traits
from provenance.sources.vocabulary import DEFINITE
from provenance.values import Document, Range

Found = tuple[Figure, float]
"""Somebody, and how sure the reader is of it (0 to 1)."""


MATCHED = 0.85
"""Confidence in somebody found by office, calling or noun: right in about six of seven."""
LIKELY = 0.6
"""Confidence in somebody found by recency alone."""
LEAD = 4
"""Sentences of a lead, headline included: there "a judge" is named only farther on."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article, its names gathered, before anybody is quoted. The memory alone changes afterwards."""

    document: Document
    lexicon: Lexicon
    marks: Marks
    registry: Registry
    names: tuple[Name, ...]
    """In text order."""
    at: Mapping[int, Name]
    """First token of a name, with and without its titles, -> the name."""
    ends: Mapping[int, Name]
    analyst: Analyst
    descriptions: Descriptions
    affiliations: Affiliations
    memory: Memory = field(default_factory=Memory)

    def bearer(self, name: Name) -> Figure:
        """Who bears a name."""
        return self.registry.bearer(name)

    def found(self, name: Name) -> Found:
        """Who bears a name, and how sure that is."""
        return self.registry.of_name[(name.start, name.end)]

    def called(self, words: Range) -> str:
        """The name of whoever bears the words as a name, else the words."""
        named = self.registry.of_name.get(words)
        return named[0].name if named is not None else self.document.slice(words)

    def employ(self, name: Name, figure: Figure) -> None:
        """Note for whom the bearer works, where a name around his own tells."""
        whom = self.affiliations.of_name(name) if figure.affiliation is None else None
        if whom is not None and whom.noun < 0 and (called := self.called(whom.words)) != figure.name:
            figure.affiliation = called

    def modifier(self, part: Part) -> Figure | None:
        """Whose name stands before a head noun: "the Ruiz campaign"."""
        for k in part.modifiers:
            for stop in range(k + 1, part.head + 1):
                known = self.registry.of_name.get((k, stop))
                if known is not None:
                    return known[0]
        return None

    def owner(self, part: Part) -> Figure | None:
        """Whose a body is, of those whom its phrase names: "the Ruiz campaign", "the campaign of Ana Ruiz"."""
        of = self.complement(part, ("of",), people=True) if part.determiner in DEFINITE else None
        return self.modifier(part) or of

    def complement(self, part: Part, links: tuple[str, ...], people: bool = False) -> Figure | None:
        """The bearer of the name behind one of these words: "a panel of the Court of Lorne", "reports from Axios"."""
        at = part.head + 1
        if at >= part.end or self.document.lower[at] not in links:
            return None
        for first in (at + 1, at + 2):
            for end in range(min(first + 12, part.end), first, -1):
                known = self.registry.of_name.get((first, end))
                if known is not None:
                    fit = known[0].category in ("organization", "outlet") or (people and known[0].category == "person")
                    return known[0] if fit and not known[0].place and not known[0].plural else None
        return None

    def sentence(self, token: int) -> int:
        """Number of the sentence that holds a token."""
        return self.document.sentence_of[token]

    def paragraph(self, token: int) -> int:
        """Number of the paragraph that holds a token."""
        return self.document.paragraph_of[token]


def open_page(document: Document, hits: Hits, rules: Rules) -> Page:
    """Find and gather the names of an article, and what is told of their bearers."""
    words = lexicon(rules)
    marks = mark(document, hits, rules)
    headlines = title_case(document)
    registry = Registry(document, marks, words)
    names = registry.gather(NameFinder(document, marks, words).find(headlines), headlines)
    for first, end in headline(registry, headlines):
        names.append(Name(first, end, first, "unknown", document.lower[first:end]))
    for figure in registry.figures:
        if figure.category == "outlet" and (outlet := rules.outlet(figure.name)) is not None:
            figure.traits.add(outlet.type)
    names.sort(key=lambda name: name.start)
    at = {name.lead: name for name in names} | {name.start: name for name in names}
    ends = {name.end: name for name in names}
    bearers = [(name, registry.bearer(name)) for name in names]
    platforms = _platforms(hits, rules)  # "in a post on Truth Social, the mayor": nobody's name
    for name, figure in bearers:
        if figure.category == "person" and name.sort != "account" and platforms.issuperset(range(name.start, name.end)):
            figure.category, figure.guessed, figure.number = "organization", False, None
    people = frozenset(name.start for name, figure in bearers if figure.category == "person" and not figure.guessed)
    bodies = Bodies(document, marks, words, at, ends, registry.bearer)
    callings = Callings(document, marks)
    descriptions = Descriptions(document, bodies, callings)
    traits = Traits(document, marks, words, at, people, bodies)
    page = Page(
        document, words, marks, registry, tuple(names), at, ends, Analyst(document, marks, at), descriptions,
        Affiliations(document, bodies, callings, descriptions),
    )  # fmt: skip
    for name, figure in bearers:
        if figure.category == "person" and not figure.plural:
            traits.read(name, figure)
            page.employ(name, figure)
    return page


def _platforms(hits: Hits, rules: Rules) -> frozenset[int]:
    """Tokens of what the rules know for a social platform or a post on one."""
    social = (hit for hit in hits.of("medium") if getattr(rules.rule(hit.rule), "relay", None) == "social")
    return frozenset(token for hit in social for token in range(hit.start, hit.end))
