"""Many articles on many cores. The same rows as `serial`; an article that kills its worker is set aside and reported.

Workers are spawned, not forked: a fork of a process with threads (onnxruntime) can hang, and two systems have no fork.
They fetch their job, a megabyte of compiled rules, from a file: what is handed to a spawned process goes through a pipe
that holds 64 KB, and whoever fills it waits for ever for a worker that was killed before it read.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Generic

from provenance import pipeline
from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.engines import collector
from provenance.engines.job import Job, Row
from provenance.values import Article, Problem

AHEAD = 2
"""Batches a worker has waiting, so that it never waits for one. More would only cost memory."""

KILLED = Problem("worker-killed", "reading this article ended the worker that read it; it was set aside")


class Broken(RuntimeError):
    """Workers die whatever they are given: the fault is not an article's."""


def run(articles: Iterable[Article], job: Job[Row], workers: int) -> Iterator[Row]:
    """Rows in the order of the articles. `workers` is at least 1.

    Raises `Broken` when workers cannot live at all (no memory, a broken installation).
    """
    crew = _Crew(job, workers)
    try:
        yield from _in_order(iter(articles), crew)
    finally:
        crew.dismiss()
        crew.forget()


def _in_order(articles: Iterator[Article], crew: _Crew[Row]) -> Iterator[Row]:
    waiting: deque[tuple[list[Article], Future[list[Row]]]] = deque()
    while True:
        while len(waiting) < crew.workers * AHEAD and (batch := list(islice(articles, pipeline.BATCH))):
            waiting.append((batch, crew.submit(batch)))
        if not waiting:
            return
        batch, future = waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            # All that was under way is lost with the pool, and nobody knows to which article: one by one, then.
            crew.dismiss()
            lost = [batch, *(other for other, _ in waiting)]
            waiting.clear()
            for some in lost:
                yield from _alone(some, crew)


def _alone(batch: list[Article], crew: _Crew[Row]) -> Iterator[Row]:
    """Rows of a batch that may hold a killer: as a whole if it does not, else article by article."""
    try:
        yield from crew.rows(batch)
    except BrokenProcessPool:
        for article in batch:
            yield from _rows(article, crew)


def _rows(article: Article, crew: _Crew[Row]) -> list[Row]:
    try:
        return crew.rows([article])
    except BrokenProcessPool:
        empty = replace(article, text="", problems=(*article.problems, replace(KILLED, path=article.path)))
    try:
        return crew.rows([empty])
    except BrokenProcessPool as error:
        raise Broken("the worker processes end as soon as they are started; try --jobs 1") from error


@dataclass(slots=True)
class _Crew(Generic[Row]):
    """A pool that is had anew after it broke."""

    job: Job[Row]
    workers: int
    pool: ProcessPoolExecutor | None = None
    file: Path | None = None
    """Where the workers find the job."""

    def submit(self, batch: list[Article]) -> Future[list[Row]]:
        """A future of the batch's rows; it fails with `BrokenProcessPool` when a worker died, never this call."""
        if self.pool is None:
            spawn = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.workers, spawn, initializer=_begin, initargs=(str(self._kept()),))
        try:
            return self.pool.submit(_work, batch)
        except BrokenProcessPool as error:
            failed: Future[list[Row]] = Future()
            failed.set_exception(error)
            return failed

    def rows(self, batch: list[Article]) -> list[Row]:
        """The batch's rows, waited for; a broken pool is dismissed before the error goes on."""
        try:
            return self.submit(batch).result()
        except BrokenProcessPool:
            self.dismiss()
            raise

    def dismiss(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None

    def forget(self) -> None:
        """Remove the job's file."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)
            self.file = None

    def _kept(self) -> Path:
        if self.file is None:
            try:
                with NamedTemporaryFile(prefix="provenance-", suffix=".job", delete=False) as file:
                    self.file = Path(file.name)
                    pickle.dump(self.job, file)
            except OSError as error:
                raise Broken(f"what the workers need cannot be written ({error}); try --jobs 1") from error
        return self.file


_bench: list[tuple[Job[Any], Reader]] = []
"""What a worker process works with (a pool's initializer has no other place to leave it). Empty elsewhere."""


def _begin(file: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer; it ends the pool
    try:
        with Path(file).open("rb") as kept:
            job: Job[Any] = pickle.load(kept)
    except FileNotFoundError:
        os._exit(0)  # the run ended before this worker began; an exception would be printed
    _bench[:] = [(job, reader_for(job.model, job.rules, job.minimum))]
    collector.settle()


def _work(batch: list[Article]) -> list[Any]:
    job, reader = _bench[0]
    return [job.keep(reading) for reading in pipeline.read_many(batch, job.rules, reader, job.options)]
