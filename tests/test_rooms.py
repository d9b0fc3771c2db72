"""The house is as the README says: every room it names is there, every room is named, the verbs are few."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import provenance

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ROOMS = re.findall(r"^\| [^|`]+ \| `([^`]+)` \|$", README.partition("## Where is my room?")[2], re.MULTILINE)
MODULES = sorted((ROOT / "provenance").rglob("*.py"))
LONGEST = 400
"""Lines of a file that still is one room."""
FORBIDDEN = {"utils", "helpers", "common", "misc", "core"}


def test_the_table_was_found() -> None:
    assert len(ROOMS) > 10


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_in_the_readme_exists(room: str) -> None:
    assert (ROOT / room).is_dir() if room.endswith("/") else (ROOT / room).is_file()


def test_every_room_is_in_the_readme() -> None:
    inside = {
        f"provenance/{path.name}/" if path.is_dir() else f"provenance/{path.name}"
        for path in (ROOT / "provenance").iterdir()
        if (path.is_dir() and any(path.glob("*.py"))) or path.suffix == ".py"
    }
    small = {f"provenance/{name}.py" for name in ("__init__", "__main__", "version", "tokens")}
    assert inside - small <= set(ROOMS)


def test_the_public_interface_is_these_few_names() -> None:
    assert provenance.__all__ == [
        *("Article", "Attribution", "Problem", "ProvenanceFeatures", "Ratings", "Reading", "Source", "Trace"),
        *("__version__", "read", "read_many", "rules", "score", "score_frame"),
    ]
    for name in provenance.__all__:
        assert getattr(provenance, name) is not None


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_room_with_a_purpose(module: Path) -> None:
    source = module.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST
    assert module.stem not in FORBIDDEN
    purpose = ast.get_docstring(ast.parse(source)) or ""
    assert purpose.splitlines()[:1] != [], "the first line of a file says what it is for"
