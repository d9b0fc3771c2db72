"""Rule kind `relay`: phrases that tell through whom words came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import PatternRule, key
from provenance.values import RelayKind

BACK = "back."
"""Rules whose id begins so go back to the outlet that was named last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayRule(PatternRule):
    """A phrase with slots, and the chain that it spells out: "{outlet2} < {outlet1} < {rest}", nearest first."""

    kind: ClassVar[str] = "relay"

    relay: RelayKind = key("How the words travelled")
    chain: str = key(
        "The chain over the slots, nearest to this article first; {rest} is what it would be otherwise",
        default="{rest}",
    )
