"""Which nameless people a phrase takes up again: "the official", "the first of them", "both sources", "the other".

Looks back at those quoted or told of without a name; who has one is `offices`' business.
"""

from __future__ import annotations

from collections.abc import Callable

from provenance.ruleset.kinds.title import Gender
from provenance.sources.figures import Figure, member
from provenance.sources.identity import Standing, standing
from provenance.sources.page import LIKELY, MATCHED, Found, Page
from provenance.sources.parts import Part
from provenance.sources.recall import SCENE
from provenance.sources.vocabulary import DEFINITE, NUMBERS, words_of
from provenance.text.phrases import phrase_ending_at
from provenance.values import Document

NEW = 0.9
"""Confidence in taking the words for what they say: a source of its own."""
_WHOLE = words_of("both all")
_BOTH = words_of("both neither either")
_ANYBODY = words_of("source person official")
"""Words by which any nameless people are taken up again together; of those, the ones that take up anybody alone."""
_FACELESS = words_of("source insider person")
_ANY_OF = words_of("man woman")
"""Words that tell no more of somebody than the gender."""
_AMONG = words_of("second third fourth other")
"""Words before somebody who is one of several told of before."""
_ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2}
"""Which of several is meant, counted from the first one quoted."""
COUNTED_ON = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
"""Words for one more of several, who are at least so many: "A third said he had wept"."""
_SHARED_OUT = 10
"""Of more people than these "a third" is a share."""


def own_words(document: Document, part: Part) -> tuple[str, ...]:
    """The words of a phrase that tell it from others."""
    skipped = ("the", "a", "an", "same", "that", "this", "those", "these")
    return tuple([low for low in document.lower[part.start : part.end] if low not in skipped])


