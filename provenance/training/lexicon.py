"""What the quick reader is told of words: how often each is part of a cue, and word classes. Fits no weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.wordtypes import level, stem

COARSE, FINE = 64, 512
"""Numbers of word classes. Twice or half as many change dev F1 by less than the noise."""


@dataclass(slots=True)
class Propensities:
    """Counts of lower-cased words and stems, all and in cues, with each article's share kept to be left out."""

    uses: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    stem_uses: Counter[str] = field(default_factory=Counter)
    stem_cues: Counter[str] = field(default_factory=Counter)
    own: dict[str, tuple[Counter[str], Counter[str], Counter[str], Counter[str]]] = field(default_factory=dict)

    def add(self, article: str, lower: Sequence[str], in_cue: Sequence[float]) -> None:
        """Count an article's words; `in_cue` is the share of its annotators who put the word into a cue."""
        uses, cues, stem_uses, stem_cues = (Counter[str]() for _ in range(4))
        for word, share in zip(lower, in_cue, strict=True):
            uses[word] += 1
            stem_uses[stem(word)] += 1
            if share:
                cues[word] += share  # type: ignore[assignment]
                stem_cues[stem(word)] += share  # type: ignore[assignment]
        self.own[article] = uses, cues, stem_uses, stem_cues
        for total, part in zip((self.uses, self.cues, self.stem_uses, self.stem_cues), self.own[article], strict=True):
            total.update(part)

    def levels_without(self, article: str, lower: Sequence[str]) -> list[int]:
        """Propensity levels of an article's words, its own counts left out: what a new article would be given."""
        uses, cues, stem_uses, stem_cues = self.own.get(article, (Counter(), Counter(), Counter(), Counter()))
        levels = {
            word: level(
                self.uses[word] - uses[word],
                self.cues[word] - cues[word],
                self.stem_uses[stem(word)] - stem_uses[stem(word)],
                self.stem_cues[stem(word)] - stem_cues[stem(word)],
            )
            for word in set(lower)
        }
        return [levels[word] for word in lower]

    def levels(self) -> tuple[dict[str, int], dict[str, int]]:
        """Levels of all words, and of all stems for words never seen."""
        words = {
            word: level(self.uses[word], self.cues[word], self.stem_uses[stem(word)], self.stem_cues[stem(word)])
            for word in self.uses
        }
        stems = {word: level(0, 0, self.stem_uses[word], self.stem_cues[word]) for word in self.stem_uses}
        return words, stems


def word_classes(words: Iterable[str], base: Path, seed: int = 0) -> dict[str, tuple[int, int]]:
    """(coarse, fine) class of each word that the base model has as one piece: k-means over its embeddings."""
    from safetensors.numpy import load_file
    from sklearn.cluster import MiniBatchKMeans
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    numbers = {word: tokenizer.token_to_id(word) for word in sorted(set(words)) if word.isalpha()}
    known = {word: number for word, number in numbers.items() if number is not None}
    table = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"]
    vectors = table[list(known.values())].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    coarse, fine = (
        _clusters(MiniBatchKMeans(count, random_state=seed, n_init=3, batch_size=2048), vectors)
        for count in (COARSE, FINE)
    )
    return {word: (int(a) + 1, int(b) + 1) for word, a, b in zip(known, coarse, fine, strict=True)}


def _clusters(model: Any, vectors: NDArray[np.float32]) -> NDArray[np.int32]:
    found: NDArray[np.int32] = model.fit_predict(vectors)
    return found
