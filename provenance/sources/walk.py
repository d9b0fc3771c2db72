"""Reads an article from front to back and says of every attribution who its source is.

What a reader keeps in mind (who was named, who spoke last) is `recall.Memory`; this file is the order of things:
names, then the reporter's own sentences, then what is said inside quotations.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.title import Gender
from provenance.sources.cards import Cards
from provenance.sources.figures import Figure
from provenance.sources.heads import HE, IT, OWNERS, RELATIVE, SHE, THEY, YOU, Analyst, I, Part
from provenance.sources.lexicon import FUNCTION_WORDS, lexicon
from provenance.sources.marks import mark
from provenance.sources.names import Name, NameFinder, title_case
from provenance.sources.nouns import NounReader
from provenance.sources.recall import Memory, Sighting
from provenance.sources.registry import Registry
from provenance.sources.traits import Traits
from provenance.text.grammar import ADVERB, AMBIGUOUS, BE, DO, ED, HAVE, MODAL, VERB, word_class
from provenance.values import Document, Entity, Relation, Source

_FINITE = frozenset({BE, HAVE, DO, MODAL, VERB, ED, AMBIGUOUS, ADVERB})
"""Classes of words that show the name before them to be a subject."""
_GENDERED: dict[str, Gender] = {**dict.fromkeys(HE, "male"), **dict.fromkeys(SHE, "female")}
_CROWD = frozenset("all both each those these this".split())
_SCENE = 3
"""Sentences within which "they" or "it" takes up the last speaker."""

Found = tuple[Figure, float]


class Reader:
    """One reading of one document."""

    __slots__ = (
        "_analyst", "_at", "_by_place", "_cards", "_document", "_found", "_memory", "_names", "_nouns", "_passed",
        "_registry", "_relations", "_self",
    )  # fmt: skip

    def __init__(self, document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules) -> None:
        words = lexicon(rules)
        marks = mark(document, hits, rules)
        headlines = title_case(document)
        self._document = document
        self._relations = relations
        self._names = NameFinder(document, marks, words).find(headlines)
        self._registry = Registry(document, marks, words)
        self._registry.gather(self._names)
        for first, end in self._registry.headline(headlines):
            self._names.append(Name(first, end, first, "unknown", document.lower[first:end]))
        self._names.sort(key=lambda name: name.start)
        self._at = {name.lead: name for name in self._names} | {name.start: name for name in self._names}
        traits = Traits(document, marks, words, frozenset(self._at))
        for name in self._names:
            figure = self._registry.of_name[(name.start, name.end)][0]
            if figure.category == "person" and not figure.plural:
                traits.read(name, figure)
        self._analyst = Analyst(document, marks, self._at)
        self._nouns = NounReader(document, marks, words, self._registry, self._owner)
        self._memory = Memory({})
        self._by_place: dict[int, Found] = {}
        """Pronoun token -> whom it means."""
        self._found: list[list[Found]] = [[] for _ in relations]
        self._cards = Cards(document, hits, rules, self._names)
        self._passed = 0
        self._self: Figure | None = None

    # -- the walk

    def read(self) -> tuple[tuple[Entity, ...], tuple[Source | None, ...]]:
        document, relations = self._document, self._relations
        places = [_place(relation) for relation in relations]
        outside = [n for n, at in enumerate(places) if at < len(document) and document.quoted[at] != 1]
        inside = [n for n in range(len(relations)) if n not in set(outside)]
        stops = [(places[n], n) for n in outside]
        stops += [(k, -1) for k, low in enumerate(document.lower) if low in _GENDERED and not document.quoted[k]]
        for at, n in sorted(stops):
            self._pass(at)
            if n >= 0:
                self._attribute(n, at)
            elif at not in self._by_place:
                self._pronoun(at)
        self._reread(inside, places)
        return self._freeze()

    def _reread(self, inside: Sequence[int], places: Sequence[int]) -> None:
        """Attributions within quotations, once it is known whose quotations they are."""
        self._memory, self._passed = Memory({}), 0
        for n in sorted(inside, key=lambda n: places[n]):
            at = min(places[n], len(self._document) - 1)
            if at < 0:
                continue
            self._pass(at, quotations=True)
            self._attribute(n, at)

    def _pass(self, at: int, quotations: bool = False) -> None:
        """Take in the names that stand before the token."""
        names, document = self._names, self._document
        while self._passed < len(names) and names[self._passed].start < at:
            name = names[self._passed]
            self._passed += 1
            figure = self._registry.of_name[(name.start, name.end)][0]
            end = name.end
            after = document.lower[end] if end < len(document) else ""
            quoted = document.quoted[name.start] == 1
            self._memory.note(
                figure,
                Sighting(name.start, document.sentence_of[name.start], self._subject(name), after in ("'s", "'", "’"), quoted),
            )

    def _subject(self, name: Name) -> bool:
        document, end = self._document, name.end
        if end >= len(document):
            return False
        if document.words[end] in ",(":
            first = document.sentences[document.sentence_of[name.start]][0]
            return name.lead - first <= 4
        return word_class(document, end) in _FINITE

    def _pronoun(self, at: int) -> Found | None:
        found = self._memory.recall(_GENDERED[self._document.lower[at]], self._document.sentence_of[at])
        if found is not None:
            self._by_place[at] = found
            self._see(found[0], at)
        return found

    def _see(self, figure: Figure, at: int) -> None:
        document = self._document
        subject = document.lower[at] in ("he", "she", "they", "it", "who") or figure.category != "person"
        self._memory.note(figure, Sighting(at, document.sentence_of[at], subject, False, document.quoted[at] == 1))

    # -- one attribution

    def _attribute(self, n: int, at: int) -> None:
        relation = self._relations[n]
        found: list[Found] = []
        for part in self._parts(relation):
            one = self._who(part, n)
            if one is not None:
                found.append(one)
        if not found and not relation.source:
            carried = self._carried(n)
            found = [carried] if carried is not None else []
        if not found:
            return
        self._found[n] = found
        for figure, _ in found:
            self._see(figure, at)
            if relation.source:
                figure.mentions.append(relation.source[0])
        self._memory.speaker, self._memory.spoke = found[0][0], self._document.sentence_of[at]
        self._nouns.spoken.append(found[0][0])

    def _parts(self, relation: Relation) -> list[Part]:
        for source in relation.source:
            parts = self._analyst.parts(source)
            if parts:
                return parts
        return []

    def _who(self, part: Part, n: int) -> Found | None:
        if part.kind == "pronoun":
            return self._pronominal(part.head, n)
        if part.name is not None:
            return self._registry.of_name[(part.name.start, part.name.end)]
        return self._nouns.resolve(part)

    def _owner(self, part: Part) -> Figure | None:
        """Whom a possessive means: a name, "his", or a noun in the genitive."""
        owner = part.owner
        if isinstance(owner, Name):
            return self._registry.of_name[(owner.start, owner.end)][0]
        if owner is None or self._document.lower[owner] not in OWNERS:
            return None
        found = self._pronominal(owner, -1)
        return found[0] if found is not None else None

    # -- pronouns

    def _pronominal(self, at: int, n: int) -> Found | None:
        low = self._document.lower[at]
        if low in _GENDERED:
            return self._gendered(at, n)
        if low in I:
            return self._first_person(at, n)
        if low in RELATIVE and not (low == "that" and at + 1 == len(self._document)):
            return self._relative(at) or self._taking_up(at, n, plural=None)
        if low in THEY or low in _CROWD:
            return self._taking_up(at, n, plural=True)
        if low in IT:
            return self._taking_up(at, n, plural=False)
        if low in YOU:
            return self._newcomer("the reader", plural=True), 0.8
        return None

    def _gendered(self, at: int, n: int) -> Found | None:
        known = self._by_place.get(at)
        if known is not None:
            return known
        if not self._document.quoted[at]:
            return self._pronoun(at)
        found = self._memory.recall(
            _GENDERED[self._document.lower[at]], self._document.sentence_of[at], self._enclosing(at, n), quoted=True
        )
        return found

    def _first_person(self, at: int, n: int) -> Found | None:
        if self._document.quoted[at]:
            speaker = self._enclosing(at, n)
            return None if speaker is None else (speaker, 0.9)
        if self._self is None:
            byline = self._document.byline
            self._self = self._newcomer(byline[0] if byline else "the author", plural=False)
            self._self.identity = "self"
        return self._self, 0.8

    def _enclosing(self, at: int, n: int) -> Figure | None:
        """Who says the quotation that holds the token: the source of the narrowest content around it."""
        best, width = None, 1 << 30
        for k, relation in enumerate(self._relations):
            if k == n or not self._found[k]:
                continue
            for first, end in relation.content:
                if first <= at < end and end - first < width:
                    best, width = self._found[k][0][0], end - first
        return best

    def _relative(self, at: int) -> Found | None:
        """ "who", "which": the phrase that ends just before."""
        document = self._document
        k = at - 1
        while k > 0 and document.words[k] in ",)—–-(":
            k -= 1
        ends = {name.end: name for name in self._names if at - 30 < name.end <= at}
        name = ends.get(k + 1)
        first = document.sentences[document.sentence_of[at]][0]
        for start in range(k, max(first, k - 12) - 1, -1):
            low = document.lower[start]
            if name is not None and start == name.lead:
                break
            if low in ("the", "a", "an", "some", "many", "most", "several", "two", "three") or low in OWNERS:
                break
            if low in FUNCTION_WORDS and low != "of" and start < k:
                start += 1
                break
        parts = self._analyst.parts((start, k + 1))
        if not parts or parts[0].kind == "pronoun":
            return None
        found = self._who(parts[0], -1)
        if found is None or found[0].identity == "none" or document.lower[at] in ("who", "whom") and found[0].category != "person":
            return None
        return found[0], 0.7 * found[1]

    def _taking_up(self, at: int, n: int, plural: bool | None) -> Found | None:
        """ "They", "it": the last speaker if number agrees, else the body or crowd last in mind."""
        sentence = self._document.sentence_of[at]
        memory = self._memory
        speaker = memory.speaker
        if speaker is not None and sentence - memory.spoke <= _SCENE and _agrees(speaker, plural):
            return speaker, 0.75
        best, latest = None, -1
        for figure, sighting in memory.seen.items():
            if _agrees(figure, plural) and sentence - sighting.sentence <= _SCENE and sighting.token < at:
                rank = sighting.token + (20 if sighting.subject else 0)
                if rank > latest:
                    best, latest = figure, rank
        return None if best is None else (best, 0.55)

    def _newcomer(self, name: str, plural: bool) -> Figure:
        for figure in self._registry.figures:
            if figure.name == name:
                return figure
        figure = Figure(name, "person", "collective" if plural else "named", plural=plural)
        self._registry.figures.append(figure)
        return figure

    def _carried(self, n: int) -> Found | None:
        """A quotation that stands alone goes on with whoever spoke last."""
        relation = self._relations[n]
        if relation.kind != "direct" or relation.cue or not relation.content:
            return None
        sentence = self._document.sentence_of[relation.content[0][0]]
        speaker = self._memory.speaker
        return (speaker, 0.6) if speaker is not None and sentence - self._memory.spoke <= _SCENE else None

    # -- what comes out

    def _freeze(self) -> tuple[tuple[Entity, ...], tuple[Source | None, ...]]:
        figures = [figure for figure in (*self._registry.figures, *self._nouns.known) if figure.mentions]
        figures.sort(key=lambda figure: min(figure.mentions))
        number = {figure: n for n, figure in enumerate(figures)}
        own = self._document.outlet
        for figure in figures:
            if figure.category == "outlet" and own is not None and _same_outlet(figure.name, own):
                figure.identity = "self"
            elif figure.identity == "unnamed":
                self._cards.fill(figure)
        sources = tuple(
            _source(relation, found, number) for relation, found in zip(self._relations, self._found, strict=True)
        )
        return tuple(figure.freeze(n) for n, figure in enumerate(figures)), sources


def _source(relation: Relation, found: Sequence[Found], number: dict[Figure, int]) -> Source | None:
    if not found or found[0][0].identity == "none":
        return None
    first = found[0][0]
    names = tuple(dict.fromkeys(figure.name for figure, _ in found))
    return Source(
        ranges=relation.source,
        name=" and ".join(names),
        category=first.category,
        identity=first.identity,
        entity=number.get(first),
        parallel=names if len(names) > 1 else (),
        confidence=round(min(confidence for _, confidence in found), 3),
    )


def _place(relation: Relation) -> int:
    """Where a reader is when coming upon an attribution's source."""
    for part in (relation.source, relation.cue, relation.content):
        if part:
            return part[0][0]
    return 0


def _agrees(figure: Figure, plural: bool | None) -> bool:
    if plural is None:
        return True
    if plural:
        return figure.plural or figure.category in ("organization", "outlet") and not figure.place
    return not figure.plural and figure.category in ("organization", "outlet", "document") and not figure.place


def _same_outlet(one: str, other: str) -> bool:
    plain = [name.lower().removeprefix("the ").removesuffix(" news") for name in (one, other)]
    return plain[0] == plain[1]
