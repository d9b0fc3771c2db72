"""What the tests of the chains share: the shipped rules, and attributions made by hand from the words of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from provenance import chains, ruleset, sources
from provenance.text import document as text
from provenance.text import phrases
from provenance.values import Article, Document, QuotationKind, Range, Relation, Source, Trace

Traced = tuple[Document, tuple[Source | None, ...], tuple[Trace, ...]]
Follow = Callable[..., Traced]


@pytest.fixture(scope="session")
def rules() -> ruleset.Rules:
    found, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(found, phrases=phrases)


@pytest.fixture(scope="session")
def follow(rules: ruleset.Rules) -> Follow:
    """Traces the attributions with the given ("source words", "cue words") of an article."""

    def read(
        article: str, said: Sequence[tuple[str, str]], outlet: str | None = None, agency: str | None = None,
        second_look: bool = True,
    ) -> Traced:  # fmt: skip
        document = text.build(Article("case.txt", "case", article, outlet=outlet, agency=agency), rules)
        relations = [relation(document, *words) for words in said]
        hits = rules.scan(document)
        cast = sources.resolve(document, relations, hits, rules)
        return document, cast.sources, chains.trace(document, relations, cast, hits, rules, second_look=second_look)

    return read


def relation(document: Document, source: str, cue: str) -> Relation:
    """An attribution whose content is the quotation of its sentence, or the longer side of it."""
    who = () if source == "-" else (place(document, source, 0),)
    first, last = document.sentences[document.sentence_of[who[0][0]]] if who else (0, len(document))
    said = place(document, cue, first, last)
    heads = (*who, said)
    spoken = quotations(document, document.sentence_of[said[0]])
    content = spoken or clause(document, heads, adjunct=cue.startswith(("according", "as ")))
    kind: QuotationKind = "direct" if spoken else "indirect"
    return Relation(who, (said,), content, kind)


def place(document: Document, words: str, first: int, last: int | None = None) -> Range:
    """The tokens of words in tokens [first, last); `words#2` is their second place."""
    plain, _, number = words.partition("#")
    pattern = r"\s*".join(re.escape(part) for part in plain.split())
    if plain[0].isalnum():
        pattern = rf"(?<!\w){pattern}(?!\w)"
    end = document.ends[-1] if last is None else document.ends[last - 1]
    found = [m for m in re.finditer(pattern, document.text[:end]) if m.start() >= document.starts[first]]
    assert len(found) >= int(number or 1), f"{words!r} is not in the article"
    match = found[int(number or 1) - 1]
    inside = [
        i for i in range(len(document)) if document.starts[i] >= match.start() and document.ends[i] <= match.end()
    ]
    return inside[0], inside[-1] + 1


def quotations(document: Document, sentence: int) -> tuple[Range, ...]:
    """The quotations that stand in a sentence, their marks included."""
    first, end = document.sentences[sentence]
    return tuple((q.open, q.close + 1) for q in document.quotes if first <= q.open < end and not q.level)


def clause(document: Document, heads: Sequence[Range], adjunct: bool) -> tuple[Range, ...]:
    """What follows source and cue in their sentence; what stands before an adjunct, or before a cue that ends it."""
    first, end = document.sentences[document.sentence_of[heads[-1][0]]]
    low, high = min(r[0] for r in heads), max(r[1] for r in heads)
    before = adjunct or end - high < 4
    side = (first, low) if before and low > first else (high, end)
    return (side,) if side[0] < side[1] else ()
