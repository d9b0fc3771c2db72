"""Floors for the reading of web pages: paragraphs, outlet, authors and date of real pages against what people took out.

Runs where the pages are at hand: next to this checkout in ../shared, or where PROVENANCE_SHARED points. The pages were
in view while the reader was made, so the floors guard it and say little of pages never seen.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import os
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from provenance import inputs, ruleset
from provenance.text.document import build
from provenance.values import Article

CORPUS = Path(os.environ.get("PROVENANCE_SHARED", Path(__file__).parents[2].parent / "shared")) / "html"
PAGES_HASH = "db38b687dd154f229bd517601e94bced55e35d36951d4a003779c1a0646395a2"
"""SHA-256 of the pages, in name order, that the floors were measured on."""
LEAST_F1 = 0.93
"""Of all paragraphs together, summaries and headings among them; measured 0.934 (precision 0.893, recall 0.979)."""
LEAST_BYLINES, LEAST_DATES = 0.85, 0.85
"""Shares of the pages that have them; measured 27 of 29 and 30 of 30."""
ALIKE = 0.9
"""Likeness of the words from which a paragraph counts as found: a byline or a caption's tail may be stuck to it."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the pages are not at hand (set PROVENANCE_SHARED)")


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _told(page: dict[str, Any]) -> list[str]:
    """The paragraphs that people took out of a page."""
    body = page["body"]
    lines = [
        *body["summary"],
        *(line for part in body["sections"] for line in (*part["headline"], *part["paragraphs"])),
    ]
    return [bare for line in lines if (bare := _bare(line))]


def _found(told: list[str], read: list[str]) -> int:
    """How many of the paragraphs were read, one for one."""
    open_ = list(told)
    hits = 0
    for line in read:
        like = line if line in open_ else next((one for one in open_ if _alike(one, line)), None)
        if like is not None:
            open_.remove(like)
            hits += 1
    return hits


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > (1 - ALIKE) * 2 * max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= ALIKE


@functools.cache
def _pages() -> list[tuple[Article, list[str], dict[str, Any]]]:
    """Each page: its article, its paragraphs as read, and what was told of it."""
    loaded, _ = ruleset.load([ruleset.shipped()])
    rules = ruleset.compile(loaded)
    pages = []
    for file in sorted(CORPUS.glob("*/*.html.gz")):
        (article,) = inputs.read(file, None, inputs.Options(language="any"))
        document = build(article, rules)
        read = [_bare(document.slice(paragraph)) for paragraph in document.paragraphs]
        versions = json.loads((file.parent / f"{file.name.split('_')[0]}.json").read_text("utf-8")).values()
        pages.append((article, read, max(versions, key=lambda page: _found(_told(page), read))))
    return pages


def test_these_are_the_pages() -> None:
    files = sorted(CORPUS.glob("*/*.html.gz"))
    whole = hashlib.sha256(b"".join(gzip.decompress(file.read_bytes()) for file in files))
    assert whole.hexdigest() == PAGES_HASH


def test_paragraphs() -> None:
    found = sum(_found(_told(page), read) for _, read, page in _pages())
    total = sum(len(read) + len(_told(page)) for _, read, page in _pages())
    print(f"paragraph F1 {2 * found / total:.4f}")
    assert 2 * found / total >= LEAST_F1


def test_authors_and_dates() -> None:
    named = [(article.byline, page["authors"]) for article, _, page in _pages() if page.get("authors")]
    right = sum({_bare(name) for name in ours} == {_bare(name) for name in theirs} for ours, theirs in named)
    dated = [(article.published, page["publishing_date"]) for article, _, page in _pages()]
    days = sum(bool(ours) and (ours or "")[:10] == theirs[:10] for ours, theirs in dated)
    print(f"authors {right}/{len(named)}, dates {days}/{len(dated)}")
    assert right >= LEAST_BYLINES * len(named)
    assert days >= LEAST_DATES * len(dated)


def test_every_page_names_its_outlet() -> None:
    assert all(article.outlet for article, _, _ in _pages())
