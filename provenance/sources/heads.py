"""Takes the words of a source apart: its head, its owner, its quantity, the names joined in it. Resolves nothing.

"two of the mayor's aides, who ..." has the head "aides", the owner "the mayor", the quantity "two".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from provenance.sources.joint import merged
from provenance.sources.marks import Marks
from provenance.sources.names import SUFFIXES, Name
from provenance.sources.parts import Kind, Part
from provenance.sources.vocabulary import (
    BARE,
    BEHIND,
    CROWD,
    CUTS,
    DEFINITE,
    INDEFINITE,
    NUMBERS,
    OWNERS,
    PASSED_ON,
    PRONOUNS,
    QUANTITIES,
    SKIPPED,
    words_of,
)
from provenance.values import Document, Range

_PARTICIPLES = words_of("taken given held seen written sent made paid led run shown drawn known born done brought")
_ADJECTIVES = words_of("close outside inside leading living working involved concerned")
"""Of those, words that describe a noun too: "two outside groups"."""
_RELATIVES = words_of("who whom whose which that when where")
_NAMING = words_of("as itself himself herself themselves called named titled entitled dubbed headlined handle")
"""Words behind which a name in quotation marks belongs to the phrase."""
_CALLED = 14
"""Tokens of such a name with its marks; longer ones are a quotation."""
_SETS = words_of("all each both those some many most few several one two three none any half")
_HOW = words_of("by on last this earlier")
"""What follows a participle with which another phrase begins: "obtained by", "conducted on"."""
_EITHER = words_of("partner ally rival owner developer contractor landlord buyer seller lender sponsor builder")
"""Callings of people and of firms alike."""
_PERIODS = words_of("week month year summer winter spring fall autumn weekend morning")
_ABBREVIATED = 3
"""Letters before a stop that may be an abbreviation's: "Jr.", "Inc."."""
_BESIDE = 16
"""Tokens behind a calling within which its bearer is named: "A lawyer for the ... union, Tom Reed"."""


