"""Rule kind `anonymity`: the reasons given for withholding a source's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key

Reason = Literal["authorization", "safety", "employment", "sensitivity", "privacy", "legal", "ongoing", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymityRule(PatternRule):
    """A reason for anonymity. A rote one tells the reader nothing (NYT)."""

    kind: ClassVar[str] = "anonymity"

    rote: bool = key("true for stock reasons that earn no credit", default=False)
    reason: Reason = key("What the source is kept from", default="unstated")
    weight: float = key("How much credit the reason earns, 0 to 1", default=1.0)
    withholds: bool = key(
        "true if the phrase itself says that a name is withheld; false if it only says why", default=False
    )
