"""The verbs of the library: text in, readings, ratings or a frame out. Opens rules and readers once.

The work is the pipeline's, the drawing the reports'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import pipeline, ruleset, scoring
from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.ruleset import Rules
from provenance.text import phrases
from provenance.values import Article, Problem, Ratings, Reading

if TYPE_CHECKING:
    from pandas import DataFrame


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


def ready(model: str = "careful", rules_folders: Iterable[Path] = ()) -> None:
    """Open rules and reader now, not at the first article. Raises as `read` does."""
    _reader(model, rules(*rules_folders))


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    model: str = "careful",
    rules_folders: Iterable[Path] = (),
    policies: Iterable[str] | None = None,
) -> Reading:
    """All that can be read out of one article's text.

    `outlet` is the article's own publisher: "told the Echo" in the Echo is first-hand. `model` is careful, quick or
    rules. `policies` are the standards it is held to, by name; None is the house's. Raises `BrokenRules` for rules that
    cannot be used, ValueError for an unknown model or policy; never for a text.
    """
    name = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    article = Article("", name, text, title, outlet, tuple(byline), published)
    return next(read_many([article], model=model, rules_folders=rules_folders, policies=policies))


def read_many(
    articles: Iterable[Article],
    *,
    model: str = "careful",
    rules_folders: Iterable[Path] = (),
    policies: Iterable[str] | None = None,
) -> Iterator[Reading]:
    """Readings in the order of the articles. Raises as `read` does, before the first article."""
    compiled = rules(*rules_folders)
    options = pipeline.Options(None if policies is None else _known(tuple(policies), compiled))
    return pipeline.read_many(articles, compiled, _reader(model, compiled), options)


def score(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    model: str = "careful",
    rules_folders: Iterable[Path] = (),
) -> Ratings:
    """The ratings of one article's text, with the reasons for every point; arguments and errors are those of `read`."""
    return read(
        text,
        title=title,
        outlet=outlet,
        byline=byline,
        published=published,
        model=model,
        rules_folders=rules_folders,
    ).ratings


def score_frame(
    frame: DataFrame,
    text: str = "text",
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    model: str = "careful",
    rules_folders: Iterable[Path] = (),
    features: bool = False,
) -> DataFrame:
    """The ratings of a table's articles, a row each, under the table's own index: `frame.join(score_frame(frame))`.

    `text` to `published` name the frame's columns. Columns of the result: overall, depth, hedging, secondhand, claims,
    relayed, unnamed, findings (Int64), grade, rests_on, problems (text) and with `features` a float64 column
    `feature_NAME` for each measured feature. Ratings are missing where it cannot be judged; a row without text keeps
    its place. Raises ValueError for a column that is not there, else as `read` does.
    """
    from provenance.inputs import frames  # here, not above: only this verb needs them
    from provenance.reports.frame import frame as made
    from provenance.scoring.features import NAMES

    columns = {"text": text, "title": title, "outlet": outlet, "byline": byline, "published": published}
    found = read_many(frames.articles(frame, columns), model=model, rules_folders=rules_folders)
    return made(found, frame.index, NAMES if features else ())


def _known(policies: tuple[str, ...], compiled: Rules) -> tuple[str, ...]:
    there = scoring.policies.names(compiled)
    for name in policies:
        if name not in there:
            raise ValueError(f"no policy {name!r}; there are {', '.join(there)}")
    return policies
