"""Rule kind `outlet`: who publishes news, and the names they go by. Written as one line an outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key

OutletType = Literal[
    "agency", "newspaper", "broadcaster", "radio", "local-tv", "magazine", "digital", "fact-checker", "aggregator",
    "trade", "party-media", "satire", "press-release",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRule(Rule):
    """One outlet: `name` is how results call it.

    `aliases` always mean it; `ambiguous` ("the Post") mean it only in an article that names it in full, that is its
    own, or that comes from its country when no other candidate does. `unless`: phrases around a name that void it.
    """

    kind: ClassVar[str] = "outlet"
    scanned: ClassVar[bool] = True

    name: str = key("The full name, as results print it")
    aliases: tuple[str, ...] = key("Other names that always mean this outlet", default=())
    ambiguous: tuple[str, ...] = key("Short names that others bear too; written with ~ in a row", default=())
    type: OutletType = key("What sort of outlet it is", default="digital")
    country: str = key("Two letters (ISO 3166), or - for none", default="-")
    domain: str = key("Where it publishes", default="")
    unless: tuple[str, ...] = key("Phrases that make an overlapping match void", default=(), pattern=True)
