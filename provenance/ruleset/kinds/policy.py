"""Rule kind `policy`: what a newsroom's standard objects to or asks for. Its meaning is in the scoring room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import Rule, key
from provenance.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule(Rule):
    """One clause of a standard, the check that watches it, and what is said when it is broken."""

    kind: ClassVar[str] = "policy"

    policy: str = key("The standard: AP, NYT, NPR, Reuters, BBC, house")
    clause: str = key("The clause of the standard", default="")
    check: str = key("The check that finds breaches")
    severity: Severity = key("How much a breach matters", default="warning")
    message: str = key("What the finding says")
    settings: Mapping[str, float] | None = key("Thresholds of the check", default=None)
