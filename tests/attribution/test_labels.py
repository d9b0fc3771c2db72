"""Tags: the constrained best path, and the runs it makes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from provenance.attribution.tagger.labels import (
    LABELS,
    NUMBER,
    START,
    STEPS,
    Segment,
    best_paths,
    eager_steps,
    segments,
)


def _scores(seed: int, tokens: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(tokens, len(LABELS))).astype(np.float32)


def _by_trying_all(scores: np.ndarray) -> float:
    best = -np.inf
    for path in itertools.product(range(len(LABELS)), repeat=len(scores)):
        total = START[path[0]] + scores[0, path[0]]
        for t in range(1, len(scores)):
            total += STEPS[path[t - 1], path[t]] + scores[t, path[t]]
        best = max(best, total)
    return best


@pytest.mark.parametrize("seed", range(4))
def test_the_path_is_the_best_of_all_allowed_ones(seed: int) -> None:
    scores = _scores(seed, 4)
    (path,) = best_paths([scores])
    total = START[path[0]] + scores[0, path[0]]
    total += sum(STEPS[path[t - 1], path[t]] + scores[t, path[t]] for t in range(1, 4))
    assert total == pytest.approx(_by_trying_all(scores), abs=1e-4)


def test_no_path_continues_what_has_not_begun() -> None:
    for path in best_paths([_scores(seed, 30) for seed in range(20)]):
        before = "O"
        for number in path:
            label = LABELS[number]
            assert label[0] != "I" or before[2:] == label[2:]
            before = label


def test_a_path_does_not_depend_on_the_others() -> None:
    some = [_scores(seed, tokens) for seed, tokens in enumerate((7, 1, 40, 3, 19))]
    together = best_paths(some)
    for alone, one in zip(some, together, strict=True):
        assert np.array_equal(best_paths([alone])[0], one)


def test_eager_steps_tag_what_is_nearly_as_likely_as_outside() -> None:
    scores = np.log(np.full((3, len(LABELS)), 0.001, dtype=np.float32))
    scores[:, 0] = np.log(0.7)
    scores[1, NUMBER["B-U"]] = np.log(0.28)
    assert best_paths([scores])[0].tolist() == [0, 0, 0]
    assert best_paths([scores], eager_steps(1.5))[0].tolist() == [0, NUMBER["B-U"], 0]
    assert np.array_equal(eager_steps(0.0), STEPS)


def test_an_empty_paragraph_has_an_empty_path() -> None:
    paths = best_paths([np.zeros((0, len(LABELS)), dtype=np.float32), _scores(1, 2)])
    assert [len(path) for path in paths] == [0, 2]


def test_segments_of_a_path() -> None:
    path = [NUMBER[label] for label in ("B-S>", "I-S>", "B-U", "O", "B-C<", "B-C<", "I-C<")]
    assert segments(path, first=10) == [
        Segment("S", ">", 10, 12),
        Segment("U", "", 12, 13),
        Segment("C", "<", 14, 15),
        Segment("C", "<", 15, 17),
    ]
