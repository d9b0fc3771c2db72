"""Trains the quick reader's two linear models with scikit-learn. Measuring and calibrating are other files' work.

The second stage learns from tags of articles that the first had not seen (five folds), as it will meet them.
20 minutes on one core, 5 GB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from provenance.attribution.tagger.context import context_features, view
from provenance.attribution.tagger.features import HASH_BITS, REACH, lay_out, spread, type_features
from provenance.attribution.tagger.labels import LABELS, STEPS, Scores, log_softmax
from provenance.attribution.tagger.second import second_features
from provenance.attribution.tagger.wordtypes import WordTypes
from provenance.tokens import plain_all
from provenance.training.encoder import base_folder
from provenance.training.lexicon import Propensities, word_classes
from provenance.training.names import replace as renamed
from provenance.training.names import replacements
from provenance.training.polnear import Annotated, Gold, as_read
from provenance.training.tagging import encode
from provenance.values import Document

Places = NDArray[np.int32]

LEAST_WEIGHT = 0.01
"""Features all of whose weights are smaller are left out of the file: hundred of them move no score by one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on besides the corpus; written into the model's header."""

    seed: int = 1
    folds: int = 5
    strength: float = 0.3
    """C of scikit-learn's LogisticRegression: 0.1 and 1 lose half a point."""
    iterations: int = 45
    least: int = 3
    """Uses from which a feature is kept: rarer ones are names and accidents."""
    names: float = 0.4
    people: float = 0.9
    step_weight: float = 0.3
    """How much a tag's usual successor counts beside the token's own evidence."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training article as the features see it, and its labels: one row of them an annotator."""

    stem: str
    document: Document
    labels: tuple[NDArray[np.int8], ...]
    fold: int


@dataclass(frozen=True, slots=True)
class Linear:
    """A fitted model: (places, labels) weights of the kept places, a bias, and weights of dense inputs, if any."""

    places: NDArray[np.int64]
    weights: Scores
    bias: Scores
    mix: Scores


def lessons(articles: Sequence[Annotated], settings: Settings) -> tuple[list[Lesson], Propensities]:
    """The articles with most of their people renamed, and how often each word was part of a cue."""
    made: list[Lesson] = []
    counts = Propensities()
    for number, article in enumerate(sorted(articles, key=lambda article: article.stem)):
        if not article.by_annotator:
            continue
        document, found = as_read(article)
        random = Random(f"{settings.seed}:{article.stem}")
        if random.random() < settings.names:
            changed = replacements(document.words, random, settings.people)
            words = tuple(renamed(word, changed) for word in document.words)
            document = replace(document, words=words, lower=tuple(plain_all(words)))
        labels = tuple(_labels(document, found[who]) for who in sorted(found))
        made.append(Lesson(article.stem, document, labels, number % settings.folds))
        share = np.zeros(len(document))
        for gold in found.values():
            share[sorted({i for one in gold for i in one.cue})] += 1 / len(found)
        counts.add(article.stem, document.lower, share.tolist())
    return made, counts


def _labels(document: Document, gold: Sequence[Gold]) -> NDArray[np.int8]:
    return np.array([label for part in document.paragraphs for label in encode(part, gold)], dtype=np.int8)


def first_places(lesson: Lesson, types: WordTypes, counts: Propensities) -> Places:
    """(tokens, templates) hashed features of the first stage, the article's own counts left out of propensities."""
    layout = lay_out([lesson.document], types)
    levels = np.array(counts.levels_without(lesson.stem, lesson.document.lower), dtype=np.int64)
    seen = view(layout, types.table, levels)
    columns: list[NDArray[np.int64]] = []
    for distance in range(-REACH, REACH + 1):
        columns += spread(type_features(types.table[layout.types[layout.place + distance]], distance))
    columns += spread(context_features(seen))
    return np.stack([column.astype(np.int32) for column in columns], axis=1)


def second_places(lesson: Lesson, types: WordTypes, counts: Propensities, scores: Scores) -> Places:
    """(tokens, templates) hashed features of the second stage, from the first stage's log probabilities."""
    levels = np.array(counts.levels_without(lesson.stem, lesson.document.lower), dtype=np.int64)
    seen = view(lay_out([lesson.document], types), types.table, levels)
    return np.stack([column.astype(np.int32) for column in spread(second_features(seen, scores))], axis=1)


class Table:
    """The places of all lessons' tokens as one sparse matrix, kept places alone, ready to be cut by lesson."""

    def __init__(self, parts: Sequence[Places], least: int) -> None:
        uses = np.zeros(1 << HASH_BITS, dtype=np.int64)
        for part in parts:
            uses += np.bincount(part.ravel(), minlength=1 << HASH_BITS)
        self.places = np.flatnonzero(uses >= least)
        column = np.full(1 << HASH_BITS, -1, dtype=np.int32)
        column[self.places] = np.arange(len(self.places), dtype=np.int32)
        self.parts = [self._sparse(part, column) for part in parts]

    def _sparse(self, part: Places, column: Places) -> sparse.csr_matrix:
        found = column[part]
        kept = found >= 0
        bounds = np.r_[0, np.cumsum(kept.sum(1))]
        data = np.ones(int(bounds[-1]), dtype=np.float32)
        return sparse.csr_matrix((data, found[kept], bounds), shape=(len(part), len(self.places)))


