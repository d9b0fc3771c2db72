"""What the shipped readers earn on PolNeAR's dev articles. Runs where the corpus lies: PROVENANCE_SHARED or ../shared.

Lowering a floor is a decision to be seen: it stands beside the hash of the articles it was measured on.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from provenance.attribution import reader_for
from provenance.ruleset import Rules, compile, load, shipped  # noqa: A004
from provenance.text import phrases
from provenance.training.evaluate import Evaluation, evaluate
from provenance.training.polnear import digest

CORPUS = Path(os.environ.get("PROVENANCE_SHARED", Path(__file__).parents[2].parent / "shared")) / "polnear" / "dev"
DEV = "0de955aa65ccb603"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CORPUS / "text").is_dir(), reason="the corpus is not at hand (PROVENANCE_SHARED)"),
]


@cache
def _rules() -> Rules:
    return compile(load([shipped()])[0], phrases=phrases)


@cache
def _result(reader: str) -> Evaluation:
    return evaluate(CORPUS, reader_for(reader, _rules()), _rules())


def test_the_corpus_is_the_one_measured_on() -> None:
    assert digest(CORPUS)[:16] == DEV


@pytest.mark.parametrize(("reader", "floor"), [("careful", 76.7), ("quick", 66.5)])
def test_attribution_f1(reader: str, floor: float) -> None:
    assert _result(reader).attribution.f1 >= floor


@pytest.mark.parametrize(("reader", "floor"), [("careful", 91.0), ("quick", 84.0)])
def test_sentences_with_attributed_words(reader: str, floor: float) -> None:
    assert _result(reader).sentences.f1 >= floor


@pytest.mark.parametrize("reader", ["careful", "quick"])
def test_confidence_means_what_it_says(reader: str) -> None:
    assert _result(reader).error <= 0.05


@pytest.mark.parametrize(
    ("reader", "kind", "floor"),
    [
        ("careful", "cue according", 91.0),
        ("careful", "cue say", 91.0),
        ("careful", "cue tell", 87.0),
        ("careful", "direct", 89.8),
        ("careful", "mixed", 86.5),
        ("careful", "indirect", 69.5),
    ],
)
def test_recall_with_the_right_source(reader: str, kind: str, floor: float) -> None:
    assert _result(reader).recalls[kind][1] >= floor
