"""Reads an article from front to back and says of every attribution who its source is.

The order of things: names first (`page`), then the reporter's own sentences from left to right, then what is said
inside quotations, once it is known whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.cue import CueRule
from provenance.sources.cards import Cards
from provenance.sources.cited import Cited
from provenance.sources.employers import Employers, Meaning
from provenance.sources.figures import Figure
from provenance.sources.identity import SPEECH
from provenance.sources.implied import implied
from provenance.sources.judge import NOBODY, SPOKE, settle
from provenance.sources.names import Name
from provenance.sources.nouns import NounReader
from provenance.sources.page import LIKELY, Found, Page, open_page
from provenance.sources.parts import Part
from provenance.sources.pronouns import GENDERED, PronounReader
from provenance.sources.recall import SCENE, Sighting
from provenance.sources.signs import UNREAL, of_cue
from provenance.sources.vocabulary import OWNERS, words_of
from provenance.sources.withheld import around, asides, clauses
from provenance.text.grammar import ADVERB, AMBIGUOUS, BE, DO, ED, HAVE, MODAL, PREPOSITION, VERB, word_class
from provenance.values import Document, Entity, Relation, Source

_FINITE = frozenset({BE, HAVE, DO, MODAL, VERB, ED, AMBIGUOUS, ADVERB})
"""Classes of words that show the name before them to be a subject."""
_ADDRESSES = words_of("asked asks told tells pressed reminded urged questioned interviewed interviewing asking quoted")
"""Verbs whose object is spoken to, and likely speaks next."""
_OPENING = 2
"""Tokens of a sentence within which a name opens it."""


class Walk:
    """One reading of one document."""

    __slots__ = (
        "_cards", "_cited", "_document", "_employers", "_found", "_hits", "_nouns", "_own", "_page", "_passed",
        "_pronouns", "_relations", "_rules", "_sighted", "_speech", "_withheld",
    )  # fmt: skip

    def __init__(self, document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules) -> None:
        self._document = document
        self._relations = relations
        self._hits, self._rules = hits, rules
        self._page = page = open_page(document, hits, rules)
        reasons = tuple(hits.of("anonymity"))
        self._withheld = clauses(document, hits)
        hidden = frozenset(one.who for one in self._withheld)
        self._nouns = NounReader(page, self._owner, lambda part: self._employers.of_phrase(part), reasons, hidden)
        self._cards = Cards(document, hits, rules, self._withheld)
        self._found: list[list[Found]] = [[] for _ in relations]
        self._cited = Cited(page, hits, rules)
        self._passed = 0
        self._sighted: list[Sighting] = []
        self._speech: frozenset[int] | None = None
        known = rules.outlet(document.outlet) if document.outlet is not None else None
        self._own = known.name if known is not None else document.outlet
        self._pronouns = PronounReader(page, self._passing, self, self._own, [hit.start for hit in reasons])
        self._employers = Employers(page, Meaning(self._passing, self._nouns.body))

    def read(self) -> tuple[tuple[Entity, ...], tuple[Source | None, ...], frozenset[int]]:
        """Entities by first mention, a source or None for each relation, and the echoes. A walk is taken once."""
        document, relations = self._document, self._relations
        if not document.words:
            return (), (None,) * len(relations), frozenset()
        places = [_place(relation) for relation in relations]
        stops = [(k, -1) for k, low in enumerate(document.lower) if low in GENDERED and not document.quoted[k]]
        stops += [(at, n) for n, at in enumerate(places) if document.quoted[at] != 1]
        for at, n in sorted(stops):
            self._pass(at)
            if n >= 0:
                self._attribute(n, at)
            elif at not in self._pronouns.by_place:
                self._pronouns.meet(at)
        self._reread(sorted((at, n) for n, at in enumerate(places) if document.quoted[at] == 1))
        done = self._freeze()
        self._release()
        return *done, self._cited.echoes(relations) | asides(self._withheld, relations)

    def _release(self) -> None:
        """Let go of the readers that ask this walk back: a ring of references keeps an article until it is collected,
        and collections cost a fifteenth of the time of a reading."""
        self._nouns.release()
        del self._nouns, self._pronouns, self._employers

    @property
    def page(self) -> Page:
        """What is known of the article; training looks into its memory."""
        return self._page

    @property
    def found(self) -> tuple[tuple[Found, ...], ...]:
        """After reading: the figures behind each attribution's source, parallel to the relations."""
        return tuple(tuple(found) for found in self._found)

    def _reread(self, inside: Sequence[tuple[int, int]]) -> None:
        """Attributions within quotations, once it is known whose quotations they are."""
        self._page.memory.forget()
        self._passed = 0
        for at, n in inside:
            self._pass(at)
            self._attribute(n, at)

    # -- what a reader takes in on the way

    def _pass(self, at: int) -> None:
        """Take in the names that stand before the token."""
        page, document = self._page, self._document
        while self._passed < len(page.names) and page.names[self._passed].start < at:
            name = page.names[self._passed]
            self._passed += 1
            after = document.lower[name.end] if name.end < len(document) else ""
            self._pair(name)
            if self._passed > len(self._sighted):
                self._sighted.append(self._sight(name, after))
            sighting = self._sighted[self._passed - 1]
            page.memory.note(page.bearer(name), sighting)
            self._employ(name)

    def _sight(self, name: Name, after: str) -> Sighting:
        """What a name's place tells. `after`: the word behind it."""
        document, lead, start = self._document, name.lead, name.start
        sentence, paragraph = document.sentence_of[start], document.paragraph_of[start]
        owner = after in ("'s", "'", "’")
        return Sighting(
            start, sentence, paragraph, self._subject(name), owner, document.quoted[start] == 1,
            len(name.words) > 1, False, lead > 0 and document.lower[lead - 1] in _ADDRESSES,
            not owner and lead - document.sentences[sentence][0] <= _OPENING,
            lead > 0 and word_class(document, lead - 1) == PREPOSITION,
            not owner and (lead < _OPENING + 1 or document.paragraph_of[lead - _OPENING - 1] != paragraph),
        )  # fmt: skip

    def _pair(self, name: Name) -> None:
        """Note two people named together: "Ruiz and Okafor"."""
        page = self._page
        if name.end + 1 >= len(self._document) or self._document.lower[name.end] not in ("and", "&"):
            return
        other = page.at.get(name.end + 1)
        if other is None:
            return
        pair = page.bearer(name), page.bearer(other)
        if all(f.category == "person" and not f.plural and not f.guessed for f in pair) and pair[0] is not pair[1]:
            page.memory.group, page.memory.grouped = pair, page.sentence(name.start)

    def _subject(self, name: Name) -> bool:
        document, end = self._document, name.end
        if end >= len(document):
            return False
        if document.words[end] in ",(":
            first = document.sentences[document.sentence_of[name.start]][0]
            led = name.lead > first and word_class(document, name.lead - 1) == PREPOSITION
            return name.lead - first <= 4 and not led  # not "With Ana Ruiz, the mayor chose"
        return word_class(document, end) in _FINITE

    # -- one attribution

    def _attribute(self, n: int, at: int) -> None:
        relation, page = self._relations[n], self._page
        parts = self._parts(relation)
        found = [one for part in parts for one in self._who(part, n)]
        if not found and not relation.source:
            found = self._carried(relation) or self._implied(relation, n)
        if not found:
            return
        where, named = relation.source, found
        if found[0][0].category == "outlet" and (cited := self._cited.origin(relation)) is not None:
            behind = [one for part in page.analyst.parts(cited) for one in self._who(part, n)]
            if behind and not any(self._is_own(figure) for figure, _ in behind):
                where, found = (cited,), behind
        self._found[n] = found
        for name in (part.name for part in parts if part.name is not None):
            self._employ(name)
        sentence = page.sentence(at)
        for figure, _ in dict.fromkeys((*named, *found)):
            page.memory.note(
                figure, Sighting(at, sentence, page.paragraph(at), True, False, self._document.quoted[at] == 1)
            )
        for figure, _ in found:
            if where:
                figure.mentions.append(where[0])
            if figure.signs:
                self._take_signs(figure, relation, heard=found is named)
        page.memory.speaker, page.memory.spoke = found[0][0], sentence
        if named[0][0].category == "outlet" and relation.cue and not self._is_own(named[0][0]):
            crowd = self._crowd(found if found is not named else self._objects(relation, n))
            page.memory.cited = crowd or (page.memory.cited if page.memory.wrote == sentence else None)
            page.memory.outlet, page.memory.wrote = named[0][0], sentence
        if len(found) > 1:
            page.memory.group = tuple(figure for figure, _ in found)
            page.memory.grouped = sentence

    def _objects(self, relation: Relation, n: int) -> list[Found]:
        """Whom an outlet is said to have cited: "the report cited three former aides"."""
        cited = self._cited.object(relation)
        parts = self._page.analyst.parts(cited) if cited is not None else []
        return [one for part in parts for one in self._who(part, n)]

    def _crowd(self, found: Sequence[Found]) -> Figure | None:
        return next((one for one, _ in found if one.category == "person" and one.plural), None)

    def _employ(self, name: Name) -> None:
        """Note for whom somebody works, where no name beside the own one told it."""
        figure = self._page.bearer(name)
        if figure.category == "person" and figure.affiliation is None and not figure.plural:
            figure.affiliation = self._employers.of(name)

    def _take_signs(self, figure: Figure, relation: Relation, heard: bool) -> None:
        """Note how a nameless source is quoted. `heard`: the encoder's opinion of the source is about this one."""
        if SPOKE in figure.signs:
            figure.signs.add("quoted again")
        figure.signs.add(SPOKE)
        figure.signs.update(of_cue(self._document, relation, self._spoken()))
        if heard and relation.leaning is not None:
            figure.heard.append(relation.leaning.identity)

    def _parts(self, relation: Relation) -> list[Part]:
        for source in relation.source:
            clause = around(self._withheld, source)
            if clause is not None and clause.who >= 0:  # "who was not named for fear of her boss, said"
                return [Part("pronoun", clause.who, clause.who, clause.who + 1)]
            parts = self._page.analyst.parts(source)
            if parts:
                return parts
        return []

    def _who(self, part: Part, n: int) -> tuple[Found, ...]:
        if part.kind == "pronoun":
            return self._pronouns.resolve(part, n)
        if part.name is not None:
            return (self._page.found(part.name),)
        if n >= 0 and (named := self._apposed(part, self._relations[n])) is not None:
            return (self._page.found(named),)
        return self._nouns.resolve(part, self._speaks(n))

    def _apposed(self, part: Part, relation: Relation) -> Name | None:
        """Whose apposition a source is: "Tom Reed, a clerk at the port who told his aides ..."."""
        document, end = self._document, relation.source[-1][1] if relation.source else 0
        beside = self._page.ends.get(part.start - 1) if document.lower[part.start - 1] == "," else None
        if beside is not None and beside.sort == "account":
            return beside  # "@ruiz, an account with nine followers, wrote"
        if "who" not in document.lower[end - 1 : end + 1]:
            return None
        return self._pronouns.apposed(part.start, document.sentences[self._page.sentence(part.start)][0])

    def _passing(self, part: Part) -> tuple[Found, ...]:
        """A noun phrase that a pronoun or an owner points at, quoted or not."""
        return self._who(part, -1)

    def _owner(self, part: Part) -> Figure | None:
        """Whom a possessive means: a name, "his", or a noun in the genitive."""
        owner = part.owner
        if owner is None:
            return None
        if isinstance(owner, Name):
            return self._page.bearer(owner)
        if self._document.lower[owner] in OWNERS:
            found = self._pronouns.resolve(Part("pronoun", owner, owner, owner + 1), -1)
            return found[0][0] if found else None
        parts = self._page.analyst.parts((part.start, owner + 1))
        known = self._passing(parts[0]) if parts and parts[0].head == owner else ()
        return known[0][0] if known and known[0][0].identity == "named" else None

    def _speaks(self, n: int) -> bool:
        """Whether the attribution's cue is one of speech that took place. Without a cue it is taken for one."""
        if n < 0 or not self._relations[n].cue:
            return True
        spoken = self._spoken()
        cue = [k for first, end in self._relations[n].cue for k in range(first, end)]
        if any(self._document.lower[k] in UNREAL for k in cue):
            return False
        return any(k in spoken for k in cue)

    def _spoken(self) -> frozenset[int]:
        """Tokens of cues that report words."""
        if self._speech is None:
            spoken: set[int] = set()
            for hit in self._hits.of("cue"):
                rule = self._rules.rule(hit.rule)
                if isinstance(rule, CueRule) and rule.class_ in SPEECH:
                    spoken.update(range(hit.start, hit.end))
            self._speech = frozenset(spoken)
        return self._speech

    def _carried(self, relation: Relation) -> list[Found]:
        """A quotation that stands alone goes on with whoever spoke last."""
        memory = self._page.memory
        if relation.kind != "direct" or relation.cue or not relation.content or memory.speaker is None:
            return []
        sentence = self._page.sentence(relation.content[0][0])
        return [(memory.speaker, 0.6)] if sentence - memory.spoke <= SCENE else []

    def _implied(self, relation: Relation, n: int) -> list[Found]:
        """Whom the words around the cue mean, though the reader took none for a source."""
        where = implied(self._page, relation)
        if where is None:
            return []
        if where.speaker and self._page.memory.speaker is not None:
            return [(self._page.memory.speaker, LIKELY)]
        parts: list[Part] = []
        if where.owner is not None:
            parts = [Part("pronoun", where.owner, where.owner, where.owner + 1)]
        elif where.phrase is not None:
            parts = self._page.analyst.parts(where.phrase)
        return [(figure, min(sure, LIKELY)) for part in parts for figure, sure in self._who(part, n)]

    def enclosing(self, at: int, n: int) -> Figure | None:
        """Who says the quotation that holds the token: the source of the narrowest content around it."""
        best, width = None, 1 << 30
        for k, relation in enumerate(self._relations):
            if k == n or not self._found[k]:
                continue
            for first, end in relation.content:
                if first <= at < end and end - first < width:
                    best, width = self._found[k][0][0], end - first
        return best

    # -- what comes out

    def _settle(self) -> None:
        """Judge the nameless ones, now that all that is said by and about them is known."""
        for figure in self._nouns.known:
            if SPOKE in figure.signs:
                if figure.category == "person" and not any(self._bears(other, figure) for other in self._people()):
                    figure.signs.add(NOBODY)
                settle(figure)
            if figure.category == "person" and figure.phrase is not None and self._nouns.hides(figure.phrase[1]):
                figure.identity = "unnamed"  # "one of its engineers, who asked not to be named"

    def _people(self) -> list[Figure]:
        return [
            figure for figure in self._page.registry.figures
            if figure.category == "person" and figure.identity == "named" and not figure.plural and figure.mentions
        ]  # fmt: skip

    def _bears(self, named: Figure, nameless: Figure) -> bool:
        """Whether a named person can be the one that a phrase without a name means."""
        owner = nameless.owner
        same = None in (named.gender, nameless.gender) or named.gender == nameless.gender
        return named is not owner and not named.guessed and same

    def _is_own(self, figure: Figure) -> bool:
        return figure.category == "outlet" and self._own is not None and _same_outlet(figure.name, self._own)

    def _freeze(self) -> tuple[tuple[Entity, ...], tuple[Source | None, ...]]:
        figures = [figure for figure in (*self._page.registry.figures, *self._nouns.known) if figure.mentions]
        figures.sort(key=lambda figure: min(figure.mentions))
        self._settle()
        number = {figure: n for n, figure in enumerate(figures)}
        self._cards.meet(figures)
        for figure in figures:
            if self._is_own(figure):
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
        confidence=round(min(figure.sure * confidence for figure, confidence in found), 3),
    )


def _place(relation: Relation) -> int:
    """Where a reader is when coming upon an attribution's source."""
    for part in (relation.source, relation.cue, relation.content):
        if part:
            return part[0][0]
    return 0


def _same_outlet(one: str, other: str) -> bool:
    plain = [name.lower().removeprefix("the ").removesuffix(" news") for name in (one, other)]
    return plain[0] == plain[1]
