"""One article explained to its editor, in plain text: what was read, from whom, why it is rated so. Judges nothing.

The table of contents of the explanation: each part is drawn by a room of its own, or by a few lines here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from provenance.reports import cast, contract, glance, statements, trees
from provenance.reports.ink import Ink
from provenance.reports.marks import KEY, printable, sentences
from provenance.reports.waterfall import RATINGS, waterfall
from provenance.reports.wrapping import INDENT, wrapped
from provenance.values import CommentRequest, Finding, Reading

OUTCOMES = {"declined": "declined to comment", "no-response": "did not respond", "asked": "was asked"}


def explain(reading: Reading, width: int = 80, ink: Ink | None = None) -> Iterator[str]:
    """The explanation, line by line without line ends; `width` is where text is wrapped."""
    ink = ink or Ink()
    yield from glance.glance(reading, width, ink)
    parts = (
        (f"The text. {KEY}", sentences(reading, width, ink)),
        ("Through whom the words came. Nearest to this article first, origin last", trees.forest(reading, ink)),
        ("Who speaks. In brackets: the numbers of the sentences that mention them", cast.cast(reading, width, ink)),
        (
            "What is said, and why it is thought to have come that way. In brackets: the rules",
            statements.statements(reading, width, ink),
        ),
        ("Asked for their side", (_comment(one) for one in reading.comments)),
        ("What the house policy objects to or asks for", _findings(reading.findings, width, ink)),
        ("Left out: not the article's own text", _furniture(reading)),
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


def _findings(found: Iterable[Finding], width: int, ink: Ink) -> Iterator[str]:
    """The same words from the same rule once, with their number."""
    for (rule, severity, clause, message), times in Counter(
        (one.rule, one.severity, one.clause, one.message) for one in found
    ).items():
        colour = ink.bad if severity == "error" else ink.strong
        again = f" (in {times} places)" if times > 1 else ""
        yield from wrapped(f"{severity}: {printable(message)}{again}", width, "  ", INDENT, first=colour)
        yield ink.faint(f"{INDENT}{clause + '  ' if clause else ''}[{rule}]")


def _furniture(reading: Reading) -> Iterator[str]:
    kinds = Counter(region.kind for region in reading.document.furniture)
    if kinds:
        yield "  " + ", ".join(f"{count} x {kind}" for kind, count in sorted(kinds.items()))


def _reasons(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    return (line for rating in RATINGS for line in waterfall(reading.ratings, rating, ink, width))


def _problems(reading: Reading, width: int) -> Iterator[str]:
    for one in contract.every_problem(reading):
        yield from wrapped(f"{one.code}: {printable(one.message)}", width, "  ", INDENT)
