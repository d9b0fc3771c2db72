"""Antecedents: a softmax over plain clues, and what the shipped weights must never get wrong."""

from __future__ import annotations

import pytest

from provenance.sources.antecedents import SORTS, best, shipped


def test_every_sort_has_weights_and_each_weighs_something() -> None:
    assert set(shipped()) == set(SORTS)
    assert all(weights and all(weights.values()) for weights in shipped().values())


def test_one_candidate_is_certain_and_two_alike_share() -> None:
    assert best("pronoun", [{"speaker": 1.0}]) == (0, 1.0)
    assert best("pronoun", [{"speaker": 1.0}, {"speaker": 1.0}]) == (0, pytest.approx(0.5))


def test_clues_without_a_weight_say_nothing() -> None:
    assert best("role", [{}, {"no such clue": 9.0}]) == (0, pytest.approx(0.5))


@pytest.mark.parametrize(
    ("sort", "more", "less"),
    [
        ("pronoun", "same paragraph", "last paragraph"),
        ("pronoun", "speaker", "guessed"),
        ("pronoun", "subject, same sentence", "quoted, same sentence"),
        ("role", "fits", "fits not"),
        ("role", "words fit", "other party"),
        ("they", "person, many", "organization, one"),
    ],
)
def test_what_speaks_for_somebody_weighs_more(sort, more, less) -> None:
    assert shipped()[sort].get(more, 0.0) > shipped()[sort].get(less, 0.0)
