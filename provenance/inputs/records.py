"""One record of a data set -> a draft: fields known by their names. Knows no file format.

The names are those of trafilatura, newspaper4k, news-please, Media Cloud, NewsAPI and of hand-made tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from provenance.inputs.decode import MOST_CHARACTERS
from provenance.inputs.draft import Draft
from provenance.values import Problem

_TEXT = ("text", "body", "content", "maintext", "article_text", "raw_text", "article", "full_text", "fulltext", "story")
_TITLE = ("title", "headline")
_OUTLET = (
    "outlet", "publisher", "publication", "sitename", "site_name", "media_name", "source", "source.name",
    "source_name", "source_domain", "domain", "hostname",
)  # fmt: skip
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = (
    "published", "date", "publish_date", "date_publish", "publishedat", "published_at", "publication_date",
    "datepublished", "pub_date", "pubdate", "date_published",
)  # fmt: skip
_AGENCY = ("agency", "wire")
_URL = ("url", "link", "canonical_url")
"""Names in lower case, the surest first; all but the text may be missing."""

_ABSENT = frozenset({"", "none", "null", "nan", "nat", "na", "n/a", "-"})
"""What exports write where they know nothing."""
_LONGEST = 500
"""Characters of any field but the text; what is longer is something else."""
_MOST_AUTHORS = 50

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How NewsAPI ends an article that it does not give whole."""
_LIST = re.compile(r"\A\[\s*['\"].*['\"]\s*,?\s*\]\Z", re.S)
"""A list as pandas writes it into a cell."""
_ITEM = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_HALF = re.compile("[\ud800-\udfff]")


def has_text(names: Iterable[str]) -> bool:
    """Whether one of these fields can hold an article."""
    return not {_key(name) for name in names}.isdisjoint(_TEXT)


def draft(record: object, part: str, path: str, line: int | None = None, problems: tuple[Problem, ...] = ()) -> Draft:
    """The draft of a record. Problems: record-broken, record-without-text, truncated, too-long, encoding."""
    found = list(problems)

    def problem(code: str, message: str) -> None:
        found.append(Problem(code, message, f"{path}#{part}", line))

    if not isinstance(record, Mapping):
        problem("record-broken", "is no record with fields")
        return Draft("", problems=tuple(found), part=part)
    fields = _fields(record)
    text = next((value for name in _TEXT if isinstance(value := fields.get(name), str) and value.strip()), "")
    if text.strip().lower() in _ABSENT:
        text = ""
        problem("record-without-text", f"has no text in any of {', '.join(_TEXT[:6])}")
    if _HALF.search(text):
        text = _HALF.sub("\ufffd", text)
        problem("encoding", "half a surrogate pair, which is no character, was replaced")
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        problem("too-long", f"longer than {MOST_CHARACTERS:,} characters: only the beginning was read")
    if _CUT.search(text):
        problem("truncated", "the record holds only the beginning of its article")
    return Draft(
        text,
        title=_one(fields, _TITLE),
        outlet=_one(fields, _OUTLET) or _host(_one(fields, _URL)),
        byline=next((people for name in _BYLINE if (people := _people(fields.get(name)))), ()),
        published=_one(fields, _PUBLISHED),
        agency=_one(fields, _AGENCY),
        problems=tuple(found),
        part=part,
    )


def _key(name: str) -> str:
    return name.strip().lstrip("\ufeff").lower().replace(" ", "_").replace("-", "_")


def _fields(record: Mapping[Any, Any]) -> dict[str, object]:
    """Fields by their name in lower case, the first of each."""
    fields: dict[str, object] = {}
    for name, value in record.items():
        fields.setdefault(_key(str(name)), value)
    return fields


def _one(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next((value for name in names if (value := _string(fields.get(name)))), None)


def _string(value: object) -> str | None:
    """A short text; of an object its name, as NewsAPI's `source` has it."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("domain")
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    line = _HALF.sub("\ufffd", " ".join(value.split()))
    return None if line.lower() in _ABSENT else line


def _people(value: object) -> tuple[str, ...]:
    """Names in a list, in a list written as text, or parted by ; or |, as tables do; commas belong to names."""
    if isinstance(value, str):
        if _LIST.match(value.strip()):
            value = [a or b for a, b in _ITEM.findall(value)]
        else:
            value = value.split(";" if ";" in value else "|")
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(name for item in value[:_MOST_AUTHORS] if (name := _string(item))))


def _host(url: str | None) -> str | None:
    """Where a record comes from when it says so by its address alone."""
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
