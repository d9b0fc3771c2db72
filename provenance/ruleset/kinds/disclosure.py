"""Rule kind `disclosure`: what an article tells of its own making: AI, corroboration, corrections, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key

About = Literal["ai", "corroborated", "uncorroborated", "correction", "conflict", "obtained", "motive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRule(PatternRule):
    """A phrase by which an article discloses how it was made."""

    kind: ClassVar[str] = "disclosure"

    about: About = key("What is disclosed")
