"""Who speaks: every mention of a person, body, outlet or paper under one name, and the source of every attribution.

Not how the words travelled (chains), nor where they stand in the text (attribution).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.ruleset import Hits, Rules
from provenance.sources.walk import Walk
from provenance.values import Document, Entity, Relation, Source

__all__ = ["Cast", "resolve"]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody an article mentions, and whom each of its attributions is ascribed to."""

    entities: tuple[Entity, ...]
    """By first mention; `Entity.id` is the place in this tuple. Unquoted people and bodies included."""
    sources: tuple[Source | None, ...]
    """Parallel to the relations. None: nobody is named or meant ("is believed", "reportedly")."""
    echoes: frozenset[int] = frozenset()
    """Relations that say nothing but whom another one's outlet cites: "a banker" in "Reuters said, citing a banker"."""

    def without_echoes(self, relations: Sequence[Relation]) -> tuple[tuple[Relation, ...], Cast]:
        """The relations that are statements, and the cast of those."""
        kept = [n for n in range(len(relations)) if n not in self.echoes]
        return tuple(relations[n] for n in kept), Cast(self.entities, tuple(self.sources[n] for n in kept))


def resolve(document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules) -> Cast:
    """Resolve names, titles, pronouns and descriptors inside one article. Pure; never raises on any document.

    Identity and category follow the annotation guide; `Source.confidence` is the share of like decisions that were
    right on the annotated articles (0 to 1).
    """
    return Cast(*Walk(document, relations, hits, rules).read())
