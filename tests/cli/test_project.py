"""The project file: found upwards, laid under the command line, its faults named with their places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from provenance.cli import project
from provenance.cli.app import app

TEXT = "The roof leaks, a source said.\n"
OFF = "disable:\n  - {id: policy.house.bare-source, reason: we do not mind}\n"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with drafts in two folders and rules of its own."""
    (tmp_path / ".git").mkdir()
    for name in ("drafts/a.txt", "drafts/old/b.txt", "drafts/c.copy.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "our-rules" / "off.yaml").write_text(OFF, "utf-8")
    (tmp_path / "outlets.csv").write_text("path,outlet\na.txt,The Ossel Echo\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def score(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, words)])


def write(folder: Path, text: str) -> None:
    (folder / "provenance.yaml").write_text(text, "utf-8")


def test_it_is_found_above_the_articles_and_told(paper: Path) -> None:
    write(paper, "model: rules\nmetadata: outlets.csv\nignore: [drafts/old/, '*.copy.txt']\n")
    told = score("drafts", "--format", "csv")
    assert told.exit_code == 0, told.output
    assert "provenance: project file provenance.yaml" in told.stderr
    assert "The Ossel Echo" in told.stdout
    assert "b.txt" not in told.stdout
    assert "copy" not in told.stdout


def test_the_outlet_stands_where_metadata_name_none_and_the_command_line_wins(paper: Path) -> None:
    for name in ("a.txt", "c.copy.txt"):
        (paper / "drafts" / name).write_text("“The mill will close,” Mara Velde told the Bay Herald.\n", "utf-8")
    write(paper, "model: rules\nmetadata: outlets.csv\noutlet: Bay Herald\nignore: [drafts/old/]\n")
    told = score("drafts", "--format", "jsonl")
    assert told.exit_code == 0, told.output
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert [row["outlet"] for row in rows] == ["The Ossel Echo", "Bay Herald"]
    assert [row["attributions"][0]["secondhand"] for row in rows] == [True, False]
    told = score("drafts", "--format", "jsonl", "--outlet", "Fell Gazette")
    assert [json.loads(line)["outlet"] for line in told.stdout.splitlines()] == ["The Ossel Echo", "Fell Gazette"]


def test_the_nearest_file_wins_and_paths_are_meant_from_where_it_stands(paper: Path) -> None:
    write(paper, "model: careful\n")
    write(paper / "drafts", "model: rules\nrules: ../our-rules\nfail-level: error\n")
    told = score("drafts/old")
    assert told.exit_code == 0, told.output
    assert "drafts/provenance.yaml" in told.stderr


def test_the_search_ends_at_a_repository_and_at_home(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(paper, "model: rules\n")
    (paper / "drafts" / ".git").write_text("gitdir: elsewhere\n", "utf-8")  # as submodules and worktrees have it
    assert project.find([paper / "drafts" / "old"]) is None
    (paper / "drafts" / ".git").unlink()
    assert project.find([paper / "drafts" / "old"]) == paper / "provenance.yaml"
    monkeypatch.setattr(Path, "home", lambda: paper / "drafts")
    assert project.find([paper / "drafts" / "old"]) is None


def test_thresholds_and_policies_hold_and_the_command_line_wins(paper: Path) -> None:
    write(paper, "model: rules\nfail-under: 90\npolicy: nyt\nignore: [drafts/old, '*.copy.txt']\n")
    assert score("drafts").exit_code == 1
    assert score("drafts", "--fail-under", "0").exit_code == 0
    assert '"policy": "nyt"' in score("drafts", "--format", "jsonl").stdout
    assert '"policy": "nyt"' not in score("drafts", "--format", "jsonl", "--policy", "house").stdout
    write(paper, "model: rules\nfail-level: error\nrules: [our-rules]\nignore: [drafts/old, '*.copy.txt']\n")
    assert score("drafts").exit_code == 0  # the overlay switched the error off
    (paper / "other").mkdir()
    (paper / "other" / "x.yaml").write_text("disable:\n  - {id: hedge.modal.could, reason: x}\n", "utf-8")
    assert score("drafts", "--rules", "other").exit_code == 1


def test_a_file_named_outright_is_read_whatever_is_ignored(paper: Path) -> None:
    write(paper, "model: rules\nignore: ['*.copy.txt']\n")
    assert "c.copy.txt" in score("drafts/c.copy.txt").stdout


def test_an_empty_file_says_nothing_and_is_no_fault(paper: Path) -> None:
    write(paper, "# nothing yet\n\n")
    assert score("drafts", "--model", "rules").exit_code == 0


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("modle: rules\n", "1:1", "Did you mean 'model'?"),
        ("fail_under: 3\n", "1:1", "Did you mean 'fail-under'?"),
        ("model: rulse\n", "1:8", "Did you mean 'rules'?"),
        ("\nfail-under: high\n", "2:13", "a whole number"),
        ("fail-under: 101\n", "1:13", "from 0 to 100"),
        ("fail-level: warn\n", "1:13", "Did you mean 'warning'?"),
        ("rules: our-rule\n", "1:8", "Did you mean 'our-rules'?"),
        ("rules: [our-rules, theirs]\n", "1:20", "no folder 'theirs'"),
        ("outlet: ' '\n", "1:9", "is empty"),
        ("metadata: outlet.csv\n", "1:11", "Did you mean 'outlets.csv'?"),
        ("policy: [house, appp]\n", "1:17", "Did you mean 'ap'?"),
        ("policy:\n- hause\n", "2:3", "Did you mean 'house'?"),
        ("baseline: none.json\n", "1:11", "no file 'none.json'"),
        ("model: rules\nmodel: quick\n", "2:1", "twice"),
        ("model: 'rules\n", "1:8", "never closed"),
        ("- rules\n", "1:1", "keys and values"),
        ("ignore: {a: b}\n", "1:9", "list"),
    ],
)
def test_a_fault_has_its_place_and_stops_the_run(text: str, place: str, says: str, paper: Path) -> None:
    write(paper, text)
    told = score("drafts")
    assert told.exit_code == 2, told.output
    assert f"provenance.yaml:{place}: " in told.stderr
    assert says in told.stderr
    assert told.stdout == ""


def test_two_projects_at_once_are_refused(paper: Path) -> None:
    write(paper, "model: rules\n")
    write(paper / "drafts" / "old", "model: rules\n")
    told = score("drafts/a.txt", "drafts/old/b.txt")
    assert told.exit_code == 2
    assert "two projects" in told.stderr


def test_it_may_lie_among_the_rules(paper: Path) -> None:
    write(paper / "our-rules", "model: rules\n")
    write(paper, "model: rules\nrules: our-rules\n")
    assert score("drafts").exit_code == 0
