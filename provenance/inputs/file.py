"""What a format's reader is given: a name, a format, and a way to the bytes - of a file, an archive's member, a pipe.

Opens and unpacks; knows no format's inside and no encoding.
"""

from __future__ import annotations

import gzip
import io
import lzma
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from provenance.inputs.options import DEFAULT, Fields
from provenance.values import Problem

STDIN = Path("-")
"""The name of standard input among paths, as other tools have it; a file of that name is ./- spelt in full."""

PACKED = ".gz"
"""Unpacked while it is read, and never past what is read of any file: a bomb has no room to go off."""
_GZIP = b"\x1f\x8b"

UNREADABLE = (OSError, ValueError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)
"""What opening and reading may raise: the disk's faults, odd names, broken, cut and unheard-of archives."""

_SAMPLE = 65_536
"""Bytes looked at before a pipe is read: enough for every mark by which a format is told."""


@dataclass(frozen=True, slots=True)
class File:
    """`name` as results print it; `suffix` tells the format (lower case, never .gz); `opener` gives the stored bytes.

    `packed`: the bytes are gzip's. `fields`: which fields of records hold what, where the user said so.
    """

    name: str
    suffix: str
    opener: Callable[[], BinaryIO]
    packed: bool = False
    fields: Fields = DEFAULT.fields

    def open(self) -> BinaryIO:
        """The bytes, unpacked. Raises one of UNREADABLE, now or when read."""
        raw = self.opener()
        return cast("BinaryIO", gzip.GzipFile(fileobj=raw, mode="rb")) if self.packed else raw


def on_disk(path: Path, fields: Fields = DEFAULT.fields) -> File:
    """A file on disk."""
    return File(shown(path), suffix_of(path), lambda: path.open("rb"), path.suffix.lower() == PACKED, fields)


def standard_input(suffix: str | None, fields: Fields, guess: Callable[[bytes], str]) -> File:
    """Standard input, which can be opened once. Without a suffix its format is guessed from its beginning."""
    stream = sys.stdin.buffer
    head = stream.read(_SAMPLE)
    packed = head.startswith(_GZIP)
    found = suffix or guess(unpacked(head) if packed else head)
    return File(STDIN.name, found, lambda: rewound(head, stream), packed, fields)


def unpacked(head: bytes) -> bytes:
    """The beginning of what gzip packed, as far as it can be had from the beginning of the packed bytes."""
    try:
        return zlib.decompressobj(31).decompress(head, _SAMPLE)
    except zlib.error:
        return b""


def beginning(file: File) -> bytes:
    """The first bytes of a file, b"" of one that cannot be read."""
    try:
        with file.open() as stream:
            return stream.read(_SAMPLE)
    except UNREADABLE:
        return b""


def rewound(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream as it was before `head` was read from it: pipes have no way back."""
    return cast("BinaryIO", io.BufferedReader(_Rewound(head, rest), _SAMPLE))


def seekable(file: File, most: int) -> BinaryIO:
    """The bytes of a file in a form in which one can go to and fro; ValueError for more than `most` from a pipe."""
    stream = file.open()
    if not file.packed and stream.seekable():
        return stream
    with stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(f"more than {most:,} bytes that cannot be read in place")
    return io.BytesIO(data)


def suffix_of(file: Path) -> str:
    """The suffix that tells the format, in lower case: that of `a.html.gz` is `.html`."""
    suffix = file.suffix.lower()
    return Path(file.stem).suffix.lower() if suffix == PACKED else suffix


def shown(path: Path) -> str:
    """A path as results print it: forward slashes, and no bytes that are no characters."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unreadable(error: BaseException, name: str) -> Problem:
    """The problem that one of UNREADABLE is."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("unreadable", f"cannot be read: {reason}", name)


def bytes_of(file: File, most: int) -> tuple[bytes, Problem | None]:
    """Up to `most` bytes of a file that is read as a whole, and why there are none: unreadable, or empty."""
    try:
        with file.open() as stream:
            data = stream.read(most)
    except UNREADABLE as error:
        return b"", unreadable(error, file.name)
    return (data, None) if data.strip() else (b"", Problem("empty", "holds no text", file.name))


class _Rewound(io.RawIOBase):
    """Bytes already read, then the rest of their stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # what io itself hands in
        some = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(some) :]
        buffer[: len(some)] = some
        return len(some)
