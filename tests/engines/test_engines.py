"""One contract: many processes give the bytes that one gives, and outlive an article that kills its worker."""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from provenance import api
from provenance.engines import Job, processes, serial
from provenance.reports import contract
from provenance.ruleset import Rules
from provenance.values import Article

KEEPERS = '''
"""What workers do in these tests, in a module that a spawned process can import."""

import os
import signal

from provenance.reports import contract

HOME = int(os.environ["PROVENANCE_TEST_HOME"])


def deadly(reading):
    if "poison" in reading.document.text and os.getpid() != HOME:
        os.kill(os.getpid(), signal.SIGKILL)
    return contract.line(reading)


def always_deadly(reading):
    if os.getpid() != HOME:
        os.kill(os.getpid(), signal.SIGKILL)
'''


@pytest.fixture(scope="module")
def rules() -> Rules:
    return api.rules()


@pytest.fixture
def keepers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "keepers_of_these_tests.py").write_text(KEEPERS)
    monkeypatch.setenv("PROVENANCE_TEST_HOME", str(os.getpid()))
    monkeypatch.syspath_prepend(str(tmp_path))
    return importlib.import_module("keepers_of_these_tests")


def articles(count: int, poison: tuple[int, ...] = ()) -> Iterator[Article]:
    for number in range(count):
        word = "poison" if number in poison else f"sample {number}"
        text = (
            f"The {word} was safe, the mayor of Castell said on Monday.\n\nNobody else may have seen it, she added.\n"
        )
        yield Article(f"in/{number}.txt", str(number), text, outlet="The Fell Gazette")


def test_many_processes_give_the_bytes_of_one(rules: Rules) -> None:
    job = Job(rules, "rules", contract.line)
    alone = list(serial.run(articles(50), job))
    assert list(processes.run(articles(50), job, 2)) == alone
    assert len(set(alone)) == 50


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_an_article_that_kills_its_worker_is_set_aside_and_reported(rules: Rules, keepers: ModuleType) -> None:
    got = list(processes.run(articles(40, poison=(3, 21, 22)), Job(rules, "rules", keepers.deadly), 2))
    healthy = list(serial.run(articles(40), Job(rules, "rules", contract.line)))
    for number, line in enumerate(got):
        if number in (3, 21, 22):
            assert f'"id": "{number}"' in line
            assert "worker-killed" in line
        else:
            assert line == healthy[number]
    assert len(got) == 40


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_workers_that_cannot_live_are_not_tried_for_ever(rules: Rules, keepers: ModuleType) -> None:
    with pytest.raises(processes.Broken, match="--jobs 1"):
        list(processes.run(articles(40), Job(rules, "rules", keepers.always_deadly), 2))


def test_a_disk_without_room_is_told(rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(processes.Broken, match="--jobs 1"):
        list(processes.run(articles(1), Job(rules, "rules", contract.line), 1))


def test_what_a_worker_is_handed_fits_into_a_pipe(
    rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the parent waits for ever for a worker that was killed while it started."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    crew = processes._Crew(Job(rules, "rules", contract.line), 1)
    assert len(crew.submit(list(articles(1))).result()) == 1
    assert crew.pool is not None
    assert len(pickle.dumps(crew.pool._initargs)) < 4096  # type: ignore[attr-defined]
    crew.dismiss()
    crew.forget()
    list(processes.run(articles(3), Job(rules, "rules", contract.line), 2))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers", [0, 2])
def test_no_more_articles_are_taken_than_are_under_way(rules: Rules, workers: int) -> None:
    """Memory stays flat: an engine that read all articles first would hold a whole archive."""
    taken = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for article in articles(400):
            taken += 1
            yield article

    job = Job(rules, "rules", contract.line)
    rows = processes.run(counted(), job, workers) if workers else serial.run(counted(), job)
    next(rows)
    assert taken <= 16 * 2 * max(workers, 1)
    rows.close()  # type: ignore[attr-defined]
