"""Rule kind `title`: titles and roles that stand before or after a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Examples, PatternRule, key

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRule(PatternRule):
    """A title or role. `office`: one holder at a time, so that "the president" can point at one person."""

    kind: ClassVar[str] = "title"
    examples: ClassVar[Examples] = "optional"

    gender: Gender | None = key("What the title tells of its bearer", default=None)
    office: str | None = key("The office, when one person holds it at a time in a place", default=None)
