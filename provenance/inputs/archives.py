"""Zip archives: their members as files, read in place. Nothing is unpacked to disk; bombs and path tricks are refused.

A member inside is called by the archive's name and its own, as if the archive were a folder.
"""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from provenance.inputs.file import PACKED, UNREADABLE, File, seekable, suffix_of, unreadable
from provenance.values import Problem

ARCHIVE = ".zip"

_MOST_MEMBERS = 100_000
"""Members of an archive; a month of a news agency has fewer."""
_MOST_PACKED = 500_000_000
"""Bytes of an archive that comes from a pipe and must be held in memory."""
_MOST_UNPACKED = 20_000_000_000
"""Bytes of all members together: four million articles."""
_RATIO = 100
"""To what part of itself a member may shrink: news text shrinks to a third, tables of ids to a thirtieth, bombs to a
thousandth (the most deflate can do is 1,032)."""
_RATIO_FROM = 1_000_000
"""Bytes from which the ratio is asked: a small file of one letter harms nobody."""

_OUTSIDE = re.compile(r"\A(?:/|\\|[A-Za-z]:)")
_HIDDEN = re.compile(r"(?:\A|/)(?:\.(?!\.?[/\\])|__MACOSX/)")


def members(file: File, suffixes: tuple[str, ...]) -> Iterator[File | Problem]:
    """The members with one of these suffixes, in the order of their names, each opened when its turn comes.

    Problems: unreadable, archive-too-large, archive-bomb, archive-path (a name that leads out of the archive),
    archive-nested, archive-locked (needs a password), no-articles.
    """
    try:
        with seekable(file, _MOST_PACKED) as stream, zipfile.ZipFile(stream) as archive:
            yield from _members(archive, file, suffixes)
    except UNREADABLE as error:
        yield unreadable(error, file.name)


def names(file: File, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """What the members are called, without reading them; nothing of an archive that cannot be read."""
    return tuple(one.name for one in members(file, suffixes) if isinstance(one, File))


def _members(archive: zipfile.ZipFile, file: File, suffixes: tuple[str, ...]) -> Iterator[File | Problem]:
    every = sorted(archive.infolist(), key=lambda info: info.filename)
    if len(every) > _MOST_MEMBERS or sum(info.file_size for info in every) > _MOST_UNPACKED:
        yield Problem("archive-too-large", "holds more than a folder of articles can: it is not read", file.name)
        return
    found = False
    for info in every:
        if info.is_dir() or _HIDDEN.search(info.filename) or suffix_of(Path(info.filename)) not in suffixes:
            continue
        found = True
        place = f"{file.name}/{info.filename}".encode("utf-8", "replace").decode()
        yield _refusal(info, place) or _member(archive, info, file, place)
    if not found:
        yield Problem("no-articles", f"no articles in this archive ({', '.join(suffixes)})", file.name)


def _refusal(info: zipfile.ZipInfo, place: str) -> Problem | None:
    """Why a member is not read; its size is what it says, and no more than that is ever read of it."""
    name = info.filename
    if _OUTSIDE.match(name) or ".." in re.split(r"[/\\]", name) or posixpath.normpath(name) != name:
        return Problem("archive-path", "its name leads out of the archive: it is not read", place)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem("archive-path", "is a link and not a file: it is not read", place)
    if info.flag_bits & 1:
        return Problem("archive-locked", "needs a password: it is not read", place)
    if suffix_of(Path(name)) == ARCHIVE:
        return Problem("archive-nested", "an archive inside an archive is not read", place)
    if info.file_size > _RATIO_FROM and info.file_size > _RATIO * info.compress_size:
        times = f"{info.file_size // max(info.compress_size, 1):,}"
        return Problem("archive-bomb", f"would grow to {times} times its size: it is not read", place)
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: File, place: str) -> File:
    path = Path(info.filename)

    def opener() -> BinaryIO:
        try:
            return cast("BinaryIO", archive.open(info))
        except RuntimeError as error:  # zipfile's word for what it does not do
            raise NotImplementedError(str(error)) from None

    return replace(file, name=place, suffix=suffix_of(path), opener=opener, packed=path.suffix.lower() == PACKED)
