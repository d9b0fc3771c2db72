"""The one door by which articles come in: picks the reader by suffix, lays metadata over, gives each article its id.

A new format is one file with `read(file) -> Iterator[Draft]` and one line in FORMATS; `.gz`, archives and standard
input come for free. A file that cannot be read is still an article, with empty text and a problem, so that every input
has its row in the results.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from provenance.inputs import (
    archives,
    feeds,
    html,
    jsonfiles,
    language,
    mail,
    markdown,
    mojibake,
    parquet,
    plain,
    tables,
)
from provenance.inputs.draft import Draft
from provenance.inputs.file import STDIN, File, beginning, on_disk, standard_input
from provenance.inputs.guess import guess
from provenance.inputs.metadata import NOTHING, Metadata, Row
from provenance.inputs.options import DEFAULT, Options
from provenance.values import Article, Problem

Reader = Callable[[File], Iterator[Draft]]

FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".text": plain.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
        ".html": html.read,
        ".htm": html.read,
        ".xhtml": html.read,
        ".eml": mail.read,
        ".jsonl": jsonfiles.read_lines,
        ".ndjson": jsonfiles.read_lines,
        ".json": jsonfiles.read,
        ".csv": tables.read,
        ".tsv": tables.read,
        ".parquet": parquet.read,
        ".xml": feeds.read,
        ".rss": feeds.read,
        ".atom": feeds.read,
    }
)

SUFFIXES: tuple[str, ...] = (*FORMATS, archives.ARCHIVE)
"""What a folder is searched for. A file named outright is read whatever its suffix; if unknown, by its beginning."""

_ID_DIGITS = 12
"""48 bits: two of a million different articles share an id with a chance of 1 in 560."""


def articles(files: Iterable[Path], metadata: Metadata | None = None, options: Options = DEFAULT) -> Iterator[Article]:
    """The articles of files, in order, each file opened when its turn comes."""
    for file in files:
        yield from read(file, metadata, options)


def read(file: Path, metadata: Metadata | None = None, options: Options = DEFAULT) -> Iterator[Article]:
    """The articles of one file, or of an archive's members. Metadata wins over what the file says of itself."""
    for member, drafts in _read(_file(file, options)):
        row = metadata.row(Path(member)) if metadata is not None else NOTHING
        for draft in drafts:
            yield _article(member, draft, row, options)


def names(files: Iterable[Path]) -> Iterator[Path]:
    """What articles' files are called, with archives' members in their place: what rows of metadata may answer to."""
    for file in files:
        if file != STDIN and file.suffix.lower() == archives.ARCHIVE:
            yield from map(Path, archives.names(on_disk(file), tuple(FORMATS)))
        yield file


def identify(text: str) -> str:
    """A short id that the same text always gets, wherever it lies."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def _file(path: Path, options: Options) -> File:
    if path == STDIN:
        return standard_input(options.stdin, options.fields, guess)
    file = on_disk(path, options.fields)
    if file.suffix in SUFFIXES:
        return file
    return replace(file, suffix=guess(beginning(file)))


def _read(file: File) -> Iterator[tuple[str, Iterator[Draft]]]:
    """The names under which drafts come, and the drafts of each."""
    if file.suffix != archives.ARCHIVE:
        yield file.name, FORMATS[file.suffix](file)
        return
    for member in archives.members(file, SUFFIXES):
        if isinstance(member, Problem):
            yield member.path or file.name, iter([Draft("", problems=(member,))])
        else:
            yield member.name, FORMATS[member.suffix](member)


def _article(path: str, draft: Draft, row: Row, options: Options) -> Article:
    place = f"{path}#{draft.part}" if draft.part else path
    text = draft.text
    problems = (*draft.problems, *mojibake.suspected(text, place))
    if options.language == "en" and (foreign := language.foreign(text, place)):
        text, problems = "", (*problems, foreign)
    return Article(
        path=place,
        id=identify(draft.text),
        text=text,
        title=row.title or draft.title,
        outlet=row.outlet or draft.outlet or options.outlet,
        byline=row.byline or draft.byline,
        published=row.published or draft.published,
        agency=row.agency or draft.agency,
        problems=problems,
        markup=draft.markup if text else (),
        links=draft.links if text else (),
        notes=draft.notes if text else (),
    )
