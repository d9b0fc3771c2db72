"""What the tests of the sources share: the shipped rules and a reading of words as sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import ruleset, sources
from provenance.text import document as text
from provenance.text import phrases
from provenance.values import Article, Document, Range, Relation

Resolve = Callable[..., tuple[Document, sources.Cast]]


@pytest.fixture(scope="session")
def rules() -> ruleset.Rules:
    found, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(found, phrases=phrases)


@pytest.fixture(scope="session")
def resolve(rules: ruleset.Rules) -> Resolve:
    """Reads an article in which the given words ("she", "she#2") are sources."""

    def read(article: str, *mentions: str, outlet: str | None = None) -> tuple[Document, sources.Cast]:
        document = text.build(Article("case.txt", "case", article, outlet=outlet), rules)
        relations = [relation(document, mention) for mention in mentions]
        return document, sources.resolve(document, relations, rules.scan(document), rules)

    return read


def relation(document: Document, mention: str) -> Relation:
    """A relation whose source is the n-th place of the words; its content is the quotation of the sentence, if any."""
    words, _, number = mention.partition("#")
    source = place(document, words, int(number or 1))
    sentence = document.sentence_of[source[0]]
    content = tuple(
        (quote.open, quote.close + 1)
        for quote in document.quotes
        if document.sentence_of[quote.open] == sentence and not quote.open <= source[0] <= quote.close
    )
    return Relation((source,), (), content, "direct" if content else "indirect")


def place(document: Document, words: str, number: int) -> Range:
    """Tokens of the n-th place where the words stand as whole words."""
    at = -1
    found = 0
    while found < number:
        at = document.text.index(words, at + 1)
        end = at + len(words)
        covered = [k for k in range(len(document)) if at <= document.starts[k] and document.ends[k] <= end]
        whole = bool(covered) and document.starts[covered[0]] == at and document.ends[covered[-1]] == end
        found += whole
    return covered[0], covered[-1] + 1
