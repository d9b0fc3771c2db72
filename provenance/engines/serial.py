"""One article after the other in this process: the reference engine. Survives nothing that kills the process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance import pipeline
from provenance.attribution import reader_for
from provenance.engines.job import Job, Row
from provenance.values import Article


def run(articles: Iterable[Article], job: Job[Row]) -> Iterator[Row]:
    """Rows in the order of the articles; memory does not grow with their number."""
    reader = reader_for(job.model, job.rules, job.minimum)
    return (job.keep(reading) for reading in pipeline.read_many(articles, job.rules, reader, job.options))
