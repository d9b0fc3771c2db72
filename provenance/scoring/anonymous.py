"""Sources without a name: who they are, how well they are described, and why they are not named. Rates nothing.

ICD 206 asks of a source's description: access, affiliation, motive. AP and NYT ask why the name is withheld.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.chains.origins import key
from provenance.ruleset import Hits, Rules
from provenance.signals import anonymity
from provenance.signals.anonymity import Withheld
from provenance.values import Attribution, Document, Entity, Range


@dataclass(frozen=True, slots=True)
class Anonymous:
    """One source without a name, all its attributions gathered (ICD 206: affiliation, access, reason).

    `bare`: the words tell nothing of it ("a source"). `relayed`: only another outlet vouches for it.
    """

    name: str
    attributions: tuple[int, ...]
    affiliation: str | None
    access: str | None
    withheld: Withheld | None
    bare: bool
    relayed: bool
    number: int | None


_ACCESS = frozenset(
    "familiar knowledge briefed involved close insider present attended participated participants witnessed privy"
    " aware seen saw heard working worked near acquainted attendee attendees direct firsthand".split()
)
"""Words that tell how a source comes to know (ICD 206, access)."""

_AFFILIATED = frozenset(
    "administration agency aide aides ambassador army campaign cabinet city committee company congressional"
    " council court defense department diplomat diplomatic diplomats district embassy employee employees"
    " enforcement executive executives federal firm government governor house industry intelligence investigator"
    " investigators justice lawmaker lawmakers lawyer legislative library military ministry navy office officer"
    " officers operative palace party police prosecutor prosecutors security senate senator staff staffer staffers"
    " state strategist transition treasury union university adviser advisers advisor advisors consultant donor"
    " doctor doctors nurse nurses teacher worker workers relative relatives friend soldier soldiers resident"
    " residents witness witnesses commander".split()
)
"""Words that place a source in a body or a role (ICD 206, affiliation)."""


def anonymous(
    document: Document,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    withheld: Sequence[Withheld],
    hits: Hits,
    rules: Rules,
) -> tuple[Anonymous, ...]:
    """Sources without a name, in order of first appearance."""
    by_entity = {entity.id: entity for entity in entities}
    groups: dict[tuple[int | None, str], list[int]] = {}
    for number, attribution in enumerate(attributions):
        source = attribution.source
        if source is not None and source.identity == "unnamed" and attribution.trace.relay != "comment":
            groups.setdefault((source.entity, "" if source.entity is not None else key(source.name)), []).append(number)
    statements = anonymity.by_sentence(document, withheld)
    found: list[Anonymous] = []
    for (entity_id, _), numbers in groups.items():
        entity = by_entity.get(entity_id) if entity_id is not None else None
        first = attributions[numbers[0]].source
        assert first is not None
        name = entity.name if entity is not None else first.name
        ranges: list[Range] = [r for n in numbers for r in attributions[n].source_ranges]
        mentions = [*(entity.mentions if entity is not None else ()), *ranges]
        descriptor = entity.descriptor if entity is not None else None
        words = {w.casefold().strip(".,'’") for w in name.split()}
        words |= {document.lower[i] for first_, end in ranges for i in range(first_, end)}
        affiliation = descriptor.affiliation if descriptor else None
        access = descriptor.access if descriptor else None
        if affiliation is None and (words & _AFFILIATED or any(w[:1].isupper() for w in name.split()[1:])):
            affiliation = name
        if access is None and words & _ACCESS:
            access = " ".join(sorted(words & _ACCESS))
        reason = anonymity.near(document, statements, mentions)
        if reason is not None and reason.rote and descriptor is not None and descriptor.reason and not descriptor.rote:
            # "because his brother was fired": no phrase of the rules', and no stock
            reason = replace(reason, rote=False)
        group = _group_of(words, found) if affiliation is None and access is None else None
        if group is not None:
            affiliation, access, reason = group.affiliation, group.access, reason or group.withheld
        found.append(
            Anonymous(
                name,
                tuple(numbers),
                affiliation,
                access,
                reason,
                affiliation is None and access is None and _bare(ranges, words, hits, rules),
                all(attributions[n].secondhand for n in numbers),
                entity.number if entity is not None else None,
            )
        )
    return tuple(found)


def _group_of(words: set[str], earlier: Sequence[Anonymous]) -> Anonymous | None:
    """The described group that a short form takes from: "one of the people", "both sources", "one source"."""
    for one in reversed(earlier[-_LOOK_BACK:]):
        nouns = {w.casefold().rstrip("s") for w in one.name.split()}
        if (one.affiliation or one.access) and nouns & {w.rstrip("s") for w in words} & _HEADS:
            return one
    return None


_LOOK_BACK = 20
"""Sources among which a short form looks for its group: readers do not remember more."""

_HEADS = frozenset({"source", "people", "person", "official", "aide", "diplomat", "insider", "adviser", "individual"})
"""Nouns by which a source already described is taken up again."""

_BARE = frozenset({"source", "sources", "insider", "insiders", "person", "people", "individual", "individuals"})


def _bare(ranges: Sequence[Range], words: set[str], hits: Hits, rules: Rules) -> bool:
    if words & _BARE:
        return True
    return any(
        first <= hit.start < end and getattr(rules.rule(hit.rule), "bare", False)
        for first, end in ranges
        for token in range(first, end)
        for hit in hits.at("descriptor", token)
    )
