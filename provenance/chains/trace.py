"""The room's table of contents: from attributions with their sources to chains with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.chains import scenes
from provenance.chains.anchors import partners, scenery
from provenance.chains.assemble import assemble
from provenance.chains.evidence import Evidence, Grip, Verdict
from provenance.chains.excerpts import excerpts, through, within
from provenance.chains.gather import Gathered, gather, overlap
from provenance.chains.names import Names
from provenance.chains.publisher import publisher
from provenance.chains.setting import settings
from provenance.chains.weigh import weigh
from provenance.chains.why import why
from provenance.ruleset import Hits, Rules
from provenance.sources import Cast
from provenance.values import Document, Hit, Relation, Source, Trace


def trace(
    document: Document, relations: Sequence[Relation], cast: Cast, hits: Hits, rules: Rules
) -> tuple[Trace, ...]:
    """How the words of every attribution came to the article's publisher, parallel to the relations. Pure."""
    if not relations:
        return ()
    names, house = Names(document, hits, rules), publisher(document, rules)
    gathered = gather(document, relations, hits, rules, names, house)
    about = settings(document, relations, cast.sources)
    beside: list[Verdict | None] = [
        weigh(document, relation, source, evidence, _on(hits, "cue", relation), rules, names, house,
              bool(_on(hits, "comment", relation)))
        for relation, source, evidence in zip(relations, cast.sources, gathered.own, strict=True)
    ]  # fmt: skip
    reports = _reports(relations, cast, beside, gathered)
    for block in (found := excerpts(document, reports, hits.of("medium"))):
        for i, one in enumerate(about):
            if block.first <= one.paragraph < block.end and not _is_outlet(cast.sources[i]):
                beside[i] = through(block, beside[i])
    free = [a for a in scenery(document, gathered.free, about) if within(found, a.paragraph) is None]
    verdicts = scenes.share(about, beside, free, partners(document, about, beside))
    chained = assemble(document, relations, cast.sources, verdicts, house)
    return tuple(
        Trace(
            relay=one.verdict.kind,
            chain=one.levels,
            open_end=one.open_end,
            circular=one.verdict.circular,
            scene=scenes.root(verdicts, i),
            rules=tuple(dict.fromkeys(e.rule for e in one.verdict.evidence)),
            why=why(document, relations, i, one, chained, house),
        )
        for i, one in enumerate(chained)
    )


def _reports(
    relations: Sequence[Relation], cast: Cast, beside: Sequence[Verdict | None], gathered: Gathered
) -> list[Evidence]:
    """Every mention of another outlet's report, in order of place: by a phrase, or by the outlet that speaks."""
    found = [e for e in gathered.relays if e.kind == "report" and e.via]
    for relation, source, verdict in zip(relations, cast.sources, beside, strict=True):
        if source is not None and _is_outlet(source) and verdict is not None and verdict.kind == "report" and relation.cue:
            names = source.parallel or (source.name,)
            found.append(Evidence("report", (*verdict.via, names), relation.cue[-1], "", Grip.HEAD))
    return sorted(found, key=lambda e: e.at)


def _is_outlet(source: Source | None) -> bool:
    return source is not None and source.category == "outlet"


def _on(hits: Hits, kind: str, relation: Relation) -> list[Hit]:
    """Matches of a kind that touch an attribution's cue."""
    found = {h: None for r in relation.cue for i in range(*r) for h in hits.covering(kind, i)}
    return [h for h in found if any(overlap(h.range, r) for r in relation.cue)]