@dataclass(slots=True)
class _Scan:
    """What has been read of a noun phrase so far."""

    head: int = -1
    name: Name | None = None
    owner: Name | int | None = None
    determiner: str = ""
    quantity: str = ""
    count: int | None = None
    of: bool = False
    modifiers: list[int] = field(default_factory=list)

    def part(self, kind: Kind, start: int, end: int) -> Part:
        return Part(
            kind, start, self.head, end, self.name, self.owner, self.determiner, self.quantity, self.count, self.of,
            tuple(self.modifiers),
        )  # fmt: skip


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
            first = self._conjunct(part, last)
            if first < 0:
                break
            if part.kind == "noun" and part.end > first - 1:
                found[-1] = replace(part, end=first - 1)
        return merged(self.document, self.marks, found)

    # -- one noun phrase

    def _part(self, first: int, last: int) -> Part | None:
        first = self._begin(first, last)
        if first >= last:
            return None
        alone = self._pronoun(first, last)
        if alone is not None:
            named = self._after_comma(alone.end, last) if alone.quantity == "one" and self._comma(alone.end) else None
            if named is None or named.end > last or named.sort != "person":
                return alone
            return Part("name", first, named.end - 1, named.end, named)  # "one of them, Ana Ruiz,"
        scan = _Scan()
        j = first
        while j < last:
            step = self._step(scan, j, last)
            if step == 0:
                break
            j += step
        if scan.head < 0:
            return None
        if scan.name is not None:
            holder = self._holder(scan.name, j, last)
            if holder is not None:
                scan.head, scan.name, j = holder.end - 1, holder, holder.end
            return scan.part("name", first, j)
        beside = self._titled(scan.head, j, last) or self._beside(first, scan, j, last)
        if beside is not None:
            scan.head, scan.name, scan.owner = beside.end - 1, beside, None
            return scan.part("name", first, beside.end)
        return scan.part("noun", first, self._called(self._tail(j, last)))

    def _comma(self, k: int) -> bool:
        return self.document.words[k : k + 1] == (",",)

    def _begin(self, first: int, last: int) -> int:
        lower = self.document.lower
        while first < last and first not in self.at:
            low = lower[first]
            if (low[0].isalnum() or low[0] in "$@#") and not (low in SKIPPED and first + 1 < last):
                break
            first += 1
        return first

    def _pronoun(self, first: int, last: int) -> Part | None:
        lower = self.document.lower
        low = lower[first]
        if low == "i" and first + 1 < last and lower[first + 1] == ".":
            return None  # an initial
        if low in PRONOUNS and self._alone(first, last):
            return Part("pronoun", first, first, first + 1)
        if first + 2 < last and lower[first + 1] == "of" and lower[first + 2] in ("whom", "which", "them", "us"):
            return Part("pronoun", first, first + 2, first + 3, quantity=low)
        return None

    def _alone(self, i: int, last: int) -> bool:
        """Whether a pronoun stands by itself, or belongs to a noun behind it ("his aides")."""
        low = self.document.lower[i]
        after = i + 1
        if after >= last:
            return True
        then = self.document.lower[after]
        if low in OWNERS or low in CROWD or low in BARE or low in ("you", "we", "which"):
            if low in _SETS and then == "of":
                return False
            return not then[0].isalnum() or (then in CUTS and then not in ("close", "familiar", "involved"))
        return True

    def _step(self, scan: _Scan, j: int, last: int) -> int:
        """Read on at token j; the number of tokens read, 0 at the end of the phrase."""
        low = self.document.lower[j]
        name = self.at.get(j)
        if name is not None and name.end <= last:
            scan.name, scan.head = name, name.end - 1
            scan.modifiers.extend(range(name.lead, name.end))
            return name.end - j
        if j in self.marks.long_titles and self.marks.long_titles[j] <= last:
            end = self.marks.long_titles[j]
            scan.name, scan.head = None, end - 1
            scan.modifiers.extend(range(j, end))
            return end - j
        if low in ("'s", "'", "’") and scan.head >= 0:
            if j + 1 >= last:
                return 0
            scan.owner, scan.name, scan.head = scan.name or scan.head, None, -1
            scan.modifiers.clear()
        elif self._takes_from(scan, j, last):
            self._take_from(scan, j)
        elif scan.head < 0 and not scan.modifiers and (low in DEFINITE or low in INDEFINITE):
            self._determine(scan, j, low)
        elif self._cuts(j, scan):
            return 0
        else:
            self._word(scan, j, low)
        return 1

    def _takes_from(self, scan: _Scan, j: int, last: int) -> bool:
        """Whether "of" (or "in ten") here leads from a quantity to what is counted."""
        low, lower = self.document.lower[j], self.document.lower
        if scan.head < 0 or j + 1 >= last or not (lower[scan.head] in QUANTITIES or lower[scan.head][0].isdigit()):
            return False
        return low == "of" or (low in ("in", "out") and (lower[j + 1] in NUMBERS or lower[j + 1][0].isdigit()))

    def _take_from(self, scan: _Scan, j: int) -> None:
        """ "two of the", "a majority of": the set follows."""
        low = self.document.lower[scan.head]
        after = self.document.lower[j + 1]
        scan.quantity, scan.count = low, NUMBERS.get(low, scan.count)
        if after[0].isdigit() or (after in NUMBERS and low in NUMBERS):
            scan.quantity, scan.count = "percent", None  # "eight of ten voters" is a share, not eight people
        scan.head, scan.of, scan.name = -1, True, None
        scan.modifiers.clear()

    def _determine(self, scan: _Scan, j: int, low: str) -> None:
        if scan.determiner != "no" and not (scan.of and scan.determiner):
            scan.determiner = low
        if low in OWNERS:
            scan.owner = j
        if low in ("one", "another") and not scan.of:
            scan.quantity, scan.count = low, 1
        if low in QUANTITIES or low in ("those", "these"):
            scan.head = j

    def _word(self, scan: _Scan, j: int, low: str) -> None:
        if low == "dozen" and self.document.lower[max(0, j - 2) : j] == ("half", "a"):
            scan.quantity, scan.count = "six", NUMBERS["six"]
        elif (low in NUMBERS or low[0].isdigit() or low in QUANTITIES) and not (scan.of and scan.quantity):
            scan.quantity = low
            scan.count = NUMBERS.get(low, int(low) if low.isdecimal() and len(low) < 4 else scan.count)
        if low[0].isalnum() or low in ("%", "$"):
            scan.name, scan.head = None, j
            scan.modifiers.append(j)

    def _cuts(self, j: int, scan: _Scan) -> bool:
        low, head = self.document.lower[j], scan.head
        if head < 0 and low in _ADJECTIVES and scan.determiner:
            return False  # "an inside source"
        if low in CUTS or (head >= 0 and low in BEHIND):
            counted = head >= 0 and (self.document.lower[head] in QUANTITIES or self.document.lower[head][0].isdigit())
            return not (counted and low in _ADJECTIVES)
        if not low[0].isalnum():
            return low[0] in ",;:(—–[" or (low in ("-", "--") and self.document.starts[j] != self.document.ends[j - 1])
        if low in ("and", "&"):
            return self._whole(scan)
        if head < 0 or head != j - 1 or not (low.endswith(("ing", "ed")) or low in _PARTICIPLES):
            return False
        return head not in self.at_end and not (j + 1 in self.marks.nouns or j + 1 in self.marks.titles)

    def _whole(self, scan: _Scan) -> bool:
        """Whether what was read can stand alone, or is the first of two adjectives ("state and local leaders")."""
        head = scan.head
        if head < 0 or head in self.at_end:
            return True
        plural = self.document.lower[head].endswith("s")
        return plural or (
            (head in self.marks.nouns or head in self.marks.titles) and bool(scan.determiner or scan.owner)
        )

    def _tail(self, j: int, last: int) -> int:
        """Past the complement of the head ("of the union", "familiar with the call"), short of comma and relative."""
        lower = self.document.lower
        while j < last and (lower[j] not in _RELATIVES or self._points(j)) and lower[j][0] not in ',;:(—–[“"-!?':
            dated = lower[j] == "on" and j + 1 < last and lower[j + 1] in BEHIND
            after = lower[j + 1] if j + 1 < last else ""
            if (lower[j] in ("last", "this") and after in _PERIODS) or (lower[j] in PASSED_ON and after in _HOW):
                break  # "a poll last week"; "a memo obtained by Politico" is a memo
            if dated and lower[j + 2 : j + 3] == ("of",):
                break  # "on Monday of last week"
            if dated and (j + 2 >= last or not lower[j + 2][0].isalnum()):
                break  # "a statement on Thursday"
            j += 1
        stop = j == last and lower[j - 1] == "." and len(lower[j - 2]) > _ABBREVIATED
        return j - stop

    def _called(self, j: int) -> int:
        """Past a name in quotation marks announced: "an account calling itself “Pier Watch”"."""
        document = self.document
        if j >= len(document) or j < 1 or document.words[j][0] not in "“‘\"'" or document.lower[j - 1] not in _NAMING:
            return j
        limit = min(len(document), j + _CALLED)
        return next((k + 1 for k in range(j + 1, limit) if document.words[k][0] in "”’\"'"), j)

    def _titled(self, head: int, j: int, last: int) -> Name | None:
        """The name that closes a long title: "Speaker of the House Ana Ruiz"."""
        if head not in self.marks.titles or j >= last or self.document.lower[j] not in ("of", "for"):
            return None
        for k in range(j + 2, min(last, j + 8)):
            name = self.at.get(k)
            if name is not None and name.sort == "person" and self.document.words[k - 1][0].isupper():
                return name
            if self.document.words[k] in ",;":
                return None
        return None

    def _holder(self, place: Name, j: int, last: int) -> Name | None:
        """Who holds an office of a place or a body: "Isle of Man Minister Tom Reed", "Secretary of the Board, Reed"."""
        if place.lead < place.start and "of" in self.document.lower[place.lead : place.start] and self._comma(j):
            return self._after_comma(j, last)
        if place.sort == "person" or j >= last or self.document.lower[j] != "of":
            return None
        found = (name for k in range(j + 1, last) if (name := self.at.get(k)) is not None)
        return next((name for name in found if name.titled and name.sort == "person" and name.end <= last), None)

    def _beside(self, first: int, scan: _Scan, j: int, last: int) -> Name | None:
        """The person named beside a calling: "A lawyer for the union, Tom Reed,", "one of her aides, Tom Reed,"."""
        lower, words, head = self.document.lower, self.document.words, scan.head
        one = scan.of and lower[first] in ("one", "another")
        if lower[first] in ("two", "three") or (lower[head].endswith("s") and not one):
            return None
        for k in range(j, min(last, j + _BESIDE)):
            if lower[k] in _RELATIVES and not self._points(k):
                return None
            name = self._after_comma(k, last) if words[k] == "," else None
            if name is None or name.end > last:
                continue
            if name.sort not in ("person", "account", "unknown") and not self._names_body(head):
                continue
            end = name.end + (name.words[-1] in SUFFIXES and words[name.end : name.end + 1] == (".",))
            if end >= last or words[end] in ",(":
                return name
        return None

    def _points(self, k: int) -> bool:
        """Whether "that" at token k points at something: "the head of that group"."""
        return self.document.lower[k] == "that" and self.document.lower[k - 1] in ("of", "for", "at", "in", "to")

    def _names_body(self, head: int) -> bool:
        return self.marks.is_body(head) or self.document.lower[head] in _EITHER

    def _after_comma(self, k: int, last: int) -> Name | None:
        """The name behind a comma, past lower-case titles: ", state Del. Ana Ruiz"."""
        lower = self.document.lower
        for at in range(k + 1, min(k + 5, last)):
            name = self.at.get(at)
            if name is not None:
                return name
            abbreviated = lower[at] == "." and at - 1 in self.marks.titles
            if not (lower[at].isalpha() or abbreviated) or lower[at] in CUTS or (lower[at] in DEFINITE and at > k + 1):
                return None
        return None

    # -- joint sources

    def _conjunct(self, part: Part, last: int) -> int:
        """Where the next of several joint sources begins; -1 if there is none."""
        lower, words = self.document.lower, self.document.words
        j = self._past_brackets(part.end if part.kind != "noun" else part.head + 1, last)
        if j + 1 >= last:
            return -1
        if lower[j] in ("and", "&", "or"):
            return j + 1 if self._opens_phrase(j + 1, part) else -1
        if lower[j : j + 3] == ("as", "well", "as"):
            return j + 3
        if words[j] == "," and part.name is not None:
            if lower[j + 1] == "and" and j + 2 in self.at:
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
        if low in DEFINITE or low in INDEFINITE or low in ("other", "others"):
            return True
        if part.kind == "name":
            return any(k in self.at for k in range(j, j + 4)) and low.isalpha() and low not in CUTS
        return low not in CUTS

    def _list_goes_on(self, other: Name, last: int) -> bool:
        j = self._past_brackets(other.end, last)
        if j >= last:
            return False
        low = self.document.lower[j]
        return low in ("and", "&", ",") and any(word in ("and", "&") for word in self.document.lower[j:last])
