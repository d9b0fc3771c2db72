"""Sources that no words of the attribution name: whom the words around its cue mean."""

from __future__ import annotations

import pytest

from provenance import sources
from provenance.text import document as text
from provenance.values import Article, Relation


def place(document, words: str):
    """Tokens of the words where they first stand."""
    at = document.text.index(words)
    end = at + len(words)
    covered = [k for k in range(len(document)) if at <= document.starts[k] and document.ends[k] <= end]
    return covered[0], covered[-1] + 1


def spoken(rules, article: str, *relations: tuple[str, str]) -> list[str | None]:
    """Names of the sources of (source words, cue words); "" for a source that the reader did not find."""
    document = text.build(Article("case.txt", "case", article), rules)
    found = []
    for source, cue in relations:
        where = (place(document, source),) if source else ()
        found.append(Relation(where, (place(document, cue),), (), "indirect"))
    cast = sources.resolve(document, found, rules.scan(document), rules)
    return [None if source is None else source.name for source in cast.sources]


@pytest.mark.parametrize(
    ("article", "relations", "right"),
    [
        ("Mayor Ana Ruiz left. She stood by her remark about the dam.", [("", "remark about")], ["Ana Ruiz"]),
        ("The dam is old, Ana Ruiz said, suggesting it be shut.", [("Ana Ruiz", "said"), ("", "suggesting")],
         ["Ana Ruiz", "Ana Ruiz"]),
        ("Lamenting the delay, Ana Ruiz shut the dam.", [("", "Lamenting")], ["Ana Ruiz"]),
        ("It is widely believed that the dam is old.", [("", "believed")], [None]),
        ("Ana Ruiz left. The dam was seen as old.", [("", "was seen as")], [None]),
    ],
)  # fmt: skip
def test_who_speaks(rules, article: str, relations: list[tuple[str, str]], right: list[str | None]) -> None:
    assert spoken(rules, article, *relations) == right
