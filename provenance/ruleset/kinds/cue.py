"""Rule kind `cue`: verbs, nouns and phrases that ascribe words to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key
from provenance.values import RelayKind

CueClass = Literal[
    "say", "tell", "write", "report", "ask", "think", "claim", "show", "confirm", "deny", "accuse", "promise",
    "demand", "praise", "criticize", "warn", "argue", "announce", "suggest", "predict", "agree", "know", "feel",
    "want", "order", "post", "quote", "according", "publish", "learn", "support", "oppose", "plan", "cite", "express",
    "seem", "call", "describe", "request",
]  # fmt: skip
Frame = Literal[
    "clause", "quotation", "infinitive", "object", "listener", "raised", "state", "adjunct", "by", "noun", "within",
    "colon",
]  # fmt: skip
"""What a cue takes as its content.

clause: S says (that) C, and C, S says; quotation: only quoted words ("C," S quips); infinitive: S promises to C;
object: S praises C; listener: S tells O that C; raised: C seems to C, nobody named; state: S is sure that C;
adjunct: according to S, C; by: C, as reported by S; noun: S's claim that C; within: the cue holds its source
("in a new poll, C"); colon: S: C at the start of a line.
"""
Stance = Literal["neutral", "distancing", "committing", "hedged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule(PatternRule):
    """A reporting verb, noun or phrase and the constructions it lives in."""

    kind: ClassVar[str] = "cue"

    class_: CueClass = key("What sort of saying it is")
    frames: tuple[Frame, ...] = key("What it takes as its content: the constructions in which it is a cue")
    stance: Stance = key("How far the writer stands behind the words", default="neutral")
    relay: RelayKind | None = key("How the words travelled, where the cue itself tells", default=None)
    weight: float = key("How often these words, in such a construction, are a cue: 0 to 1", default=0.5)
    weights: Mapping[str, float] | None = key("The same for single phrases, by their base form", default=None)
