"""What a line's place makes of it: head, tail, blocks under furniture headings, lists of headlines, repeats.

Works on lines that the signals have been heard on; knows no phrases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from provenance.text import layout
from provenance.text.entries import CLOSES, SUPPORT, Entry
from provenance.text.layout import PROSE_WORDS

_TITLE_CASE = 0.75
"""Share of capitalised words from which a line is set like a headline; sentences with many names reach 0.6."""
_CUT_OFF_WORDS = 6
_CUT_OFF_CASE = 0.5
"""A last line of so many words with a smaller share of capitals reads as a sentence: "He left for Leith at noon"."""
_TITLE_WORDS = 5
"""Words from which a line at the head is rather a title than a label; 98 of 100 titles in 900 articles have as many."""
_HEAD_WORDS = 3
"""Words up to which an unknown line at the head is the name of a section, an outlet, an author."""
_HEADING_WORDS = 14
"""Words of a heading; longer lines without a stop are broken sentences."""
_QUOTED_HEADING_WORDS = 8
"""Words of a heading that is a quotation; longer ones without a stop are quotations that lost it."""
_TAIL_WORDS = 14
"""After the last prose, lines without a final stop fall when shorter than this: longer ones may be cut-off prose."""
_HEADLINES = 3
"""Headlines in a row that make a list of links; two may be a heading and its subheading."""
_QUESTION_WORDS = 14
"""Words of a headline that is a question."""
_LABELS = 2
"""Weak labels in a row that support each other: a lone "Email" may be a heading, "Email", "Print" are buttons."""
_TEASER_SHARE = 0.3
"""Labels a paragraph from which whole paragraphs under "Related" are other articles'."""
_TEASERS_MOST = 0.6
"""Share of a page's prose that other articles may hold; more is the article itself, going on after a box."""
_ARTICLE_FURNITURE = frozenset({"advert", "embed", "story-continues", "share-bar", "newsletter", "rule", "caption"})
"""Furniture that stands between an article's own paragraphs: no evidence of teasers."""
_QUOTED = frozenset("\"'“‘«")


def repeats(text: str, entries: Sequence[Entry]) -> None:
    """A line that stands twice is a caption, a pulled quotation or a page's label: later copies fall."""
    count = Counter(text[entry.unit.start : entry.unit.end] for entry in entries if entry.unit.words > 1)
    seen: set[str] = set()
    for entry in entries:
        line = text[entry.unit.start : entry.unit.end]
        if count.get(line, 0) < 2:
            continue
        if line in seen and not entry.fate and (entry.unit.words >= PROSE_WORDS or not entry.unit.final):
            entry.fall("repeat", "layout.repeat")
        seen.add(line)


def captions(entries: Sequence[Entry]) -> None:
    """The line right above an image's credit is its caption, in texts that part paragraphs by blank lines."""
    if not any(entry.unit.gap for entry in entries):
        return
    for above, entry in pairwise(entries):
        if entry.region == "image-credit" and not entry.unit.gap and not above.fate and above.unit.words <= 50:
            above.fall("caption", "layout.above-image-credit")


def head(text: str, entries: Sequence[Entry], known: str | None) -> str | None:
    """Settle the lines above the first prose: the title is found, section names and dates fall."""
    first = next((k for k, entry in enumerate(entries) if entry.prose and not _titled(text, entry)), None)
    if first is None:
        return None
    for entry in entries[:first]:
        if not entry.fate and entry.weak + SUPPORT >= CLOSES and entry.weak_rule is not None:
            entry.fall(entry.weak_rule.region, entry.weak_rule.id)
    chosen = _title(text, [entry for entry in entries[:first] if not entry.fate], known)
    for entry in entries[:first]:
        if entry.fate or entry.unit.final:
            continue
        if entry is chosen or entry.kind == "heading" or entry.unit.words > _HEAD_WORDS:
            entry.kind = "heading"
        else:
            entry.fall("head", "layout.head")
    return text[chosen.unit.start : chosen.unit.end] if chosen else None


def _title(text: str, head: Sequence[Entry], known: str | None) -> Entry | None:
    """The title among the lines above the prose: the one that was known, else the first long enough for a sentence."""
    likely = [entry for entry in head if _title_like(entry) and (not entry.unit.final or known or _titled(text, entry))]
    if known:
        wanted = _squeezed(known)
        return next((entry for entry in likely if _squeezed(text[slice(*entry.unit.span)]) == wanted), None)
    long = next((entry for entry in likely if entry.unit.words >= _TITLE_WORDS), None)
    return long or max(likely, key=lambda entry: entry.unit.words, default=None)


def _title_like(entry: Entry) -> bool:
    return 3 <= entry.unit.words <= 30


def _titled(text: str, entry: Entry) -> bool:
    """Whether a line that ends with a stop is a headline all the same: most of its words are capitalised."""
    unit = entry.unit
    return unit.words <= 22 and unit.gap is False and layout.title_case(text[unit.start : unit.end]) >= _TITLE_CASE


def _squeezed(line: str) -> str:
    return " ".join(line.split()).casefold().rstrip(".")


def sections(text: str, entries: Sequence[Entry]) -> None:
    """Let the blocks under furniture headings fall, and the rest of the page where it is made of other articles."""
    total = sum(_size(entry) for entry in entries if entry.prose)
    before = 0
    i = 0
    while i < len(entries):
        entry = entries[i]
        if entry.fate != "section" and entry.opens != "section":
            before += _size(entry) if entry.prose else 0
            i += 1
            continue
        region, rule = entry.region, entry.rule
        end = i + 1
        while end < len(entries) and _is_listed(text, entries[end]):
            end += 1
        if end < len(entries) and entries[end].prose and before and _other_articles(entries, end, total):
            end = len(entries)
        for fallen in entries[i + 1 : end]:
            fallen.foreign = True
            if not fallen.down:
                fallen.fall(region, rule)
        i = max(end, i + 1)


