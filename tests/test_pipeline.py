"""The pipeline's promises: pure, in order, no article costs another its reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from provenance import api, pipeline
from provenance.attribution import Reader, reader_for
from provenance.reports import contract
from provenance.ruleset import Hits, Rules
from provenance.values import Article, Document, Relation

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return api.rules()


@pytest.fixture(scope="module")
def reader(rules: Rules) -> Reader:
    return reader_for("rules", rules)


def articles() -> list[Article]:
    files = sorted(SEEDS.glob("*.txt"))
    assert files
    return [Article(file.name, file.stem, file.read_text("utf-8")) for file in files]


class Stumbling:
    """A reader with a fault: it fails on every text that holds a certain word."""

    name, hash = "stumbling", ""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        if any("stumble" in document.lower for document in documents):
            raise RuntimeError("a fault of ours")
        return self.reader.read(documents, hits)


def test_a_reading_depends_on_nothing_but_its_article(rules: Rules, reader: Reader) -> None:
    together = [contract.line(reading) for reading in pipeline.read_many(articles(), rules, reader)]
    alone = [contract.line(pipeline.read(article, rules, reader)) for article in articles()]
    turned = [contract.line(reading) for reading in pipeline.read_many(articles()[::-1], rules, reader, batch=3)]
    assert together == alone == turned[::-1]


def test_a_fault_of_ours_costs_one_article_and_says_so(rules: Rules, reader: Reader) -> None:
    before, after = articles()[:2]
    bad = Article("bad.txt", "bad", "Ada Roe said they stumble.")
    good, broken, other = pipeline.read_many([before, bad, after], rules, Stumbling(reader))
    assert good.attributions == pipeline.read(before, rules, reader).attributions
    assert other.attributions == pipeline.read(after, rules, reader).attributions
    assert [problem.code for problem in broken.problems][:1] == ["failed"]
    assert "a fault of ours" in broken.problems[0].message


@pytest.mark.parametrize("text", ["", "   \n\n", "\ufeff", "\ud800 lone", "\x00\x01", "“" * 500, "said " * 2000])
def test_odd_texts_have_a_reading(rules: Rules, reader: Reader, text: str) -> None:
    reading = pipeline.read(Article("odd.txt", "odd", text), rules, reader)
    assert "failed" not in {problem.code for problem in reading.problems}


def test_nothing_ascribed_is_said_not_rated(rules: Rules, reader: Reader) -> None:
    reading = pipeline.read(Article("a.txt", "a", "The bridge is long. It is made of stone."), rules, reader)
    assert reading.ratings.grade == "F6"
    assert "cannot-be-judged" in {problem.code for problem in reading.problems}


def test_the_stamp_names_rules_and_model(rules: Rules, reader: Reader) -> None:
    reading = pipeline.read(articles()[0], rules, reader)
    assert reading.stamp.rules == rules.hash
    assert reading.stamp.version


def test_advice_is_looked_for_when_it_is_asked_for(rules: Rules) -> None:
    text = "The quay will be sold, a source said on Monday. “Nobody has told the crews,” the source said."
    plain, advised = (
        pipeline.read(Article("a.txt", "a", text), rules, reader_for("rules", rules), pipeline.Options(advice=wanted))
        for wanted in (False, True)
    )
    assert (plain.edits, plain.questions) == ((), ())
    assert advised.edits
    assert advised.questions
    assert advised.ratings == plain.ratings
