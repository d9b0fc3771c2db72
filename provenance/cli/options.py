"""Options that several commands share, written once. No command's own."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Model(StrEnum):
    """Who finds the attributions."""

    careful = "careful"
    quick = "quick"
    rules = "rules"


class Colour(StrEnum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Articles, or folders of articles.")]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="The article, or a folder: its articles one after the other.")
]
Corpus = Annotated[
    Path, typer.Argument(metavar="CORPUS", help="Folder with text/ and attributions/, or train/ and dev/.")
]
MetadataFile = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        help="CSV or TSV: a column `path` (name, relative path or stem) and any of outlet, title, byline, published.",
    ),
]
RulesFolders = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="Rules laid over the shipped ones; may be given again."),
]
ModelName = Annotated[Model, typer.Option("--model", help="Who finds the attributions.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="P",
        help="Report attributions at least this likely to be right; by default what finds most for its errors.",
    ),
]
ModelOrProject = Annotated[
    Model | None, typer.Option("--model", help="Who finds the attributions.", show_default="the project's, or careful")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output; whole or not at all."),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Worker processes; 0: one a core on long runs.")
]
Policies = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME", help="Hold articles to this standard (ap, npr, ...); may be given again."),
]
ColourWhen = Annotated[Colour, typer.Option("--color", "--colour", help="Colour in a terminal.")]
Width = Annotated[
    int | None, typer.Option("--width", min=40, metavar="N", help="Columns; by default the terminal's, or 80.")
]

DEFAULT_MODEL = Model.careful


def word(chosen: StrEnum | None) -> str:
    """The word of a choice, "" where there was none and a project file may have it."""
    return "" if chosen is None else chosen.value


def names(given: list[str] | None) -> tuple[str, ...] | None:
    """Policies as they may be given: again and again, or with commas between."""
    if given is None:
        return None
    return tuple(dict.fromkeys(name.strip().lower() for one in given for name in one.split(",") if name.strip()))


def columns() -> int:
    """The terminal's columns, 80 where there is none, 120 at most: longer lines are hard to read."""
    return max(80, min(shutil.get_terminal_size((80, 24)).columns, 120))
