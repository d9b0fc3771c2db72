"""One noun phrase of a source, taken apart. Reads nothing by itself: `heads` makes these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.sources.names import Name

Kind = Literal["pronoun", "name", "noun"]


@dataclass(frozen=True, slots=True)
class Part:
    """One noun phrase of a source."""

    kind: Kind
    start: int
    head: int
    """Token of the head noun, the pronoun, or the last token of the name."""
    end: int
    """End of the head with what directly follows it ("of ...", "familiar with ..."), relative clauses left out."""
    name: Name | None = None
    owner: Name | int | None = None
    """The name, or the token of the pronoun or noun, to which the head belongs ("Ruiz's campaign", "his aides")."""
    determiner: str = ""
    quantity: str = ""
    """The word that counts, or "one" in "one of the people"."""
    count: int | None = None
    of: bool = False
    """Whether the head is the set that the quantity is taken from."""
    modifiers: tuple[int, ...] = ()
    also: int | None = None
    """Another calling of the same person: "the senator and presidential candidate"."""
