"""The command line as its users meet it: arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

GOOD = """The mill in Castell will close in June, its owner Mara Velde said on Monday.

"We have looked at every figure twice," Velde said. She told workers at a meeting on Sunday evening.

The workers' union said it would ask the county for help. "Forty families live on this," its chairman, Piet Renn, said.
"""


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run() -> Run:
    """Runs a command in this process; with rules alone, which is quick, unless a model is named."""

    def run(*arguments: str | Path) -> Told:
        from provenance.cli.app import app

        words = [str(argument) for argument in arguments]
        if words and words[0] in ("score", "explain", "chains", "origins") and not {"--model", "--help"} & set(words):
            words += ["--model", "rules"]
        result = CliRunner().invoke(app, words)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Told(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def process() -> Run:
    """Runs a command in a process of its own: for what depends on it (pipes, start-up, encodings)."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Told:
        command = [sys.executable, "-m", "provenance", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)
        return Told(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article that is in order."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(GOOD)
    return made
