"""Articles that people or careful machines have rated: found in a folder, read, measured. Fits nothing.

A folder holds tables `ratings*.tsv` (file, rater, depth, hedging, secondhand, overall; a row a rater), the texts as
`text/<file>.txt` anywhere below, and perhaps a `metadata.tsv` (filename, publisher). A second table comes with the
program: articles of the same corpus that one rater alone has rated. It names articles, it holds none.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from provenance import pipeline
from provenance.attribution.reader import Reader
from provenance.ruleset import Rules
from provenance.training.kept import KeptReader
from provenance.training.ratings import Targets, ratings
from provenance.values import Article

SINGLE = Path(__file__).with_name("single_ratings.tsv")
"""One rating an article, by one of four language-model raters; see docs/model-card.md."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class RatedArticles:
    """Articles with ratings, sorted by name: first those with several raters, then (`sole`) those with one."""

    articles: tuple[Article, ...]
    targets: Targets
    sole: frozenset[str]
    publishers: Mapping[str, str]

    @property
    def several(self) -> list[str]:
        """Names of the articles with several raters: those that agreement is measured on."""
        return sorted(article.id for article in self.articles if article.id not in self.sole)


@dataclass(frozen=True, slots=True)
class About:
    """What metadata say of an article."""

    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None


def find(corpus: Path) -> RatedArticles:
    """The rated articles under a folder whose text is at hand. Raises FileNotFoundError without tables or texts."""
    tables = sorted(corpus.rglob("ratings*.tsv"))
    if not tables:
        raise FileNotFoundError(f"no ratings*.tsv under {corpus}: not a folder of rated articles")
    several = ratings(tables)
    single = {stem: given for stem, given in ratings([SINGLE]).items() if stem not in several}
    texts = {path.stem: path for path in sorted(corpus.rglob("text/*.txt"))}
    known = about(corpus)
    stems = [stem for given in (several, single) for stem in sorted(given) if stem in texts]
    if not stems:
        raise FileNotFoundError(f"no text/<file>.txt under {corpus} for any article of {tables[0]}")
    articles = tuple(article(stem, _text(texts[stem]), known) for stem in stems)
    publishers = {one.id: one.outlet or one.id.partition("_")[0] for one in articles}
    return RatedArticles(articles, {**single, **several}, frozenset(single) & frozenset(stems), publishers)


def article(stem: str, text: str, known: Mapping[str, About]) -> Article:
    """An article of a corpus under its publisher; the raters saw the text alone, so no more of its metadata is used."""
    told = known.get(stem, About())
    return Article(f"{stem}.txt", stem, text, outlet=told.outlet, agency=told.agency)


_COLUMNS = ("publisher", "wire", "title", "publication_date", "author")
"""Columns of a metadata.tsv in the order of `About`; `filename` says which article is meant."""


def about(corpus: Path) -> dict[str, About]:
    """What every metadata.tsv under a folder says of its articles."""
    found: dict[str, About] = {}
    for path in sorted(corpus.rglob("metadata.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                told = About(*(_told(row.get(column)) for column in _COLUMNS))
                found.setdefault(row.get("filename") or "", told)
    return found


def _told(cell: str | None) -> str | None:
    return None if cell is None or cell.strip().lower() in ("", "none", "na") else cell.strip()


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def measured(
    found: RatedArticles, reader: Reader, rules: Rules, cache: Path | None = None, say: Callable[[str], None] = print
) -> dict[str, Features]:
    """Features of every article as a reader sees it. With `cache`, what the reader has read once is kept there.

    Raises RuntimeError when the program fails on one of them.
    """
    say(f"reading {len(found.articles)} articles with the {reader.name} reader")
    kept = KeptReader(reader, rules, cache) if cache is not None else None
    readings = list(pipeline.read_many(found.articles, rules, kept or reader))
    for one in readings:  # a model fitted on articles that could not be read would be worth nothing
        for problem in one.problems:
            if problem.code == "failed":
                raise RuntimeError(f"{problem.path}: {problem.message}")
    made = {one.id: {feature.name: feature.value for feature in one.ratings.features} for one in readings}
    if kept is not None:
        kept.save()
    return made
