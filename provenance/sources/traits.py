"""By what words an article introduces a person: offices, callings, parties, origins, age of kin; and for whom one speaks.

"Lorne Mayor Ana Ruiz, a Democrat and former baker, ..." gives mayor, lorne, democrat, baker.
"""

from __future__ import annotations

from provenance.sources.figures import Figure, singular
from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.values import Document

_STOPS = frozenset(
    """the a an of for to in on at by with and or but that who said says told as from his her their its our my when
    where while is was are were be been has have had will would not than then if because after before""".split()
)
_BEFORE = 6
"""Words before a name that can describe its bearer ("conservative talk radio host ...")."""
_BEHIND = 14
"""Words of an insertion that still describe; what follows is about somebody else more often than not."""
_PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}


class Traits:
    """Reads the surroundings of people's names in one document."""

    __slots__ = ("document", "lexicon", "marks", "starts")

    def __init__(self, document: Document, marks: Marks, lexicon: Lexicon, starts: frozenset[int]) -> None:
        self.document = document
        self.marks = marks
        self.lexicon = lexicon
        self.starts = starts
        """First tokens of all names."""

    def read(self, name: Name, figure: Figure) -> None:
        """Add to the figure what the words around one of its names tell."""
        first = self._left_edge(name)
        for k in range(first, name.start):
            self.add(k, figure)
        if first < name.lead and figure.affiliation is None and self._works_for(name):
            figure.affiliation = self._employer(first, name.start)
        self._right(name, figure)

    def _left_edge(self, name: Name) -> int:
        """Where the words that describe the bearer begin: a title must stand right before the name."""
        first = name.lead
        lower, titles, nouns = self.document.lower, self.marks.titles, self.marks.nouns
        before = first - 2 if first > 1 and self.document.words[first - 1] == "." else first - 1
        if before < 0 or (before not in titles and before not in nouns and lower[before] not in self.lexicon.peoples):
            return first
        sentence = self.document.sentence_of[name.start]
        k = before
        while k >= 0 and name.lead - k <= _BEFORE and self.document.sentence_of[k] == sentence:
            low = lower[k]
            if low in _STOPS or not (low[0].isalnum() or low == "."):
                break
            first, k = k, k - 1
        return first

    def _right(self, name: Name, figure: Figure) -> None:
        lower, words, k = self.document.lower, self.document.words, name.end
        size = len(words)
        if k + 1 < size and words[k] == "(":
            party = lower[k + 1][:1] if len(lower[k + 1]) == 1 or lower[k + 1][1:2] in "-." else ""
            if party in _PARTIES:
                figure.traits.add(_PARTIES[party])
            while k < size and words[k] != ")" and k < name.end + 8:
                self.add(k, figure)
                k += 1
            k += 1
        if k + 1 >= size or words[k] != "," or k + 1 in self.starts and self._is_person_at(k + 1):
            return
        if lower[k + 1][:2] in ("r-", "d-"):
            figure.traits.add(_PARTIES[lower[k + 1][0]])
        described = False
        sentence = self.document.sentence_of[name.start]
        for k in range(k + 1, min(k + 1 + _BEHIND, size)):
            low = lower[k]
            if self.document.sentence_of[k] != sentence or low in ("who", "whose", "said", "says", "told", '"', "“", ";"):
                break
            if low == "," and described:
                break
            if low in ("of", "for", "at", "with", "to", "from") and described:
                if figure.affiliation is None:
                    figure.affiliation = self._employer(k + 1, k + 7)
                break
            described = self.add(k, figure) or described

    def _is_person_at(self, k: int) -> bool:
        return self.document.lower[k] in self.lexicon.given

    def add(self, k: int, figure: Figure) -> bool:
        """Add the trait that token k names, if it names one; tells whether it is a title."""
        low = self.document.lower[k]
        title = self.marks.titles.get(k)
        if title is not None:
            figure.traits.add(singular(low))
            if title.rule.office is not None:
                figure.traits.add(title.rule.office)
            if title.rule.gender is not None and figure.gender is None:
                figure.gender = title.rule.gender
            return True
        if k in self.marks.nouns:
            figure.traits.add(singular(low))
            return True
        if low in self.lexicon.peoples or low in self.lexicon.places or low in self.lexicon.countries or (
            self.document.words[k][0].isupper() and low not in _STOPS
        ):
            figure.traits.add(low)
        return False

    def _works_for(self, name: Name) -> bool:
        k = name.lead - 1
        title = self.marks.titles.get(k)
        return title is not None and title.rule.id in _SERVING or k in self.marks.nouns

    def _employer(self, first: int, end: int) -> str | None:
        """The first name in [first, end) with a body noun behind it: "Ruiz campaign"."""
        for k in range(first, min(end, len(self.document.words))):
            if self.document.words[k] in ",;.":
                return None
            if k in self.starts:
                stop = k + 1
                while stop < end and (self.document.words[stop][0].isupper() or stop in self.marks.nouns) and (
                    stop not in self.marks.titles
                ):
                    stop += 1
                return self.document.slice((k, stop))
        return None


_SERVING = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.staff", "title.officer"})
