"""The room's table of contents: from attributions with their sources to chains with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.chains import scenes
from provenance.chains.anchors import Anchor, partners, scenery
from provenance.chains.assemble import assemble
from provenance.chains.channels import completed
from provenance.chains.citing import citing
from provenance.chains.denials import Denials, denials
from provenance.chains.desks import desks, speaking
from provenance.chains.evidence import Evidence, Grip, Verdict
from provenance.chains.excerpts import excerpts, through, within
from provenance.chains.gather import OWN_NAME, Gathered, gather
from provenance.chains.judge import judge, shipped
from provenance.chains.links import LINK
from provenance.chains.names import Names
from provenance.chains.occasions import mentions
from provenance.chains.polls import asked
from provenance.chains.publisher import Publisher, publisher
from provenance.chains.setting import Setting, settings
from provenance.chains.weigh import weigh
from provenance.chains.why import why
from provenance.ruleset import Hits, Rules
from provenance.sources import Cast
from provenance.values import Document, Hit, Relation, Source, Trace


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules alone make of an article, all parallel to its relations but `free`."""

    house: Publisher
    about: tuple[Setting, ...]
    sure: tuple[Verdict | None, ...]
    """What needs no scene; None where a scene may decide."""
    verdicts: tuple[Verdict, ...]
    denials: Denials
    free: tuple[Anchor, ...]
    """Words that set a scene and belong to no attribution."""


def trace(
    document: Document, relations: Sequence[Relation], cast: Cast, hits: Hits, rules: Rules, *, second_look: bool = True
) -> tuple[Trace, ...]:
    """How the words of every attribution came to the article's publisher, parallel to the relations. Pure.

    `second_look`: whether the trained judge looks again at what the rules leave open: not at denials, nor at what was
    said more than once, nor where a speaker plainly goes on (W3C PROV terms of each hop are in `provenance_terms`).
    """
    if not relations:
        return ()
    ruled = rule(document, relations, cast, hits, rules)
    verdicts, denied = ruled.verdicts, ruled.denials.found
    if second_look:
        sure = list(ruled.sure)
        against = [ruled.about[i] for i in ruled.denials.refuted]
        going_on = {(one.sentence + n, one.speaker) for one in against for n in range(GOES_ON + 1)}
        for i, one in enumerate(ruled.about):
            denies = i in denied or (one.sentence, one.speaker) in going_on
            if sure[i] is None and (denies or one.habit or scenes.goes_on(ruled.about, verdicts, i)):
                sure[i] = Verdict("none") if denies else verdicts[i]
        verdicts = judge(document, hits, ruled.about, sure, verdicts, ruled.free, shipped())
    names = Names(document, hits, rules)
    verdicts = completed(document, hits, ruled.about, cast.sources, verdicts, ruled.verdicts, names, ruled.house)
    verdicts = asked(document, hits, ruled.about, cast.sources, verdicts, names, ruled.house)
    chained = assemble(document, relations, cast.sources, verdicts, ruled.house, denied)
    return tuple(
        Trace(
            relay=one.verdict.kind,
            chain=one.levels,
            open_end=one.open_end,
            circular=one.verdict.circular,
            scene=scenes.root(verdicts, i),
            rules=tuple(
                dict.fromkeys(e.rule for e in one.verdict.evidence if e.rule and e.rule not in (OWN_NAME, LINK))
            ),
            why=why(document, one, chained, ruled.house, i in denied),
        )
        for i, one in enumerate(chained)
    )


def rule(document: Document, relations: Sequence[Relation], cast: Cast, hits: Hits, rules: Rules) -> Ruled:
    """Everything the rules decide, before any second look."""
    names, house = Names(document, hits, rules), publisher(document, rules)
    known = desks(document, hits, rules, names, house)
    gathered = gather(document, relations, hits, rules, names, house, known)
    against = denials(document, relations, hits, rules, gathered.relays)
    told = [tuple(e for e in found if not against.holds(e)) for found in gathered.own]
    told = citing(document, relations, cast.sources, told, names, house)
    about = settings(document, relations, cast.sources)
    beside: list[Verdict | None] = [
        weigh(document, relation, source, evidence, _on(hits, "cue", relation), rules, names, house,
              bool(_on(hits, "comment", relation)))
        for relation, source, evidence in zip(relations, cast.sources, told, strict=True)
    ]  # fmt: skip
    beside = speaking(about, beside, known, gathered.relays)
    blocks = excerpts(document, _reports(relations, cast, beside, gathered), hits.of("medium"), names, house)
    for i, one in enumerate(about):
        block = within(blocks, one.paragraph)
        if block is not None and not _is_outlet(cast.sources[i]):
            beside[i] = through(block, beside[i])
    free = tuple(a for a in scenery(document, gathered.free, about) if within(blocks, a.paragraph) is None)
    back = [(at, document.paragraph_of[at], kind) for at, kind in mentions(document, hits, rules)]
    sure = tuple(scenes.certain(about, beside, free))
    verdicts = scenes.share(about, sure, free, partners(document, about, beside), back)
    firm = tuple(v if v is None or not _loose(v) else None for v in sure)
    return Ruled(house, about, firm, verdicts, against, free)


GOES_ON = 1
"""Sentences after a denial in which whoever denies goes on denying: "denied it, calling it garbage. “I never did,” he
said"."""

_PASSING = ("stage.", "event.gathering", "listener.", "document.")
"""Rules of occasions and papers that sentences mention in passing; rallies, speeches and press conferences are where
one speaks. Chosen on annotated articles: with all of them open the judge lost more of those than it won."""


def _loose(verdict: Verdict) -> bool:
    """Whether all that speaks for it is an occasion told of in the same sentence, which may be another one's."""
    return (
        verdict.kind in ("event", "document")
        and bool(verdict.evidence)
        and all(e.grip is Grip.CLAUSE and e.rule.startswith(_PASSING) for e in verdict.evidence)
    )


def _reports(
    relations: Sequence[Relation], cast: Cast, beside: Sequence[Verdict | None], gathered: Gathered
) -> list[Evidence]:
    """Every mention of another outlet's report, in order of place: by a phrase, or by the outlet that speaks."""
    found = [e for e in gathered.relays if e.kind == "report" and e.via]
    for relation, source, verdict in zip(relations, cast.sources, beside, strict=True):
        if source is None or not _is_outlet(source) or verdict is None or verdict.kind != "report" or not relation.cue:
            continue
        names = source.parallel or (source.name,)
        found.append(Evidence("report", (*verdict.via, names), relation.cue[-1], "", Grip.HEAD))
    return sorted(found, key=lambda e: e.at)


def _is_outlet(source: Source | None) -> bool:
    return source is not None and source.category == "outlet"


def _on(hits: Hits, kind: str, relation: Relation) -> list[Hit]:
    """Matches of a kind that touch an attribution's cue."""
    return list(dict.fromkeys(h for r in relation.cue for i in range(*r) for h in hits.covering(kind, i)))
