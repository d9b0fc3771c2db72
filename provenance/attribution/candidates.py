"""What a frame proposes before anybody has weighed it."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution.cues import Use
from provenance.values import Range


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible attribution. `marks` are the traits its confidence is worked out from (see `confidence`)."""

    use: Use
    source: Range | None
    content: tuple[Range, ...]
    frame: str
    marks: tuple[str, ...]
