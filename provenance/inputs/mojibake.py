"""Text that was read in the wrong encoding before it came here ("itâ€™s"): said, with what it would be; never mended.

ftfy knows what such text looks like and how it came about; this module only asks it.
"""

from __future__ import annotations

import re

from provenance.values import Problem

_SUSPECT = re.compile(
    "[ÂÃÅÐÑâÎÏ×Ø][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""What UTF-8 looks like when it is read as windows-1252: a cheap sieve, so that ftfy is only loaded for a reason."""
_AROUND = 20
"""Characters shown on either side."""
_MOST = 100_000
"""Characters that are looked at; a fault of this kind runs through the whole text."""


def suspected(text: str, path: str | None = None) -> tuple[Problem, ...]:
    """The problem "mojibake" of a text, with the first place and how it would read; nothing for sound texts."""
    found = _SUSPECT.search(text, 0, _MOST)
    if found is None:
        return ()
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    start, end = _words(text, found.start())
    piece = text[start:end]
    mended = fix_encoding(piece)
    if not is_bad(piece) or mended == piece:
        return ()
    line = text.count("\n", 0, found.start()) + 1
    message = (
        f"was read in a wrong encoding before it came here: “{_shown(piece)}” may have been “{_shown(mended)}”;"
        " nothing was changed"
    )
    return (Problem("mojibake", message, path, line),)


def _words(text: str, at: int) -> tuple[int, int]:
    """The words around a place, whole ones, on its line."""
    start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    stop = text.find("\n", at)
    end = min(stop if stop >= 0 else len(text), at + 2 * _AROUND)
    while start and start > at - 2 * _AROUND and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end < at + 3 * _AROUND and not text[end].isspace():
        end += 1
    return start, end


def _shown(piece: str) -> str:
    return "".join(one if one.isprintable() else " " for one in piece).strip()
