"""Which rules are at work in a folder, for people, spreadsheets and programs. Counts nothing."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from provenance.reports.diff.words import shortened
from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.review.coverage import Coverage, Fired, Pair

NAMED = 20
"""Rules a list shows in the terminal; the rest are counted. CSV and JSON have them all."""


def text(found: Coverage, width: int, ink: Ink, mine: Collection[str] = (), most: int = NAMED) -> Iterator[str]:
    """Lines without line ends. `mine`: paths of rule files; with any, only their rules are listed."""
    fired = [one for one in found.fired if not mine or one.rule.path in mine]
    counted = [one for one in fired if mine or one.rule.kind != "outlet"]
    active = [one for one in counted if one.hits]
    whose = "of your rules" if mine else "rules"
    yield ink.strong(f"{len(active)} of {len(counted)} {whose} fire in {found.articles:,} articles")
    if not mine:
        outlets = [one for one in fired if one.rule.kind == "outlet"]
        yield f"outlets: {sum(1 for one in outlets if one.hits)} of {len(outlets):,} are named"
    yield from _busy(active, ink, most)
    yield from _idle([one for one in counted if not one.hits], width, ink, most)
    pairs = [pair for pair in found.pairs if not mine or pair.one.path in mine or pair.other.path in mine]
    conflicts = [pair for pair in pairs if pair.differ]
    overlaps = [pair for pair in pairs if not pair.differ]
    yield from _meeting("Conflicts", "the same words, another meaning", conflicts, width, ink, most)
    yield from _meeting("Overlaps", "the same words, the same meaning", overlaps, width, ink, most)


def _busy(active: Sequence[Fired], ink: Ink, most: int) -> Iterator[str]:
    if not active:
        return
    yield ""
    yield f"{'hits':>7}  {'articles':>8}  {ink.strong('rule')}"
    shown = active[:most] if most else active
    for one in shown:
        yield f"{one.hits:>7,}  {one.articles:>8,}  {printable(one.rule.id)}"
    yield from _more(len(active) - len(shown), 19)


def _idle(idle: Sequence[Fired], width: int, ink: Ink, most: int) -> Iterator[str]:
    if not idle:
        return
    yield ""
    yield f"{ink.strong('Never fire')}  {len(idle)}"
    shown = idle[:most] if most else idle
    column = min(max(len(one.rule.id) for one in shown), 36)
    for one in shown:
        yield f"  {printable(one.rule.id):<{column}}  {shortened(printable(one.rule.means), width - column - 4)}"
    yield from _more(len(idle) - len(shown), 2)


def _meeting(name: str, means: str, pairs: Sequence[Pair], width: int, ink: Ink, most: int) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield f"{ink.strong(name)}  {len(pairs)}: {means}"
    shown = pairs[:most] if most else pairs
    for pair in shown:
        said = [f"{key}: {one} or {other}" for key, one, other in pair.differ]
        words = f"“{pair.words}” ×{pair.count:,}" if pair.count > 1 else f"“{pair.words}”"
        yield f"  {printable(pair.one.id)} and {printable(pair.other.id)}"
        lines = textwrap.wrap(printable("; ".join([words, *said])), width - 6)
        yield from (f"      {line}" for line in lines)
    yield from _more(len(pairs) - len(shown), 2)


def _more(count: int, indent: int) -> Iterator[str]:
    if count > 0:
        yield f"{' ' * indent}and {count:,} more; --limit 0 shows all"


def csv_text(found: Coverage) -> Iterator[str]:
    """A row a rule: rule, kind, hits, articles, what it means, file and line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("rule", "kind", "hits", "articles", "means", "file", "line"))
    for one in found.fired:
        rule = one.rule
        writer.writerow((rule.id, rule.kind, one.hits, one.articles, printable(rule.means), rule.path, rule.line))
    yield buffer.getvalue()


def record(found: Coverage) -> dict[str, Any]:
    """{articles, rules: [...], conflicts: [...], overlaps: [...]}."""
    return {
        "articles": found.articles,
        "rules": [
            {
                "id": one.rule.id,
                "kind": one.rule.kind,
                "hits": one.hits,
                "articles": one.articles,
                "file": one.rule.path,
                "line": one.rule.line,
            }
            for one in found.fired
        ],
        "conflicts": [_pair(pair) for pair in found.conflicts],
        "overlaps": [_pair(pair) for pair in found.overlaps],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "rules": [pair.one.id, pair.other.id],
        "count": pair.count,
        "words": pair.words,
        "path": pair.path,
        "differ": [{"key": key, "values": [one, other]} for key, one, other in pair.differ],
    }
