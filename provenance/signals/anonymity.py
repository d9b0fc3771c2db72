"""Reasons for withholding a source's name: what is said, whether it is rote, and which words it stands by.

Does not know the sources; `near` ties a reason to the mention it belongs to, by the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.anonymity import AnonymityRule
from provenance.signals.comments import longest
from provenance.values import Document, Range


@dataclass(frozen=True, slots=True)
class Withheld:
    """One statement that a name is withheld. All that a sentence says of it is one statement.

    `reason` is the best one given ("unstated" when there is none), `rote` true when every reason is a stock phrase
    (NYT), `weight` the credit of 0 to 1 that the best reason earns.
    """

    range: Range
    reason: str
    rote: bool
    weight: float
    rules: tuple[str, ...]


def find(document: Document, hits: Hits, rules: Rules) -> tuple[Withheld, ...]:
    """Statements of withheld names in the order of the text, one a sentence at most.

    Reasons alone ("for fear of reprisals") count only where the sentence speaks of anonymity or of not being
    authorized; fear without a withheld name is news, not a reason.
    """
    sentences: dict[int, list[tuple[Range, AnonymityRule]]] = {}
    for hit in longest(hits.of("anonymity")):
        rule: AnonymityRule = rules.rule(hit.rule)
        sentences.setdefault(document.sentence_of[hit.start], []).append((hit.range, rule))
    found: list[Withheld] = []
    for parts in sentences.values():
        if not any(rule.withholds for _, rule in parts):
            continue
        best = max((rule for _, rule in parts), key=lambda rule: (rule.weight, rule.reason != "unstated", rule.id))
        found.append(
            Withheld(
                (min(r[0] for r, _ in parts), max(r[1] for r, _ in parts)),
                best.reason,
                all(rule.rote for _, rule in parts),
                best.weight,
                tuple(sorted({rule.id for _, rule in parts})),
            )
        )
    return tuple(sorted(found, key=lambda w: w.range))


def by_sentence(document: Document, statements: Iterable[Withheld]) -> dict[int, Withheld]:
    """Statements by the number of their sentence, to be looked up by `near`."""
    return {document.sentence_of[w.range[0]]: w for w in statements}


def near(document: Document, statements: Mapping[int, Withheld], mentions: Iterable[Range]) -> Withheld | None:
    """The statement that belongs to a source with these mentions: in the sentence of one, or in the next one.

    "They did not want to be named" follows the sentence that speaks of them. The best-reasoned statement wins.
    """
    sentences = {document.sentence_of[first] for first, _ in mentions if first < len(document)}
    same = [statements[number] for number in sentences if number in statements]
    close = same or [statements[number + 1] for number in sentences if number + 1 in statements]
    return max(close, key=lambda w: (w.weight, -w.range[0])) if close else None
