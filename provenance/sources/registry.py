"""Gathers the names of an article under one figure each: full names and later surnames, acronyms, short forms.

Ambiguity is settled by title, gender, salience, then recency; how sure the choice is goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from provenance.ruleset.kinds.title import Gender
from provenance.sources.figures import Figure, singular
from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import SUFFIXES, Name
from provenance.sources.surroundings import Surroundings
from provenance.sources.vocabulary import BODIES, FUNCTION_WORDS, words_of
from provenance.values import Document, Range

UNIQUE = 0.97
"""Confidence of a surname that one person of the article bears."""
CONTESTED = 0.7
"""Confidence of a surname that several bear and salience decided: two readers differ on about a third of these."""
NAMED_OFTEN = 2.0
"""Weight of each doubling of the mentions so far against each doubling of the distance; of 1, 2 and none the best."""
NAMED_FIRST = 4.0
"""For whoever of them the article named first; of 0, 1, 2 and 4 the best: kin in passing bear their full names."""
NAMED_LATELY = 20
"""Tokens, about a sentence, within which a mention is as good as at hand."""

HANDLED = 4
"""Letters of a surname that a handle hardly holds by chance."""
LIKELY_HIS = 0.8
"""Confidence that it is whose surname it holds: family and fans bear such handles too."""

_LABEL = 3
"""Letters up to which a label of capitals stays one ("MM: No.")."""
_INITIALS = 6
"""Letters up to which capitals may be initials ("UNRWA"), if they are no label ("REED: No.")."""

_SMALL = words_of("the a an of for on in at and & to de la")


class Registry:
    """Names -> figures of one document. Mentions are entered in text order."""

    __slots__ = (
        "_around",
        "_bodies",
        "_firsts",
        "_pairs",
        "_partners",
        "by_given",
        "by_last",
        "by_words",
        "document",
        "figures",
        "lexicon",
        "marks",
        "of_name",
    )

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon) -> None:
        self.document = document
        self.marks = marks
        self.lexicon = lexicon
        self._around = Surroundings(document, marks, lexicon)
        self.figures: list[Figure] = []
        self.of_name: dict[Range, tuple[Figure, float]] = {}
        self.by_last: dict[str, list[Figure]] = {}
        self.by_given: dict[str, list[Figure]] = {}
        self.by_words: dict[tuple[str, ...], Figure] = {}
        self._pairs: set[tuple[str, ...]] = set()
        self._partners: dict[int, Figure] = {}
        """First token of a first name that shares the surname behind "and"."""
        self._bodies: dict[tuple[str, ...], set[str]] = {}
        self._firsts: dict[str, list[Name]] = {}
        """First word of a body's name -> the names that begin so: a headline says "Kestrel" for "Kestrel Foods"."""

    def gather(self, names: Sequence[Name], headlines: Iterable[int] = ()) -> list[Name]:
        """Enter all names: long ones first, since they say what the short ones mean; then each mention in order.

        `headlines`: sentences in title case, where a first name may stand that the text leaves out.

        Returns the names that are names: a calling with a capital is one only where somebody bears it as a surname.
        """
        names = [
            name._replace(sort="unknown")
            if name.sort == "person" and name.words[-1] in self.lexicon.endings and self._around.firm(name) else name
            for name in names
        ]  # fmt: skip
        self._pairs = {name.words for name in names if len(name.words) == 2 and not name.the}
        singles = {name.words[0] for name in names if len(name.words) == 1 and not name.the}
        for name in sorted(names, key=lambda name: -len(name.words)):
            if len(name.words) > 1 and self._is_person(name, singles):
                self._full_person(name).traits.update(self._callings(name))
        self._named_above(singles, headlines)
        self._pair_up(names)
        names = [name for name in names if name.sort != "noun" or self._borne(name)]
        for name in names:
            if name.sort == "unknown" and (told := self._around.body_words(name)):
                self._bodies.setdefault(name.words, set()).update(told)
            elif name.sort == "unknown" and self._around.inanimate(name):
                self._bodies.setdefault(name.words, set())
        for name in names:
            body = name.sort in BODIES or (name.sort == "unknown" and name.words in self._bodies)
            if body and len(name.words) > 1:
                self._firsts.setdefault(name.words[0], []).append(name)
        for name in names:
            figure, _ = self.of_name[(name.start, name.end)] = self._place(name)
            figure.mentions.append((name.start, name.end))
            if name.gender is not None and name.titled:
                figure.gender, figure.told = name.gender, True
        for figure in self.figures:
            if figure.guessed and figure.mentions and self._around.located(figure.mentions):
                figure.category, figure.guessed, figure.number = "organization", False, None
                figure.place = True
        self.figures.sort(key=lambda figure: min(figure.mentions, default=(1 << 30, 0)))
        return names

    def bearer(self, name: Name) -> Figure:
        """Who bears a name that was gathered."""
        return self.of_name[(name.start, name.end)][0]

    def _borne(self, name: Name) -> bool:
        before = self.document.lower[name.start - 1] if name.start else ""
        describes = name.end in self.marks.nouns or name.end in self.marks.titles
        borne = bool(name.words) and name.words[0] in self.by_last
        return borne and before not in ("the", "a", "an", "this", "that") and not describes

    def _named_above(self, singles: set[str], headlines: Iterable[int]) -> None:
        """ "Ana Ruiz Opens Pool": the full name of a surname that the text bears alone."""
        document = self.document
        for number in headlines:
            first, end = document.sentences[number]
            for k in range(first, end - 1):
                given, last = document.lower[k : k + 2]
                if given in self.lexicon.given and last in singles and last not in self.by_last:
                    words = (given, last)
                    figure = Figure(document.slice((k, k + 2)), "person", words=words, number=1)
                    figure.gender = self.lexicon.given[given]
                    self._add_person(figure, given, last)

    def _pair_up(self, names: Sequence[Name]) -> None:
        """ "Ana and Tom Ruiz": two people, and one surname for both."""
        starts = {name.start: name for name in names}
        given = self.lexicon.given
        for name in names:
            if len(name.words) != 1 or name.words[0] not in given or name.end + 1 >= len(self.document):
                continue
            other = starts.get(name.end + 1) if self.document.lower[name.end] in ("and", "&") else None
            if other is None or len(other.words) != 2 or other.words[0] not in given or self.person(other) is None:
                continue
            words = (name.words[0], other.words[1])
            found = self.person(name._replace(words=words))
            if found is None:
                full = f"{self._spelled(name)} {self.document.words[other.end - 1]}"
                figure = Figure(full, "person", words=words, gender=given[words[0]], number=1)
                self._add_person(figure, *words)
            self._partners[name.start] = found[0] if found is not None else figure

    # -- what a name is

    def _is_person(self, name: Name, singles: set[str]) -> bool:
        if name.sort != "unknown":
            return name.sort == "person"
        if name.the or len(name.words) > 4 or not FUNCTION_WORDS.isdisjoint(name.words[:-1]):
            return False
        document, end = self.document, name.end
        if name.words[-1] in singles and name.words[0] not in singles:
            return True
        if len(name.words) > 2 and name.words[-2:] in self._pairs:
            return True
        if end + 1 >= len(document.words):
            return False
        after, then = document.words[end], document.lower[end + 1]
        if after == "(":
            return then in ("r", "d", "r-", "d-") or then.startswith(("r-", "d-", "i-"))
        if after != ",":
            return document.lower[end] == "who"
        if then.isdigit() and len(then) == 2:
            return True
        return then == "who" or self._introduced(end + 1)

    def _introduced(self, start: int) -> bool:
        """Whether ", a retired baker from Lorne" follows: a calling within eight words, before the next comma."""
        for k in range(start, min(start + 8, len(self.document.words))):
            if self.document.words[k] in ",.;":
                return False
            if k in self.marks.titles:
                return True
        return False

    # -- people

    def _full_person(self, name: Name) -> Figure:
        if len(name.words) > 2 and name.words[1:] in self._pairs and name.words[0] not in self.lexicon.given:
            name = name._replace(start=name.start + 1, words=name.words[1:])  # "Conductor Ana Ruiz"
        given, last = name.words[0], _surname(name.words)
        if len(name.words) == 2 and (double := self.by_last.get(" ".join(name.words))):
            return double[0]  # "Van Holt", "Ruiz Ortega" after "Ana Ruiz Ortega"
        for figure in self.by_last.get(last, ()):
            if len(figure.words) > 1 and self.lexicon.same_given(figure.words[0], given):
                if {figure.words[-1], name.words[-1]} <= SUFFIXES and figure.words[-1] != name.words[-1]:
                    continue  # father and son
                if len(name.words) > len(figure.words):
                    figure.name, figure.words = self._spelled(name), name.words
                return figure
        gender: Gender | None = name.gender or self.lexicon.given.get(given)
        figure = Figure(self._spelled(name), "person", words=name.words, gender=gender, number=1)
        return self._add_person(figure, given, last)

    def _add_person(self, figure: Figure, given: str | None, last: str) -> Figure:
        self.figures.append(figure)
        self.by_last.setdefault(last, []).append(figure)
        if len(figure.words) > 2:
            self.by_last.setdefault(" ".join(figure.words[-2:]), []).append(figure)
        if given is not None:
            self.by_given.setdefault(given, []).append(figure)
        self.by_words.setdefault(figure.words, figure)
        return figure

    def person(self, name: Name) -> tuple[Figure, float] | None:
        """Who a name means, when people of that name are known; None when nobody is."""
        exact = self.by_words.get(name.words) if name.words[-1] in SUFFIXES else None
        if exact is not None and exact.category == "person":
            return exact, UNIQUE  # "Tom Reed Jr." is not his father
        if len(name.words) > 1 and name.words[-1] not in SUFFIXES:
            if len(name.words) == 2 and (both := self.by_last.get(" ".join(name.words))):
                return both[0], UNIQUE
            given = name.words[0]
            for figure in self.by_last.get(_surname(name.words), ()):
                if self.lexicon.same_given(figure.words[0], given):
                    return figure, UNIQUE
            return None
        known = self.by_last.get(name.words[0])
        if known is None:
            known = self.by_given.get(name.words[0])
        return self._choose(known, name) if known else None

    def _choose(self, known: list[Figure], name: Name) -> tuple[Figure, float]:
        if name.gender is not None:
            known = [f for f in known if f.gender in (name.gender, None)] or known
        if len(known) == 1:
            return known[0], UNIQUE
        callings = self._callings(name)
        if bearers := [f for f in known if callings & f.traits]:
            known = bearers
        first = min(known, key=lambda f: f.mentions[0] if f.mentions else (1 << 30, 0))
        return max(known, key=lambda f: self._salience(f, name) + NAMED_FIRST * (f is first)), CONTESTED

    def _salience(self, figure: Figure, name: Name) -> float:
        """How readily a surname that several bear means this one: often named, and not long ago."""
        if not figure.mentions:
            return -1.0 - 0.001 * self.figures.index(figure)
        back = name.start - figure.mentions[-1][0]
        return NAMED_OFTEN * log2(1 + len(figure.mentions)) - log2(1 + back / NAMED_LATELY)

    def _callings(self, name: Name) -> set[str]:
        """The office and the title right before a name: "Sheriff Ruiz" is not Judge Ruiz."""
        at = name.start - 2 if name.start > 1 and self.document.words[name.start - 1] == "." else name.start - 1
        title = self.marks.titles.get(at)
        if title is None or title.rule.id.startswith("title.honorific"):
            return set()
        return {singular(self.document.lower[at])} | ({title.rule.office} if title.rule.office is not None else set())

    # -- everything else

    def _family(self, name: Name) -> Figure | None:
        """ "The Ruizes", "the Clarks": people of one surname together."""
        word = name.words[-1]
        if not name.the or len(name.words) > 1 or not word.endswith("s"):
            return None
        if word[:-1] not in self.by_last and word[:-2] not in self.by_last:
            return None
        figure = self._known(("the", word), f"the {self._spelled(name)}", name, "organization")
        figure.category, figure.plural = "person", True
        return figure

    def _place(self, name: Name) -> tuple[Figure, float]:
        if name.start in self._partners:
            return self._partners[name.start], UNIQUE
        if name.sort == "account":
            return self._account(name)
        family = self._family(name)
        if family is not None:
            return family, 0.9
        if name.sort in ("person", "unknown", "place", "noun") and not (name.the and len(name.words) > 1):
            found = self.person(name)
            if found is not None:
                return found
        initials = name.sort == "organization" and len(name.words) == 1 and self.document.words[name.start].isupper()
        if initials and (known := self.by_last.get(name.words[0])) is not None:
            return self._choose(known, name)  # "RUIZ: No." in a transcript is Ruiz
        if name.sort == "person":
            return self._new_person(name), UNIQUE
        return self._thing(name)

    def _new_person(self, name: Name) -> Figure:
        if len(name.words) > 1:
            return self._full_person(name)
        gender = name.gender or self.lexicon.given.get(name.words[0])
        return self._add_person(
            Figure(self._spelled(name), "person", words=name.words, gender=gender, number=1), None, name.words[0]
        )

    def _account(self, name: Name) -> tuple[Figure, float]:
        """Whose account it is: somebody's whose surname the handle bears ("@RepRuiz"), else nobody knows."""
        handle = name.words[0]
        borne = {f for last, known in self.by_last.items() if len(last) >= HANDLED and last in handle for f in known}
        if len(borne) == 1:
            return borne.pop(), LIKELY_HIS
        known = self.by_words.get(name.words)
        if known is None:
            figure = Figure(self._spelled(name), "person", words=name.words, account=True, number=1)
            known = self._add_person(figure, None, handle)
        return known, UNIQUE

    def _thing(self, name: Name) -> tuple[Figure, float]:
        if name.outlet is not None:
            return self._known(("outlet", name.outlet), name.outlet, name, "outlet"), UNIQUE
        figure = self.by_words.get(name.words) or self._shortened(name)
        if figure is not None:
            return figure, UNIQUE
        longer = self._firsts.get(name.words[0], []) if name.sort == "unknown" and len(name.words) == 1 else []
        if self.document.paragraph_of[name.start] == 0 and len({one.words for one in longer}) == 1 and not name.the:
            category = "outlet" if longer[0].sort == "outlet" else "organization"
            return self._known(longer[0].words, self._spelled(longer[0]), longer[0], category), LIKELY_HIS
        if name.sort == "unknown" and name.words in self._bodies:
            figure = self._known(name.words, self._spelled(name), name, "organization")
            figure.traits.update(self._bodies[name.words])
            return figure, 0.9
        if name.sort == "unknown" and len(name.words) in (1, 2, 3) and not name.the:
            figure = self._new_person(name)
            figure.guessed = True
            return figure, 0.6  # capitalised words that nothing else explains: most often a person
        category = "outlet" if name.sort == "outlet" else "organization"
        figure = self._known(name.words, self._spelled(name), name, category)
        figure.place = name.sort == "place"
        if name.sort == "people":
            figure.category, figure.identity, figure.plural = "person", "collective", True
        return figure, 0.9

    def _known(self, key: tuple[str, ...], spelled: str, name: Name, category: str) -> Figure:
        figure = self.by_words.get(key)
        if figure is None:
            figure = Figure(spelled, "outlet" if category == "outlet" else "organization", words=name.words)
            figure.head = name.words[-1]
            self.figures.append(figure)
            self.by_words[key] = figure
            self.by_words.setdefault(name.words, figure)
            initials = "".join(word[0] for word in name.words if word not in _SMALL)
            for k in range(len(initials) - 1 if len(initials) > 2 else len(initials) == 2):
                self.by_words.setdefault((initials[k:],), figure)  # "VA" for "Department of Veterans Affairs" too
        return figure

    def _shortened(self, name: Name) -> Figure | None:
        """A body named before at greater length: "Roper Centre" for "Roper Centre for Polling"."""
        words = name.words
        if name.sort in ("place", "people", "country"):
            return None
        for figure in reversed(self.figures):
            longer = figure.words
            if figure.category not in BODIES or len(longer) <= len(words) or figure.place:
                continue
            last = len(words) == 1 and name.the and longer[-1] == words[0] and words[0] in self.lexicon.endings
            last = last and words[0] not in self.lexicon.bodies  # "the House" is not the White House
            if last or longer[: len(words)] == words or (len(words) > 1 and longer[-len(words) :] == words):
                return figure
        return None

    def _spelled(self, name: Name) -> str:
        text = self.document.slice((name.start, name.end))
        label = self.document.lower[name.end : name.end + 1] == (":",)
        if text.isupper() and name.sort == "person" and ((label and len(text) > _LABEL) or len(text) > _INITIALS):
            return text.title()
        return " ".join(text.split())


def _surname(words: tuple[str, ...]) -> str:
    return words[-2] if words[-1] in SUFFIXES and len(words) > 1 else words[-1]
