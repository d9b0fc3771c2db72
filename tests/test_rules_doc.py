"""What docs/rules.md teaches is true: its rules load over the shipped ones, their examples hold, its messages appear.

`python tests/test_rules_doc.py`, from the top of the checkout, writes what `rules check` and `rules try` say
now into the guide.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from provenance import pipeline, ruleset
from provenance.attribution import reader_for
from provenance.cli.rules import problems
from provenance.ruleset.check import render_all
from provenance.ruleset.kinds import KINDS
from provenance.ruleset.pattern import SLOTS
from provenance.text import phrases
from provenance.values import Article, Reading

GUIDE = Path(__file__).parents[1] / "docs" / "rules.md"
TEXT = GUIDE.read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
SHELL = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
RUN = re.compile(r"<!-- run -->\n```console\n\$ provenance (?P<command>[^\n]+)\n(?P<said>.*?)```", re.DOTALL)
BROKEN = re.compile(r"<!-- broken: (?P<path>\S+) -->\n```yml\n(?P<yaml>.*?)```.*?```text\n(?P<said>.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All rules of the guide, a file each, as an editor who tries everything would have them."""
    folder = tmp_path_factory.mktemp("our-rules")
    for number, block in enumerate(BLOCKS):
        (folder / f"{number:02}.yaml").write_text(block, "utf-8")
    return folder


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: re.search(r"(?:id|kind): (\S+)", block)[1])
def test_a_block_alone_is_an_overlay_without_fault(block: str, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(block, "utf-8")
    loaded, problems = ruleset.load([ruleset.shipped(), tmp_path])
    assert render_all(problems) == ""
    written = [one for part in (yaml.safe_load(block),) for one in (*part.get("rules", ()), *part.get("disable", ()))]
    here = [rule for rule in loaded.rules if rule.path.startswith(str(tmp_path))]
    assert len(here) + len(loaded.disabled) == len(written)


def test_all_blocks_together_pass_the_check_with_their_examples(overlay: Path) -> None:
    folders = [ruleset.shipped(), overlay]
    assert render_all(problems(folders)) == ""
    loaded, _ = ruleset.load(folders)
    tried = [rule for rule in loaded.rules if rule.path.startswith(str(overlay)) and getattr(rule, "yes", ())]
    assert len(tried) >= 7


def test_the_cookbook_does_what_it_promises(overlay: Path) -> None:
    loaded, _ = ruleset.load([ruleset.shipped(), overlay])
    rules = ruleset.compile(loaded, phrases)

    def read(text: str) -> Reading:
        return next(iter(pipeline.read_many([Article("", "", text)], rules, reader_for("rules", rules))))

    banned = read("The buzz is that the pier will go, Mara Velde said on Monday.")
    (finding,) = [finding for finding in banned.findings if finding.rule == "style.house.banned"]
    assert "“The buzz is”" in finding.message
    fine = read("The pier will go, Mara Velde said on Monday.")
    assert "style.house.banned" not in {finding.rule for finding in fine.findings}
    for told, outlet in (("OPA News", "Ossel Press Agency"), ("Ossel Mornings on the BBC", "BBC")):
        (one,) = read(f"“The pool will open,” the mayor, Mara Velde, told {told}.").attributions
        assert (one.trace.relay, one.trace.chain[0]) == ("interview", (outlet,))
    (one,) = read("Whisperers said that the deal was dead.").attributions
    assert one.source is not None
    assert one.source.identity == "unnamed"


def test_the_broken_file_gets_the_message_that_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = BROKEN.search(TEXT)
    assert shown is not None
    assert said(shown) == shown["said"]


@pytest.mark.parametrize("shown", list(RUN.finditer(TEXT)), ids=lambda shown: shown["command"])
def test_a_command_prints_what_is_shown(shown: re.Match[str]) -> None:
    assert printed(shown) == shown["said"]


def test_the_commands_that_are_shown_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder as an editor would have it: rules from `init`, and a few drafts."""
    from provenance.cli.app import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "storm.txt").write_text("The pier will close, Mara Velde told Reuters.\n", "utf-8")
    commands = [line for block in SHELL for line in block.splitlines() if line.startswith("provenance ")]
    assert len(commands) >= 7
    assert commands[0] == "provenance rules init our-rules"
    for command in commands:
        words = shlex.split(command.partition(">")[0], comments=True)[1:]
        if words[0] in ("score", "explain") and "--model" not in words:
            words += ["--model", "rules"]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, f"{command}: {result.output}"


def test_every_kind_and_slot_is_taught() -> None:
    kinds = {kind for row in re.findall(r"^\| `[^|]+ \| ([^|]+) \|", TEXT, re.MULTILINE) for kind in row.split("`")}
    assert set(KINDS) - kinds <= {"names"}  # lists of given names and places: nothing an editor adds to by phrase
    assert [slot for slot in SLOTS if f"`{{{slot}}}`" not in TEXT] == []


def said(broken: re.Match[str]) -> str:
    """What `rules check` prints for a broken file of the guide, written below the current folder."""
    from provenance.cli.app import app

    path = Path(broken["path"])
    path.parent.mkdir(exist_ok=True)
    path.write_text(broken["yaml"], "utf-8")
    result = CliRunner().invoke(app, ["rules", "check", str(path.parent)])
    assert result.exit_code == 3, result.output
    return result.stdout


def printed(command: re.Match[str]) -> str:
    from provenance.cli.app import app

    result = CliRunner().invoke(app, shlex.split(command["command"]))
    assert result.exit_code == 0, result.output
    return result.stdout


if __name__ == "__main__":
    import os

    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        for pattern, now in ((BROKEN, said), (RUN, printed)):
            for found in reversed(list(pattern.finditer(TEXT))):
                start, end = found.span("said")
                TEXT = TEXT[:start] + now(found) + TEXT[end:]
        GUIDE.write_text(TEXT, "utf-8")
