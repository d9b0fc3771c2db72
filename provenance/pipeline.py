"""The table of contents: how an article becomes a reading. Each line is a room; no room looks back.

One reading is a pure function of (article, rules, reader): no clock, no randomness, no network, no globals. It can be
shipped to a pool or a cluster and gives the same bytes every time, in whatever batches the articles come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from provenance import chains, scoring, sources
from provenance.attribution.reader import Reader
from provenance.ruleset import Hits, Rules
from provenance.scoring import advice, notes, policies
from provenance.signals import comments, hedges
from provenance.text import document as text
from provenance.values import UNJUDGED, Article, Attribution, Document, Problem, Ratings, Reading, Relation, Stamp
from provenance.version import VERSION

BATCH = 16
"""Articles read together. A trained reader packs their windows; more than this gains nothing and costs memory."""


@dataclass(frozen=True, slots=True)
class Options:
    """What else a reading depends on. `policies`: the standards to hold it to by name; None is the house's own.

    `advice`: whether to look for the edits that would help most and the questions left open.
    """

    policies: tuple[str, ...] | None = None
    advice: bool = False


DEFAULT = Options()


def read(article: Article, rules: Rules, reader: Reader, options: Options = DEFAULT) -> Reading:
    """All that can be read out of one article. Never raises: what fails becomes a problem of the reading."""
    return next(read_many([article], rules, reader, options))


def read_many(
    articles: Iterable[Article], rules: Rules, reader: Reader, options: Options = DEFAULT, batch: int = BATCH
) -> Iterator[Reading]:
    """Readings in the order of the articles; the result of one does not depend on its neighbours."""
    waiting = iter(articles)
    while some := list(islice(waiting, batch)):
        try:
            readings = _read(some, rules, reader, options)
        except Exception:  # one article must not cost its neighbours theirs: find it, and say what happened
            readings = [_alone(article, rules, reader, options) for article in some]
        yield from readings


def again(
    reading: Reading, rules: Rules, reader: Reader, options: Options = DEFAULT, hits: Hits | None = None
) -> Reading:
    """The same document read by other rules: all that comes after its text. `hits`: what they find in it, if known.

    The same as a new reading where the rules' boilerplate and outlets are the same. Raises what its stages raise.
    """
    document = reading.document
    found = rules.scan(document) if hits is None else hits
    relations = reader.read([document], [found])[0]
    stamp = Stamp(VERSION, rules.hash, reader.hash)
    return _finish(reading.article or _handed_in(reading), document, found, relations, rules, stamp, options)


def judged_again(reading: Reading, rules: Rules, options: Options = DEFAULT) -> Reading:
    """The same reading rated and held to policies by other rules, nothing read anew."""
    facts = scoring.facts_of(reading, rules)
    ratings = scoring.rate(facts)
    found = policies.judge(facts, ratings, options.policies)
    held = notes.split(found, reading.article, reading.document, rules)
    return replace(
        reading,
        ratings=ratings,
        findings=held.findings,
        suppressed=held.suppressed,
        edits=advice.edits(facts, ratings) if options.advice else (),
        questions=advice.questions(facts) if options.advice else (),
        problems=reading.document.problems + _unjudged(ratings) + held.problems,
        stamp=replace(reading.stamp, rules=rules.hash),
    )


def _handed_in(reading: Reading) -> Article:
    """Path and id for a reading whose article was not kept."""
    return Article(reading.path, reading.id, reading.document.text)


def _read(articles: list[Article], rules: Rules, reader: Reader, options: Options) -> list[Reading]:
    documents = [text.build(article, rules) for article in articles]
    hits = [rules.scan(document) for document in documents]
    relations = reader.read(documents, hits)
    parts = zip(articles, documents, hits, relations, strict=True)
    models = "+".join(filter(None, (reader.hash, scoring.model_hash(rules))))
    stamp = Stamp(VERSION, rules.hash, models)
    return [_finish(*part, rules, stamp, options) for part in parts]


def _finish(
    article: Article,
    document: Document,
    hits: Hits,
    relations: tuple[Relation, ...],
    rules: Rules,
    stamp: Stamp,
    options: Options,
) -> Reading:
    relations, cast = sources.resolve(document, relations, hits, rules).without_echoes(relations)
    hedged = hedges.find(document, hits, rules, relations, scoring.scale(rules))
    asked = comments.find(document, hits, rules)
    traces = chains.trace(document, relations, cast, hits, rules)
    unsure = hedges.hedged(hedged, relations, rules)
    attributions = tuple(
        Attribution(
            id=number,
            kind=relation.kind,
            source_ranges=relation.source,
            cue=relation.cue,
            content=relation.content,
            source=source,
            trace=trace,
            hedged=doubtful,
            confidence=relation.confidence,
            rules=relation.rules,
        )
        for number, (relation, source, trace, doubtful) in enumerate(
            zip(relations, cast.sources, traces, unsure, strict=True), start=1
        )
    )
    facts = scoring.gather(document, cast.entities, attributions, hedged, asked, hits, rules)
    ratings = scoring.rate(facts)
    held = notes.split(policies.judge(facts, ratings, options.policies), article, document, rules)
    return Reading(
        path=article.path,
        id=article.id,
        document=document,
        entities=cast.entities,
        attributions=attributions,
        hedges=hedged,
        comments=asked,
        findings=held.findings,
        suppressed=held.suppressed,
        ratings=ratings,
        edits=advice.edits(facts, ratings) if options.advice else (),
        questions=advice.questions(facts) if options.advice else (),
        hits=tuple(hits),
        problems=document.problems + _unjudged(ratings) + held.problems,
        stamp=stamp,
        article=article,
    )


def _unjudged(ratings: Ratings) -> tuple[Problem, ...]:
    """Why there was nothing to judge, as the ratings tell it: a problem of the article, shown beside its dashes."""
    if ratings.grade != UNJUDGED:
        return ()
    told = next((one.message for one in ratings.reasons if one.rule == "scoring.unjudged"), "too little is sourced")
    return (Problem("cannot-be-judged", told),)


def _alone(article: Article, rules: Rules, reader: Reader, options: Options) -> Reading:
    """One article's reading, or an empty one that says what went wrong: a fault of ours, told as such."""
    try:
        return _read([article], rules, reader, options)[0]
    except Exception as error:
        told = f"this article could not be read because of a fault in the program ({type(error).__name__}: {error})"
        problem = Problem("failed", told, article.path)
        empty = replace(article, text="", problems=(*article.problems, problem))
        return replace(_read([empty], rules, reader, options)[0], article=article)
