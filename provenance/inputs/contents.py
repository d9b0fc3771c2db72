"""Whether a file that may be something else holds articles: settings and ratings lie beside them under one suffix.

Asked of what a folder holds; a file that is named outright is read in any case. Only what is surely something else is
passed over: a broken table is told, not hidden.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from provenance.inputs import jsonshapes, parquet, tables
from provenance.inputs.file import File, beginning
from provenance.inputs.records import has_text

_MOST_JSON = 20_000_000
"""Bytes of a JSON file that is parsed to look into it; settings are never so large, so larger ones hold articles."""
_LINES = 20
"""Records of a file of records that are looked at."""
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.I)


def has_articles(file: File) -> bool:
    """False for what is surely no article: a table without a column of texts, JSON without a record, XML of no feed."""
    asked = _ASKED.get(file.suffix)
    return asked is None or asked(file)


def _table(file: File) -> bool:
    return has_text(tables.columns(beginning(file)), file.fields)


def _parquet(file: File) -> bool:
    names = parquet.columns(file)
    return not names or has_text(names, file.fields)


def _feed(file: File) -> bool:
    head = beginning(file)
    return bool(_FEED.search(head.replace(b"\0", b"")))  # UTF-16 has noughts between the letters


def _lines(file: File) -> bool:
    head = beginning(file)
    lines = [line for line in head.splitlines()[:_LINES] if line.strip()]
    return not lines or any(_record(line, file) for line in lines)


def _record(line: bytes, file: File) -> bool:
    """Whether a line may be a record with a text; a broken one, or one cut off at the end of the sample, may be."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return True
    return not isinstance(value, dict) or _told(value, file)


def _json(file: File) -> bool:
    try:
        with file.open() as stream:
            data = stream.read(_MOST_JSON + 1)
        if len(data) > _MOST_JSON:
            return True
        value = json.loads(data)
    except (OSError, EOFError):
        return True
    except (ValueError, RecursionError):
        return bool(data.strip()) and b'"' in data  # broken, but JSON it was meant to be
    return any(isinstance(one, dict) and _told(one, file) for one in jsonshapes.records(value, file.fields)[:_LINES])


def _told(value: Mapping[str, object], file: File) -> bool:
    """A record with a field for its text, and no rating of this program's own."""
    inner = (f"{name}.{key}" for name, held in value.items() if isinstance(held, dict) for key in held)
    return has_text((*value, *inner), file.fields) and not {"scores", "stamp"} <= set(value)


_ASKED: Mapping[str, Callable[[File], bool]] = MappingProxyType(
    {
        ".csv": _table,
        ".tsv": _table,
        ".parquet": _parquet,
        ".json": _json,
        ".jsonl": _lines,
        ".ndjson": _lines,
        ".xml": _feed,
    }
)
