"""Counts of sources that contradict each other: "multiple sources", then "both sources" (Reuters, source count).

Reads the words alone: a number, then a source noun. "Two of the people" takes a part and contradicts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.values import Document, Range

_NOUNS = {
    "source": "sources", "sources": "sources", "official": "officials", "officials": "officials", "person": "people",
    "people": "people", "diplomat": "diplomats", "diplomats": "diplomats", "aide": "aides", "aides": "aides",
    "adviser": "advisers", "advisers": "advisers", "lawmaker": "lawmakers", "lawmakers": "lawmakers",
    "executive": "executives", "executives": "executives", "insider": "insiders", "insiders": "insiders",
    "witness": "witnesses", "witnesses": "witnesses",
}  # fmt: skip
_EXACT = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "half-dozen": 6, "dozen": 12,
}  # fmt: skip
_MANY = frozenset({"multiple", "several", "numerous", "various", "many"})
"""Words for more than two (Reuters: never a plural for one source)."""
_ALL = {"both": 2, "all": 0}
_BEFORE = 4
"""Tokens between a number and its noun: "multiple senior administration officials"."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two counts of the same kind of source that cannot both be true, and where the later one stands."""

    noun: str
    said: str
    later: str
    first: Range
    second: Range


@dataclass(frozen=True, slots=True)
class _Count:
    noun: str
    least: int
    most: int | None
    whole: bool
    """Whether it speaks of all of them: "both sources", "all three officials"."""
    words: str
    range: Range


def conflicts(document: Document) -> tuple[Conflict, ...]:
    """Contradictions in the order of the text, one for each kind of source at most.

    Only a count of the whole ("both") can contradict an earlier count: other numbers may be about other people.
    """
    earlier: dict[str, list[_Count]] = {}
    found: dict[str, Conflict] = {}
    for count in _counts(document):
        if count.whole and count.noun not in found:
            known = earlier.get(count.noun, [])
            fitting = any(_agree(one, count) for one in known)
            clash = next((one for one in known if not _agree(one, count)), None)
            if clash is not None and not fitting:
                found[count.noun] = Conflict(count.noun, clash.words, count.words, clash.range, count.range)
        elif not count.whole:
            earlier.setdefault(count.noun, []).append(count)
    return tuple(sorted(found.values(), key=lambda one: one.second))


_ONE = frozenset({"a", "an", "one", "another", "second", "third", "other", "this", "that"})


def plurals(document: Document) -> tuple[Conflict, ...]:
    """A plural that turns out to be one: "sources said", then "the source", and no other was ever introduced.

    One for each kind of source at most, in the order of the text (Reuters: never a plural for a single source).
    """
    lower = document.lower
    many: dict[str, Range] = {}
    introduced: set[str] = set()
    found: dict[str, Conflict] = {}
    for i, word in _nouns(document):
        noun = _NOUNS[word]
        sentence = document.sentences[document.sentence_of[i]][0]
        before = lower[max(sentence, i - _BEFORE) : i]
        if word == noun:
            many.setdefault(noun, (i, i + 1))
        elif before[-1:] == ("the",):
            if noun in many and noun not in introduced and noun not in found:
                later = (i - 1, i + 1)
                found[noun] = Conflict(noun, document.slice(many[noun]), document.slice(later), many[noun], later)
        elif not _ONE.isdisjoint(before):
            introduced.add(noun)
    return tuple(sorted(found.values(), key=lambda one: one.second))


def _agree(known: _Count, whole: _Count) -> bool:
    return known.least <= (whole.most or whole.least) and (known.most is None or known.most >= whole.least)


def _nouns(document: Document) -> list[tuple[int, str]]:
    """The source nouns outside of quotations, each with its token."""
    return [(i, word) for i, word in enumerate(document.lower) if word in _NOUNS and document.quoted[i] != 1]


def _counts(document: Document) -> list[_Count]:
    lower = document.lower
    found = []
    for i, word in _nouns(document):
        noun = _NOUNS[word]
        sentence = document.sentences[document.sentence_of[i]][0]
        for j in range(i - 1, max(sentence, i - _BEFORE) - 1, -1):
            low = lower[j]
            if low in ("of", ",", ".", "and", "or", "that", "said", "with"):
                break
            if low in _EXACT and j > sentence and lower[j - 1] in _ALL:
                found.append(
                    _Count(noun, _EXACT[low], _EXACT[low], True, document.slice((j - 1, i + 1)), (j - 1, i + 1))
                )
            elif low == "both":
                found.append(_Count(noun, 2, 2, True, document.slice((j, i + 1)), (j, i + 1)))
            elif low in _MANY:
                found.append(_Count(noun, 3, None, False, document.slice((j, i + 1)), (j, i + 1)))
            elif low in _EXACT and not (j > sentence and lower[j - 1] in ("of", "other", "another")):
                found.append(_Count(noun, _EXACT[low], _EXACT[low], False, document.slice((j, i + 1)), (j, i + 1)))
            else:
                continue
            break
    return found
