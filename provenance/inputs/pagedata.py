"""What a web page says of itself: JSON-LD (schema.org NewsArticle and kin) first, meta tags where that is silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_KINDS = frozenset({"report", "blogposting", "liveblogposting", "socialmediaposting"})
"""Types of schema.org that are articles without saying so in their name."""
_DEEPEST = 12
"""Levels of JSON-LD that are looked into; real pages need five."""
_LONGEST = 300
"""Characters of a name, a title, a date; what is longer is no such thing."""

_TITLES = ("og:title", "twitter:title", "headline", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title")
_AUTHORS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author",
    "cxenseparse:author", "article:author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "article.published", "parsely-pub-date", "sailthru.date",
    "datepublished", "publishdate", "publish-date", "pubdate", "dc.date", "dc.date.issued", "dcterms.created", "date",
    "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip
"""Names of meta tags, the surest first: Open Graph, then the analytics houses, then Dublin Core and habits."""

_BY = re.compile(r"^\s*(?:words|written|reported|report)?\s*by\s*:?\s+", re.I)
_AND = re.compile(r"\s*(?:;|\||,?\s+and\s+|\s+&\s+|,)\s*")
_ADDRESS = re.compile(r"https?://|www\.|@|^/")
_NOBODY = frozenset({"", "none", "null", "admin", "undefined", "unknown", "author"})
_AGENCY = re.compile(
    r"\b(?:Reuters|Associated Press|Agence France-Presse|AFP|Press Association|PA Media|Canadian Press"
    r"|Australian Associated Press|Bloomberg News|United Press International|UPI)\b|^AP$"
)
"""Agencies that pages name as the author or source of their copy."""


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page says of its article; None and () where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None


def page_data(tree: Any) -> PageData:
    """Read the head of a parsed page (an lxml tree)."""
    metas = _metas(tree)
    things = [thing for block in _blocks(tree) for thing in _things(block, 0)]
    articles = [thing for thing in things if _is_article(thing)]
    ours = articles[0] if articles else {}
    outlet = _names(ours.get("publisher"), things)[:1] or list(_firsts(metas, _OUTLETS))[:1]
    authors = _people(_names(ours.get("author") or ours.get("creator"), things)) or next(
        (people for name in _AUTHORS if (people := _people(metas.get(name, ())))), ()
    )
    byline = tuple(name for name in authors if name != (outlet[0] if outlet else None))
    credited = [*_names(ours.get("sourceOrganization"), things), *_names(ours.get("provider"), things), *authors]
    published = _string(ours.get("datePublished")) or _string(ours.get("dateCreated"))
    return PageData(
        title=_string(ours.get("headline")) or next(_firsts(metas, _TITLES), None) or _title(tree),
        outlet=outlet[0] if outlet else None,
        byline=byline,
        published=published or next(_firsts(metas, _DATES), None) or _time(tree),
        agency=next((name for name in credited if _AGENCY.search(name)), None),
    )


def _metas(tree: Any) -> dict[str, list[str]]:
    """Contents of the meta tags by name, property or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = _string(meta.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), []).append(value)
    for number in ("1", "2"):  # WordPress says who wrote a page on the card it makes for social media
        if found.get(f"twitter:label{number}") == ["Written by"]:
            found["author"] = [*found.get("author", ()), *found.get(f"twitter:data{number}", ())]
    return found


def _firsts(metas: dict[str, list[str]], names: Sequence[str]) -> Iterator[str]:
    return (metas[name][0] for name in names if name in metas)


def _blocks(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            yield json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # a page without its data is still a page


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects with a type, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, inner in value.items():
            if key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "creator"):
                yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
    return any(isinstance(kind, str) and (kind.endswith("Article") or kind.lower() in _KINDS) for kind in kinds)


def _names(value: Any, things: Sequence[dict[str, Any]], depth: int = 0) -> list[str]:
    """Names of persons or bodies, however written: text, an object, a list, a reference to another object."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [name for inner in value[:20] for name in _names(inner, things, depth + 1)]
    if isinstance(value, dict):
        if "name" in value:
            return _names(value["name"], things, depth + 1)
        key = value.get("@id")
        other = next((t for t in things if key and t.get("@id") == key and "name" in t), None)
        return _names(other["name"], things, depth + 1) if other else []
    name = _string(value)
    return [name] if name else []


def _people(names: Sequence[str]) -> tuple[str, ...]:
    """Single names without "by", addresses and stand-ins."""
    found: dict[str, None] = {}
    for name in names:
        for part in _AND.split(_BY.sub("", name)):
            part = part.strip()
            if part.lower() not in _NOBODY and not _ADDRESS.search(part):
                found[part] = None
    return tuple(found)


def _title(tree: Any) -> str | None:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            title = _string("".join(element.itertext()))
            if title:
                return title
    return None


def _time(tree: Any) -> str | None:
    return next((value for time in tree.iter("time") if (value := _string(time.get("datetime")))), None)


def _string(value: Any) -> str | None:
    """Text on one line, of sane length."""
    if not isinstance(value, str):
        return None
    from html import unescape  # JSON-LD often holds entities, escaped once too often

    line = " ".join(unescape(value[: 2 * _LONGEST]).split())
    return line if line and len(line) <= _LONGEST else None
