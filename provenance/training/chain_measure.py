"""Scores sources and chains of readings against annotated answers. Reads no files, runs no reader.

Answers and attributions are paired one to one, best first, where contents overlap with a Dice of one half or half of
the annotated cue is covered; an answer that is known by its anchor alone has its anchor for a cue. Accuracies are of
the paired; F1 of secondhand, unnamed and hops is of all; chains are of all answers that have one, a miss is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from provenance.training.chain_gold import Answer, Levels, Told, characters
from provenance.values import SECONDHAND, Attribution, Reading

HALF = 0.5
"""Overlap from which two parts are the same, as in `measure`."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "the a an of for in at on to by with and from mr ms mrs dr sen rep gov former president senator representative"
    " secretary governor candidate one two some several".split()
)
"""Words without weight in a name: articles, prepositions, titles, small numbers."""

Counts = Counter[str]


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same: half of their words agree, or all words of the shorter are in the longer."""
    a, b = _words(one), _words(other)
    common = len(a & b)
    return bool(common) and (2 * common / (len(a) + len(b)) >= HALF or common == min(len(a), len(b)))


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    found = _WORD.findall(re.sub(r"[’']s\b", "", plain).replace("u.s.", "us").replace("&", " "))
    return frozenset(word for word in found if word not in _SMALL) or frozenset(found)


def same_level(gold: Sequence[str], read: Sequence[str]) -> bool:
    """Every name of the annotated level is among the read ones, and these are not twice as many."""
    return len(read) <= 2 * len(gold) and all(any(same_name(g, r) for r in read) for g in gold)


def same_chain(gold: Levels, read: Levels) -> bool:
    return len(gold) == len(read) and all(same_level(g, r) for g, r in zip(gold, read, strict=True))


def count(told: Told, reading: Reading) -> Counts:
    """One article's counts."""
    read = reading.attributions
    found: Counts = Counter(
        {
            "secondhand read": sum(one.secondhand for one in read),
            "unnamed read": sum(_identity(one) == "unnamed" for one in read),
            "hops read": sum(max(0, len(one.trace.chain) - 1) for one in read),
        }
    )
    matched = _pairs(told.answers, reading)
    for number, answer in enumerate(told.answers):
        one = read[matched[number]] if number in matched else None
        found.update(_one(answer, one, _name(reading, one)))
    return found


def _one(answer: Answer, read: Attribution | None, name: str) -> Counts:
    second, hops = answer.relay in SECONDHAND, max(0, len(answer.chain) - 1)
    found: Counts = Counter(
        {
            "answers": 1, "secondhand": second, "unnamed": answer.identity == "unnamed", "hops": hops,
            "chains": bool(answer.chain), "multi": hops > 0,
        }
    )  # fmt: skip
    if read is None:
        return found
    chain = read.trace.chain
    right = bool(answer.chain) and same_chain(answer.chain, chain)
    links = list(pairwise(chain))
    named = answer.source != "-"
    found.update(
        {
            "matched": 1,
            "named": named,
            "name right": named and same_name(answer.source, name),
            "identity right": _identity(read) == answer.identity,
            "category right": (read.source.category if read.source else "unknown") == answer.category,
            "relay right": read.trace.relay == answer.relay,
            "hedged right": read.hedged == answer.hedged,
            "secondhand right": second and read.secondhand,
            "unnamed right": answer.identity == "unnamed" and _identity(read) == "unnamed",
            "chains right": right,
            "multi right": right and hops > 0,
            "hops right": sum(
                any(same_level(near, a) and same_level(far, b) for a, b in links)
                for near, far in pairwise(answer.chain)
            ),
        }
    )
    return found


def _name(reading: Reading, one: Attribution | None) -> str:
    """Who said it, as reports have it: the resolved name, else the words that stand where a source stands."""
    if one is None:
        return ""
    return one.source.name if one.source else " ... ".join(reading.document.slice(part) for part in one.source_ranges)


def _identity(one: Attribution) -> str:
    return one.source.identity if one.source is not None else "none"


def _pairs(answers: Sequence[Answer], reading: Reading) -> dict[int, int]:
    """Attribution by answer."""
    document = reading.document
    parts = [
        tuple(
            characters(document.span(part) for part in ranges) for ranges in (one.source_ranges, one.cue, one.content)
        )
        for one in reading.attributions
    ]
    edges = []
    for a, answer in enumerate(answers):
        for r, (source, cue, content) in enumerate(parts):
            both = len(answer.content) + len(content)
            alike = 2 * len(answer.content & content) / both if answer.content and content else 0.0
            around = cue if answer.content else cue | source
            covered = len(answer.cue & around) / len(answer.cue) if answer.cue else 0.0
            if max(alike, covered) >= HALF:
                edges.append((alike + covered, a, r))
    found: dict[int, int] = {}
    for _, a, r in sorted(edges, reverse=True):
        if a not in found and r not in found.values():
            found[a] = r
    return found


def lines(counts: Iterable[Counts]) -> Iterator[str]:
    """The yardstick as text for a terminal, in per cent."""
    total: Counts = Counter()
    articles = 0
    for one in counts:
        total.update(one)
        articles += 1
    yield f"{articles} articles, {total['answers']} attributions, {_share(total, 'matched', 'answers')} % found"
    yield "of those found, right: " + ", ".join(
        f"{what} {_share(total, what + ' right', 'named' if what == 'name' else 'matched')}"
        for what in ("name", "identity", "category", "relay", "hedged")
    )
    yield "F1: " + ", ".join(f"{what} {_f1(total, what)}" for what in ("secondhand", "unnamed", "hops"))
    yield (
        f"chains right in every level: {_share(total, 'chains right', 'chains')}"
        f", of those with two levels or more {_share(total, 'multi right', 'multi')} ({total['multi']})"
    )


def _share(total: Counts, part: str, whole: str) -> float:
    return round(100 * total[part] / total[whole], 1) if total[whole] else 0.0


def _f1(total: Counts, what: str) -> float:
    both = total[what] + total[what + " read"]
    return round(200 * total[what + " right"] / both, 1) if both else 0.0
