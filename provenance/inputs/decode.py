"""Bytes of a file -> text, with what had to be assumed on the way. Knows encodings; knows no format, judges no content.

Line ends stay as they are on disk: every offset that leaves the program counts code points of the text made here. A
byte order mark is no part of the text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from provenance.inputs.file import UNREADABLE, File, unreadable
from provenance.values import Problem

MOST_CHARACTERS = 200_000
"""Longest article that is read whole: six times the longest of 5,900 news articles measured (33,672 characters), and
more than magazines print. What is longer is several texts in one file."""

_CHARACTER_BYTES = 4
"""UTF-8 needs at most four bytes a character."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The UTF-32 marks begin with the UTF-16 ones, so they are asked first."""

_SAMPLE = 65_536
"""Bytes shown to charset-normalizer; its own guesses settle within a few thousand."""
_CONTROL_SHARE = 0.02
"""Share of control characters from which a file is no text; news text has none but tabs and line ends."""
_LEADS = 0xC2
"""Bytes from here on begin a UTF-8 sequence of two bytes or more."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD_IN_WESTERN = re.compile(r"[\x80-\x9f¤¦¬¯µ¶¸¹ºÐÞð×÷þ]|[^\W\d_a-zA-Z]{3}|[a-z][À-ÖØ-Þ]")
"""What text rightly read as windows-1252 has not: controls, rare signs, runs of accented letters, capitals in words."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file; `text` is empty when a problem says why."""

    text: str
    problems: tuple[Problem, ...] = ()


def load(file: File, most: int = MOST_CHARACTERS) -> Decoded:
    """Text of a file, at most `most` characters.

    Problems: unreadable, empty, binary, encoding (a guess was needed), too-long (cut at the limit).
    """
    try:
        with file.open() as stream:
            data = stream.read(_CHARACTER_BYTES * most + 1)
    except UNREADABLE as error:
        return Decoded("", (unreadable(error, file.name),))
    return decode(data, file.name, most)


def decode(data: bytes, path: str | None = None, most: int = MOST_CHARACTERS) -> Decoded:
    """Text of bytes, at most `most` characters of it. Never raises."""
    cut = len(data) > _CHARACTER_BYTES * most
    data = data[: _CHARACTER_BYTES * most]
    if not data.strip():
        return Decoded("", (Problem("empty", "holds no text", path),))
    text, problem = _read(data, path, cut)
    problems = [problem] if problem else []
    if text is None:
        return Decoded("", tuple(problems))
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        problems.append(Problem("encoding", "half a surrogate pair, which is no character, was replaced", path))
    if cut or len(text) > most:
        text = text[:most]
        message = f"longer than {most:,} characters: only the beginning was read"
        problems.append(Problem("too-long", message, path))
    if not text.strip("\ufeff \t\r\n\u200b\u00a0"):
        return Decoded("", (Problem("empty", "holds no text", path),))
    return Decoded(text, tuple(problems))


def _read(data: bytes, path: str | None, cut: bool) -> tuple[str | None, Problem | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), None
    if b"\0" in data:
        return _wide(data, path)
    if len(_CONTROLS.findall(data[:_SAMPLE])) > _CONTROL_SHARE * len(data[:_SAMPLE]):
        return None, Problem("binary", "is not text", path)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if cut and error.start > len(data) - 4:
            return data[: error.start].decode("utf-8"), None
    return _mended(data, path) or _legacy(data, path)


def _wide(data: bytes, path: str | None) -> tuple[str | None, Problem | None]:
    """UTF-16 without its mark, when every second byte of the beginning is nought; otherwise no text."""
    start = data[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    for here, there, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if here > 0.4 * len(start) and not there:
            return data.decode(encoding, "replace"), Problem("encoding", f"read as {encoding.upper()}", path)
    return None, Problem("binary", "is not text: it has NUL bytes", path)


def _mended(data: bytes, path: str | None) -> tuple[str | None, Problem | None] | None:
    """UTF-8 with a few broken bytes, as copying and cutting leave it; legacy text has no whole sequences at all."""
    try:
        return data.decode("utf-8", "surrogatepass"), None
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for byte in data if byte >= _LEADS) - broken
    if whole <= broken:
        return None
    return text, Problem("encoding", f"{broken} broken UTF-8 sequences were replaced", path)


def _legacy(data: bytes, path: str | None) -> tuple[str | None, Problem | None]:
    """An older encoding: windows-1252 where it reads well, which English text nearly always is; else a guess."""
    western = data.decode("cp1252", "replace")
    if "\ufffd" not in western and not _ODD_IN_WESTERN.search(western):
        return western, Problem("encoding", "not UTF-8: read as windows-1252", path)
    from charset_normalizer import from_bytes  # 30 ms of import that files in UTF-8 need not pay

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None, Problem("binary", "is not text in any encoding known here", path)
    return data.decode(best.encoding, "replace"), Problem("encoding", f"not UTF-8: read as {best.encoding}", path)
