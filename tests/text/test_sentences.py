"""Sentence boundaries: the hard cases of tests/cases/sentences.txt, and what holds of any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.text.document import build
from provenance.values import Article

FILE = Path(__file__).parent.parent / "cases" / "sentences.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def sentences(text: str) -> list[str]:
    document = build(Article("case", "x", text))
    return [document.slice(part) for part in document.sentences]


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    assert sentences(text) == [part.strip() for part in case.split("|")]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert sum(case.count("|") for case in CASES) >= 60


def test_lines_part_sentences() -> None:
    assert sentences("The bridge is old\nThe council met") == ["The bridge is old", "The council met"]


def test_a_long_paragraph_is_linear_in_time() -> None:
    import time

    def seconds(size: int) -> float:
        text = 'He said "no." She left the U.S. in May. ' * size
        start = time.process_time()
        build(Article("a", "x", text))
        return time.process_time() - start

    seconds(100)
    small, large = min(seconds(500) for _ in range(3)), seconds(5_000)
    assert large < 30 * small, "ten times the text took far more than ten times the time"
