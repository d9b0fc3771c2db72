"""The reader that needs no model: cue rules and sentence frames. Settles which candidates become relations."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.attribution.assemble import candidates
from provenance.attribution.candidates import Candidate
from provenance.attribution.confidence import confidence, word_weights
from provenance.attribution.page import Page
from provenance.ruleset import CueRule, Hits, Rules
from provenance.values import Document, QuotationKind, Range, Relation

THRESHOLD = 0.33
"""Best F1 on PolNeAR's train articles: an attribution is reported when it is at least this likely to be right."""


class RulesReader:
    """Reads attributions with the rules alone. See `attribution.reader.Reader`."""

    def __init__(self, rules: Rules, threshold: float = THRESHOLD) -> None:
        self._rules = rules
        self._threshold = threshold
        self._weights = word_weights([rule for rule in rules.of("cue") if isinstance(rule, CueRule)])

    @property
    def name(self) -> str:
        return "rules"

    @property
    def hash(self) -> str:
        return "" if self._threshold == THRESHOLD else f">={self._threshold:g}"

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        return [self._one(document, seen) for document, seen in zip(documents, hits, strict=True)]

    def _one(self, document: Document, hits: Hits) -> tuple[Relation, ...]:
        page, proposed = candidates(document, hits, self._rules)
        relations = []
        for candidate in proposed:
            use = candidate.use
            words = " ".join(page.lower[use.start : use.end])
            sure = confidence(candidate, words, self._weights)
            if sure >= self._threshold:
                relations.append(_relation(page, candidate, sure))
        return tuple(sorted(relations, key=lambda relation: (relation.content[0], relation.cue)))


def _relation(page: Page, candidate: Candidate, sure: float) -> Relation:
    use = candidate.use
    return Relation(
        source=() if candidate.source is None else (candidate.source,),
        cue=((use.group, use.end),),
        content=candidate.content,
        kind=_kind(page, candidate.content),
        confidence=round(sure, 3),
        rules=(use.rule.id,),
        frame=candidate.frame,
    )


def _kind(page: Page, content: tuple[Range, ...]) -> QuotationKind:
    """direct when at least four words in five are quoted, indirect when none is (the measure of polnear_eval)."""
    words = quoted = 0
    for first, end in content:
        words += end - first
        quoted += page.quoted_in((first, end))
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.8 * words else "mixed"
