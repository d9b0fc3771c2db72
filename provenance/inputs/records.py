"""One record of a data set -> a draft: fields known by their names. Knows no file format.

The names are those of trafilatura, newspaper4k, news-please, Media Cloud, NewsAPI and other interfaces, of schema.org,
and of hand-made tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from provenance.inputs import fragments
from provenance.inputs.decode import MOST_CHARACTERS
from provenance.inputs.draft import Draft
from provenance.inputs.file import File
from provenance.inputs.lines import join
from provenance.inputs.options import DEFAULT, Fields
from provenance.values import Problem, Region

_TEXT = (
    "maintext", "text", "body", "content", "article_text", "raw_text", "article", "full_text", "fulltext", "story",
    "articlebody", "article_body", "body_text", "bodytext", "text_content", "story_text", "fields.bodytext",
    "content.rendered", "fields.body",
)  # fmt: skip
_TITLE = (
    "title", "headline", "title_page", "title_rss", "article_title", "webtitle", "fields.headline", "headline.main",
    "title.rendered",
)  # fmt: skip
_OUTLET = (
    "outlet", "publisher", "publisher.name", "publication", "sitename", "site_name", "source_hostname",
    "meta_site_name", "media_name", "newspaper",
    "source.name", "source_name", "source.title", "source", "source_domain", "canonical_domain", "domain",
    "hostname", "site", "website",
)  # fmt: skip
_BYLINE = ("byline", "author", "authors", "author.name", "fields.byline", "byline.original", "creator")
_PUBLISHED = (
    "published", "date", "publish_date", "date_publish", "publishedat", "published_at", "publication_date",
    "datepublished", "pub_date", "pubdate", "date_published", "published_date", "webpublicationdate", "datetime",
)  # fmt: skip
_AGENCY = ("agency", "wire")
_URL = (
    "url", "link", "canonical_url", "canonical_link", "weburl", "web_url", "original_url", "source_url", "media_url",
)  # fmt: skip
"""Names in lower case, the surest first; all but the text may be missing. `outer.inner`: a field within a field."""
_KNOWN = frozenset(
    name.split(".")[0] for names in (_TEXT, _TITLE, _OUTLET, _BYLINE, _PUBLISHED, _AGENCY, _URL) for name in names
)

_ABSENT = frozenset({"", "none", "null", "nan", "nat", "na", "n/a", "-"})
"""What exports write where they know nothing."""
_LONGEST = 500
"""Characters of any field but the text; what is longer is something else."""
_MOST_AUTHORS = 50
_MOST_INNER = 100
"""Fields within a field that are looked at."""

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How NewsAPI ends an article that it does not give whole."""
_LIST = re.compile(r"\A\[\s*['\"].*['\"]\s*,?\s*\]\Z", re.S)
"""A list as pandas writes it into a cell."""
_ITEM = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_BY = re.compile(r"\Aby:?\s+(?=\S)", re.I)
_HALF = re.compile("[\ud800-\udfff]")
_EPOCH = (100_000_000_000, 10_000_000_000_000)
"""Milliseconds since 1970, as pandas writes dates into JSON: 1973 to 2286. Smaller numbers may be anything."""


def has_text(names: Iterable[str], fields: Fields = DEFAULT.fields) -> bool:
    """Whether one of these fields can hold an article."""
    keys = {_key(name) for name in names}
    if fields.text is not None:
        return _key(fields.text) in keys or _key(fields.text).split(".")[0] in keys
    return not keys.isdisjoint(_TEXT)


def wanted(name: str, fields: Fields) -> bool:
    """Whether a field of this name may be asked for at all."""
    asked = (fields.text, fields.title, fields.outlet, fields.byline, fields.published, fields.url)
    outer = _key(name).split(".")[0]
    return outer in _KNOWN or any(one and _key(one).split(".")[0] == outer for one in asked)


def columns_missing(names: Iterable[str], file: File) -> Problem:
    """The problem of a table in which no column holds texts."""
    there = ", ".join(list(names)[:20]) or "none"
    looked = (
        f"is called '{file.fields.text}'" if file.fields.text else "holds texts (text, body, content, maintext ...)"
    )
    return Problem(
        "table-columns", f"no column {looked}; there are: {there[:300]}; --text-field names one", file.name, 1
    )


