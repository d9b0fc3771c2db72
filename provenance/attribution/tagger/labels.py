"""The tag set of the trained readers and the best path through it. Knows nothing of words.

A token is outside (O) or begins/continues a source (S), a cue (U) or a content (C). Sources and contents carry the
side on which their cue stands (`S>`: the cue is to the right), which makes linking nearly free (98 F1 from gold tags).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

LABELS: tuple[str, ...] = ("O", *(mark + role for role in ("S>", "S<", "U", "C>", "C<") for mark in ("B-", "I-")))
_KINDS: tuple[tuple[str, str], ...] = tuple((label[2:3], label[3:]) for label in LABELS)
"""Role and side of each label."""

NUMBER: dict[str, int] = {label: number for number, label in enumerate(LABELS)}

FORBIDDEN = np.float32(-1e4)
"""Score of a step that BIO does not allow; below any log probability a softmax in float32 can give."""


def _steps() -> Scores:
    steps = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for i, before in enumerate(LABELS):
        for j, label in enumerate(LABELS):
            if label[0] == "I" and (before == "O" or before[2:] != label[2:]):
                steps[i, j] = FORBIDDEN
    return steps


STEPS: Scores = _steps()
START: Scores = np.array([FORBIDDEN if label[0] == "I" else 0.0 for label in LABELS], dtype=np.float32)


def eager_steps(outside: float) -> Scores:
    """The steps with every way to "outside" made less likely by `outside`, in log probability: more is tagged."""
    steps = STEPS.copy()
    steps[:, 0] -= outside
    return steps


class Segment(NamedTuple):
    """A run of tokens [start, end) of one role: S, U or C, with the side of its cue: >, < or nothing."""

    role: str
    side: str
    start: int
    end: int


def best_paths(scores: Sequence[Scores], steps: Scores = STEPS) -> list[NDArray[np.int8]]:
    """The best allowed label sequence of each paragraph (Viterbi), all paragraphs at once.

    `scores`: one (tokens, labels) array a paragraph; `steps`: (labels, labels) added from one token to the next.
    A paragraph's path does not depend on the others: every sum is of its own numbers, in the same order.
    """
    paths: list[NDArray[np.int8]] = [np.empty(0, dtype=np.int8)] * len(scores)
    order = sorted((i for i, one in enumerate(scores) if len(one)), key=lambda i: -len(scores[i]))
    for first in range(0, len(order), 256):  # 256 paragraphs of 200 tokens: half a megabyte of back-pointers
        some = order[first : first + 256]
        for i, path in zip(some, _paths([scores[i] for i in some], steps), strict=True):
            paths[i] = path
    return paths


def _paths(scores: list[Scores], steps: Scores) -> list[NDArray[np.int8]]:
    """Viterbi over paragraphs sorted by falling length: step t works on those that are longer than t."""
    lengths = np.array([len(one) for one in scores])
    longest, width = int(lengths[0]), steps.shape[0]
    padded = np.zeros((longest, len(scores), width), dtype=np.float32)
    for k, one in enumerate(scores):
        padded[: len(one), k] = one
    back = np.zeros((longest, len(scores), width), dtype=np.int8)
    alive = np.searchsorted(-lengths, -np.arange(1, longest), side="left")
    best = START + padded[0]
    into = np.ascontiguousarray(steps.T)
    for t in range(1, longest):
        n = int(alive[t - 1])
        reach = best[:n, None, :] + into
        choice = reach.argmax(2)
        back[t, :n] = choice
        best[:n] = np.take_along_axis(reach, choice[:, :, None], 2)[:, :, 0] + padded[t, :n]
    taken = np.zeros((longest, len(scores)), dtype=np.int8)
    label = best.argmax(1)
    for t in range(longest - 1, 0, -1):
        n = int(alive[t - 1])
        taken[t] = label
        label[:n] = back[t, np.arange(n), label[:n]]
    taken[0] = label
    return [taken[:length, k] for k, length in enumerate(lengths)]


def segments(path: Sequence[int] | NDArray[np.int8], first: int = 0) -> list[Segment]:
    """The runs of an allowed label sequence; `first` is the token index of its first label."""
    numbers = [*np.asarray(path).tolist(), 0]
    found = []
    for start, number in enumerate(numbers):
        if number % 2:  # B labels are odd, the I label of the same role follows each
            end = start + 1
            while numbers[end] and numbers[end] % 2 == 0:
                end += 1
            role, side = _KINDS[number]
            found.append(Segment(role, side, start + first, end + first))
    return found


def log_softmax(logits: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    normed: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normed
