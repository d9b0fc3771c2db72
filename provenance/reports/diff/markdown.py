"""A comparison as Markdown, to be pasted into a review: the sum in sight, each article folded. Compares nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.reports.diff.words import (
    COLUMNS,
    counted,
    edit_counts,
    edit_words,
    headline,
    mark_lines,
    rating_cells,
    shortened,
    told_words,
    totals,
)
from provenance.reports.marks import printable
from provenance.review.changes import ArticleChange
from provenance.review.comparison import Comparison

SENTENCE = 280
"""Characters of a sentence: longer ones are cut, the article is at hand."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(found: Comparison, most: int = 0) -> Iterator[str]:
    """Lines without line ends; `most` articles in detail at most (0: all)."""
    yield f"### Rules: {_plain(found.old)} → {_plain(found.new)}"
    yield ""
    yield f"**{headline(found)}**"
    if not found.edits:
        return
    if sums := list(totals(found)):
        yield ""
        yield from (f"- {_plain(line)}" for line in sums)
    yield ""
    yield f"Rules: {edit_counts(found.edits)}"
    yield ""
    for edit in found.edits[: most * 2] if most else found.edits:
        yield f"- `{edit.sign}` `{edit.id}` {_plain(edit_words(edit))}".rstrip()
    if most and len(found.edits) > most * 2:
        yield f"- and {len(found.edits) - most * 2} more"
    shown = found.changes[:most] if most else found.changes
    yield from _ratings([one for one in shown if one.moved])
    for change in shown:
        yield from _article(change)
    if len(found.changes) > len(shown):
        yield ""
        yield f"{counted(len(found.changes) - len(shown), 'more article')} not shown."


def _ratings(moved: Sequence[ArticleChange]) -> Iterator[str]:
    if not moved:
        return
    yield ""
    yield f"| article | {' | '.join(COLUMNS)} |"
    yield f"|---|{'---:|' * len(COLUMNS)}"
    for change in moved:
        yield f"| {_plain(change.path)} | {' | '.join(rating_cells(change))} |"


def _article(change: ArticleChange) -> Iterator[str]:
    count = len(change.attributions) + len(change.findings) + len(change.marks)
    if not count:
        return
    yield ""
    yield f"<details><summary>{_plain(change.path)}: {counted(count, 'change')}</summary>"
    yield ""
    for told in change.attributions:
        yield from _entry(told.sign, told_words(told), told.sentence)
    for one in change.findings:
        yield from _entry(one.sign, f"{one.severity}: {one.message} ({one.rule})", one.sentence)
    for sign, said in mark_lines(change.marks):
        yield from _entry(sign, said, "")
    yield ""
    yield "</details>"


def _entry(sign: str, said: str, sentence: str) -> Iterator[str]:
    yield f"- `{sign}` {_plain(said)}"
    if sentence:
        yield f"  > {_plain(shortened(sentence, SENTENCE))}"


def _plain(text: str) -> str:
    """Text that Markdown takes as text, whatever an article holds."""
    return _SPECIAL.sub(r"\\\1", printable(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")
