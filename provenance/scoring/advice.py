"""What to do about it: the edits that would raise the ratings most, found by re-scoring, and the questions left open.

Every edit is tried on a copy of the reading: its gain is what the ratings say, not a guess. Nothing is ever rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.chains.origins import key
from provenance.scoring.counts import conflicts
from provenance.scoring.facts import Facts, gather
from provenance.scoring.measured import MOST_SPANS
from provenance.scoring.ratings import rate
from provenance.scoring.things import things
from provenance.values import Attribution, CommentRequest, Edit, Question, RatingName, Ratings, Source, Span, Trace

MOST_EDITS = 3
"""Edits shown: more would be a list, not advice."""

MOST_TRIED = 12
"""Edits tried: the sources that carry the most words come first, and each trial costs a re-scoring."""


@dataclass(frozen=True, slots=True)
class _Trial:
    message: str
    words: int
    spans: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    comments: tuple[CommentRequest, ...] = ()


def edits(facts: Facts, ratings: Ratings, most: int = MOST_EDITS) -> tuple[Edit, ...]:
    """The edits that would raise overall most, at most `most`; none for an article that cannot be judged."""
    if ratings.overall is None:
        return ()
    trials = sorted(_trials(facts, ratings), key=lambda t: -t.words)[:MOST_TRIED]
    found = [edit for edit in (_tried(facts, ratings, trial) for trial in trials) if edit is not None]
    return tuple(sorted(found, key=lambda e: (-e.overall, -e.gain, e.message))[:most])


def _tried(facts: Facts, ratings: Ratings, trial: _Trial) -> Edit | None:
    after = rate(
        gather(
            facts.document, facts.entities, trial.attributions, facts.hedges, (*facts.comments, *trial.comments),
            facts.hits, facts.rules,
        )
    )  # fmt: skip
    if after.overall is None or ratings.overall is None:
        return None
    better = {
        "depth": (after.depth or 0) - (ratings.depth or 0),
        "secondhand": (ratings.secondhand or 0) - (after.secondhand or 0),
    }
    rating: RatingName = "depth" if better["depth"] >= better["secondhand"] else "secondhand"
    overall = after.overall - ratings.overall
    if better[rating] < 1 or overall < 0:
        return None
    return Edit(trial.message, rating, better[rating] if rating == "depth" else -better[rating], overall, trial.spans)


def _trials(facts: Facts, ratings: Ratings) -> Iterator[_Trial]:
    yield from _name_sources(facts)
    yield from _skip_outlets(facts)
    yield from _ask(facts, ratings)


def _paragraph(facts: Facts, number: int) -> int:
    """Paragraph of an attribution, counted from 1 over the prose."""
    attribution = facts.attributions[number]
    part = attribution.cue or attribution.content or attribution.source_ranges
    return facts.document.paragraph_of[part[0][0]] + 1 if part else 1


def _changed(facts: Facts, numbers: Sequence[int], named: str | None, direct: bool) -> tuple[Attribution, ...]:
    """The attributions with some of them given a name, or taken from the origin itself."""
    made = list(facts.attributions)
    for number in numbers:
        old = made[number]
        source, trace = old.source, old.trace
        if named is not None:
            source = Source(old.source_ranges, named, "person" if source is None else source.category, "named")
            trace = replace(trace, chain=(*trace.chain[:-1], (named,)))
        if direct:
            trace = Trace("none", trace.chain[-1:])
        made[number] = replace(old, source=source, trace=trace)
    return tuple(made)


def _name_sources(facts: Facts) -> Iterator[_Trial]:
    for one in facts.anonymous:
        if one.relayed:
            continue
        words = sum(facts.sizes[n] for n in one.attributions)
        where = _paragraph(facts, one.attributions[0])
        yield _Trial(
            f"name “{one.name}” (paragraph {where})",
            words,
            facts.spans(one.attributions[:MOST_SPANS]),
            _changed(facts, one.attributions, f"the name of {one.name}", direct=False),
        )
    groups: dict[str, list[int]] = {}
    for number, attribution in enumerate(facts.attributions):
        source = attribution.source
        if source is not None and source.identity == "collective":
            groups.setdefault(key(source.name), []).append(number)
    for numbers in groups.values():
        first = facts.attributions[numbers[0]].source
        name = first.name if first is not None else ""
        yield _Trial(
            f"let one of “{name}” speak by name (paragraph {_paragraph(facts, numbers[0])})",
            sum(facts.sizes[n] for n in numbers),
            facts.spans(numbers[:MOST_SPANS]),
            _changed(facts, numbers, f"one of {name}", direct=False),
        )


def _skip_outlets(facts: Facts) -> Iterator[_Trial]:
    """Go back to the origin: what another outlet relays, heard or read first-hand."""
    groups: dict[str, list[int]] = {}
    for number, attribution in enumerate(facts.attributions):
        if attribution.secondhand and len(attribution.trace.chain) > 1:
            groups.setdefault(attribution.trace.chain[0][0], []).append(number)
    for outlet, numbers in groups.items():
        yield _Trial(
            f"get from the origin what now comes by {outlet} (paragraph {_paragraph(facts, numbers[0])})",
            sum(facts.sizes[n] for n in numbers),
            facts.spans(numbers[:MOST_SPANS]),
            _changed(facts, numbers, None, direct=True),
        )


def _ask(facts: Facts, ratings: Ratings) -> Iterator[_Trial]:
    """Ask whoever is accused, when nobody was asked."""
    article = things("article", facts, ratings)[0]
    if facts.comments or not article.facts["accusations"]:
        return
    accusing = [n for n, t in enumerate(things("attribution", facts, ratings)) if t.facts["class"] == "accuse"]
    asked = CommentRequest("whoever is accused", "asked", (0, 1), "scoring.advice")
    yield _Trial(
        f"ask whoever is accused (paragraph {_paragraph(facts, accusing[0])}) and say so",
        sum(facts.sizes[n] for n in accusing),
        facts.spans(accusing[:MOST_SPANS]),
        facts.attributions,
        (asked,),
    )


def questions(facts: Facts) -> tuple[Question, ...]:
    """What could not be told, by place: which original to ask for, who a source is, how many there are."""
    found: dict[tuple[Span | None, str], Question] = {}

    def ask(message: str, span: Span | None) -> None:
        found.setdefault((None, message), Question(message, span))

    for number, attribution in enumerate(facts.attributions):
        if attribution.secondhand and attribution.trace.open_end and attribution.trace.chain:
            ask(f"Where did {attribution.trace.chain[-1][0]} get it? Ask for the original.", facts.span(number))
        if attribution.trace.circular:
            ask("Who said it first? This chain comes back to the publisher.", facts.span(number))
    for one in facts.anonymous:
        if one.bare:
            ask(f"Who is “{one.name}”, and how does it know?", facts.span(one.attributions[0]))
        elif one.relayed:
            ask(f"Who vouches for “{one.name}” besides the outlet that quotes it?", facts.span(one.attributions[0]))
    for clash in conflicts(facts.document):
        ask(f"How many {clash.noun} are there: {clash.said} or {clash.later}?", facts.document.span(clash.second))
    for disclosed in facts.disclosures:
        if disclosed.about == "uncorroborated":
            ask("What could not be verified, and what would settle it?", disclosed.span)
    return tuple(sorted(found.values(), key=lambda q: (q.span or (0, 0), q.message)))
