"""The README's examples are run, and what they print is what the README shows.

`python tests/test_readme.py`, from the top of the checkout, writes what they print now into the README.
"""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.compile(
    r"<!-- run(?:: (?P<end>head|tail) (?P<lines>\d+))? -->\n```console\n\$ (?P<command>[^\n]+)\n(?P<shown>.*?)```",
    re.DOTALL,
)
PYTHON = re.compile(r"<!-- run -->\n```python\n(.*?)```", re.DOTALL)
OPTIONS = re.compile(r"^provenance (?P<words>[^#]+)", re.MULTILINE)
TRY = re.compile(r"<!-- try: [^\n]+ -->\n```sh\n([^\n]+)\n```")


@pytest.mark.parametrize("example", list(CONSOLE.finditer(README)), ids=lambda match: match["command"])
def test_a_command_prints_what_the_readme_shows(example: re.Match[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert example["shown"] == printed(example)


def test_the_python_example_holds() -> None:
    (source,) = PYTHON.findall(README)
    example = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    results = doctest.DocTestRunner().run(example)
    assert results.attempted == 3
    assert not results.failed


def test_every_command_shown_under_using_it_is_understood() -> None:
    """Not run (they write files): their options are parsed, and their `--help` answers."""
    shown = [match["words"] for match in OPTIONS.finditer(README.partition("## Using it")[2])]
    assert len(shown) >= 8
    for words in shown:
        name = shlex.split(words)
        depth = 2 if name[0] == "rules" else 1
        text = run(" ".join([*name[:depth], "--help"]))
        for option in re.findall(r"(?<!\S)--?[a-z][\w-]*", words):
            assert option in text, f"{option} of {words}"


def test_the_two_commands_are_one_line_each() -> None:
    assert len(TRY.findall(README)) == 2
    for line in TRY.findall(README):
        assert line.startswith("python3 -m venv .venv && ")


def printed(example: re.Match[str]) -> str:
    lines = run(example["command"].removeprefix("provenance ")).splitlines()
    if example["end"] is not None:
        count = int(example["lines"])
        lines = lines[:count] if example["end"] == "head" else lines[-count:]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def run(words: str) -> str:
    from provenance.cli.app import app

    result = CliRunner().invoke(app, shlex.split(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def _rewritten(example: re.Match[str]) -> str:
    whole, start = example[0], example.start()
    return whole[: example.start("shown") - start] + printed(example) + whole[example.end("shown") - start :]


if __name__ == "__main__":
    (ROOT / "README.md").write_text(CONSOLE.sub(_rewritten, README), "utf-8")
