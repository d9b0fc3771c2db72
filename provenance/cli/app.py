"""The commands and their options: what `--help` shows. The work is in a module each, imported when called."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import options, rules_review
from provenance.cli.exits import graceful
from provenance.cli.reading import reads_articles
from provenance.cli.rules_app import rules_app
from provenance.cli.yardsticks_app import evaluate_app, train_app

if TYPE_CHECKING:
    from provenance.inputs import Options

app = typer.Typer(
    name="provenance",
    rich_markup_mode=None,  # rich costs 0.2 s at every start
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(rules_app, name="rules")
rules_review.add_to(rules_app)
app.add_typer(train_app, name="train")
app.add_typer(evaluate_app, name="evaluate")


class ScoreFormat(StrEnum):
    """Keys of `reports.formats.FORMATS`, said here too: that module costs more than `--help` may take."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
    markdown = "markdown"
    html = "html"
    sarif = "sarif"
    github = "github"


class ChainFormat(StrEnum):
    """Keys of `reports.chain_formats.CHAIN_FORMATS`."""

    tree = "tree"
    table = "table"
    jsonl = "jsonl"
    mermaid = "mermaid"
    dot = "dot"
    graphml = "graphml"
    prov_json = "prov-json"
    json_ld = "json-ld"


class OriginFormat(StrEnum):
    """How a folder's origins are written."""

    text = "text"
    jsonl = "jsonl"


class Trained(StrEnum):
    """Readers that are trained."""

    careful = "careful"
    quick = "quick"


class Level(StrEnum):
    """How bad a finding is."""

    error = "error"
    warning = "warning"
    suggestion = "suggestion"


def _version(wanted: bool) -> None:
    if wanted:
        from provenance.version import VERSION

        typer.echo(f"provenance {VERSION}")
        raise typer.Exit


