"""A reading as the plain values that the page shows: an entry for the list, all of it for the article's own view."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from provenance.reports import contract, summary
from provenance.reports.page.segments import blocks
from provenance.reports.summary import Row
from provenance.values import Attribution, Reading

Json = dict[str, Any]


def row(reading: Reading) -> Row:
    """A row whose line is the article's view as JSON, safe inside a script element."""
    return Row(summary.of(reading), safe(view(reading)))


def safe(value: Any) -> str:
    """JSON that can stand inside a script element: no text in it can end the element or open a comment."""
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def view(reading: Reading) -> Json:
    """Everything the page shows of one article. Offsets are code points of the decoded text."""
    document, ratings = reading.document, reading.ratings
    return {
        "title": document.title,
        "outlet": document.outlet,
        "byline": list(document.byline),
        "published": document.published,
        "agency": document.agency,
        "scores": dict(contract.scores(ratings)),
        "intervals": {rating: [low, high] for rating, low, high in ratings.intervals},
        "grade": ratings.grade,
        "attributions": columns([_attribution(one) for one in reading.attributions]),
        "hedges": [{"class": one.kind, "rule": one.rule, "probability": one.probability} for one in reading.hedges],
        "comment": [{"body": one.body, "outcome": one.outcome} for one in reading.comments],
        "findings": [{**contract.finding(one), "clause": one.clause} for one in reading.findings],
        "reasons": columns([contract.reason(one) for one in ratings.reasons]),
        "problems": [contract.problem(one) for one in contract.every_problem(reading)],
        "edits": [[one.message, one.rating, one.gain, one.overall, one.spans] for one in reading.edits],
        "questions": [[one.message, one.span] for one in reading.questions],
        "stamp": [reading.stamp.version, reading.stamp.rules, reading.stamp.model],
        "blocks": [[block.kind, block.start, block.pieces] for block in blocks(reading)],
    }


def columns(rows: Sequence[Mapping[str, Any]]) -> Json:
    """Rows with the same keys, the keys said once: a third of a large page's size."""
    keys = list(rows[0]) if rows else []
    return {"keys": keys, "rows": [[row[key] for key in keys] for row in rows]}


def _attribution(one: Attribution) -> Json:
    source = one.source
    return {
        "id": one.id,
        "kind": one.kind,
        "name": None if source is None else source.name,
        "category": "unknown" if source is None else source.category,
        "identity": "none" if source is None else source.identity,
        "relay": one.trace.relay,
        "chain": [list(level) for level in one.trace.chain],
        "secondhand": one.secondhand,
        "hedged": one.hedged,
        "open": one.trace.open_end,
        "circular": one.trace.circular,
        "confidence": round(one.confidence, 2),
        "rules": list(dict.fromkeys((*one.rules, *one.trace.rules))),
        "why": one.trace.why,
    }


def entry(one: summary.Summary) -> Json:
    """One article's line in the list."""
    return {
        "path": one.path,
        "title": one.title,
        "outlet": one.outlet,
        "published": one.published,
        "depth": one.depth,
        "hedging": one.hedging,
        "secondhand": one.secondhand,
        "overall": one.overall,
        "grade": one.grade,
        "claims": one.attributions,
        "relayed": one.relayed,
        "unnamed": one.unnamed,
        "findings": one.findings,
        "leans": [list(lean) for lean in one.leans],
    }
