"""One pass over an article's tokens -> everything that any rule finds in it. Compiles nothing.

The order is forced by the slots: words first, then which outlet names are outlets, then the patterns that have slots
or gaps, then what `unless` takes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.ruleset.expressions import Expressions
from provenance.ruleset.hits import Hits
from provenance.ruleset.outlets import Found, Home, resolve
from provenance.ruleset.slots import Phrases, Slots
from provenance.ruleset.table import GAP, SLOT, WORD, Entry, Node, Part, Table
from provenance.ruleset.targets import EXACT, OutletTarget, RuleTarget, fits
from provenance.values import Document, Hit, Range

Filled = tuple[tuple[str, Range], ...]
_Raw = tuple[RuleTarget, int, int, Filled]
_Pending = tuple[RuleTarget, tuple[Part, ...], int, int, bool]
"""(target, parts, anchor's position, its token, whether an outlet has to be in the sentence)."""

BESIDE = 4
"""Words looked at on each side of a hyphened token: the longest outlet names have five."""

MARKS = frozenset(("“", "”", '"', "«", "»", "—", "–", "--", "-", ";", "(", ")"))
"""Marks that no gap may cross: what stands behind a quotation mark, a dash or a bracket is another statement."""


@dataclass(frozen=True, slots=True, eq=False)
class Machine:
    """Everything a scan needs, made once for a set of rules."""

    table: Table
    phrases: Phrases
    expressions: Expressions


def scan(machine: Machine, document: Document, home: Home) -> Hits:
    """All hits of all rules. Linear in the article's length for plain phrases."""
    plain, names, pending = _walk(machine.table, document.lower, document.words, document.sentence_of)
    hyphened = [i for i, word in enumerate(document.words) if "-" in word and word[0].isupper()]
    joint = [one for i in hyphened for one in _inside(machine.table, document, i)]
    raw = [one for one in plain if one[0].kind != "outlet"]
    guards = _Guards()
    for target, start, end, _ in plain:
        if target.guard:
            guards.add(target.rule, start, end)
    raw.extend(machine.expressions.find(document))
    guarding = [one for one in pending if one[0].kind == "outlet"]
    if guarding:  # what voids outlets has to be known before there are outlets to fill its slots
        _match_all(_Matcher(document, Slots(document, machine.phrases, (), (), ())), guarding, raw, guards)
    outlets = resolve(document, names, joint, hyphened, home, guards.cover)
    if len(pending) > len(guarding):
        slots = Slots(document, machine.phrases, *slot_ranges(document, outlets, raw))
        near = slots.sentences_with_outlets()
        sentence_of = document.sentence_of
        rest = [one for one in pending if one[0].kind != "outlet" and (not one[4] or sentence_of[one[3]] in near)]
        _match_all(_Matcher(document, slots), rest, raw, guards)
    return Hits([*outlets, *_finish(document, raw, guards)])


def _match_all(matcher: _Matcher, pending: Iterable[_Pending], raw: list[_Raw], guards: _Guards) -> None:
    for target, parts, place, token, _ in pending:
        found = matcher.match(target, parts, place, token)
        if found is None:
            continue
        if target.guard:
            guards.add(target.rule, found[1], found[2])
        else:
            raw.append(found)


def _inside(table: Table, document: Document, i: int) -> list[Found]:
    """Outlets joined by a hyphen in token i: "Washington Post-ABC News" is two. Empty unless every part is one's."""
    parts = [part for part in document.words[i].split("-") if part]
    before, after = document.words[max(0, i - BESIDE) : i], document.words[i + 1 : i + 1 + BESIDE]
    words = (*before, *parts, *after)
    lower = (*document.lower[i - len(before) : i], *(part.lower() for part in parts), *document.lower[i + 1 :][:BESIDE])
    first, last = len(before), len(before) + len(parts)
    _, names, _ = _walk(table, lower, words, (0,) * len(words))
    found = [one for one in names if one[1] < last and one[2] > first and one[0].name]
    if len(parts) < 2 or {k for _, start, end in found for k in range(start, end)}.isdisjoint(range(first, last)):
        return []
    if not all(any(start <= k < end for _, start, end in found) for k in range(first, last)):
        return []
    back = [*range(i - len(before), i), *(i for _ in parts), *range(i + 1, i + 1 + len(after))]
    return [(target, back[start], back[end - 1] + 1) for target, start, end in found]


def _walk(
    table: Table, lower: Sequence[str], words: Sequence[str], sentence_of: Sequence[int]
) -> tuple[list[_Raw], list[Found], list[_Pending]]:
    """The one pass: plain sequences compared in full, the others noted where their anchor stands."""
    size = len(lower)
    plain: list[_Raw] = []
    names: list[Found] = []
    pending: list[_Pending] = []
    get = table.get
    for i, word in enumerate(lower):
        node = get(word)
        if node is None:
            continue
        for place, length, checks, target, parts, capitals in _entries(node, lower, i, size):
            if parts is not None:
                pending.append((target, parts, place, i, capitals))
                continue
            start = i - place
            end = start + length
            if start < 0 or end > size:
                continue
            for at, forms in checks:
                if lower[start + at] not in forms:
                    break
            else:
                if length > 1 and sentence_of[start] != sentence_of[end - 1]:
                    continue
                if type(target) is OutletTarget:
                    if capitals is None or fits(capitals, words, start):
                        names.append((target, start, end))
                elif capitals is None or _as_written(target, capitals, words, start):
                    plain.append((target, start, end, ()))
    return plain, names, pending


def _entries(node: Node, lower: Sequence[str], i: int, size: int) -> list[Entry]:
    """What hangs on token i alone, and on it with the next one."""
    entries, pairs = node
    if pairs and i + 1 < size and (more := pairs.get(lower[i + 1])) is not None:
        return entries + more if entries else more
    return entries


def _as_written(target: RuleTarget, capitals: tuple[object, ...], words: Sequence[str], start: int) -> bool:
    if target.case != EXACT:
        return fits(capitals, words, start)  # type: ignore[arg-type]  # a name's requirement, see targets.capitals_of
    return all(words[start + i].replace("’", "'") in forms for i, forms in enumerate(capitals))  # type: ignore[operator]


class _Guards:
    """The tokens at which the `unless` phrases of rules were found."""

    __slots__ = ("_by_rule",)

    def __init__(self) -> None:
        self._by_rule: dict[str, set[int]] = {}

    def add(self, rule: str, start: int, end: int) -> None:
        self._by_rule.setdefault(rule, set()).update(range(start, end))

    def cover(self, rule: str, start: int, end: int) -> bool:
        tokens = self._by_rule.get(rule)
        return tokens is not None and not tokens.isdisjoint(range(start, end))


def slot_ranges(
    document: Document, outlets: Iterable[Hit], raw: Iterable[_Raw]
) -> tuple[set[Range], set[Range], set[Range]]:
    """Ranges that may fill {outlet}, {platform}, and titles before names."""
    units = {hit.range for hit in outlets}
    programmes, platforms, titles = set(), set(), set()
    for target, start, end, _ in raw:
        if target.unit:
            programmes.add((start, end))
        elif target.platform:
            platforms.add((start, end))
        elif target.kind == "title":
            titles.add((start, end))
    by_end = {end: start for start, end in units}
    lower, words = document.lower, document.words
    joined = set()
    for start, end in programmes:  # CNN's State of the Union, ABC's “This Week”
        at = start - 1 if start > 0 and words[start - 1] in "“\"'‘" else start
        owner = by_end.get(at - 1) if at > 0 and lower[at - 1] == "'s" else by_end.get(at)
        if owner is not None:
            joined.add((owner, end))
    return units | programmes | joined, platforms, titles


class _Matcher:
    """Patterns with slots, gaps and optional words, compared around their anchor by trying the best choice first.

    A choice that led nowhere is remembered until the anchor is done, so that no phrase takes exponential time.
    """

    __slots__ = ("_dead", "_document", "_first", "_last", "_slots", "_written")

    def __init__(self, document: Document, slots: Slots) -> None:
        self._document = document
        self._slots = slots
        self._written: tuple[str, ...] | None = None
        self._first = self._last = 0
        self._dead: set[tuple[int, int]] = set()
        """(part, token) from which the rest cannot be matched; parts to the left of the anchor as -1 - part."""

    def match(self, target: RuleTarget, parts: tuple[Part, ...], place: int, token: int) -> _Raw | None:
        """The match of a pattern whose part `place` stands at a token, or None."""
        document = self._document
        self._first, self._last = document.sentences[document.sentence_of[token]]
        if target.case == EXACT:
            if self._written is None:
                self._written = tuple(word.replace("’", "'") for word in document.words)
            words = self._written
        else:
            words = document.lower
        if self._dead:
            self._dead.clear()
        right = self._right(words, parts, place, token)
        if right is None:
            return None
        left = self._left(words, parts, place - 1, token)
        if left is None:
            return None
        return target, left[0], right[0], left[1] + right[1]

    def _right(self, words: Sequence[str], parts: tuple[Part, ...], k: int, i: int) -> tuple[int, Filled] | None:
        """(end, slots) of parts[k:] from token i on."""
        if k == len(parts):
            return i, ()
        sort, wanted, optional = parts[k]
        if sort == WORD and not optional:
            return self._right(words, parts, k + 1, i + 1) if i < self._last and words[i] in wanted else None
        if (k, i) in self._dead:
            return None
        if sort == SLOT:
            kind, name = wanted
            for filled, on in self._slots.starting(kind, i, self._last):
                rest = self._right(words, parts, k + 1, on)
                if rest is not None:
                    return rest[0], ((name, filled), *rest[1])
        else:
            for on in self._gap(i, wanted, 1) if sort == GAP else self._or_without(words, wanted, i, 1):
                rest = self._right(words, parts, k + 1, on)
                if rest is not None:
                    return rest
        self._dead.add((k, i))
        return None

    def _left(self, words: Sequence[str], parts: tuple[Part, ...], k: int, i: int) -> tuple[int, Filled] | None:
        """(start, slots) of parts[: k + 1] up to, not including, token i."""
        if k < 0:
            return i, ()
        sort, wanted, optional = parts[k]
        if sort == WORD and not optional:
            return self._left(words, parts, k - 1, i - 1) if i > self._first and words[i - 1] in wanted else None
        if (-1 - k, i) in self._dead:
            return None
        if sort == SLOT:
            kind, name = wanted
            for filled, on in self._slots.ending(kind, i, self._first):
                rest = self._left(words, parts, k - 1, on)
                if rest is not None:
                    return rest[0], (*rest[1], (name, filled))
        else:
            for on in self._gap(i, wanted, -1) if sort == GAP else self._or_without(words, wanted, i, -1):
                rest = self._left(words, parts, k - 1, on)
                if rest is not None:
                    return rest
        self._dead.add((-1 - k, i))
        return None

    def _or_without(self, words: Sequence[str], wanted: frozenset[str], i: int, step: int) -> Iterable[int]:
        """Tokens at which the match may go on past a word that may be missing: with it first."""
        token = i if step > 0 else i - 1
        if self._first <= token < self._last and words[token] in wanted:
            yield i + step
        yield i

    def _gap(self, i: int, most: int, step: int) -> Iterable[int]:
        """Tokens at which the match may go on, the nearest first: up to `most` words on, no mark crossed."""
        words = self._document.words
        yield i
        passed = 0
        while passed < most:
            token = i if step > 0 else i - 1
            if not self._first <= token < self._last or words[token] in MARKS:
                return
            if words[token][0].isalnum():
                passed += 1
            i += step
            yield i


def _finish(document: Document, raw: Iterable[_Raw], guards: _Guards) -> list[Hit]:
    """Hits of rules: in their scope, not guarded, the longest of overlapping ones of the same rule."""
    by_rule: dict[str, list[_Raw]] = {}
    for one in raw:
        target = one[0]
        if target.guard or (target.scope != "any" and not in_scope(document, target.scope, one[1])):
            continue
        if target.guarded and guards.cover(target.rule, one[1], one[2]):
            continue
        by_rule.setdefault(target.rule, []).append(one)
    hits: list[Hit] = []
    for found in by_rule.values():
        kept = _longest(found) if len(found) > 1 else found
        hits.extend([Hit(target.rule, target.kind, start, end, slots) for target, start, end, slots in kept])
    return hits


def _longest(found: list[_Raw]) -> list[_Raw]:
    """Without those that overlap a longer one; nearly always there are none, so that is looked at first."""
    found.sort(key=_by_start)
    end = -1
    for one in found:
        if one[1] < end:
            break
        end = one[2]
    else:
        return found
    kept: list[_Raw] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one[1] - one[2], one[1], one[3])):
        if taken.isdisjoint(range(one[1], one[2])):
            kept.append(one)
            taken.update(range(one[1], one[2]))
    return kept


def _by_start(one: _Raw) -> tuple[int, int]:
    return one[1], -one[2]


def in_scope(document: Document, scope: str, start: int) -> bool:
    """Whether a match that begins at a token is where a rule of that scope (own, quotations, headline) looks."""
    if scope == "headline":
        return document.paragraph_kinds[document.paragraph_of[start]] == "heading"
    return (document.quoted[start] == 1) == (scope == "quotations")
