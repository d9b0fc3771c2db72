"""Rule kind `style`: words that a style book bans or warns of. They count in no rating; each match is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import PatternRule, key
from provenance.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule(PatternRule):
    """Phrases that a style book objects to, and what it says of them."""

    kind: ClassVar[str] = "style"

    policy: str = key("The standard it belongs to: house is always asked for, others with --policy", default="house")
    severity: Severity | None = key("How bad it is: error, warning or suggestion", default="warning")
