"""The room's table of contents: from attributions with their sources to chains with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.chains import scenes
from provenance.chains.assemble import assemble
from provenance.chains.evidence import Verdict
from provenance.chains.gather import gather, overlap
from provenance.chains.names import Names
from provenance.chains.publisher import publisher
from provenance.chains.setting import settings
from provenance.chains.weigh import weigh
from provenance.chains.why import why
from provenance.ruleset import Hits, Rules
from provenance.sources import Cast
from provenance.values import Document, Hit, Relation, Trace


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
    free = scenes.scenery(document, gathered.free, about)
    verdicts = scenes.share(about, beside, free)
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


def _on(hits: Hits, kind: str, relation: Relation) -> list[Hit]:
    """Matches of a kind that touch an attribution's cue."""
    found = {h: None for r in relation.cue for i in range(*r) for h in hits.covering(kind, i)}
    return [h for h in found if any(overlap(h.range, r) for r in relation.cue)]
