"""The quick reader's features that several words decide, as hashed integers: numpy over whole batches. No weights here.

Every function yields one array a template, over all tokens, always in the same order: the order is the numbering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger import wordtypes as wt
from provenance.attribution.tagger.features import Ints, Layout, hashed

Bools = NDArray[np.bool_]

FIRST_TEMPLATE = 100
"""Smaller numbers belong to the features of single words."""

_EDGES = np.array([0, 1, 2, 3, 6, 12])
"""Distances 0 to 3 stand for themselves; 4-6, 7-12 and farther make three more."""


@dataclass(frozen=True, slots=True)
class View:
    """The tokens of a layout without the padding: columns of their words, and their sentences' ends."""

    layout: Layout
    word: Ints
    stem: Ints
    coarse: Ints
    clause: Ints
    flags: Ints
    level: Ints
    quoted: Ints
    here: Ints
    sentence_first: Ints
    sentence_last: Ints
    paragraph_first: Ints
    paragraph_last: Ints

    def __len__(self) -> int:
        return len(self.here)

    def near(self, values: Ints, distance: int) -> Ints:
        """A column seen `distance` tokens further on; 0 across the edge of a paragraph."""
        place = self.here + distance
        inside = (place >= self.paragraph_first) & (place <= self.paragraph_last)
        found: Ints = np.where(inside, values[np.where(inside, place, 0)], 0)
        return found

    def has(self, flag: int) -> Ints:
        """Tokens with a flag before each index; one entry more than tokens."""
        return count((self.flags & flag) > 0)


def view(layout: Layout, table: Ints, levels: Ints | None = None) -> View:
    """`table`: the word table. `levels`: propensity levels instead of the table's, for training."""
    rows = table[layout.types[layout.place]]
    return View(
        layout=layout,
        word=rows[:, wt.WORD],
        stem=rows[:, wt.STEM],
        coarse=rows[:, wt.COARSE],
        clause=rows[:, wt.CLAUSE],
        flags=rows[:, wt.FLAGS],
        level=rows[:, wt.LEVEL] if levels is None else levels,
        quoted=layout.quoted,
        here=np.arange(len(layout.place)),
        **dict(zip(("sentence_first", "sentence_last"), _bounds(layout.sentence), strict=True)),
        **dict(zip(("paragraph_first", "paragraph_last"), _bounds(layout.paragraph), strict=True)),
    )


class Templates:
    """Numbers templates in the order they are asked for and hashes their values."""

    def __init__(self, first: int) -> None:
        self._next = first

    def __call__(self, *values: Ints | Bools | int) -> Ints:
        self._next += 1
        return hashed(self._next, *values)


def context_features(seen: View) -> Iterator[Ints]:
    """Hashed features of every token: neighbours, quotation, nearest likely cues, names, position, sentences."""
    if not len(seen):
        return
    feature = Templates(FIRST_TEMPLATE)
    strong = (seen.level >= wt.STRONG) & (seen.level < wt.UNKNOWN) & (seen.quoted == 0)
    yield from _neighbours(seen, feature)
    yield from _quotation(seen, feature)
    yield from nearest(seen, strong, feature)
    yield from _names(seen, feature)
    yield from _position(seen, feature)
    yield from _sentences(seen, strong, feature)


def bucket(distance: Ints) -> Ints:
    return np.searchsorted(_EDGES, distance, side="left")


def left(marked: Bools) -> Ints:
    """Index of the nearest marked token at or before each token; -1 where there is none."""
    return np.maximum.accumulate(np.where(marked, np.arange(len(marked)), -1))


def right(marked: Bools) -> Ints:
    """Index of the nearest marked token at or behind each token; len where there is none."""
    n = len(marked)
    return np.minimum.accumulate(np.where(marked, np.arange(n), n)[::-1])[::-1]


def count(marked: Bools) -> Ints:
    """Marked tokens before each index; one entry more than tokens."""
    return np.concatenate([[0], np.cumsum(marked)])


def before(indices: Ints) -> Ints:
    """The result of `left` for the token before: strictly to the left."""
    return np.concatenate([[-1], indices[:-1]])


def behind(indices: Ints) -> Ints:
    """The result of `right` for the token after: strictly to the right."""
    return np.concatenate([indices[1:], [len(indices)]])


