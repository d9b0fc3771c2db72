"""Rule kind `policy`: what a newsroom's standard objects to or asks for, as conditions over the facts of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key
from provenance.values import Severity

Each = Literal["article", "attribution", "source", "request", "hedge", "outlet", "count", "disclosure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule(Rule):
    """One clause. A finding is made for each thing that fits all of `when` and none of `unless`.

    Conditions are written `fact: value`. A value is a word, a number, a list of words of which one must fit, or a
    comparison: "< 2", ">= 3", "not named".
    """

    kind: ClassVar[str] = "policy"

    policy: str = key("The standard: ap, nyt, npr, reuters, bbc, house")
    clause: str = key("The clause of the standard, in own words", default="")
    each: Each = key("What the conditions are about", default="article")
    when: Mapping[str, tuple[str, ...]] = key("Facts that must all hold")
    unless: Mapping[str, tuple[str, ...]] | None = key("Facts of which none may hold", default=None)
    severity: Severity = key("How much a breach matters", default="warning")
    message: str = key("What the finding says; {text}, {name} and {value} are filled in")
    most: int = key("Findings of this rule an article gets at most", default=3)
    yes: tuple[str, ...] = key("Texts to which the rule must object", default=())
    no: tuple[str, ...] = key("Texts to which the rule must not object", default=())
