"""Where results go: standard output, or a file that is written whole or not at all. Knows nothing of formats."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from provenance.cli.exits import USAGE, Stop


def write(pieces: Iterable[str] | Iterable[bytes], output: Path | None) -> None:
    """Writes all pieces to `output`, or to standard output if it is None.

    Text is written as UTF-8, line ends as the pieces have them; what UTF-8 cannot hold is written as an escape. Until
    the last piece is there, a file stays what it was. Raises `Stop` (2) when the file cannot be written.
    """
    if output is None:
        _to_standard_output(pieces)
        return
    place = output.resolve()  # a link keeps pointing where it did
    with _file(place, output) as file:
        for piece in pieces:
            file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))


@contextmanager
def _file(place: Path, output: Path) -> Iterator[BinaryIO]:
    part: Path | None = None
    try:
        if place.exists() and not place.is_file():  # a device or a pipe: nothing to put in its place
            handle = os.open(place, os.O_WRONLY)
        else:
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
            part = Path(name)
    except OSError as error:
        raise _cannot(output, error) from None
    try:
        with open(handle, "wb") as file:
            yield file
        if part is not None:
            part.chmod(_mode(place))
            part.replace(place)
    except OSError as error:
        raise _cannot(output, error) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _cannot(output: Path, error: OSError) -> Stop:
    return Stop(USAGE, f"cannot write {output}: {error.strerror or error}")


def _to_standard_output(pieces: Iterable[str] | Iterable[bytes]) -> None:
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if not stream.isatty():
            stream.reconfigure(encoding="utf-8", newline="")
        stream.reconfigure(errors="backslashreplace")
    for piece in pieces:
        if isinstance(piece, bytes):
            stream.flush()
            stream.buffer.write(piece)
        else:
            stream.write(piece)
    stream.flush()


def _mode(output: Path) -> int:
    """What the file would have if it were simply opened: mkstemp's own mode lets nobody else read it."""
    try:
        return output.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
