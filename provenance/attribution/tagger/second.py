"""Features of the quick reader's second stage: what its own first tags say around a token. No weights here.

The first stage sees words; the second sees where sources, cues and contents seem to be, with how much certainty.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from provenance.attribution.tagger.context import Templates, View, before, behind, bucket, left, nearest, right
from provenance.attribution.tagger.features import Ints
from provenance.attribution.tagger.labels import LABELS, NUMBER, Scores

FIRST_TEMPLATE = 300

_ROLES = ("S>", "S<", "U", "C>", "C<")
_ROLE_OF = np.array([0 if label == "O" else 1 + _ROLES.index(label[2:]) for label in LABELS])
_LEVELS = np.array([0.02, 0.1, 0.3, 0.5, 0.75, 0.93], dtype=np.float32)
_LIKELY_CUE = 0.5


def second_features(seen: View, scores: Scores) -> Iterator[Ints]:
    """`scores`: the first stage's (tokens, labels) log probabilities. One array a template, always in one order."""
    if not len(seen):
        return
    feature = Templates(FIRST_TEMPLATE)
    chance = np.exp(scores)
    label = scores.argmax(1).astype(np.int64)
    role = _ROLE_OF[label]
    sure = np.searchsorted(_LEVELS, chance[seen.here, label])
    named = label + 1
    for distance in (-3, -2, -1, 0, 1, 2, 3):
        yield feature(seen.near(named, distance))
    yield feature(label, sure)
    yield feature(seen.near(named, -1), label, seen.near(named, 1))
    of_role = [chance[:, [NUMBER["B-" + kind], NUMBER["I-" + kind]]].sum(1) for kind in _ROLES]
    for one in (chance[:, 0], *of_role):
        height = np.searchsorted(_LEVELS, one) + 1
        for distance in (-1, 0, 1):
            yield feature(seen.near(height, distance))
    yield feature(label, seen.word)
    yield from _runs(seen, role, feature)
    yield from nearest(seen, (of_role[2] >= _LIKELY_CUE) & (seen.quoted != 1), feature)


def _runs(seen: View, role: Ints, feature: Templates) -> Iterator[Ints]:
    """The order of roles in the sentence: the last two runs before the token, the next two behind it."""
    n, here = len(seen), seen.here
    begins = (role > 0) & (np.r_[0, role[:-1]] != role)
    stops = (role > 0) & (np.r_[role[1:], 0] != role)
    last = before(left(role > 0))
    has_last = last >= seen.sentence_first
    one = np.where(has_last, role[last], 0)
    start = left(begins)[np.where(has_last, last, 0)]
    earlier = before(left(role > 0))[np.maximum(start, 0)]
    two = np.where(has_last & (earlier >= seen.sentence_first), role[earlier], 0)
    after = behind(right(role > 0))
    has_next = after <= seen.sentence_last
    three = np.where(has_next, role[np.where(has_next, after, 0)], 0)
    stop = np.minimum(right(stops)[np.where(has_next, after, n - 1)], n - 1)
    later = np.minimum(behind(right(role > 0))[stop], n)
    has_later = has_next & (later <= seen.sentence_last)
    four = np.where(has_later, role[np.where(has_later, later, 0)], 0)
    yield feature(one, two)
    yield feature(three, four)
    yield feature(one, role)
    yield feature(three, role)
    yield feature(two, one, role, three, four)
    yield feature(one, np.where(has_last, bucket(here - last), 9))
    yield feature(three, np.where(has_next, bucket(after - here), 9))
    inside = seen.sentence_first > seen.paragraph_first
    edge = np.where(inside, role[np.maximum(seen.sentence_first - 1, 0)], 0)
    yield feature(edge, role)
