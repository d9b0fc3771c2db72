"""A comparison as one page that needs nothing else: no script, no request. Compares nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from provenance.reports.diff.words import (
    COLUMNS,
    counted,
    edit_counts,
    edit_words,
    headline,
    mark_lines,
    rating_cells,
    told_words,
    totals,
)
from provenance.reports.marks import printable
from provenance.review.changes import ArticleChange
from provenance.review.comparison import Comparison

OPEN = 5
"""Articles whose changes are unfolded: the largest, which is what one looks at first."""

_NAMES = {"+": "new", "-": "gone", "~": "changed"}

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1c1a; --soft: #5c5850; --line: #dcd7cb; --paper: #fbfaf7;
  --new: #2c6e3f; --gone: #a4402d; --changed: #1f4f9a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece9e1; --soft: #aaa598; --line: #3a3b36; --paper: #161715;
  --new: #86cf9b; --gone: #f0a08f; --changed: #9dbdf5; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; }
h1 { font: 600 1.5rem/1.2 Charter, Georgia, serif; } h2 { font-size: 1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: right; padding: .35rem .5rem;
  border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; } li { margin: .5rem 0; } code { font-size: .9em; }
.sign { display: inline-block; min-width: 5.6em; font-weight: 600; font-size: .85em; }
.new { color: var(--new); } .gone { color: var(--gone); } .changed { color: var(--changed); }
td.moved { font-weight: 600; } .soft { color: var(--soft); }
blockquote { margin: .15rem 0 0 4.8em; color: var(--soft); font-family: Charter, Georgia, serif; }
details { border-top: 1px solid var(--line); padding: .5rem 0; } summary { cursor: pointer; font-weight: 600; }
@media (max-width: 40rem) { .scroll { overflow-x: auto; } blockquote { margin-left: 1rem; } }
"""


def page(found: Comparison) -> Iterator[str]:
    """The file's text in pieces. What comes from articles or rules is escaped."""
    title = f"{_safe(found.old)} → {_safe(found.new)}"
    yield (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Rules: {title}</title>\n'
        '<meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>{_STYLE}</style></head><body>\n<h1>Rules: {title}</h1>\n"
        f"<p><strong>{_safe(headline(found))}</strong></p>\n"
    )
    yield f"<ul>{''.join(f'<li>{_safe(line)}</li>' for line in totals(found))}</ul>\n"
    if found.edits:
        yield f"<h2>Rules: {edit_counts(found.edits)}</h2>\n<ul>\n"
        for edit in found.edits:
            yield f"<li>{_sign(edit.sign)} <code>{_safe(edit.id)}</code> {_safe(edit_words(edit))}</li>\n"
        yield "</ul>\n"
    yield from _ratings(found.moved)
    told = [change for change in found.changes if change.attributions or change.findings or change.marks]
    if told:
        yield "<h2>Articles</h2>\n"
    for number, change in enumerate(told):
        yield from _article(change, number < OPEN)
    yield "</body></html>\n"


def _ratings(moved: Sequence[ArticleChange]) -> Iterator[str]:
    if not moved:
        return
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("article", *COLUMNS))
    yield f'<h2>Ratings</h2>\n<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>\n'
    for change in moved:
        cells = "".join(f"<td{' class=moved' * ('→' in cell)}>{cell}</td>" for cell in rating_cells(change))
        yield f"<tr><td>{_safe(change.path)}</td>{cells}</tr>\n"
    yield "</tbody></table></div>\n"


def _article(change: ArticleChange, unfolded: bool) -> Iterator[str]:
    entries = [*_entries(change)]
    yield f"<details{' open' * unfolded}><summary>{_safe(change.path)}"
    yield f' <span class="soft">{counted(len(entries), "change")}</span></summary>\n<ul>\n'
    for sign, said, sentence in entries:
        quoted = f"<blockquote>{_safe(sentence)}</blockquote>" if sentence else ""
        yield f"<li>{_sign(sign)} {_safe(said)}{quoted}</li>\n"
    yield "</ul></details>\n"


def _entries(change: ArticleChange) -> Iterable[tuple[str, str, str]]:
    yield from ((told.sign, told_words(told), told.sentence) for told in change.attributions)
    yield from ((one.sign, f"{one.severity}: {one.message} [{one.rule}]", one.sentence) for one in change.findings)
    yield from ((sign, said, "") for sign, said in mark_lines(change.marks))


def _sign(sign: str) -> str:
    name = _NAMES[sign]
    return f'<span class="sign {name}">{sign} {name}</span>'


def _safe(text: str) -> str:
    return escape(printable(text))
