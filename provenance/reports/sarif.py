"""Findings as SARIF 2.1.0 (OASIS), for code scanning and editors. Ratings and evidence are in the contract.

Columns and offsets count Unicode code points. Where the article is not its file (a page, a record of a table), the
result names the file and the article, and has no region: it would point at other words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from provenance.reports import contract, places, summary
from provenance.reports.summary import Row
from provenance.ruleset import Rules
from provenance.ruleset.kinds.policy import PolicyRule
from provenance.values import Finding, Problem, Reading, Severity
from provenance.version import VERSION

Json = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "suggestion": "note"}

SNIPPET = 200
"""Characters of the article shown with a finding; some findings span paragraphs."""


def row(reading: Reading) -> Row:
    """A row whose line holds the article's results, with commas between."""
    lines = places.Lines(reading.document.text)
    return Row(summary.of(reading), ",\n".join(contract.dump(_result(reading, one, lines)) for one in reading.findings))


def sarif(rows: Iterable[Row], rules: Rules | None) -> Iterator[str]:
    """The file in pieces: the tool with all its policy rules, then results as they come, then what went wrong."""
    driver = {
        "name": "provenance",
        "semanticVersion": VERSION,
        "rules": [_rule(rule) for rule in (rules.of("policy") if rules is not None else ())],
    }
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n"tool": {contract.dump({"driver": driver})},\n'
    yield '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"],\n"results": ['
    before = "\n"
    told: list[Json] = []
    for one in rows:
        told += [_notification(one.summary.path, problem) for problem in one.summary.problems]
        if one.line:
            yield before + one.line
            before = ",\n"
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": told}
    yield f'\n],\n"invocations": [{contract.dump(invocation)}]}}]}}\n'


def _rule(rule: PolicyRule) -> Json:
    clause = f" Clause: {rule.clause}." if rule.clause else ""
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.means},
        "help": {"text": f"{rule.means}{clause} It is written in {PurePath(rule.path).name}; change it there."},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"policy": rule.policy, "clause": rule.clause, "tags": [rule.policy]},
    }


def _result(reading: Reading, one: Finding, lines: places.Lines) -> Json:
    text = reading.document.text
    words = "" if one.span is None else text[slice(*one.span)][:SNIPPET]
    physical: Json = {"artifactLocation": {"uri": uri(places.file_of(reading.path))}}
    if places.as_on_disk(reading.path):
        physical["region"] = {"startLine": 1} if one.span is None else _region(one.span, words, lines)
    location: Json = {"physicalLocation": physical}
    if not places.as_on_disk(reading.path):
        location["logicalLocations"] = [{"name": reading.id, "fullyQualifiedName": reading.path, "kind": "resource"}]
    print_ = hashlib.blake2b("\0".join((one.rule, reading.id, words)).encode("utf-8", "replace"), digest_size=8)
    return {
        "ruleId": one.rule,
        "level": LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [location],
        "partialFingerprints": {"ruleArticleWords/v1": print_.hexdigest()},
        "properties": {"policy": one.policy, "clause": one.clause},
    }


def _region(span: Sequence[int], words: str, lines: places.Lines) -> Json:
    place = lines.place((span[0], span[1]))
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
        "snippet": {"text": words},
    }


def _notification(path: str, problem: Problem) -> Json:
    told: Json = {
        "descriptor": {"id": problem.code},
        "level": "warning",
        "message": {"text": problem.message},
    }
    where = uri(places.file_of(problem.path or path))
    return {**told, "locations": [{"physicalLocation": {"artifactLocation": {"uri": where}}}]} if where else told


def uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, what a URI cannot hold is escaped (RFC 3986)."""
    plain = path.replace("\\", "/")
    try:
        raw = plain.encode("utf-8", "surrogateescape")  # as Python has file names that are no UTF-8
    except UnicodeEncodeError:
        raw = plain.encode("utf-8", "replace")
    escaped = quote(raw, safe="/~")
    return f"file://{escaped}" if path.startswith("/") else escaped
