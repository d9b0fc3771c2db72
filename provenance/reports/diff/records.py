"""A comparison as one JSON object, everything in it, for programs. Keys are always present."""

from __future__ import annotations

from typing import Any

from provenance.review.changes import RATINGS, ArticleChange, Scores
from provenance.review.comparison import Comparison
from provenance.review.edits import Edit


def record(found: Comparison) -> dict[str, Any]:
    """{old, new, articles, edits: [...], changes: [...]}; changes in order, the largest first."""
    return {
        "old": found.old,
        "new": found.new,
        "articles": found.articles,
        "changed": len(found.changes),
        "moved": len(found.moved),
        "edits": [_edit(one) for one in found.edits],
        "changes": [_change(one) for one in found.changes],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "sign": edit.sign,
        "id": edit.id,
        "kind": edit.kind,
        "reason": edit.reason or None,
        "keys": [{"key": key.key, "gone": list(key.gone), "new": list(key.new)} for key in edit.keys],
    }


def _change(change: ArticleChange) -> dict[str, Any]:
    return {
        "path": change.path,
        "id": change.id,
        "title": change.title or None,
        "old": _scores(change.old),
        "new": _scores(change.new),
        "attributions": [
            {
                "sign": one.sign,
                "source": one.source,
                "relay": one.relay,
                "chain": one.chain,
                "sentence": one.sentence,
                "start": one.place,
                "shifts": [{"what": s.what, "old": s.old, "new": s.new} for s in one.shifts],
            }
            for one in change.attributions
        ],
        "findings": [
            {
                "sign": one.sign,
                "rule": one.rule,
                "severity": one.severity,
                "message": one.message,
                "sentence": one.sentence or None,
            }
            for one in change.findings
        ],
        "words": [{"sign": m.sign, "sort": m.sort, "text": m.text, "class": m.label} for m in change.marks],
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {**dict(zip(RATINGS, scores.values, strict=True)), "grade": scores.grade}
