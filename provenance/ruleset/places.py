"""Where in its file a part of a rule stands, for faults that are found after loading. Finds no fault."""

from __future__ import annotations

from provenance.ruleset.load import RuleSet
from provenance.ruleset.schema import Rule
from provenance.values import Problem


def problem(ruleset: RuleSet, rule: Rule, code: str, message: str, key: str, number: int = 0) -> Problem:
    """A problem at text `number` of a key; at the rule's first line where the rule has no such text."""
    places = ruleset.places.get(rule.id, {}).get(key, ())
    line, column = places[number] if number < len(places) else (rule.line, 1)
    return Problem(f"rules.{code}", message, rule.path, line, column)
