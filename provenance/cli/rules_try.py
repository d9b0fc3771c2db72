"""`provenance rules try`: which rule hit which words, drawn under the sentence, and what was made of it. Plain text."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from provenance import inputs, pipeline
from provenance.attribution import reader_for
from provenance.cli import output, ready, rules_why
from provenance.cli.exits import USAGE, Stop, tell_problems
from provenance.cli.rules_compare import differences
from provenance.reports.marks import printable
from provenance.reports.trees import arrow
from provenance.ruleset import Rules
from provenance.scoring import policies as shelf
from provenance.values import Article, Attribution, Document, Finding, Hit, Range, Reading

WIDTH = 76
"""Columns of the sentence itself: with the labels to its right a line still fits a wide terminal."""

SAME = "No different from the shipped rules"

OUTCOMES = {"declined": "declined to comment", "no-response": "did not respond", "asked": "was asked"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is tried, and with what: `text` is a sentence, a file's name, or - for standard input."""

    text: str
    folders: tuple[Path, ...] = ()
    model: str = "rules"
    outlet: str | None = None
    policies: tuple[str, ...] | None = None
    why: str | None = None
    """The id of a rule whose doings are to be explained."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Tokens [start, end) to be underlined, with what is said of them; `sign` is what the line is made of."""

    start: int
    end: int
    sign: str
    label: str


def try_out(asked: Asked) -> None:
    """Prints the drawing; with folders of rules, also what is different with the shipped rules alone.

    Ends with 2 for a file, model or policy that cannot be used, with 3 for faults in the rules.
    """
    articles = _articles(asked)
    rules = ready.rules(asked.folders)
    if asked.why is not None:
        rules_why.known(rules, asked.why)
    readings = _read(articles, rules, asked)
    drawn = [line for reading in readings for line in draw(reading)]
    different = []
    if asked.folders:
        before = _read(articles, ready.rules(()), asked, shipped=True)
        changed = [f"  {line}" for line in differences(before, readings)]
        different = ["", *(["Against the shipped rules alone", *changed] if changed else [SAME])]
    why = ["", *rules_why.explained(readings, rules, asked.why, asked.policies)] if asked.why is not None else []
    output.write((line + "\n" for line in (*drawn, *why, *different)), None)


def _articles(asked: Asked) -> Sequence[Article]:
    if asked.text == "-":
        return [Article("-", "-", sys.stdin.buffer.read().decode("utf-8-sig", "replace"), outlet=asked.outlet)]
    path = Path(asked.text.strip() or "?")  # no text at all would be the current folder
    try:
        there = path.exists()
    except (OSError, ValueError):  # a sentence that is too long, or holds what no file's name may
        there = False
    if there and path.is_dir():
        raise Stop(USAGE, f"{asked.text} is a folder: name one file, or write a sentence")
    if there:
        files, problems = inputs.find([path])
        tell_problems(problems)
        return [replace(one, outlet=asked.outlet or one.outlet) for one in inputs.articles(files)]
    if path.suffix in inputs.SUFFIXES and " " not in asked.text:
        raise Stop(USAGE, f"{asked.text}: no such file")
    return [Article("", "", asked.text, outlet=asked.outlet)]


def _read(articles: Sequence[Article], rules: Rules, asked: Asked, *, shipped: bool = False) -> list[Reading]:
    from provenance.attribution.tagger.modelfiles import ModelError

    known = shelf.names(rules)
    chosen = asked.policies
    for name in chosen or ():
        if name not in known and not shipped:
            raise Stop(USAGE, f"--policy {name}: no such policy; there are {', '.join(known)}")
    try:
        return list(
            pipeline.read_many(articles, rules, reader_for(asked.model, rules), pipeline.Options(policies=chosen))
        )
    except ModelError as error:
        raise Stop(USAGE, f"--model {asked.model}: {error}") from None