def _is_listed(text: str, entry: Entry) -> bool:
    """Whether a line goes on with a list of links: no paragraph, no quotation; a question may be a headline."""
    if entry.fate:
        return entry.fate not in ("section", "digest")
    unit = entry.unit
    if text[unit.start] in _QUOTED and unit.final:
        return False
    return not unit.prose or (unit.words <= _QUESTION_WORDS and text[unit.end - 1] == "?")


def _size(entry: Entry) -> int:
    return entry.unit.end - entry.unit.start


def _other_articles(entries: Sequence[Entry], start: int, total: int) -> bool:
    """Whether the paragraphs from `start` on are teasers: labels between them, and less of the prose than before."""
    rest = entries[start:]
    prose = [k for k, entry in enumerate(rest) if entry.prose]
    if sum(_size(rest[k]) for k in prose) > _TEASERS_MOST * total:
        return False
    labels = sum(1 for entry in rest[: prose[-1]] if _is_teaser_label(entry))
    return labels >= _TEASER_SHARE * len(prose)


def _is_teaser_label(entry: Entry) -> bool:
    """Whether a line is of the sort that stands beside a teaser: a headline, a credit, a date, a reading time."""
    if entry.prose or entry.region in _ARTICLE_FURNITURE:
        return False
    return bool(entry.fate) or entry.unit.words >= 5


def tail(text: str, entries: Sequence[Entry]) -> None:
    """Below the last prose short lines fall, and so do weak signals; from the end upwards until prose is met.

    The last paragraph that stands never falls: a page has an article.
    """
    standing = sum(entry.prose for entry in entries)
    if not standing:
        return
    digest = max((k for k, entry in enumerate(entries) if entry.fate == "digest"), default=len(entries))
    digested = next((k for k in range(digest, len(entries)) if entries[k].down), len(entries))
    for k in range(len(entries) - 1, -1, -1):
        entry = entries[k]
        if entry.down:
            continue
        if digest < k < digested:
            return
        if entry.prose:
            standing -= 1
            if not standing:
                return
        if entry.weak_rule is not None and entry.weak + SUPPORT >= CLOSES:
            entry.fall(entry.weak_rule.region, entry.weak_rule.id)
        elif _is_stub(text, entry) and not _is_cut_off(text, entries, k):
            entry.fall("tail", "layout.tail")
        elif entry.fate == "digest":
            continue
        else:
            return


def _is_stub(text: str, entry: Entry) -> bool:
    """A short line without a stop that is no quotation and not marked as a heading by its format."""
    unit = entry.unit
    return not unit.final and unit.words < _TAIL_WORDS and entry.kind == "body" and text[unit.start] not in _QUOTED


def _is_cut_off(text: str, entries: Sequence[Entry], k: int) -> bool:
    """Whether the very last line is a sentence that lost its stop: alone below prose, not set like a headline."""
    if k != len(entries) - 1 or k == 0 or not entries[k - 1].prose or entries[k].unit.words < _CUT_OFF_WORDS:
        return False
    return layout.title_case(text[slice(*entries[k].unit.span)]) < _CUT_OFF_CASE


def middle(text: str, entries: Sequence[Entry]) -> None:
    """Weak signals fall beside furniture, and so do runs of headlines, which are lists of links."""
    for weak, run in groupby(entries, lambda entry: not entry.fate and entry.weak_rule is not None):
        members = list(run)
        if weak and len(members) >= _LABELS and not any(member.unit.prose for member in members):
            _let_fall(members)
    for ordered in (entries, entries[::-1]):
        for before, entry in pairwise(ordered):
            if before.down and not entry.fate and entry.weak_rule is not None and not entry.unit.prose:
                _let_fall([entry])
    for headline, run in groupby(entries, lambda entry: _is_headline(text, entry)):
        members = list(run)
        if headline and len(members) >= _HEADLINES:
            for member in members:
                member.fall("list", "layout.headlines")


def _let_fall(entries: Sequence[Entry]) -> None:
    """Let lines fall by their weak signals."""
    for entry in entries:
        if entry.weak_rule is not None:
            entry.fall(entry.weak_rule.region, entry.weak_rule.id)


def _is_headline(text: str, entry: Entry) -> bool:
    unit = entry.unit
    if entry.fate or unit.final or not 5 <= unit.words <= 25 or entry.cut or not text[unit.start].isupper():
        return False
    return layout.title_case(text[unit.start : unit.end]) >= _TITLE_CASE


def kinds(text: str, entries: Sequence[Entry]) -> None:
    """Headings between paragraphs, and the paragraphs under the heading of a digest."""
    digest = False
    for entry in entries:
        if entry.fate == "digest":
            digest, entry.kind = True, "heading"
        elif entry.fate:
            digest = False
        elif entry.kind == "heading" or _is_heading(text, entry):
            digest, entry.kind = False, "heading"
        elif digest:
            entry.kind = "digest"


def _is_heading(text: str, entry: Entry) -> bool:
    unit = entry.unit
    if unit.words > _HEADING_WORDS:
        return False
    line = text[unit.start : unit.end].lstrip("….#* ")
    if not line or line[0].islower() or line[0] in "-–—@":
        return False
    if line[0] in _QUOTED and unit.words > _QUOTED_HEADING_WORDS:
        return False
    if unit.final:
        return line[-1] == "?" and layout.title_case(line) >= _TITLE_CASE
    return line[-1] not in ",;" and line.rsplit(maxsplit=1)[-1].lower() not in layout.SMALL_WORDS
