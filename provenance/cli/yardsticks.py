"""What `provenance train ratings` and `provenance evaluate ratings|hedges|chains` do. Learns and measures nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.attribution import reader_for
from provenance.attribution.tagger.modelfiles import ModelError
from provenance.cli import output, ready
from provenance.cli.exits import USAGE, Stop, tell

if TYPE_CHECKING:
    from provenance.ruleset import Rules
    from provenance.training.rated import RatedArticles


def train_ratings(corpus: Path, *, model: str, rules_folders: tuple[Path, ...], file: Path, cache: Path | None) -> None:
    """Trains the rating model; prints where it lies. Ends with 2 without rated articles."""
    from provenance.training import ratings

    found, features, _ = _rated(corpus, model, rules_folders, cache)
    made = ratings.train({stem: [row] for stem, row in features.items()}, found.targets, found.sole)
    file.parent.mkdir(parents=True, exist_ok=True)
    ratings.write(made, file)
    output.write([f"{file}\n"], None)


def evaluate_ratings(corpus: Path, *, model: str, rules_folders: tuple[Path, ...], cache: Path | None) -> None:
    """Prints how far the ratings agree with raters. Ends with 2 without rated articles."""
    from provenance.training import agreement

    found, features, rules = _rated(corpus, model, rules_folders, cache)
    told = agreement.lines(list(agreement.agreements(found, features, rules)))
    output.write((line + "\n" for line in told), None)


def _rated(
    corpus: Path, model: str, rules_folders: tuple[Path, ...], cache: Path | None
) -> tuple[RatedArticles, Mapping[str, Mapping[str, float]], Rules]:
    from provenance.training import rated

    rules = ready.rules(rules_folders)
    try:
        found = rated.find(corpus)
        return found, rated.measured(found, reader_for(model, rules), rules, cache, say=tell), rules
    except (FileNotFoundError, ModelError) as error:
        raise Stop(USAGE, str(error)) from None


def evaluate_hedges(table: Path, *, rules_folders: tuple[Path, ...]) -> None:
    """Prints how well hedges tell uncertain sentences. Ends with 2 without a table of them."""
    from provenance.training import hedge_sentences

    try:
        result = hedge_sentences.evaluate(table, ready.rules(rules_folders))
    except (OSError, ValueError) as error:
        raise Stop(USAGE, str(error)) from None
    output.write((line + "\n" for line in hedge_sentences.lines(result)), None)


def evaluate_chains(table: Path, corpus: Path, *, model: str, rules_folders: tuple[Path, ...]) -> None:
    """Prints how many sources and chains are read as annotated. Ends with 2 without answers or texts."""
    from provenance import pipeline
    from provenance.training import chain_gold, chain_measure, rated

    rules = ready.rules(rules_folders)
    try:
        told = chain_gold.read(table, corpus)
        reader = reader_for(model, rules)
    except (OSError, ValueError, ModelError) as error:
        raise Stop(USAGE, str(error)) from None
    articles = chain_gold.articles(told, rated.about(corpus))
    readings = pipeline.read_many(articles, rules, reader)
    counts = [chain_measure.count(one, reading) for one, reading in zip(told, readings, strict=True)]
    output.write((line + "\n" for line in chain_measure.lines(counts)), None)
