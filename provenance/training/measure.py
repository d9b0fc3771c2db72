"""Scores attributions against PolNeAR annotations: counts, F1, intervals, classes. Reads no files, runs no reader.

Attribution F1: predictions and annotations are paired one to one, best content first, where contents overlap with a
Dice of at least one half; a pair counts when the sources do too (or both are empty). Articles with K annotators are
scored against each and weigh 1/K apiece, so that each article counts once. Every part is a set of token indices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from provenance.training.polnear import Annotated, Gold, tokens_under
from provenance.values import Document, Relation

SAME = 0.5
"""Dice from which two token sets are the same part (Newell et al. 2018 match likewise)."""

Counts = Counter[str]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's counts, averaged over its annotators."""

    stem: str
    counts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 in per cent."""

    precision: float
    recall: float
    f1: float


def predicted(annotated: Annotated, document: Document, relations: Sequence[Relation]) -> list[Gold]:
    """Relations of a document as token sets of the annotated article (furniture and all)."""

    def tokens(ranges: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        return tokens_under([document.span(part) for part in ranges], annotated.starts, annotated.ends)

    return [Gold(tokens(one.source), tokens(one.cue), tokens(one.content)) for one in relations]


def dice(one: Sequence[int], other: Sequence[int]) -> float:
    size = len(one) + len(other)
    return 2 * len(set(one) & set(other)) / size if size else 0.0


def same_source(one: Gold, gold: Gold) -> bool:
    return dice(one.source, gold.source) >= SAME if gold.source else not one.source


def pairs(found: Sequence[Gold], gold: Sequence[Gold]) -> list[Pair]:
    """One-to-one pairs (found, gold), best content first; ties go to the better source, then the better cue."""
    edges = []
    for i, one in enumerate(found):
        for j, other in enumerate(gold):
            if one.content[-1] < other.content[0] or other.content[-1] < one.content[0]:
                continue
            alike = dice(one.content, other.content)
            if alike >= SAME:
                edges.append((alike, dice(one.source, other.source), dice(one.cue, other.cue), -i, -j))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    matched = []
    for *_, i, j in sorted(edges, reverse=True):
        if -i not in taken_i and -j not in taken_j:
            taken_i.add(-i)
            taken_j.add(-j)
            matched.append((-i, -j))
    return matched


def score(
    annotated: Annotated,
    found: Sequence[Gold],
    sentence_of: Sequence[int],
    quoted: Sequence[int],
    cue_class: Callable[[Sequence[str]], str],
) -> Scored:
    """Count one article. `sentence_of` and `quoted` run along the annotated tokens; `cue_class` names a cue's words."""
    total: Counts = Counter()
    words = annotated.words
    for gold in annotated.by_annotator.values():
        counts: Counts = Counter(found=len(found), gold=len(gold))
        matched = pairs(found, gold)
        right = {j for i, j in matched if same_source(found[i], gold[j])}
        for j, other in enumerate(gold):
            for name in (kind(other.content, quoted), "cue " + cue_class([words[i].lower() for i in other.cue])):
                counts["gold:" + name] += 1
                counts["right:" + name] += j in right
        counts["matched"], counts["right"] = len(matched), len(right)
        sentences = [{sentence_of[i] for one in side for i in one.content} for side in (found, gold)]
        counts["sentences found"], counts["sentences gold"] = map(len, sentences)
        counts["sentences both"] = len(sentences[0] & sentences[1])
        for name, value in counts.items():
            total[name] += value / len(annotated.by_annotator)  # type: ignore[assignment]
    return Scored(annotated.stem, dict(total))


def kind(content: Sequence[int], quoted: Sequence[int]) -> str:
    inside = sum(1 for i in content if quoted[i])
    return "indirect" if not inside else "direct" if inside >= 0.8 * len(content) else "mixed"


def figure(scored: Iterable[Scored], both: str = "right", found: str = "found", gold: str = "gold") -> Figure:
    """Precision, recall, F1 over articles. With no names: attribution F1."""
    hit, said, meant = 0.0, 0.0, 0.0
    for one in scored:
        hit += one.counts.get(both, 0.0)
        said += one.counts.get(found, 0.0)
        meant += one.counts.get(gold, 0.0)
    return Figure(
        round(100 * hit / said if said else 0.0, 2),
        round(100 * hit / meant if meant else 0.0, 2),
        round(200 * hit / (said + meant) if said + meant else 0.0, 2),
    )


def recalls(scored: Sequence[Scored]) -> dict[str, tuple[float, float]]:
    """Of each quotation kind and cue class: how many were annotated, and per cent found with the right source."""
    total: Counts = Counter()
    for one in scored:
        total.update(one.counts)
    names = [name.removeprefix("gold:") for name in total if name.startswith("gold:")]
    return {
        name: (round(total["gold:" + name], 1), round(100 * total["right:" + name] / total["gold:" + name], 1))
        for name in sorted(names, key=lambda name: -total["gold:" + name])
    }


DRAWS, SEED = 1000, 7
"""Bootstrap samples of an interval, and the lot they are drawn by: the same articles give the same interval."""


def interval(
    scored: Sequence[Scored], both: str = "right", found: str = "found", gold: str = "gold"
) -> tuple[float, float]:
    """95 % bootstrap interval of an F1, articles drawn with replacement. Names as in `figure`."""
    random = Random(SEED)
    values = sorted(figure(random.choices(scored, k=len(scored)), both, found, gold).f1 for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]


def calibration_error(said: Sequence[float], right: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and share right, over bins of equal width."""
    total = 0.0
    for k in range(bins):
        inside = [i for i, value in enumerate(said) if min(int(value * bins), bins - 1) == k]
        if inside:
            total += abs(sum(said[i] for i in inside) - sum(right[i] for i in inside))
    return total / len(said) if said else 0.0


def reliability(said: Sequence[float], right: Sequence[float], bins: int = 10) -> list[tuple[int, float, float]]:
    """(number, mean confidence, share right) of each tenth of the confidence scale that holds anything."""
    rows = []
    for k in range(bins):
        inside = [i for i, value in enumerate(said) if min(int(value * bins), bins - 1) == k]
        if inside:
            n = len(inside)
            rows.append((n, sum(said[i] for i in inside) / n, sum(right[i] for i in inside) / n))
    return rows
