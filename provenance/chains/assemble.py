"""Puts the levels of each chain together: who spoke, through whom, nearest first. Decides no relay kind by itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.chains.evidence import Levels, Verdict
from provenance.chains.names import same
from provenance.chains.publisher import Publisher
from provenance.chains.setting import is_share, place, words_in
from provenance.chains.weigh import wrap
from provenance.sources.vocabulary import JOINTS
from provenance.values import SECONDHAND, Document, Relation, Source

NEAR = 1
"""Sentences that may lie between an attribution and one that holds it inside what it attributes."""


DEEP = 20
"""Attributions inside attributions; prose stops at three."""

FEW = 12
"""Attributions on each side that may hold one; more of them do not fit into two sentences of prose."""


@dataclass(frozen=True, slots=True)
class Chained:
    """A verdict with its chain."""

    verdict: Verdict
    levels: Levels
    open_end: bool = False
    inside: int | None = None
    """Index of the attribution that this one is told in."""


def assemble(
    document: Document, relations: Sequence[Relation], sources: Sequence[Source | None],
    verdicts: Sequence[Verdict], publisher: Publisher, denied: Collection[int],
) -> tuple[Chained, ...]:  # fmt: skip
    """The chain of every attribution, parallel to the relations. `denied`: those whose cue denies what it names."""
    places = [place(relation) for relation in relations]
    order = sorted(range(len(relations)), key=places.__getitem__)
    ranks = {i: n for n, i in enumerate(order)}
    holders: list[int | None] = []
    sentence = [document.sentence_of[at] for at in places]
    for i in range(len(relations)):
        around = order[max(0, ranks[i] - FEW) : ranks[i] + FEW + 1]
        near = [j for j in around if abs(sentence[j] - sentence[i]) <= NEAR and j not in denied]
        holders.append(_holder(document, relations, sources, verdicts, near, i))
    made: dict[int, Chained] = {}
    for i in range(len(relations)):
        _chain(i, document, relations, sources, verdicts, holders, publisher, made, 0)
    tellers = {h for h in holders if h is not None}
    # "officials said, as reported by Reuters": Reuters has it from them
    passed_on = {(sentence[i], name) for i, one in made.items() for level in one.levels[:-1] for name in level}
    for i, source in enumerate(sources):
        if source is not None and not {(sentence[i], n) for n in (source.parallel or (source.name,))} - passed_on:
            tellers.add(i)
    return tuple(_ended(i, made, sources, holders, i in tellers) for i in range(len(relations)))


def _chain(
    i: int, document: Document, relations: Sequence[Relation], sources: Sequence[Source | None],
    verdicts: Sequence[Verdict], holders: Sequence[int | None],
    publisher: Publisher, made: dict[int, Chained], depth: int,
) -> Chained:  # fmt: skip
    if i in made:
        return made[i]
    verdict = verdicts[i]
    via: Levels = verdict.via
    if verdict.inherited is not None and depth < DEEP:
        shared = _chain(verdict.inherited, document, relations, sources, verdicts, holders, publisher, made, depth + 1)
        told = sources[verdict.inherited]
        asked = answered(document, sources[i]) and not (told is not None and _own_poll(told, publisher))
        via = shared_via(shared, told, asked)
    holder = holders[i]
    if holder is not None and verdict.inherited not in (None, holder) and holders[verdict.inherited] != holder:
        via = ()  # who tells it here says how it came, not who told something before
    if holder is not None and depth < DEEP:
        outer = _chain(holder, document, relations, sources, verdicts, holders, publisher, made, depth + 1)
        via = behind(outer.levels, via)
        posted = verdict.kind == "social" and verdict.inherited is None
        if verdict.kind == "none" or (
            outer.verdict.kind in SECONDHAND and verdict.kind not in ("report", "comment") and not posted
        ):
            verdict = replace(verdict, kind=outer.verdict.kind)
    last = end(sources[i], publisher, document, verdict)
    if verdict.earlier and any(e.at[0] <= r[0] for e in verdict.evidence for r in relations[i].source):
        last = ()  # "those reports" are the chain that they go back to
    levels = last if verdict.kind == "own" and holder is None else wrap(via, last)
    made[i] = Chained(verdict, levels, inside=holder)
    return made[i]


def behind(outer: Levels, inner: Levels) -> Levels:
    """`outer`, and behind it what `inner` adds."""
    known = {name for level in outer for name in level}
    return (*outer, *(level for level in inner if not known.intersection(level)))


POLLS = frozenset({"poll", "polls", "survey", "surveys"})
SORTS = frozenset({"exit", "entrance"})
"""Sorts of polls that are a name where nobody's stands beside them."""
POLL = "document.poll"
"""The medium rule of polls: "the results" under it are a poll's too."""


def _own_poll(source: Source, publisher: Publisher) -> bool:
    """Whether a poll is the publisher's, alone or with others, which is no level of a chain."""
    words = [word for word in source.name.split() if word.lower() not in POLLS and word.lower() not in ("a", "an")]
    return any(publisher.owns(piece.strip()) for piece in (" ".join(words), *JOINTS.split(" ".join(words))))


