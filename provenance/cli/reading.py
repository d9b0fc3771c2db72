"""The options on how articles are read (outlet, fields, language, standard input), added to a command by one line.

They are the same for every command that reads articles; a command takes them as one value, `reading`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from provenance.inputs import Options


class Language(StrEnum):
    """Which texts are rated."""

    en = "en"
    any = "any"


class StdinFormat(StrEnum):
    """Suffixes of `inputs.SUFFIXES` without the dot, said here too: that module costs more than `--help` may take."""

    txt = "txt"
    md = "md"
    html = "html"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
    eml = "eml"
    xml = "xml"
    zip = "zip"


def _field(option: str, what: str) -> Any:
    return Annotated[
        str | None, typer.Option(option, metavar="NAME", help=f"Field of records and tables that holds {what}.")
    ]


_OPTIONS: dict[str, tuple[Any, object]] = {
    "outlet": (
        Annotated[
            str | None,
            typer.Option("--outlet", metavar="NAME", help="Publisher of articles whose file and metadata name none."),
        ],
        None,
    ),
    "text_field": (_field("--text-field", "the text"), None),
    "title_field": (_field("--title-field", "the title"), None),
    "outlet_field": (_field("--outlet-field", "the outlet"), None),
    "byline_field": (_field("--byline-field", "the authors"), None),
    "date_field": (_field("--date-field", "the date"), None),
    "url_field": (_field("--url-field", "the address"), None),
    "language": (
        Annotated[Language, typer.Option("--language", help="en: other languages are not rated. any: all are.")],
        Language.en,
    ),
    "stdin_format": (
        Annotated[
            StdinFormat | None,
            typer.Option("--stdin-format", help="Format of standard input (PATH -); by default it is guessed."),
        ],
        None,
    ),
}  # fmt: skip


def reads_articles(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options, which reach it as its parameter `reading`."""
    # Options is not imported at start-up, and the parameter of that type is no option.
    hints = get_type_hints(command, localns={"Options": object}, include_extras=True)
    parameters = [
        one.replace(annotation=hints[name])
        for name, one in inspect.signature(command).parameters.items()
        if name != "reading"
    ]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _OPTIONS.items()
    ]

    @wraps(command)
    def wrapper(**given: Any) -> None:
        taken = {name: given.pop(name) for name in _OPTIONS}
        command(**given, reading=_options(**taken))

    wrapper.__signature__ = inspect.Signature([*parameters, *added])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {one.name: one.annotation for one in (*parameters, *added)}
    del wrapper.__wrapped__  # else its signature is asked, and not this one
    return wrapper


def _options(
    outlet: str | None,
    text_field: str | None,
    title_field: str | None,
    outlet_field: str | None,
    byline_field: str | None,
    date_field: str | None,
    url_field: str | None,
    language: Language,
    stdin_format: StdinFormat | None,
) -> Options:
    from provenance.inputs import Fields, Options

    return Options(
        Fields(text_field, title_field, outlet_field, byline_field, date_field, url_field),
        language.value,
        f".{stdin_format.value}" if stdin_format else None,
        outlet.strip() or None if outlet else None,
    )
