"""What other rules make of the same texts, for `rules try --rules DIR`. Prints nothing.

What changes is told with its words, not with its place on a drawing: numbers of attributions shift, words do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from provenance.reports.marks import printable
from provenance.reports.trees import arrow
from provenance.values import Attribution, Reading, Span

RATINGS = ("depth", "hedging", "secondhand", "overall")
WIDEST = 60
"""Characters of a content that are shown: enough to know it again."""


def differences(before: Sequence[Reading], after: Sequence[Reading]) -> Iterator[str]:
    """- what is gone, + what is new, ~ what is read otherwise; ratings last. Empty when all is the same."""
    for one, other in zip(before, after, strict=True):
        yield from _attributions(one, other)
        gone, new = Counter(_facts(one)), Counter(_facts(other))
        yield from (f"- {fact}" for fact in (gone - new).elements())
        yield from (f"+ {fact}" for fact in (new - gone).elements())
        for name in RATINGS:
            was, now = getattr(one.ratings, name), getattr(other.ratings, name)
            if was != now:
                yield f"~ {name} {_number(was)} -> {_number(now)}"


def _attributions(before: Reading, after: Reading) -> Iterator[str]:
    """Attributions by their content: those of the same words are told as one change."""
    # Characters, not tokens: with other rules for page furniture the tokens are others.
    was, now = (
        {tuple(reading.document.span(part) for part in a.content or a.cue): a for a in reading.attributions}
        for reading in (before, after)
    )
    for place in sorted(was.keys() | now.keys()):
        one, other = was.get(place), now.get(place)
        words = _words(before.document.text, place)
        if one is None and other is not None:
            yield f"+ “{words}”: {_said(other)}"
        elif one is not None and other is None:
            yield f"- “{words}”: {_said(one)}"
        elif one is not None and other is not None and _said(one) != _said(other):
            yield f"~ “{words}”: {_said(one)} -> {_said(other)}"


def _said(one: Attribution) -> str:
    identity = one.source.identity if one.source is not None else ""
    facts = [fact for fact in (one.trace.relay if one.trace.relay != "none" else "", identity) if fact]
    return f"{printable(arrow(one))} ({', '.join((*facts, *(('hedged',) if one.hedged else ())))})"


def _facts(reading: Reading) -> Iterator[str]:
    document = reading.document
    for hit in reading.hits:
        kind = "" if hit.rule.startswith(hit.kind) else f"{hit.kind} "
        yield f"{kind}{hit.rule} at “{printable(document.slice(hit.range))}”"
    for hedge in reading.hedges:
        yield f"hedge at “{printable(document.slice(hedge.range))}”: {hedge.kind}"
    for one in reading.comments:
        yield f"{printable(one.body)}: {one.outcome} to comment"
    for finding in reading.findings:
        yield f"{finding.severity}: {printable(finding.message)}  [{finding.rule}]"
    for region in document.furniture:
        yield f"page furniture ({region.kind}): “{printable(document.text[slice(*region.span)])[:WIDEST]}”"


def _words(text: str, place: tuple[Span, ...]) -> str:
    text = " ... ".join(printable(text[start:end]) for start, end in place)
    return text if len(text) <= WIDEST else text[: WIDEST - 4] + " ..."


def _number(rating: int | None) -> str:
    return "-" if rating is None else str(rating)
