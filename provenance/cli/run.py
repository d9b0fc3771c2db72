"""Reads what lies on the desk with the engine that fits. Prints nothing but progress."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from provenance.cli.exits import USAGE, Stop
from provenance.cli.progress import watched

if TYPE_CHECKING:
    from provenance.cli.ready import Desk
    from provenance.engines import Job
    from provenance.values import Reading

Row = TypeVar("Row")

LONG_RUN = {"careful": 40, "quick": 150, "rules": 200}
"""Articles from which workers pay: to start one takes as long as a single process needs for about half as many."""


def rows(desk: Desk, keep: Callable[[Reading], Row]) -> Iterator[Row]:
    """What is kept of each reading, in the order of the articles.

    Ends with 2 when the model cannot be used, or when workers cannot live.
    """
    from provenance.engines import Job
    from provenance.pipeline import Options

    job = Job(desk.rules, desk.task.model, keep, Options(desk.task.policies, desk.task.advice), desk.task.minimum)
    try:
        yield from watched(_engine(desk, job), len(desk.files))
    except Exception as error:
        from provenance.attribution.tagger.modelfiles import ModelError  # here, not above: it brings numpy

        if isinstance(error, ModelError):
            raise Stop(USAGE, f"--model {desk.task.model}: {error}") from None
        raise


def _engine(desk: Desk, job: Job[Row]) -> Iterator[Row]:
    articles = desk.articles()
    workers = desk.task.jobs or cores()
    if workers > 1 and not desk.task.jobs:
        # a file may hold one article or a million: what counts is how many come
        first = list(islice(articles, LONG_RUN[job.model]))
        workers = workers if len(first) == LONG_RUN[job.model] else 1
        articles = chain(first, articles)
    if workers == 1:
        from provenance.engines import collector, serial

        made = serial.run(articles, job)  # opens the reader, which lives as long as the rules do
        collector.settle()
        yield from made
        return
    from provenance.engines import processes

    try:
        yield from processes.run(articles, job, workers)
    except processes.Broken as error:
        raise Stop(USAGE, str(error)) from None


def cores() -> int:
    """Cores this process may use; a container may be given fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
