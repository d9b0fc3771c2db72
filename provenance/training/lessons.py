"""What the encoder learns from in one epoch: windows of varied articles, with tags, other encoders' answers and labels.

A function of the articles, the settings and the epoch. Computes no loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.careful import WordPieces
from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS
from provenance.attribution.tagger.pieces import WINDOW, Window, paragraph, windows
from provenance.training.augment import Lines, vary
from provenance.training.labelled import Label, Labels, labelled
from provenance.training.polnear import Annotated, Gold
from provenance.training.tagging import encode

IGNORED = -100
"""Label of pieces that count for nothing: all but the first of each word."""

SMALLEST_FIRST_WINDOW = 96
"""The first window of an article is 96 to 256 pieces long, by lot, so that paragraphs change neighbours by epoch."""

Answers = NDArray[np.float16]
"""(tokens, labels) probabilities that other encoders give."""


@dataclass(frozen=True, slots=True)
class Travelled:
    """A labelled attribution in a window: places of its source's, cue's and content's words, and the right answers."""

    roles: tuple[tuple[int, ...], ...]
    relay: int
    identity: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window, and what is known of it.

    `tags`: one a piece, IGNORED where there is none; `heads`: places of the words' first pieces; `answers`: one row a
    head, or None.
    """

    window: Window
    tags: tuple[int, ...]
    heads: tuple[int, ...]
    answers: Answers | None
    travelled: tuple[Travelled, ...]


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """An article that nobody annotated: words and white space by paragraph, and what other encoders make of it."""

    words: tuple[tuple[str, ...], ...]
    gaps: tuple[tuple[bool, ...], ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Material:
    """All that is learned from.

    `lessons`: annotated articles; `labels` of some of them; `answers` of other encoders by article; `further` articles.
    """

    lessons: tuple[Annotated, ...]
    labels: Labels
    answers: Mapping[str, Answers]
    further: tuple[Unlabelled, ...] = ()


def lines(article: Annotated, annotator: str) -> Lines:
    """An article as one annotator tagged it."""
    words, gaps, gold = article.words, article.gaps(), article.by_annotator[annotator]
    return Lines(
        [list(words[first:end]) for first, end in article.paragraphs],
        [list(gaps[first:end]) for first, end in article.paragraphs],
        [encode(part, gold) for part in article.paragraphs],
    )


def epoch(material: Material, pieces: WordPieces, seed: int, number: int, branch: int = 1) -> list[Lesson]:
    """The lessons of an epoch: articles varied, annotators taking turns, windows shuffled."""
    lot = f"{seed}:{number}" if branch == 1 else f"{seed}:{number}:{branch}"
    found: list[Lesson] = []
    for article in material.lessons:
        random = Random(f"{lot}:{article.stem}")
        annotators = sorted(article.by_annotator)
        turn = (sum(map(ord, article.stem)) + seed + number + branch - 1) % len(annotators)
        plain = lines(article, annotators[turn])
        varied = vary(plain, random)
        told, answers = labelled(article, material.labels), material.answers.get(article.stem)
        if not _same_words(plain, varied):  # quotation marks were lost: places no longer agree
            told, answers = [], None
        found += _windows(varied, pieces, random, told, answers)
    for k, further in enumerate(material.further):
        random = Random(f"{lot}:further {k}")
        words, gaps = [list(line) for line in further.words], [list(line) for line in further.gaps]
        plain = Lines(words, gaps, [[0] * len(line) for line in words])
        varied = vary(plain, random)
        kept = varied if _same_words(plain, varied) else plain
        found += _windows(Lines(kept.words, kept.gaps, []), pieces, random, [], further.answers)
    Random(lot).shuffle(found)
    return found


def _same_words(plain: Lines, varied: Lines) -> bool:
    return [len(line) for line in plain.words] == [len(line) for line in varied.words]


def _windows(
    varied: Lines, pieces: WordPieces, random: Random, told: Sequence[tuple[Gold, Label]], answers: Answers | None
) -> Iterator[Lesson]:
    rows = [paragraph(words, gaps, pieces.of) for words, gaps in zip(varied.words, varied.gaps, strict=True)]
    starts = np.cumsum([0, *(len(words) for words in varied.words)]).tolist()
    for window in windows(rows, pieces.cls, pieces.sep, random.randint(SMALLEST_FIRST_WINDOW, WINDOW)):
        tags, place = [IGNORED] * len(window.ids), dict[int, int]()
        for part in window.parts:
            heads = rows[part.paragraph].heads
            for word in range(part.first, part.end):
                at = heads[word] + part.offset
                place[starts[part.paragraph] + word] = at
                if varied.labels:
                    tags[at] = varied.labels[part.paragraph][word]
        known = None if answers is None else answers[list(place)]
        yield Lesson(window, tuple(tags), tuple(place.values()), known, tuple(_travelled(told, place)))


def _travelled(told: Sequence[tuple[Gold, Label]], place: Mapping[int, int]) -> Iterator[Travelled]:
    """The labelled attributions whose cue, or content if it has none, stands in the window at least in part."""
    for gold, (relay, identity) in told:
        if any(token in place for token in gold.cue or gold.content):
            roles = tuple(
                tuple(place[token] for token in tokens if token in place)
                for tokens in (gold.source, gold.cue, gold.content)
            )
            yield Travelled(roles, RELAYS.index(relay), IDENTITIES.index(identity))
