"""Rule kind `grade`: the two-axis grade (Admiralty code) and the strength of the links of a chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRule(Rule):
    """One row: what a link is worth, from which strength on a letter is given, or what a digit asks for."""

    kind: ClassVar[str] = "grade"

    axis: Literal["link", "letter", "digit"] = key("link: a part of a chain; letter: A to F; digit: 1 to 6")
    of: str = key("link: which part of a chain (named, unnamed, hop, gap ...)", default="")
    grade: str = key("letter and digit: the grade that is given", default="")
    strength: float = key("link: its strength, 0 to 1; letter: the mean strength it takes", default=0.0)
    origins: int = key("digit: independent origins it takes", default=0)
    named: int = key("digit: how many of them by name", default=0)
    documents: int = key("digit: documents it takes beside them", default=0)
