"""Links as evidence: words that carry a link to another outlet's story say that they come from there. Opens nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from urllib.parse import urlsplit

from provenance.chains.evidence import Evidence, Grip
from provenance.chains.publisher import Publisher
from provenance.ruleset import Rules
from provenance.values import Document, Range

LINK = "page.link"
"""What stands for a rule where a link is the evidence."""


def evidence(document: Document, rules: Rules, publisher: Publisher) -> list[Evidence]:
    """One piece for each link to a story of an outlet that is known and not the publisher."""
    found: list[Evidence] = []
    for link in document.links:
        known = rules.outlet(_host(link.url))
        part = _tokens(document, link.span)
        if known is not None and part is not None and not publisher.owns(known.name):
            found.append(Evidence("report", ((known.name,),), part, LINK, Grip.CLAUSE))
    return found


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _tokens(document: Document, span: tuple[int, int]) -> Range | None:
    """The tokens within a stretch of characters; None if none is."""
    first = bisect_left(document.starts, span[0])
    end = bisect_right(document.ends, span[1])
    return (first, end) if first < end else None
