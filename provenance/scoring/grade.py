"""The two-axis grade (NATO Admiralty code, FM 2-22.3): A-F for the sources, 1-6 for corroboration, each on its own.

The letter is the mean strength of the chains, weighed by their words. A chain is no stronger than its weakest link;
every hop and every gap weakens it (isnad). The digit counts independent origins: chains that meet in a common root
count once. F and 6 mean that it cannot be judged. An article alone can rarely earn a 1: nobody outside it confirms it.
"""

from __future__ import annotations

from provenance.ruleset import Rules
from provenance.ruleset.kinds.grade import GradeRule
from provenance.scoring.facts import Facts, judgeable
from provenance.values import UNJUDGED, Attribution


def grade(facts: Facts) -> str:
    """The grade of one reading, such as "B3"; "F6" when it cannot be judged."""
    if judgeable(facts):
        return UNJUDGED
    return letter(facts) + digit(facts)


def letter(facts: Facts) -> str:
    """A to E by the mean strength of the chains; F when no chain has a strength."""
    links = _links(facts.rules)
    described = {n: one for one in facts.anonymous for n in one.attributions}
    total = weight = 0.0
    for number, (attribution, size) in enumerate(zip(facts.attributions, facts.sizes, strict=True)):
        if attribution.source is None or attribution.source.identity == "self":
            continue
        one = described.get(number)
        known = one is not None and (one.affiliation is not None or one.access is not None)
        reasoned = one is not None and one.withheld is not None and not one.withheld.rote
        total += size * strength(attribution, links, known, reasoned)
        weight += size
    if not weight:
        return "F"
    mean = total / weight
    rows = sorted((r for r in _rows(facts.rules) if r.axis == "letter"), key=lambda r: -r.strength)
    return next((r.grade for r in rows if mean >= r.strength - 1e-9), "F")


def strength(attribution: Attribution, links: dict[str, float], described: bool, reasoned: bool) -> float:
    """Strength of one chain, 0 to 1: its weakest link, lowered once for each hop and each gap."""
    source, trace = attribution.source, attribution.trace
    identity = source.identity if source is not None else "none"
    if identity == "named" and (trace.relay == "document" or (source is not None and source.category == "document")):
        origin = links.get("document", 1.0)
    elif identity == "unnamed":
        origin = links.get("unnamed-reasoned" if reasoned else "unnamed-described" if described else "unnamed", 0.0)
    else:
        origin = links.get(identity, 0.0)
    if trace.relay == "social":
        origin = min(origin, links.get("social", 1.0))
    hops = max(0, len(trace.chain) - 1)
    if not hops and trace.relay in ("report", "interview"):
        hops = 1
    weakest = min(origin, links.get(trace.relay, 1.0)) if hops else origin
    gap = links.get("gap", 1.0) if trace.open_end or trace.circular else 1.0
    return weakest * links.get("hop", 1.0) ** hops * gap


def digit(facts: Facts) -> str:
    """1 to 5 by independent origins; the best row whose demands are met. 6 when there is no origin at all."""
    named = [o for o in facts.origins if o.identity == "named"]
    documents = {
        a.source.name
        for a in facts.attributions
        if a.source is not None
        and not a.secondhand
        and (a.source.category == "document" or a.trace.relay == "document")
    }
    rows = sorted((r for r in _rows(facts.rules) if r.axis == "digit"), key=lambda r: r.grade)
    for row in rows:
        if len(facts.origins) >= row.origins and len(named) >= row.named and len(documents) >= row.documents:
            return row.grade
    return "6"


def _rows(rules: Rules) -> tuple[GradeRule, ...]:
    return rules.of("grade")


def _links(rules: Rules) -> dict[str, float]:
    return {row.of: row.strength for row in _rows(rules) if row.axis == "link"}
