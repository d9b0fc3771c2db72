"""Words, clitics, numbers and marks of a stretch of text, with their places. Knows nothing of sentences."""

from __future__ import annotations

import re

from provenance.values import Span

_TOKEN = re.compile(
    r"""
      https?://\S+ | www\.\S+          # a link is one token: its dots end no sentence
    | @\w+                             # an account's handle
    | \d+(?:[.,:/]\d+)*                # 83, 300,000, 12:30
    | (?:[^\W\d_]\.){2,}               # U.S., D.C.
    | \w+?(?=n['’]t\b)                 # did + n't
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b         # clitics are words of their own: "Axios" + "'s"
    | \w+(?:[-‐‑]\w+)*                 # words, hyphenated words
    | \.\.\.+ | --+                    # typewriter ellipsis and dash
    | [^\w\s]
    """,
    re.X | re.I,
)

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None})
"""Look-ups see plain apostrophes and hyphens; invisible characters vanish. Offsets are never taken from this form."""


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Character spans of the tokens of text[start:end], in order, as offsets into `text`."""
    return [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def plain(word: str) -> str:
    """A word as rules see it: lower case, plain apostrophes and hyphens."""
    return word.lower().translate(_PLAIN)
