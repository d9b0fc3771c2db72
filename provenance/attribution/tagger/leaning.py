"""What the encoder makes of an article's attributions, read together: their relays, their sources' identities.

Words alone do not tell how others travelled: the rally is named once, and the outlet paragraphs before. A second small
network therefore sees the whole article at once: each attribution as the mean vectors of its source's, cue's and
content's words, and each paragraph as the mean of its own. Training gathers the same arrays (`training.loss`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.labels import Scores
from provenance.values import Document, Identity, Leaning, Range, Relation, RelayKind

RELAYS: tuple[RelayKind, ...] = get_args(RelayKind)
IDENTITIES: tuple[Identity, ...] = get_args(Identity)

ROLES = 3
"""source, cue, content: the parts of an attribution, in this order."""

DIGITS = 4
"""Decimals of a probability: more would be noise of the encoder's eight-bit numbers."""


class Tagged(NamedTuple):
    """What a tagger makes of a document's tokens. `vectors` is None if it has none.

    `tags`: (tokens, labels) log probabilities; `vectors`: (tokens, width) the encoder's last layer.
    """

    tags: Scores
    vectors: Scores | None = None


class ArticleHead(Protocol):
    """The network that reads an article's attributions together.

    `parts`: (attributions, ROLES x width) mean vectors, 0 for what is missing; `places`: (attributions,) their
    paragraphs; `paragraphs`: (paragraphs, width) mean vectors. Returns scores (attributions, relays) and
    (attributions, identities) before any softmax.
    """

    def __call__(
        self, parts: Scores, places: NDArray[np.int64], paragraphs: Scores
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]: ...


def leaning(
    document: Document, relations: Sequence[Relation], tagged: Tagged, head: ArticleHead
) -> tuple[Relation, ...]:
    """An article's relations with what the network makes of them; as they were if the tagger has no vectors."""
    vectors = tagged.vectors
    if vectors is None or not relations:
        return tuple(relations)
    parts = np.zeros((len(relations), ROLES, vectors.shape[1]), dtype=np.float32)
    places = np.zeros(len(relations), dtype=np.int64)
    for i, relation in enumerate(relations):
        roles = [_tokens(part) for part in (relation.source, relation.cue, relation.content)]
        for role, tokens in enumerate(roles):
            if tokens:
                parts[i, role] = vectors[tokens].mean(axis=0)
        places[i] = document.paragraph_of[place(*roles)]
    paragraphs = np.stack([vectors[first:end].mean(axis=0) for first, end in document.paragraphs])
    relays, identities = head(parts.reshape(len(relations), -1), places, paragraphs)
    return tuple(
        replace(relation, leaning=Leaning(_chances(relay), _chances(identity)))
        for relation, relay, identity in zip(relations, relays, identities, strict=True)
    )


def place(source: Sequence[int], cue: Sequence[int], content: Sequence[int]) -> int:
    """The word that stands for where an attribution is: its cue's first, else its content's, else its source's."""
    return min(cue or content or source)


def _tokens(ranges: Sequence[Range]) -> list[int]:
    return [token for first, end in ranges for token in range(first, end)]


def _chances(scores: NDArray[np.float32]) -> tuple[float, ...]:
    """Softmax."""
    shares = np.exp(scores.astype(np.float64) - scores.max())
    return tuple(round(float(share), DIGITS) for share in shares / shares.sum())