def fit(
    table: Table,
    made: Sequence[Lesson],
    chosen: Sequence[int],
    settings: Settings,
    dense: Sequence[Scores] | None = None,
) -> Linear:
    """Multinomial logistic regression over the chosen lessons; annotators of an article share its weight."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    rows, labels, weights = [], [], []
    for i in chosen:
        part = table.parts[i] if dense is None else sparse.hstack([table.parts[i], dense[i]], format="csr")
        for row in made[i].labels:
            rows.append(part)
            labels.append(row)
            weights.append(np.full(len(row), 1 / len(made[i].labels), dtype=np.float32))
    model = LogisticRegression(C=settings.strength, max_iter=settings.iterations, tol=1e-3)
    with catch_warnings():
        simplefilter("ignore", ConvergenceWarning)  # the iterations are the setting: more of them overfit
        model.fit(sparse.vstack(rows, format="csr"), np.concatenate(labels), sample_weight=np.concatenate(weights))
    width = len(table.places)
    found = np.zeros((model.coef_.shape[1], len(LABELS)), dtype=np.float32)
    bias = np.full(len(LABELS), -20.0, dtype=np.float32)
    for k, label in enumerate(model.classes_):
        found[:, label], bias[label] = model.coef_[k], model.intercept_[k]
    return Linear(table.places, found[:width], bias, found[width:])


def apply(model: Linear, part: sparse.csr_matrix, dense: Scores | None = None) -> Scores:
    """Log probabilities of a lesson's tokens."""
    total: Scores = (part @ model.weights + model.bias).astype(np.float32)
    return log_softmax(total if dense is None else total + dense @ model.mix)


@dataclass(frozen=True, slots=True)
class Trained:
    """The two stages, what they know of words, and each lesson's scores by models that had not seen it."""

    first: Linear
    second: Linear
    steps: Scores
    counts: Propensities
    classes: dict[str, tuple[int, int]]
    unseen: dict[str, Scores]


def train(
    articles: Sequence[Annotated], settings: Settings = Settings(), say: Callable[[str], None] = print
) -> Trained:
    """Both stages over all articles, and the five-fold scores to measure and calibrate on."""
    made, counts = lessons(articles, settings)
    say(f"{len(made)} articles")
    words, stems = counts.levels()
    classes = word_classes(words, base_folder())
    types = WordTypes(words, stems, classes)
    say("features of the first stage")
    one = Table([first_places(lesson, types, counts) for lesson in made], settings.least)
    everyone = range(len(made))
    before: list[Scores] = [np.zeros((0, 0), dtype=np.float32)] * len(made)
    for fold in range(settings.folds):
        say(f"first stage, fold {fold + 1} of {settings.folds}: {len(one.places)} features")
        model = fit(one, made, [i for i in everyone if made[i].fold != fold], settings)
        for i in everyone:
            if made[i].fold == fold:
                before[i] = apply(model, one.parts[i])
    say("first stage, all articles")
    first = fit(one, made, list(everyone), settings)
    del one
    two = Table([second_places(made[i], types, counts, before[i]) for i in everyone], settings.least)
    unseen: dict[str, Scores] = {}
    for fold in range(settings.folds):
        say(f"second stage, fold {fold + 1} of {settings.folds}: {len(two.places)} features")
        model = fit(two, made, [i for i in everyone if made[i].fold != fold], settings, before)
        unseen |= {made[i].stem: apply(model, two.parts[i], before[i]) for i in everyone if made[i].fold == fold}
    say("second stage, all articles")
    second = fit(two, made, list(everyone), settings, before)
    return Trained(first, second, _steps(made, settings.step_weight), counts, classes, unseen)


def _steps(made: Sequence[Lesson], weight: float) -> Scores:
    """Log of how much likelier than usual each tag follows each other one, where BIO allows it."""
    together, alone = np.full((len(LABELS), len(LABELS)), 0.1), np.full(len(LABELS), 0.1)
    for row, bounds in _rows(made):
        for first, end in bounds:
            np.add.at(together, (row[first : end - 1], row[first + 1 : end]), 1)
            np.add.at(alone, row[first:end], 1)
    lift = np.log(together / together.sum(1, keepdims=True)) - np.log(alone / alone.sum())
    steps: Scores = (STEPS + weight * lift).astype(np.float32)
    return steps


def _rows(made: Sequence[Lesson]) -> Iterator[tuple[NDArray[np.int8], tuple[tuple[int, int], ...]]]:
    for lesson in made:
        for row in lesson.labels:
            yield row, lesson.document.paragraphs


def arrays(trained: Trained) -> dict[str, NDArray[np.generic]]:
    """The model as the quick tagger reads it: weights as int8 with a scale a feature, words as UTF-8 bytes."""
    words, stems = trained.counts.levels()
    stored: dict[str, NDArray[np.generic]] = {"mix": trained.second.mix, "steps": trained.steps}
    for number, model in ((1, trained.first), (2, trained.second)):
        largest = np.abs(model.weights).max(1)
        kept = largest >= LEAST_WEIGHT
        scale = (largest[kept] / 127).astype(np.float16)
        rows = np.rint(model.weights[kept] / scale[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
        stored |= {
            f"places{number}": model.places[kept].astype(np.int32),
            f"rows{number}": rows,
            f"scale{number}": scale,
            f"bias{number}": model.bias,
        }
    for name, listed in (("words", sorted(words)), ("stems", sorted(stems)), ("classed", sorted(trained.classes))):
        stored[name] = np.frombuffer("\n".join(listed).encode("utf-8"), dtype=np.uint8)
    stored["word_levels"] = np.array([words[word] for word in sorted(words)], dtype=np.uint8)
    stored["stem_levels"] = np.array([stems[word] for word in sorted(stems)], dtype=np.uint8)
    stored["coarse"] = np.array([trained.classes[word][0] for word in sorted(trained.classes)], dtype=np.uint8)
    stored["fine"] = np.array([trained.classes[word][1] for word in sorted(trained.classes)], dtype=np.uint16)
    return stored
