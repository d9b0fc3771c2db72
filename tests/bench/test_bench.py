"""The work that reading takes, counted, not timed; memory that does not grow with the folder."""

from __future__ import annotations

import gc
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from provenance import api, pipeline
from provenance.attribution import reader_for
from provenance.values import Article

LINES_A_WORD = 400
"""Lines of Python that reading one word may execute, rules alone: a tenth over what it was when this was measured.
The same on every machine, unlike a time: a stage that grows dear shows here before anybody waits for it."""

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


def test_reading_a_word_costs_no_more_work_than_it_did(
    bench: ModuleType, lines_run: Callable[[Callable[[], object]], int]
) -> None:
    rules = api.rules()
    reader = reader_for("rules", rules)
    first, *articles = [Article(f"{n}.txt", str(n), text) for n, text in enumerate(bench.texts(5))]
    pipeline.read(first, rules, reader)  # what is worked out once is not counted
    words = sum(len(article.text.split()) for article in articles)
    ran = lines_run(lambda: list(pipeline.read_many(articles, rules, reader)))
    assert ran <= LINES_A_WORD * words


def test_a_reading_leaves_nothing_for_the_garbage_collector(bench: ModuleType) -> None:
    """Rings of references would keep articles until a collection, which costs more than any stage but the dearest."""
    rules = api.rules()
    reader = reader_for("rules", rules)
    articles = [Article(f"{n}.txt", str(n), text) for n, text in enumerate(bench.texts(3))]
    list(pipeline.read_many(articles, rules, reader))
    gc.collect()
    gc.disable()
    try:
        list(pipeline.read_many(articles, rules, reader))
        assert gc.collect() == 0
    finally:
        gc.enable()


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
