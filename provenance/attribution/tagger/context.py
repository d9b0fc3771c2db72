"""The quick reader's features that several words decide, as hashed integers: numpy over whole batches. No weights here.

A template's number, its first argument to `hashed` or its key in a `grid`, is part of the model's format: 101 to 169
here, 301 to 357 in `second`. What decides a feature is hashed once for all tokens that share it, see `features.Items`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger import wordtypes as wt
from provenance.attribution.tagger.features import Features, Ints, Items, Layout, grid, hashed, own

Bools = NDArray[np.bool_]

_EDGES = np.array([0, 1, 2, 3, 6, 12])
"""Distances 0 to 3 stand for themselves; 4-6, 7-12 and farther make three more."""
BUCKETS = len(_EDGES) + 1
LEVELS = wt.UNKNOWN + 1
STATES = 4
"""States of quotation, see `Document.quoted`."""
_MARKS = len(wt.CLAUSE_MARKS) + 1

_LEVEL = grid((LEVELS,) * 3, {105: (0, 1, 2), 107: (0,), 108: (1,), 109: (2,)})
_FAR_LEVEL = grid((LEVELS,) * 2, {106: (0,), 110: (1,)})
_QUOTED = grid((STATES + 1, STATES, STATES + 1), {111: (1,), 113: (0, 1, 2)})
_TO_QUOTE = grid((10, 7), {114: (0,), 116: (1,)})
_QUOTE = grid((4, 4, STATES), {117: (0,), 118: (0, 2), 120: (1, 2)})
_RUN = grid((4, 3, 4), {142: (1,), 143: (0, 1, 2)})
_PLACE = grid((BUCKETS, BUCKETS, 4), {149: (0,), 150: (1,), 158: (2,)})
_MARK = grid((_MARKS, 5, _MARKS), {155: (0,), 156: (0, 1), 157: (2,)})


@dataclass(frozen=True, slots=True)
class View:
    """The tokens of a layout without the padding: columns of their words, and their sentences' and paragraphs' ends.

    `paragraph_first`, `paragraph_last`, `sentence_first`, `sentence_last`: indices of tokens, one a token.
    """

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

    def near(self, values: Ints, *distances: int) -> list[Ints]:
        """A column seen so many tokens (at most `REACH`) further on; 0 across the edge of a paragraph."""
        padded = np.zeros(len(self.layout.types), dtype=np.int64)
        padded[self.layout.place] = values
        return [padded.take(self.layout.place + distance) if distance else values for distance in distances]

    def has(self, flag: int) -> Ints:
        """Tokens with a flag before each index; one entry more than tokens."""
        return count((self.flags & flag) > 0)


def view(layout: Layout, table: Ints, levels: Ints | None = None) -> View:
    """`table`: the word table. `levels`: propensity levels instead of the table's, for training."""
    columns = np.ascontiguousarray(table[layout.types[layout.place]].T)
    return View(
        layout=layout,
        word=columns[wt.WORD],
        stem=columns[wt.STEM],
        coarse=columns[wt.COARSE],
        clause=columns[wt.CLAUSE],
        flags=columns[wt.FLAGS],
        level=columns[wt.LEVEL] if levels is None else levels,
        quoted=layout.quoted,
        here=np.arange(len(layout.place)),
        **dict(zip(("sentence_first", "sentence_last"), _bounds(layout.sentence), strict=True)),
        **dict(zip(("paragraph_first", "paragraph_last"), _bounds(layout.paragraph), strict=True)),
    )


def context_features(seen: View) -> Iterator[Features]:
    """Hashed features of every token: neighbours, quotation, nearest likely cues, names, position, sentences."""
    if not len(seen):
        return
    strong = (seen.level >= wt.STRONG) & (seen.level < wt.UNKNOWN) & (seen.quoted == 0)
    yield from _neighbours(seen)
    yield from _quotation(seen)
    yield from nearest(seen, strong, 121)
    yield from _names(seen)
    yield from _position(seen)
    yield from _sentences(seen, strong)


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


def _neighbours(seen: View) -> Iterator[Features]:
    ahead, after = seen.near(seen.word, -1, 1)
    yield own(101, ahead, seen.word)
    yield own(102, seen.word, after)
    yield own(103, ahead, after)
    yield own(104, *seen.near(seen.coarse, -1, 0))
    before_last, last, here, following, after_next = seen.near(seen.level, -2, -1, 0, 1, 2)
    yield _LEVEL.at(last, here, following)
    yield _FAR_LEVEL.at(before_last, after_next)


