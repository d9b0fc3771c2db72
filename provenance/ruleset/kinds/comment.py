"""Rule kind `comment`: somebody was asked for their side, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import PatternRule, key
from provenance.values import CommentOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRule(PatternRule):
    """A phrase about a request for comment; the slot {body} is who was asked."""

    kind: ClassVar[str] = "comment"

    outcome: CommentOutcome = key("What came of the request")
