"""JSON: a file of records read whole, or a record a line, streamed. What a record's fields mean is not known here."""

from __future__ import annotations

import json
from collections.abc import Iterator

from provenance.inputs.decode import decode, load
from provenance.inputs.draft import Draft
from provenance.inputs.file import UNREADABLE, File, unreadable
from provenance.inputs.jsonshapes import records
from provenance.inputs.options import Fields
from provenance.inputs.records import draft
from provenance.values import Problem

_MOST = 100_000_000
"""Characters of a file that is read whole: some 20,000 articles. More belongs into lines."""
_MOST_LINE = 4_000_000
"""Bytes of a record: the longest article in four bytes a character, and five times as much beside it."""


def read(file: File) -> Iterator[Draft]:
    """The records of a .json file: a list, an object that holds one, or a single record. A broken file is one draft."""
    loaded = load(file, _MOST)
    name = file.name
    if not loaded.text:
        yield Draft("", problems=loaded.problems)
        return
    try:
        value: object = json.loads(loaded.text)
    except (ValueError, RecursionError) as error:
        yield Draft("", problems=(*loaded.problems, _broken(error, name)))
        return
    found = records(value, file.fields)
    if not found:
        yield Draft("", problems=(*loaded.problems, Problem("no-records", "holds no records", name)))
    for number, record in enumerate(found, 1):
        yield draft(record, str(number), name, problems=loaded.problems, fields=file.fields)


def read_lines(file: File) -> Iterator[Draft]:
    """The records of a .jsonl or .ndjson file, each when its turn comes; a record is called by its line."""
    name = file.name
    number = 0
    found = False
    try:
        with file.open() as stream:
            while line := stream.readline(_MOST_LINE):
                number += 1
                long = len(line) == _MOST_LINE and not line.endswith(b"\n")
                while long and (rest := stream.readline(_MOST_LINE)) and not rest.endswith(b"\n"):
                    pass
                if line.strip(b" \t\r\n\0\xef\xbb\xbf"):
                    found = True
                    yield _too_long(number, name) if long else _line(line, number, name, file.fields)
    except UNREADABLE as error:
        found = True
        yield Draft("", problems=(unreadable(error, name),))
    if not found:
        yield Draft("", problems=(Problem("empty", "holds no text", name),))


def _line(line: bytes, number: int, name: str, fields: Fields) -> Draft:
    decoded = decode(line, f"{name}#{number}", _MOST_LINE)
    if not decoded.text:
        return Draft("", problems=decoded.problems, part=str(number))
    try:
        record: object = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        broken = _broken(error, f"{name}#{number}", number)
        return Draft("", problems=(*decoded.problems, broken), part=str(number))
    return draft(record, str(number), name, number, decoded.problems, fields)


def _too_long(number: int, name: str) -> Draft:
    message = f"a record of more than {_MOST_LINE:,} bytes is not read"
    return Draft("", problems=(Problem("too-long", message, f"{name}#{number}", number),), part=str(number))


def _broken(error: Exception, name: str, line: int | None = None) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        return Problem("json-broken", f"is not JSON: {error.msg}", name, line or error.lineno, error.colno)
    reason = "is nested too deeply" if isinstance(error, RecursionError) else "is not JSON that can be read"
    return Problem("json-broken", reason, name, line)
