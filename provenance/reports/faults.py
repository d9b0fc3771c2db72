"""Faults in rules for people and machines: text, JSON, annotations of GitHub, SARIF 2.1.0. Finds no fault.

SARIF: OASIS Standard, 27 March 2020. Annotations: workflow commands of GitHub Actions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from provenance.ruleset import WARNINGS
from provenance.ruleset.check import render_all
from provenance.values import Problem
from provenance.version import VERSION

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MEANINGS = {
    "alias": "YAML aliases",
    "broad": "A rule that matches nearly everything",
    "chain": "A chain that cannot be",
    "control": "A control character",
    "duplicate-id": "An id that is taken",
    "duplicate-key": "A key twice",
    "empty": "An empty file",
    "empty-value": "An empty value",
    "encoding": "A file that is not UTF-8",
    "example": "An example that does not do what it says",
    "expired": "A switch-off past its last day",
    "id": "An id that is none",
    "key": "A key that is no word",
    "kind": "An unknown kind of rule",
    "missing-key": "A key that is lacking",
    "nesting": "Nesting that is too deep",
    "never": "A phrase that never matches",
    "no-effect": "A key that does nothing here",
    "no-example": "A rule without examples",
    "no-files": "A folder without rules",
    "no-folder": "A folder that is not there",
    "outlet": "An outlet that is unknown or named twice",
    "pattern": "A phrase that cannot be read",
    "regex": "A regular expression that is refused",
    "repeated": "A phrase twice",
    "row": "An outlet's row that cannot be read",
    "scoring": "A feature, fact or condition that there is not",
    "shadowed": "A phrase that another rule finds too",
    "tag": "A YAML tag",
    "too-large": "A file that is too large",
    "too-many": "Too much in one folder",
    "type": "A value of the wrong shape",
    "unknown-id": "An id that no rule has",
    "unknown-key": "An unknown key",
    "unreadable": "A file that cannot be read",
    "value": "A value that there is not",
    "yaml": "YAML that cannot be read",
}
"""What a code stands for, the code without "rules."."""


def text(problems: Sequence[Problem]) -> str:
    """Each fault with its line and a caret under the culprit; nothing when there is none."""
    return render_all(problems) + "\n" if problems else ""


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects: code, level (error, warning), message, path, line, column (from 1, null when unknown)."""
    rows = [
        {"code": p.code, "level": level(p), "message": p.message, "path": p.path, "line": p.line, "column": p.column}
        for p in problems
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def github(problems: Sequence[Problem]) -> str:
    """A workflow command each, by which GitHub shows the fault beside the line of a pull request."""
    lines = []
    for one in problems:
        place = {"file": one.path, "line": one.line, "col": one.column, "title": one.code}
        named = ",".join(f"{key}={_escaped(value, in_key=True)}" for key, value in place.items() if value is not None)
        lines.append(f"::{level(one)} {named}::{_escaped(one.message)}\n")
    return "".join(lines)


def sarif(problems: Sequence[Problem]) -> str:
    """A log of one run; columns count code points."""
    codes = list(dict.fromkeys(one.code for one in problems))
    rules = [{"id": code, "shortDescription": {"text": _meaning(code)}} for code in codes]
    run = {
        "tool": {"driver": {"name": "provenance", "version": VERSION, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in problems],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def level(problem: Problem) -> str:
    """error, or warning for what stops nothing."""
    return "warning" if problem.code in WARNINGS else "error"


def _result(one: Problem, index: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": level(one),
        "message": {"text": one.message},
    }
    if one.path:
        where: dict[str, Any] = {"artifactLocation": {"uri": _uri(one.path)}}
        if one.line is not None:
            where["region"] = {"startLine": one.line, "startColumn": one.column or 1}
        made["locations"] = [{"physicalLocation": where}]
    return made


def _uri(path: str) -> str:
    """A relative path stays relative, for the checkout it is in; an absolute one becomes file:///..."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _meaning(code: str) -> str:
    return MEANINGS.get(code.removeprefix("rules."), code)


def _escaped(value: object, in_key: bool = False) -> str:
    """Text as a workflow command wants it."""
    escaped = str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if in_key else escaped