def draft(
    record: object,
    part: str,
    path: str,
    line: int | None = None,
    problems: tuple[Problem, ...] = (),
    fields: Fields = DEFAULT.fields,
) -> Draft:
    """The draft of a record.

    Problems: record-broken, record-without-text, truncated, too-long, encoding, html-broken.
    """
    found = list(problems)

    def problem(code: str, message: str) -> None:
        found.append(Problem(code, message, f"{path}#{part}", line))

    if not isinstance(record, Mapping):
        problem("record-broken", "is no record with fields")
        return Draft("", problems=tuple(found), part=part)
    values = _fields(record)
    names = _named(fields.text, _TEXT)
    text = next((value for name in names if isinstance(value := values.get(name), str) and value.strip()), "")
    if text.strip().lower() in _ABSENT:
        text = ""
        problem("record-without-text", f"has no text in {f'“{fields.text}”' if fields.text else _any_of(names)}")
    text, markup = _written(text, problem)
    if _CUT.search(text):
        problem("truncated", "the record holds only the beginning of its article")
    url = _one(values, _named(fields.url, _URL))
    return Draft(
        text,
        title=_one(values, _named(fields.title, _TITLE)),
        outlet=_outlet(_one(values, _named(fields.outlet, _OUTLET))) or _host(url),
        byline=next((people for name in _named(fields.byline, _BYLINE) if (people := _people(values.get(name)))), ()),
        published=_date(values, _named(fields.published, _PUBLISHED)),
        agency=_one(values, _AGENCY),
        markup=markup,
        problems=tuple(found),
        part=part,
    )


def _written(text: str, problem: Any) -> tuple[str, tuple[Region, ...]]:
    """The text as it is to be read: whole characters, taken out of its HTML, at most MOST_CHARACTERS of it."""
    if _HALF.search(text):
        text = _HALF.sub("\ufffd", text)
        problem("encoding", "half a surrogate pair, which is no character, was replaced")
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        problem("too-long", f"longer than {MOST_CHARACTERS:,} characters: only the beginning was read")
    if not fragments.is_markup(text):
        return text, ()
    try:
        return join(fragments.lines(text), "record")
    except ValueError as error:
        problem("html-broken", str(error))
        return text, ()


def _named(asked: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return usual if asked is None else (_key(asked),)


def _any_of(names: tuple[str, ...]) -> str:
    return f"any of {', '.join(names[:6])} ..."


def _key(name: str) -> str:
    return name.strip().lstrip("\ufeff").lower().replace(" ", "_").replace("-", "_")


def _fields(record: Mapping[Any, Any]) -> dict[str, object]:
    """Fields by their name in lower case, the first of each; a field within a field as `outer.inner`."""
    fields: dict[str, object] = {}
    for name, value in record.items():
        key = _key(str(name))
        fields.setdefault(key, value)
        if isinstance(value, Mapping):
            for inner, held in list(value.items())[:_MOST_INNER]:
                fields.setdefault(f"{key}.{_key(str(inner))}", held)
    return fields


def _one(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next((value for name in names if (value := _string(fields.get(name)))), None)


def _string(value: object) -> str | None:
    """A short text; of an object its name, as NewsAPI's `source` has it."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "domain", "rendered", "main") if value.get(key)), None)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    line = _HALF.sub("\ufffd", " ".join(value.split()))
    return None if line.lower() in _ABSENT else line


def _outlet(name: str | None) -> str | None:
    """A name, or the host of an address that stands where a name should: trafilatura's `source` is one."""
    return _host(name) if name and "://" in name else name


def _date(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and (written := _string(value)):
            return written
        if isinstance(value, date):  # a datetime is one too; pandas' missing date calls itself NaT
            written = value.isoformat()
            return None if written.lower() in _ABSENT else written
        if isinstance(value, int) and _EPOCH[0] <= value < _EPOCH[1]:
            return datetime.fromtimestamp(value / 1000, UTC).isoformat()
    return None


def _people(value: object) -> tuple[str, ...]:
    """Names in a list, in a list written as text, or parted by ; or |, as tables do; commas belong to names."""
    if isinstance(value, str):
        if _LIST.match(value.strip()):
            value = [a or b for a, b in _ITEM.findall(value)]
        else:
            value = value.split(";" if ";" in value else "|")
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    names = (_BY.sub("", name) for item in value[:_MOST_AUTHORS] if (name := _string(item)))
    return tuple(dict.fromkeys(names))


def _host(url: str | None) -> str | None:
    """Where a record comes from when it says so by its address alone."""
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