def answered(document: Document, source: Source | None) -> bool:
    """Whether a source may be people who were asked in a poll: a share of them, or a crowd ("Black voters")."""
    if source is None or source.category == "document":
        return False
    return source.identity == "collective" or is_share(words_in(document, source.ranges))


def shared_via(shared: Chained, source: Source | None, answered: bool = False) -> Levels:
    """What a neighbour's chain puts before its speaker.

    An outlet that speaks is itself what the words came through, and so is a poll for those who `answered` it; polls at
    large are not.
    """
    if source is None:  # nobody is named: its levels are the way alone, unless somebody else tells it
        return shared.levels[:-1] if shared.inside is not None else shared.levels
    poll = not POLLS.isdisjoint(source.name.lower().replace("-", " ").split()) or (
        source.category == "document" and any(e.rule == POLL for e in shared.verdict.evidence)
    )
    one = poll and (source.identity != "collective" or not SORTS.isdisjoint(source.name.lower().split()))
    return shared.levels if source.category == "outlet" or (answered and one) else shared.levels[:-1]


def end(source: Source | None, publisher: Publisher, document: Document, verdict: Verdict) -> Levels:
    """The last level: the source, or all of joint sources; nothing for nobody, and nothing for the publisher itself."""
    if source is None or source.identity == "none" or not source.name:
        return ()
    names = source.parallel or (source.name,)
    if names == (source.name,) and source.category != "document":
        names = (_without(source, document, verdict),)
    others = tuple(n for n in names if not publisher.owns(n))
    return (others,) if others else ()


def _without(source: Source, document: Document, verdict: Verdict) -> str:
    """A descriptor without the words that tell its way: "officials quoted by A" are officials."""
    for one in verdict.evidence:
        for r in source.ranges:
            if r[0] < one.at[0] < r[1] and (one.via or verdict.earlier):
                head = document.slice((r[0], one.at[0]))
                if source.name.startswith(head):
                    return head.rstrip(" ,")
    return source.name


_KEPT = frozenset("leaked internal confidential classified secret unpublished unreleased draft".split())
"""Words for papers that reach nobody but through whoever has them."""


def _kept(document: Document, source: Source | None) -> bool:
    """Whether a source is a paper that was not public: "a leaked memo", "an internal audit"."""
    if source is None or source.category != "document":
        return False
    return source.identity == "unnamed" or not _KEPT.isdisjoint(words_in(document, source.ranges))


def _holder(
    document: Document, relations: Sequence[Relation], sources: Sequence[Source | None],
    verdicts: Sequence[Verdict], near: Sequence[int], i: int,
) -> int | None:  # fmt: skip
    """The attribution in whose content this one is made, the innermost; None for words that were public themselves."""
    verdict = verdicts[i]
    kept = verdict.kind == "document" and _kept(document, sources[i])
    if verdict.kind in ("social", "document", "event", "comment") and verdict.inherited is None and not kept:
        return None
    best: int | None = None
    for j in near:
        other = relations[j]
        if j == i or verdicts[j].kind == "comment":
            continue
        if not _holds(document, relations[i], other, sources[i], sources[j]):
            continue
        told = sources[j]
        if kept and (told is None or told.category != "outlet"):
            continue
        if best is None or _width(other) < _width(relations[best]):
            best = j
    return best


def _holds(
    document: Document, relation: Relation, other: Relation, source: Source | None, teller: Source | None
) -> bool:
    """Whether `other` tells what `relation` is. An outlet stands nearer than whom it names."""
    if teller is None or same_source(source, teller):
        return False
    at = place(relation)
    if relation.cue and document.lower[at] == ":":
        return False  # under a speaker's label in a transcript nobody else tells anything
    outlet = teller.category == "outlet"
    if any(a <= at < b for a, b in other.content):
        # "Bloomberg reports that X, according to the Centre": the Centre holds the outlet only in its own quotation
        return outlet or source is None or source.category != "outlet" or document.quoted[at] == 1
    if not outlet or (source is not None and source.category == "outlet") or not relation.cue:
        return False
    told = place(other)
    return document.lower[relation.cue[0][0]] == "according" and any(a <= told < b for a, b in relation.content)


def _width(relation: Relation) -> int:
    return sum(b - a for a, b in relation.content)


def same_source(a: Source | None, b: Source | None) -> bool:
    """Whether two attributions are ascribed to one source."""
    return a is not None and b is not None and a.name == b.name


def _ended(
    i: int, made: Mapping[int, Chained], sources: Sequence[Source | None], holders: Sequence[int | None], tells: bool
) -> Chained:
    """An outlet at the end of a chain, telling nobody else's words, does not say where it got them (NPR)."""
    one, source = made[i], sources[i]
    if source is None:
        behind_it = holders[i] if holders[i] is not None else one.verdict.inherited
        source = sources[behind_it] if behind_it is not None else None
    outlet = source is not None and source.category == "outlet"
    told = (e for e in one.verdict.evidence if e.ends)
    speaks = (source.parallel or (source.name,)) if source is not None else ()
    # "Sky News, citing the FT": whom Sky News has it from is said, and whom the FT has it from is not
    ends = any(same(a, b) for e in told for level in e.via for a in level for b in speaks)
    said = tells or one.verdict.circular or ends
    return replace(one, open_end=one.verdict.kind == "report" and bool(one.levels) and outlet and not said)
