"""`rules check`: formats, exit codes, and what ran out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.cli.rules_app import CheckFormat
from provenance.reports.faults import FORMATS

RULE = """kind: style
rules:
  - id: style.ours.buzz
    means: A phrase that our style book bans.
    phrases: [the buzz is]
    yes: [The buzz is loud.]
    no: [The {no} is loud.]
"""


def test_the_formats_are_those_of_the_reports() -> None:
    assert [one.value for one in CheckFormat] == list(FORMATS)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_tells_the_same_fault(run: Any, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.yaml").write_text(RULE.format(no="buzz"))
    told = run("rules", "check", tmp_path, "--format", form)
    assert told.code == 3
    assert told.err == "provenance: 1 fault\n"
    assert "style.ours.buzz' matches" in told.out
    assert "rules.example" in told.out
    (tmp_path / "a.yaml").write_text(RULE.format(no="bee"))
    told = run("rules", "check", tmp_path, "--format", form)
    assert (told.code, told.err) == (0, "no faults\n")
    if form in ("json", "sarif"):
        json.loads(told.out)
    else:
        assert told.out == ""


def test_a_warning_is_told_and_is_no_fault(run: Any, tmp_path: Path) -> None:
    (tmp_path / "off.yaml").write_text("disable: [{id: hedge.modal.may, reason: why not, until: 2020-01-31}]\n")
    told = run("rules", "check", tmp_path)
    assert told.code == 0
    assert told.err == "no faults, 1 warning\n"
    assert "off.yaml:1:11: 'hedge.modal.may' was switched off until 2020-01-31: it is on again" in told.out


def test_what_ran_out_is_on_again_on_the_command_line(run: Any, tmp_path: Path) -> None:
    for day, on in (("2020-01-31", True), ("2999-01-31", False)):
        folder = tmp_path / day
        folder.mkdir()
        (folder / "off.yaml").write_text(f"disable: [{{id: hedge.modal.may, reason: why not, until: {day}}}]\n")
        told = run("rules", "try", "The pier may close.", "--rules", folder)
        assert told.code == 0
        assert ("hedge.modal.may" in told.out.partition("Against")[0]) == on
        assert ("it is on again" in told.err) == on


def test_a_style_rule_objects_in_its_scope(run: Any, tmp_path: Path) -> None:
    rule = RULE.format(no="bee").replace("means", "scope: own\n    severity: error\n    source: page 12\n    means")
    (tmp_path / "a.yaml").write_text(rule)
    (tmp_path / "b").mkdir()
    for name, text in (
        ("own", "The buzz is loud, Mara Velde said."),
        ("quoted", "“The buzz is loud,” Mara Velde said."),
    ):
        article = tmp_path / f"{name}.txt"
        article.write_text(text)
        told = run("score", article, "--rules", tmp_path, "--format", "jsonl", "--fail-level", "error")
        assert told.code == (1 if name == "own" else 0), told.err
        mine = [one for one in json.loads(told.out)["findings"] if one["rule"] == "style.ours.buzz"]
        assert [one["severity"] for one in mine] == (["error"] if name == "own" else [])
        assert [one["message"] for one in mine] == ["A phrase that our style book bans."] * len(mine)


def test_any_rule_may_be_reported(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "kind: descriptor\nrules:\n  - {id: source.ours.w, means: Whisperers., phrases: [whisperer*],"
        " identity: unnamed, severity: suggestion, message: 'Who is “{text}”?', yes: [A whisperer.], no: [He.]}\n"
    )
    out = run("rules", "try", "Whisperers said that it rained.", "--rules", tmp_path).out
    assert "suggestion: Who is “Whisperers”?  [source.ours.w]" in out


def test_scopes(run: Any, tmp_path: Path) -> None:
    for scope in ("headline", "quotations", "own", "any"):
        (tmp_path / f"{scope}.yaml").write_text(
            f"kind: style\nrules:\n  - {{id: style.ours.{scope}, means: x, scope: {scope}, phrases: [buzz],"
            " yes: [x], no: [y]}\n"
        )
    out = run("rules", "try", "# The buzz\n\nThe buzz is “a buzz,” Mara Velde said.\n", "--rules", tmp_path).out
    lines = out.partition("Against")[0].partition("Findings")[0].splitlines()
    hits = [line.rpartition("style.ours.")[2] for line in lines if "style.ours." in line]
    heading, body, quoted = ["headline", "own", "any"], ["own", "any"], ["quotations", "any"]
    assert sorted(hits) == sorted([*heading, *body, *quoted])
