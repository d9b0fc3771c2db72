"""The one door by which articles come in: picks the reader by suffix, lays metadata over, gives each article its id.

A new format is one file with `read(path) -> Iterator[Draft]` and one line in FORMATS; `.gz` of each comes for free. A
file that cannot be read is still an article, with empty text and a problem, so that every input has its row in the
results.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from provenance.inputs import html, jsonfiles, markdown, plain, tables
from provenance.inputs.decode import PACKED, shown
from provenance.inputs.draft import Draft
from provenance.inputs.metadata import NOTHING, Metadata, Row
from provenance.values import Article

Reader = Callable[[Path], Iterator[Draft]]

FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".text": plain.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
        ".html": html.read,
        ".htm": html.read,
        ".jsonl": jsonfiles.read_lines,
        ".ndjson": jsonfiles.read_lines,
        ".json": jsonfiles.read,
        ".csv": tables.read,
        ".tsv": tables.read,
    }
)

NAMED_ONLY: frozenset[str] = frozenset({".json", ".csv", ".tsv"})
"""Read when named themselves, passed over in folders: tables and settings lie beside articles and are none."""

SUFFIXES: tuple[str, ...] = tuple(suffix for suffix in FORMATS if suffix not in NAMED_ONLY)
"""What a folder is searched for. A file named outright is read whatever its suffix, as plain text if unknown."""

_ID_DIGITS = 12
"""48 bits: two of a million different articles share an id with a chance of 1 in 560."""


def articles(files: Iterable[Path], metadata: Metadata | None = None) -> Iterator[Article]:
    """The articles of files, in order, each file opened when its turn comes."""
    for file in files:
        yield from read(file, metadata)


def read(file: Path, metadata: Metadata | None = None) -> Iterator[Article]:
    """The articles of one file. Metadata wins over what the file says of itself."""
    row = metadata.row(file) if metadata is not None else NOTHING
    for draft in FORMATS.get(suffix_of(file), plain.read)(file):
        yield _article(shown(file), draft, row)


def suffix_of(file: Path) -> str:
    """The suffix that tells the format, in lower case: that of `a.html.gz` is `.html`."""
    suffix = file.suffix.lower()
    return Path(file.stem).suffix.lower() if suffix == PACKED else suffix


def identify(text: str) -> str:
    """A short id that the same text always gets, wherever it lies."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def _article(path: str, draft: Draft, row: Row) -> Article:
    return Article(
        path=f"{path}#{draft.part}" if draft.part else path,
        id=identify(draft.text),
        text=draft.text,
        title=row.title or draft.title,
        outlet=row.outlet or draft.outlet,
        byline=row.byline or draft.byline,
        published=row.published or draft.published,
        agency=row.agency or draft.agency,
        problems=draft.problems,
        markup=draft.markup,
    )
