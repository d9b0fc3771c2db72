"""Which person a title, calling or kinship means: "the mayor", "the Lorne baker", "his wife", "both candidates".

Looks back at those the article introduced by such words, and ahead from its lead. Knows people only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from provenance.ruleset.kinds.title import Gender
from provenance.sources.antecedents import Clues, best
from provenance.sources.figures import Figure, singular
from provenance.sources.identity import Standing
from provenance.sources.page import LEAD, LIKELY, MATCHED, Found, Page
from provenance.sources.parts import Part
from provenance.sources.recall import SCENE, Asking, Sighting
from provenance.sources.vocabulary import DEFINITE, words_of
from provenance.text.grammar import ADVERB, BE, ED, HAVE, MODAL, VERB, word_class

_TOLD = 6
"""Tokens behind a phrase within which "his" or "her" is about its bearer."""
_REACH = 12
"""Sentences back to the last mention of anybody whom a phrase takes up without his calling's having been told."""
_MUCH = 6
"""Mentions from which somebody is the article's subject and may be taken up from anywhere."""
_NEAR = 4
"""Sentences within which a mention is near, if not in the last sentence."""
_FORWARD = 8
"""Sentences within which a lead's "a judge" is given a name."""
_NEXT = 2
"""Sentences within which the bearer of a nameless calling is named, if at all."""
_ACTS = frozenset({VERB, ED, BE, HAVE, MODAL, ADVERB})
"""Classes of words that show the name before them to be a subject."""
_AT_HAND = frozenset({"same sentence", "last sentence", "near sentence", "same paragraph"})
"""Clues of whoever was mentioned a moment ago."""
_WITHHELD = frozenset({"source.official", "source.bare", "source.described", "source.familiar"})
"""Rules for words by which papers withhold a name, instead of putting off giving it."""
_PAIRED = words_of("candidate rival nominee leader president")
"""Plurals that mean the two people named together before."""
_KNOWN_WELL = 4
"""Mentions up to which an article tells hardly more than one calling of somebody."""
_HELD = words_of(
    "president senator governor mayor judge minister chancellor king queen pope sheriff representative treasurer"
)
"""Offices of which hardly anybody holds two, and none is said of whoever holds another."""
_GENDERS: dict[str, Gender] = {"man": "male", "woman": "female"}
_AGED = "-year-old"
_PARTIES = words_of("republican democrat libertarian green independent labour conservative")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a phrase asks of the one it means."""

    offices: frozenset[str]
    wanted: frozenset[str]
    """Parties, places and callings that stand before the head."""
    gender: Gender | None
    titled: bool = False
    """Whether the phrase is an office or a calling, not a word for anybody ("the official", "the man")."""

    @property
    def loose(self) -> bool:
        """Whether the calling is one that many bear untold: a party's, a candidate's."""
        return bool(self.parties) or "candidate" in self.offices

    @property
    def parties(self) -> frozenset[str]:
        return (self.offices | self.wanted) & _PARTIES

    def other_party(self, figure: Figure) -> bool:
        return bool(self.parties and (figure.traits & _PARTIES) - self.parties)


class OfficeReader:
    """Resolves titles, callings and kin in one document."""

    __slots__ = ("_callings", "_known", "_offices", "_page")

    def __init__(self, page: Page, known: Sequence[Figure]) -> None:
        self._page = page
        self._known = known
        """Nameless figures met so far, oldest first; grows while the article is read."""
        offices = {title.rule.office for title in page.marks.titles.values()} - {None, *_PARTIES, "candidate"}
        self._offices = frozenset(str(office) for office in offices)
        """Offices that the article tells of; who holds one is hardly meant by another."""
        told = {page.document.lower[head] for head in (*page.marks.titles, *page.marks.nouns)}
        self._callings = frozenset(map(singular, told)) - _PARTIES - {"candidate", "nominee", "man", "woman"}
        """The same of callings: a teacher is hardly meant by "the mayor"."""

    def pair(self, part: Part, stand: Standing) -> tuple[Found, ...]:
        """ "Both men", "the two candidates": a pair of people named together before."""
        pair = part.count == 2 or (part.determiner == "the" and stand.lemma in _PAIRED)
        if part.of or not pair or (part.count != 2 and not self._page.memory.group):
            return ()
        if part.determiner not in DEFINITE and part.quantity != "both":
            return ()
        title = self._page.marks.titles.get(part.head)
        if title is None and stand.lemma not in ("man", "woman", "person"):
            return ()
        gender = title.rule.gender if title is not None else _GENDERS.get(stand.lemma)
        group = self._page.memory.group
        if not group or any(gender is not None and figure.gender not in (gender, None) for figure in group):
            group = self._latest_two(gender)
        return tuple((figure, LIKELY) for figure in group)

    def _latest_two(self, gender: Gender | None) -> tuple[Figure, ...]:
        people = [
            figure for figure in self._page.memory.seen
            if figure.category == "person" and figure.identity == "named" and not figure.plural
            and (gender is None or figure.gender in (gender, None)) and len(figure.mentions) > 1
        ]  # fmt: skip
        people.sort(key=lambda figure: -figure.last)
        return tuple(people[:2]) if len(people) > 1 else ()

    def one(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """The person whom a singular phrase means, if it means somebody named."""
        title = self._page.marks.titles.get(part.head)
        if part.quantity == "another" or part.of:
            return None
        gender = title.rule.gender if title is not None else None
        if owner is not None and title is not None and title.rule.id.startswith("title.kin"):
            return self._kin(owner, gender)
        office = (title.rule.office if title is not None else None) or stand.lemma
        if (serving := self._serving(part, {office, stand.lemma})) is not None:
            return serving, MATCHED
        if definite:
            offices = {office, stand.lemma} | self._also(part)
            titled = title is not None or part.head not in self._page.marks.nouns
            asked = _Asked(frozenset(offices), self._wanted(part), gender or self._told(part), titled)
            ranked = self._ranked(asked, part, stand, owner)
            if ranked is not None:
                return ranked
        if definite and part.owner is None and stand.lemma.endswith(_AGED):
            sentence = self._page.sentence(part.head)
            quoted = self._page.document.quoted[part.head] == 1
            asking = Asking(part.head, sentence, self._page.paragraph(part.head), None, False, False, quoted)
            return self._page.memory.recall(asking)  # "the 44-year-old": whoever is spoken of
        if title is None and stand.lemma not in ("man", "woman"):
            return None
        if self._page.sentence(part.head) < LEAD and (ahead := self._ahead({office, stand.lemma}, part)):
            return ahead, LIKELY
        if title is None or self._bare_source(part):
            return None
        after = self._named_next(frozenset({office, stand.lemma}), gender, part)
        return (after, LIKELY) if after is not None else None

    def _serving(self, part: Part, offices: set[str]) -> Figure | None:
        """Who serves whom a noun in the genitive means: "the family's attorney", the "lawyer for the family, Reed"."""
        if not isinstance(part.owner, int):
            return None
        low = self._page.document.lower[part.owner]
        known = [
            figure for figure in self._page.registry.figures
            if figure.category == "person" and figure.identity == "named" and 0 <= figure.last < part.start
            and figure.affiliation is not None and figure.affiliation.lower().split()[-1] == low
            and figure.traits & offices
        ]  # fmt: skip
        return known[0] if len(known) == 1 else None

    def _also(self, part: Part) -> set[str]:
        """The other office of "the senator and presidential candidate"."""
        if part.also is None:
            return set()
        title, low = self._page.marks.titles.get(part.also), self._page.document.lower[part.also]
        return {low} if title is None or title.rule.office is None else {low, title.rule.office}

    def _told(self, part: Part) -> Gender | None:
        """The gender that a possessive behind the phrase gives away: "the nominee attacked her opponent"."""
        document = self._page.document
        limit = min(document.sentences[self._page.sentence(part.head)][1], part.head + _TOLD)
        for k in range(part.end, limit):
            if k in self._page.at or document.lower[k] in ("said", "says", ",") or document.quoted[k]:
                return None
            if document.lower[k] in ("his", "her"):
                return "male" if document.lower[k] == "his" else "female"
        return None

    def _bare_source(self, part: Part) -> bool:
        """Whether the head is a word by which names are withheld: "an official", "a source"."""
        noun = self._page.marks.nouns.get(part.head)
        return noun is not None and noun.rule.id in _WITHHELD

    def _named_next(self, offices: frozenset[str], gender: Gender | None, part: Part) -> Figure | None:
        """The full name that follows a nameless calling: papers introduce nobody twice, and nobody not at all.

        "A spokeswoman for the port said so. Lena Perrin said ...": a new name with that calling, or with none.
        """
        document, sentence = self._page.document, self._page.sentence(part.head)
        words = set(document.lower[part.head + 1 : part.end])
        for figure in self._page.registry.figures:
            if figure.category != "person" or len(figure.words) < 2 or figure.guessed or not figure.mentions:
                continue
            if gender is not None and figure.gender not in (gender, None):
                continue
            first, end = figure.mentions[0]
            if first < part.head or not 0 < self._page.sentence(first) - sentence <= _NEXT:
                continue
            acts = end < len(document) and word_class(document, end) in _ACTS
            if not acts and (first == 0 or word_class(document, first - 1) != VERB):
                continue  # who is merely mentioned is somebody else
            other = figure.affiliation is not None and not words & set(figure.affiliation.lower().split())
            if "spokesperson" in offices and self._page.modifier(part) is not None and not (figure.traits & offices):
                continue  # "an Orvane spokesman" is nobody of whom no calling is told
            if (figure.traits & offices or not figure.traits) and not (other and words):
                return figure
        return None

    def _kin(self, owner: Figure, gender: Gender | None) -> Found | None:
        """ "His wife": the one person of that gender with his surname."""
        kin = [
            figure for figure in self._page.registry.figures
            if figure is not owner and figure.category == "person" and figure.gender == gender and figure.words
            and owner.words and figure.words[-1] == owner.words[-1]
        ]  # fmt: skip
        return (kin[0], LIKELY) if len(kin) == 1 else None

    def _wanted(self, part: Part) -> frozenset[str]:
        """Offices, parties and places that the phrase asks of its bearer."""
        found: set[str] = set()
        for k in part.modifiers:
            if k == part.head:
                continue
            title = self._page.marks.titles.get(k)
            low = self._page.document.lower[k]
            if title is not None:
                found.add(title.rule.office or singular(low))
            elif self._page.document.words[k][0].isupper() or k in self._page.marks.nouns:
                found.add(low)
        found.discard("candidate")  # "presidential candidate" asks no more than "candidate"
        return frozenset(found)

    def _ranked(self, asked: _Asked, part: Part, stand: Standing, owner: Figure | None) -> Found | None:
        """Whom the phrase takes up, of all in reach; None if it is likelier to mean somebody of its own."""
        figures: list[Figure | None] = [None]
        options: list[Clues] = [self._alone(part, stand)]
        memory = self._page.memory
        reach = self._page.sentence(part.head) - _REACH
        bare = not part.determiner and part.owner is None  # a headline's "Mayor rejects" takes up a mayor, not anybody
        nameless = [f for f in self._known if f.head == stand.lemma and f.category == "person" and f.last < part.start]
        for figure in (*self._page.registry.figures, *nameless):
            if figure.category != "person" or figure.plural or figure is owner or not (figure.mentions or figure.head):
                continue
            if asked.gender is not None and figure.gender not in (asked.gender, None):
                continue
            sighting = memory.seen.get(figure)
            fits = bool(asked.offices & figure.traits)
            if self._another(asked, part, figure, owner, sighting, fits):
                continue
            if not fits and (
                bare or ((sighting is None or sighting.sentence < reach) and len(figure.mentions) < _MUCH)
            ):
                continue
            figures.append(figure)
            options.append(self._clues(asked, part, figure, sighting))
        self._compare(figures, options, asked.loose)
        if memory.asked is not None:
            memory.asked[-1 - part.head] = [(f.name if f else "", c) for f, c in zip(figures, options, strict=True)]
        place, chance = best("role", options)
        chosen = figures[place]
        return None if chosen is None else (chosen, 0.4 + 0.5 * chance)

    def _another(
        self, asked: _Asked, part: Part, figure: Figure, owner: Figure | None, sighting: Sighting | None, fits: bool
    ) -> bool:
        """Whether a phrase plainly means somebody else: of another country or office, or spoken to in this sentence."""
        page = self._page
        if owner is not None and owner.name.lower() in page.lexicon.countries and not fits:
            return True
        peoples = page.lexicon.peoples
        theirs = figure.traits & peoples
        if asked.wanted & peoples and not asked.wanted & theirs and (theirs or not fits):
            return True
        lower = page.document.lower
        former = "former" in lower[part.start : part.head]
        if not fits and not former and asked.offices & _HELD and figure.traits & _HELD:
            return True
        other = asked.titled and not asked.loose and not former and bool(figure.traits & self._callings)
        if other and not fits and len(figure.mentions) <= _KNOWN_WELL:
            return True  # a teacher is hardly meant by "the mayor"
        if fits or sighting is None or sighting.sentence != page.sentence(part.head):
            return False
        # "in an interview with Reed, the singer said"
        return sighting.addressed or (sighting.token > 0 and lower[sighting.token - 1] == "with")

    def _alone(self, part: Part, stand: Standing) -> Clues:
        """What speaks for a phrase's meaning nobody else in the article."""
        page = self._page
        noun, title = page.marks.nouns.get(part.head), page.marks.titles.get(part.head)
        clues: Clues = {"alone": 1.0}
        rule = noun.rule.id if noun is not None else title.rule.id if title is not None else "none"
        clues[f"alone: {rule}"] = 1.0
        clues[f"alone: rules say {stand.identity}"] = 1.0
        clues["alone: owned" if part.owner is not None else f"alone: {part.determiner or 'bare'}"] = 1.0
        if part.end > part.head + 1:
            clues["alone: told more"] = 1.0
        if len(part.modifiers) > 1:
            clues["alone: described"] = 1.0
        if self._body_before(part):
            clues["alone: a body before"] = 1.0
        if page.sentence(part.head) < LEAD:
            clues["alone: in the lead"] = 1.0
        if page.document.quoted[part.head] == 1:
            clues["alone: quoted"] = 1.0
        return clues

    def _clues(self, asked: _Asked, part: Part, figure: Figure, sighting: Sighting | None) -> Clues:
        """What speaks for and against one person whom the phrase may mean."""
        fits = bool(asked.offices & figure.traits)
        clues: Clues = {"often": log2(1 + len(figure.mentions)), "fits" if fits else "fits not": 1.0}
        clues["words fit"] = float(len(asked.wanted & figure.traits))
        clues["words lack"] = float(len(asked.wanted - figure.traits))
        if asked.other_party(figure):
            clues["other party"] = 1.0
        elif asked.wanted & _PARTIES and not asked.parties & figure.traits:
            clues["party unknown"] = 1.0
        if not fits and figure.traits & self._offices:
            clues["another office"] = 1.0
        if part.owner is not None or part.end > part.head + 1:
            clues["told more, fits" if fits else "told more, fits not"] = 1.0
        elif len(part.modifiers) > 1:
            clues["described, fits" if fits else "described, fits not"] = 1.0
        if figure.identity != "named":
            clues["nameless"] = 1.0
            clues["words inside"] = float(
                set(figure.words) >= set(self._page.document.lower[part.start + 1 : part.head])
            )
        if figure.guessed:
            clues["guessed"] = 1.0
        if asked.gender is not None:
            clues["gender fits" if figure.gender else "gender unknown"] = 1.0
        if sighting is None:
            clues["not seen yet"] = 1.0
        else:
            self._stand(clues, part, figure, sighting)
        return clues

    def _stand(self, clues: Clues, part: Part, figure: Figure, sighting: Sighting) -> None:
        """Add the clues in how and where somebody was mentioned last."""
        memory, page = self._page.memory, self._page
        back = page.sentence(part.head) - sighting.sentence
        near = "same" if back <= 0 else "last" if back == 1 else "near" if back < _NEAR else "farther"
        clues[f"{near} sentence"] = 1.0
        if sighting.subject:
            clues[f"subject, {near} sentence"] = 1.0
        if page.paragraph(part.head) == sighting.paragraph:
            clues["same paragraph"] = 1.0
        if figure is memory.speaker and page.sentence(part.head) - memory.spoke <= SCENE:
            clues["speaker, fits" if "fits" in clues else "speaker"] = 1.0
        if sighting.addressed:
            clues["addressed"] = 1.0
        if sighting.quoted:
            clues["quoted"] = 1.0

    def _compare(self, figures: Sequence[Figure | None], options: Sequence[Clues], loose: bool) -> None:
        """Add who of them is named most, who came up last, and whether the calling fits anybody."""
        people = [(f, c) for f, c in zip(figures, options, strict=True) if f is not None]
        if not people:
            options[0]["alone: nobody else"] = 1.0
            return
        max(people, key=lambda pair: len(pair[0].mentions))[1]["foremost"] = 1.0
        max(people, key=lambda pair: pair[0].last)[1]["latest"] = 1.0
        fit = [clues for _, clues in people if "fits" in clues]
        at_hand = any(not _AT_HAND.isdisjoint(clues) for clues in fit)
        for _, clues in people if at_hand and not loose else ():
            if "fits not" in clues:
                clues["fits not, somebody at hand does"] = 1.0
        options[0]["alone: somebody fits" if fit else "alone: nobody fits"] = 1.0
        if len(fit) == 1:
            fit[0]["fits alone"] = 1.0

    def _ahead(self, offices: set[str], part: Part) -> Figure | None:
        """The person of that calling whom the article names soon after its lead."""
        sentence = self._page.sentence(part.head)
        for figure in self._page.registry.figures:
            if figure.category != "person" or not figure.mentions or not (offices & figure.traits):
                continue
            first = figure.mentions[0][0]
            if first > part.head and self._page.sentence(first) - sentence <= _FORWARD:
                return figure
        return None

    def _body_before(self, part: Part) -> bool:
        """Whether a body's name stands before the head ("the Ports Board chief"); a party's does not count."""
        figure = self._page.modifier(part)
        if figure is None or figure.category not in ("organization", "outlet") or figure.place:
            return False
        return not any(k in self._page.marks.titles for k in part.modifiers if k != part.head)
