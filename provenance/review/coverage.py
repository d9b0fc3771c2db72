"""Which rules are at work in a folder: how often each fires, and where two say something of the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from provenance.ruleset import KINDS, Rule, Rules
from provenance.values import Hit, Reading

SAYS: Mapping[str, tuple[str, ...]] = {
    "cue": ("class_", "relay"),
    "hedge": ("class_",),
    "relay": ("relay", "chain"),
    "medium": ("relay", "outlet"),
    "descriptor": ("identity", "category"),
    "title": ("gender", "office"),
    "anonymity": ("rote", "reason"),
    "comment": ("outcome",),
    "disclosure": ("about",),
}
"""What a hit of each kind amounts to: two rules that differ in it contradict each other on the same words."""

COUNTED = tuple(name for name, kind in KINDS.items() if kind.scanned or name in ("boilerplate", "policy"))
"""Kinds whose rules fire; lists of names, ratings and grades are always at work."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of one article: hits a rule, and pairs of rules with the words that both are about."""

    path: str
    hits: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, str, str], ...]


def seen(reading: Reading) -> Seen:
    """What fired in one article. Policies count their findings, boilerplate the regions that it set aside."""
    counts = Counter(hit.rule for hit in reading.hits)
    counts.update(region.rule for region in reading.document.furniture)
    reported = Counter(one.rule for one in (*reading.findings, *reading.suppressed))
    counts.update({rule: count for rule, count in reported.items() if rule not in counts})
    return Seen(reading.path, tuple(sorted(counts.items())), tuple(_pairs(reading)))


def _pairs(reading: Reading) -> Iterator[tuple[str, str, str]]:
    at: dict[tuple[str, int, int], list[Hit]] = {}
    for hit in reading.hits:
        at.setdefault((hit.kind, hit.start, hit.end), []).append(hit)
    for (kind, start, end), hits in at.items():
        if kind in SAYS and len(hits) > 1:
            words = " ".join(reading.document.slice((start, end)).split())
            for one, other in combinations(sorted({hit.rule for hit in hits}), 2):
                yield one, other, words


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule, how often it fired and in how many articles."""

    rule: Rule
    hits: int
    articles: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rules on the same words: how often, an example, and what each makes of them where that differs."""

    one: Rule
    other: Rule
    count: int
    words: str
    path: str
    differ: tuple[tuple[str, str, str], ...]
    """(key, what the one says, what the other says); empty when they agree."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a folder: all rules that can fire, the busiest first, and pairs of rules on the same words."""

    articles: int
    fired: tuple[Fired, ...]
    pairs: tuple[Pair, ...]

    @property
    def conflicts(self) -> tuple[Pair, ...]:
        """Pairs that contradict each other."""
        return tuple(pair for pair in self.pairs if pair.differ)

    @property
    def overlaps(self) -> tuple[Pair, ...]:
        """Pairs that say the same: one of them is idle there."""
        return tuple(pair for pair in self.pairs if not pair.differ)


def cover(found: Iterable[Seen], rules: Rules) -> Coverage:
    """The sum over all articles."""
    hits: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], tuple[str, str]] = {}
    total = 0
    for one in found:
        total += 1
        hits.update(dict(one.hits))
        articles.update(rule for rule, _ in one.hits)
        for first, second, words in one.pairs:
            pairs[first, second] += 1
            examples.setdefault((first, second), (words, one.path))
    fired = [Fired(rule, hits[rule.id], articles[rule.id]) for kind in COUNTED for rule in rules.of(kind)]
    fired.sort(key=lambda one: (-one.hits, one.rule.id))
    made = []
    for (first, second), count in pairs.items():
        one, other = rules.rule(first), rules.rule(second)
        if _apart(one, other):
            continue
        made.append(Pair(one, other, count, *examples[first, second], tuple(_differ(one, other))))
    made.sort(key=lambda pair: (not pair.differ, -pair.count, pair.one.id, pair.other.id))
    return Coverage(total, tuple(fired), tuple(made))


def _apart(one: Rule, other: Rule) -> bool:
    """Whether the two never meet: hedges of different scales, cues that live in different constructions."""
    if one.kind == "hedge":
        return bool(getattr(one, "scale", "") != getattr(other, "scale", ""))
    if one.kind == "cue":
        return not set(getattr(one, "frames", ())) & set(getattr(other, "frames", ()))
    return False


def _differ(one: Rule, other: Rule) -> Iterator[tuple[str, str, str]]:
    for name in SAYS[one.kind]:
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine != theirs:
            yield name.rstrip("_"), str(mine or "none"), str(theirs or "none")
