"""Whom pronouns mean: he and she, they and it, who and which, I and we, each and both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from provenance.ruleset.kinds.title import Gender
from provenance.sources.crowds import CrowdReader
from provenance.sources.figures import Figure, member
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.recall import Asking, Sighting
from provenance.sources.vocabulary import (
    CROWD,
    DEFINITE,
    FIRST_PERSON,
    HE,
    IT,
    NUMBERS,
    OWNERS,
    QUANTITIES,
    RELATIVE,
    SHE,
    THEY,
    YOU,
    words_of,
)
from provenance.text.grammar import ADVERB, BE, HAVE, MODAL, PREPOSITION, TO, VERB, word_class
from provenance.text.phrases import phrase_ending_at, phrase_starting_at
from provenance.values import Range

GENDERED: dict[str, Gender] = {**dict.fromkeys(HE, "male"), **dict.fromkeys(SHE, "female")}
_BEHIND = 14
"""Tokens before "who" within which its noun stands when "to", "of" or "with" leads up to it."""
_OPENING = 2
"""Tokens of a sentence within which a pronoun opens it: "He", "But he", "“He"."""
_ASKING = 3
"""Tokens behind "who" within which words begin that withhold a name: "who has also asked not to be named"."""
_LINKING = (PREPOSITION, TO)
_EXPLETIVE = words_of(
    """
    estimated feared believed thought said reported expected hoped understood known revealed alleged claimed argued
    suggested rumored rumoured time high worth clear unclear likely unlikely possible important necessary hard easy
    """
)
"""What behind "it is" shows that "it" stands for nobody."""
_SOON = 2
"""Sentences within which a pronoun without anybody before it is given a name."""
_UNTOLD = 0.5
"""Confidence in that, and in a calling for which nobody is named."""
_OBJECTS = words_of("him himself hers herself them theirs themselves itself")
_CLAUSE = 5
"""Tokens behind a pronoun within which an object of its own verb stands."""
_CLAUSES = words_of("that and but who as if when because while though said says")
"""Words behind which somebody named is not the object of the pronoun's verb."""
_WHOLE = words_of("all both each neither none")
"""Quantities that leave nobody out."""
_BREAKS = words_of(", ) ( — – - -- --- ―")


class Saying(Protocol):
    """What this file asks of the attributions read so far."""

    def enclosing(self, at: int, n: int) -> Figure | None:
        """Who says the quotation around a token, attribution n aside."""


