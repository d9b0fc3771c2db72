"""Whom pronouns mean: he and she, they and it, who and which, I and we, each and both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from provenance.ruleset.kinds.title import Gender
from provenance.sources.figures import Figure, singular
from provenance.sources.heads import Part
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.recall import Sighting
from provenance.sources.vocabulary import (
    CROWD,
    FIRST_PERSON,
    HE,
    IT,
    NUMBERS,
    RELATIVE,
    SHE,
    THEY,
    YOU,
    words_of,
)
from provenance.text.grammar import BE, HAVE, MODAL, VERB, word_class
from provenance.text.phrases import phrase_ending_at
from provenance.values import Range

GENDERED: dict[str, Gender] = {**dict.fromkeys(HE, "male"), **dict.fromkeys(SHE, "female")}
SCENE = 3
"""Sentences within which "they" or "it" takes up the last speaker."""
_BEHIND = 14
"""Tokens before "who" within which its noun stands when "to", "of" or "with" leads up to it."""
_IN_MIND = {True: ("person", "organization"), False: ("organization",)}
"""Categories of nouns that "they" (True) and "it" (False) take up without anybody's having been quoted."""
_BREAKS = words_of(", ) ( — – - -- --- ―")


class Saying(Protocol):
    """What this file asks of the attributions read so far."""

    def enclosing(self, at: int, n: int) -> Figure | None:
        """Who says the quotation around a token, attribution n aside."""


