"""What the user says about how inputs are to be read. Values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "any"]


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record holds what, where the usual names do not tell; None: one of the usual names."""

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """`language`: "en" leaves texts in other languages unrated, "any" does not look.

    `outlet`: who published the articles of which neither the metadata nor the file's own fields say so.
    `stdin`: the suffix that tells the format of standard input (".html"); None: it is guessed.
    """

    fields: Fields = Fields()
    language: Language = "en"
    stdin: str | None = None
    outlet: str | None = None


DEFAULT = Options()
