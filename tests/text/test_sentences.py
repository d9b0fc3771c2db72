"""Sentence boundaries: the hard cases of tests/cases/sentences.txt, and what holds of any text."""

from __future__ import annotations

from collections.abc import Callable
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


def test_a_long_paragraph_costs_no_square(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def work(size: int) -> int:
        text = 'He said "no." She left the U.S. in May. ' * size
        return lines_run(lambda: build(Article("a", "x", text)))

    work(10)
    assert work(800) < 6 * work(200)  # four times the text; sixteen times would be its square
