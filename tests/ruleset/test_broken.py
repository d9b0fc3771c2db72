"""Broken rule files: every fault at its line and column, with its culprit and the right suggestion, and no other.

The cases are files in tests/cases/broken_rules. A comment a fault stands at the top: `# fault LINE:COLUMN CODE`, then
` -> SUGGESTION` if one has to be made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.ruleset.check import check, render
from provenance.text import phrases
from provenance.values import Document

FOLDER = Path(__file__).parent.parent / "cases" / "broken_rules"
FILES = sorted(FOLDER.glob("*.yaml"))
FAULT = re.compile(r"# fault (\d+):(\d+) (\S+)(?: -> (.+))?")
NAMES_CULPRIT = {
    "rules.unknown-key",
    "rules.value",
    "rules.kind",
    "rules.pattern",
    "rules.regex",
    "rules.duplicate-key",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_faults(path: Path, document_of: Callable[[str], Document]) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = [(int(m[1]), int(m[2]), f"rules.{m[3]}", m[4]) for m in map(FAULT.match, text.split("\n")) if m]
    agencies = ruleset.shipped() / "outlets" / "agencies.yaml"
    dirs = [agencies, path] if "unknown-outlet" in path.stem else [path]
    _, problems = check(dirs, document_of, phrases)
    found = [(p.line, p.column, p.code, _suggestion(p.message)) for p in problems]
    assert found == wanted
    for problem in problems:
        assert problem.path == str(path)
        assert problem.line is not None
        assert problem.column is not None
        source = text.split("\n")[problem.line - 1]
        if problem.code in NAMES_CULPRIT:
            culprit = re.match(r"[\"']?([\w-]*)", source[problem.column - 1 :])
            assert culprit is not None
            assert culprit[1] in problem.message
        shown = render(problem, text.split("\n"))
        assert shown.startswith(f"{path}:{problem.line}:{problem.column}: ")


def _suggestion(message: str) -> str | None:
    found = re.search(r"Did you mean '([^']*)'\?", message)
    return found[1] if found else None


def test_enough_cases() -> None:
    assert len(FILES) >= 60


def test_typos_get_suggestions() -> None:
    """At least nine in ten of the cases that are typos of a known word."""
    typos = [
        p for p in FILES if re.search(r"misspelt|yess|probabilty|platfrom|plural|capital|-unknown|case-sens", p.stem)
    ]
    typos = [p for p in typos if p.stem not in ("id-capital", "disable-unknown-id", "medium-of-unknown-outlet")]
    helped = [p for p in typos if " -> " in p.read_text(encoding="utf-8").partition("kind")[0]]
    assert len(typos) >= 20
    assert len(helped) >= 0.9 * len(typos)
