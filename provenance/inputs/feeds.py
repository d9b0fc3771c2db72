"""Feeds (RSS, Atom, RDF): each item an article, as far as the feed gives it. Parsed by feedparser, from bytes alone."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from provenance.inputs import fragments
from provenance.inputs.draft import Draft
from provenance.inputs.file import File, bytes_of
from provenance.inputs.lines import Line, join, too_long
from provenance.values import Problem

_MOST = 60_000_000
"""Bytes of a feed; the largest of news houses, whole texts of a thousand items, have a tenth of it."""
_LONGEST = 300
"""Characters of a title or a name; what is longer is no such thing."""
_TEASER = 400
"""Characters below which a summary is the beginning of an article rather than the whole of it."""
_MORE = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;|&hellip;)\]|(?:continue reading|read more|more)\W*)\s*\Z", re.I)
_SECTIONS = re.compile(r"\s(?:[>|»:–—-]|&gt;)\s")
"""How feeds part the outlet's name from the section's, in either order."""
_DECLARED = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_APPEARED = re.compile(r"The post .{1,300} appeared first on .{1,120}\.?\Z", re.S)
"""What WordPress signs each item with."""


def read(file: File) -> Iterator[Draft]:
    """The items of a feed; an item is called by its number, from 1.

    Problems: unreadable, empty, feed-broken, no-records, record-without-text, truncated (a summary alone).
    """
    import feedparser

    data, fault = bytes_of(file, _MOST + 1)
    if fault is not None:
        yield Draft("", problems=(fault,))
        return
    try:
        # A stream and never a string: of a string feedparser asks whether it is an address, and would fetch it.
        parsed = feedparser.parse(io.BytesIO(_narrow(data[:_MOST])))
        items = list(parsed.entries)
        feed: Mapping[str, Any] = parsed.feed
    except Exception as error:  # parses what any server sends with three parsers: what they trip over is the feed's
        broken = Problem("feed-broken", f"cannot be read as a feed: {type(error).__name__}", file.name)
        yield Draft("", problems=(broken,))
        return
    if not items:
        yield Draft("", problems=(_none(parsed, file.name),))
    cut = (Problem("too-long", f"only the first {_MOST:,} bytes were read", file.name),) if len(data) > _MOST else ()
    for number, item in enumerate(items, 1):
        yield _draft(item, feed, str(number), file.name, cut)


def _narrow(data: bytes) -> bytes:
    """UTF-16 as UTF-8: feedparser does not know it without a server's word."""
    if data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data
    return _DECLARED.sub("", data.decode("utf-16", "replace"), count=1).encode("utf-8", "replace")


def _none(parsed: Any, name: str) -> Problem:
    if parsed.get("version"):
        return Problem("no-records", "a feed without items", name)
    return Problem("feed-broken", "is neither RSS nor Atom", name)


def _draft(
    item: Mapping[str, Any], feed: Mapping[str, Any], part: str, name: str, problems: tuple[Problem, ...]
) -> Draft:
    place = f"{name}#{part}"
    content, whole = _content(item)
    try:
        lines = _signed(fragments.lines(content) if fragments.is_markup(content) else _plain(content))
    except ValueError as error:
        lines, problems = [], (*problems, Problem("html-broken", str(error), place))
    text, markup = join(lines, "feed")
    if not text:
        problems = (*problems, Problem("record-without-text", "this item has no text", place))
    elif not whole and (len(text) < _TEASER or _MORE.search(text)):
        problems = (*problems, Problem("truncated", "the feed holds only a summary of this article", place))
    link = _string(item.get("link"))
    return Draft(
        text,
        title=_string(item.get("title")),
        outlet=_outlet(item, feed, link),
        byline=_people(item),
        published=_string(item.get("published")) or _string(item.get("updated")),
        markup=markup,
        problems=(*problems, *too_long(lines, place)),
        part=part,
    )


def _content(item: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text an item has, and whether it was given as the content and not as a summary."""
    contents = [str(one.get("value") or "") for one in item.get("content") or () if isinstance(one, Mapping)]
    summary = str(item.get("summary") or "")
    longest = max(contents, key=len, default="")
    return (longest, True) if longest and len(longest) >= len(summary) else (summary, False)


def _plain(text: str) -> list[Line]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Line(line) for line in lines if line]


def _signed(lines: list[Line]) -> list[Line]:
    while lines and _APPEARED.match(lines[-1].text):
        lines = lines[:-1]
    return lines


def _outlet(item: Mapping[str, Any], feed: Mapping[str, Any], link: str | None) -> str | None:
    """Who publishes: whom the item or the feed names, or else the address; a title with a section's name is no name."""
    source = item.get("source")
    for named in (
        source.get("title") if isinstance(source, Mapping) else None,
        feed.get("publisher"),
        feed.get("title"),
    ):
        name = _string(named)
        if name and "@" not in name and not _SECTIONS.search(name):
            return name
    return _host(link) or _host(_string(feed.get("link"))) or _string(feed.get("title"))


def _host(link: str | None) -> str | None:
    try:
        host = urlsplit(link or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _people(item: Mapping[str, Any]) -> tuple[str, ...]:
    details = item.get("authors") or ()
    named = [_string(one.get("name")) for one in details if isinstance(one, Mapping)]
    people = [name for name in named if name] or [name for name in (_string(item.get("author")),) if name]
    return tuple(dict.fromkeys(people))


def _string(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(value.split()).encode("utf-8", "replace").decode()
    return line if line and len(line) <= _LONGEST else None
