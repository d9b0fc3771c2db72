"""Findings as workflow commands, which GitHub shows beside the words of a pull request. Ratings are elsewhere.

The form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.reports import places, summary
from provenance.reports.marks import printable
from provenance.reports.summary import Row
from provenance.values import Finding, Reading, Severity

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "suggestion": "notice"}


def row(reading: Reading) -> Row:
    """A row whose line holds a command for each of the article's findings."""
    lines = places.Lines(reading.document.text)
    return Row(summary.of(reading), "".join(_command(reading, one, lines) + "\n" for one in reading.findings))


def commands(rows: Iterable[Row]) -> Iterator[str]:
    """A line a finding."""
    for one in rows:
        yield one.line


def _command(reading: Reading, one: Finding, lines: places.Lines) -> str:
    where = {"file": places.file_of(reading.path)}
    if one.span is not None and places.as_on_disk(reading.path):
        place = lines.place(one.span)
        where |= {"line": str(place.line), "endLine": str(place.end_line), "col": str(place.column)}
        if place.line == place.end_line:  # GitHub wants no end column on a stretch of several lines
            where["endColumn"] = str(place.end_column)
    clause = f" ({one.clause})" if one.clause else ""
    told = ",".join(f"{name}={_property(value)}" for name, value in {**where, "title": one.rule}.items())
    return f"::{COMMANDS[one.severity]} {told}::{_data(one.message + clause)}"


def _data(text: str) -> str:
    """Text that can neither end the line nor begin another command."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
