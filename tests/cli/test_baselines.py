"""`--write-baseline` and `--baseline`: old findings rest, new ones count."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from provenance.cli.app import app


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "roof.md").write_text("The roof leaks, a source said.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def score(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", "drafts", "--model", "rules", *map(str, words)])


def test_known_findings_neither_fail_nor_show_and_new_ones_do(drafts: Path) -> None:
    assert score("--fail-level", "error").exit_code == 1
    written = score("--fail-level", "error", "--write-baseline", "known.json")
    assert written.exit_code == 0, written.output
    assert "written to known.json" in written.stderr
    quiet = score("--fail-level", "error", "--baseline", "known.json", "--format", "jsonl")
    assert quiet.exit_code == 0
    assert '"findings": []' in quiet.stdout
    assert "known by the baseline and left out" in quiet.stderr
    with (drafts / "roof.md").open("a", encoding="utf-8") as file:
        file.write("\nThe walls leak, a source said.\n")
    told = score("--fail-level", "error", "--baseline", "known.json", "--format", "jsonl")
    assert told.exit_code == 1
    assert told.stdout.count("policy.house.bare-source") == 1


def test_what_is_gone_is_told_and_a_new_baseline_leaves_it_out(drafts: Path) -> None:
    score("--write-baseline", "known.json")
    (drafts / "roof.md").write_text("The roof leaks, its owner, Piet Renn, said.\n", "utf-8")
    assert "of it are gone" in score("--baseline", "known.json").stderr
    score("--baseline", "known.json", "--write-baseline", "known.json")
    assert "gone" not in score("--baseline", "known.json").stderr
    assert "bare-source" not in Path("known.json").read_text("utf-8")


def test_articles_are_called_from_where_the_baseline_lies(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    score("--write-baseline", "drafts/known.json")
    monkeypatch.chdir(drafts)
    told = CliRunner().invoke(
        app, ["score", ".", "--model", "rules", "--baseline", "known.json", "--fail-level", "error"]
    )
    assert told.exit_code == 0, told.output


@pytest.mark.parametrize(
    ("text", "says"), [(None, "no such file; --write-baseline known.json makes it"), ("x", "is no JSON")]
)
def test_a_baseline_that_cannot_be_used_stops_the_run(text: str | None, says: str, drafts: Path) -> None:
    if text is not None:
        Path("known.json").write_text(text, "utf-8")
    told = score("--baseline", "known.json")
    assert told.exit_code == 2
    assert says in told.stderr
    assert told.stdout == ""
