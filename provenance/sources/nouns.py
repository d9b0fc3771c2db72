"""Who a noun phrase without a name means: "the official", "the paper", "both sources", "his aides", "the campaign".

A definite phrase points back at somebody known, or ahead at somebody introduced soon; anything else is somebody new.
"""

from __future__ import annotations

from collections.abc import Callable

from provenance.sources.figures import Figure, singular
from provenance.sources.heads import DEFINITE, Part
from provenance.sources.identity import Standing, standing
from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.registry import Registry
from provenance.values import Document

Owner = Callable[[Part], Figure | None]

MATCHED = 0.85
"""Confidence in a person found by office or calling: right in about six of seven."""
LIKELY = 0.6
"""Confidence in a body found by recency alone."""
EPITHET = 0.5
"""Confidence that "the Lorne baker" is who spoke last: half of them are."""

_GENERIC = frozenset(
    "agency organization organisation company firm group bank union department body institution committee team".split()
)
"""Body nouns that any body answers to."""
_FORWARD = 8
"""Sentences within which a lead's "a judge" is given a name."""
_LEAD = 4
"""Sentences of a lead, headline included."""


class NounReader:
    """Resolves the nameless noun phrases of one document; remembers those it has met."""

    __slots__ = ("document", "known", "lexicon", "marks", "owner", "registry", "spoken")

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon, registry: Registry, owner: Owner) -> None:
        self.document = document
        self.marks = marks
        self.lexicon = lexicon
        self.registry = registry
        self.owner = owner
        self.known: list[Figure] = []
        """Nameless figures in the order they came up."""
        self.spoken: list[Figure] = []
        """Everybody who was quoted so far, in order."""

    def resolve(self, part: Part) -> tuple[Figure, float]:
        """The figure behind the phrase, an old one or a new one, with confidence."""
        stand = standing(self.document, self.marks, part)
        owner = self.owner(part) if part.owner is not None else None
        definite = part.determiner in DEFINITE or self._bare(part)
        found: tuple[Figure, float] | None = None
        if stand.category == "organization":
            found = self._body(part, stand, owner, definite)
        elif stand.category == "outlet" and not stand.plural and definite and owner is None:
            found = self._outlet(part)
        elif stand.category == "document":
            found = self._document(part, stand, owner, definite)
        elif stand.category == "person" and not stand.plural:
            found = self._person(part, stand, owner, definite)
        if found is None and owner is None:
            found = self._again(part, stand, definite)
        return found or (self._new(part, stand, owner), 0.9)

    def _bare(self, part: Part) -> bool:
        """A singular noun without article, as headlines have it: "Judge rejects ..."."""
        return not part.determiner and not part.quantity and part.owner is None

    # -- people

    def _person(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> tuple[Figure, float] | None:
        title = self.marks.titles.get(part.head)
        if title is None and stand.lemma not in ("man", "woman") or part.quantity == "another":
            return None
        office = (title.rule.office if title is not None else None) or stand.lemma
        wanted = self._wanted(part)
        if definite:
            best = self._matching(office, stand.lemma, wanted, part, owner)
            if best is not None:
                return best, MATCHED
        if self.document.sentence_of[part.head] < _LEAD and (ahead := self._ahead(office, stand.lemma, wanted, part)):
            return ahead, LIKELY
        if definite and title is not None and owner is None and part.head not in self.marks.nouns:
            return self._epithet(part, title.rule.gender)
        return None

    def _wanted(self, part: Part) -> frozenset[str]:
        found: set[str] = set()
        for k in part.modifiers:
            if k == part.head:
                continue
            title = self.marks.titles.get(k)
            low = self.document.lower[k]
            if title is not None:
                found.add(title.rule.office or singular(low))
            elif self.document.words[k][0].isupper() or k in self.marks.nouns:
                found.add(low)
        return frozenset(found)

    def _matching(
        self, office: str, lemma: str, wanted: frozenset[str], part: Part, owner: Figure | None
    ) -> Figure | None:
        best, top = None, 0.0
        gender = (title := self.marks.titles.get(part.head)) and title.rule.gender
        for figure in self.registry.figures:
            if figure.category != "person" or not figure.traits or figure is owner:
                continue
            if gender is not None and figure.gender not in (gender, None):
                continue
            if not (office in figure.traits or lemma in figure.traits):
                continue
            score = 1.0 + 1.0 * len(wanted & figure.traits) - 0.7 * len(wanted - figure.traits)
            score -= 2.0 * bool({"republican", "democrat"} & wanted and not {"republican", "democrat"} & wanted <= figure.traits)
            behind = part.start - figure.last
            score += 0.5 if 0 <= behind < 120 else -0.3 if figure.last < 0 else 0.2
            score += 0.1 * min(len(figure.mentions), 5) - 0.0005 * max(behind, 0)
            if self.spoken and self.spoken[-1] is figure:
                score += 0.5
            if score > top:
                best, top = figure, score
        return best

    def _ahead(self, office: str, lemma: str, wanted: frozenset[str], part: Part) -> Figure | None:
        """The person of that calling whom the article names soon after its lead."""
        sentence = self.document.sentence_of[part.head]
        for figure in self.registry.figures:
            if figure.category != "person" or not figure.mentions or not ({office, lemma} & figure.traits):
                continue
            first = figure.mentions[0][0]
            if first > part.head and self.document.sentence_of[first] - sentence <= _FORWARD:
                return figure
        return None

    def _epithet(self, part: Part, gender: str | None) -> tuple[Figure, float] | None:
        for figure in reversed(self.spoken):
            if figure.category == "person" and not figure.plural and figure.identity == "named":
                return (figure, EPITHET) if gender is None or figure.gender in (gender, None) else None
        return None

    # -- bodies, outlets, papers

    def _body(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> tuple[Figure, float] | None:
        if stand.plural:
            return None
        lemma = stand.lemma
        named = [k for k in part.modifiers if k != part.head and self.document.words[k][0].isupper()]
        if owner is not None or named:
            return None if owner is None and not named else self._owned(part, lemma, owner)
        if not definite:
            return None
        behind = [f for f in self.registry.figures if f.category == "organization" and not f.place and f.last >= 0]
        behind += [f for f in self.known if f.category == "organization"]
        behind.sort(key=lambda figure: figure.last)
        for figure in reversed(behind):
            if lemma in figure.words or figure.head == lemma:
                return figure, MATCHED
        if lemma in _GENERIC and behind and part.determiner:
            return behind[-1], LIKELY
        for figure in self.registry.figures:  # named farther on: "A union ...", then the "Flight Crews' Union"
            if figure.category == "organization" and lemma in figure.words:
                return figure, LIKELY
        return None

    def _owned(self, part: Part, lemma: str, owner: Figure | None) -> tuple[Figure, float] | None:
        """ "Ruiz's campaign" and "the Ruiz campaign" are one body, and neither is Ruiz."""
        if owner is None:
            owner = self._modifier(part)
        if owner is None:
            return None
        for figure in self.known:
            if figure.owner is owner and figure.head == lemma:
                return figure, MATCHED
        return None

    def _modifier(self, part: Part) -> Figure | None:
        for k in part.modifiers:
            for stop in range(k + 1, part.head + 1):
                known = self.registry.of_name.get((k, stop))
                if known is not None:
                    return known[0]
        return None

    def _outlet(self, part: Part) -> tuple[Figure, float] | None:
        behind = [f for f in self.registry.figures if f.category == "outlet" and f.last >= 0]
        if not behind:
            return None
        return max(behind, key=lambda figure: figure.last), MATCHED

    def _document(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> tuple[Figure, float] | None:
        if not definite or owner is not None or stand.plural and not part.determiner:
            return None
        if any(self.document.words[k][0].isupper() for k in part.modifiers if k != part.head):
            return None
        for figure in reversed(self.known):
            if figure.category == "document" and figure.head == stand.lemma:
                return figure, MATCHED
        return None

    # -- sets and newcomers

    def _again(self, part: Part, stand: Standing, definite: bool) -> tuple[Figure, float] | None:
        """Somebody nameless who came up before: "the official", "the same two sources", "critics" once more."""
        if part.quantity in ("another", "other") or part.determiner in ("another", "other"):
            return None
        own = self._own_words(part)
        for figure in reversed(self.known):
            if figure.head != stand.lemma or figure.category != stand.category:
                continue
            if figure.words == own and (figure.plural == stand.plural):
                return figure, MATCHED
            if definite and part.determiner and figure.plural == stand.plural and set(own) <= {*figure.words, stand.lemma}:
                return figure, MATCHED
        return None

    def _own_words(self, part: Part) -> tuple[str, ...]:
        skipped = ("the", "a", "an", "same", "that", "this", "those", "these")
        return tuple(self.document.lower[k] for k in range(part.start, part.end) if self.document.lower[k] not in skipped)

    def _new(self, part: Part, stand: Standing, owner: Figure | None) -> Figure:
        owner = owner or (self._modifier(part) if stand.category == "organization" else None)
        figure = Figure(self._spelled(part, owner), stand.category, stand.identity, self._own_words(part), stand.lemma)
        figure.plural = stand.plural
        figure.owner = owner
        noun = self.marks.nouns.get(part.head)
        title = self.marks.titles.get(part.head)
        figure.gender = (noun.rule.gender if noun is not None else None) or (title.rule.gender if title is not None else None)
        if stand.category == "person":
            figure.number = part.count if stand.plural else 1
        figure.last = part.head
        self.known.append(figure)
        return figure

    def _spelled(self, part: Part, owner: Figure | None) -> str:
        """The phrase as written, its owner by the full name: "his aides" -> "Ana Ruiz's aides"."""
        document = self.document
        text = " ".join(document.slice((part.start, part.end)).split())
        if owner is None or part.owner is None or owner.identity != "named":
            return text
        first = part.owner.start if isinstance(part.owner, Name) else part.owner
        end = part.owner.end if isinstance(part.owner, Name) else part.owner + 1
        while end < part.head and document.lower[end] in ("'s", "'", "’"):
            end += 1
        before = document.slice((part.start, first)) + " " if first > part.start else ""
        if before.strip().lower() in ("the", "a"):
            before = ""
        return " ".join(f"{before}{owner.name}'s {document.slice((end, part.end))}".split())
