"""From what the encoder makes of single words to what it makes of one attribution: its relay, its source's identity.

A further head of the encoder gives each word a score for each answer and each role that the word may have. Those of an
attribution's words are averaged by role and added up, here as in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.labels import Scores
from provenance.values import Identity, Leaning, Range, Relation, RelayKind

RELAYS: tuple[RelayKind, ...] = get_args(RelayKind)
IDENTITIES: tuple[Identity, ...] = get_args(Identity)

RELAY_ROLES = 3
"""source, cue, content: how words travelled may stand in each of them."""

IDENTITY_ROLES = 2
"""source, cue: who is meant stands in no content."""

DIGITS = 4
"""Decimals of a probability: more would be noise of the encoder's eight-bit numbers."""


class Tagged(NamedTuple):
    """What a tagger makes of a document's tokens. `relays` and `identities` are None if it has no heads for them.

    `tags`: (tokens, labels) log probabilities; `relays`: (tokens, roles x answers) scores, role by role; `identities`
    likewise.
    """

    tags: Scores
    relays: Scores | None = None
    identities: Scores | None = None


def leaning(relation: Relation, tagged: Tagged) -> Relation:
    """The relation with what the encoder makes of it; as it was if the tagger has no heads for that."""
    if tagged.relays is None or tagged.identities is None:
        return relation
    roles = [_tokens(part) for part in (relation.source, relation.cue, relation.content)]
    relay = _chances(tagged.relays, roles[:RELAY_ROLES])
    identity = _chances(tagged.identities, roles[:IDENTITY_ROLES])
    return replace(relation, leaning=Leaning(relay, identity))


def _tokens(ranges: Sequence[Range]) -> list[int]:
    return [token for first, end in ranges for token in range(first, end)]


def _chances(scores: Scores, roles: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """Softmax of the sum over roles of their words' mean scores."""
    answers = scores.shape[1] // len(roles)
    total: NDArray[np.float64] = np.zeros(answers)
    for role, tokens in enumerate(roles):
        if tokens:
            total += scores[tokens, role * answers : (role + 1) * answers].mean(axis=0, dtype=np.float64)
    shares = np.exp(total - total.max())
    return tuple(round(float(share), DIGITS) for share in shares / shares.sum())
