"""The commands and their options: what `--help` shows. The work is in a module each, imported when called."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import options
from provenance.cli.exits import graceful

app = typer.Typer(
    name="provenance",
    rich_markup_mode=None,  # rich costs 0.2 s at every start
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Look after the rules in a folder of YAML.")
app.add_typer(rules_app, name="rules")
train_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Make a model from an annotated corpus.")
app.add_typer(train_app, name="train")
evaluate_app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Measure the program on an annotated corpus."
)
app.add_typer(evaluate_app, name="evaluate")


class ScoreFormat(StrEnum):
    """Keys of `reports.formats.FORMATS`, said here too: that module costs more than `--help` may take."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


class ChainFormat(StrEnum):
    """How chains are drawn."""

    tree = "tree"
    jsonl = "jsonl"


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
def score(
    paths: options.Paths,
    form: Annotated[ScoreFormat, typer.Option("--format", "-f", help="How to write the result.")] = ScoreFormat.table,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelName = options.DEFAULT_MODEL,
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
        int, typer.Option(min=0, max=100, metavar="N", help="Exit with 1 if an article's overall rating is below N.")
    ] = 0,
    fail_level: Annotated[
        Level | None, typer.Option(help="Exit with 1 if a policy finds something this bad or worse.")
    ] = None,
    width: options.Width = None,
) -> None:
    """Rate articles, worst first.

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
            Task(tuple(paths), metadata, tuple(rules or ()), model.value, _names(policy), jobs),
            form=form.value,
            sort=sort,
            destination=output,
            gate=Gate(fail_under, fail_level.value if fail_level else None),
            width=width or _columns(),
        )


@app.command()
def explain(
    file: options.File,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelName = options.DEFAULT_MODEL,
    policy: options.Policies = None,
    colour: options.ColourWhen = options.Colour.auto,
    width: options.Width = None,
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
            Task((file,), metadata, tuple(rules or ()), model.value, _names(policy)),
            colour=colour.value,
            width=width or _columns(),
        )


@app.command()
def chains(
    paths: options.Paths,
    form: Annotated[ChainFormat, typer.Option("--format", "-f", help="How to draw them.")] = ChainFormat.tree,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelName = options.DEFAULT_MODEL,
    colour: options.ColourWhen = options.Colour.auto,
    output: options.Output = None,
) -> None:
    """Show through whom the words of each article came, nearest first.

    \b
    Example:
      provenance chains articles/ --format jsonl --output chains.jsonl
    """
    from provenance.cli.explain import chains as run
    from provenance.cli.ready import Task

    with graceful():
        run(
            Task(tuple(paths), metadata, tuple(rules or ()), model.value),
            form=form.value,
            colour=colour.value,
            destination=output,
        )


@app.command()
def origins(
    paths: options.Paths,
    form: Annotated[OriginFormat, typer.Option("--format", "-f", help="How to write them.")] = OriginFormat.text,
    metadata: options.MetadataFile = None,
    rules: options.RulesFolders = None,
    model: options.ModelName = options.DEFAULT_MODEL,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    width: options.Width = None,
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
            Task(tuple(paths), metadata, tuple(rules or ()), model.value, jobs=jobs),
            form=form.value,
            destination=output,
            width=width or _columns(),
        )


@rules_app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="By default the shipped rules.")] = None,
) -> None:
    """Find all faults in rules: file, line, column, what is wrong; examples that do not do what they say.

    The folder's rules are laid over the shipped ones.

    Exit codes: 0 without faults, 3 with.
    """
    from provenance.cli.rules import check as run

    with graceful():
        run(folder)


@train_app.command("attribution")
def train_attribution(
    corpus: options.Corpus,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the model is written.")],
    reader: Annotated[Trained, typer.Option(help="Which reader to train.")] = Trained.quick,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.")] = 1,
    epochs: Annotated[int, typer.Option(min=1, help="Times through the corpus (careful).")] = 3,
) -> None:
    """Train a reader of attributions on a corpus in the form of PolNeAR."""
    from provenance.cli.training import train_attribution as run

    with graceful():
        run(corpus, reader=reader.value, folder=output, seed=seed, epochs=epochs)


@evaluate_app.command("attribution")
def evaluate_attribution(
    corpus: options.Corpus,
    model: options.ModelName = options.DEFAULT_MODEL,
    rules: options.RulesFolders = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show N mistakes of each kind.")] = 0,
) -> None:
    """Measure a reader of attributions on a corpus in the form of PolNeAR."""
    from provenance.cli.training import evaluate_attribution as run

    with graceful():
        run(corpus, model=model.value, rules_folders=tuple(rules or ()), errors=errors)


@rules_app.command("list")
def list_(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only rules of this kind: cue, relay, ...")] = None,
    text: Annotated[str, typer.Option("--filter", metavar="TEXT", help="Only rules with this in id or words.")] = "",
    rules: options.RulesFolders = None,
) -> None:
    """List the rules in force: kind, id, what it means.

    \b
    Example:
      provenance rules list --kind descriptor --filter insider
    """
    from provenance.cli.rules_shelf import listed

    with graceful():
        listed(rules or (), kind, text)


@rules_app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as reports have it.")],
    rules: options.RulesFolders = None,
) -> None:
    """Print a rule as it is written, with where it comes from and what it takes the place of.

    \b
    Example: change a shipped rule
      provenance rules show source.bare > our-rules/bare.yaml
    """
    from provenance.cli.rules_shelf import show as run

    with graceful():
        run(rules or (), rule)


@rules_app.command()
def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="By default all kinds.")] = None,
) -> None:
    """Print the JSON Schema of rule files, by which editors complete and check."""
    from provenance.cli.rules_shelf import schema as run

    with graceful():
        run(kind)


@rules_app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")]) -> None:
    """Make a small folder of rules of your own, an example a task. Overwrites nothing.

    \b
    Example:
      provenance rules init our-rules
    """
    from provenance.cli.rules_shelf import init as run

    with graceful():
        run(folder)


@rules_app.command("try")
def try_(
    text: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, a file, or - for standard input.")],
    rules: options.RulesFolders = None,
    model: options.ModelName = options.Model.rules,
    policy: options.Policies = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose article it is.")] = None,
) -> None:
    """Show which rules hit which words, and what is made of them: attributions, chains, hedges, findings.

    \b
    Example:
      provenance rules try "The pier may close, the mayor told Reuters." --rules our-rules
    """
    from provenance.cli.rules_try import Asked, try_out

    with graceful():
        try_out(Asked(text, tuple(rules or ()), model.value, outlet, _names(policy)))


def _names(given: list[str] | None) -> tuple[str, ...] | None:
    """Policies as they may be given: again and again, or with commas between."""
    if given is None:
        return None
    return tuple(dict.fromkeys(name.strip().lower() for one in given for name in one.split(",") if name.strip()))


def _columns() -> int:
    """The terminal's columns, 80 where there is none, 120 at most: longer lines are hard to read."""
    return max(80, min(shutil.get_terminal_size((80, 24)).columns, 120))


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
