"""The careful tagger: the encoder as int8 ONNX, one window at a time, and the network that reads the article at once.

Tags and opinions alone; linking is another room's work.

Windows are not run together: int8 activations are scaled by the largest value of what is run at once, so a window's
tags would depend on its neighbours. One at a time costs nothing measurable: a window keeps one core busy by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from provenance.attribution.tagger.labels import LABELS, Scores, eager_steps
from provenance.attribution.tagger.leaning import ArticleHead, Tagged, leaning
from provenance.attribution.tagger.modelfiles import SHIPPED, Header, ModelError, header
from provenance.attribution.tagger.pieces import MAX_PIECES, VERSION, laid, paragraph, windows
from provenance.values import Document, Relation

_REMEMBERED = 50_000
"""Words whose pieces are kept: an article brings some hundred new ones, and all of them weigh 10 MB."""


class WordPieces:
    """Words to word-piece ids. Remembers words; the ids of a word never depend on what came before."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}
        self.cls, self.sep, self.unknown = (self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]"))

    def _special(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ModelError(f"the tokenizer knows no {name}: its file belongs to another model")
        return int(number)

    def of(self, word: str) -> tuple[int, ...]:
        """One to MAX_PIECES ids."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
            found = self._known[word] = tuple(ids) or (self.unknown,)
        return found


class CarefulTagger:
    """Log probabilities of tags from the encoder. One thread; open one in each process."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        weights = weights_in(folder)
        self.header: Header = header(folder / "careful.json", weights, "careful", VERSION)
        self.steps: Scores = eager_steps(self.header.outside)
        self._encoder = OpenedEncoder(folder)
        self._head = article_head(folder)

    def tagged(self, documents: Sequence[Document]) -> list[Tagged]:
        """What the encoder makes of each document's tokens."""
        return [self._encoder(document) for document in documents]

    def leaning(self, document: Document, relations: Sequence[Relation], tagged: Tagged) -> tuple[Relation, ...]:
        """A document's relations with what the network makes of them, read together."""
        return leaning(document, relations, tagged, self._head)


def weights_in(folder: Path) -> tuple[Path, Path]:
    """The two graphs of a folder: the encoder, and the network that reads an article's attributions together."""
    return folder / "careful.onnx", folder / "careful-article.onnx"


def opinions(folder: Path = SHIPPED) -> Callable[[Document, Sequence[Relation]], tuple[Relation, ...]]:
    """What the networks of a folder make of a document's relations, whatever the header says: for training judges."""
    encoder, head = OpenedEncoder(folder), article_head(folder)
    return lambda document, relations: leaning(document, relations, encoder(document), head)


def session(weights: Path) -> onnxruntime.InferenceSession:
    """The graph, opened for one thread. Raises ModelError when onnxruntime cannot read it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # no warnings about graph details on a user's terminal
    try:
        return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own that have no common base
        raise ModelError(f"onnxruntime cannot read {weights}: {error}") from error


def article_head(folder: Path) -> ArticleHead:
    """The network that reads an article's attributions together."""
    opened = session(weights_in(folder)[1])

    def read(
        parts: Scores, places: NDArray[np.int64], paragraphs: Scores
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        relays, identities = opened.run(None, {"parts": parts, "places": places, "paragraphs": paragraphs})
        return relays, identities

    return read


class OpenedEncoder:
    """What the encoder makes of one document's tokens, window by window."""

    def __init__(self, folder: Path) -> None:
        self._session = session(weights_in(folder)[0])
        self._pieces = WordPieces(folder / "tokenizer.json")

    def __call__(self, document: Document) -> Tagged:
        width = self._session.get_outputs()[1].shape[1]
        tags = np.full((len(document), len(LABELS)), -20.0, dtype=np.float32)
        vectors = np.zeros((len(document), width), dtype=np.float32)
        if not len(document):
            return Tagged(tags, vectors)
        gaps, pieces = gaps_of(document), self._pieces
        starts = [first for first, _ in document.sentences]
        rows = [
            paragraph(
                document.words[first:end],
                gaps[first:end],
                pieces.of,
                (start - first for start in starts[bisect_left(starts, first) : bisect_left(starts, end)]),
            )
            for first, end in document.paragraphs
        ]
        for window in windows(rows, pieces.cls, pieces.sep):
            answers = self._session.run(
                None,
                {
                    "ids": np.array(window.ids, dtype=np.int64),
                    "shapes": np.array(window.shapes, dtype=np.int64),
                    "quotes": np.array(window.quotes, dtype=np.int64),
                },
            )
            for part, heads in laid([window], rows):
                first = document.paragraphs[part.paragraph][0]
                for whole, answer in zip((tags, vectors), answers, strict=True):
                    whole[first + part.first : first + part.end] = answer[heads]
        return Tagged(tags, vectors)


def gaps_of(document: Document) -> list[bool]:
    """Whether white space, or the text's beginning, stands before each token."""
    ends = (-1, *document.ends)
    return [start == 0 or end < start for start, end in zip(document.starts, ends, strict=False)]