def _bounds(groups: Ints) -> tuple[Ints, Ints]:
    """First and last token of each token's group."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else np.zeros(0, dtype=np.int64)
    ends = np.r_[starts[1:], len(groups)] - 1 if len(groups) else starts
    which = np.repeat(np.arange(len(starts)), ends - starts + 1)
    return starts[which], ends[which]


def _neighbours(seen: View, feature: Templates) -> Iterator[Ints]:
    ahead, after = seen.near(seen.word, -1), seen.near(seen.word, 1)
    yield feature(ahead, seen.word)
    yield feature(seen.word, after)
    yield feature(ahead, after)
    yield feature(seen.near(seen.coarse, -1), seen.coarse)
    yield feature(seen.near(seen.level, -1), seen.level, seen.near(seen.level, 1))
    for distance in (-2, -1, 0, 1, 2):
        yield feature(seen.near(seen.level, distance))


def _quotation(seen: View, feature: Templates) -> Iterator[Ints]:
    quoted, here = seen.quoted, seen.here
    yield feature(quoted)
    yield feature(quoted, seen.word)
    yield feature(seen.near(quoted + 1, -1), quoted, seen.near(quoted + 1, 1))
    closed = left(quoted == 3)
    since = np.where(closed >= seen.paragraph_first, np.minimum(here - closed, 9), 9)
    yield feature(since)
    yield feature(since, seen.word)
    opening = right(quoted == 2)
    yield feature(np.where(opening <= seen.paragraph_last, np.minimum(opening - here, 6), 6))
    opened = np.maximum(left(quoted == 2), seen.paragraph_first)
    closing = np.minimum(right(quoted == 3), seen.paragraph_last)
    long = np.where(quoted > 0, 1 + np.searchsorted((5, 10), closing - opened + 1, side="left"), 0)
    yield feature(long)
    yield feature(long, quoted)
    yield feature(quoted[seen.sentence_first], quoted[seen.sentence_last])
    marks = count(quoted > 0)
    inside = marks[seen.sentence_last + 1] - marks[seen.sentence_first]
    whole = seen.sentence_last - seen.sentence_first + 1
    yield feature(np.where(inside == 0, 0, np.where(inside == whole, 3, 1 + (2 * inside > whole))), quoted)


def nearest(seen: View, strong: Bools, feature: Templates) -> Iterator[Ints]:
    """The nearest likely cue of the sentence on each side, its distance, and what stands between."""
    n, here, stem, level = len(seen), seen.here, seen.stem, seen.level
    numbers = count(strong)
    commas, marks = seen.has(wt.IS_COMMA), count(seen.quoted >= 2)
    thats, tos, ands = (seen.has(flag) for flag in (wt.IS_THAT, wt.IS_TO, wt.IS_AND))

    index = before(left(strong))
    there = index >= seen.sentence_first
    cue = np.where(there, index, 0)
    follower = np.where(there, np.append(seen.word[1:], 0)[cue], 0)
    far = np.where(there, 1 + bucket(here - cue), 0)
    between = np.where(there, 1 + 2 * (commas[here] > commas[cue + 1]) + (marks[here + 1] > marks[cue]), 0)
    that = thats[here + 1] > thats[cue + 1]
    clause = np.where(there, 1 + 4 * that + 2 * (tos[here] > tos[cue + 1]) + (ands[here] > ands[cue + 1]), 0)
    first = np.minimum(right(strong)[seen.sentence_first], n - 1)
    yield feature(np.where(there, stem[cue], 0))
    yield feature(far)
    yield feature(np.where(there, level[cue], 0))
    yield feature(follower)
    yield feature(follower, np.where(there, stem[cue], 0))
    yield feature(np.where(there, stem[first], 0))
    yield feature(between)
    yield feature(clause)
    yield feature(far, between, clause)
    yield feature(between, np.where(there, stem[cue], 0))
    yield feature(np.minimum(numbers[here] - numbers[seen.sentence_first], 3))

    index = behind(right(strong))
    ahead = index <= seen.sentence_last
    cue = np.where(ahead, index, n - 1)
    far = np.where(ahead, 1 + bucket(cue - here), 0)
    between = np.where(ahead, 1 + 2 * (commas[cue] > commas[here + 1]) + (marks[cue] > marks[here]), 0)
    last = np.maximum(left(strong)[seen.sentence_last], 0)
    to_end = np.where(ahead, np.minimum(seen.sentence_last - last, 9), 0)
    yield feature(np.where(ahead, stem[cue], 0))
    yield feature(far)
    yield feature(np.where(ahead, level[cue], 0))
    yield feature(between)
    yield feature(far, between)
    yield feature(between, np.where(ahead, stem[cue], 0))
    yield feature(np.where(ahead, stem[last], 0))
    yield feature(to_end, np.where(ahead, level[last], 0))
    yield feature(np.where(ahead, np.minimum(numbers[seen.sentence_last + 1] - numbers[here + 1], 3), 0))
    yield feature(there, ahead, seen.quoted)


def _names(seen: View, feature: Templates) -> Iterator[Ints]:
    """Runs of capitalised words, and the words around them."""
    here, level, word = seen.here, seen.level, seen.word
    upper = (seen.flags & wt.IS_UPPER) > 0
    begins = upper & ~(np.r_[False, upper[:-1]] & (seen.paragraph_first < here))
    stops = upper & ~(np.r_[upper[1:], False] & (seen.paragraph_last > here))
    run = np.where(begins, 1, np.where(upper, 2, 0))
    first, last = left(begins), right(stops)
    has_next = upper & (last < seen.paragraph_last)
    has_last = upper & (first > seen.paragraph_first)
    after, ahead = np.where(has_next, last + 1, 0), np.where(has_last, first - 1, 0)
    yield feature(run)
    yield feature(seen.near(run + 1, -1), run, seen.near(run + 1, 1))
    yield feature(np.where(has_next, level[after], 0), upper)
    yield feature(np.where(has_next, word[after], 0), upper)
    yield feature(np.where(has_last, level[ahead], 0), upper)
    yield feature(np.where(has_last, word[ahead], 0), upper)
    yield feature(np.where(upper, np.minimum(last - first + 1, 4), 0))


def _position(seen: View, feature: Templates) -> Iterator[Ints]:
    """Where in the sentence, between which clause marks, where in the article."""
    here, layout, clause = seen.here, seen.layout, seen.clause
    to_start = here - seen.sentence_first
    number = np.minimum(layout.sentence - layout.sentence[seen.paragraph_first], 3)
    yield feature(bucket(to_start))
    yield feature(bucket(seen.sentence_last - here))
    yield feature(number)
    yield feature(seen.sentence_last == seen.paragraph_last, number == 0)
    yield feature(np.where(layout.order < 2, layout.order, np.where(layout.last < 2, 3, 2)))
    yield feature(np.searchsorted((12, 40), seen.paragraph_last - seen.paragraph_first + 1, side="right"))
    index = before(left(clause > 0))
    there = index >= seen.sentence_first
    mark = np.where(there, clause[index], 0)
    yield feature(mark)
    yield feature(mark, np.where(there, np.minimum(here - index, 4), 0))
    index = behind(right(clause > 0))
    there = index <= seen.sentence_last
    yield feature(np.where(there, clause[np.where(there, index, 0)], 0))
    commas = seen.has(wt.IS_COMMA)
    yield feature(np.minimum(commas[here] - commas[seen.sentence_first], 3))
    yield feature(seen.word[seen.sentence_first], np.minimum(to_start, 6))


def _sentences(seen: View, strong: Bools, feature: Templates) -> Iterator[Ints]:
    """What the token's sentence is like, and the sentences before and behind it in the paragraph."""
    quoted, level = seen.quoted, seen.level
    starts = np.flatnonzero(seen.here == seen.sentence_first)
    ends = seen.sentence_last[starts]
    which = np.repeat(np.arange(len(starts)), ends - starts + 1)
    last = left(strong)[ends]
    verb = np.where(last >= starts, seen.stem[last], 0)
    sides = 1 + 2 * (quoted[starts] > 0) + (quoted[ends] > 0)
    according, person = seen.has(wt.IS_ACCORDING), seen.has(wt.IS_FIRST_PERSON)
    tail = [
        np.where(level[i] < wt.UNKNOWN, level[i], 0)
        for i in (ends, np.maximum(ends - 1, starts), np.maximum(ends - 2, starts))
    ]
    end_level = np.maximum.reduce(tail)
    paragraph = seen.layout.paragraph[starts]
    has_previous = np.r_[False, paragraph[1:] == paragraph[:-1]]
    has_next = np.r_[has_previous[1:], False]
    previous = np.maximum(np.arange(len(starts)) - 1, 0)
    following = np.minimum(np.arange(len(starts)) + 1, len(starts) - 1)
    yield feature(sides[which])
    yield feature((according[ends + 1] > according[starts])[which])
    yield feature((person[ends + 1] > person[starts])[which], quoted)
    yield feature(np.where(has_previous, sides[previous], 0)[which])
    yield feature(np.where(has_previous, verb[previous], 1)[which])
    yield feature(np.where(has_previous, sides[previous], 0)[which], sides[which], quoted)
    yield feature(np.where(has_previous, end_level[previous], 0)[which], quoted)
    yield feature(np.where(has_next, sides[following], 0)[which])
    yield feature(np.where(has_next, verb[following], 1)[which])
    yield feature(verb[which], quoted)
