"""`rules list`, `show`, `schema`, `init`: what an editor sees of the rules, and the folder to begin with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance import ruleset
from provenance.ruleset.kinds import KINDS
from provenance.ruleset.origin import origin
from provenance.ruleset.starter import switched_on

OURS = """kind: descriptor
rules:
  # what follows is ours
  - id: source.bare
    means: ours
    phrases: [whisperer*]
    identity: unnamed
    yes: [A whisperer said so.]
    no: [He said so.]

  # not part of the rule above
  - {id: source.flow, means: written on two
      lines, phrases: [flowing*], identity: unnamed, yes: [Flowing.], no: [No.]}
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "a.yaml").write_text(OURS)
    return folder


def test_list_names_kind_id_and_meaning(run: Any) -> None:
    told = run("rules", "list", "--kind", "descriptor", "--filter", "INSIDER")
    assert told.code == 0
    rows = told.out.splitlines()
    assert [row.split()[:2] for row in rows] == [["descriptor", "source.bare"], ["descriptor", "source.described"]]
    assert "somebody of whom nothing at all is told" in rows[0]
    assert told.err == "2 rules\n"


def test_list_finds_outlets_by_their_other_names(run: Any) -> None:
    told = run("rules", "list", "--filter", "agence france")
    assert "outlet      outlet:AFP\n" in told.out


def test_list_holds_every_rule_in_force(run: Any, ours: Path) -> None:
    shipped = run("rules", "list").out.splitlines()
    assert len(shipped) == len(ruleset.load([ruleset.shipped()])[0].rules)
    both = run("rules", "list", "--rules", ours).out.splitlines()
    assert [row.split()[1] for row in both if row not in shipped] == ["source.bare", "source.flow"]


def test_list_filters(run: Any, ours: Path) -> None:
    (ours / "off.yaml").write_text("disable: [{id: source.described, reason: too shy, until: 2999-12-31}]\n")

    def ids(*words: str) -> list[str]:
        rows = json.loads(run("rules", "list", "--rules", ours, "--format", "json", *words).out)
        assert len(run("rules", "list", "--rules", ours, *words).out.splitlines()) == len(rows)
        return [row["id"] for row in rows]

    assert ids("--state", "ours") == ["source.bare", "source.flow"]
    assert ids("--state", "replacing") == ["source.bare"]
    assert ids("--state", "off") == ["source.described"]
    assert ids("--state", "ours", "--filter", "flow") == ["source.flow"]
    assert set(ids("--file", "policies/ap")) == {row for row in ids("--kind", "policy") if row.startswith("policy.ap.")}
    (off,) = json.loads(run("rules", "list", "--rules", ours, "--state", "off", "--format", "json").out)
    assert off["off"] == {"reason": "too shy", "until": "2999-12-31"}
    assert "off until 2999-12-31: too shy" in run("rules", "list", "--rules", ours, "--state", "off").out
    (new,) = json.loads(run("rules", "list", "--rules", ours, "--state", "replacing", "--format", "json").out)
    assert new["replaces"].endswith("unnamed.yaml")


def test_a_kind_that_there_is_not(run: Any) -> None:
    for command in (("list", "--kind"), ("schema",)):
        told = run("rules", *command, "descripter")
        assert told.code == 2
        assert "Did you mean 'descriptor'?" in told.err


def test_show_prints_a_file_that_can_be_saved(run: Any, tmp_path: Path) -> None:
    for number, rule_id in enumerate(("cue.accuse.plain", "outlet:Reuters", "outlet:Kyodo News", "scoring.overall")):
        told = run("rules", "show", rule_id)
        assert told.code == 0
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "copy.yaml").write_text(told.out, "utf-8")
        found, problems = ruleset.load([folder])
        assert problems == ()
        (copy,) = found.rules
        assert copy == next(rule for rule in ruleset.load([ruleset.shipped()])[0].rules if rule.id == rule_id)


def test_show_says_where_from_and_what_it_replaces(run: Any, ours: Path) -> None:
    told = run("rules", "show", "source.bare", "--rules", ours)
    lines = told.out.splitlines()
    assert lines[0] == f"# {ours / 'a.yaml'}:4"
    assert lines[1].startswith("# takes the place of ")
    assert "unnamed.yaml:" in lines[1]
    assert lines[2:] == [
        *("kind: descriptor", "rules:", "  - id: source.bare", "    means: ours", "    phrases: [whisperer*]"),
        *("    identity: unnamed", "    yes: [A whisperer said so.]", "    no: [He said so.]"),
    ]


def test_show_a_rule_in_braces(ours: Path) -> None:
    found = origin([ours], "source.flow")
    assert found is not None
    assert found.versions[0].lines == (
        "- {id: source.flow, means: written on two",
        "    lines, phrases: [flowing*], identity: unnamed, yes: [Flowing.], no: [No.]}",
    )


def test_show_says_that_a_rule_is_switched_off(run: Any, ours: Path) -> None:
    (ours / "off.yaml").write_text("disable: [{id: source.described, reason: too shy, until: 2099-12-31}]\n")
    told = run("rules", "show", "source.described", "--rules", ours)
    assert "# switched off until 2099-12-31: too shy\n" in told.out


def test_show_an_unknown_id(run: Any) -> None:
    told = run("rules", "show", "source.bear")
    assert (told.code, told.out) == (2, "")
    assert "Did you mean 'source.bare'?" in told.err


def test_schema_of_all_kinds_and_of_one(run: Any) -> None:
    assert json.loads(run("rules", "schema").out)["properties"]["kind"]["enum"] == list(KINDS)
    assert json.loads(run("rules", "schema", "relay").out)["properties"]["kind"] == {"const": "relay"}


def test_init_makes_rules_without_fault(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "our-rules"
    assert run("rules", "init", folder).code == 0
    told = run("rules", "check", folder)
    assert (told.code, told.out) == (0, "")
    assert kinds_in(folder) == set()  # nothing is in force before the editor says so
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        assert text.splitlines()[0] == "# yaml-language-server: $schema=schema.json"
        path.write_text(switched_on(text), "utf-8")
    told = run("rules", "check", folder)
    assert (told.code, told.out) == (0, "")
    assert kinds_in(folder) == {"outlet", "medium", "relay", "descriptor", "style", "policy"}
    assert json.loads((folder / "schema.json").read_text("utf-8")) == json.loads(run("rules", "schema").out)
    settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings == {"yaml.schemas": {"./schema.json": ["*.yaml", "*.yml"]}}


def kinds_in(folder: Path) -> set[str]:
    rules = ruleset.load([ruleset.shipped(), folder])[0].rules
    return {rule.kind for rule in rules if rule.path.startswith(str(folder))}


def test_init_overwrites_nothing(run: Any, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("mine")
    told = run("rules", "init", tmp_path)
    assert told.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]
    assert (tmp_path / "sources.yaml").read_text() == "mine"
    assert run("rules", "init", tmp_path / "sources.yaml").code == 2


def test_check_knows_facts_and_features(run: Any, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        "kind: policy\nrules:\n  - {id: policy.ours.one, means: x, policy: ours, each: hedge, when: {grup: a},"
        " message: x}\n"
    )
    told = run("rules", "check", tmp_path)
    assert told.code == 3
    assert "p.yaml:3" in told.out
    assert "'grup'" in told.out