class PronounReader:
    """Resolves the pronouns of one document."""

    __slots__ = ("_author", "_crowds", "_nouns", "_own", "_page", "_said", "_some", "_withheld", "by_place")

    def __init__(
        self, page: Page, nouns: Callable[[Part], tuple[Found, ...]], said: Saying, own: str | None,
        withheld: Sequence[int],
    ) -> None:  # fmt: skip
        self._page = page
        self._withheld = withheld
        """Tokens where words begin by which a name is withheld ("requested anonymity")."""
        self._nouns = nouns
        self._said = said
        self._own = own
        self._crowds = CrowdReader(page, nouns, own)
        self._author: Figure | None = None
        self._some: dict[int, tuple[Found, ...]] = {}
        """Token of "them" in "two of them" -> those two."""
        self.by_place: dict[int, Found] = {}
        """Pronoun token -> whom it means."""

    def resolve(self, part: Part, n: int) -> tuple[Found, ...]:
        """The figures a pronoun means; `n` is the attribution it is the source of, -1 if of none."""
        at = part.head
        low = self._page.document.lower[at]
        if low in RELATIVE:
            return self._relative(at, part.start if part.quantity else at)
        if low in THEY or low in CROWD:
            counted = not part.quantity and self._page.document.lower[at - 1] == "of"
            # "them" alone is what a reader makes of "one of them, who ..., said"
            before = self._page.document.lower[at - 2] if counted else ""
            return self._members(replace(part, quantity=before) if before in QUANTITIES else part)
        one: Found | None = None
        if low in GENDERED:
            one = self._gendered(at, n)
        elif low in FIRST_PERSON:
            one = self._first_person(at, n)
        elif low in IT and self._expletive(at):
            return ()
        elif low in IT:
            return self._crowds.meant(self._asking(at), plural=False)
        elif low in YOU:
            one = self._newcomer("the reader", plural=True), 0.8
        return (one,) if one is not None else ()

    def _expletive(self, at: int) -> bool:
        """Whether "it" stands for what follows: "it is feared that", "it is time to ask", "make it likely"."""
        document = self._page.document
        k = at + 1
        if k >= len(document) or word_class(document, k) not in (BE, HAVE):
            return False
        while k < len(document) and (
            word_class(document, k) in (BE, HAVE, ADVERB) or document.lower[k] in ("not", "n't")
        ):
            k += 1
        return k < len(document) and document.lower[k] in _EXPLETIVE

    def _members(self, part: Part) -> tuple[Found, ...]:
        """Those whom "they" means; for "two of them" some of those who came up before."""
        known = self._some.get(part.head)
        if known is not None:
            return known
        crowd = self._crowds.meant(self._asking(part.head), plural=True, counted=bool(part.quantity))
        if not part.quantity or len(crowd) != 1 or part.quantity in _WHOLE:
            return crowd
        whole, sure = crowd[0]
        some = member(whole, part.quantity, NUMBERS.get(part.quantity), part.head)
        self._page.registry.figures.append(some)
        self._some[part.head] = ((some, sure),)
        return self._some[part.head]

    # -- he, she

    def meet(self, at: int) -> Found | None:
        """Resolve "he" or "she" on the way through the text, and keep its bearer in mind."""
        page = self._page
        asking = self._asking(at)
        found = page.memory.recall(asking)
        if found is not None:
            self.by_place[at] = found
            page.memory.note(
                found[0],
                Sighting(
                    at, asking.sentence, asking.paragraph, not asking.owner, False, page.document.quoted[at] == 1,
                    pronoun=True, opens=asking.opens,
                ),
            )  # fmt: skip
        return found

    def _asking(self, at: int) -> Asking:
        page = self._page
        low, sentence = page.document.lower[at], page.sentence(at)
        opens = at - page.document.sentences[sentence][0] <= _OPENING
        owner = low in OWNERS or low in _OBJECTS
        return Asking(
            at, sentence, page.paragraph(at), GENDERED.get(low), owner, opens,
            page.document.quoted[at] == 1, frozenset() if owner else self._beside(at),
        )  # fmt: skip

    def _beside(self, at: int) -> frozenset[Figure]:
        """Who is named in the clause of a pronoun, right behind: "he told Ruiz"."""
        page = self._page
        found: list[Figure] = []
        for k in range(at + 1, min(at + _CLAUSE, len(page.document))):
            if not page.document.lower[k][0].isalnum() or page.document.lower[k] in _CLAUSES:
                break
            if k in page.at:
                found.append(page.bearer(page.at[k]))
        return frozenset(found)

    def _gendered(self, at: int, n: int) -> Found | None:
        known = self.by_place.get(at)
        if known is not None:
            return known
        page = self._page
        if not page.document.quoted[at]:
            return self.meet(at) or self._called(at) or self._named_soon(at)
        return page.memory.recall(self._asking(at)._replace(quoted=True, but=self._said.enclosing(at, n)))

    def _called(self, at: int) -> Found | None:
        """Whose calling opens the sentence, where nobody is named: "The governor may recall the tests, he said"."""
        page = self._page
        phrase = phrase_starting_at(page.document, page.document.sentences[page.sentence(at)][0])
        parts = page.analyst.parts(phrase) if phrase is not None and phrase[1] <= at else []
        if len(parts) != 1 or parts[0].kind != "noun":
            return None
        found = [one for one in self._nouns(parts[0]) if one[0].category == "person" and not one[0].plural]
        return (found[0][0], _UNTOLD) if found else None

    def _named_soon(self, at: int) -> Found | None:
        """The subject of one of the next sentences who is named there first: "“No,” he said. Tom Reed, 61, has ..."."""
        page = self._page
        here = page.sentence(at)
        for name in page.names:
            sentence = page.sentence(name.start)
            if name.start < at or sentence == here:
                continue
            if sentence > here + _SOON:
                break
            figure = page.bearer(name)
            fits = figure.category == "person" and not figure.guessed and len(name.words) > 1
            if fits and figure.gender in (GENDERED[page.document.lower[at]], None):
                opens = name.lead - page.document.sentences[sentence][0] <= _OPENING
                return (figure, _UNTOLD) if opens else None
        return None

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
        if human and document.lower[k] in THEY and document.lower[k - 1] == "of":
            return tuple(one for part in page.analyst.parts((k - 2, k + 1)) for one in self._members(part))
        name = page.ends.get(k + 1)
        if human and name is not None and (nameless := self._nameless(name, at)) is not None:
            return self._nouns(nameless)
        phrase: Range | None = (name.lead, name.end) if name is not None else phrase_ending_at(document, k + 1)
        if phrase is not None and not human and k in page.marks.nouns:
            phrase = (self._behind_links(phrase[0], k), k + 1)
        if phrase is not None:
            beside = self.apposed(phrase[0], begin)
            if beside is not None and human:
                return (page.found(beside),)
            found = self._fitting((phrase[0], k + 1), human)
            if found:
                return found
        return self._nearest(k, begin, human) or (self._anybody(phrase or (k, k + 1)) if human and k > begin else ())

    def _nameless(self, name: Name, at: int) -> Part | None:
        """The phrase without a name that ends in one, if "who" withholds it: "an aide to Ruiz, who asked not to be"."""
        if not any(at < hit <= at + _ASKING for hit in self._withheld):
            return None
        link = name.lead - 1 - (self._page.document.lower[name.lead - 1] in DEFINITE)
        if link < 1 or word_class(self._page.document, link) not in _LINKING:
            return None
        phrase = phrase_ending_at(self._page.document, link)
        parts = self._page.analyst.parts((phrase[0], name.end)) if phrase is not None else []
        return parts[0] if parts and parts[0].kind == "noun" and parts[0].head < link else None

    def _behind_links(self, first: int, head: int) -> int:
        """Where the phrase of a noun begins within a longer one: "in response to | a CNN report that said"."""
        return next(
            (j + 1 for j in range(head - 1, first, -1) if word_class(self._page.document, j) in _LINKING), first
        )

    def _anybody(self, phrase: Range) -> tuple[Found, ...]:
        """Whoever a noun that no rule knows for people stands for, since "who" follows: "two figures who"."""
        found = [one for part in self._page.analyst.parts(phrase) if part.kind == "noun" for one in self._nouns(part)]
        for figure, _ in found:
            if figure.category in ("unknown", "document"):
                figure.category = "person"
        return tuple((figure, 0.5 * sure) for figure, sure in found)

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
                beside = self.apposed(phrase[0], begin) if human and phrase is not None else None
                if beside is not None:
                    return (page.found(beside),)
                for start in (phrase[0], j) if phrase is not None else (j,):
                    close = self._fitting((start, j + 1), human)
                    if close:
                        return close
        return ()

    def apposed(self, start: int, first: int) -> Name | None:
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


def _author(byline: Sequence[str]) -> str:
    """How the writer is called: by the byline where there is one."""
    for line in byline:
        name = line.removeprefix("By ").removeprefix("by ").split(".")[0].split(",")[0].strip()
        if name:
            return f"{name.title() if name.isupper() else name} (the author)"
    return "the author"
