"""Each statement of an article with who said it, how it travelled and why that is thought. Traces nothing.

Statements of one scene (a rally, an interview, another outlet's report) stand together under what sets the scene.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from provenance.reports import contract, trees
from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.reports.wrapping import INDENT, titled, wrapped
from provenance.values import Attribution, Reading

KINDS = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}

LONGEST = 240
"""Characters of a statement that are shown: three lines. The text above has all of it."""

PLAIN = 0.9
"""Confidence from which nobody need be told that a name was resolved: a surname that one person bears, a pronoun with
one person in reach."""

ATTRIBUTION = re.compile(r"\battribution (\d+)\b")
"""How a reason refers to another statement; here they have numbers."""

RELAYS = {
    "report": "another outlet's report",
    "interview": "told to another outlet",
    "own": "told to this publisher",
    "social": "posted on a social platform",
    "document": "written in a document",
    "event": "said in public",
    "comment": "asked for their side",
    "none": "not said how the words travelled",
}


def statements(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    """The statements in the order of the text; a line before each scene of more than one."""
    for _, members in groupby(reading.attributions, key=_scene):
        together = tuple(members)
        if len(together) > 1 and together[0].trace.scene is not None:
            yield from _heading(reading, together, width, ink)
        for one in together:
            yield from _statement(reading, one, width, ink)


def _scene(one: Attribution) -> tuple[str, int]:
    """What statements of one scene share; a statement without a scene is by itself."""
    return ("scene", one.trace.scene) if one.trace.scene is not None else ("alone", one.id)


def _heading(reading: Reading, members: Sequence[Attribution], width: int, ink: Ink) -> Iterator[str]:
    at = [reading.document.sentence_of[one.content[0][0]] + 1 for one in members if one.content]
    first, last = min(at, default=0), max(at, default=0)
    where = f"sentence {first}" if first == last else f"sentences {first} to {last}"
    through = dict.fromkeys(name for one in members for level in one.trace.chain[:-1] for name in level)
    who = dict.fromkeys(one.source.name for one in members if one.source is not None and one.source.name not in through)
    way = RELAYS[members[0].trace.relay] + (f" ({', '.join(through)})" if through else "")
    numbers = trees.numbered([one.id for one in members])
    told = f"one scene, {where}: {way}; {', '.join(who) or 'nobody named'} in {numbers}"
    yield from (ink.faint(line) for line in wrapped(told, width, "  "))


def _statement(reading: Reading, one: Attribution, width: int, ink: Ink) -> Iterator[str]:
    facts = (KINDS[one.kind], "hedged" if one.hedged else "", f"{one.confidence:.0%} sure")
    yield from titled(printable(trees.arrow(one)), ", ".join(filter(None, facts)), width, ink, f"  #{one.id} ")
    said = printable(contract.words(reading.document, one.content)["text"])
    yield from wrapped(textwrap.shorten(said, LONGEST, placeholder=" ..."), width, INDENT, INDENT)
    if doubt := _doubt(reading, one):
        yield from (ink.faint(line) for line in wrapped(doubt, width, INDENT + "who: ", INDENT + "     "))
    yield from (ink.faint(line) for line in wrapped(_why(one), width, INDENT + "why: ", INDENT + "     "))


def _doubt(reading: Reading, one: Attribution) -> str:
    """Whom the words for the source may mean, where that is not plain: "She" between two women."""
    source = one.source
    if source is None or source.confidence >= PLAIN or not source.ranges:
        return ""
    words = printable(contract.words(reading.document, source.ranges)["text"])
    if source.name.lower() in words.lower():
        return ""
    through = {name.lower() for level in one.trace.chain[:-1] for name in level}
    if words.lower() in source.name.lower() or words.lower().startswith("who") or words.lower() in through:
        return ""
    return f"“{words}” is likely {printable(source.name)}, {source.confidence:.0%} sure"


def _why(one: Attribution) -> str:
    rules = ", ".join(dict.fromkeys((*one.rules, *one.trace.rules)))
    reason = printable(one.trace.why) or RELAYS[one.trace.relay]
    reason = ATTRIBUTION.sub(r"#\1", reason[:1].lower() + reason[1:])
    return f"{reason}{f'  [{rules}]' if rules else ''}"
