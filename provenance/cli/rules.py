"""`provenance rules check`: faults in rules, for an editor or a machine. Finding them is the ruleset's work."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from provenance import pipeline, ruleset, scoring
from provenance.attribution import reader_for
from provenance.cli import output
from provenance.cli.exits import RULES, USAGE, Stop, tell
from provenance.reports.faults import FORMATS
from provenance.ruleset import WARNINGS, BoilerplateRule
from provenance.ruleset.check import Workshop, examined, in_order
from provenance.ruleset.load import collector_paused
from provenance.text import document, labels, phrases, signals
from provenance.values import Article, Document, Problem, Reading


def check(folder: Path | None, form: str = "text") -> None:
    """Prints every fault of the shipped rules, or of a folder laid over them. Ends with 3 if there is one.

    Warnings are printed as well, and change no exit code.
    """
    if folder is not None and not folder.is_dir():
        raise Stop(USAGE, f"{folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    with collector_paused():  # a fifth of the time: nearly all that is made here stays to the end
        found = problems([ruleset.shipped(), *([folder] if folder is not None else [])], date.today())
    output.write([FORMATS[form](found)], None)
    faults = sum(one.code not in WARNINGS for one in found)
    warnings = len(found) - faults
    told = [f"{n} {name}{'s' * (n != 1)}" for n, name in ((faults, "fault"), (warnings, "warning")) if n]
    if faults:
        raise Stop(RULES, ", ".join(told))
    tell(", ".join(["no faults", *told]))


def problems(folders: list[Path], today: date | None = None) -> tuple[Problem, ...]:
    """All that is wrong with the rules of some folders, later ones laid over earlier ones, sorted by place."""
    loaded, found = ruleset.load(folders, today)
    compiled = ruleset.compile(loaded, phrases=phrases)
    reader = reader_for("rules", compiled)
    alone = cache(lambda rule: signals.compile_rules([rule]))

    def document_of(sentence: str) -> Document:
        return document.build(Article("", "", sentence), compiled)

    def read(text: str, outlet: str | None, policies: tuple[str, ...]) -> Reading:
        options = pipeline.Options(policies=policies or None)
        return pipeline.read(Article("", "", text, outlet=outlet), compiled, reader, options)

    def speaks(rule: BoilerplateRule, line: str) -> bool:
        return labels.speaks(rule, alone(rule), line)

    # Only the scoring room knows which features and facts there are; without them in order nothing can be read.
    wrong = scoring.faults(compiled)
    workshop = Workshop(document_of, None if wrong else read, speaks)
    return in_order((*found, *examined(loaded, compiled, workshop, folders), *wrong))
