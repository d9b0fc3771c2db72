"""Rule kind `descriptor`: nouns by which sources go unnamed, or speak as a crowd."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key
from provenance.values import Category, Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptorRule(PatternRule):
    """A source noun and what it tells of who is behind it."""

    kind: ClassVar[str] = "descriptor"

    identity: Identity = key("unnamed, collective or named, when no name stands beside it")
    category: Category = key("What sort of source it is", default="person")
    bare: bool = key('true for words that say nothing of the source (AP: "a source")', default=False)
    number: int | Literal["one", "many"] | None = key("How many people it is, when the word itself tells", default=None)
    gender: Literal["female", "male"] | None = key("What the word tells of its bearer", default=None)
    voice: Literal["anyone", "outlet"] | None = key(
        "Through whose paper of this sort its author speaks: Ruiz's letter (anyone), Axios's report (outlet)",
        default=None,
    )
    crowd: bool = key(
        "true for callings whose plural means all of them, unless somebody is being quoted", default=False
    )
