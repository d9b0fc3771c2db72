"""`provenance train ratings`, `provenance evaluate ratings|hedges|chains` and their options. The work is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import options
from provenance.cli.exits import graceful

train_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Make a model from an annotated corpus.")
evaluate_app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Measure the program on an annotated corpus."
)

Rated = Annotated[
    Path, typer.Argument(metavar="CORPUS", help="Folder with ratings*.tsv and text/FILE.txt, anywhere below it.")
]
Cache = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Keep what was read here; the next run does not read it again.")
]


@train_app.command("ratings")
def train_ratings(
    corpus: Rated,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the model is written.")],
    model: options.ModelName = options.DEFAULT_MODEL,
    rules: options.RulesFolders = None,
    cache: Cache = None,
) -> None:
    """Train the rating model on rated articles. The same articles, rules and reader give the same bytes."""
    from provenance.cli.yardsticks import train_ratings as run

    with graceful():
        run(corpus, model=model.value, rules_folders=tuple(rules or ()), file=output, cache=cache)


@evaluate_app.command("ratings")
def evaluate_ratings(
    corpus: Rated,
    model: options.ModelName = options.DEFAULT_MODEL,
    rules: options.RulesFolders = None,
    cache: Cache = None,
) -> None:
    """Measure how far the ratings agree with raters: rules alone, held out, as shipped."""
    from provenance.cli.yardsticks import evaluate_ratings as run

    with graceful():
        run(corpus, model=model.value, rules_folders=tuple(rules or ()), cache=cache)


@evaluate_app.command("hedges")
def evaluate_hedges(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="CSV with the columns label (-1: uncertain), sentence.")
    ],
    rules: options.RulesFolders = None,
) -> None:
    """Measure how well hedges tell uncertain sentences from certain ones."""
    from provenance.cli.yardsticks import evaluate_hedges as run

    with graceful():
        run(table, rules_folders=tuple(rules or ()))


@evaluate_app.command("chains")
def evaluate_chains(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="TSV of annotated sources and chains.")],
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="Folder with text/ and attributions/ below it.")],
    model: options.ModelName = options.DEFAULT_MODEL,
    rules: options.RulesFolders = None,
) -> None:
    """Measure how many sources and chains are read as they are annotated."""
    from provenance.cli.yardsticks import evaluate_chains as run

    with graceful():
        run(table, corpus, model=model.value, rules_folders=tuple(rules or ()))
