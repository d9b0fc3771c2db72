"""By what words an article introduces a person: offices, callings, parties, origins.

"Lorne Mayor Ana Ruiz, a Democrat and former baker, ..." gives mayor, lorne, democrat, baker.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.sources.bodies import Bodies
from provenance.sources.callings import EMPLOYS
from provenance.sources.figures import Figure, singular
from provenance.sources.lexicon import Lexicon
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.vocabulary import words_of
from provenance.text.grammar import BE, ED, HAVE, MODAL, STOP, VERB, word_class
from provenance.values import Document

_STOPS = words_of(
    """
    the a an of for to in on at by with and or but that who said says told as from his her their its our my when
    where while is was are were be been has have had will would not than then if because after before
    """
)
_OPENERS = words_of("a an the one his her their its our my former then formerly president chairman head")
"""Words that open an insertion about the person just named."""
_INTRODUCES = words_of("the a an his her their its our my former")
"""Words with which a description in front of a comma begins."""
_CLOSES = words_of(', . ; ) : ” "')
"""What closes the name behind it; in "told the mayor, Ana Ruiz said" it is somebody else's."""
_ENDS = words_of("who whose said says told asked added wrote argued noted")
_VERBS = frozenset({VERB, ED, BE, HAVE, MODAL})
"""Classes of words that end the description in front of a name."""
_BEFORE = 6
"""Words before a name that can describe its bearer ("conservative talk radio host ...")."""
_SUBJECT = 5
"""Words of a clause's subject; longer ones are an insertion's."""
_BEHIND = 14
"""Words of an insertion that still describe; what follows is about somebody else more often than not."""
_PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}


