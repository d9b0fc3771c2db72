"""The wheel: everything an installed program needs is in it, and it works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode and "No matching distribution" in built.stderr:
        pytest.skip("hatchling cannot be had: no package index here")
    assert built.returncode == 0, built.stderr
    (file,) = out.glob("*.whl")
    return file


@pytest.mark.wheel
def test_rules_models_and_pages_travel_inside_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {
        f"provenance/_rules/{file.relative_to(ROOT / 'rules').as_posix()}" for file in (ROOT / "rules").rglob("*.yaml")
    }
    # What only training reads (pyproject.toml, exclude) stays at home.
    code = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "provenance").rglob("*")
        if file.is_file() and file.suffix not in {".pyc"} and not {"__pycache__", "annotations"} & set(file.parts)
    }
    assert rules
    assert "provenance/_rules/schema.json" in names
    assert rules | code <= names
    assert not any(name.startswith(("tests/", "seeds/", "docs/")) for name in names)


@pytest.mark.wheel
def test_an_installed_program_finds_its_rules_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "a.txt").write_text("The mill will close, its owner Mara Velde said on Monday.\n")
    told = subprocess.run(
        [sys.executable, "-m", "provenance", "score", "a.txt", "--format", "jsonl", "--model", "rules"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "Mara Velde" in told.stdout
    assert str(ROOT) not in told.stderr
