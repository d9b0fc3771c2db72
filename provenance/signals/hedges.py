"""Hedges: which words lower commitment, how far, and whose words they are. Does not rate anything.

Classes and weights come from `rules/hedges`; the probability of a word from the one scale that is in use (ICD 203,
Kent or IPCC), never from two at once. What attributions do with a hedge ("said the bridge may fall") is told apart
from the article's own voice, and words in quotation marks from the reporter's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.hedge import HedgeRule
from provenance.values import Document, Hedge, Hit, Range, Relation

DEFAULT_SCALE = "icd-203"
"""The directive that news from intelligence services follows; `scale` of rules/scoring.yaml chooses another."""

EPISTEMIC = frozenset({"modal", "evidential", "shield"})
"""Classes that touch belief. Weasels and approximators blur the source or the measure, not the commitment."""

_UNTELLING = frozenset({
    "ability", "condition", "confidence", "degree", "distance", "forecast", "frequency", "legal", "number", "risk",
})  # fmt: skip
"""Groups that do not make a sentence uncertain by themselves. Measured on 1,500 encyclopedia sentences marked for
hedges (CoNLL-2010): sentences whose only hedge is of such a group are certain more often than not."""


def find(
    document: Document, hits: Hits, rules: Rules, relations: Sequence[Relation] = (), scale: str = DEFAULT_SCALE
) -> tuple[Hedge, ...]:
    """All hedges of an article in order, no two overlapping: the longest phrase wins, then the scale's own wording.

    `attributed` marks hedges inside what somebody is reported to say, `quoted` those inside quotation marks.
    """
    chosen = [
        (hit, rule) for hit, rule in ((hit, _rule(rules, hit)) for hit in hits.of("hedge")) if rule.scale in ("", scale)
    ]
    chosen.sort(key=lambda pair: (pair[0].start, -pair[0].end, not pair[1].scale, pair[0].rule))
    attributed = _marked(len(document), (part for relation in relations for part in relation.content))
    found: list[Hedge] = []
    end = 0
    for hit, rule in chosen:
        if hit.start < end:
            continue
        end = hit.end
        found.append(
            Hedge(
                hit.range, rule.class_, hit.rule, rule.probability, document.quoted[hit.start] == 1,
                bool(attributed[hit.start]),
            )
        )  # fmt: skip
    return tuple(found)


def hedged(hedges: Sequence[Hedge], relations: Sequence[Relation], rules: Rules) -> tuple[bool, ...]:
    """For each relation, whether its cue or content carries an epistemic hedge. Amounts ("about 40") do not count."""
    if not relations:
        return ()
    size = max((end for r in relations for part in (*r.cue, *r.content) for end in part), default=0)
    size = max([size, *(hedge.range[1] for hedge in hedges)])
    counting = _marked(size, (hedge.range for hedge in hedges if is_epistemic(rule_of(rules, hedge))))
    return tuple(
        any(1 in counting[first:end] for part in (relation.cue, relation.content) for first, end in part)
        for relation in relations
    )


def is_epistemic(rule: HedgeRule) -> bool:
    """Whether a hedge lowers belief: as its rule says, or by its class."""
    return rule.class_ in EPISTEMIC if rule.epistemic is None else rule.epistemic


def uncertain(hedges: Iterable[Hedge], rules: Rules) -> bool:
    """Whether the sentence that these hedges stand in is uncertain as a whole (CoNLL-2010, task 1)."""
    return any(rule_of(rules, hedge).group not in _UNTELLING for hedge in hedges)


def rule_of(rules: Rules, hedge: Hedge) -> HedgeRule:
    """The rule behind a hedge. Raises KeyError when the hedge comes from other rules."""
    rule: HedgeRule = rules.rule(hedge.rule)
    return rule


def _rule(rules: Rules, hit: Hit) -> HedgeRule:
    rule: HedgeRule = rules.rule(hit.rule)
    return rule


def _marked(size: int, ranges: Iterable[Range]) -> bytearray:
    """One byte a token, 1 where some range covers it."""
    marks = bytearray(size)
    for first, end in ranges:
        marks[first:end] = b"\x01" * (min(end, size) - first)
    return marks
