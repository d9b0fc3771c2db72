"""What the tests of the signals share: the shipped rules, a document of a sentence, and readers of case files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import ruleset
from provenance.text import document as text
from provenance.text import phrases
from provenance.values import Article, Document


@pytest.fixture(scope="session")
def rules() -> ruleset.Rules:
    found, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(found, phrases=phrases)


@pytest.fixture(scope="session")
def build(rules: ruleset.Rules) -> Callable[[str], Document]:
    return lambda words: text.build(Article("case.txt", "case", words), rules)
