"""The speed that is promised, with room for slower machines; memory that does not grow with the folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FLOOR = 20.0
"""Articles of 750 words a second of CPU, rules alone: a third of what the project promises. Machines differ, and CPU
time on a shared core grows with what the neighbours do; a slip to a half shows, noise does not."""

GROWTH = 1.25
"""How much more memory ten times the articles may take: allocators keep some of what they once had."""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    place = Path(__file__).with_name("bench.py")
    spec = importlib.util.spec_from_file_location("provenance_bench", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_rules_alone_read_as_fast_as_promised(bench: ModuleType, tmp_path: Path) -> None:
    bench.written(tmp_path, 30)
    assert bench.ours(tmp_path, "rules") >= FLOOR


@pytest.mark.slow
def test_memory_does_not_grow_with_the_folder(bench: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="memory of children is had on POSIX only")
    peaks = []
    for count in (40, 400):
        folder = tmp_path / str(count)
        folder.mkdir()
        bench.written(folder, count)
        _, memory = bench.command("score", str(folder), "--format", "jsonl", "--jobs", "1", "--model", "rules")
        peaks.append(memory)
    assert peaks[1] <= GROWTH * peaks[0]


def test_texts_have_the_length_the_promise_is_made_for(bench: ModuleType) -> None:
    lengths = [len(text.split()) for text in bench.texts(20)]
    assert all(bench.WORDS <= length <= 1.2 * bench.WORDS for length in lengths)