class Traits:
    """Reads the surroundings of people's names in one document."""

    __slots__ = ("_at", "_bodies", "_document", "_lexicon", "_lower", "_marks", "_people", "_taken", "_words")

    def __init__(
        self, document: Document, marks: Marks, lexicon: Lexicon, at: Mapping[int, Name], people: frozenset[int],
        bodies: Bodies,
    ) -> None:  # fmt: skip
        self._document = document
        self._words, self._lower = document.words, document.lower
        self._marks = marks
        self._lexicon = lexicon
        self._at = at
        """First token of a name -> the name."""
        self._bodies = bodies
        self._people = people
        self._taken = frozenset(k for first in people for k in range(first, at[first].end))
        """Tokens of people's names."""
        """First tokens of people's names."""

    def read(self, name: Name, figure: Figure) -> None:
        """Add to the figure what the words around one of its names tell."""
        first = self._left_edge(name)
        for k in (*self._apposed(name), *range(first, name.start)):
            self._add(k, figure)
        behind = self._bracket(name.end, figure)
        self._insertion(behind, figure)

    # -- before the name

    def _left_edge(self, name: Name) -> int:
        """Where the words that describe the bearer begin: a title must stand right before the name."""
        first = name.lead
        before = first - 2 if first > 1 and self._words[first - 1] == "." else first - 1
        marks, low = self._marks, self._lower[before] if before >= 0 else ""
        noun = marks.nouns.get(before)
        human = noun is not None and noun.rule.category == "person"
        if not low or not (before in marks.titles or human or low in self._lexicon.peoples):
            return first
        sentence = self._document.sentence_of[name.start]
        k = before
        while k >= 0 and name.lead - k <= _BEFORE and self._document.sentence_of[k] == sentence:
            low = self._lower[k]
            if low in _STOPS or not (low[0].isalnum() or low == ".") or k in self._taken:
                break
            if word_class(self._document, k) in _VERBS:
                break
            first, k = k, k - 1
        return first

    def _apposed(self, name: Name) -> range:
        """The words before a comma that describe the bearer: "the Democratic state treasurer, Ana Ruiz, ..."."""
        comma, end = name.lead - 1, name.end
        closed = end >= len(self._words) or self._words[end] in _CLOSES or self._lower[end] == "who"
        if not closed or comma < 1 or self._words[comma] != ",":
            return range(0)
        head = self._calling(comma)
        if head < 0:
            return range(0)
        title = self._marks.titles.get(head)
        last = title.start - 1 if title is not None else head  # "the chief of staff, Ana Ruiz"
        for k in range(last, max(-1, last - _BEFORE), -1):
            low = self._lower[k]
            if low in _INTRODUCES:
                return range(k + 1, head + 1)
            if not low[0].isalnum() or low in _STOPS or k in self._taken:
                break
        return range(0)

    def _calling(self, comma: int) -> int:
        """The calling before a comma, with or without whom it serves: "a lawyer for the family, Ana Ruiz"; or -1."""
        if self._human(comma - 1):
            return comma - 1
        for k in range(comma - 2, max(0, comma - 2 - _BEFORE), -1):
            low = self._lower[k]
            if low in EMPLOYS:
                return k - 1 if self._human(k - 1) else -1
            if not low[0].isalnum() or k in self._taken:
                return -1
        return -1

    def _human(self, k: int) -> bool:
        """Whether token k is a title or a calling of one."""
        noun = self._marks.nouns.get(k)
        known = k in self._marks.titles or (noun is not None and noun.rule.category == "person")
        return known and not self._lower[k].endswith("s")

    # -- behind the name

    def _bracket(self, k: int, figure: Figure) -> int:
        """Party and place in brackets: "(D-Lorne)". Where the text goes on behind them."""
        size = len(self._words)
        if k + 1 >= size or self._words[k] != "(":
            return k
        low = self._lower[k + 1]
        if low[0] in _PARTIES and (len(low) == 1 or low[1] in "-."):
            figure.traits.add(_PARTIES[low[0]])
        for end in range(k + 1, min(k + 9, size)):
            if self._words[end] == ")":
                return end + 1
        return k

    def _acts(self, first: int) -> bool:
        """Whether a clause begins behind the comma instead: "in an interview with Ruiz, the singer said that ..."."""
        for k in range(first, min(first + _SUBJECT, len(self._words) - 1)):
            kind, low = word_class(self._document, k), self._lower[k]
            if low in ",;" or low in ("who", "whose") or kind == STOP:
                return False
            if kind in (VERB, BE, HAVE, MODAL) or low in _ENDS or (kind == ED and self._lower[k + 1] == "that"):
                return True
        return False

    def _insertion(self, k: int, figure: Figure) -> None:
        """What ", a retired baker from Lorne," tells."""
        if k + 1 >= len(self._words) or self._words[k] != ",":
            return
        low = self._lower[k + 1]
        if low[:2] in ("r-", "d-"):
            figure.traits.add(_PARTIES[low[0]])
            return
        if low in EMPLOYS:
            return  # ", of Cornell University,"
        if not (
            low in _OPENERS or k + 1 in self._marks.titles or k + 1 in self._marks.nouns or low in self._lexicon.peoples
        ):
            return
        if self._lists_others(k + 1) or (low == "the" and self._acts(k + 2)):
            return
        described = False
        sentence = self._document.sentence_of[k]
        for at in range(k + 1, min(k + 1 + _BEHIND, len(self._words))):
            low = self._lower[at]
            if self._document.sentence_of[at] != sentence or low in _ENDS or low in '"“;' or at in self._people:
                return
            if low == "," and described:
                return
            if low in EMPLOYS and self._bodies.ahead(at + 1, len(self._words), sure=described) is not None:
                return
            described = self._add(at, figure) or described

    def _lists_others(self, first: int) -> bool:
        """Whether the titles behind the comma belong to the next of several people: "Ruiz, Democrat Tom Reed and"."""
        if self._lower[first] in _OPENERS and first not in self._marks.titles:
            return False
        for at in range(first, min(first + _BEFORE, len(self._words))):
            if at in self._people:
                return at - 1 in self._marks.titles or self._words[at - 1] == "."
            if self._words[at] in ",;" or self._lower[at] in _STOPS:
                return False
        return False

    def _add(self, k: int, figure: Figure) -> bool:
        """Add the trait that token k names, if it names one; tells whether it is a title or calling."""
        low = self._lower[k]
        title = self._marks.titles.get(k)
        if title is not None:
            figure.traits.add(singular(low))
            if title.rule.office is not None:
                figure.traits.add(title.rule.office)
            if title.rule.gender is not None and figure.gender is None:
                figure.gender = title.rule.gender
            return True
        if k in self._marks.nouns:
            figure.traits.add(singular(low))
            return True
        if self._words[k][0].isupper() and low not in _STOPS and k not in self._people:
            figure.traits.add(low)
        return False
