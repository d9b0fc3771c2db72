"""What trained encoders make of articles, for another one to learn from (distillation; Hinton, Vinyals and Dean 2015).

The mean of several encoders is a better reader than each of them, and what it says of articles that nobody annotated
teaches what their own training could not. Trains nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

from provenance.attribution.tagger.careful import WordPieces, gaps_of
from provenance.attribution.tagger.labels import LABELS
from provenance.attribution.tagger.pieces import Window, laid, paragraph, windows
from provenance.ruleset import Rules
from provenance.text import document as text
from provenance.training import checkpoints
from provenance.training.encoder import Encoder, base_folder
from provenance.training.lessons import Answers, Unlabelled
from provenance.training.loss import tensors
from provenance.training.polnear import Annotated
from provenance.values import Article, Document

Say = Callable[[str], None]

AT_ONCE = 6
"""Windows laid end to end: as in training."""

LEAST, MOST = 150, 900
"""Words of a further article: shorter ones are briefs, and long ones would be most of what is learned from."""

OF_ONE_OUTLET = 3
"""Further articles of one outlet, so that many beats and styles are met."""


class Teachers:
    """Trained encoders that answer together."""

    def __init__(self, folders: Sequence[Path], bf16: bool) -> None:
        """`folders`: output folders of training runs. Raises FileNotFoundError where no epoch was finished."""
        torch.set_num_threads(1)
        self._encoders = [checkpoints.last(folder).encoder for folder in folders]
        self._pool = ThreadPoolExecutor(len(folders))  # a thread each
        self._pieces = WordPieces(base_folder() / "tokenizer.json")
        self._bf16 = bf16

    def of_annotated(self, articles: Sequence[Annotated], say: Say) -> dict[str, Answers]:
        """Answers by article."""
        found = {}
        for k, article in enumerate(articles):
            words, gaps = article.words, article.gaps()
            found[article.stem] = self._answers(
                [words[first:end] for first, end in article.paragraphs],
                [gaps[first:end] for first, end in article.paragraphs],
            )
            _tell(k, len(articles), say)
        return found

    def of_further(self, articles: Iterable[Article], number: int, rules: Rules, say: Say) -> tuple[Unlabelled, ...]:
        """Up to `number` articles of many outlets with answers; by lot, the same lot every time."""
        found = []
        chosen = _chosen(articles, number)
        for k, article in enumerate(chosen):
            document = text.build(article, rules)
            words, gaps = _by_paragraph(document)
            if words:
                found.append(Unlabelled(words, gaps, self._answers(words, gaps)))
            _tell(k, len(chosen), say)
        return tuple(found)

    def _answers(self, words: Sequence[Sequence[str]], gaps: Sequence[Sequence[bool]]) -> Answers:
        rows = [paragraph(line, spaces, self._pieces.of) for line, spaces in zip(words, gaps, strict=True)]
        starts = np.cumsum([0, *map(len, words)])
        total = np.zeros((starts[-1], len(LABELS)), dtype=np.float32)
        cut = list(windows(rows, self._pieces.cls, self._pieces.sep))
        for at in range(0, len(cut), AT_ONCE):
            batch = cut[at : at + AT_ONCE]
            mean = np.mean(list(self._pool.map(self._answer, self._encoders, repeat(batch))), axis=0)
            for part, heads in laid(batch, rows):
                first = starts[part.paragraph]
                total[first + part.first : first + part.end] = mean[heads]
        return total.astype(np.float16)

    def _answer(self, encoder: Encoder, batch: Sequence[Window]) -> NDArray[np.float32]:
        """(pieces, labels) probabilities of windows laid end to end."""
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=self._bf16):
            tags, _ = encoder(*tensors(batch))
        found: NDArray[np.float32] = torch.softmax(tags.float(), -1).numpy()
        return found


def _chosen(found: Iterable[Article], number: int) -> list[Article]:
    fit = [article for article in found if LEAST <= len(article.text.split()) <= MOST]
    Random(0).shuffle(fit)
    by_outlet: dict[str | None, int] = {}
    chosen: list[Article] = []
    for article in fit:
        seen = by_outlet.get(article.outlet, 0)
        if seen < OF_ONE_OUTLET and len(chosen) < number:
            by_outlet[article.outlet] = seen + 1
            chosen.append(article)
    return chosen


def _by_paragraph(document: Document) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[bool, ...], ...]]:
    gaps = gaps_of(document)
    words = tuple(document.words[first:end] for first, end in document.paragraphs)
    return words, tuple(tuple(gaps[first:end]) for first, end in document.paragraphs)


def _tell(done: int, of: int, say: Say) -> None:
    if (done + 1) % 100 == 0:
        say(f"teachers have answered {done + 1} of {of} articles")
