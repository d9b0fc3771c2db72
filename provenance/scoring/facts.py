"""Everything the ratings and policies look at, gathered once from the parts of a reading. Rates nothing.

`gather` is a pure function of its arguments; what it derives (own voice, lede, independent origins, withheld names)
is shared by the features, the policies and the advice, so that they can never disagree about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.chains.origins import Origin, independent, key
from provenance.chains.publisher import publisher
from provenance.ruleset import Hits, Rules
from provenance.scoring.anonymous import Anonymous, anonymous
from provenance.signals import anonymity, disclosure
from provenance.signals.anonymity import Withheld
from provenance.signals.disclosure import Disclosure
from provenance.values import Attribution, CommentRequest, Document, Entity, Hedge, Reading, Span

PREMISE_SENTENCES = 3
"""Sentences from the top that carry the premise of a story (CredWeb, "premise resting on"): lede and nut graph."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The parts of one reading and what follows from them. Runs in parallel: `sizes` with `attributions`."""

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    comments: tuple[CommentRequest, ...]
    hits: Hits
    rules: Rules
    withheld: tuple[Withheld, ...]
    disclosures: tuple[Disclosure, ...]
    origins: tuple[Origin, ...]
    anonymous: tuple[Anonymous, ...]
    words: int
    """Words of the article's prose; marks of punctuation are none."""
    sizes: tuple[int, ...]
    """Tokens of each attribution's content, at least 1: what it weighs in shares."""
    attributed: bytes
    """One byte a token: 1 in the content of an attribution, 2 in its source or cue, 0 in the article's own voice."""
    sentences: tuple[int, ...]
    """Sentences of the prose by number; headings and digests of social media are left out."""
    own: tuple[int, ...]
    """Sentences of the prose in which nothing is ascribed to anybody and nothing is quoted."""
    ends: tuple[str, ...]
    """The origin of each attribution as a key (chains.origins.key), "" where there is none."""
    places: Mapping[str, Sequence[int]]
    """The tokens at which each word stands, in order: a dozen features count words, none walks over the article."""
    elsewhere: Mapping[int, int]
    """Sentences of the prose that name another outlet or a programme of one, with the first token that does."""

    def standing(self, words: Iterable[str]) -> list[int]:
        """The tokens that are one of some different words, in order."""
        places = self.places
        return sorted([token for word in words if word in places for token in places[word]])

    def span(self, number: int) -> Span:
        """Where attribution `number` stands: its cue, else its content."""
        attribution = self.attributions[number]
        part = attribution.cue or attribution.content or attribution.source_ranges
        return self.document.span(part[0]) if part else (0, 0)

    def spans(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Where several attributions stand, in order, each place once."""
        return tuple(sorted({self.span(n) for n in numbers}))

    def sentence(self, attribution: Attribution) -> int | None:
        """The sentence an attribution begins in, by its content, else by its cue."""
        parts = attribution.content or attribution.cue or attribution.source_ranges
        return self.document.sentence_of[parts[0][0]] if parts else None


def gather(
    document: Document,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    hedges: Sequence[Hedge],
    comments: Sequence[CommentRequest],
    hits: Hits,
    rules: Rules,
) -> Facts:
    """The facts of one reading. Never raises on readings that the stages below can make."""
    withheld = anonymity.find(document, hits, rules)
    kinds = document.paragraph_kinds
    prose = tuple(
        number
        for number, (first, _) in enumerate(document.sentences)
        if not kinds or kinds[document.paragraph_of[first]] == "body"
    )
    attributed = _attributed(document, attributions)
    return Facts(
        document,
        tuple(entities),
        tuple(attributions),
        tuple(hedges),
        tuple(comments),
        hits,
        rules,
        withheld,
        disclosure.find(document, hits, rules),
        independent(attributions),
        anonymous(document, entities, attributions, withheld, hits, rules),
        len([word for word in document.words if word[0].isalnum()]),
        tuple(max(1, sum(end - first for first, end in a.content)) for a in attributions),
        attributed,
        prose,
        tuple(n for n in prose if _is_own(document, attributed, n)),
        tuple(_end(attribution) for attribution in attributions),
        _places(document),
        _elsewhere(document, hits, rules, frozenset(prose)),
    )


SURE = 0.55
"""Confidence from which an attribution counts among an article's sources: a little likelier right than not. Counting
those below lowers agreement with raters (overall by .01 to .02, 224 articles); 0.5 and 0.6 differ from it by .005."""


def sure(facts: Facts) -> Facts:
    """The facts of what is read with some confidence; independent origins stay those of everything."""
    numbers = [n for n, attribution in enumerate(facts.attributions) if attribution.confidence >= SURE]
    if len(numbers) == len(facts.attributions):
        return facts
    document, kept = facts.document, tuple(facts.attributions[n] for n in numbers)
    attributed = _attributed(document, kept)
    return replace(
        facts,
        attributions=kept,
        anonymous=anonymous(document, facts.entities, kept, facts.withheld, facts.hits, facts.rules),
        sizes=tuple(facts.sizes[n] for n in numbers),
        attributed=attributed,
        own=tuple(n for n in facts.sentences if _is_own(document, attributed, n)),
        ends=tuple(facts.ends[n] for n in numbers),
    )


def facts_of(reading: Reading, rules: Rules) -> Facts:
    """The facts of a finished reading; its hits are taken as they are, or found again when it kept none."""
    hits = Hits(reading.hits) if reading.hits else rules.scan(reading.document)
    return gather(
        reading.document, reading.entities, reading.attributions, reading.hedges, reading.comments, hits, rules
    )


def judgeable(facts: Facts) -> str:
    """Why an article cannot be judged, or "" when it can."""
    if not facts.words:
        return "there is no text to judge"
    if not any(a.source is not None and a.source.identity != "self" for a in facts.attributions):
        return "no statement is ascribed to anybody, so that there is no sourcing to judge"
    return ""


def _is_own(document: Document, attributed: bytes, sentence: int) -> bool:
    first, end = document.sentences[sentence]
    return attributed.count(0, first, end) == end - first and not any(document.quoted[first:end])


def _places(document: Document) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for token, word in enumerate(document.lower):
        places.setdefault(word, []).append(token)
    return places


def _elsewhere(document: Document, hits: Hits, rules: Rules, prose: frozenset[int]) -> dict[int, int]:
    own = publisher(document, rules)
    there: dict[int, int] = {}
    for hit in hits.of("outlet"):
        if not own.owns(document.slice(hit.range)) and not own.owns(rules.rule(hit.rule).name):
            there.setdefault(document.sentence_of[hit.start], hit.start)
    for hit in hits.of("medium"):
        outlet = getattr(rules.rule(hit.rule), "outlet", None)
        if outlet and not own.owns(outlet):
            there.setdefault(document.sentence_of[hit.start], hit.start)
    return {number: token for number, token in there.items() if number in prose}


def _end(attribution: Attribution) -> str:
    chain = attribution.trace.chain
    if chain:
        return key(chain[-1][0])
    return key(attribution.source.name) if attribution.source is not None else ""


def _attributed(document: Document, attributions: Sequence[Attribution]) -> bytes:
    marks = bytearray(len(document))
    for attribution in attributions:
        for first, end in (*attribution.source_ranges, *attribution.cue):
            marks[first:end] = b"\x02" * (end - first)
    for attribution in attributions:
        for first, end in attribution.content:
            marks[first:end] = b"\x01" * (end - first)
    return bytes(marks)
