"""Everything the ratings and policies look at, gathered once from the parts of a reading. Rates nothing.

`gather` is a pure function of its arguments; what it derives (own voice, lede, independent origins, withheld names)
is shared by the features, the policies and the advice, so that they can never disagree about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.chains.origins import Origin, independent, key
from provenance.signals import anonymity, disclosure
from provenance.signals.anonymity import Withheld
from provenance.signals.disclosure import Disclosure
from provenance.values import Attribution, CommentRequest, Document, Entity, Hedge, Range, Reading, Span

if TYPE_CHECKING:
    from provenance.ruleset import Hits, Rules

PREMISE_SENTENCES = 3
"""Sentences from the top that carry the premise of a story (CredWeb, "premise resting on"): lede and nut graph."""

FEWEST_WORDS = 20
"""Words below which there is no article to judge: a caption or a headline."""


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


@dataclass(frozen=True, slots=True)
class Facts:
    """The parts of one reading and what follows from them. Runs in parallel: `sizes` with `attributions`."""

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    comments: tuple[CommentRequest, ...]
    hits: Hits
    rules: Rules
    withheld: tuple[Withheld, ...]
    disclosures: tuple[Disclosure, ...]
    origins: tuple[Origin, ...]
    anonymous: tuple[Anonymous, ...]
    words: int
    """Words of the article's prose; marks of punctuation are none."""
    sizes: tuple[int, ...]
    """Tokens of each attribution's content, at least 1: what it weighs in shares."""
    attributed: bytes
    """One byte a token: 1 in the content of an attribution, 2 in its source or cue, 0 in the article's own voice."""
    sentences: tuple[int, ...]
    """Sentences of the prose by number; headings and digests of social media are left out."""

    def span(self, number: int) -> Span:
        """Where attribution `number` stands: its cue, else its content."""
        attribution = self.attributions[number]
        part = attribution.cue or attribution.content or attribution.source_ranges
        return self.document.span(part[0]) if part else (0, 0)

    def spans(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Where several attributions stand, in order, each place once."""
        return tuple(sorted({self.span(n) for n in numbers}))

    def sentence(self, attribution: Attribution) -> int | None:
        """The sentence an attribution begins in, by its content, else by its cue."""
        parts = attribution.content or attribution.cue or attribution.source_ranges
        return self.document.sentence_of[parts[0][0]] if parts else None


def gather(
    document: Document,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    hedges: Sequence[Hedge],
    comments: Sequence[CommentRequest],
    hits: Hits,
    rules: Rules,
) -> Facts:
    """The facts of one reading. Never raises on readings that the stages below can make."""
    withheld = anonymity.find(document, hits, rules)
    kinds = document.paragraph_kinds
    prose = tuple(
        number
        for number, (first, _) in enumerate(document.sentences)
        if not kinds or kinds[document.paragraph_of[first]] == "body"
    )
    return Facts(
        document,
        tuple(entities),
        tuple(attributions),
        tuple(hedges),
        tuple(comments),
        hits,
        rules,
        withheld,
        disclosure.find(document, hits, rules),
        independent(attributions),
        _anonymous(document, entities, attributions, withheld, hits, rules),
        sum(1 for word in document.words if word[0].isalnum()),
        tuple(max(1, sum(end - first for first, end in a.content)) for a in attributions),
        _attributed(document, attributions),
        prose,
    )


def facts_of(reading: Reading, rules: Rules) -> Facts:
    """The facts of a finished reading; its hits are taken as they are, or found again when it kept none."""
    from provenance.ruleset import Hits  # noqa: PLC0415  # only here, where hits must be made again

    hits = Hits(reading.hits) if reading.hits else rules.scan(reading.document)
    return gather(
        reading.document, reading.entities, reading.attributions, reading.hedges, reading.comments, hits, rules
    )


def judgeable(facts: Facts) -> str:
    """Why an article cannot be judged, or "" when it can."""
    if facts.words < FEWEST_WORDS:
        return "there is no text to judge" if not facts.words else "there are too few words to judge"
    if not any(a.source is not None and a.source.identity != "self" for a in facts.attributions):
        return "no statement is ascribed to anybody, so that there is no sourcing to judge"
    return ""


def _attributed(document: Document, attributions: Sequence[Attribution]) -> bytes:
    marks = bytearray(len(document))
    for attribution in attributions:
        for first, end in (*attribution.source_ranges, *attribution.cue):
            marks[first:end] = b"\x02" * (end - first)
    for attribution in attributions:
        for first, end in attribution.content:
            marks[first:end] = b"\x01" * (end - first)
    return bytes(marks)


_ACCESS = frozenset(
    "familiar knowledge briefed involved close insider present attended participated participants witnessed privy"
    " aware seen saw heard working worked near acquainted attendee attendees direct firsthand".split()
)
"""Words that tell how a source comes to know (ICD 206, access)."""

_AFFILIATED = frozenset(
    "administration agency aide aides ambassador army campaign cabinet city committee company congressional council"
    " court defense department diplomat diplomatic diplomats district embassy employee employees enforcement executive"
    " executives federal firm government governor house industry intelligence investigator investigators justice lawmaker"
    " lawmakers lawyer legislative library military ministry navy office officer officers operative palace party police"
    " prosecutor prosecutors security senate senator staff staffer staffers state strategist transition treasury union"
    " university adviser advisers advisor advisors consultant donor doctor doctors nurse nurses teacher worker workers"
    " relative relatives friend soldier soldiers resident residents witness witnesses commander".split()
)
"""Words that place a source in a body or a role (ICD 206, affiliation)."""


def _anonymous(
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
        reason = anonymity.near(document, withheld, mentions)
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
    for one in reversed(earlier):
        nouns = {w.casefold().rstrip("s") for w in one.name.split()}
        if (one.affiliation or one.access) and nouns & {w.rstrip("s") for w in words} & _HEADS:
            return one
    return None


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
