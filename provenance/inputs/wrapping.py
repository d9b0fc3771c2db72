"""Which line ends of a wrapped text only wrap. Line by line; knows no format."""

from __future__ import annotations

from itertools import pairwise

from provenance.values import Span

SOFT_MOST = 100
"""Columns up to which a line may be one of several of its paragraph; longer lines are whole paragraphs."""
_FINAL = (".", "!", "?", "”", '"', "’", "'", ":", ")", "*", "_")
_WRAPPED_FROM = 50
"""Columns from which a line of a message may be full: mail is wrapped at 60 to 78."""
_MARKS = (">", "* ", "- ", "• ", "--")


def goes_on(line: str, following: str) -> bool:
    """Whether a line break is one of a wrapped paragraph and not its end."""
    if len(line) > SOFT_MOST or len(following) > SOFT_MOST:
        return not line.rstrip().endswith(_FINAL)
    return True


def soft_breaks(text: str) -> list[Span]:
    """The line ends of a message at which its paragraph goes on: the line is full, the next begins with no mark.

    A line is full when the next one's first word would not have fitted into the widest line that is not overlong.
    """
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    width = max((end - start for start, end in lines if end - start <= SOFT_MOST), default=0)
    found: list[Span] = []
    if width < _WRAPPED_FROM:
        return found
    for (start, end), (after, after_end) in pairwise(lines):
        following = text[after:after_end]
        if not text[start:end].strip() or not following.strip() or end - start > SOFT_MOST:
            continue
        word = following.split(maxsplit=1)[0]
        if end - start + 1 + len(word) > width - 8 and not following.startswith(_MARKS) and text[start] != ">":
            found.append((end, after))
    return found
