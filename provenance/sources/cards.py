"""The card of an unnamed source: what the article tells of it instead of a name.

The slots are those of ICD 206 (affiliation, access, motive) and of AP's and the NYT's rules on anonymity (reason, and
whether it is a rote one that tells the reader nothing).
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.cue import CueRule
from provenance.sources.access import Described
from provenance.sources.figures import Figure
from provenance.sources.identity import SPEECH
from provenance.sources.reasons import Reason, Reasons
from provenance.sources.withheld import Clause
from provenance.values import Descriptor, Document, Hit


class Cards:
    """Fills the descriptors of one document's unnamed figures."""

    __slots__ = ("_described", "_document", "_reasons")

    def __init__(self, document: Document, hits: Hits, rules: Rules, withheld: Sequence[Clause]) -> None:
        self._document = document
        spoken = frozenset(hit.start for hit in hits.of("cue") if _speech(rules, hit))
        self._described = Described(document, spoken, withheld)
        self._reasons = Reasons(document, hits, rules, withheld, spoken)

    def meet(self, figures: Sequence[Figure]) -> None:
        """Take in everybody without a name, before any card is filled."""
        self._reasons.meet(figures)

    def fill(self, figure: Figure) -> None:
        """Write the card of one figure from the phrases that mention it; what is told of its set holds for it too."""
        access, motive = None, None
        reason: Reason | None = None
        phrases = figure.mentions if figure.phrase is None else [figure.phrase, *figure.mentions]
        for first, end in phrases:
            access = access or self._described.access(first, end)
            motive = motive or self._described.motive(first, end)
            reason = reason or self._reasons.of(figure, first, end)
        told = Descriptor()
        if figure.whole is not None:
            if figure.whole.descriptor is None:
                self.fill(figure.whole)
            told = figure.whole.descriptor or told
        figure.descriptor = Descriptor(
            affiliation=figure.affiliation or told.affiliation,
            access=access or told.access,
            reason=told.reason if reason is None else self._document.slice(reason.words),
            reason_span=told.reason_span if reason is None else self._document.span(reason.words),
            rote=told.rote if reason is None else reason.rote,
            motive=motive or told.motive,
            number=figure.number,
        )


def _speech(rules: Rules, hit: Hit) -> bool:
    rule = rules.rule(hit.rule)
    return isinstance(rule, CueRule) and rule.class_ in SPEECH