def _quotation(seen: View) -> Iterator[Features]:
    quoted, here = seen.quoted, seen.here
    yield own(112, quoted, seen.word)
    last, following = seen.near(quoted + 1, -1, 1)
    yield _QUOTED.at(last, quoted, following)
    closed = left(quoted == 3)
    since = np.where(closed >= seen.paragraph_first, np.minimum(here - closed, 9), 9)
    yield own(115, since, seen.word)
    opening = right(quoted == 2)
    yield _TO_QUOTE.at(since, np.where(opening <= seen.paragraph_last, np.minimum(opening - here, 6), 6))
    opened = np.maximum(left(quoted == 2), seen.paragraph_first)
    closing = np.minimum(right(quoted == 3), seen.paragraph_last)
    long = np.where(quoted > 0, 1 + np.searchsorted((5, 10), closing - opened + 1, side="left"), 0)
    marks = count(quoted > 0)
    inside = marks[seen.sentence_last + 1] - marks[seen.sentence_first]
    whole = seen.sentence_last - seen.sentence_first + 1
    share = np.where(inside == 0, 0, np.where(inside == whole, 3, 1 + (2 * inside > whole)))
    yield _QUOTE.at(long, share, quoted)


def nearest(seen: View, strong: Bools, first: int) -> Iterator[Features]:
    """The nearest likely cue of the sentence on each side, its distance, and what stands between.

    `first`: the number of the first of its 21 templates.
    """
    here = seen.here
    commas, marks = seen.has(wt.IS_COMMA), count(seen.quoted >= 2)
    thats, tos, ands = (seen.has(flag) for flag in (wt.IS_THAT, wt.IS_TO, wt.IS_AND))
    numbers = count(strong)
    by_left, by_right = _cues(seen, strong, numbers, first)
    left_gap, right_gap, sides = _gaps(first)

    index = before(left(strong))
    there = index >= seen.sentence_first
    cue = np.where(there, index, 0)
    far = np.where(there, 1 + bucket(here - cue), 0)
    between = np.where(there, 1 + 2 * (commas[here] > commas[cue + 1]) + (marks[here + 1] > marks[cue]), 0)
    that = thats[here + 1] > thats[cue + 1]
    clause = np.where(there, 1 + 4 * that + 2 * (tos[here] > tos[cue + 1]) + (ands[here] > ands[cue + 1]), 0)
    yield by_left.at(np.where(there, numbers[here], 0), between)
    yield left_gap.at(far, between, clause)

    index = behind(right(strong))
    ahead = index <= seen.sentence_last
    cue = np.where(ahead, index, len(seen) - 1)
    far = np.where(ahead, 1 + bucket(cue - here), 0)
    between = np.where(ahead, 1 + 2 * (commas[cue] > commas[here + 1]) + (marks[cue] > marks[here]), 0)
    yield by_right.at(np.where(ahead, numbers[here + 1] + 1, 0), between)
    yield right_gap.at(far, between)
    yield sides.at(there, ahead, seen.quoted)


_BETWEEN = 5
"""No cue, or whether commas and quotation marks stand between it and the token."""


@lru_cache
def _gaps(first: int) -> tuple[Items, Items, Items]:
    """(far, between, clause) to the left, (far, between) to the right, (cue on the left, on the right, quotation)."""
    to_left = grid(
        (BUCKETS + 1, _BETWEEN, 9), {first + 1: (0,), first + 6: (1,), first + 7: (2,), first + 8: (0, 1, 2)}
    )
    to_right = grid((BUCKETS + 1, _BETWEEN), {first + 12: (0,), first + 14: (1,), first + 15: (0, 1)})
    return to_left, to_right, grid((2, 2, STATES), {first + 20: (0, 1, 2)})


def _cues(seen: View, strong: Bools, numbers: Ints, first: int) -> tuple[Items, Items]:
    """What a token has from the nearest cue on its left and on its right; the first row is for having none.

    `numbers`: cues before each index. The axes are (cue, what stands between), see `nearest`.
    """
    cues = np.flatnonzero(strong)
    starts, ends = seen.sentence_first[cues], seen.sentence_last[cues]

    def of(values: Ints) -> Ints:
        return np.append(0, values)[:, None]

    stem, level = of(seen.stem[cues]), of(seen.level[cues])
    follower = of(np.append(seen.word, 0)[cues + 1])
    between = np.arange(_BETWEEN)
    by_left = {
        first: hashed(first, stem),
        first + 2: hashed(first + 2, level),
        first + 3: hashed(first + 3, follower),
        first + 4: hashed(first + 4, follower, stem),
        first + 5: hashed(first + 5, of(seen.stem[cues[numbers[starts]]])),
        first + 9: hashed(first + 9, between, stem),
        first + 10: hashed(first + 10, of(np.minimum(numbers[cues + 1] - numbers[starts], 3))),
    }
    last = cues[numbers[ends + 1] - 1]
    by_right = {
        first + 11: hashed(first + 11, stem),
        first + 13: hashed(first + 13, level),
        first + 16: hashed(first + 16, between, stem),
        first + 17: hashed(first + 17, of(seen.stem[last])),
        first + 18: hashed(first + 18, of(np.minimum(ends - last, 9)), of(seen.level[last])),
        first + 19: hashed(first + 19, of(np.minimum(numbers[ends + 1] - numbers[cues], 3))),
    }
    shape = (len(cues) + 1, _BETWEEN)
    return Items(shape, by_left), Items(shape, by_right)


