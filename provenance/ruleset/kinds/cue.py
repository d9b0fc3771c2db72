"""Rule kind `cue`: verbs, nouns and phrases that ascribe words to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key
from provenance.values import RelayKind

CueClass = Literal[
    "say", "tell", "write", "report", "ask", "think", "claim", "show", "confirm", "deny", "accuse", "promise",
    "demand", "praise", "criticize", "warn", "argue", "announce", "suggest", "predict", "agree", "know", "feel",
    "want", "order", "post", "quote", "according", "publish", "learn",
]  # fmt: skip
Frame = Literal["subject", "listener", "adjunct", "noun", "passive", "participle", "colon"]
Stance = Literal["neutral", "distancing", "committing", "hedged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule(PatternRule):
    """A reporting verb, noun or phrase and the constructions it lives in."""

    kind: ClassVar[str] = "cue"

    class_: CueClass = key("What sort of saying it is")
    frames: tuple[Frame, ...] = key("The constructions in which it introduces somebody's words")
    stance: Stance = key("How far the writer stands behind the words", default="neutral")
    relay: RelayKind | None = key("How the words travelled, where the cue itself tells", default=None)
