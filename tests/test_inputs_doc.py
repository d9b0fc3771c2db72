"""What docs/inputs.md says is true: its examples print what is shown, its tables name every format and field.

`python tests/test_inputs_doc.py`, from the top of the checkout, writes what the examples print now into the guide.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from provenance.inputs import door, records

GUIDE = Path(__file__).parents[1] / "docs" / "inputs.md"
TEXT = GUIDE.read_text("utf-8")
FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
RUN = re.compile(
    r"<!-- run -->\n```console\n\$ provenance (?P<command>[^\n<]+?)(?: < (?P<input>\S+))?\n(?P<shown>.*?)```", re.DOTALL
)


def lay_out(folder: Path) -> None:
    """The files of the guide, in a folder."""
    for file in FILE.finditer(TEXT):
        (folder / file["name"]).write_text(file["text"], "utf-8")


def printed(example: re.Match[str]) -> str:
    from provenance.cli.app import app

    given = Path(example["input"]).read_bytes() if example["input"] else None
    result = CliRunner().invoke(app, shlex.split(example["command"]), input=given)
    assert result.exit_code == 0, result.output
    return "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())


@pytest.mark.parametrize("example", list(RUN.finditer(TEXT)), ids=lambda match: match["command"])
def test_an_example_prints_what_is_shown(
    example: re.Match[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert printed(example) == example["shown"]


def test_every_format_is_there() -> None:
    table = TEXT.partition("## Formats")[2].partition("\n## ")[0]
    named = re.findall(r"`(\.\w+)`", "".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `")))
    assert sorted(named) == sorted(door.SUFFIXES)


def test_every_field_is_there() -> None:
    table = TEXT.partition("## Records of scrapers")[2].partition("\n## ")[0]
    rows = [row.split("|")[2] for row in table.splitlines() if row.startswith("|") and "`" in row]
    lists = (records._TEXT, records._TITLE, records._OUTLET, records._BYLINE, records._PUBLISHED)
    assert [tuple(re.findall(r"`([^`]+)`", row)) for row in rows] == [*lists, records._AGENCY, records._URL]


def test_every_option_is_there() -> None:
    from provenance.cli.reading import _OPTIONS

    for name in _OPTIONS:
        assert f"`--{name.replace('_', '-')}" in TEXT or f"--{name.replace('_', '-')} " in TEXT


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        lay_out(Path(place))
        os.chdir(place)
        for example in reversed(list(RUN.finditer(TEXT))):
            start, end = example.span("shown")
            TEXT = TEXT[:start] + printed(example) + TEXT[end:]
        GUIDE.write_text(TEXT, "utf-8")
