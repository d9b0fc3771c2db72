"""What docs/reviewing-rules.md shows is what is printed, ratings apart: its files are written, its commands run.

`python tests/test_reviewing_doc.py`, from the top of the checkout, writes what they print now into the guide.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

GUIDE = Path(__file__).parents[1] / "docs" / "reviewing-rules.md"
STEP = re.compile(
    r"<!-- file: (?P<path>\S+) -->\n```\w+\n(?P<text>.*?)```"
    r"|<!-- run(?P<all>: all)?(?:, exit (?P<code>\d))? -->\n"
    r"```console\n\$ provenance (?P<command>[^\n]+)\n(?P<said>.*?)```",
    re.DOTALL,
)
OPTIONS = re.compile(r"^provenance (rules \w+|\w+)(?P<words>[^#\n]+)", re.MULTILINE)


def steps(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each command of the guide with what it prints now, the files before it written to the current folder."""
    from provenance.cli.app import app

    for step in STEP.finditer(text):
        if step["path"]:
            path = Path(step["path"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["text"], "utf-8")
            continue
        result = CliRunner().invoke(app, shlex.split(step["command"]))
        assert result.exit_code == int(step["code"] or 0), (step["command"], result.output)
        said = result.output if step["all"] else result.stdout
        yield step, "".join(f"{line.rstrip()}\n" for line in said.splitlines())


def masked(said: str) -> str:
    """What is printed without its ratings and grades: how the articles are rated is not what this guide teaches."""
    return re.sub(r"[ -]+", " ", re.sub(r"\b[A-F]?\d+(?: → [A-F]?\d+)?\b", "#", said))


def test_every_command_prints_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = 0
    for step, now in steps(GUIDE.read_text("utf-8")):
        assert masked(step["said"]) == masked(now), step["command"]
        shown += 1
    assert shown >= 6


def test_every_option_that_is_named_is_understood() -> None:
    from provenance.cli.app import app

    for match in OPTIONS.finditer(GUIDE.read_text("utf-8")):
        helped = CliRunner().invoke(app, [*match[1].split(), "--help"]).output
        for option in re.findall(r"(?<!\S)--?[a-z][\w-]*", match["words"]):
            assert option in helped, match[0]


if __name__ == "__main__":
    text = GUIDE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        for step, now in reversed(list(steps(text))):
            start, end = step.span("said")
            text = text[:start] + now + text[end:]
    GUIDE.write_text(text, "utf-8")
