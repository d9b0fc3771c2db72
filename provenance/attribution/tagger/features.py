"""Tokens of many documents laid out for numpy, hashing, and the quick reader's features of single words. No weights.

Features of one word at a fixed distance are worked out once a word type; what needs several words is in `context`.
Few features are each token's own: most are a cue's, a sentence's, or decided by a few small numbers (`Items`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger import wordtypes as wt
from provenance.values import Document

Ints = NDArray[np.int64]

VERSION = 1
"""Stands in the model's header; a reader refuses a model of another version."""

HASH_BITS = 22
"""4 M places for about 0.9 M distinct features of the corpus: one in ten shares its place."""

REACH = 3
"""Words seen on each side by themselves; also the padding between paragraphs."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Tokens of documents laid end to end, REACH empty places around each paragraph.

    `types`: row of the word table at each place (0: empty). The rest run parallel to the tokens: `place`, `sentence`
    and `paragraph` number over all documents, `quoted` as in `Document`, `order` and `last`: the paragraph's number
    in its document and how many follow it.
    """

    types: Ints
    quotes: Ints
    place: Ints
    sentence: Ints
    paragraph: Ints
    quoted: Ints
    order: Ints
    last: Ints


def lay_out(documents: Sequence[Document], types: wt.WordTypes) -> Layout:
    """Lay out the tokens of all documents; their words enter `types`."""
    numbers, sentence, paragraph, quoted, order, last = (list[Ints]() for _ in range(6))
    sentences = paragraphs = 0
    for document in documents:
        if not len(document):
            continue
        numbers.append(types.of(document.words))
        of = np.array(document.paragraph_of, dtype=np.int64)
        sentence.append(np.array(document.sentence_of, dtype=np.int64) + sentences)
        paragraph.append(of + paragraphs)
        quoted.append(np.array(document.quoted, dtype=np.int64))
        order.append(of)
        last.append(len(document.paragraphs) - 1 - of)
        sentences += len(document.sentences)
        paragraphs += len(document.paragraphs)
    number, of_all, state = _joined(numbers), _joined(paragraph), _joined(quoted)
    place = np.arange(len(number)) + REACH * (of_all + 1)
    laid = np.zeros(len(number) + REACH * (paragraphs + 1), dtype=np.int64)
    laid[place] = number
    quotes = np.full(len(laid), 8, dtype=np.int64)
    quotes[place] = state
    return Layout(laid, quotes, place, _joined(sentence), of_all, state, _joined(order), _joined(last))


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: Fibonacci hashing (Knuth, TAOCP 6.4)
_MIX = np.uint64(0xBF58476D1CE4E5B9)  # a multiplier of splitmix64


def hashed(template: int, *values: Ints | NDArray[np.bool_] | int) -> Ints:
    """Places of a feature template's values among 2^HASH_BITS."""
    key = np.asarray([template + 1], dtype=np.uint64) * _SPREAD
    for value in values:
        key = (key ^ np.asarray(value).astype(np.uint64)) * _MIX
        key = key ^ (key >> np.uint64(29))
    places: Ints = ((key * _SPREAD) >> np.uint64(64 - HASH_BITS)).astype(np.int64)
    return places


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """What tokens share features with: cues, sentences, combinations of small numbers. Hashed once each.

    `shape`: the items' axes; `places`: number of a template -> its hashed values, which broadcast to the items.
    `fixed`: the same in every batch, so that their weights can be kept.
    """

    shape: tuple[int, ...]
    places: Mapping[int, Ints]
    fixed: bool = False

    def at(self, *values: Ints | NDArray[np.bool_]) -> Features:
        """Features of tokens from their position on each axis."""
        return Features(self, np.ravel_multi_index([value.astype(np.intp) for value in values], self.shape))


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Features of tokens: their items, and each token's number among them; None where every token is its own."""

    items: Items
    item: Ints | None

    def places(self, number: int) -> Ints:
        """Hashed features of one template, one a token."""
        places = self.items.places[number]
        return places if self.item is None else np.broadcast_to(places, self.items.shape).reshape(-1)[self.item]


def own(number: int, *values: Ints | NDArray[np.bool_]) -> Features:
    """A template of which every token has its own value."""
    places = hashed(number, *values)
    return Features(Items(places.shape, {number: places}), None)


def grid(shape: Sequence[int], templates: Mapping[int, Sequence[int]]) -> Items:
    """Items for every combination of numbers from 0 below `shape`; `templates`: number -> the axes it looks at."""
    axes = np.ogrid[tuple(slice(size) for size in shape)]
    places = {number: hashed(number, *(axes[k] for k in looked_at)) for number, looked_at in templates.items()}
    return Items(tuple(shape), places, fixed=True)


def in_order(features: Iterable[Features]) -> list[tuple[int, Features]]:
    """Every template by its number: the order of additions, which decides how sums are rounded."""
    return sorted([(number, one) for one in features for number in one.items.places], key=itemgetter(0))


def spread(features: Iterable[Features]) -> list[Ints]:
    """Hashed features, one array over the tokens a template, by the templates' numbers."""
    return [one.places(number) for number, one in in_order(features)]


TYPE_TEMPLATES: tuple[tuple[int, int], ...] = (
    *((d, wt.WORD) for d in (-3, -2, -1, 0, 1, 2, 3)),
    *((d, column) for d in (-2, -1, 0, 1, 2) for column in (wt.SUFFIX3, wt.SHAPE, wt.COARSE)),
    *((d, wt.FINE) for d in (-1, 0, 1)),
    *((0, column) for column in (wt.SUFFIX2, wt.SUFFIX4, wt.PREFIX3, wt.STEM, wt.FLAGS)),
)
"""(distance, column of the word table): every feature that one word alone decides."""


def type_features(rows: Ints, distance: int) -> list[Features]:
    """Features that words (rows of the word table) give to the token that stands `-distance` from them."""
    return [own(number, rows[:, column]) for number, (d, column) in enumerate(TYPE_TEMPLATES) if d == distance]