def draw(reading: Reading) -> Iterator[str]:
    """The sentences with all marks under them; then attributions with their chains, requests, findings."""
    document = reading.document
    if not document.sentences:
        kinds = ", ".join(dict.fromkeys(region.kind for region in document.furniture))
        yield "no sentence" + (f": all of it is page furniture ({kinds})" if kinds else "")
    marks = sorted(_marks(reading), key=lambda mark: mark.start)
    for sentence in document.sentences:
        mine = [mark for mark in marks if mark.start < sentence[1] and sentence[0] < mark.end]
        yield from _sentence(document, sentence, mine)
        yield ""
    yield from _section("Attributions", (line for one in reading.attributions for line in _attribution(one)))
    yield from _section(
        "Asked for comment",
        (f"{printable(one.body)} {OUTCOMES[one.outcome]}  [{one.rule}]" for one in reading.comments),
    )
    here = [one for one in reading.findings if one.span is not None]
    yield from _section("Findings", (line for one in here for line in _finding(document, one)))
    whole = len(reading.findings) - len(here)
    if whole:
        yield f"({whole} finding{'s' * (whole != 1)} about the article as a whole: `provenance explain` has them)"


def _marks(reading: Reading) -> Iterator[_Mark]:
    for one in reading.attributions:
        for role, sign, ranges in (
            ("content", "=", one.content), ("source", "=", one.source_ranges), ("cue", "=", one.cue)
        ):  # fmt: skip
            for start, end in ranges:
                yield _Mark(start, end, sign, f"#{one.id} {role}")
    for hedge in reading.hedges:
        likely = f", {hedge.probability[0]:g}-{hedge.probability[1]:g}% likely" if hedge.probability else ""
        yield _Mark(*hedge.range, "~", f"hedge: {hedge.kind}{likely}")
    for hit in reading.hits:
        yield _Mark(hit.start, hit.end, "-", f"{_named(hit)}{_slots(reading.document, hit)}")


def _named(hit: Hit) -> str:
    """Rule ids begin as editors like; the kind stands before those that do not tell it."""
    return hit.rule if hit.rule.startswith(hit.kind) else f"{hit.kind} {hit.rule}"


def _slots(document: Document, hit: Hit) -> str:
    return "".join(f"  {{{name}}} = {printable(document.slice(part))}" for name, part in hit.slots if part[0] < part[1])


def _sentence(document: Document, sentence: Range, marks: Sequence[_Mark]) -> Iterator[str]:
    """The sentence in lines of at most `WIDTH`; under each the marks in it, their labels in one column."""
    for first, end in _lines(document, sentence):
        base = document.starts[first]
        text = printable(document.text[base : document.ends[end - 1]])
        yield text
        for mark in marks:
            start, stop = max(mark.start, first), min(mark.end, end)
            if start >= stop:
                continue
            left, right = document.starts[start] - base, document.ends[stop - 1] - base
            # A mark that goes on from the line above or into the next one is named once, where it begins.
            label = mark.label if mark.start >= first else "..."
            yield f"{' ' * left}{mark.sign * (right - left)}".ljust(len(text)) + f"  {label}"


def _lines(document: Document, sentence: Range) -> Iterator[Range]:
    first = sentence[0]
    for token in range(*sentence):
        if token > first and document.ends[token] - document.starts[first] > WIDTH:
            yield first, token
            first = token
    yield first, sentence[1]


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield heading
        yield from (f"  {line}" for line in found)


def _attribution(one: Attribution) -> Iterator[str]:
    facts = [one.kind, one.trace.relay if one.trace.relay != "none" else "", "hedged" if one.hedged else ""]
    if one.source is not None:
        facts.append(one.source.identity)
    yield f"#{one.id} {printable(arrow(one))}  ({', '.join(fact for fact in facts if fact)})"
    why = ", ".join(dict.fromkeys((*one.rules, *one.trace.rules)))
    if why:
        yield f"   by {why}"
    if one.trace.why:
        yield f"   {printable(one.trace.why)}"


def _finding(document: Document, one: Finding) -> Iterator[str]:
    words = document.text[slice(*one.span)] if one.span else ""
    yield f"{one.severity}: {printable(one.message)}  [{one.rule}]"
    yield f"   at “{printable(textwrap.shorten(words, 60, placeholder=' ...'))}”"
