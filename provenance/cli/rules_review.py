"""The commands of `provenance rules` that look at articles, with their options. The work is in a module each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import options
from provenance.cli.exits import graceful
from provenance.cli.reading import reads_articles

if TYPE_CHECKING:
    from provenance.inputs import Options


class DiffFormat(StrEnum):
    """How a comparison is written."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


class CoverageFormat(StrEnum):
    """How coverage is written."""

    text = "text"
    json = "json"
    csv = "csv"


Limit = Annotated[int, typer.Option(min=0, metavar="N", help="Articles shown, the most changed first; 0: all.")]
Ruled = Annotated[options.Model, typer.Option("--model", help="Who finds the attributions.")]


def add_to(app: typer.Typer) -> None:
    """Puts the commands among those of `provenance rules`."""
    app.command()(diff)
    app.command()(coverage)
    app.command()(watch)


@reads_articles
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder, a revision (main:our-rules), or `shipped`.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    paths: options.Paths,
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to write it.")] = DiffFormat.text,
    metadata: options.MetadataFile = None,
    model: Ruled = options.Model.rules,
    policy: options.Policies = None,
    limit: Limit = 20,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    colour: options.ColourWhen = options.Colour.auto,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Show what an edit of the rules changes in articles: ratings, attributions, findings.

    A folder is laid over the shipped rules, unless it is a whole set itself.
    JSON and the page hold all articles, whatever the limit.

    \b
    Examples:
      provenance rules diff shipped our-rules articles/
      provenance rules diff HEAD our-rules articles/ --format markdown
      provenance rules diff main:our-rules our-rules articles/ -f html -o diff.html
    """
    from provenance.cli.explain import wants_colour
    from provenance.cli.ready import Task
    from provenance.cli.rules_diff import Shown
    from provenance.cli.rules_diff import diff as run
    from provenance.reports.ink import Ink

    with graceful():
        run(
            old,
            new,
            Task(tuple(paths), metadata, (), model.value, options.names(policy), jobs, reading),
            Shown(form.value, output, width or options.columns(), Ink(wants_colour(colour) and output is None), limit),
        )


@reads_articles
def coverage(
    paths: options.Paths,
    form: Annotated[CoverageFormat, typer.Option("--format", "-f", help="How to write it.")] = CoverageFormat.text,
    rules: options.RulesFolders = None,
    metadata: options.MetadataFile = None,
    model: Ruled = options.Model.rules,
    policy: options.Policies = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Rows a list has; 0: all.")] = 20,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    colour: options.ColourWhen = options.Colour.auto,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Count how often each rule fires, and show those that never do or that meet another on the same words.

    With rules of your own only these are listed; CSV and JSON have all.

    \b
    Examples:
      provenance rules coverage articles/
      provenance rules coverage articles/ --rules our-rules
      provenance rules coverage articles/ --format csv -o hits.csv
    """
    from provenance.cli.explain import wants_colour
    from provenance.cli.ready import Task
    from provenance.cli.rules_coverage import coverage as run
    from provenance.reports.ink import Ink

    with graceful():
        run(
            Task(tuple(paths), metadata, tuple(rules or ()), model.value, options.names(policy), jobs, reading),
            form=form.value,
            destination=output,
            width=width or options.columns(),
            ink=Ink(wants_colour(colour) and output is None),
            most=limit,
        )


@reads_articles
def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your rules.")],
    paths: options.Paths,
    metadata: options.MetadataFile = None,
    model: Ruled = options.Model.rules,
    policy: options.Policies = None,
    limit: Limit = 10,
    colour: options.ColourWhen = options.Colour.auto,
    width: options.Width = None,
    *,
    reading: Options,
) -> None:
    """Check your rules at every save and show what the save changed in articles. Ctrl-C ends.

    \b
    Example:
      provenance rules watch our-rules articles/
    """
    from provenance.cli.explain import wants_colour
    from provenance.cli.ready import Task
    from provenance.cli.rules_watch import Session
    from provenance.cli.rules_watch import watch as run
    from provenance.reports.ink import Ink

    with graceful():
        task = Task(tuple(paths), metadata, (), model.value, options.names(policy), reading=reading)
        ink = Ink(wants_colour(colour))
        run(Session(folder, task, width=width or options.columns(), ink=ink, most=limit))