@app.callback()
def provenance(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Score how news articles are sourced: depth, hedging, second-hand reporting.

    \b
    Examples:
      provenance score seeds/
      provenance score drafts/ --fail-under 40
      provenance explain drafts/storm.txt

    \b
    Exit codes: 0 fine; 1 below a threshold; 2 wrong use, or an input that
    cannot be read; 3 faults in the rules.
    """


@app.command()
@reads_articles
def score(
    paths: options.Paths,
    form: Annotated[ScoreFormat, typer.Option("--format", "-f", help="How to write the result.")] = ScoreFormat.table,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelOrProject = None,
    min_confidence: options.MinConfidence = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help="Worst first by this column (overall, depth, hedging, ...); -COLUMN: best first."
        ),
    ] = None,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    policy: options.Policies = None,
    fail_under: Annotated[
        int | None,
        typer.Option(min=0, max=100, metavar="N", help="Exit with 1 if an article's overall rating is below N."),
    ] = None,
    fail_level: Annotated[
        Level | None, typer.Option(help="Exit with 1 if a policy finds something this bad or worse.")
    ] = None,
    width: options.Width = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Leave out findings that this file knows.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all findings there; from then on they are known.")
    ] = None,
    *,
    reading: Options,
) -> None:
    """Rate articles, worst first.

    A file provenance.yaml beside the articles or above them can hold the options of a project.

    \b
    Examples:
      provenance score articles/
      provenance score articles/ --format jsonl --output ratings.jsonl
      provenance score a.txt b.txt --metadata outlets.csv --sort secondhand
      provenance score drafts/ --policy ap --fail-level error
    """
    from provenance.cli.ready import Task
    from provenance.cli.score import Gate
    from provenance.cli.score import score as run

    with graceful():
        run(
            Task(
                tuple(paths),
                metadata,
                tuple(rules or ()),
                options.word(model),
                options.names(policy),
                jobs,
                reading,
                min_confidence,
            ),
            form=form.value,
            sort=sort,
            destination=output,
            gate=Gate(fail_under, fail_level.value if fail_level else None),
            width=width or options.columns(),
            baseline=baseline,
            write_baseline=write_baseline,
        )


@app.command()
@reads_articles
def explain(
    file: options.File,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelOrProject = None,
    min_confidence: options.MinConfidence = None,
    policy: options.Policies = None,
    colour: options.ColourWhen = options.Colour.auto,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Show what was read out of one article, and why it is rated so.

    \b
    Example:
      provenance explain articles/storm.txt
    """
    from provenance.cli.explain import explain as run
    from provenance.cli.ready import Task

    with graceful():
        run(
            Task(
                (file,),
                metadata,
                tuple(rules or ()),
                options.word(model),
                options.names(policy),
                reading=reading,
                minimum=min_confidence,
            ),
            colour=colour.value,
            width=width or options.columns(),
        )


@app.command()
@reads_articles
def chains(
    paths: options.Paths,
    form: Annotated[ChainFormat, typer.Option("--format", "-f", help="How to draw them.")] = ChainFormat.tree,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelOrProject = None,
    min_confidence: options.MinConfidence = None,
    colour: options.ColourWhen = options.Colour.auto,
    output: options.Output = None,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Show through whom the words of each article came, nearest first.

    \b
    Examples:
      provenance chains articles/
      provenance chains articles/ --format mermaid
      provenance chains articles/ --format prov-json --output chains.json
    """
    from provenance.cli.explain import chains as run
    from provenance.cli.ready import Task

    with graceful():
        run(
            Task(
                tuple(paths), metadata, tuple(rules or ()), options.word(model), reading=reading, minimum=min_confidence
            ),
            form=form.value,
            colour=colour.value,
            destination=output,
            width=width or options.columns(),
        )


@app.command()
@reads_articles
def origins(
    paths: options.Paths,
    form: Annotated[OriginFormat, typer.Option("--format", "-f", help="How to write them.")] = OriginFormat.text,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelOrProject = None,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Count the independent origins of a folder: five reports, or one echoed five times?

    \b
    Example:
      provenance origins articles/
    """
    from provenance.cli.origins import origins as run
    from provenance.cli.ready import Task

    with graceful():
        run(
            Task(tuple(paths), metadata, tuple(rules or ()), options.word(model), jobs=jobs, reading=reading),
            form=form.value,
            destination=output,
            width=width or options.columns(),
        )


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `score --format jsonl` writes.

    \b
    Example:
      provenance schema > provenance.schema.json
    """
    from provenance.cli import output
    from provenance.reports import contract

    with graceful():
        output.write([contract.schema()], None)


@train_app.command("attribution")
def train_attribution(
    corpus: options.Corpus,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the model is written.")],
    reader: Annotated[Trained, typer.Option(help="Which reader to train.")] = Trained.quick,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.")] = 1,
    epochs: Annotated[int, typer.Option(min=1, help="Times through the corpus (careful).")] = 3,
    bf16: Annotated[
        bool, typer.Option("--bf16", help="Compute in bfloat16 (careful): faster on processors that have it.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Threads that share each batch (careful).")] = 1,
    branches: Annotated[
        int, typer.Option(min=1, help="Runs of the last epoch whose weights are averaged (careful).")
    ] = 1,
    start: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Go on from this trained reader, at a lower rate (careful).")
    ] = None,
    all_labels: Annotated[
        bool, typer.Option("--all-labels", help="Learn the judges' labels, too, once they have learned (careful).")
    ] = False,
    teacher: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Learn from this trained reader's answers, too (careful; repeatable)."),
    ] = None,
    unlabelled: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Articles that the teachers alone explain (careful; repeatable)."),
    ] = None,
) -> None:
    """Train a reader of attributions on a corpus in the form of PolNeAR."""
    from provenance.cli.training import train_attribution as run

    with graceful():
        run(
            corpus, reader=reader.value, folder=output, seed=seed, epochs=epochs, bf16=bf16, workers=workers,
            branches=branches, start=start, all_labels=all_labels, teachers=tuple(teacher or ()),
            unlabelled=tuple(unlabelled or ()),
        )  # fmt: skip


@evaluate_app.command("attribution")
def evaluate_attribution(
    corpus: options.Corpus,
    model: options.ModelName = options.DEFAULT_MODEL,
    min_confidence: options.MinConfidence = None,
    rules: options.RulesFolders = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show N mistakes of each kind.")] = 0,
) -> None:
    """Measure a reader of attributions on a corpus in the form of PolNeAR."""
    from provenance.cli.training import evaluate_attribution as run

    with graceful():
        run(corpus, model=model.value, minimum=min_confidence, rules_folders=tuple(rules or ()), errors=errors)


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