class NamelessReader:
    """Takes up nameless people in one document.

    `known`: those met so far, oldest first; grows while the article is read. `newcomer`: makes a figure of a phrase.
    """

    __slots__ = ("_document", "_known", "_newcomer", "_page")

    def __init__(
        self, page: Page, known: list[Figure], newcomer: Callable[[Part, Standing, Figure | None], Figure]
    ) -> None:
        self._page, self._document = page, page.document
        self._known = known
        self._newcomer = newcomer

    def pointed(self, part: Part, stand: Standing) -> tuple[Found, ...] | None:
        """Nameless people whom an ordinal, an adjective or "neither" picks out of those quoted before."""
        lower = self._document.lower
        known = [
            figure for figure in self._known
            if figure.head == stand.lemma and figure.category == "person" and not figure.plural
            and figure.identity != "collective" and figure.last < part.start
        ]  # fmt: skip
        if not known or part.owner is not None or part.of:
            return None
        if (lower[part.start] in _BOTH or lower[part.start - 1] in _BOTH) and len(known) > 1:
            return tuple((figure, LIKELY) for figure in known[-2:])
        if part.determiner != "the":
            return None
        own = set(own_words(self._document, part))
        order = own & _ORDINALS.keys()
        if order and len(own) == 2:
            place = _ORDINALS[order.pop()]
            # "one official ... the second official": somebody new
            return ((known[place], MATCHED) if place < len(known) else (self._newcomer(part, stand, None), NEW),)
        if "other" in own and len(own) == 2:
            before = known[-2:-1]
            return ((before[0], LIKELY) if before else (self._newcomer(part, stand, None), NEW),)
        fit = [figure for figure in known if len(own) > 1 and own <= {*figure.words, stand.lemma}]
        return ((fit[-1], MATCHED),) if fit else None

    def two(self, part: Part) -> Found | None:
        """The two whom "both men" takes up, told of but not quoted: "Two deputies have been suspended"."""
        page, lower = self._page, self._document.lower
        both = part.quantity == "both" or (part.determiner == "the" and part.count == 2)
        if not both or part.of or part.owner is not None or any(f.number == 2 for f in self._known[-3:]):
            return None
        begin = max(page.sentence(part.head) - SCENE, page.memory.grouped + 1, 0)
        first = self._document.sentences[begin][0] if begin <= page.sentence(part.head) else part.start
        for head in sorted(
            (k for k in (*self._page.marks.nouns, *self._page.marks.titles) if first <= k < part.start), reverse=True
        ):
            start = next((k for k in range(head - 1, max(first, head - 4) - 1, -1) if lower[k] == "two"), None)
            if start is None or not lower[head].endswith(("s", "men", "people")) or head in page.at:
                continue
            found = page.analyst.parts((start, head + 1))
            if len(found) == 1 and found[0].head == head and found[0].count == 2:
                return self._newcomer(found[0], standing(self._document, self._page.marks, found[0]), None), LIKELY
        return None

    def further(self, part: Part) -> Found | None:
        """Another one of those told of together: "One of them left. The other said"."""
        alone = part.end == part.head + 1 and part.owner is None
        near = self._page.sentence(part.head) - SCENE
        least = COUNTED_ON.get(self._document.lower[part.head], 0)
        for whole in reversed(self._known) if alone else ():
            if least and whole.number is not None and not least <= whole.number <= _SHARED_OUT:
                continue
            if (
                not whole.plural
                or whole.identity == "collective"
                or whole.last >= part.start
                or self._page.sentence(max(0, whole.last)) < near
            ):
                continue
            called = self._document.slice((part.start, part.end)).lower()
            called += " one" if least else ""  # "a third of" would be a share
            some = member(whole, called, 1, part.head)
            some.plural = self._document.lower[part.head] == "others"
            self._known.append(some)
            return some, LIKELY
        return None

    def again(self, part: Part, stand: Standing) -> Found | None:
        """Somebody nameless who came up before: "the official", "the same two sources", "critics" once more."""
        if part.quantity in ("another", "other") or part.determiner == "another":
            return None
        own = own_words(self._document, part)
        if stand.category == "person" and stand.plural and not part.of and self._document.lower[part.start] in _WHOLE:
            return self.whole(part, stand)
        title = self._page.marks.titles.get(part.head)
        gender = title.rule.gender if title is not None and stand.lemma in _ANY_OF else None
        if gender is not None and len(own) == 1 and not stand.plural and part.determiner == "the":
            return self._anybody(part, gender)
        before = part.determiner or self._document.lower[part.start - 1]  # "that" is read past as a conjunction
        alone = len(own) == 1 and not stand.plural
        if alone and before in ("the", "that", "this") and stand.lemma in _FACELESS:
            return self._anybody(part)
        for figure in reversed(self._known):
            if figure.head != stand.lemma or figure.category != stand.category or figure.plural != stand.plural:
                continue
            if figure.words == own and part.determiner not in ("a", "an"):
                return figure, MATCHED
            if part.determiner in DEFINITE and set(own) <= {*figure.words, stand.lemma}:
                return figure, MATCHED
        if len(own) == 1 and stand.plural and before == "the" and stand.lemma in _FACELESS and not part.of:
            return self._those(part)
        first = alone and part.determiner == "the" and stand.category == "person" and stand.identity != "collective"
        return self._introduced(part, stand) if first else None

    def _those(self, part: Part) -> Found | None:
        """Whom "the sources", "the people" take up: the last set of people without names."""
        near = self._page.sentence(part.head) - SCENE
        for figure in reversed(self._known):
            together = figure.plural and figure.category == "person" and figure.head in _FACELESS
            if together and 0 <= figure.last < part.start and self._page.sentence(figure.last) >= near:
                return figure, MATCHED
        return None

    def _introduced(self, part: Part, stand: Standing) -> Found | None:
        """Somebody told of but not quoted before: "An aide spoke on condition of anonymity. ... the aide said"."""
        page = self._page
        first = self._document.sentences[max(0, page.sentence(part.head) - SCENE)][0]
        heads = (k for k in page.marks.nouns if first <= k < part.start and self._document.lower[k] == stand.lemma)
        for head in sorted(heads, reverse=True):
            phrase = phrase_ending_at(self._document, head + 1)
            found = page.analyst.parts((phrase[0], head + 1)) if phrase is not None else []
            if len(found) == 1 and found[0].head == head and found[0].determiner in ("a", "an"):
                figure = self._newcomer(found[0], standing(self._document, page.marks, found[0]), None)
                figure.mentions.append((found[0].start, found[0].end))
                return figure, MATCHED
        return None

    def _anybody(self, part: Part, gender: Gender | None = None) -> Found | None:
        """Whom "the source", "the woman" means: whoever was quoted last without a name."""
        near = self._page.sentence(part.head) - SCENE
        for figure in reversed(self._known):
            quoted = figure.identity == "unnamed" and figure.category == "person" and not figure.plural
            if gender is not None and figure.gender not in (gender, None):
                continue
            if quoted and 0 <= figure.last < part.start and self._page.sentence(figure.last) >= near:
                return figure, MATCHED if figure.head == self._document.lower[part.head] else LIKELY
        return None

    def among(self, part: Part, stand: Standing) -> Figure | None:
        """The set to which "a second official", "the other nurse" belongs, and "another" where one was heard before."""
        own = set(own_words(self._document, part))
        if len(own) != 2 or stand.plural or stand.category != "person" or part.owner is not None:
            return None
        for whole in reversed(self._known):
            if whole.head != stand.lemma or not whole.plural or whole.identity == "collective":
                continue
            heard = any(figure.whole is whole for figure in self._known)
            near = self._page.sentence(part.head) - self._page.sentence(max(0, whole.last)) <= SCENE
            if "one" in own and near:
                return whole  # "Sources close to the manager ... One source said"
            return whole if own & _AMONG or (heard and "another" in (part.quantity, part.determiner)) else None
        return None

    def whole(self, part: Part, stand: Standing) -> Found | None:
        """The people introduced together whom "both officials" or "one of the sources" points back at."""
        for figure in reversed(self._known):
            if figure.category != stand.category or not figure.plural or figure.last >= part.start:
                continue
            if not part.of and None not in (part.count, figure.number) and part.count != figure.number:
                continue
            alike = figure.head == stand.lemma or self._document.lower[part.head] in NUMBERS
            if alike or (stand.lemma in _ANYBODY and figure.identity == "unnamed"):
                return figure, MATCHED if figure.head == stand.lemma else LIKELY
        return None
