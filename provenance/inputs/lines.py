"""Lines taken out of markup -> one text with its regions. Knows no markup: pages, mail and feeds use it alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.inputs.decode import MOST_CHARACTERS
from provenance.values import Problem, Region

Kind = Literal["body", "heading", "caption", "reply"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and what it is: a caption stands under a picture, a reply quotes an earlier message."""

    text: str
    kind: Kind = "body"


def join(lines: Sequence[Line], room: str) -> tuple[str, tuple[Region, ...]]:
    """The text, a line a paragraph, at most MOST_CHARACTERS; headings marked, captions and replies as regions.

    `room` begins the ids of the regions' rules.
    """
    marks: list[Region] = []
    at = 0
    for line in lines:
        end = at + len(line.text)
        if line.kind == "heading":
            marks.append(Region((at, at), "heading-mark", f"{room}.heading-mark"))
        elif line.kind != "body":
            marks.append(Region((at, end), line.kind, f"{room}.{line.kind}"))
        at = end + 1
    text = "\n".join(line.text for line in lines)[:MOST_CHARACTERS]
    return text, tuple(
        Region((mark.span[0], min(mark.span[1], len(text))), mark.kind, mark.rule)
        for mark in marks
        if mark.span[0] < len(text)
    )


def too_long(lines: Sequence[Line], name: str | None) -> tuple[Problem, ...]:
    """The problem that `join` cuts these lines, if it does."""
    if sum(len(line.text) + 1 for line in lines) <= MOST_CHARACTERS + 1:
        return ()
    message = f"longer than {MOST_CHARACTERS:,} characters: only the beginning was read"
    return (Problem("too-long", message, name),)
