"""One article explained to its editor, in plain text: what was read, from whom, why it is rated so. Judges nothing."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from provenance.reports import contract, trees
from provenance.reports.ink import Ink
from provenance.reports.marks import KEY, printable, sentences
from provenance.reports.waterfall import RATINGS, waterfall
from provenance.values import UNJUDGED, Attribution, CommentRequest, Entity, Finding, Reading

OUTCOMES = {"declined": "declined", "no-response": "did not respond", "asked": "was asked"}


def explain(reading: Reading, width: int = 80, ink: Ink | None = None) -> Iterator[str]:
    """The explanation, line by line without line ends; `width` is where text is wrapped."""
    ink = ink or Ink()
    yield from _head(reading, ink)
    parts = (
        (f"Text: {KEY}", sentences(reading, width, ink)),
        ("Chains: nearest to this article first, origin last", trees.forest(reading, ink)),
        ("Attributions", (line for one in reading.attributions for line in _attribution(reading, one, width, ink))),
        ("Sources", (_entity(one, ink) for one in _speaking(reading))),
        ("Asked for comment", (_comment(one) for one in reading.comments)),
        ("Findings", (line for one in reading.findings for line in _finding(one, width, ink))),
        ("Left out as page furniture", _furniture(reading)),
        ("Reasons", (line for rating in RATINGS for line in waterfall(reading.ratings, rating, ink))),
        ("Problems", (f"  {one.code}: {printable(one.message)}" for one in contract.every_problem(reading))),
    )
    for heading, lines in parts:
        yield from _section(heading, lines, ink)


def _section(heading: str, lines: Iterable[str], ink: Ink) -> Iterator[str]:
    """A heading and its lines; nothing at all when there are none."""
    first = True
    for line in lines:
        if first:
            yield ""
            yield ink.strong(heading)
            first = False
            if not line:
                continue
        yield line


def _head(reading: Reading, ink: Ink) -> Iterator[str]:
    document = reading.document
    yield ink.strong(printable(document.title or reading.id))
    about = (document.outlet, ", ".join(document.byline), document.published, reading.path)
    yield ink.faint(" | ".join(printable(one) for one in about if one))
    said = contract.scores(reading.ratings)
    judged = reading.ratings.grade != UNJUDGED
    rated = "  ".join(f"{name} {value if judged and value is not None else '-'}" for name, value in said.items())
    yield f"{rated}  grade {reading.ratings.grade}"


def _attribution(reading: Reading, one: Attribution, width: int, ink: Ink) -> Iterator[str]:
    document = reading.document
    who = ink.who(printable(trees.arrow(one)))
    facts = [one.kind, one.trace.relay if one.trace.relay != "none" else "", "hedged" if one.hedged else ""]
    yield f"  #{one.id} {who}{ink.faint(' | ' + ', '.join(fact for fact in facts if fact))}"
    said = printable(contract.words(document, one.content)["text"])
    yield from textwrap.wrap(
        textwrap.shorten(said, 240, placeholder=" ..."), width, initial_indent="     ", subsequent_indent="     "
    )
    why = ", ".join(dict.fromkeys((*one.rules, *one.trace.rules)))
    yield ink.faint(f"     {one.confidence:.0%} sure{', by ' + why if why else ''}")
    if one.trace.why:
        yield ink.faint(f"     {printable(one.trace.why)}")


def _speaking(reading: Reading) -> Iterator[Entity]:
    speaking = {one.source.entity for one in reading.attributions if one.source is not None}
    return (one for one in reading.entities if one.id in speaking)


def _entity(one: Entity, ink: Ink) -> str:
    mentions = f"{len(one.mentions)} mention{'' if len(one.mentions) == 1 else 's'}"
    facts = [one.identity, one.category, one.affiliation or "", mentions]
    if (card := one.descriptor) is not None:
        reason = "no reason given for withholding the name" if card.reason is None else f"reason given: {card.reason}"
        facts += [reason + (" (rote)" if card.rote else "")]
        facts += [f"access: {card.access}" if card.access else "", f"motive: {card.motive}" if card.motive else ""]
    return f"  {ink.who(printable(one.name))}  {printable(', '.join(fact for fact in facts if fact))}"


def _comment(one: CommentRequest) -> str:
    return f"  {printable(one.body)} {OUTCOMES[one.outcome]}"


def _finding(one: Finding, width: int, ink: Ink) -> Iterator[str]:
    colour = ink.bad if one.severity == "error" else ink.strong
    yield f"  {colour(one.severity)} {one.rule}{ink.faint(' | ' + one.clause) if one.clause else ''}"
    yield from textwrap.wrap(printable(one.message), width, initial_indent="     ", subsequent_indent="     ")


def _furniture(reading: Reading) -> Iterator[str]:
    kinds = Counter(region.kind for region in reading.document.furniture)
    if kinds:
        yield "  " + ", ".join(f"{count} x {kind}" for kind, count in sorted(kinds.items()))
