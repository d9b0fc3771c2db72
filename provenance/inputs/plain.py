"""Plain text files: the whole file is one article. Everything the page says is left to the text room."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.inputs.decode import load
from provenance.inputs.draft import Draft
from provenance.inputs.file import File


def read(file: File) -> Iterator[Draft]:
    """One draft a file, with empty text and a problem when it could not be read."""
    loaded = load(file)
    yield Draft(loaded.text, problems=loaded.problems)
