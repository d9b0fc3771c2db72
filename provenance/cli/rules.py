"""`provenance rules check`: faults in rules, as an editor reads them. Finding them is the ruleset's work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from provenance import ruleset, scoring
from provenance.cli import output
from provenance.cli.exits import RULES, USAGE, Stop, tell
from provenance.ruleset.check import check as examined
from provenance.ruleset.check import render_all
from provenance.text import document, phrases
from provenance.values import Article, Document


def check(folder: Path | None) -> None:
    """Prints every fault of the shipped rules, or of a folder laid over them. Ends with 3 if there is one."""
    if folder is not None and not folder.is_dir():
        raise Stop(USAGE, f"{folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    folders = [ruleset.shipped(), *([folder] if folder is not None else [])]
    compiled = ruleset.compile(ruleset.load(folders)[0], phrases=phrases)

    def document_of(sentence: str) -> Document:
        return document.build(Article("", "", sentence), compiled)

    _, found = examined(folders, document_of, phrases, date.today())
    # Only the scoring room knows which features and facts there are.
    faults = tuple(sorted((*found, *scoring.faults(compiled)), key=lambda p: (p.path or "", p.line or 0)))
    if faults:
        output.write([render_all(faults), "\n"], None)
        raise Stop(RULES, f"{len(faults)} fault{'s' * (len(faults) != 1)}")
    tell("no faults")
