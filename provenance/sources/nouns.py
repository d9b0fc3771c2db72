"""Who a noun phrase without a name means: "the official", "the paper", "both sources", "his aides", "the campaign".

A definite phrase points back at somebody known, or ahead at somebody introduced soon; anything else is somebody new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from provenance.ruleset.kinds.title import Gender
from provenance.sources.figures import Figure, singular
from provenance.sources.heads import Part
from provenance.sources.identity import Standing, standing
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.vocabulary import DEFINITE, INDEFINITE, words_of
from provenance.text.phrases import phrase_ending_at

MATCHED = 0.85
"""Confidence in a person found by office or calling: right in about six of seven."""
LIKELY = 0.6
"""Confidence in somebody found by recency alone."""
EPITHET = 0.5
"""Confidence that "the Lorne baker" is who spoke last: half of them are."""

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
"""Sentences within which a lead's "a judge" is given a name."""
_LEAD = 4
"""Sentences of a lead, headline included."""
_FRESH = 120
"""Tokens within which somebody counts as just mentioned: three or four sentences."""
_PAIRED = words_of("candidate rival nominee leader president")
"""Plurals that mean the two people named together before."""
_PARTIES = frozenset({"republican", "democrat"})
_ISSUED = words_of("statement tweet post release")
"""Papers that nobody but a speaker issues: "the statement said" after a body has spoken."""
_STUDIES = words_of("study research survey analysis paper")
"""Words that papers use in turn for one and the same piece of research."""
_SCENE = 3
"""Sentences within which the last speaker is still in mind."""