def _names(seen: View) -> Iterator[Features]:
    """Runs of capitalised words, and the words around them."""
    here, level, word = seen.here, seen.level, seen.word
    upper = (seen.flags & wt.IS_UPPER) > 0
    begins = upper & ~(np.r_[False, upper[:-1]] & (seen.paragraph_first < here))
    stops = upper & ~(np.r_[upper[1:], False] & (seen.paragraph_last > here))
    run = np.where(begins, 1, np.where(upper, 2, 0))
    ahead, after = seen.near(run + 1, -1, 1)
    yield _RUN.at(ahead, run, after)

    first, last = np.flatnonzero(begins), np.flatnonzero(stops)
    has_next, has_last = last < seen.paragraph_last[last], first > seen.paragraph_first[first]
    after, ahead = np.where(has_next, last + 1, 0), np.where(has_last, first - 1, 0)
    one = np.append(False, np.ones(len(first), dtype=np.bool_))

    def of(there: Bools, values: Ints) -> Ints:
        return np.append(0, np.where(there, values, 0))

    runs = Items(
        one.shape,
        {
            144: hashed(144, of(has_next, level[after]), one),
            145: hashed(145, of(has_next, word[after]), one),
            146: hashed(146, of(has_last, level[ahead]), one),
            147: hashed(147, of(has_last, word[ahead]), one),
            148: hashed(148, np.append(0, np.minimum(last - first + 1, 4))),
        },
    )
    yield runs.at(np.where(upper, np.cumsum(begins), 0))


def _position(seen: View) -> Iterator[Features]:
    """Where in the sentence, between which clause marks; where in the article is told with the sentences."""
    here, clause = seen.here, seen.clause
    to_start = here - seen.sentence_first
    commas = seen.has(wt.IS_COMMA)
    passed = np.minimum(commas[here] - commas[seen.sentence_first], 3)
    yield _PLACE.at(bucket(to_start), bucket(seen.sentence_last - here), passed)
    index = before(left(clause > 0))
    there = index >= seen.sentence_first
    mark, far = np.where(there, clause[index], 0), np.where(there, np.minimum(here - index, 4), 0)
    index = behind(right(clause > 0))
    there = index <= seen.sentence_last
    yield _MARK.at(mark, far, np.where(there, clause[np.where(there, index, 0)], 0))
    yield own(159, seen.word[seen.sentence_first], np.minimum(to_start, 6))


def _sentences(seen: View, strong: Bools) -> Iterator[Features]:
    """What the token's sentence is like and where it stands, and the sentences before and behind it."""
    quoted, level, layout = seen.quoted, seen.level, seen.layout
    starts = np.flatnonzero(seen.here == seen.sentence_first)
    ends = seen.sentence_last[starts]
    last = left(strong)[ends]
    verb = np.where(last >= starts, seen.stem[last], 0)
    sides = 1 + 2 * (quoted[starts] > 0) + (quoted[ends] > 0)
    according, person = seen.has(wt.IS_ACCORDING), seen.has(wt.IS_FIRST_PERSON)
    tail = [
        np.where(level[i] < wt.UNKNOWN, level[i], 0)
        for i in (ends, np.maximum(ends - 1, starts), np.maximum(ends - 2, starts))
    ]
    end_level = np.maximum.reduce(tail)
    paragraph_first, paragraph_last = seen.paragraph_first[starts], seen.paragraph_last[starts]
    number = np.minimum(layout.sentence[starts] - layout.sentence[paragraph_first], 3)
    order, after = layout.order[starts], layout.last[starts]
    has_previous, has_next = starts > paragraph_first, ends < paragraph_last
    previous = np.maximum(np.arange(len(starts)) - 1, 0)
    following = np.minimum(np.arange(len(starts)) + 1, len(starts) - 1)
    last_sides = np.where(has_previous, sides[previous], 0)
    sentence = np.cumsum(seen.here == seen.sentence_first) - 1
    alone = {
        119: hashed(119, quoted[starts], quoted[ends]),
        151: hashed(151, number),
        152: hashed(152, ends == paragraph_last, number == 0),
        153: hashed(153, np.where(order < 2, order, np.where(after < 2, 3, 2))),
        154: hashed(154, np.searchsorted((12, 40), paragraph_last - paragraph_first + 1, side="right")),
        160: hashed(160, sides),
        161: hashed(161, according[ends + 1] > according[starts]),
        163: hashed(163, last_sides),
        164: hashed(164, np.where(has_previous, verb[previous], 1)),
        167: hashed(167, np.where(has_next, sides[following], 0)),
        168: hashed(168, np.where(has_next, verb[following], 1)),
    }
    yield Items(starts.shape, alone).at(sentence)
    state = np.arange(STATES)[:, None]
    in_state = {
        162: hashed(162, person[ends + 1] > person[starts], state),
        165: hashed(165, last_sides, sides, state),
        166: hashed(166, np.where(has_previous, end_level[previous], 0), state),
        169: hashed(169, verb, state),
    }
    yield Items((STATES, len(starts)), in_state).at(quoted, sentence)
