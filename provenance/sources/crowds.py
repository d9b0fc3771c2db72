"""Whom "they" and "it" take up: bodies, crowds, papers and pairs in reach, quoted or only spoken of."""

from __future__ import annotations

from collections.abc import Callable

from provenance.sources.antecedents import Clues, Sort, best
from provenance.sources.figures import Figure, singular
from provenance.sources.page import LIKELY, Found, Page
from provenance.sources.parts import Part
from provenance.sources.recall import SCENE, Asking
from provenance.sources.vocabulary import words_of
from provenance.text.grammar import ADVERB, AMBIGUOUS, BE, DO, ED, HAVE, MODAL, PREPOSITION, VERB, word_class
from provenance.text.phrases import phrase_ending_at
from provenance.values import Range

_REACH = 5
"""Sentences back to the last mention of whoever is taken up."""
_BEFORE = 2
"""Sentences back in which a noun that nobody was quoted by is taken up."""
_NOUNS = 8
"""Nouns at most that are weighed, the latest first."""
_FINITE = frozenset({BE, HAVE, DO, MODAL, VERB, ED, AMBIGUOUS, ADVERB})
_DEFINITE = words_of("the its his her their this these those that")


class CrowdReader:
    """Resolves "they" and "it" in one document."""

    __slots__ = ("_nouns", "_own", "_page")

    def __init__(self, page: Page, nouns: Callable[[Part], tuple[Found, ...]], own: str | None) -> None:
        self._page = page
        self._nouns = nouns
        self._own = own

    def meant(self, asking: Asking, plural: bool, counted: bool = False) -> tuple[Found, ...]:
        """Who is likeliest to be meant; nobody where nobody is in reach. `counted`: people, as in "two of them"."""
        page, memory = self._page, self._page.memory
        if plural and memory.cited is not None and asking.opens and 0 <= asking.sentence - memory.wrote <= 1:
            return ((memory.cited, LIKELY),)  # "..., Reuters said, citing two officials. They ..."
        sort: Sort = "they" if plural else "it"
        bearers: list[tuple[Figure, ...] | slice] = []
        options: list[Clues] = []
        names: list[str] = []
        for figure in reversed(memory.seen):
            sighting = memory.seen[figure]
            if asking.sentence - sighting.sentence > _REACH or sighting.token > asking.token:
                continue
            if not self._can_be(figure, plural) or (counted and not figure.plural):
                continue
            clues = memory.clues(asking, figure, sighting, len(options))
            clues[f"{figure.category}, {'many' if figure.plural else 'one'}"] = 1.0
            if figure.place:
                clues["place"] = 1.0
            bearers.append((figure,))
            options.append(clues)
            names.append(figure.name)
        if plural and memory.group and asking.sentence - memory.grouped <= SCENE:
            bearers.append(memory.group)
            options.append(self._pair(asking))
            names.append(" and ".join(figure.name for figure in memory.group))
        for phrase, clues in self._spoken_of(asking, plural, counted):
            bearers.append(slice(*phrase))
            options.append(clues)
            names.append(page.document.slice(phrase))
        if memory.asked is not None:
            memory.asked[asking.token] = list(zip(names, options, strict=True))
        if not options:
            return ()
        place, chance = best(sort, options)
        chosen = bearers[place]
        sure = 0.3 + 0.6 * chance
        return self._bearer(chosen, sure) if isinstance(chosen, slice) else tuple((figure, sure) for figure in chosen)

    def _can_be(self, figure: Figure, plural: bool) -> bool:
        if figure.category == "outlet" and figure.name == self._own:
            return False
        if plural:
            return figure.plural or figure.category in ("organization", "outlet")
        return not figure.plural and figure.category in ("organization", "outlet", "document", "unknown")

    def _pair(self, asking: Asking) -> Clues:
        memory = self._page.memory
        clues: Clues = {"pair": 1.0, f"pair, {min(asking.sentence - memory.grouped, 3)}": 1.0}
        if memory.speaker in memory.group:
            clues["pair, spoke"] = 1.0
        elif memory.grouped >= memory.spoke:
            clues["pair, later than the speaker"] = 1.0
        return clues

    def _spoken_of(self, asking: Asking, plural: bool, counted: bool) -> list[tuple[Range, Clues]]:
        """Nouns of fitting number in the last sentences by which nobody was quoted."""
        page = self._page
        document, nouns = page.document, page.marks.nouns
        begin = document.sentences[max(0, asking.sentence - _BEFORE)][0]
        found: list[tuple[Range, Clues]] = []
        for head in range(asking.token - 1, begin - 1, -1):
            noun = nouns.get(head)
            if noun is None or len(found) >= _NOUNS:
                continue
            low = document.lower[head]
            if (low != singular(low) or low in ("people", "public")) != plural or head + 1 in nouns or head in page.at:
                continue
            if (not plural or counted) and (noun.rule.category == "person") != counted:
                continue
            phrase = phrase_ending_at(document, head + 1)
            if phrase is None:
                continue
            back = asking.sentence - page.sentence(head)
            near = "same" if back <= 0 else "last" if back == 1 else "farther"
            clues: Clues = {
                "noun": 1.0, f"noun, {noun.rule.category}": 1.0, f"noun, {near} sentence": 1.0,
                f"noun, number {min(len(found), 3)}": 1.0,
            }  # fmt: skip
            if page.paragraph(head) == asking.paragraph:
                clues["noun, same paragraph"] = 1.0
            if document.lower[phrase[0]] in _DEFINITE:
                clues["noun, definite"] = 1.0
            if document.quoted[head] and not asking.quoted:
                clues["noun, quoted"] = 1.0
            if head + 1 < len(document) and word_class(document, head + 1) in _FINITE:
                clues[f"noun, subject, {near} sentence"] = 1.0
            if phrase[0] > 0 and word_class(document, phrase[0] - 1) == PREPOSITION:
                clues["noun, behind a preposition"] = 1.0
            found.append(((phrase[0], head + 1), clues))
        return found

    def _bearer(self, phrase: slice, sure: float) -> tuple[Found, ...]:
        parts = self._page.analyst.parts((phrase.start, phrase.stop))
        found = self._nouns(parts[-1]) if parts and parts[-1].kind == "noun" else ()
        return ((found[0][0], sure),) if found else ()
