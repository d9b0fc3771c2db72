"""Faults in scoring and policy rules that their types cannot show: unknown features and facts, unreadable conditions.

The ruleset room cannot know them, since features and facts live here; whoever opens rules asks for both.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from provenance.ruleset import Rules
from provenance.ruleset.kinds.policy import PolicyRule
from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.ruleset.schema import Rule
from provenance.scoring.conditions import readable
from provenance.scoring.features import NAMES
from provenance.scoring.points import number
from provenance.scoring.ratings import ORDER
from provenance.scoring.things import FACTS
from provenance.values import Problem


def faults(rules: Rules) -> tuple[Problem, ...]:
    """All faults of scoring, grade and policy rules, by file and line. Empty when every rule can be used."""
    found: list[Problem] = []
    for rule in rules.of("scoring"):
        found.extend(_scoring(rule))
    for rule in rules.of("policy"):
        found.extend(_policy(rule))
    missing = [name for name in ORDER if name not in {rule.rating for rule in rules.of("scoring")}]
    if missing:
        found.append(Problem("rules.scoring", f"no rule of kind 'scoring' gives {', '.join(missing)}"))
    return tuple(sorted(found, key=lambda p: (p.path or "", p.line or 0, p.message)))


def _scoring(rule: ScoringRule) -> Iterator[Problem]:
    earlier = ORDER[: ORDER.index(rule.rating)]
    known = (*NAMES, *earlier)
    for feature in (*(one.feature for one in rule.points), *(cap.feature for cap in rule.caps)):
        if feature not in known:
            yield _fault(rule, f"there is no feature '{feature}'{_meant(feature, known)}")
    for one in rule.points:
        for at in one.curve:
            if not number(at):
                yield _fault(rule, f"the curve of '{one.feature}' has '{at}' where a number is needed")
    for at in rule.bands:
        if not number(at):
            yield _fault(rule, f"the bands have '{at}' where a number is needed")
    if not 0 <= rule.blend <= 1:
        yield _fault(rule, f"'blend' is {rule.blend}, but a share lies between 0 and 1")


def _policy(rule: PolicyRule) -> Iterator[Problem]:
    known = FACTS.get(rule.each, {})
    for name, wanted in (*rule.when.items(), *(rule.unless or {}).items()):
        if name not in known:
            yield _fault(rule, f"there is no fact '{name}' about each {rule.each}{_meant(name, known)}")
        for word in wanted:
            if not readable(word):
                yield _fault(rule, f"'{name}: {word}' is no condition: write a word, a number, '< 2' or 'not word'")


def _fault(rule: Rule, message: str) -> Problem:
    return Problem("rules.scoring", f"{rule.id}: {message}", rule.path or None, rule.line or None)


def _meant(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    return f". Did you mean '{close[0]}'?" if close else "."
