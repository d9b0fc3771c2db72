"""Faults as machines read them: SARIF that fits its schema, annotations that GitHub can read, JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema

from provenance import ruleset
from provenance.reports.faults import FORMATS, MEANINGS
from provenance.values import Problem

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
SOME = (
    Problem("rules.value", "'class' cannot be 'weazel':\n100 %, “no”", "our rules/a:b,c.yaml", 5, 12),
    Problem("rules.shadowed", "twice", "/tmp/x.yaml", 1, 1),
    Problem("rules.no-folder", "nowhere", "gone"),
    Problem("rules.scoring", "no rule of kind 'scoring'"),
    Problem("rules.value", "again", "a.yaml", 3),
)


def test_sarif_fits_its_schema() -> None:
    for problems in ((), SOME):
        log = json.loads(FORMATS["sarif"](problems))
        jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
        assert len(log["runs"][0]["results"]) == len(problems)


def test_sarif_tells_place_and_level() -> None:
    (run,) = json.loads(FORMATS["sarif"](SOME))["runs"]
    first, second, third, fourth, _ = run["results"]
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "our%20rules/a%3Ab%2Cc.yaml"
    assert where["region"] == {"startLine": 5, "startColumn": 12}
    assert [one["level"] for one in run["results"]] == ["error", "warning", "error", "error", "error"]
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///tmp/x.yaml"
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert "locations" not in fourth
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_annotations_are_a_line_each_and_escaped() -> None:
    lines = FORMATS["github"](SOME).splitlines()
    assert lines[0] == (
        "::error file=our rules/a%3Ab%2Cc.yaml,line=5,col=12,title=rules.value::"
        "'class' cannot be 'weazel':%0A100 %25, “no”"
    )
    assert lines[1].startswith("::warning file=/tmp/x.yaml,")
    assert lines[3] == "::error title=rules.scoring::no rule of kind 'scoring'"


def test_json_has_every_key() -> None:
    rows = json.loads(FORMATS["json"](SOME))
    assert [set(row) for row in rows] == [{"code", "level", "message", "path", "line", "column"}] * len(SOME)


def test_every_code_is_explained() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "provenance").rglob("*.py"))
    codes = set(re.findall(r'"rules\.([a-z-]+)"', source))
    room = "".join(path.read_text("utf-8") for path in (ROOT / "provenance" / "ruleset").rglob("*.py"))
    codes |= set(re.findall(r'(?:\.add|problem)\(\s*(?:ruleset, [\w.]+, )?"([a-z-]+)"', room))
    assert len(codes) > 25
    assert codes - set(MEANINGS) == set()
    assert {code.removeprefix("rules.") for code in ruleset.WARNINGS} <= set(MEANINGS)
