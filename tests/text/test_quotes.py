"""Quotations: the cases of tests/cases/quotes.txt, and what holds of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.document import build
from provenance.values import Article, Document

FILE = Path(__file__).parent.parent / "cases" / "quotes.txt"


def cases() -> list[tuple[str, list[str]]]:
    found = []
    for block in FILE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith(">"))
        if text:
            found.append((text, [line for line in lines if line.startswith(">")]))
    return found


def shown(document: Document) -> list[str]:
    return [
        f"{'>' * (quote.level + 1)}{'' if quote.closed else '!'} "
        + document.slice((quote.open, quote.close + 1)).replace("\n", "¶")
        for quote in document.quotes
    ]


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_case(text: str, expected: list[str]) -> None:
    assert shown(build(Article("case", "x", text))) == expected


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 40
    assert sum(not expected for _, expected in cases()) >= 5


def test_states_of_tokens() -> None:
    document = build(Article("a", "x", "He said “no ‘way’ now” and left “early."))
    states = dict(zip(document.words, document.quoted, strict=True))
    assert (states["“"], states["no"], states["‘"], states["way"], states["”"], states["left"]) == (2, 1, 1, 1, 3, 0)
    assert states["early"] == 1


def test_continuing_marks_are_openings() -> None:
    document = build(Article("a", "x", "“One here.\n“Two here,” she said."))
    assert [state for word, state in zip(document.words, document.quoted, strict=True) if word == "“"] == [2, 2]


MARKED = st.text(alphabet="ab .,?!'\"“”‘’«»`\n", max_size=80)


@given(MARKED)
@settings(max_examples=200, deadline=None)
def test_any_marks(text: str) -> None:
    document = build(Article("a", "x", text))
    spans = [(quote.open, quote.close) for quote in document.quotes]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for first, last in spans:
        assert 0 <= first < last < len(document)
    for a in spans:
        for b in spans:
            assert a[1] < b[0] or b[1] < a[0] or (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    covered = {i for first, last in spans for i in range(first, last + 1)}
    assert {i for i, state in enumerate(document.quoted) if state} == covered


@given(MARKED)
@settings(max_examples=100, deadline=None)
def test_a_quotation_leaves_its_paragraph_only_for_one_that_opens_with_a_mark(text: str) -> None:
    document = build(Article("a", "x", text))
    for quote in document.quotes:
        here, there = document.paragraph_of[quote.open], document.paragraph_of[quote.close]
        for paragraph in range(here + 1, there + 1):
            assert document.quoted[document.paragraphs[paragraph][0]] == 2
