"""Rule kind `hedge`: words that lower commitment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import PatternRule, key
from provenance.values import HedgeClass


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRule(PatternRule):
    """A hedge, its class, and the probability that a scale gives it."""

    kind: ClassVar[str] = "hedge"

    class_: HedgeClass = key("modal, evidential, weasel, approximator or shield")
    probability: tuple[float, float] | None = key("Lowest and highest probability in per cent", default=None)
    scale: str = key("The scale that the probability comes from: ICD 203, Kent, IPCC", default="")
    weight: float = key("How much one such word counts in the hedging rating, 0 to 1", default=1.0)
    epistemic: bool | None = key("Whether it is about belief; by class when it is not said", default=None)
    group: str = key("A finer sort: amount, frequency, condition, legal, confidence, distance", default="")
