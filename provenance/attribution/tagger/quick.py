"""The quick tagger: two linear models over hashed features, numpy alone. Tags alone; linking is another room's work.

Whole batches of documents are laid out and looked up at once. No feature crosses a paragraph, and each token's weights
are added up in one order, so that a document's tags do not depend on the batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.context import context_features, view
from provenance.attribution.tagger.features import (
    HASH_BITS,
    REACH,
    VERSION,
    Features,
    Ints,
    Items,
    in_order,
    lay_out,
    type_features,
)
from provenance.attribution.tagger.labels import LABELS, Scores, log_softmax
from provenance.attribution.tagger.leaning import Tagged
from provenance.attribution.tagger.modelfiles import SHIPPED, Header, ModelError, header
from provenance.attribution.tagger.second import second_features
from provenance.attribution.tagger.wordtypes import WordTypes
from provenance.values import Document, Relation

_REMEMBERED = 40_000
"""Word types kept between batches; with their summed weights about 15 MB."""


class Weights:
    """A linear model whose features are places among 2^HASH_BITS; places it never saw weigh nothing."""

    def __init__(self, places: Ints, rows: NDArray[np.int8], scale: NDArray[np.float16], bias: Scores) -> None:
        self._row_of = np.zeros(1 << HASH_BITS, dtype=np.int32)
        self._row_of[places] = np.arange(1, len(places) + 1, dtype=np.int32)
        self._rows = np.zeros((len(places) + 1, rows.shape[1]), dtype=np.float32)
        self._rows[1:] = rows.astype(np.float32) * scale.astype(np.float32)[:, None]
        self.bias = bias
        self._kept: dict[int, Scores] = {}
        """By template: the weights of items that are the same in every batch."""

    def add(self, features: Iterable[Features], total: Scores) -> Scores:
        """`total` plus the weights of every feature, one template after the other."""
        found = np.empty_like(total)
        for number, one in in_order(features):
            # numbers are in bounds by construction; "clip" spares numpy a second look at each of them
            if one.item is None:
                self._rows.take(
                    self._row_of.take(one.items.places[number], mode="clip"), axis=0, out=found, mode="clip"
                )
            else:
                self._of_items(number, one.items).take(one.item, axis=0, out=found, mode="clip")
            total += found
        return total

    def _of_items(self, number: int, items: Items) -> Scores:
        """(items, labels) weights of one template."""
        if number in self._kept:
            return self._kept[number]
        rows = np.broadcast_to(self._row_of[items.places[number]], items.shape)
        weights: Scores = self._rows[rows.reshape(-1)]
        if items.fixed:
            self._kept[number] = weights
        return weights


class QuickTagger:
    """Log probabilities of tags from the linear models."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        weights = folder / "quick.npz"
        self.header: Header = header(folder / "quick.json", (weights,), "quick", VERSION)
        try:
            with np.load(weights, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            self._one, self._two = (
                Weights(arrays[f"places{k}"], arrays[f"rows{k}"], arrays[f"scale{k}"], arrays[f"bias{k}"])
                for k in (1, 2)
            )
            self._mix = arrays["mix"]
            self.steps: Scores = arrays["steps"]
            self._lexicon = lexicon(arrays)
        except (KeyError, ValueError, OSError) as error:
            raise ModelError(f"{weights} cannot be read: {error}") from error
        self._types = WordTypes(*self._lexicon)
        self._summed: Scores = np.zeros((2 * REACH + 1, 0, len(LABELS)), dtype=np.float32)
        self._summed_types = 0

    def tagged(self, documents: Sequence[Document]) -> list[Tagged]:
        """Tags alone."""
        return [Tagged(one) for one in self.scores(documents)]

    def leaning(self, _: Document, relations: Sequence[Relation], __: Tagged) -> tuple[Relation, ...]:
        """No opinion: words far away tell how others travelled, and the linear models see none."""
        return tuple(relations)

    def scores(self, documents: Sequence[Document]) -> list[Scores]:
        """(tokens, labels) log probabilities of each document."""
        if len(self._types) > _REMEMBERED:
            self._types, self._summed_types = WordTypes(*self._lexicon), 0
        layout = lay_out(documents, self._types)
        self._sum_new_types()
        seen = view(layout, self._types.table)
        total: Scores = np.zeros((len(seen), len(LABELS)), dtype=np.float32)
        found = np.empty_like(total)
        for distance, summed in zip(range(-REACH, REACH + 1), self._summed, strict=True):
            total += summed.take(layout.types.take(layout.place + distance), axis=0, out=found, mode="clip")
        first = log_softmax(self._one.add(context_features(seen), total) + self._one.bias)
        second = log_softmax(self._two.add(second_features(seen, first), mixed(first, self._mix)) + self._two.bias)
        ends = np.cumsum([len(document) for document in documents])
        return [second[end - len(document) : end] for document, end in zip(documents, ends, strict=True)]

    def _sum_new_types(self) -> None:
        """Add up, for every new word type and distance, the weights that the word brings by itself."""
        first, end = self._summed_types, len(self._types)
        if end > self._summed.shape[1]:
            wider = np.zeros((2 * REACH + 1, len(self._types.table), len(LABELS)), dtype=np.float32)
            wider[:, :first] = self._summed[:, :first]
            self._summed = wider
        rows = self._types.table[first:end]
        for distance in range(-REACH, REACH + 1):
            new = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
            self._summed[distance + REACH, first:end] = self._one.add(type_features(rows, distance), new)
        self._summed_types = end


def mixed(scores: Scores, mix: Scores) -> Scores:
    """`scores @ mix` with a fixed order of additions: a library's product of matrices rounds by the number of rows."""
    total: Scores = np.zeros((len(scores), mix.shape[1]), dtype=np.float32)
    for label, row in enumerate(mix):
        total += scores[:, label, None] * row
    return total


def lexicon(
    arrays: dict[str, NDArray[np.generic]],
) -> tuple[dict[str, int], dict[str, int], dict[str, tuple[int, int]]]:
    """Levels of words, levels of stems and word classes, as the model file holds them."""

    def words(name: str) -> list[str]:
        return bytes(arrays[name].astype(np.uint8)).decode("utf-8").split("\n")

    levels = dict(zip(words("words"), (int(x) for x in arrays["word_levels"]), strict=True))
    stems = dict(zip(words("stems"), (int(x) for x in arrays["stem_levels"]), strict=True))
    pairs = zip(arrays["coarse"], arrays["fine"], strict=True)
    return levels, stems, {word: (int(a), int(b)) for word, (a, b) in zip(words("classed"), pairs, strict=True)}
