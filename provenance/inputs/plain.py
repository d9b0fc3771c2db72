"""Plain text files: the whole file is one article. Everything the page says is left to the text room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provenance.inputs.decode import load
from provenance.inputs.draft import Draft


def read(path: Path) -> Iterator[Draft]:
    """One draft a file, with empty text and a problem when it could not be read."""
    loaded = load(path)
    yield Draft(loaded.text, problems=loaded.problems)
