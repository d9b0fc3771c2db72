"""What the tests of this room share: the shipped rules, compiled once, and documents of plain texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.ruleset import Rules, RuleSet
from provenance.text import document, phrases
from provenance.values import Article, Document


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    def make(text: str, outlet: str | None = None) -> Document:
        return document.build(Article("case.txt", "case", text, outlet=outlet))

    return make


@pytest.fixture(scope="session")
def loaded() -> RuleSet:
    found, problems = ruleset.load([ruleset.shipped()])
    assert problems == ()
    return found


@pytest.fixture(scope="session")
def rules(loaded: RuleSet) -> Rules:
    return ruleset.compile(loaded, phrases)


@pytest.fixture
def rules_of(tmp_path: Path) -> Callable[..., Rules]:
    """Compiles rule files given as texts."""

    def make(*texts: str) -> Rules:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        found, problems = ruleset.load([tmp_path])
        assert problems == ()
        return ruleset.compile(found, phrases)

    return make
