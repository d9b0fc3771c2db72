"""What differs between two readings of one article, as an editor would tell it. Reads nothing, draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from provenance.values import Attribution, Document, Finding, Range, Ratings, Reading, Span

RATINGS = ("overall", "depth", "hedging", "secondhand")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Scores:
    """The ratings of one reading, 0 to 100 or None, in the order of `RATINGS`, and the grade."""

    values: tuple[int | None, ...]
    grade: str


@dataclass(frozen=True, slots=True)
class Shift:
    """One property of an attribution that is not what it was."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution that came (`+`), went (`-`) or is read otherwise (`~`), with its sentence."""

    sign: str
    source: str
    relay: str
    chain: str
    sentence: str
    place: int
    """Character at which its words begin."""
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """A finding that came (`+`) or went (`-`), and the sentence it points at ("" for the article as a whole)."""

    sign: str
    rule: str
    severity: str
    message: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that count as something they did not count as (`+`), or no longer do (`-`): hedge, furniture, request."""

    sign: str
    sort: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """Everything in one article that two sets of rules make something else of."""

    path: str
    id: str
    title: str
    old: Scores
    new: Scores
    attributions: tuple[Told, ...] = ()
    findings: tuple[Objection, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether a rating or the grade is another."""
        return self.old != self.new

    @property
    def size(self) -> tuple[int, int, int, int]:
        """How much it is, to sort by: steps of overall, of any rating, another grade, how many things changed."""
        steps = [_step(one, other) for one, other in zip(self.old.values, self.new.values, strict=True)]
        count = len(self.attributions) + len(self.findings) + len(self.marks)
        return steps[0], max(steps), int(self.old.grade != self.new.grade), count


def _step(one: int | None, other: int | None) -> int:
    """Points between two ratings; from or to no rating is farther than any two are apart."""
    if one is None or other is None:
        return 0 if one == other else 101
    return abs(one - other)


def compare(old: Reading, new: Reading) -> ArticleChange | None:
    """What is different in `new`; None when nothing is that an editor could see."""
    change = ArticleChange(
        old.path,
        old.id,
        new.document.title or "",
        scores(old.ratings),
        scores(new.ratings),
        tuple(_attributions(old, new)),
        tuple(_findings(old, new)),
        tuple(_marks(old, new)),
    )
    return change if change.moved or change.attributions or change.findings or change.marks else None


def scores(ratings: Ratings) -> Scores:
    """Ratings and grade as they are compared."""
    return Scores(tuple(getattr(ratings, name) for name in RATINGS), ratings.grade)


def _attributions(old: Reading, new: Reading) -> Iterator[Told]:
    before, after = _by_place(old), _by_place(new)
    lost = {place: one for place, one in before.items() if place not in after}
    gained = {place: one for place, one in after.items() if place not in before}
    pairs = [(before[place], one) for place, one in after.items() if place in before]
    pairs.extend((lost.pop(place), gained.pop(near)) for place in sorted(lost) if (near := _nearest(place, gained)))
    found = [_told("-", old.document, one) for one in lost.values()]
    found += [_told("+", new.document, one) for one in gained.values()]
    for was, now in pairs:
        if shifts := tuple(_shifts(old.document, was, new.document, now)):
            found.append(_told("~", new.document, now, shifts))
    yield from sorted(found, key=lambda told: (told.place, "-~+".index(told.sign)))


Where = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], int]


def _by_place(reading: Reading) -> dict[Where, Attribution]:
    """Attributions by the characters of content, cue and source, which make one the same; twins are counted."""
    found: dict[Where, Attribution] = {}
    for one in reading.attributions:
        parts = (_spans(reading.document, part) for part in (one.content, one.cue, one.source_ranges))
        content, cue, source = parts
        twin = 0
        while (content, cue, source, twin) in found:
            twin += 1
        found[content, cue, source, twin] = one
    return found


def _spans(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(document.span(part) for part in ranges)


def _nearest(place: Where, others: Mapping[Where, Attribution]) -> Where | None:
    """The one of the others that shares most of its content's characters, if any does."""
    shared = {other: _overlap(place[0], other[0]) for other in others}
    best = max(shared, key=lambda other: (shared[other], other), default=None)
    return best if best is not None and shared[best] else None


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _told(sign: str, document: Document, one: Attribution, shifts: tuple[Shift, ...] = ()) -> Told:
    first = one.content[0][0] if one.content else one.cue[0][0]
    return Told(
        sign,
        _source(one),
        one.trace.relay,
        _chain(one),
        _sentence(document, one.cue[0][0] if one.cue else first),
        document.starts[first],
        shifts,
    )


def _source(one: Attribution) -> str:
    return one.source.name if one.source is not None else "nobody"


def _chain(one: Attribution) -> str:
    return " < ".join(" & ".join(level) for level in one.trace.chain)


def _shifts(before: Document, was: Attribution, after: Document, now: Attribution) -> Iterator[Shift]:
    for what, old, new in (
        ("source", _source(was), _source(now)),
        ("category", was.source.category if was.source else "", now.source.category if now.source else ""),
        ("identity", was.source.identity if was.source else "", now.source.identity if now.source else ""),
        ("relay", was.trace.relay, now.trace.relay),
        ("chain", _chain(was), _chain(now)),
        ("kind", was.kind, now.kind),
        ("hedged", _yes(was.hedged), _yes(now.hedged)),
        ("content", _text(before, was.content), _text(after, now.content)),
    ):
        if old != new:
            yield Shift(what, old or "none", new or "none")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _text(document: Document, ranges: Iterable[Range]) -> str:
    return " ... ".join(" ".join(document.slice(part).split()) for part in ranges)


def _sentence(document: Document, token: int) -> str:
    return " ".join(document.slice(document.sentences[document.sentence_of[token]]).split())


def sentence_at(document: Document, span: Span | None) -> str:
    """The sentence in which a span begins, on one line; "" when it lies in no sentence."""
    if span is None:
        return ""
    token = next((i for i, end in enumerate(document.ends) if end > span[0]), None)
    return "" if token is None or document.starts[token] >= span[1] else _sentence(document, token)


def _findings(old: Reading, new: Reading) -> Iterator[Objection]:
    for sign, mine, other in (("-", old, new), ("+", new, old)):
        for one in _beyond(mine.findings, other.findings, _finding):
            sentence = sentence_at(mine.document, one.span)
            yield Objection(sign, one.rule, one.severity, one.message, sentence)


def _finding(one: Finding) -> Hashable:
    return one.rule, one.severity, one.message, one.span


def _marks(old: Reading, new: Reading) -> Iterator[Mark]:
    for sign, mine, other in (("-", old, new), ("+", new, old)):
        for sort, text, label in _beyond(_words(mine), _words(other), lambda one: one):
            yield Mark(sign, sort, text, label)


def _words(reading: Reading) -> list[tuple[str, str, str]]:
    """What counts as something by itself: hedges with their class, requests with their outcome, furniture."""
    document = reading.document
    hedges = [("hedge", document.slice(one.range), one.kind) for one in reading.hedges]
    asked = [("request", one.body, one.outcome) for one in reading.comments]
    fallen = [
        ("furniture", " ".join(document.text[slice(*region.span)].split()), region.kind)
        for region in document.furniture
    ]
    return [*hedges, *asked, *(one for one in fallen if one[1])]


def _beyond(mine: Iterable[Thing], other: Iterable[Thing], key: Callable[[Thing], Hashable]) -> Iterator[Thing]:
    """What is there more often than on the other side, in order."""
    left = Counter(map(key, other))
    for one in mine:
        if left[key(one)]:
            left[key(one)] -= 1
        else:
            yield one
