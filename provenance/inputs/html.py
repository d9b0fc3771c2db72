"""Web pages: the article's text by trafilatura, what the page says of itself by its own data. Judges no furniture.

The text of the article is the text taken out of the page, a paragraph a line: spans in the results count characters of
that text and not of the markup. Nothing of trafilatura's is remembered from one page to the next.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from provenance.inputs import notes
from provenance.inputs.decode import load
from provenance.inputs.draft import Draft
from provenance.inputs.file import File
from provenance.inputs.lines import Kind, Line, join, too_long
from provenance.inputs.links import blocks, placed
from provenance.inputs.pagedata import page_data
from provenance.values import Problem

_MOST = 6_000_000
"""Characters of a page, scripts and all: 3 times the largest of 30 real pages (1,549,528)."""
_MOST_ELEMENTS = 20_000
"""Elements of a page: eight times the most of 30 real ones (2,481). Extraction takes the square of them."""
_LONGEST_CAPTION = 600
"""Characters of a caption; what is longer is an article of its own."""
_MOST_CAPTIONS = 30
_SILENCE = logging.NullHandler()
_BLOCKS = frozenset({"p", "head", "quote", "item", "cell", "code"})
"""What trafilatura calls the parts that are paragraphs of their own."""


def read(file: File) -> Iterator[Draft]:
    """One draft a page. Problems: those of any file, html-broken (no tree), no-article (no text in it)."""
    loaded = load(file, _MOST)
    if not loaded.text:
        yield Draft("", problems=loaded.problems)
        return
    yield page(loaded.text, file.name, loaded.problems)


def page(markup: str, name: str | None = None, problems: tuple[Problem, ...] = ()) -> Draft:
    """The draft of a page given as text. Never raises."""
    try:
        tree = _tree(markup)
        if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
            large = Problem("html-too-large", f"has more than {_MOST_ELEMENTS:,} elements and is not read", name)
            return Draft("", problems=(*problems, large))
        comments, faults = notes.plant(tree, name)
        data = page_data(tree)
        linked = [(notes.bare(words), links) for words, links in blocks(tree)]
        captions = _captions(tree)  # before the extraction, which takes the tree apart
        paragraphs, held, lost = notes.harvest(_paragraphs(tree), comments, name)
    except Exception as error:  # markup from anywhere meets two large parsers: what they trip over is the page's fault
        broken = Problem("html-broken", f"cannot be read as a page: {type(error).__name__}", name)
        return Draft("", problems=(*problems, broken))
    if not paragraphs:
        problems = (*problems, Problem("no-article", "no article text was found in this page", name))
    else:
        paragraphs = [*paragraphs, *_beside(paragraphs, data.notes, captions)]
    text, regions = join(paragraphs, "html")
    return Draft(
        text,
        title=data.title,
        outlet=data.outlet,
        byline=data.byline,
        published=data.published,
        agency=data.agency,
        markup=regions,
        links=tuple(link for link in placed(paragraphs, linked) if link.span[1] <= len(text)),
        problems=(*problems, *faults, *lost, *too_long(paragraphs, name)),
        notes=held,
    )


def _tree(markup: str) -> Any:
    """Parsed from bytes: lxml refuses text that declares an encoding, and would believe a wrong declaration."""
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True)
    return lxml_html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)


def _paragraphs(tree: Any) -> list[Line]:
    """Paragraphs of the article."""
    from trafilatura import bare_extraction
    from trafilatura.deduplication import LRU_TEST

    logging.getLogger("trafilatura").addHandler(_SILENCE)  # else it prints its doubts to standard error
    LRU_TEST.clear()  # what it has seen in one page must not be missing from the next
    found: Any = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    paragraphs: list[Line] = []
    for element in body:
        paragraphs.extend(_lines(element))
    return paragraphs


def _captions(tree: Any) -> list[str]:
    """What stands under the pictures of the article, where the page says which part of it is one."""
    found: dict[str, None] = {}
    for article in tree.iter("article", "main"):
        for figure in article.iter("figcaption"):
            line = " ".join("".join(figure.itertext()).split())
            if line and len(line) <= _LONGEST_CAPTION:
                found[line] = None
    return list(found)[:_MOST_CAPTIONS]


def _beside(paragraphs: list[Line], notes: Sequence[str], captions: Sequence[str]) -> Iterator[Line]:
    """Lines that the extraction leaves out, each if it is not there: notes as text, captions set aside as such."""
    there = {line.text for line in paragraphs}
    whole = "\n".join(there)
    for note in notes:
        label = note.endswith(" AI")
        if label or note.partition(": ")[2] not in whole:
            yield Line(note, "caption" if label else "body")
    yield from (Line(caption, "caption") for caption in captions if caption not in there)


def _lines(element: Any) -> Iterator[Line]:
    """An element's paragraphs: itself, or those within a list or a quotation of several."""
    inner = [child for child in element if child.tag in _BLOCKS]
    if not inner:
        kind: Kind = "heading" if element.tag == "head" else "body"
        yield from (Line(line, kind) for line in _text("".join(_words(element))))
        yield from (Line(line) for line in _text(element.tail))
        return
    yield from (Line(line) for line in _text(element.text))
    for child in inner:
        yield from _lines(child)
    yield from (Line(line) for line in _text(element.tail))


def _words(element: Any) -> Iterator[str]:
    """The text within an element; a break in the page is a break in the text."""
    for part in element.iter():
        if part.tag == "lb":
            yield "\n"
        yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _text(raw: str | None) -> list[str]:
    lines = (" ".join(line.split()) for line in (raw or "").splitlines())
    return [line for line in lines if line]
