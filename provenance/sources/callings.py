"""Which words say what somebody is: "spokesman", "a critic"; and in whose service such a calling puts its bearer."""

from __future__ import annotations

from typing import NamedTuple

from provenance.sources.figures import singular
from provenance.sources.identity import CALLING
from provenance.sources.identity import NEAR as ACCESS
from provenance.sources.marks import Marks
from provenance.sources.vocabulary import words_of
from provenance.text.grammar import BE, DO, ED, HAVE, MODAL, NOUN, VERB, word_class
from provenance.values import Document

EMPLOYS = words_of("of for at with to from in on by")
"""Words between a calling and whom it serves."""
_COMPARED = words_of(
    "older younger elder other another former longer later earlier number member power labor labour color"
)
"""Words with a calling's ending that are none."""
_STAFF = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.staff", "title.lawyer"})
"""Titles of those who may serve a person: "Ruiz's lawyer"."""
_PERSONAL = words_of(
    "manager staff coach trainer biographer driver bodyguard chauffeur representative counselor investigator associate"
    " secretary director"
)
"""Other callings in the service of a person; "staff" closes "chief of staff"."""
_SERVING = _STAFF | {"title.chief-executive", "title.officer"}
"""Titles beside which a name that nothing shows to be a body's is one: "Halden spokesman Tom Reed"."""
_EMPLOYED = words_of(
    """
    employee executive worker staffer insider engineer official officer analyst strategist economist trader banker
    coach captain striker midfielder goalkeeper defender winger shareholder recruiter
    """
)
"""The same of callings without such a title."""
_STATE = frozenset({"title.minister"})
_LEARN = words_of("student graduate pupil dropout senior freshman alumnus")
_STRANGERS = words_of(
    """
    critic opponent rival supporter fan follower friend resident native victim patient customer client reader voter
    viewer subscriber survivor candidate nominee citizen neighbour neighbor guest visitor enemy admirer
    enthusiast observer buyer tenant subject suspect defendant plaintiff man woman mother father parent grandparent
    person people passenger commuter shopper bystander onlooker spectator pedestrian protester
    """
)
"""Callings of those who do not belong to what is named with them: "a critic of the ministry"."""
_KIN = frozenset({"title.kin.female", "title.kin.male"})
STOPS = frozenset(',;:“”"—–()[]')
"""Marks that end a description."""
ENDS = words_of("who whom whose which that where when but as")
"""Words behind which no employer is named any more: "a mother of three who lives on Canal Street"."""
FINITE = frozenset({VERB, BE, HAVE, MODAL, DO})
"""Classes of words that show a clause, no description."""


class Calling(NamedTuple):
    """What a calling tells of whom its bearer may serve."""

    start: int
    """First token of the calling, a long title's included."""
    sure: bool
    """Whether a name beside it that nothing shows to be a body's is one."""
    staff: bool
    """Whether its bearer may serve a person."""
    party: bool
    """Whether it is a party's: "a Democrat"."""
    holds: bool
    """Whether it is an office of state whose "for" and "of" name its field: "minister for transport"."""
    learns: bool
    """Whether a body before it only says where one learns: "a college student"."""
    presides: bool
    """Whether it is a president, whom a state or a body may have."""


class Callings:
    """The callings in one document."""

    __slots__ = ("_document", "_lower", "_marks", "_words")

    def __init__(self, document: Document, marks: Marks) -> None:
        self._document, self._marks = document, marks
        self._words, self._lower = document.words, document.lower

    def of(self, head: int, first: int) -> Calling:
        """The calling whose last token is `head`, in a description that begins at `first`."""
        title, low = self._marks.titles.get(head), singular(self._lower[head])
        rule = title.rule.id if title is not None else ""
        return Calling(
            start=title.start if title is not None and title.start >= first else head,
            sure=low in _EMPLOYED or rule in _SERVING,
            staff=low in _PERSONAL or rule in _STAFF,
            party=rule.startswith("title.party.") and low == self._lower[head],
            holds=rule in _STATE,
            learns=low in _LEARN,
            presides=rule == "title.president",
        )

    def at(self, k: int) -> bool:
        """Whether token k says what somebody is."""
        if k in self._marks.titles:
            return True
        noun = self._marks.nouns.get(k)
        if noun is not None:
            return noun.rule.category == "person"
        low = self._lower[k]
        return (
            self._words[k].islower() and low.endswith(CALLING) and low not in _COMPARED
            and word_class(self._document, k) == NOUN
        )  # fmt: skip

    def foreign(self, head: int) -> bool:
        """Whether a calling tells kinship, a candidacy or somebody from without: "a critic of the ministry"."""
        title = self._marks.titles.get(head)
        told = title is not None and (title.rule.id in _KIN or title.rule.office == "candidate")
        return told or singular(self._lower[head]) in _STRANGERS

    def head(self, first: int, end: int) -> int:
        """The calling on which a description turns: the last one before a preposition; -1 if there is none."""
        head, long_end = -1, -1
        for k in range(first, end):
            low = self._lower[k]
            long_end = max(long_end, self._marks.long_titles.get(k, -1))
            if self.at(k):
                head = k
            elif k < long_end:
                continue  # "chief of staff"
            elif low in ENDS or self._words[k] in STOPS or (head >= 0 and self._breaks(k)):
                break
        return head

    def _breaks(self, k: int) -> bool:
        """Whether what a description says of its calling begins at token k."""
        low = self._lower[k]
        return low in EMPLOYS or low in ACCESS or low == "and" or word_class(self._document, k) in FINITE | {ED}
