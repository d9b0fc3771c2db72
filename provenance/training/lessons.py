"""What the careful reader learns from in one epoch: varied articles with tags, other encoders' answers and labels.

A function of the articles, the settings and the epoch. Computes no loss.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from random import Random

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.careful import WordPieces
from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS, place
from provenance.attribution.tagger.pieces import WINDOW, Window, laid, paragraph, windows
from provenance.training.augment import Lines, vary
from provenance.training.labelled import Label, Labels, labelled
from provenance.training.polnear import Annotated, Gold
from provenance.training.tagging import encode

SMALLEST_FIRST_WINDOW = 96
"""The first window of an article is 96 to 256 pieces long, by lot, so that paragraphs change neighbours by epoch."""

Answers = NDArray[np.float16]
"""(tokens, labels) probabilities that other encoders give."""


@dataclass(frozen=True, slots=True)
class Travelled:
    """A labelled attribution: its source's, cue's and content's words, its paragraph, and the right answers."""

    roles: tuple[tuple[int, ...], ...]
    paragraph: int
    relay: int
    identity: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article in windows, and what is known of it.

    `heads`: of each word, the place of its first piece among all windows' pieces laid end to end; `paragraphs`: ranges
    of words; `tags`: one a word, none if nobody annotated the article; `answers`: one row a word, or None.
    """

    windows: tuple[Window, ...]
    heads: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]
    tags: tuple[int, ...]
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
    """The lessons of an epoch, one an article: varied, annotators taking turns, shuffled."""
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
        found.append(_lesson(varied, pieces, random, told, answers))
    for k, further in enumerate(material.further):
        random = Random(f"{lot}:further {k}")
        words, gaps = [list(line) for line in further.words], [list(line) for line in further.gaps]
        plain = Lines(words, gaps, [[0] * len(line) for line in words])
        varied = vary(plain, random)
        kept = varied if _same_words(plain, varied) else plain
        found.append(_lesson(Lines(kept.words, kept.gaps, []), pieces, random, [], further.answers))
    Random(lot).shuffle(found)
    return found


def _same_words(plain: Lines, varied: Lines) -> bool:
    return [len(line) for line in plain.words] == [len(line) for line in varied.words]


def _lesson(
    varied: Lines, pieces: WordPieces, random: Random, told: Sequence[tuple[Gold, Label]], answers: Answers | None
) -> Lesson:
    rows = [paragraph(words, gaps, pieces.of) for words, gaps in zip(varied.words, varied.gaps, strict=True)]
    starts = list(accumulate((len(words) for words in varied.words), initial=0))
    cut = tuple(windows(rows, pieces.cls, pieces.sep, random.randint(SMALLEST_FIRST_WINDOW, WINDOW)))
    heads = tuple(at for _, places in laid(cut, rows) for at in places)
    travelled = tuple(
        Travelled(
            (gold.source, gold.cue, gold.content),
            bisect_right(starts, place(gold.source, gold.cue, gold.content)) - 1,
            RELAYS.index(relay),
            IDENTITIES.index(identity),
        )
        for gold, (relay, identity) in told
    )
    paragraphs = tuple(pairwise(starts))
    return Lesson(cut, heads, paragraphs, tuple(chain.from_iterable(varied.labels)), answers, travelled)
