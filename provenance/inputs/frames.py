"""Rows of a DataFrame -> articles. Takes any object with columns; imports no pandas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provenance.ruleset.suggest import did_you_mean
from provenance.values import Article, Problem

FIELDS = ("text", "title", "outlet", "byline", "published")


def articles(frame: Any, columns: Mapping[str, str | None]) -> Iterator[Article]:
    """An article a row; `columns` names the column of each field of `FIELDS`, None for what the frame does not have.

    A row without text (None, nan, a number) gives an empty article with the problem no-text: it keeps its row.
    Raises ValueError for a column that is not there.
    """
    for name in filter(None, columns.values()):
        if name not in frame.columns:
            there = [str(column) for column in frame.columns]
            raise ValueError(f"no column {name!r}; there are {', '.join(there) or 'none'}.{did_you_mean(name, there)}")
    cells = {field: list(frame[name]) for field, name in columns.items() if name is not None}
    for number, label in enumerate(frame.index):
        row = {field: column[number] for field, column in cells.items()}
        yield _article(str(label), row)


def _article(label: str, row: Mapping[str, Any]) -> Article:
    text = row["text"]
    problems: tuple[Problem, ...] = ()
    if not isinstance(text, str):
        missing = text is None or text != text
        problems = (Problem("no-text", "the row has no text" if missing else f"the row has {text!r} and no text"),)
        text = ""
    return Article(
        path="",
        id=label,
        text=text,
        title=_told(row.get("title")),
        outlet=_told(row.get("outlet")),
        byline=_byline(row.get("byline")),
        published=_published(row.get("published")),
        problems=problems,
    )


def _told(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _byline(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    return tuple(filter(None, map(_told, value))) if isinstance(value, list | tuple) else ()


def _published(value: Any) -> str | None:
    """A date as it stands, or the day of a timestamp; NaT is no day."""
    if value is None or isinstance(value, str) or value != value:  # only nan and NaT are not themselves
        return _told(value)
    return str(value.isoformat()) if hasattr(value, "isoformat") else None
