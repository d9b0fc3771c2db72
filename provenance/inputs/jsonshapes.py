"""Where in a JSON value the records are: in a list, under a name, in the columns of a pandas dump. Reads no field."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from provenance.inputs.options import Fields
from provenance.inputs.records import has_text

_LISTS = ("articles", "results", "data", "items", "documents", "docs", "stories", "records", "entries", "response")
"""Under what an answer of an interface keeps its records: NewsAPI's is the first, the Guardian's the last."""
_DEEPEST = 3
"""Objects within objects that are looked into: response.results of the Guardian, articles.results of Event Registry."""


def records(value: object, fields: Fields, depth: int = 0) -> list[object]:
    """The records in a value; the value itself if it holds none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    if (split := _split(value)) is not None:
        return split
    if has_text(value, fields):
        columns = _columns(value)
        return columns if columns is not None else [value]
    for name in _LISTS:
        inner = value.get(name)
        if isinstance(inner, list):
            return inner
        if isinstance(inner, dict) and depth < _DEEPEST:
            found = records(inner, fields, depth + 1)
            if found != [inner] or has_text(inner, fields):
                return found
    if value and all(isinstance(one, dict) and has_text(one, fields) for one in islice(value.values(), 20)):
        return list(value.values())  # by an index, as DataFrame.to_json(orient="index") writes them
    return [value]


def _split(value: Mapping[str, Any]) -> list[object] | None:
    """DataFrame.to_json(orient="split"): names once, rows as lists."""
    columns, rows = value.get("columns"), value.get("data")
    if not isinstance(columns, list) or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    names = [str(name) for name in columns]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _columns(value: Mapping[str, Any]) -> list[object] | None:
    """DataFrame.to_json(): each column an object by index."""
    if not all(isinstance(column, dict) for column in value.values()):
        return None
    index = dict.fromkeys(key for column in value.values() for key in column)
    if not index or not all(key.isdigit() for key in index):
        return None
    return [{name: column.get(key) for name, column in value.items()} for key in index]
