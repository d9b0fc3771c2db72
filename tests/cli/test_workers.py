"""When workers are called: by how many articles come, not by how many files they lie in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.cli import run as engine_room
from provenance.engines import processes, serial
from provenance.engines.job import Job
from provenance.values import Article

SEVERAL = 3


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Workers asked for, a number a run; the work itself is done in this process."""
    asked: list[int] = []

    def instead(articles: Iterable[Article], job: Job[Any], workers: int) -> Iterator[Any]:
        asked.append(workers)
        return serial.run(articles, job)

    monkeypatch.setattr(processes, "run", instead)
    monkeypatch.setattr(engine_room, "LONG_RUN", {"rules": SEVERAL})
    monkeypatch.setattr(engine_room, "cores", lambda: 4)
    return asked


def archive(folder: Path, count: int) -> Path:
    """One file of records."""
    file = folder / "archive.jsonl"
    rows = [{"title": f"Item {n}", "text": f"The pier will close on day {n}, the mayor said."} for n in range(count)]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return file


def test_a_single_file_of_many_articles_is_worth_workers(run: Any, called: list[int], tmp_path: Path) -> None:
    done = run("score", archive(tmp_path, SEVERAL), "--format", "jsonl")
    assert called == [4]
    assert [json.loads(line)["title"] for line in done.out.splitlines()] == ["Item 0", "Item 1", "Item 2"]


def test_a_few_articles_are_not(run: Any, called: list[int], tmp_path: Path) -> None:
    done = run("score", archive(tmp_path, SEVERAL - 1), "--format", "jsonl")
    assert called == []
    assert len(done.out.splitlines()) == SEVERAL - 1


def test_jobs_asked_for_are_had(run: Any, called: list[int], tmp_path: Path) -> None:
    run("score", archive(tmp_path, 1), "--jobs", "2")
    assert called == [2]
