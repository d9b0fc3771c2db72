"""`provenance rules diff`: folders, revisions and the word `shipped`; formats; whose fault it is when it cannot be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from provenance import ruleset
from provenance.cli.app import app

PLAIN = "disable:\n  - {id: hedge.modal.could, reason: we count it as plain}\n"
BROKEN = "kind: hedge\nrules:\n  - id: hedge.x\n    mean: x\n"
TEXT = "“The pier could close,” Mara Velde said on Monday. The council could not say when.\n"


def diff(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["rules", "diff", *map(str, words)])


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "pier.txt").write_text(TEXT, "utf-8")
    (folder / "pool.txt").write_text("“The pool is open,” Mara Velde said on Monday.\n", "utf-8")
    return folder


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "our-rules"
    folder.mkdir()
    (folder / "plain.yaml").write_text(PLAIN, "utf-8")
    return folder


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, ours: Path) -> Path:
    """Two commits: without the folder's one file of rules in the first, with it in the second."""
    (ours / "plain.yaml").rename(tmp_path / "kept")
    (ours / "pool.yaml").write_text("disable:\n  - {id: hedge.modal.may, reason: plain}\n", "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", "our-rules")
    git(tmp_path, "commit", "--quiet", "-m", "one")
    (tmp_path / "kept").rename(ours / "plain.yaml")
    git(tmp_path, "add", "our-rules")
    git(tmp_path, "commit", "--quiet", "-m", "two")
    return tmp_path


def test_what_changes_is_told_with_its_sentence_and_the_reason(drafts: Path, ours: Path) -> None:
    told = diff("shipped", ours, drafts)
    assert told.exit_code == 0, told.output
    assert "1 of 2 articles changes" in told.stdout
    assert "- hedge.modal.could  switched off: we count it as plain" in told.stdout
    assert "Mara Velde: no longer hedged" in told.stdout
    assert "“The pier could close,” Mara Velde said on Monday." in told.stdout
    assert "pool.txt" not in told.stdout
    assert "1 of 2 articles read again" in told.stderr


def test_the_same_rules_change_nothing_and_nothing_is_read(drafts: Path, ours: Path) -> None:
    told = diff(ours, ours, drafts)
    assert told.exit_code == 0
    assert "The rules say the same" in told.stdout
    assert "0 of 2 articles read again" in told.stderr


def test_a_whole_set_of_rules_stands_alone(drafts: Path) -> None:
    told = diff("shipped", ruleset.shipped(), drafts)
    assert "The rules say the same" in told.stdout


def test_revisions_are_read_out_of_git_and_the_working_tree_stays(
    drafts: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    (repository / "our-rules" / "plain.yaml").write_text("not: rules", "utf-8")  # neither side looks at it
    for old, new in (("HEAD~1:our-rules", "main:our-rules"), ("main~1:our-rules/", "HEAD:our-rules")):
        told = diff(old, new, drafts)
        assert told.exit_code == 0, told.output
        assert told.stdout.startswith(f"{old} → {new}\n")
        assert "- hedge.modal.could" in told.stdout
        assert "hedge.modal.may" not in told.stdout
    assert (repository / "our-rules" / "plain.yaml").read_text("utf-8") == "not: rules"


def test_a_bare_revision_means_the_other_side_s_folder(drafts: Path, repository: Path) -> None:
    told = diff("HEAD~1", repository / "our-rules", drafts)
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("HEAD~1:our-rules → ")
    assert "- hedge.modal.could" in told.stdout


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("HEAD~7:our-rules", "no revision 'HEAD~7'"),
        ("HEAD:their-rules", "has no rule files in 'their-rules'"),
        ("our-rulez", "no such folder"),
        ("--upload-pack=x", "No such option"),
    ],
)
def test_what_is_no_side_is_named(old: str, says: str, drafts: Path, repository: Path) -> None:
    told = diff(old, repository / "our-rules", drafts)
    assert told.exit_code == 2
    assert says in told.stderr
    assert told.stdout == ""


def test_a_folder_outside_of_git_has_no_revisions(drafts: Path, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(ours.parent.parent))
    told = diff("HEAD~1:our-rules", ours, drafts)
    assert told.exit_code == 2
    assert "no git repository" in told.stderr


def test_faults_are_placed_in_the_revision_they_are_in(drafts: Path, repository: Path, ours: Path) -> None:
    (ours / "broken.yaml").write_text(BROKEN, "utf-8")
    git(repository, "add", "our-rules")
    git(repository, "commit", "--quiet", "-m", "three")
    (ours / "broken.yaml").unlink()
    told = diff("HEAD", ours, drafts)
    assert told.exit_code == 3
    assert "HEAD:our-rules/broken.yaml:4:5: rule 'hedge.x' has no key 'mean'. Did you mean 'means'?" in told.stderr
    assert told.stdout == ""


def test_json_has_all_of_it(drafts: Path, ours: Path) -> None:
    found = json.loads(diff("shipped", ours, drafts, "--format", "json").stdout)
    assert (found["articles"], found["changed"]) == (2, 1)
    (edit,) = found["edits"]
    assert (edit["sign"], edit["id"], edit["reason"]) == ("-", "hedge.modal.could", "we count it as plain")
    (change,) = found["changes"]
    assert change["old"]["hedging"] > change["new"]["hedging"]
    assert change["attributions"][0]["shifts"] == [{"what": "hedged", "old": "yes", "new": "no"}]
    assert [word["text"] for word in change["words"]] == ["could"]


def test_markdown_and_the_page_escape_what_articles_say(drafts: Path, ours: Path) -> None:
    (drafts / "pier.txt").write_text(TEXT.replace("pier", "<script>alert(1)</script> *pier* |"), "utf-8")
    told = diff("shipped", ours, drafts, "--format", "markdown").stdout
    assert "<script>" not in told
    assert "\\*pier\\* \\|" in told
    page = diff("shipped", ours, drafts, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_limit_says_what_it_leaves_out(drafts: Path, ours: Path) -> None:
    (drafts / "again.txt").write_text(TEXT, "utf-8")
    told = diff("shipped", ours, drafts, "--limit", "1").stdout
    assert "1 more article; --limit 0 shows all" in told
    assert told.count("no longer hedged") == 1


def test_policies_of_edited_clauses_are_judged_by_without_asking(drafts: Path, ours: Path) -> None:
    (ours / "plain.yaml").write_text(
        "kind: policy\nrules:\n  - id: policy.ours.monday\n    means: No Mondays\n    policy: ours\n    each: article\n"
        "    when: {polls: '< 1'}\n    message: Long\n",
        "utf-8",
    )
    told = diff("shipped", ours, drafts)
    assert "findings: 2 new (policy.ours.monday 2)" in told.stdout, told.output
    other = diff("shipped", ours, drafts, "--policy", "house")
    assert "No change in 2 articles." in other.stdout