class NounReader:
    """Resolves the nameless noun phrases of one document; remembers those it has met."""

    __slots__ = ("_document", "_marks", "_memory", "_owner", "_page", "_registry", "_voices", "known")

    def __init__(self, page: Page, owner: Callable[[Part], Figure | None]) -> None:
        self._page = page
        self._document, self._marks, self._memory, self._registry = (
            page.document,
            page.marks,
            page.memory,
            page.registry,
        )
        self._owner = owner
        self._voices: dict[str, Figure] = {}
        """The latest author heard through a paper of each sort."""
        self.known: list[Figure] = []
        """Nameless figures in the order they came up."""

    def resolve(self, part: Part, speaks: bool) -> tuple[Found, ...]:
        """The figures behind the phrase, old ones or a new one, with confidence. `speaks`: the cue reports words."""
        stand = standing(self._document, self._marks, part, speaks)
        owner = self._owner(part) if part.owner is not None else None
        if stand.category == "person" and stand.plural and (group := self._group(part, stand)):
            return group
        found = self._known(part, stand, owner)
        if found is None and owner is None:
            found = self._again(part, stand)
        return (found or (self._new(part, stand, owner), 0.9),)

    def _known(self, part: Part, stand: Standing, owner: Figure | None) -> Found | None:
        definite = part.determiner in DEFINITE or part.owner is not None or self._bare(part)
        if stand.category == "organization":
            return self._body(part, stand, owner, definite)
        if stand.category == "document":
            return self._voice(part, stand, owner, definite) or self._paper(part, stand, owner, definite)
        if stand.category == "outlet":
            return self._outlet(stand.lemma) if definite and owner is None and not stand.plural else None
        if stand.category == "unknown":
            # "the agency's sprawling bureaucracy" is the agency
            return (owner, LIKELY) if owner is not None and owner.category == "organization" else None
        return self._person(part, stand, owner, definite) if not stand.plural else None

    def _bare(self, part: Part) -> bool:
        """A singular noun without article, as headlines have it: "Judge rejects ..."."""
        return not part.determiner and not part.quantity and part.owner is None

    # -- people

    def _group(self, part: Part, stand: Standing) -> tuple[Found, ...]:
        """ "Both men", "the two candidates": a pair of people named together before."""
        pair = part.count == 2 or (part.determiner == "the" and stand.lemma in _PAIRED)
        if part.of or not pair or (part.count != 2 and not self._memory.group):
            return ()
        if part.determiner not in DEFINITE and part.quantity != "both":
            return ()
        title = self._marks.titles.get(part.head)
        if title is None and stand.lemma not in ("man", "woman", "person"):
            return ()
        group = self._memory.group or self._pair(title.rule.gender if title is not None else None)
        return tuple((figure, LIKELY) for figure in group)

    def _pair(self, gender: Gender | None) -> tuple[Figure, ...]:
        people = [
            figure for figure in self._memory.seen
            if figure.category == "person" and figure.identity == "named" and not figure.plural
            and (gender is None or figure.gender in (gender, None)) and len(figure.mentions) > 1
        ]  # fmt: skip
        people.sort(key=lambda figure: -figure.last)
        return tuple(people[:2]) if len(people) > 1 else ()

    def _person(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        title = self._marks.titles.get(part.head)
        if (title is None and stand.lemma not in ("man", "woman")) or part.quantity == "another" or part.of:
            return None
        office = (title.rule.office if title is not None else None) or stand.lemma
        gender = title.rule.gender if title is not None else None
        if owner is not None and title is not None and title.rule.id.startswith("title.kin"):
            return self._kin(owner, gender)
        if definite:
            wanted = self._wanted(part)
            alone = part.owner is None and part.end == part.head + 1
            epithet = title is not None and alone and not (stand.identity == "named" and self._body_before(part))
            epithet = epithet and (part.head not in self._marks.nouns or len(part.modifiers) > 1)
            best = self._matching((office, stand.lemma), wanted, part, gender, owner, epithet)
            if best is None and epithet and stand.identity == "named":
                best = self._foremost(wanted | {office}, gender)
            if best is not None:
                return best
        if self._document.sentence_of[part.head] < _LEAD and (ahead := self._ahead({office, stand.lemma}, part)):
            return ahead, LIKELY
        return None

    def _kin(self, owner: Figure, gender: Gender | None) -> Found | None:
        """ "His wife": the one person of that gender with his surname."""
        kin = [
            figure for figure in self._registry.figures
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
            title = self._marks.titles.get(k)
            low = self._document.lower[k]
            if title is not None:
                found.add(title.rule.office or singular(low))
            elif self._document.words[k][0].isupper() or k in self._marks.nouns:
                found.add(low)
        found.discard("candidate")  # "presidential candidate" asks no more than "candidate"
        return frozenset(found)

    def _matching(
        self, offices: tuple[str, str], wanted: frozenset[str], part: Part, gender: Gender | None, owner: Figure | None,
        epithet: bool,
    ) -> Found | None:  # fmt: skip
        best, top, by_office = None, 0.9, False
        sentence = self._document.sentence_of[part.head]
        asked = wanted | ({offices[0]} & _PARTIES)
        for figure in self._registry.figures:
            if figure.category != "person" or figure.plural or figure is owner or not figure.mentions:
                continue
            if gender is not None and figure.gender not in (gender, None):
                continue
            fits = offices[0] in figure.traits or offices[1] in figure.traits
            speaker = figure is self._memory.speaker and sentence - self._memory.spoke <= _SCENE
            if not fits and not (epithet and figure.last >= 0 and (speaker or asked & figure.traits & _PARTIES)):
                continue
            score = (1.5 if fits else 0.0) + len(wanted & figure.traits) - 0.3 * len(wanted - figure.traits)
            if asked & _PARTIES and (figure.traits & _PARTIES) - asked:
                score -= 3.0  # of the other party
            elif asked & _PARTIES - figure.traits:
                score -= 0.5
            behind = part.start - figure.last
            score += 0.5 if figure.last >= 0 and behind < _FRESH else -0.3 if figure.last < 0 else 0.2
            score += 0.1 * min(len(figure.mentions), 5) - 0.0005 * max(behind, 0) + 1.0 * speaker
            if score > top:
                best, top, by_office = figure, score, fits
        return None if best is None else (best, MATCHED if by_office else EPITHET)

    def _foremost(self, asked: frozenset[str] | set[str], gender: Gender | None) -> Found | None:
        """ "The nominee" of whom no office was told: whom the article names most, of no other party."""
        fit = [
            figure for figure in self._memory.seen
            if figure.category == "person" and figure.identity == "named" and not figure.plural and not figure.guessed
            and (gender is None or figure.gender in (gender, None)) and len(figure.mentions) > 2
            and not (asked & _PARTIES and figure.traits & _PARTIES - asked)
        ]  # fmt: skip
        return (max(fit, key=lambda figure: len(figure.mentions)), EPITHET) if fit else None

    def _ahead(self, offices: set[str], part: Part) -> Figure | None:
        """The person of that calling whom the article names soon after its lead."""
        sentence = self._document.sentence_of[part.head]
        for figure in self._registry.figures:
            if figure.category != "person" or not figure.mentions or not (offices & figure.traits):
                continue
            first = figure.mentions[0][0]
            if first > part.head and self._document.sentence_of[first] - sentence <= _FORWARD:
                return figure
        return None

    # -- bodies, outlets, papers

    def _body(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        if stand.plural:
            return None
        if owner is not None or self._modifier(part) is not None:
            return self._owned(part, stand.lemma, owner)
        if not definite:
            return self._body_ahead(part, stand.lemma)
        behind = [f for f in self._registry.figures if f.category == "organization" and not f.place and f.last >= 0]
        behind += [f for f in self.known if f.category == "organization"]
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
        return figure.last >= 0 and part.start - figure.last < 2 * _FRESH

    def _body_ahead(self, part: Part, lemma: str) -> Found | None:
        """Named farther on: "A crews' union", then the "Flight Crews' Union"; or right behind: "a panel of the ..."."""
        inside = self._complement(part, ("of",))
        if inside is not None and part.determiner in INDEFINITE:
            return inside, LIKELY
        sentence = self._document.sentence_of[part.head]
        if part.determiner in INDEFINITE and sentence >= _LEAD:
            return None
        for figure in self._registry.figures:
            if figure.category != "organization" or lemma not in figure.words or not figure.mentions:
                continue
            if 0 <= self._document.sentence_of[figure.mentions[0][0]] - sentence <= _FORWARD:
                return figure, LIKELY
        return None

    def _complement(self, part: Part, links: tuple[str, ...]) -> Figure | None:
        """The bearer of the name behind one of these words: "a panel of the Court of Lorne", "reports from Axios"."""
        at = part.head + 1
        if at >= part.end or self._document.lower[at] not in links:
            return None
        for first in (at + 1, at + 2):
            for end in range(min(first + 12, part.end), first, -1):
                known = self._registry.of_name.get((first, end))
                if known is not None:
                    return known[0] if known[0].category in ("organization", "outlet") and not known[0].place else None
        return None

    def _owned(self, part: Part, lemma: str, owner: Figure | None) -> Found | None:
        """ "Ruiz's campaign" and "the Ruiz campaign" are one body, and neither is Ruiz."""
        owner = owner or self._modifier(part)
        for figure in self.known:
            if owner is not None and figure.owner is owner and figure.head == lemma:
                return figure, MATCHED
        return None

    def _body_before(self, part: Part) -> bool:
        """Whether a body's name stands before the head ("the Ports Board chief"); a party's does not count."""
        figure = self._modifier(part)
        if figure is None or figure.category not in ("organization", "outlet") or figure.place:
            return False
        return not any(k in self._marks.titles for k in part.modifiers if k != part.head)

    def _modifier(self, part: Part) -> Figure | None:
        """Whose name stands before the head noun: "the Ruiz campaign"."""
        for k in part.modifiers:
            for stop in range(k + 1, part.head + 1):
                known = self._registry.of_name.get((k, stop))
                if known is not None:
                    return known[0]
        return None

    def _outlet(self, lemma: str) -> Found | None:
        """ "The magazine": the latest outlet of that type, else the latest of unknown type, else the latest."""
        behind = [figure for figure in self._registry.figures if figure.category == "outlet" and figure.last >= 0]
        if not behind:
            return None
        types = _TYPES.get(lemma, frozenset())
        return max(behind, key=lambda f: (bool(f.traits & types), not (types and f.traits), f.last)), MATCHED

    def _voice(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """Through a letter its author speaks: "Ruiz's letter", "a Ruiz tweet", "a Times article", "the article"."""
        noun = self._marks.nouns.get(part.head)
        if noun is None or noun.rule.voice is None:
            return None
        author = owner or self._modifier(part) or self._complement(part, ("from", "by", "in"))
        if author is not None and noun.rule.voice == "outlet" and author.category != "outlet":
            return None
        if author is None and definite and not stand.plural:
            author = self._voices.get(stand.lemma)
            if (
                author is None
                and stand.lemma in _ISSUED
                and self._document.sentence_of[part.head] - self._memory.spoke <= _SCENE
            ):
                author = self._memory.speaker
        if author is None or author.place or author.identity not in ("named", "self"):
            return None
        if author.category not in ("person", "outlet", "organization"):
            return None
        self._voices[stand.lemma] = author
        return author, MATCHED

    def _paper(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """ "The poll" that was introduced before, as a source or in passing."""
        if (
            not definite
            or owner is not None
            or (stand.plural and not part.determiner)
            or self._modifier(part) is not None
        ):
            return None
        for figure in reversed(self.known):
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
        return self._new(parts[0], standing(self._document, self._marks, parts[0]), None), LIKELY

    # -- sets and newcomers

    def _again(self, part: Part, stand: Standing) -> Found | None:
        """Somebody nameless who came up before: "the official", "the same two sources", "critics" once more."""
        if part.quantity in ("another", "other") or part.determiner == "another":
            return None
        own = self._own_words(part)
        for figure in reversed(self.known):
            if figure.head != stand.lemma or figure.category != stand.category or figure.plural != stand.plural:
                continue
            if figure.words == own and part.determiner not in ("a", "an"):
                return figure, MATCHED
            if part.determiner in DEFINITE and set(own) <= {*figure.words, stand.lemma}:
                return figure, MATCHED
        return None

    def _own_words(self, part: Part) -> tuple[str, ...]:
        skipped = ("the", "a", "an", "same", "that", "this", "those", "these")
        return tuple([low for low in self._document.lower[part.start : part.end] if low not in skipped])

    def _new(self, part: Part, stand: Standing, owner: Figure | None) -> Figure:
        owner = owner or (self._modifier(part) if stand.category == "organization" else None)
        figure = Figure(self._spelled(part, owner), stand.category, stand.identity, self._own_words(part), stand.lemma)
        figure.plural = stand.plural
        figure.owner = owner
        noun, title = self._marks.nouns.get(part.head), self._marks.titles.get(part.head)
        figure.gender = noun.rule.gender if noun is not None else None
        if figure.gender is None and title is not None:
            figure.gender = title.rule.gender
        if stand.category == "person":
            figure.number = part.count if stand.plural else 1
        figure.last = part.head
        self.known.append(figure)
        return figure

    def _spelled(self, part: Part, owner: Figure | None) -> str:
        """The phrase as written, its owner by the full name: "his aides" -> "Ana Ruiz's aides"."""
        document = self._document
        text = " ".join(document.slice((part.start, part.end)).split())
        if owner is None or part.owner is None or owner.identity != "named":
            return text
        first = part.owner.lead if isinstance(part.owner, Name) else part.owner
        end = part.owner.end if isinstance(part.owner, Name) else part.owner + 1
        while end < part.head and document.lower[end] in ("'s", "'", "’"):
            end += 1
        before = document.slice((part.start, first)) + " " if first > part.start else ""
        if before.strip().lower() in ("the", "a"):
            before = ""
        return " ".join(f"{before}{owner.name}'s {document.slice((end, part.end))}".split())
