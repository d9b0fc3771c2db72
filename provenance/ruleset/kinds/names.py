"""Rule kind `names`: plain lists of names that the sources room looks words up in. Not scanned for, no patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesRule(Rule):
    """A list of names or words of one sort. A nickname is written "Bob = Robert"."""

    kind: ClassVar[str] = "names"

    sort: str = key("What the names are: given, nickname, place, people, party, calendar, particle ...")
    gender: Literal["female", "male"] | None = key("What the names tell of their bearers", default=None)
    names: tuple[str, ...] = key("The names, in any order")
