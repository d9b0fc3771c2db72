"""The W3C PROV term of each hop of a chain, for graphs and exports. Traces nothing itself.

PROV-O, section 3.3: `wasQuotedFrom` repeats some or all of somebody's words; `hadPrimarySource` goes to what stands
nearest to the facts; `wasDerivedFrom` is all the rest. A hop is only called primary where the end is named or is a
document: nobody can go and look at a source without a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.values import Attribution

Term = Literal["wasQuotedFrom", "hadPrimarySource", "wasDerivedFrom"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of the words: from a nearer name to a farther one. `nearer` is None for the article itself."""

    nearer: str | None
    farther: str
    term: Term


def hops(attribution: Attribution) -> tuple[Hop, ...]:
    """Every hop of an attribution's chain, the article first; parallel names give a hop each. Empty without a chain."""
    found: list[Hop] = []
    nearer: tuple[str | None, ...] = (None,)
    chain = attribution.trace.chain
    for at, level in enumerate(chain):
        term = _term(attribution, last=at == len(chain) - 1)
        found.extend(Hop(a, b, term) for a in nearer for b in level)
        nearer = level
    return tuple(found)


def _term(attribution: Attribution, last: bool) -> Term:
    """A quotation's words are quoted at every hop; else the hop to a named end or to a document is the primary one."""
    if attribution.kind == "direct":
        return "wasQuotedFrom"
    source, trace = attribution.source, attribution.trace
    if not last or source is None or trace.open_end or (source.category == "outlet" and trace.relay == "report"):
        return "wasDerivedFrom"
    if not any(name in source.name or source.name in name for name in trace.chain[-1]):
        return "wasDerivedFrom"  # "those reports" lead to their outlets, which are no origin
    return "hadPrimarySource" if source.category == "document" or source.identity == "named" else "wasDerivedFrom"
