"""Links in the text of a page that lead to another site's story: which words carry them. Opens none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from provenance.inputs.lines import Line
from provenance.values import Link

_BLOCKS = frozenset({"p", "li", "blockquote", "td", "h2", "h3", "h4"})
_STORY = re.compile(r"/\d{4}/\d\d?/|(?:[a-z0-9]+[-_]){3}|\d{5}|[?&](?:id|story|article)=", re.I)
"""Addresses of single stories: a date, a headline, a number. Those of topics, people and front pages have none."""
_MOST = 500
"""Links of a page; long articles have fifty."""

Block = tuple[str, tuple[tuple[str, str], ...]]
"""A paragraph without its spaces, and the words and addresses of its links in order."""


def blocks(tree: Any) -> list[Block]:
    """The paragraphs of a parsed page that link to stories elsewhere."""
    found: dict[Any, list[tuple[str, str]]] = {}
    count = 0
    for anchor in tree.iter("a"):
        words = " ".join("".join(anchor.itertext()).split())
        url = (anchor.get("href") or "").strip()
        if not words or not _is_story(url):
            continue
        block = next((one for one in anchor.iterancestors() if one.tag in _BLOCKS), None)
        count += 1
        if block is not None and count <= _MOST:
            found.setdefault(block, []).append((words, url))
    return [("".join("".join(block.itertext()).split()), tuple(links)) for block, links in found.items()]


def placed(lines: Sequence[Line], found: Sequence[Block]) -> tuple[Link, ...]:
    """The links where they stand in the joined lines; those of lines that were left out are left out."""
    at: dict[str, tuple[int, str]] = {}
    start = 0
    for line in lines:
        at.setdefault("".join(line.text.split()), (start, line.text))
        start += len(line.text) + 1
    links: list[Link] = []
    for key, inside in found:
        first, text = at.get(key, (0, ""))
        behind = 0
        for words, url in inside:
            here = text.find(words, behind)
            if here >= 0:
                behind = here + len(words)
                links.append(Link((first + here, first + behind), url))
    return tuple(sorted(links, key=lambda link: link.span))


def _is_story(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and bool(_STORY.search(parts.path + "?" + parts.query))
    )
