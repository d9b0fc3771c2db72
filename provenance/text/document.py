"""From an article's text to the document every later stage reads. Table of contents of this room; no rules here."""

from __future__ import annotations

from provenance.text import quotes, sentences, tokens
from provenance.values import Article, Document, Range


def build(article: Article, rules: object | None = None) -> Document:
    """Find the prose of an article, its tokens, sentences and quotations.

    Pure and total: any text gives a document, if an empty one. Time is linear in the length of the text.
    """
    text = article.text
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[Range] = []
    at = 0
    for line in text.split("\n"):
        spans = tokens.tokenize(text, at, at + len(line))
        at += len(line) + 1
        if spans:
            paragraphs.append((len(starts), len(starts) + len(spans)))
            starts.extend(span[0] for span in spans)
            ends.extend(span[1] for span in spans)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lower = tokens.plain_all(words)
    quotation = quotes.find(text, words, starts, ends, paragraphs)
    seen = sentences.Tokens(words, lower, starts, ends, quotation.openings, quotation.closings)
    parts: list[Range] = []
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        paragraph_of.extend([number] * (paragraph[1] - paragraph[0]))
        for part in sentences.split(seen, paragraph):
            sentence_of.extend([len(parts)] * (part[1] - part[0]))
            parts.append(part)
    return Document(
        text=text,
        words=tuple(words),
        lower=tuple(lower),
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(parts),
        paragraphs=tuple(paragraphs),
        sentence_of=tuple(sentence_of),
        paragraph_of=tuple(paragraph_of),
        paragraph_kinds=("body",) * len(paragraphs),
        quotes=quotation.quotes,
        quoted=tuple(quotation.state),
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        agency=article.agency,
        problems=article.problems,
    )
