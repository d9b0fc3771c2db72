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


def find(corpus: Path) -> RatedArticles:
    """The rated articles under a folder whose text is at hand. Raises FileNotFoundError without tables or texts."""
    tables = sorted(corpus.rglob("ratings*.tsv"))
    if not tables:
        raise FileNotFoundError(f"no ratings*.tsv under {corpus}: not a folder of rated articles")
    several = ratings(tables)
    single = {stem: given for stem, given in ratings([SINGLE]).items() if stem not in several}
    texts = {path.stem: path for path in sorted(corpus.rglob("text/*.txt"))}
    publisher_of = outlets(corpus)
    stems = [stem for given in (several, single) for stem in sorted(given) if stem in texts]
    if not stems:
        raise FileNotFoundError(f"no text/<file>.txt under {corpus} for any article of {tables[0]}")
    articles = tuple(Article(f"{stem}.txt", stem, _text(texts[stem]), outlet=publisher_of.get(stem)) for stem in stems)
    publishers = {stem: publisher_of.get(stem) or stem.partition("_")[0] for stem in stems}
    return RatedArticles(articles, {**single, **several}, frozenset(single) & frozenset(stems), publishers)


def outlets(corpus: Path) -> dict[str, str]:
    """Publisher by article from every metadata.tsv under a folder (columns filename, publisher)."""
    found: dict[str, str] = {}
    for path in sorted(corpus.rglob("metadata.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row.get("filename") and row.get("publisher"):
                    found.setdefault(row["filename"], row["publisher"])
    return found


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def measured(
    found: RatedArticles, reader: Reader, rules: Rules, cache: Path | None = None, say: Callable[[str], None] = print
) -> dict[str, Features]:
    """Features of every article as a reader sees it. With `cache`, what the reader has read once is kept there."""
    say(f"reading {len(found.articles)} articles with the {reader.name} reader")
    kept = KeptReader(reader, rules, cache) if cache is not None else None
    readings = pipeline.read_many(found.articles, rules, kept or reader)
    made = {one.id: {feature.name: feature.value for feature in one.ratings.features} for one in readings}
    if kept is not None:
        kept.save()
    return made
