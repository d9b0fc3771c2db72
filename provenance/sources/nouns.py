"""Who a noun phrase without a name means: "the official", "both sources", "his aides", "critics".

A definite phrase points back at somebody known, or ahead at somebody introduced soon (`offices`, `things`); anything
else is somebody new, remembered here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from provenance.sources.figures import Figure, some_of
from provenance.sources.identity import Standing, nothing, standing
from provenance.sources.nameless import COUNTED_ON, NEW, NamelessReader, own_words
from provenance.sources.names import Name
from provenance.sources.offices import OfficeReader
from provenance.sources.page import LIKELY, MATCHED, Found, Page
from provenance.sources.papers import PaperReader
from provenance.sources.parts import Part
from provenance.sources.signs import of_phrase
from provenance.sources.things import ThingReader
from provenance.sources.vocabulary import ARTICLES, DEFINITE, INDEFINITE, NUMBERS, words_of
from provenance.values import Hit

_MORE = frozenset({("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")})
_NEARLY = words_of("nearly almost about roughly around approximately over")
_RESULTS = words_of("results result findings finding figures data numbers analysis")
_PRESSES = words_of("outlet newspaper paper network magazine broadcaster station site publication agency")
_PAGES = words_of("website site page blog homepage")
_FURTHER = words_of("other others another")
"""Words that, without a noun, mean more of those told of before."""


class NounReader:
    """Resolves the nameless noun phrases of one document; remembers those it has met."""

    __slots__ = (
        "_document", "_hidden", "_marks", "_met", "_nameless", "_offices", "_owner", "_page", "_papers", "_reasons",
        "_serves", "_things", "known",
    )  # fmt: skip

    def __init__(
        self, page: Page, owner: Callable[[Part], Figure | None], serves: Callable[[Part], str | None],
        reasons: Sequence[Hit], hidden: frozenset[int],
    ) -> None:  # fmt: skip
        self._page = page
        self._serves = serves
        self._reasons = reasons
        self._hidden = hidden
        """Tokens of "who" behind which a name is withheld."""
        self._document, self._marks = page.document, page.marks
        self._owner = owner
        self._met: dict[int, tuple[Found, ...]] = {}
        """Head of a phrase -> those whom it was read to mean."""
        self.known: list[Figure] = []
        """Nameless figures in the order they came up."""
        self._offices = OfficeReader(page, self.known)
        self._things = ThingReader(page, self.known)
        self._papers = PaperReader(page, self.known, self._new)
        self._nameless = NamelessReader(page, self.known, self._new)

    def resolve(self, part: Part, speaks: bool) -> tuple[Found, ...]:
        """The figures behind the phrase, old ones or a new one, with confidence; none behind "nothing".

        `speaks`: the cue reports words.
        """
        part = self._account(self._results(part))
        stand = standing(self._document, self._marks, part, speaks)
        if nothing(self._document, part, stand):
            return ()
        if (met := self._met.get(part.head)) is not None:
            return met  # "a person familiar with the plan, who": one phrase, read twice
        if taken_up := self._taken_up(part, stand):
            self._met[part.head] = taken_up
            return taken_up
        owner = self._owner(part) if part.owner is not None else None
        found = self._known(part, stand, owner)
        if found is not None and found[0].identity == "named" and stand.category == "person" and self.hides(part.end):
            found = None  # "the journalist, who asked not to be named", is none who has one
        if found is None and owner is None:
            found = self._nameless.again(part, stand)
        if found is not None and found[0].category == "person" and found[0].affiliation is None and not found[0].plural:
            found[0].affiliation = self._serves(part)  # "the Liberal frontbencher", named before
        new = found is None
        if found is None:
            found = self._new(part, stand, owner), NEW
        if stand.category == "person" and (new or not part.of):
            self._met[part.head] = (found,)
        return (found,)

    def hides(self, end: int) -> bool:
        """Whether the clause behind a phrase that ends there withholds a name."""
        comma = self._document.words[end : end + 1] == (",",)
        return end + comma in self._hidden

    def _taken_up(self, part: Part, stand: Standing) -> tuple[Found, ...]:
        """Those whom a phrase picks out of the ones told of before: "the other", "the first official", "both men"."""
        low = self._document.lower[part.head]
        counted = low in COUNTED_ON and part.determiner in ("a", "the")
        alone = low == "one" and part.determiner in ("", "one") and not part.of and part.end == part.head + 1
        if (low in _FURTHER or counted or alone) and (further := self._nameless.further(part)) is not None:
            return (further,)
        if stand.lemma in _PRESSES and stand.plural and (part.quantity == "both" or part.count == 2):
            return self._things.outlets()
        if (pointed := self._nameless.pointed(part, stand)) is not None:
            return pointed
        if self._document.lower[part.head] in NUMBERS and self._document.lower[part.start] == "all":
            all_of_them = self._nameless.whole(part, replace(stand, category="person", plural=True))
            return (all_of_them,) if all_of_them is not None else ()
        if stand.category != "person" or not stand.plural:
            return ()
        two = self._nameless.two(part)
        taken_up = part.quantity == "both" or part.determiner in DEFINITE
        if two is None and taken_up and part.count == 2 and (told := self._nameless.whole(part, stand)) is not None:
            since = self._page.sentence(max(0, told[0].last)) >= self._page.memory.grouped
            return (told,) if since and told[0].number == 2 else self._offices.pair(part, stand)
        return (two,) if two is not None else self._offices.pair(part, stand)

    def release(self) -> None:
        """Let go of those whom this reader asks and who ask it back: it has read all that it will read."""
        del self._owner, self._serves, self._papers, self._nameless

    def _known(self, part: Part, stand: Standing, owner: Figure | None) -> Found | None:
        things = self._things
        # A singular noun without article is definite too, as headlines have it: "Judge rejects ...".
        bare = not part.determiner and not part.quantity
        definite = part.determiner in DEFINITE or part.owner is not None or bare
        if stand.lemma == "account" and part.determiner == "the" and part.end == part.start + 2:
            accounts = [f for f in self._page.registry.figures if f.account and f.last >= 0]
            if accounts:
                return max(accounts, key=lambda figure: figure.last), MATCHED
        if stand.category == "organization":
            return things.body(part, stand, owner, definite)
        if stand.category == "document":
            papers = self._papers
            return papers.voice(part, stand, owner, definite) or papers.paper(part, stand, owner, definite)
        if stand.category == "outlet":
            if owner is not None and owner.category in ("organization", "person") and stand.lemma in _PAGES:
                return owner, LIKELY  # "ActBlue's website explains"
            if stand.lemma == "paper" and definite and (written := self._papers.written()) is not None:
                return written, MATCHED
            by_name = self._page.modifier(part)
            if by_name is not None and by_name.category == "outlet":
                return by_name, MATCHED  # "the TASS news agency", "Japan's Kyodo news agency"
            return things.outlet(stand.lemma) if definite and owner is None and not stand.plural else None
        if stand.category == "unknown":
            # "the agency's sprawling bureaucracy" is the agency
            return (owner, LIKELY) if owner is not None and owner.category == "organization" else None
        return self._offices.one(part, stand, owner, definite) if not stand.plural else None

    def _results(self, part: Part) -> Part:
        """The paper whose results speak: "early results of the exit poll", else the part."""
        lower, at = self._document.lower, part.head + 1
        if lower[part.head] not in _RESULTS or at >= part.end or lower[at] not in ("of", "from"):
            return part
        parts = self._page.analyst.parts((at + 1, part.end))
        paper = parts[0] if parts and parts[0].kind == "noun" else None
        noun = self._marks.nouns.get(paper.head) if paper is not None else None
        return paper if paper is not None and noun is not None and noun.rule.category == "document" else part

    def _account(self, part: Part) -> Part:
        """The account whose post speaks: "a post on X by an account identifying itself as ...", else the part."""
        noun = self._marks.nouns.get(part.head)
        if noun is None or noun.rule.voice is None or part.owner is not None:
            return part
        for k in range(part.head + 1, part.end):
            account = self._marks.nouns.get(k)
            if account is not None and account.rule.category == "social":
                start = account.start - (self._document.lower[account.start - 1] in INDEFINITE)
                parts = self._page.analyst.parts((start, part.end))
                return parts[0] if parts and parts[0].head == k else part
        return part

    # -- newcomers

    def _new(self, part: Part, stand: Standing, owner: Figure | None) -> Figure:
        if owner is None and stand.category == "organization":
            owner = self._page.owner(part)
        figure = Figure(
            self._spelled(part, owner), stand.category, stand.identity, own_words(self._document, part), stand.lemma
        )
        figure.plural = stand.plural
        figure.owner = owner
        if not stand.sure:
            figure.signs.update(of_phrase(self._document, self._marks, part, stand, self._reasons))
        noun, title = self._marks.nouns.get(part.head), self._marks.titles.get(part.head)
        figure.gender = noun.rule.gender if noun is not None else None
        if figure.gender is None and title is not None:
            figure.gender = title.rule.gender
        if stand.category == "person":
            figure.affiliation, figure.phrase = self._serves(part), (part.start, part.end)
            figure.number = part.count if stand.plural or part.of else 1
            some = part.of and any(low in DEFINITE for low in self._document.lower[part.start : part.head])
            whole = self._nameless.whole(part, stand) if some else None
            figure.whole = whole[0] if whole is not None else self._nameless.among(part, stand)
            bare = part.modifiers == (part.head,) and part.end == part.head + 1
            if whole is not None and bare and part.quantity in NUMBERS:
                figure.name = some_of(part.quantity, whole[0])
        figure.last = part.head
        self.known.append(figure)
        if stand.category == "document":
            self._papers.introduce(figure, part)
        return figure

    def body(self, first: int, at: int) -> Figure | None:
        """The body with a name that the noun at token `at` means: "department" of "a department official"."""
        noun = self._marks.nouns.get(at)
        if noun is None or noun.rule.category != "organization" or at in self._page.at:
            return None
        part = Part("noun", first, at, at + 1, determiner="the", modifiers=tuple(range(first, at + 1)))
        found = self._things.body(part, standing(self._document, self._marks, part), None, definite=True)
        if found is None or found[0].identity != "named":
            return None
        nameless = found[0] in self.known and found[0].owner is None  # "the company", of which no more is told
        return found[0] if not nameless else None

    def _before(self, words: list[str], part: Part, owner: Figure) -> list[str]:
        """Words before an owner's head that its name does not replace: "two of" of "two of the safety board's"."""
        low = [word.lower() for word in words]
        if low in (["the"], ["a"]):
            return []
        if isinstance(part.owner, int):
            article = max((k for k, word in enumerate(low) if word in ARTICLES), default=len(low))
            if article < len(low) or set(low) <= set(owner.name.lower().split()):
                return words[:article] if article < len(low) else []
        return words

    def _amount(self, part: Part) -> int:
        """Where a phrase begins with what tells its number: "more than a dozen clerks", "nearly half of the voters"."""
        lower, start = self._document.lower, part.start
        if not part.quantity or self._page.sentence(max(0, start - 1)) != self._page.sentence(start):
            return start
        if start > 1 and lower[start - 2 : start] in _MORE:
            return start - 2
        return start - 1 if start and lower[start - 1] in _NEARLY else start

    def _spelled(self, part: Part, owner: Figure | None) -> str:
        """The phrase as written, its owner by the full name: "his aides" -> "Ana Ruiz's aides"."""
        document = self._document
        text = " ".join(document.slice((self._amount(part), part.end)).split())
        if owner is None or part.owner is None or owner.identity != "named":
            return text
        first = part.owner.lead if isinstance(part.owner, Name) else part.owner
        end = part.owner.end if isinstance(part.owner, Name) else part.owner + 1
        while end < part.head and document.lower[end] in ("'s", "'", "’"):
            end += 1
        words = document.slice((part.start, first)).split() if first > part.start else []
        before = self._before(words, part, owner)
        return " ".join([*before, f"{owner.name}'s", *document.slice((end, part.end)).split()])
