"""Features of the quick reader's second stage: what its own first tags say around a token. No weights here.

The first stage sees words; the second sees where sources, cues and contents seem to be, with how much certainty.
Templates are numbered as in `context`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from provenance.attribution.tagger.context import View, before, behind, bucket, left, nearest, right
from provenance.attribution.tagger.features import Features, Ints, grid, own
from provenance.attribution.tagger.labels import LABELS, NUMBER, Scores

_ROLES = ("S>", "S<", "U", "C>", "C<")
_ROLE_OF = np.array([0 if label == "O" else 1 + _ROLES.index(label[2:]) for label in LABELS])
_LEVELS = np.array([0.02, 0.1, 0.3, 0.5, 0.75, 0.93], dtype=np.float32)
_LIKELY_CUE = 0.5

_NAMES = len(LABELS) + 1
"""Labels, and 0 for the edge of the paragraph."""
_HEIGHTS = len(_LEVELS) + 2
"""Steps of certainty, and 0 likewise."""
_ANY = len(_ROLES) + 1
_NONE = 9
"""Distance to a run that is not there."""

_AROUND = grid((_NAMES, len(LABELS), _NAMES), {303: (0,), 305: (2,), 309: (0, 1, 2)})
_UP_TO = grid((_NAMES, _NAMES, _NAMES), {301: (0,), 302: (1,), 304: (2,)})
_AHEAD = grid((_NAMES, _NAMES), {306: (0,), 307: (1,)})
_LABEL = grid((len(LABELS), _HEIGHTS), {308: (0, 1)})
_HEIGHT = [grid((_HEIGHTS,) * 3, {k: (0,), k + 1: (1,), k + 2: (2,)}) for k in range(310, 328, 3)]
"""Of outside and of each role: how likely it is at the token before, the token and the token behind."""
_ORDER = grid((_ANY,) * 5, {329: (1, 0), 330: (3, 4), 331: (1, 2), 332: (3, 2), 333: (0, 1, 2, 3, 4)})
_LAST, _NEXT = grid((_ANY, _NONE + 1), {334: (0, 1)}), grid((_ANY, _NONE + 1), {335: (0, 1)})
_EDGE = grid((_ANY, _ANY), {336: (0, 1)})


def second_features(seen: View, scores: Scores) -> Iterator[Features]:
    """`scores`: the first stage's (tokens, labels) log probabilities."""
    if not len(seen):
        return
    chance = np.exp(scores)
    label = scores.argmax(1).astype(np.int64)
    role = _ROLE_OF[label]
    sure = np.searchsorted(_LEVELS, chance[seen.here, label])
    third_last, second_last, last, named, following, second, third = seen.near(label + 1, -3, -2, -1, 0, 1, 2, 3)
    yield _AROUND.at(last, label, following)
    yield _UP_TO.at(third_last, second_last, named)
    yield _AHEAD.at(second, third)
    yield _LABEL.at(label, sure)
    of_role = [chance[:, NUMBER["B-" + kind]] + chance[:, NUMBER["I-" + kind]] for kind in _ROLES]
    for one, height in zip((chance[:, 0], *of_role), _HEIGHT, strict=True):
        yield height.at(*seen.near(np.searchsorted(_LEVELS, one) + 1, -1, 0, 1))
    yield own(328, label, seen.word)
    yield from _runs(seen, role)
    yield from nearest(seen, (of_role[2] >= _LIKELY_CUE) & (seen.quoted != 1), 337)


def _runs(seen: View, role: Ints) -> Iterator[Features]:
    """The order of roles in the sentence: the last two runs before the token, the next two behind it."""
    n, here = len(seen), seen.here
    begins = (role > 0) & (np.r_[0, role[:-1]] != role)
    stops = (role > 0) & (np.r_[role[1:], 0] != role)
    last = before(left(role > 0))
    has_last = last >= seen.sentence_first
    one = np.where(has_last, role[last], 0)
    start = left(begins)[np.where(has_last, last, 0)]
    earlier = last[np.maximum(start, 0)]
    two = np.where(has_last & (earlier >= seen.sentence_first), role[earlier], 0)
    after = behind(right(role > 0))
    has_next = after <= seen.sentence_last
    three = np.where(has_next, role[np.where(has_next, after, 0)], 0)
    stop = np.minimum(right(stops)[np.where(has_next, after, n - 1)], n - 1)
    later = np.minimum(after[stop], n)
    has_later = has_next & (later <= seen.sentence_last)
    four = np.where(has_later, role[np.where(has_later, later, 0)], 0)
    yield _ORDER.at(two, one, role, three, four)
    yield _LAST.at(one, np.where(has_last, bucket(here - last), _NONE))
    yield _NEXT.at(three, np.where(has_next, bucket(after - here), _NONE))
    inside = seen.sentence_first > seen.paragraph_first
    yield _EDGE.at(np.where(inside, role[np.maximum(seen.sentence_first - 1, 0)], 0), role)
