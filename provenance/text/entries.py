"""A line of a page while its fate is being decided: what signals and layout said so far. Decides nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.text.layout import Unit
from provenance.text.signals import Verdict
from provenance.values import Region

SUPPORT = 0.5
"""What the layout adds to a weak signal: a word like "Opinion" is furniture at the edges and prose in the middle."""

CLOSES = 1.0
"""The weight at which a signal, or a signal with support, decides."""


@dataclass(slots=True)
class Entry:
    """A unit under examination."""

    unit: Unit
    verdicts: list[Verdict] = field(default_factory=list)
    cut: list[Region] = field(default_factory=list)
    """Furniture inside the unit."""
    fate: str = ""
    """"" undecided or prose, "fall" furniture as a whole, "section" or "digest" heading of a block."""
    region: str = ""
    rule: str = ""
    weak: float = 0.0
    weak_rule: BoilerplateRule | None = None
    opens: str = ""
    """"section" when a heading is glued to its end."""
    kind: str = "body"
    foreign: bool = False
    """Part of a block about other articles: what it says is not about this one."""

    @property
    def down(self) -> bool:
        return self.fate in ("fall", "section")

    @property
    def prose(self) -> bool:
        return not self.fate and self.unit.prose

    def fall(self, region: str, rule: str) -> None:
        self.fate, self.region, self.rule = "fall", region, rule
