"""Rule kind `medium`: what words travel by: programmes, platforms, leak sites, documents, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import Examples, PatternRule, key
from provenance.values import RelayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumRule(PatternRule):
    """A carrier of words. With an `outlet` it is one of that outlet's programmes."""

    kind: ClassVar[str] = "medium"
    examples: ClassVar[Examples] = "optional"

    names: tuple[str, ...] = key("Proper names; their capitals must be there", default=())
    relay: RelayKind = key("How words travel by it")
    outlet: str | None = key("The outlet whose programme it is", default=None, refers="outlet")
