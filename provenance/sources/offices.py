"""Which person a title, calling or kinship means: "the mayor", "the Lorne baker", "his wife", "both candidates".

Looks back at those the article introduced by such words, and ahead from its lead. Knows people only.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from provenance.ruleset.kinds.title import Gender
from provenance.sources.figures import Figure, singular
from provenance.sources.heads import Part
from provenance.sources.identity import Standing
from provenance.sources.page import EPITHET, LEAD, LIKELY, MATCHED, Found, Page
from provenance.sources.vocabulary import DEFINITE, words_of
from provenance.text.grammar import ADVERB, BE, ED, HAVE, MODAL, VERB, word_class

_TOLD = 6
"""Tokens behind a phrase within which "his" or "her" is about its bearer."""
OFTEN = 0.2
"""For each doubling of how often the article names somebody: "the senator" is seldom a guest in passing."""
_BAR = 0.9
"""Score below which nobody is meant: less than an office matched, or the last speaker just heard."""
_FORWARD = 8
"""Sentences within which a lead's "a judge" is given a name."""
_NEXT = 2
"""Sentences within which the bearer of a nameless calling is named, if at all."""
_ACTS = frozenset({VERB, ED, BE, HAVE, MODAL, ADVERB})
"""Classes of words that show the name before them to be a subject."""
_WITHHELD = frozenset({"source.official", "source.bare", "source.described", "source.familiar"})
"""Rules for words by which papers withhold a name, instead of putting off giving it."""
_FRESH = 120
"""Tokens within which somebody counts as just mentioned: three or four sentences."""
_PAIRED = words_of("candidate rival nominee leader president")
"""Plurals that mean the two people named together before."""
_PARTIES = words_of("republican democrat libertarian green independent labour conservative")
_SCENE = 3
"""Sentences within which the last speaker is still in mind."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a phrase asks of the one it means."""

    offices: frozenset[str]
    wanted: frozenset[str]
    """Parties, places and callings that stand before the head."""
    gender: Gender | None

    @property
    def parties(self) -> frozenset[str]:
        return (self.offices | self.wanted) & _PARTIES

    def other_party(self, figure: Figure) -> bool:
        return bool(self.parties and (figure.traits & _PARTIES) - self.parties)

    def agreement(self, figure: Figure) -> float:
        """One point a word that fits; a party that does not fit rules out."""
        score = len(self.wanted & figure.traits) - 0.3 * len(self.wanted - figure.traits)
        if self.other_party(figure):
            return score - 3.0
        return score - 0.5 if self.parties - figure.traits else score


class OfficeReader:
    """Resolves titles, callings and kin in one document."""

    __slots__ = ("_offices", "_page")

    def __init__(self, page: Page) -> None:
        self._page = page
        offices = {title.rule.office for title in page.marks.titles.values()} - {None, *_PARTIES, "candidate"}
        self._offices = frozenset(str(office) for office in offices)
        """Offices that the article tells of; who holds one is hardly meant by another."""

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
        group = self._page.memory.group or self._latest_two(title.rule.gender if title is not None else None)
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
        if (title is None and stand.lemma not in ("man", "woman")) or part.quantity == "another" or part.of:
            return None
        gender = title.rule.gender if title is not None else None
        if owner is not None and title is not None and title.rule.id.startswith("title.kin"):
            return self._kin(owner, gender)
        office = (title.rule.office if title is not None else None) or stand.lemma
        if definite:
            asked = _Asked(frozenset({office, stand.lemma}), self._wanted(part), gender or self._told(part))
            epithet = title is not None and self._epithet(part, stand)
            best = self._matching(asked, part, owner, epithet)
            if best is None and epithet and stand.identity == "named":
                best = self._foremost(asked)
            if best is not None:
                return best
        if self._page.sentence(part.head) < LEAD and (ahead := self._ahead({office, stand.lemma}, part)):
            return ahead, LIKELY
        if title is None or self._bare_source(part):
            return None
        after = self._named_next(frozenset({office, stand.lemma}), gender, part)
        return (after, LIKELY) if after is not None else None

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
            if (figure.traits & offices or not figure.traits) and not (other and words):
                return figure
        return None

    def _epithet(self, part: Part, stand: Standing) -> bool:
        """Whether the phrase may be a second name for somebody in mind ("the Lorne baker", not "the port's chief")."""
        if part.owner is not None or part.end != part.head + 1:
            return False
        if stand.identity == "named" and self._body_before(part):
            return False
        return part.head not in self._page.marks.nouns or len(part.modifiers) > 1

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

    def _matching(self, asked: _Asked, part: Part, owner: Figure | None, epithet: bool) -> Found | None:
        """Whom the article introduced by that office or calling; for an epithet, also whoever spoke last."""
        best, top, by_office = None, _BAR, False
        for figure in self._page.registry.figures:
            if figure.category != "person" or figure.plural or figure is owner or not figure.mentions:
                continue
            if asked.gender is not None and figure.gender not in (asked.gender, None):
                continue
            fits = bool(asked.offices & figure.traits)
            speaker = figure is self._page.memory.speaker and self._in_scene(part)
            known = figure.last >= 0 and (speaker or asked.parties & figure.traits)
            if not fits and not (epithet and known):
                continue
            rival = not fits and bool(figure.traits & self._offices)
            score = (
                (1.5 if fits else 0.0)
                + 1.0 * speaker
                - 1.0 * rival
                + self._closeness(figure, part)
                + asked.agreement(figure)
            )
            if score > top:
                best, top, by_office = figure, score, fits
        return None if best is None else (best, MATCHED if by_office else EPITHET)

    def _in_scene(self, part: Part) -> bool:
        return self._page.sentence(part.head) - self._page.memory.spoke <= _SCENE

    def _closeness(self, figure: Figure, part: Part) -> float:
        """How near and how often the article has named somebody, worth up to one matching word."""
        behind = part.start - figure.last
        fresh = -0.3 if figure.last < 0 else 0.5 if behind < _FRESH else 0.2
        return fresh + OFTEN * log2(1 + len(figure.mentions)) - 0.0005 * max(behind, 0)

    def _foremost(self, asked: _Asked) -> Found | None:
        """ "The nominee" of whom no office was told: whom the article names most, of no other party."""
        fit = [
            figure for figure in self._page.memory.seen
            if figure.category == "person" and figure.identity == "named" and not figure.plural and not figure.guessed
            and (asked.gender is None or figure.gender in (asked.gender, None)) and len(figure.mentions) > 2
            and not asked.other_party(figure)
        ]  # fmt: skip
        return (max(fit, key=lambda figure: len(figure.mentions)), EPITHET) if fit else None

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
