"""Hedges, requests for comment and reasons for anonymity, by the sentences in tests/cases that an editor can add to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.ruleset import Rules
from provenance.signals import anonymity, comments, hedges
from provenance.values import Document

CASES = Path(__file__).resolve().parent.parent / "cases"
_LIGHT = {"amount", "frequency", "generality"}


def cases(name: str) -> list[tuple[str, list[str]]]:
    """(text, expected parts) of every line of a case file."""
    found = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            words, _, wanted = line.rpartition(" => ")
            found.append((words.strip(), [] if wanted.strip() == "-" else [w.strip() for w in wanted.split(", ")]))
    assert len(found) > 5
    return found


@pytest.mark.parametrize(("words", "wanted"), cases("hedges.txt"))
def test_hedges(words: str, wanted: list[str], build: Callable[[str], Document], rules: Rules) -> None:
    document = build(words)
    found = hedges.find(document, rules.scan(document), rules)
    kept = [h for h in found if hedges.rule_of(rules, h).group not in _LIGHT]
    assert [f"{document.slice(h.range)}:{h.kind}" for h in kept] == wanted


@pytest.mark.parametrize(("words", "wanted"), cases("comments.txt"))
def test_comments(words: str, wanted: list[str], build: Callable[[str], Document], rules: Rules) -> None:
    document = build(words)
    found = comments.find(document, rules.scan(document), rules)
    assert [f"{c.body}:{c.outcome}" for c in found] == wanted


@pytest.mark.parametrize(("words", "wanted"), cases("anonymity.txt"))
def test_anonymity(words: str, wanted: list[str], build: Callable[[str], Document], rules: Rules) -> None:
    document = build(f"{words}\n\nThe mill burned down on Monday. Nobody was hurt.\n\nRain put the fire out by noon.")
    found = anonymity.find(document, rules.scan(document), rules)
    assert [f"{w.reason} {'rote' if w.rote else 'telling'}" for w in found] == wanted
