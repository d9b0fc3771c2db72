"""The verbs of the library: text in, reading out. Opens rules and readers once; the work is the pipeline's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path

from provenance import pipeline, ruleset, scoring
from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.ruleset import Rules
from provenance.text import phrases
from provenance.values import Article, Problem, Reading


class BrokenRules(ValueError):
    """Rules that cannot be used; `problems` say where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.path}:{p.line}:{p.column}: {p.message}" for p in problems))
        self.problems = problems


@cache
def rules(*folders: Path, today: date | None = None) -> Rules:
    """The shipped rules with the folders' laid over them. Raises `BrokenRules` with every fault at once.

    With `today`, what a folder switched off for a time comes back after its last day; without it, never.
    """
    loaded, problems = ruleset.load([ruleset.shipped(), *folders], today)
    if faults := tuple(one for one in problems if one.code not in ruleset.WARNINGS):
        raise BrokenRules(faults)
    compiled = ruleset.compile(loaded, phrases=phrases)
    # Only the scoring room knows which features and facts there are.
    if faults := scoring.faults(compiled):
        raise BrokenRules(faults)
    return compiled


@cache
def _reader(model: str, compiled: Rules) -> Reader:
    return reader_for(model, compiled)


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    model: str = "careful",
    rules_folders: Iterable[Path] = (),
) -> Reading:
    """All that can be read out of one article's text.

    `outlet` is the article's own publisher: "told the Echo" in the Echo is first-hand. `model` is careful, quick or
    rules. Raises `BrokenRules` for rules that cannot be used, ValueError for an unknown model; never for a text.
    """
    name = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    article = Article("", name, text, title, outlet, tuple(byline), published)
    return next(read_many([article], model=model, rules_folders=rules_folders))


def read_many(
    articles: Iterable[Article], *, model: str = "careful", rules_folders: Iterable[Path] = ()
) -> Iterator[Reading]:
    """Readings in the order of the articles. Raises as `read` does, before the first article."""
    compiled = rules(*rules_folders)
    return pipeline.read_many(articles, compiled, _reader(model, compiled))
