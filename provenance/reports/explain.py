"""One article explained to its editor, in plain text: what was read, from whom, why it is rated so. Judges nothing.

What an editor acts on stands first, then the evidence. The table of contents of the explanation: each part is drawn by
a room of its own, or by a few lines here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from provenance.reports import cast, contract, glance, statements, trees
from provenance.reports.ink import Ink
from provenance.reports.marks import KEY, printable, sentences
from provenance.reports.next_steps import next_steps
from provenance.reports.waterfall import RATINGS, waterfall
from provenance.reports.wrapping import INDENT, wrapped
from provenance.values import CommentRequest, Finding, Reading

OUTCOMES = {"declined": "declined to comment", "no-response": "did not respond", "asked": "was asked"}


def explain(reading: Reading, width: int = 80, ink: Ink | None = None) -> Iterator[str]:
    """The explanation, line by line without line ends; `width` is where text is wrapped."""
    ink = ink or Ink()
    yield from glance.glance(reading, width, ink)
    yield from _section("What the policies object to or ask for", _findings(reading, width, ink), width, ink)
    yield from next_steps(reading.edits, reading.questions, width, ink)
    parts = (
        (f"The text. {KEY}", sentences(reading, width, ink)),
        ("Through whom the words came. Nearest to this article first, origin last", trees.forest(reading, ink)),
        ("Who speaks. In brackets: the numbers of the sentences that mention them", cast.cast(reading, width, ink)),
        (
            "What is said, and why it is thought to have come that way. In brackets: the rules",
            statements.statements(reading, width, ink),
        ),
        ("Asked for their side", (_comment(one) for one in reading.comments)),
        ("Left out: not the article's own text", _furniture(reading, width)),
        ("How the ratings add up. Points, running total, reason; in brackets: the rule", _reasons(reading, width, ink)),
        ("Problems", _problems(reading, width)),
    )
    for heading, lines in parts:
        yield from _section(heading, lines, width, ink)


def _section(heading: str, lines: Iterable[str], width: int, ink: Ink) -> Iterator[str]:
    """A heading and its lines; nothing at all when there are none."""
    first = True
    for line in lines:
        if first:
            yield ""
            yield from (ink.strong(part) for part in wrapped(heading, width))
            first = False
            if not line:
                continue
        yield line


def _comment(one: CommentRequest) -> str:
    return f"  {printable(one.body)} {OUTCOMES[one.outcome]}"


def _findings(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    """The same words from the same rule once, with the numbers of all their sentences."""
    found: dict[Finding, list[int]] = {}
    for one in reading.findings:
        found.setdefault(replace(one, span=None), []).extend(_sentence(reading, one))
    for finding, places in found.items():
        colour = ink.bad if finding.severity == "error" else ink.strong
        numbers = tuple(dict.fromkeys(places))
        where = f" (sentence{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))})" if numbers else ""
        told = f"{finding.severity}: {printable(finding.message)}{where}"
        yield from wrapped(told, width, "  ", INDENT, first=colour)
        yield ink.faint(f"{INDENT}{finding.clause + '  ' if finding.clause else ''}[{finding.rule}]")


def _sentence(reading: Reading, one: Finding) -> Iterator[int]:
    """The number of the sentence that a finding points at; none where it means the article or stands in furniture."""
    document = reading.document
    if one.span is not None:
        for number, part in enumerate(document.sentences, start=1):
            start, end = document.span(part)
            if start <= one.span[0] < end:
                yield number
                return


def _furniture(reading: Reading, width: int) -> Iterator[str]:
    kinds = Counter(region.kind for region in reading.document.furniture)
    if kinds:
        told = ", ".join(f"{count} x {kind}" for kind, count in sorted(kinds.items()))
        yield from wrapped(told, width, "  ", INDENT)


def _reasons(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    return (line for rating in RATINGS for line in waterfall(reading.ratings, rating, ink, width))


def _problems(reading: Reading, width: int) -> Iterator[str]:
    for one in contract.every_problem(reading):
        yield from wrapped(f"{one.code}: {printable(one.message)}", width, "  ", INDENT)