class PronounReader:
    """Resolves the pronouns of one document."""

    __slots__ = ("_author", "_nouns", "_own", "_page", "_said", "by_place")

    def __init__(self, page: Page, nouns: Callable[[Part], tuple[Found, ...]], said: Saying, own: str | None) -> None:
        self._page = page
        self._nouns = nouns
        self._said = said
        self._own = own
        self._author: Figure | None = None
        self.by_place: dict[int, Found] = {}
        """Pronoun token -> whom it means."""

    def resolve(self, part: Part, n: int) -> tuple[Found, ...]:
        """The figures a pronoun means; `n` is the attribution it is the source of, -1 if of none."""
        at = part.head
        low = self._page.document.lower[at]
        if low in RELATIVE:
            return self._relative(at, part.start if part.quantity else at)
        if low in THEY or low in CROWD:
            return self._members(part, self._crowd(at))
        one: Found | None = None
        if low in GENDERED:
            one = self._gendered(at, n)
        elif low in FIRST_PERSON:
            one = self._first_person(at, n)
        elif low in IT:
            one = self._taking_up(at, plural=False)
        elif low in YOU:
            one = self._newcomer("the reader", plural=True), 0.8
        return (one,) if one is not None else ()

    def _members(self, part: Part, crowd: tuple[Found, ...]) -> tuple[Found, ...]:
        """ "Two of them": some of those who came up before."""
        if not part.quantity or len(crowd) != 1 or part.quantity in ("all", "both"):
            return crowd
        whole, sure = crowd[0]
        count = NUMBERS.get(part.quantity)
        name = f"{part.quantity} of {whole.name[:1].lower()}{whole.name[1:]}"
        identity = "unnamed" if count is not None and whole.identity == "collective" else whole.identity
        some = Figure(name, whole.category, identity, head=whole.head, plural=count != 1, number=count)
        self._page.registry.figures.append(some)
        return ((some, sure),)

    # -- he, she

    def meet(self, at: int) -> Found | None:
        """Resolve "he" or "she" on the way through the text, and keep its bearer in mind."""
        page = self._page
        low = page.document.lower[at]
        found = page.memory.recall(GENDERED[low], page.sentence(at), page.paragraph(at))
        if found is not None:
            self.by_place[at] = found
            subject = low in ("he", "she")
            page.memory.note(
                found[0],
                Sighting(at, page.sentence(at), page.paragraph(at), subject, False, page.document.quoted[at] == 1),
            )
        return found

    def _gendered(self, at: int, n: int) -> Found | None:
        known = self.by_place.get(at)
        if known is not None:
            return known
        page = self._page
        if not page.document.quoted[at]:
            return self.meet(at)
        gender = GENDERED[page.document.lower[at]]
        return page.memory.recall(
            gender, page.sentence(at), page.paragraph(at), self._said.enclosing(at, n), quoted=True
        )

    # -- I, we

    def _first_person(self, at: int, n: int) -> Found | None:
        if self._page.document.quoted[at]:
            speaker = self._said.enclosing(at, n)
            return None if speaker is None else (speaker, 0.9)
        if self._author is None:
            self._author = self._newcomer(_author(self._page.document.byline), plural=False)
            self._author.identity = "self"
        return self._author, 0.8

    def _newcomer(self, name: str, plural: bool) -> Figure:
        for figure in self._page.registry.figures:
            if figure.name == name:
                return figure
        figure = Figure(name, "person", "collective" if plural else "named", plural=plural)
        self._page.registry.figures.append(figure)
        return figure

    # -- who, which

    def _relative(self, at: int, first: int) -> tuple[Found, ...]:
        """The phrase that ends just before: "Ruiz, who", "the bakers, most of whom"."""
        page = self._page
        document = page.document
        human = document.lower[at] in ("who", "whom")
        begin = document.sentences[page.sentence(at)][0]
        k = first - 1
        while k > begin and document.words[k] in _BREAKS:
            k -= 1
        name = page.ends.get(k + 1)
        phrase: Range | None = (name.lead, name.end) if name is not None else phrase_ending_at(document, k + 1)
        if phrase is not None:
            beside = self._apposed(phrase[0], begin)
            if beside is not None and human:
                return (page.found(beside),)
            found = self._fitting((phrase[0], k + 1), human)
            if found:
                return found
        return self._nearest(k, begin, human)

    def _fitting(self, phrase: Range, human: bool) -> tuple[Found, ...]:
        """The bearers of a phrase, if they are people where people are asked for."""
        found: list[Found] = []
        for part in self._page.analyst.parts(phrase):
            if part.kind == "pronoun":
                return ()
            found.extend([self._page.found(part.name)] if part.name is not None else self._nouns(part))
        if not found or any(f.identity == "none" or (f.category == "person") != human for f, _ in found):
            return ()
        return tuple((figure, 0.75 * sure) for figure, sure in found)

    def _nearest(self, k: int, begin: int, human: bool) -> tuple[Found, ...]:
        """The nearest name or source noun before "who" that can be meant by it."""
        page = self._page
        for j in range(k, max(begin, k - _BEHIND) - 1, -1):
            name = page.ends.get(j + 1)
            if name is not None:
                found = page.found(name)
                if (found[0].category == "person") == human and not found[0].place:
                    return ((found[0], 0.5 * found[1]),)
            elif j in page.marks.nouns:
                phrase = phrase_ending_at(page.document, j + 1)
                for start in (phrase[0], j) if phrase is not None else (j,):
                    close = self._fitting((start, j + 1), human)
                    if close:
                        return close
        return ()

    def _apposed(self, start: int, first: int) -> Name | None:
        """The name to which the phrase at `start` stands in apposition: "Ruiz, a baker and a former mayor who ..."."""
        page = self._page
        document = page.document
        if start - 1 <= first or document.lower[start - 1] not in (",", "and", "is", "was", "as"):
            return None
        for k in range(start - 1, max(first, start - _BEHIND), -1):
            name = page.ends.get(k)
            if name is not None:
                person = page.bearer(name).category == "person"
                return name if person and document.words[k] in (",", "is", "was", "(") else None
            if k < start - 1 and word_class(document, k) in (VERB, BE, HAVE, MODAL):
                return None
        return None

    # -- they, it, both, each

    def _crowd(self, at: int) -> tuple[Found, ...]:
        """The last speakers, or the people last named together."""
        page = self._page
        memory, sentence = page.memory, page.sentence(at)
        fresh = bool(memory.group) and sentence - memory.grouped <= SCENE
        one = self._taking_up(at, plural=True)
        if one is not None and page.document.lower[at] in CROWD and one[0].category != "person":
            one = None
        if fresh and (one is None or memory.grouped >= memory.spoke or memory.speaker in memory.group):
            return tuple((figure, 0.65) for figure in memory.group)
        return (one,) if one is not None else ()

    def _taking_up(self, at: int, plural: bool) -> Found | None:
        """The last speaker if number agrees, else the body or crowd last in mind."""
        page = self._page
        memory, sentence = page.memory, page.sentence(at)
        speaker = memory.speaker
        if speaker is not None and sentence - memory.spoke <= SCENE and _agrees(speaker, plural):
            return speaker, 0.75
        best, latest = None, -1
        for figure, sighting in memory.seen.items():
            near = sentence - sighting.sentence <= SCENE and sighting.token < at
            if near and _agrees(figure, plural) and not (figure.category == "outlet" and figure.name == self._own):
                rank = sighting.token + (20 if sighting.subject else 0)
                if rank > latest:
                    best, latest = figure, rank
        noun = self._noun_in_mind(at, latest, plural)
        if noun is not None:
            return noun
        return None if best is None else (best, 0.55)

    def _noun_in_mind(self, at: int, after: int, plural: bool) -> Found | None:
        """A source noun since the last sentence's start that nobody quoted: "voters ... they", "the port ... it"."""
        page = self._page
        document, nouns = page.document, page.marks.nouns
        begin = document.sentences[max(0, page.sentence(at) - 1)][0]
        for head in range(max(begin, after), at):
            noun = nouns.get(head)
            if noun is None or noun.rule.category not in _IN_MIND[plural] or document.quoted[head]:
                continue
            if (document.lower[head] != singular(document.lower[head])) != plural or head + 1 in nouns:
                continue
            phrase = phrase_ending_at(document, head + 1)
            if phrase is None or not (plural or document.lower[phrase[0]] in ("the", "its", "his", "her", "their")):
                continue
            found = self._last_noun((phrase[0], head + 1))
            if found is not None and found[0].plural == plural:
                return found[0], 0.5
        return None

    def _last_noun(self, phrase: Range) -> Found | None:
        parts = self._page.analyst.parts(phrase)
        found = self._nouns(parts[-1]) if parts and parts[-1].kind == "noun" else ()
        return found[0] if found else None


def _author(byline: Sequence[str]) -> str:
    """How the writer is called: by the byline where there is one."""
    for line in byline:
        name = line.removeprefix("By ").removeprefix("by ").split(".")[0].split(",")[0].strip()
        if name:
            return f"{name.title() if name.isupper() else name} (the author)"
    return "the author"


def _agrees(figure: Figure, plural: bool) -> bool:
    if plural:
        return figure.plural or (figure.category in ("organization", "outlet") and not figure.place)
    return not figure.plural and figure.category in ("organization", "outlet", "document") and not figure.place
