"""What an article tells of its own making: AI labels, what it could or could not verify, corrections, interests.

Labels that vouch for truth ("Fact checked") are not looked for: a label is no evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.disclosure import DisclosureRule
from provenance.signals.comments import longest
from provenance.values import Document, Span


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One statement by the outlet about the article: what it is about, where it stands, by which rule."""

    about: str
    span: Span
    rule: str


def find(document: Document, hits: Hits, rules: Rules) -> tuple[Disclosure, ...]:
    """Disclosures in the order of the text; AI labels found in the page furniture come along."""
    found = [Disclosure("ai", span, "disclosure.ai") for span in document.ai_labels]
    by_about: dict[str, list[int]] = {}
    for number, hit in enumerate(hits.of("disclosure")):
        rule: DisclosureRule = rules.rule(hit.rule)
        by_about.setdefault(rule.about, []).append(number)
    every = hits.of("disclosure")
    for about, numbers in by_about.items():
        for hit in longest(tuple(every[n] for n in numbers)):
            span = document.span(hit.range)
            if not any(d.about == about and d.span[0] <= span[0] < d.span[1] for d in found):
                found.append(Disclosure(about, span, hit.rule))
    return tuple(sorted(found, key=lambda d: (d.span, d.about)))
