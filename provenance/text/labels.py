"""What the signals alone make of each line, and of labels glued into lines. Does not look at the neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.text import bylines, glue, layout
from provenance.text.entries import CLOSES, SUPPORT, Entry
from provenance.text.signals import Signals, Verdict
from provenance.values import Region, Span

_LABEL_CHARACTERS = 300
"""Longer lines are not read for signals as a whole: of the furniture in 600 articles one line was longer than 271."""
_LABEL_WORDS = 16
"""Words from which a line that ends with a stop is no label: only regular expressions are tried on it."""
_CAPTION_PART = re.compile(r"[^\s.!?()|][^.!?()|]*")
"""A caption's sentence, credit or label."""
_PIECE_CHARACTERS = 160
"""Longer pieces of a glued line are prose."""


def mark_up(text: str, entries: Sequence[Entry], markup: Sequence[Region]) -> None:
    """Hand each unit the markup inside it and measure it without; a unit that is nothing but markup falls."""
    at = 0
    for region in sorted(markup, key=lambda region: region.span):
        start, end = region.span
        while at < len(entries) and entries[at].unit.end <= start:
            at += 1
        k = at
        while k < len(entries) and entries[k].unit.start < max(end, start + 1):
            entry = entries[k]
            if region.kind == "heading-mark":
                entry.kind = "heading"
            if start <= entry.unit.start and entry.unit.end <= end:
                entry.fall(region.kind, region.rule)
            elif end > start:
                entry.cut.append(region)
            k += 1
    measure(text, entries)


def measure(text: str, entries: Sequence[Entry]) -> None:
    """Measure the units that stand by what is left of them: a line that ends in a credit ends with the stop before."""
    for entry in entries:
        if entry.cut and not entry.fate:
            entry.unit = layout.without(text, entry.unit, [region.span for region in entry.cut])


def signal(text: str, entry: Entry, signals: Signals) -> None:
    unit = entry.unit
    if entry.fate:
        if entry.region == "caption":  # it tells nothing of the article but this
            parts = [match.span() for match in _CAPTION_PART.finditer(text, *unit.span)]
            entry.verdicts = [one for part in parts for one in hear(text, signals, part) if one.rule.gives == "ai"]
        return
    if not any(map(str.isalnum, text[unit.start : unit.end])):
        entry.fall("rule", "layout.no-words")
        return
    if unit.end - unit.start <= _LABEL_CHARACTERS:
        entry.verdicts = hear(text, signals, unit.span, not unit.final or unit.words < _LABEL_WORDS)
        _decide(entry)
    if not entry.fate:
        _unglue(text, entry, signals)


def hear(text: str, signals: Signals, span: Span, phrases: bool = True) -> list[Verdict]:
    """What the signals say of a line; a byline counts only if it can be read as one."""
    return [
        verdict
        for verdict in signals.read(text, *span, phrases)
        if verdict.rule.gives != "byline" or bylines.is_byline(text[slice(*verdict.span)])
    ]


def _decide(entry: Entry) -> None:
    """What the signals alone say of a whole line."""
    words = entry.unit.words
    row = 0.0
    for verdict in entry.verdicts:
        rule = verdict.rule
        if rule.where in ("section", "digest"):
            if rule.weight >= CLOSES:
                entry.fate, entry.region, entry.rule = rule.where, rule.region, rule.id
                return
        elif rule.where == "line" and not verdict.whole:
            row += rule.weight
            if row >= CLOSES:
                entry.fall(rule.region, rule.id)
                return
            continue
        elif words > rule.most:
            continue
        elif rule.weight >= CLOSES:
            entry.fall(rule.region, rule.id)
            return
        if rule.weight > entry.weak:
            entry.weak, entry.weak_rule = rule.weight, rule


def _unglue(text: str, entry: Entry, signals: Signals) -> None:
    """Cut labels out that are glued to each other or to prose: "By Ana RoyShareThe council met.\""""
    known = len(entry.cut)
    pieces = glue.pieces(text, entry.unit.start, entry.unit.end)
    if len(pieces) == 1:
        return
    i = 0
    after_label = False
    while i < len(pieces):
        verdict, taken = _piece(text, pieces, i, after_label, signals)
        if verdict is not None:
            rule = verdict.rule
            entry.verdicts.append(verdict)
            entry.cut.append(Region((pieces[i][0], pieces[i + taken - 1][1]), rule.region, rule.id))
            if rule.where == "section" and i + taken == len(pieces):
                entry.opens, entry.region, entry.rule = "section", rule.region, rule.id
        after_label = verdict is not None
        i += taken
    labels = entry.cut[known:]
    if labels and sum(region.span[1] - region.span[0] for region in labels) >= entry.unit.end - entry.unit.start:
        opens = entry.opens
        entry.fate, entry.region, entry.rule = opens or "fall", labels[-1].kind, labels[-1].rule


def _piece(
    text: str, pieces: Sequence[Span], i: int, after_label: bool, signals: Signals
) -> tuple[Verdict | None, int]:
    """The label that piece `i` is, alone or with the next two; and how many pieces were taken.

    A single word is a label only beside another: "Share" in "Ana RoyShareThe council met", not in "SharePoint".
    """
    for many in (1, 2, 3):
        if i + many > len(pieces):
            break
        start, end = pieces[i][0], pieces[i + many - 1][1]
        if end - start > _PIECE_CHARACTERS:
            continue
        words = len(text[start:end].split())
        verdict = _label(hear(text, signals, (start, end)), words, SUPPORT if after_label else CLOSES)
        if verdict is None:
            continue
        last = i + many == len(pieces)
        if words > 1 or after_label or (last and verdict.rule.where == "section"):
            return verdict, many
        if not last and _label(hear(text, signals, pieces[i + many]), 1, SUPPORT) is not None:
            return verdict, many
    return None, 1


def _label(verdicts: Sequence[Verdict], words: int, enough: float) -> Verdict | None:
    """The verdict that makes a piece of a glued line a label: nothing but the label may be in it."""
    row = 0.0
    for verdict in verdicts:
        rule = verdict.rule
        if rule.where in ("line", "section") and verdict.whole and rule.weight >= enough:
            return verdict
        if rule.where == "start" and rule.weight >= CLOSES and words <= rule.most:
            return verdict
        if rule.where == "line":
            row += rule.weight
            if row >= CLOSES:
                return verdict
    return None


def inline(text: str, entries: Sequence[Entry], signals: Signals) -> None:
    """Furniture in the middle of prose: "[pullquote]", "(Photo by ...)"."""
    at = 0
    for verdict in signals.inline(text):
        while at < len(entries) and entries[at].unit.end <= verdict.span[0]:
            at += 1
        if at < len(entries) and entries[at].unit.start <= verdict.span[0] and verdict.span[1] <= entries[at].unit.end:
            entries[at].cut.append(Region(verdict.span, verdict.rule.region, verdict.rule.id))


def speaks(rule: BoilerplateRule, alone: Signals, line: str) -> bool:
    """Whether a rule, compiled alone, speaks for furniture in a line as its examples have it."""
    if rule.where == "match":
        return bool(alone.inline(line))
    verdicts = hear(line, alone, (0, len(line)))
    if rule.where in ("section", "digest"):
        verdicts = [verdict for verdict in verdicts if verdict.whole]
    return bool(verdicts) and len(line.split()) <= rule.most
