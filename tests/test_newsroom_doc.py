"""docs/newsroom.md and the hooks are true: pre-commit and GitHub take them, and their commands do what is promised."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "newsroom.md").read_text("utf-8")
WEAK = "The mill will close, sources said. Reuters first reported it, citing a report by Axios.\n"
STRONG = """The mill in Castell will close in June, its owner Mara Velde said at a meeting with workers on Monday.

"We have looked at every figure twice," Velde said. "Forty families live on this," said Piet Renn, the union's chairman.

"The county will help," Ines Karo, the county's treasurer, told reporters. The ledger shows a loss, an audit said.
"""


def block(name: str) -> str:
    match = re.search(rf"<!-- {name} -->\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert match is not None
    return match[1]


def steps() -> list[str]:
    """The guide's own commands, as GitHub would run them."""
    workflow = yaml.safe_load(block("workflow"))["jobs"]["gate"]["steps"] + yaml.safe_load(block("steps"))
    return [step["run"] for step in workflow if step.get("run", "").startswith("provenance ")]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "strong.md").write_text(STRONG)
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command as a step of the job: `provenance` is this checkout's, with rules alone, which is quick."""
    ours = f'provenance() {{ {shlex.quote(sys.executable)} -m provenance "$@" --model rules; }}\n'
    known = os.environ | {"GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-e", "-c", ours + command], cwd=folder, env=known, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are written for bash")
def test_the_steps_pass_a_sound_draft_and_the_gate_holds_a_weak_one(newsroom: Path) -> None:
    assert len(steps()) == 4
    for command in steps():
        done = shell(command, newsroom)
        assert done.returncode == 0, done.stderr
    assert (newsroom / "sourcing.sarif").is_file()
    assert "strong.md" in (newsroom / "summary.md").read_text()
    (newsroom / "drafts" / "weak.md").write_text(WEAK)
    done = shell(next(command for command in steps() if "--fail-under" in command), newsroom)
    assert done.returncode == 1
    assert "drafts/weak.md" in done.stderr


def test_the_workflow_is_one(tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="the schema of workflows comes with the test extra")
    (tmp_path / "sourcing.yml").write_text(block("workflow"))
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, str(tmp_path / "sourcing.yml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_accepts_the_hooks_and_the_guide_s_configuration(tmp_path: Path) -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit comes with the test extra")
    hooks = {hook["id"] for hook in clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    (tmp_path / ".pre-commit-config.yaml").write_text(block("pre-commit"))
    config = clientlib.load_config(str(tmp_path / ".pre-commit-config.yaml"))
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} == hooks


def hooks() -> dict[str, Any]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


def test_the_scoring_hook_fails_on_a_weak_draft_alone(newsroom: Path) -> None:
    (newsroom / "drafts" / "weak.md").write_text(WEAK)
    configured = yaml.safe_load(block("pre-commit"))["repos"][0]["hooks"][0]
    command = " ".join([hooks()["provenance-score"]["entry"], *configured["args"]])
    assert shell(f"{command} drafts/strong.md", newsroom).returncode == 0
    assert shell(f"{command} drafts/strong.md drafts/weak.md", newsroom).returncode == 1


@pytest.mark.wheel
def test_pre_commit_runs_the_hook_from_this_checkout(newsroom: Path) -> None:
    """It clones the repository, installs it into an environment of its own and runs the hook, as in a newsroom.

    What the program depends on is lent to that environment: that it installs is the wheel's test, and takes minutes.
    """
    pytest.importorskip("pre_commit", reason="pre-commit comes with the test extra")
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout of git")
    subprocess.run(["git", "init", "--quiet"], cwd=newsroom, check=True)
    (newsroom / "drafts" / "weak.md").write_text(WEAK)
    subprocess.run(["git", "add", "."], cwd=newsroom, check=True)
    config = newsroom / "try.yaml"
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    hook = {"id": "provenance-score", "args": ["--model", "rules", "--fail-under", "55"]}  # well between the two drafts
    config.write_text(yaml.safe_dump({"repos": [{"repo": str(ROOT), "rev": head.strip(), "hooks": [hook]}]}))
    command = [sys.executable, "-m", "pre_commit", "run", "--config", str(config), "--files"]
    known = {name: value for name, value in os.environ.items() if name != "GIT_DIR"}
    known |= {"PRE_COMMIT_HOME": str(newsroom / "cache")}
    known["PYTHONPATH"] = sysconfig.get_paths()["purelib"]

    def run(*drafts: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *drafts], cwd=newsroom, env=known, capture_output=True, text=True, check=False)

    passed = run("drafts/strong.md")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    held = run("drafts/strong.md", "drafts/weak.md")
    assert held.returncode == 1
    assert "do not pass" in held.stdout
