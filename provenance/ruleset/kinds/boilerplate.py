"""Rule kind `boilerplate`: lines of page furniture. Read by the text room before there are tokens, not by the scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ruleset.schema import PatternRule, key


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateRule(PatternRule):
    """A sign that a line belongs to the page and not to the article."""

    kind: ClassVar[str] = "boilerplate"
    scanned: ClassVar[bool] = False

    region: str = key("The sort of furniture: share-bar, caption, related, trending, newsletter, cookies, advert ...")
    weight: float = key("How strongly it speaks for furniture; 1 decides alone", default=1.0)
