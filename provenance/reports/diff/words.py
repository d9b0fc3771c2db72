"""How a comparison is put into words: the same sentences in every format. Lays nothing out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from provenance.review.changes import ArticleChange, Mark, Shift, Told
from provenance.review.comparison import Comparison
from provenance.review.edits import Edit, KeyEdit

COLUMNS = ("overall", "depth", "hedging", "2ndhand", "grade")
ARROW = " → "

ENTRIES = 4
"""Entries of a list that an edit shows; the rest are counted."""

_SORTS = {"attribution": "attributions", "finding": "findings", "hedge": "hedges", "request": "requests for comment",
          "furniture": "stretches of page furniture"}  # fmt: skip
_SIGNS = {"+": "new", "-": "gone", "~": "read otherwise"}


def headline(found: Comparison) -> str:
    """One sentence: how many of the articles change."""
    changed, all_of_them = len(found.changes), found.articles
    if not found.edits:
        return "The rules say the same; no article was read."
    if not changed:
        return f"No change in {counted(all_of_them, 'article')}."
    moved = len(found.moved)
    ratings = f"a rating or the grade moves in {moved:,}" if moved else "no rating moves"
    return f"{changed:,} of {counted(all_of_them, 'article')} change{'s' * (changed == 1)}; {ratings}."


def totals(found: Comparison) -> Iterator[str]:
    """What came, went and is read otherwise, a line a sort; the findings by their rules."""
    for sort, name in _SORTS.items():
        counts = found.counted(sort)
        parts = [f"{counts[sign]} {word}" for sign, word in _SIGNS.items() if counts[sign]]
        if parts:
            yield f"{name}: {', '.join(parts)}{_rules_of(found) if sort == 'finding' else ''}"


def _rules_of(found: Comparison) -> str:
    by_rule = Counter(one.rule for change in found.changes for one in change.findings)
    most = sorted(by_rule.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{rule} {count}" for rule, count in most[:ENTRIES]]
    return f" ({', '.join(named)}{', ...' if len(most) > ENTRIES else ''})"


def edit_counts(edits: Sequence[Edit]) -> str:
    """`1 new, 2 edited, 1 gone`."""
    counts = Counter(edit.sign for edit in edits)
    names = (("+", "new"), ("~", "edited"), ("-", "gone"))
    return ", ".join(f"{counts[sign]} {name}" for sign, name in names if counts[sign])


def edit_words(edit: Edit) -> str:
    """What was done to a rule: what a new one means, why one is off, each key that differs."""
    if edit.new is None:
        return f"switched off: {edit.reason}" if edit.reason else "taken out"
    if edit.old is None:
        return edit.new.means
    return "; ".join(map(_key_words, edit.keys))


def _key_words(key: KeyEdit) -> str:
    if len(key.gone) == len(key.new) == 1:
        return f"{key.key} {_short(key.gone[0])}{ARROW}{_short(key.new[0])}"
    parts = [f"+ {_listed(key.new)}"] if key.new else []
    parts += [f"- {_listed(key.gone)}"] if key.gone else []
    return f"{key.key} {' '.join(parts) or 'in another order'}"


def _listed(entries: Sequence[str]) -> str:
    shown = ", ".join(f"“{_short(one)}”" for one in entries[:ENTRIES])
    return shown + (f" and {len(entries) - ENTRIES} more" if len(entries) > ENTRIES else "")


def _short(text: str, most: int = 60) -> str:
    return shortened(" ".join(text.split()), most)


def shortened(text: str, most: int) -> str:
    """A text of `most` characters at most, cut at a word where it can be."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:") + "…"


def rating_cells(change: ArticleChange) -> tuple[str, ...]:
    """The columns of `COLUMNS`: `65 → 61` where a rating moved, the number alone where it did not."""
    pairs = [*zip(change.old.values, change.new.values, strict=True), (change.old.grade, change.new.grade)]
    return tuple(str(_dash(new)) if old == new else f"{_dash(old)}{ARROW}{_dash(new)}" for old, new in pairs)


def _dash(value: int | str | None) -> int | str:
    return "-" if value is None else value


def told_words(told: Told) -> str:
    """An attribution in one line: who, how the words came, through whom; or what of it is read otherwise."""
    if told.sign == "~":
        return f"{told.source}: {'; '.join(map(_shift_words, told.shifts))}"
    chain = f", {told.chain}" if " < " in told.chain else ""
    return f"{told.source} ({told.relay}{chain})"


def _shift_words(shift: Shift) -> str:
    if shift.what == "hedged":
        return "hedged" if shift.new == "yes" else "no longer hedged"
    most = 70 if shift.what == "content" else 100
    return f"{shift.what} {_short(shift.old, most)}{ARROW}{_short(shift.new, most)}"


def mark_lines(marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    """(sign, words) a sort of words that count otherwise: `- hedge (modal): could 3, might`."""
    groups: dict[tuple[str, str, str], Counter[str]] = {}
    for one in marks:
        groups.setdefault((one.sign, one.sort, one.label), Counter())[_short(one.text)] += 1
    for (sign, sort, label), counts in groups.items():
        quoted = [f"{text} ×{count}" if count > 1 else text for text, count in counts.most_common()]
        more = f" and {len(quoted) - ENTRIES} more" if len(quoted) > ENTRIES else ""
        yield sign, f"{sort} ({label}): {', '.join(quoted[:ENTRIES])}{more}"


def counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
