"""Where words stand in the file on disk: line and column from 1, as compilers count them. Reads no file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath

from provenance.values import Span

LINE_END = re.compile(r"\r\n|\n|\r")

AS_ON_DISK = frozenset({".txt", ".text", ".md", ".markdown"})
"""Files that are the article's text: in all others the text was taken out of markup, a record or an archive."""

_MEMBER = re.compile(r"(.+?\.zip)/", re.IGNORECASE)
"""A member is called by its archive's name and its own, as if the archive were a folder."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: lines and columns from 1, the end exclusive; columns count Unicode code points."""

    line: int
    column: int
    end_line: int
    end_column: int


def file_of(path: str) -> str:
    """The file an article stands in: a member of an archive in the archive, a record (`table.csv#7`) in its table."""
    if archive := _MEMBER.match(path):
        return archive[1]
    return path if as_on_disk(path) else path.partition("#")[0]


def as_on_disk(path: str) -> bool:
    """Whether offsets into the article's text are offsets into its file."""
    return PurePosixPath(path).suffix.lower() in AS_ON_DISK and not _MEMBER.match(path)


class Lines:
    """The beginnings of a text's lines, found once for all its places."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def place(self, span: Span) -> Place:
        """The place of a span of the text."""
        (line, column), (end_line, end_column) = self._at(span[0]), self._at(span[1])
        return Place(line, column, end_line, end_column)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
