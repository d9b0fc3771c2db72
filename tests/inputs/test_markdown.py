"""Markdown: marks are set aside, the words and their offsets stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.text.document import build
from provenance.values import Article, Document


def read(tmp_path: Path, text: str) -> tuple[Article, Document]:
    file = tmp_path / "a.md"
    file.write_bytes(text.encode())
    (article,) = inputs.read(file)
    return article, build(article)


def paragraphs(document: Document) -> list[tuple[str, str]]:
    return [
        (kind, " ".join(document.words[first:last]))
        for kind, (first, last) in zip(document.paragraph_kinds, document.paragraphs, strict=True)
    ]


PAGE = """---
title: "Bridge closed: a report"
authors:
  - Ana Roy
  - 'Bo Lind'
date: 2024-05-03
publisher: Bay Herald
tags: [bridge, council]
---

# Bridge *closed*

The [council](https://a.example/b_(c) "x") voted on **Tuesday** to close the
old bridge, its_chair said, and "nobody" asked why.

## Why it matters

> "It fell," _said_ Ida Moen, who lives there. ![A bridge](a.png)

* The ferry runs from Monday, the council said.
* It costs 5 \\* 3 crowns, or <b>15</b>.

A heading below
===============

```
code = "not said"
```

The end came<!-- a note --> soon, he said[^1].

[^1]: A note.
"""


def test_page(tmp_path: Path) -> None:
    article, document = read(tmp_path, PAGE)
    assert (article.title, article.byline) == ("Bridge closed: a report", ("Ana Roy", "Bo Lind"))
    assert (article.published, article.outlet) == ("2024-05-03", "Bay Herald")
    assert article.text == PAGE
    assert paragraphs(document) == [
        ("heading", "Bridge closed"),
        ("body", 'The council voted on Tuesday to close the old bridge , its_chair said , and " nobody " asked why .'),
        ("heading", "Why it matters"),
        ("body", '" It fell , " said Ida Moen , who lives there .'),
        ("body", "The ferry runs from Monday , the council said ."),
        ("body", "It costs 5 * 3 crowns , or 15 ."),
        ("heading", "A heading below"),
        ("body", "The end came soon , he said ."),
    ]
    assert all(PAGE[a:b] == word for a, b, word in zip(document.starts, document.ends, document.words, strict=True))
    assert [document.slice((quote.open, quote.close + 1)) for quote in document.quotes] == ['"nobody"', '"It fell,"']


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    article, document = read(tmp_path, "# The *bridge* is [closed](x)\n\nThe council said so on Friday at noon.\n")
    assert article.title == document.title == "The bridge is closed"
    assert paragraphs(document)[0] == ("heading", "The bridge is closed")


def test_paragraphs_on_lines_of_their_own_stay_apart(tmp_path: Path) -> None:
    long = "The council voted on Tuesday to close the old bridge, its chair said after the meeting, and nobody asked."
    _, document = read(tmp_path, f"{long} She left.\n{long} He stayed.\n")
    assert len(document.paragraphs) == 2


@pytest.mark.parametrize(
    "text",
    [
        "---\nNo front matter here, he said, and none to come.\n",
        "--- \n\nA rule.\n",
        "-- -\ntitle: x\n",
        "---\ntitle: open\n",
    ],
)
def test_no_front_matter(tmp_path: Path, text: str) -> None:
    article, _ = read(tmp_path, text)
    assert article.title is None
    assert not [region for region in article.markup if region.kind == "front-matter"]


def test_toml_front_matter(tmp_path: Path) -> None:
    article, document = read(tmp_path, '+++\ntitle = "Bridge"\n+++\nThe council met on Friday, he said.\n')
    assert article.title == "Bridge"
    assert paragraphs(document) == [("body", "The council met on Friday , he said .")]


MARKS = st.text(alphabet="ab \n*_`[](){}<>!#-=>\\\"'|+~:.1", max_size=120)


@given(MARKS)
@settings(max_examples=100, deadline=None)
def test_any_marks(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    article, document = read(tmp_path_factory.mktemp("md"), text + " the end")
    if article.problems:
        return
    spans = [region.span for region in article.markup]
    assert all(0 <= a <= b <= len(article.text) for a, b in spans)
    assert all(
        article.text[a:b] == word for a, b, word in zip(document.starts, document.ends, document.words, strict=True)
    )


@pytest.mark.parametrize("unit", ["[", "![", "*", "`", "<a ", "<!--", "](", "\\", "> ", "[a](", "#"])
def test_many_marks_cost_no_square(tmp_path: Path, unit: str, lines_run: Callable[[Callable[[], object]], int]) -> None:
    def work(size: int) -> int:
        return lines_run(lambda: read(tmp_path, unit * (size // len(unit)) + " end"))

    work(10)
    assert work(8_000) < 8 * work(2_000) + 5_000  # four times the text; sixteen times would be its square
