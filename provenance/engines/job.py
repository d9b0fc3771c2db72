"""What an engine is asked to do with every article, in a form that can be sent to another process. Does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from provenance.pipeline import DEFAULT, Options
from provenance.ruleset import Rules
from provenance.values import Article, Reading

Row = TypeVar("Row")
"""What is kept of a reading: a reading itself is too large to hold or to send home by the thousand."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Row]):
    """Rules, the reader's name, and what to keep of each reading (a function of a module, so that it can be sent).

    `minimum`: the least confidence of an attribution; None is the reader's own.
    """

    rules: Rules
    model: str
    keep: Callable[[Reading], Row]
    options: Options = DEFAULT
    minimum: float | None = None


class Engine(Protocol):
    """Rows in the order of the articles, one for each; an article that cannot be read has a row that says so."""

    def __call__(self, articles: Iterable[Article], job: Job[Row]) -> Iterator[Row]: ...
