"""The seeds read once by the shipped rules; edits are laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance import inputs, pipeline, ruleset
from provenance.attribution import reader_for
from provenance.ruleset import Rules, RuleSet
from provenance.text import phrases
from provenance.values import Article, Reading

ROOT = Path(__file__).parents[2]
POLICIES = ("house", "ap", "nyt", "npr", "reuters", "bbc")
OPTIONS = pipeline.Options(POLICIES)


@dataclass(frozen=True)
class Shelf:
    """Seed articles and what the shipped rules make of them."""

    ruleset: RuleSet
    rules: Rules
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    loaded, problems = ruleset.load([ruleset.shipped()])
    assert problems == ()
    rules = ruleset.compile(loaded, phrases)
    table, _ = inputs.load_metadata(ROOT / "seeds" / "metadata.csv")
    articles = tuple(inputs.articles(inputs.find([ROOT / "seeds" / "articles"])[0], table))
    readings = tuple(pipeline.read_many(articles, rules, reader_for("rules", rules), OPTIONS))
    return Shelf(loaded, rules, articles, readings)
