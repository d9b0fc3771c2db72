"""Takes the words of a source apart: its head, its owner, its quantity, the names joined in it. Resolves nothing.

"two of the mayor's aides, who ..." has the head "aides", the owner "the mayor", the quantity "two".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.values import Document, Range

Kind = Literal["pronoun", "name", "noun"]

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
I = frozenset("i me my mine we us our ours".split())  # noqa: E741 - the word itself
YOU = frozenset("you your yours".split())
RELATIVE = frozenset("who whom whose which that".split())
PRONOUNS = HE | SHE | THEY | IT | I | YOU | RELATIVE | frozenset("this these those both each all".split())
OWNERS = frozenset("his her their its my our your whose".split())

DEFINITE = frozenset("the this that these those same".split()) | OWNERS
INDEFINITE = frozenset("a an one another some any every each no".split())
NUMBERS: Mapping[str, int] = dict(
    one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, both=2, a=1,
    an=1, another=1, couple=2, pair=2, dozen=12,
)  # fmt: skip
QUANTITIES = frozenset(
    """one two three four five six seven eight nine ten some many most several all none each both few half majority
    minority group number couple handful pair dozens hundreds thousands scores any another either neither percent third
    quarter lot series range team handful variety set host crowd raft slew array wave""".split()
)
_CUTS = frozenset(
    """of for at in from on with to by about who whom whose which that when where while including such like as after
    before during within among between against over under near inside outside across through per via representing
    looking worried concerned involved familiar close briefed aware privy working living seeking led based according is
    are was were has have had says said said because if than since without into upon but or nor also now then
    yesterday today""".split()
)
_SUBJECTS = frozenset("i we he she they you it".split())
"""Words that open a clause behind a noun: "the experts we asked"."""
_SKIPPED = frozenset(
    """even either neither only just fellow while but and as by to from among in with for of at because that when
    if however meanwhile so also nearly almost about roughly around approximately more than least nearly over up
    although though yet""".split()
)
"""Words before a noun phrase that a generous source span takes along."""


@dataclass(frozen=True, slots=True)
class Part:
    """One noun phrase of a source."""

    kind: Kind
    start: int
    head: int
    """Token of the head noun, the pronoun, or the last token of the name."""
    end: int
    """End of the head with what directly follows it ("of ...", "familiar with ..."), relative clauses left out."""
    name: Name | None = None
    owner: Name | int | None = None
    """The name, or the token of the pronoun or noun, to which the head belongs ("Ruiz's campaign", "his aides")."""
    determiner: str = ""
    quantity: str = ""
    """The word that counts, or "one" in "one of the people"."""
    count: int | None = None
    of: bool = False
    """Whether the head is the set that the quantity is taken from."""
    modifiers: tuple[int, ...] = ()


class Analyst:
    """Takes source ranges of one document apart."""

    __slots__ = ("at", "at_end", "document", "marks")

    def __init__(self, document: Document, marks: Marks, names: Mapping[int, Name]) -> None:
        self.document = document
        self.marks = marks
        self.at = names
        """First token of a name, its titles included, -> the name."""
        self.at_end = frozenset(name.end - 1 for name in names.values())

    def parts(self, source: Range) -> list[Part]:
        """The noun phrases joined in a source; one, nearly always. None where the range holds no noun."""
        first, last = source
        found: list[Part] = []
        while first < last:
            part = self._part(first, last)
            if part is None:
                break
            found.append(part)
            first = self._conjunct(part, last, joined=len(found) > 1)
            if first < 0:
                break
        return found

    # -- one noun phrase

    def _part(self, first: int, last: int) -> Part | None:
        lower = self.document.lower
        first = self._begin(first, last)
        if first >= last:
            return None
        low = lower[first]
        if low in PRONOUNS and self._alone(first, last):
            return Part("pronoun", first, first, first + 1)
        if lower[first + 1 : first + 3] in (("of", "whom"), ("of", "which")) and first + 2 < last:
            return Part("pronoun", first, first + 2, first + 3, quantity=low)
        determiner, quantity, count, owner = "", "", None, None
        head, name, j, of = -1, None, first, False
        modifiers: list[int] = []
        while j < last:
            low = lower[j]
            at = self.at.get(j)
            if at is not None and at.end <= last:
                name, head, j = at, at.end - 1, at.end
                modifiers.extend(range(at.lead, at.end))
                continue
            if low in ("'s", "'", "’") and head >= 0:
                if j + 1 >= last:
                    break
                owner, name, head = (name or head), None, -1
                modifiers.clear()
            elif low == "of" and head >= 0 and lower[head] in QUANTITIES and j + 1 < last:
                quantity, count, head, of = lower[head], NUMBERS.get(lower[head], count), -1, True
                modifiers.clear()
            elif head < 0 and (low in DEFINITE or low in INDEFINITE) and not modifiers:
                determiner = determiner if of and determiner else low
                owner = j if low in OWNERS else owner
                quantity, count = (low, 1) if low in ("one", "another") else (quantity, count)
                head = j if low in QUANTITIES or low in ("those", "these") else head
            elif self._cuts(j, head):
                break
            else:
                if low in NUMBERS or low[0].isdigit() or low in QUANTITIES:
                    quantity, count = low, NUMBERS.get(low, int(low) if low.isdigit() and len(low) < 4 else count)
                if low[0].isalnum() or low in ("%", "$"):
                    name, head = None, j
                    modifiers.append(j)
            j += 1
        if head < 0:
            return None
        if name is not None:
            return Part("name", first, head, j, name, owner, determiner, quantity, count, of, tuple(modifiers))
        end = self._tail(j, last)
        beside = self._beside(first, head, j, last)
        if beside is not None:
            return Part("name", first, beside.end - 1, beside.end, beside, None, determiner, modifiers=tuple(modifiers))
        return Part("noun", first, head, end, None, owner, determiner, quantity, count, of, tuple(modifiers))

    def _begin(self, first: int, last: int) -> int:
        lower = self.document.lower
        while first < last and (
            (not lower[first][0].isalnum() and lower[first][0] not in "$@#")
            or (lower[first] in _SKIPPED and first + 1 < last and first not in self.at)
        ):
            first += 1
        return first

    def _alone(self, i: int, last: int) -> bool:
        """Whether a pronoun stands by itself, or belongs to a noun behind it ("his aides")."""
        low = self.document.lower[i]
        after = i + 1
        if after >= last:
            return True
        then = self.document.lower[after]
        if low in OWNERS or low in ("this", "that", "these", "those", "both", "each", "all", "you", "we", "which"):
            if low in ("all", "each", "both", "those") and then == "of":
                return False
            return not then[0].isalnum() or then in _CUTS and then not in ("close", "familiar", "involved")
        return True

    def _cuts(self, j: int, head: int) -> bool:
        low = self.document.lower[j]
        if low in _CUTS or (head >= 0 and low in _SUBJECTS):
            return True
        if not low[0].isalnum():
            return low[0] in ",;:(—–[" or low in ("-", "--")
        if low in ("and", "&"):
            return head < 0 or head in self.at_end or head in self.marks.nouns or head in self.marks.titles or (
                self.document.lower[head].endswith("s")
            )
        if head < 0 or head != j - 1 or not low.endswith(("ing", "ed")):
            return False
        return head not in self.at_end and self._noun_over(j)

    def _noun_over(self, j: int) -> bool:
        """Whether the participle at j opens a clause: a small word or an ending follows, no noun."""
        after = j + 1
        if after >= len(self.document.words):
            return True
        return not (after in self.marks.nouns or after in self.marks.titles)

    def _tail(self, j: int, last: int) -> int:
        """Past the complement of the head ("of the union", "familiar with the call"), short of comma and relative."""
        lower = self.document.lower
        while j < last and lower[j] not in ("who", "whom", "whose", "which", "that", "when", "where") and (
            lower[j][0] not in ",;:(—–[“\""
        ):
            j += 1
        return j

    def _beside(self, first: int, head: int, j: int, last: int) -> Name | None:
        """The person named beside a calling: "A lawyer for the union, Tom Reed,"."""
        marks, words = self.marks, self.document.words
        if not (head in marks.titles or head in marks.nouns) or self.document.lower[first] in ("two", "three"):
            return None
        for k in range(j, min(last, j + 16)):
            if self.document.lower[k] in ("who", "whose", "which"):
                return None
            name = self._after_comma(k, last) if words[k] == "," else None
            if name is not None and name.sort in ("person", "unknown") and name.end <= last:
                if name.end == last or words[name.end] in ",(":
                    return name
        return None

    def _after_comma(self, k: int, last: int) -> Name | None:
        """The name behind a comma, past lower-case titles: ", state Del. Ana Ruiz"."""
        for at in range(k + 1, min(k + 5, last)):
            name = self.at.get(at)
            if name is not None:
                return name
            if not self.document.lower[at].isalpha() or self.document.lower[at] in _CUTS or self.document.lower[at] in DEFINITE:
                return None
        return None

    # -- joint sources

    def _conjunct(self, part: Part, last: int, joined: bool) -> int:
        """Where the next of several joint sources begins; -1 if there is none."""
        lower, words = self.document.lower, self.document.words
        j = part.end if part.kind != "noun" else part.head + 1
        j = self._past_brackets(j, last)
        if j + 1 >= last:
            return -1
        if lower[j] in ("and", "&", "or") or (lower[j] == "as" and lower[j + 1 : j + 3] == ("well", "as")):
            step = 3 if lower[j] == "as" else 1
            return j + step if self._opens_phrase(j + step, part) else -1
        if words[j] == "," and part.kind == "name" and part.name is not None:
            if lower[j + 1] == "and" and j + 2 < last and (j + 2) in self.at:
                return j + 2
            other = self.at.get(j + 1) or (self.at.get(j + 2) if lower[j + 1] == "the" else None)
            if other is not None and other.sort in (part.name.sort, "unknown") and self._list_goes_on(other, last):
                return j + 1
        return -1

    def _past_brackets(self, j: int, last: int) -> int:
        words = self.document.words
        if j < last and words[j] == "(":
            for k in range(j + 1, min(last, j + 10)):
                if words[k] == ")":
                    return k + 1
        return j

    def _opens_phrase(self, j: int, part: Part) -> bool:
        if j in self.at or j + 1 in self.at:
            return True
        low = self.document.lower[j]
        return low in DEFINITE or low in INDEFINITE or low in ("other", "others", "his", "her", "their") or (
            part.kind == "noun" and low not in _CUTS
        )

    def _list_goes_on(self, other: Name, last: int) -> bool:
        j = self._past_brackets(other.end, last)
        if j >= last:
            return False
        low = self.document.lower[j]
        return low in ("and", "&", ",") and any(word in ("and", "&") for word in self.document.lower[j:last])
