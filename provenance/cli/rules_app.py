"""The commands under `provenance rules` and their options. The work is in a module each, imported when called."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import options
from provenance.cli.exits import graceful

rules_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Look after the rules in a folder of YAML.")


class CheckFormat(StrEnum):
    """Keys of `reports.faults.FORMATS`, said here too: that module costs more than `--help` may take."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class ListFormat(StrEnum):
    """How rules are listed."""

    text = "text"
    json = "json"


class State(StrEnum):
    """What layers make of a rule."""

    ours = "ours"
    replacing = "replacing"
    off = "off"


@rules_app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="By default the shipped rules.")] = None,
    form: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to write the faults.")] = CheckFormat.text,
) -> None:
    """Find all faults in rules: file, line, column, what is wrong; examples that do not do what they say.

    The folder's rules are laid over the shipped ones.

    \b
    Exit codes: 0 without faults, whatever the warnings; 3 with faults.
    """
    from provenance.cli.rules import check as run

    with graceful():
        run(folder, form.value)


@rules_app.command("list")
def list_(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only rules of this kind: cue, relay, ...")] = None,
    text: Annotated[str, typer.Option("--filter", metavar="TEXT", help="Only rules with this in id or words.")] = "",
    file: Annotated[
        str, typer.Option("--file", metavar="TEXT", help="Only rules of files with this in their path.")
    ] = "",
    state: Annotated[
        State | None, typer.Option(help="Only rules of your folders, those in a shipped one's place, or switched off.")
    ] = None,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to write them.")] = ListFormat.text,
    rules: options.RulesFolders = None,
) -> None:
    """List the rules in force: kind, id, what it means.

    \b
    Examples:
      provenance rules list --kind descriptor --filter insider
      provenance rules list --file policies/ap
      provenance rules list --rules our-rules --state ours
    """
    from provenance.cli.rules_shelf import Wanted, listed

    with graceful():
        listed(rules or (), Wanted(kind, text, file, state.value if state else None, form.value))


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
    why: Annotated[
        str | None, typer.Option(metavar="RULE", help="Why this rule was found, or what was missing.")
    ] = None,
) -> None:
    """Show which rules hit which words, and what is made of them: attributions, chains, hedges, findings.

    \b
    Example:
      provenance rules try "The pier may close, the mayor told Reuters." --rules our-rules
      provenance rules try drafts/storm.txt --why hedge.modal.may
    """
    from provenance.cli.rules_try import Asked, try_out

    with graceful():
        try_out(Asked(text, tuple(rules or ()), model.value, outlet, options.names(policy), why))
