"""`provenance rules coverage`: what fires in a folder, what never does, in the format asked for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from provenance.cli.app import app

OURS = """kind: style
rules:
  - id: style.ours.buzz
    means: We say what we know
    phrases: [the buzz is]
    yes: [The buzz is that it rains.]
    no: [It rains.]
  - id: style.ours.never
    means: Nobody writes so
    phrases: [forsooth]
    yes: [Forsooth it rains.]
    no: [It rains.]
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "pier.txt").write_text("The buzz is that the pier may go, Mara Velde said.\n", "utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "style.yaml").write_text(OURS, "utf-8")
    return tmp_path / "drafts"


def coverage(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["rules", "coverage", *map(str, words)])


def test_with_rules_of_one_s_own_these_alone_are_listed(drafts: Path) -> None:
    told = coverage(drafts, "--rules", drafts.parent / "ours")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("1 of 2 of your rules fire in 1 articles\n")
    assert "      1         1  style.ours.buzz" in told.stdout
    assert "  style.ours.never  Nobody writes so" in told.stdout
    assert "cue.say" not in told.stdout


def test_without_all_are_and_the_limit_says_what_it_leaves_out(drafts: Path) -> None:
    told = coverage(drafts, "--limit", "2")
    assert "rules fire in 1 articles" in told.stdout
    assert "more; --limit 0 shows all" in told.stdout
    assert len(told.stdout.splitlines()) < 20


def test_programs_get_everything(drafts: Path) -> None:
    found = json.loads(coverage(drafts, "--rules", drafts.parent / "ours", "--format", "json").stdout)
    hits = {rule["id"]: rule["hits"] for rule in found["rules"]}
    assert (hits["style.ours.buzz"], hits["style.ours.never"]) == (1, 0)
    assert hits["hedge.modal.may"] == 1
    rows = list(csv.DictReader(io.StringIO(coverage(drafts, "--format", "csv").stdout)))
    assert {row["rule"]: row["hits"] for row in rows}["hedge.modal.may"] == "1"


def test_faults_in_rules_stop_it(drafts: Path) -> None:
    (drafts.parent / "ours" / "style.yaml").write_text("kind: stile\n", "utf-8")
    assert coverage(drafts, "--rules", drafts.parent / "ours").exit_code == 3
