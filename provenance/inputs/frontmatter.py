"""The block at the head of a Markdown file that says title, author, date, outlet. Lines `key: value`, no YAML.

A full YAML reader would bring types nobody asked for (dates, yes/no) and alias bombs into a file from anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST = 20_000
"""Characters of front matter; past this the dashes were a rule and not a fence."""
_LINE = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)\s*[:=]\s*(?P<value>.*)$")
_ITEM = re.compile(r"\s+-\s+(?P<value>.+)$|-\s+(?P<other>.+)$")
_KEYS = {
    "title": "title", "headline": "title",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline",
    "date": "published", "published": "published", "publish_date": "published", "pubdate": "published",
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet", "source": "outlet",
    "agency": "agency", "wire": "agency",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """What the block says; `end` is where the article begins, 0 without a block."""

    end: int = 0
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None


def front_matter(text: str) -> Front:
    """Read the block between two lines of --- (or +++) at the very beginning."""
    head = text[:_MOST]
    lines = head.splitlines(keepends=True)
    if not lines or lines[0].strip() not in ("---", "+++"):
        return Front()
    fence = lines[0].strip()
    at = len(lines[0])
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:]:
        at += len(line)
        bare = line.strip()
        if bare == fence or (fence == "---" and bare == "..."):
            return _front(at, values)
        item = _ITEM.match(line.rstrip())
        pair = _LINE.match(bare)
        if item and key:
            values[key].append(_unquoted(item["value"] or item["other"]))
        elif pair and line[0] not in " \t":
            key = _KEYS.get(pair["key"].strip().lower().replace(" ", "_").replace("-", "_"), "")
            if key:
                values[key] = _values(pair["value"])
            else:
                key = "other"
                values[key] = []
        elif bare and not bare.startswith("#") and not values:
            return Front()
    return Front()


def _front(end: int, values: dict[str, list[str]]) -> Front:
    def one(key: str) -> str | None:
        return next((value for value in values.get(key, ()) if value), None)

    byline = tuple(value for value in values.get("byline", ()) if value)
    return Front(end, one("title"), one("outlet"), byline, one("published"), one("agency"))


def _values(written: str) -> list[str]:
    """A value as written, or the members of a list in brackets."""
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_unquoted(part) for part in written[1:-1].split(",")]
    value = _unquoted(written)
    return [value] if value and value not in ("|", ">", ">-", "|-", "~", "null") else []


def _unquoted(written: str) -> str:
    bare = written.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        return bare[1:-1].strip()
    return bare
