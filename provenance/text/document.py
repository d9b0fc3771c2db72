"""From an article's text to the document every later stage reads. Table of contents of this room; no rules here."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from provenance.ruleset import OutletRule, Rules
from provenance.text import quotes, sentences, signals, tokens
from provenance.text.bylines import is_masthead, is_person
from provenance.text.clean import Cleaned, clean
from provenance.values import Article, Document, Range

_HALVES = re.compile("[\ud800-\udfff]")
_AGENCIES = frozenset(
    {"ap", "associated press", "the associated press", "reuters", "afp", "agence france-presse", "upi", "dpa", "efe"}
    | {"ansa", "xinhua", "tass", "anadolu", "kyodo", "pti", "ani", "pa", "pa media", "bloomberg", "canadian press"}
)
"""Agencies by the names datelines carry, for readings without the outlet list."""


def build(article: Article, rules: Rules | None = None) -> Document:
    """Find the prose of an article, its tokens, sentences and quotations, and what its page tells of it.

    Pure and total: any text gives a document, if an empty one. Time is linear in the length of the text. Without rules
    the layout alone tells furniture from prose.
    """
    text = _whole(article.text)
    cleaned = clean(text, _signals(rules) if rules is not None else signals.NONE, article.markup, article.title)
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[Range] = []
    kinds: list[str] = []
    for parts, kind in zip(cleaned.segments, cleaned.kinds, strict=True):
        first = len(starts)
        for begin, end in parts:
            for span in tokens.tokenize(text, begin, end):
                starts.append(span[0])
                ends.append(span[1])
        if len(starts) > first:
            paragraphs.append((first, len(starts)))
            kinds.append(kind)
    words = tokens.visible([text[start:end] for start, end in zip(starts, ends, strict=True)], text)
    lower = tokens.plain_all(words)
    quotation = quotes.find(text, words, starts, ends, paragraphs)
    seen = sentences.Tokens(words, lower, starts, ends, quotation.openings, quotation.closings)
    parts_of: list[Range] = []
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        paragraph_of.extend([number] * (paragraph[1] - paragraph[0]))
        for part in sentences.split(seen, paragraph):
            sentence_of.extend([len(parts_of)] * (part[1] - part[0]))
            parts_of.append(part)
    outlet, agency = _whose(article, cleaned, rules)
    return Document(
        text=text,
        words=tuple(words),
        lower=tuple(lower),
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(parts_of),
        paragraphs=tuple(paragraphs),
        sentence_of=tuple(sentence_of),
        paragraph_of=tuple(paragraph_of),
        paragraph_kinds=tuple(kinds),
        quotes=quotation.quotes,
        quoted=tuple(quotation.state),
        furniture=cleaned.regions,
        title=article.title or cleaned.title,
        outlet=outlet,
        byline=article.byline or _author(cleaned, rules),
        published=article.published or cleaned.published,
        dateline=cleaned.dateline,
        agency=agency,
        ai_labels=cleaned.ai_labels,
        problems=article.problems,
        links=article.links,
    )


def _whole(text: str) -> str:
    """The text with half surrogate pairs replaced one for one: they are no characters, and no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


@lru_cache(maxsize=8)
def _signals(rules: Rules) -> signals.Signals:
    """Compiled once a rule set: `Rules` hashes by identity, and a run has one."""
    return signals.compile_rules(rules.of("boilerplate"))


def _whose(article: Article, cleaned: Cleaned, rules: Rules | None) -> tuple[str | None, str | None]:
    """The article's outlet and the agency whose copy it is: what was told first, then what the page says."""
    outlet, agency = cleaned.outlet, cleaned.agency
    names = (cleaned.dateline, *cleaned.labels, *(label.split(",")[0] for label in cleaned.labels))
    credit = cleaned.credit or next((name for name in names if _known(name, rules)), None)
    credit = credit or next((name for name in cleaned.labels if len(name.split()) > 1 and is_masthead(name)), None)
    if credit and _is_agency(credit, rules):
        agency = agency or credit
    elif credit:
        outlet = outlet or credit
    if outlet and article.outlet is None and agency is None and _is_agency(outlet, rules):
        agency = outlet
    return article.outlet or _named(outlet, rules), article.agency or _named(agency, rules)


def _author(cleaned: Cleaned, rules: Rules | None) -> tuple[str, ...]:
    """The byline, or a personal name at the head right above the name of an outlet."""
    if cleaned.byline:
        return cleaned.byline
    return tuple(a for a, b in pairwise(cleaned.labels) if is_person(a) and _known(b, rules))[:1]


def _known(name: str | None, rules: Rules | None) -> OutletRule | None:
    return rules.outlet(name) if rules is not None and name else None


def _is_agency(name: str, rules: Rules | None) -> bool:
    known = _known(name, rules)
    return known.type == "agency" if known is not None else name.casefold() in _AGENCIES


def _named(name: str | None, rules: Rules | None) -> str | None:
    """A name as the outlet list has it, or as it was written."""
    known = _known(name, rules)
    return known.name if known is not None else name
