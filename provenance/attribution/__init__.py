"""Who said what: relations of source, cue and content, found in documents by rules or by trained models."""

from __future__ import annotations

from provenance.attribution.reader import Reader
from provenance.attribution.rules_reader import RulesReader
from provenance.ruleset import Rules

__all__ = ["READERS", "Reader", "RulesReader", "reader_for"]

READERS = ("rules", "quick", "careful")
"""The names a reader goes by: patterns alone; the small linear model; the encoder."""


def reader_for(name: str, rules: Rules, minimum: float | None = None) -> Reader:
    """The reader of that name. Raises ValueError, with the names there are, for any other.

    `minimum`: the least confidence, 0 to 1, of what is reported, instead of the reader's own.
    """
    if name == "rules":
        return RulesReader(rules) if minimum is None else RulesReader(rules, minimum)
    if name in READERS:
        # Their run-time libraries are loaded only when asked for: they cost half a second.
        from provenance.attribution.trained import trained_reader

        return trained_reader(name, rules, minimum=minimum)
    raise ValueError(f"no reader is called {name!r}; there are {', '.join(READERS)}")
