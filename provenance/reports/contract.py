"""The output contract: one reading as one JSON object, keys always present. Not for people's eyes (see table, explain).

Spans leave the program here: token ranges become [start, end) in Unicode code points of the file's decoded text,
line ends as they are on disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from provenance.values import (
    Attribution,
    CommentRequest,
    Document,
    Finding,
    Hedge,
    Problem,
    Range,
    Ratings,
    Reading,
    Reason,
    Source,
    Span,
)

Json = dict[str, Any]

CONFIDENCE_DIGITS = 4
"""Of a confidence, a share or a point: more is noise that makes two machines' output differ."""


def line(reading: Reading) -> str:
    """One line of JSON Lines, without its line end. Lone surrogates are escaped, so it can always be encoded."""
    return dump(as_object(reading))


def dump(value: Json) -> str:
    """Compact JSON, text as it is written; what UTF-8 cannot hold is escaped."""
    written = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if written.isascii() or _encodable(written):
        return written
    return json.dumps(value, ensure_ascii=True, separators=(", ", ": "))


def schema() -> str:
    """The JSON Schema (draft 2020-12) of one line, as a file's text."""
    return files("provenance.reports").joinpath("contract.schema.json").read_text("utf-8")


def as_object(reading: Reading) -> Json:
    """The reading as DESIGN's contract has it: plain dicts, lists, text and numbers, in a stable order."""
    document = reading.document
    return {
        "path": reading.path,
        "id": reading.id,
        "title": document.title,
        "outlet": document.outlet,
        "byline": list(document.byline),
        "published": document.published,
        "scores": scores(reading.ratings),
        "grade": reading.ratings.grade,
        "attributions": [attribution(document, one) for one in reading.attributions],
        "hedges": [_hedge(document, one) for one in reading.hedges],
        "comment": [_comment(document, one) for one in reading.comments],
        "findings": [finding(one) for one in reading.findings],
        "suppressed": [{**finding(one), "reason": one.reason} for one in reading.suppressed],
        "furniture": [list(region.span) for region in document.furniture],
        "reasons": [reason(one) for one in reading.ratings.reasons],
        "problems": [problem(one) for one in every_problem(reading)],
        "stamp": {"version": reading.stamp.version, "rules": reading.stamp.rules, "model": reading.stamp.model},
    }


def scores(ratings: Ratings) -> Mapping[str, int | None]:
    """The four ratings, 0 to 100; null where it cannot be judged, never a zero that looks like a rating."""
    return {
        "depth": ratings.depth,
        "hedging": ratings.hedging,
        "secondhand": ratings.secondhand,
        "overall": ratings.overall,
    }


def attribution(document: Document, one: Attribution) -> Json:
    """One attribution, ranges turned into spans."""
    return {
        "id": one.id,
        "kind": one.kind,
        "source": _source(document, one.source_ranges, one.source),
        "cue": words(document, one.cue) if one.cue else None,
        "content": words(document, one.content),
        "relay": one.trace.relay,
        "chain": [list(level) for level in one.trace.chain],
        "secondhand": one.secondhand,
        "hedged": one.hedged,
        "confidence": round(one.confidence, CONFIDENCE_DIGITS),
        "rules": list(dict.fromkeys((*one.rules, *one.trace.rules))),
    }


def words(document: Document, ranges: Iterable[Range]) -> Json:
    """Spans of some token ranges and their text; a gap between two shows as an ellipsis."""
    spans = [document.span(part) for part in ranges]
    return {
        "spans": [list(span) for span in spans],
        "text": " ... ".join([document.text[start:end] for start, end in spans]),
    }


def every_problem(reading: Reading) -> tuple[Problem, ...]:
    """Problems of the file, its text and its reading, each once."""
    return tuple(dict.fromkeys((*reading.document.problems, *reading.problems)))


def problem(one: Problem) -> Json:
    """A problem of one article; the article's own path is not said again."""
    return {"code": one.code, "message": one.message}


def finding(one: Finding) -> Json:
    """A finding with the span it points at, null when the whole article is meant."""
    return {
        "rule": one.rule,
        "policy": one.policy,
        "severity": one.severity,
        "message": one.message,
        "span": _span(one.span),
    }


def reason(one: Reason) -> Json:
    """Points of one rating and the words that earned them."""
    return {
        "rating": one.rating,
        "points": round(one.points, CONFIDENCE_DIGITS),
        "rule": one.rule,
        "message": one.message,
        "spans": [list(span) for span in one.spans],
    }


def _source(document: Document, ranges: tuple[Range, ...], source: Source | None) -> Json | None:
    if source is None:
        if not ranges:
            return None
        # Words stand where a source stands ("it is believed", a "who" nobody can place): kept, as nobody in particular.
        said = words(document, ranges)
        return {**said, "name": said["text"], "category": "unknown", "identity": "none"}
    return {
        **words(document, ranges),
        "name": source.name,
        "category": source.category,
        "identity": source.identity,
    }


def _hedge(document: Document, one: Hedge) -> Json:
    return {
        "span": list(document.span(one.range)),
        "text": document.text[slice(*document.span(one.range))],
        "class": one.kind,
        "rule": one.rule,
        "probability": None if one.probability is None else list(one.probability),
    }


def _comment(document: Document, one: CommentRequest) -> Json:
    return {"body": one.body, "outcome": one.outcome, "span": list(document.span(one.range))}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
