"""Policies: what a newsroom's standard objects to in one reading. Rules in `rules/policies`, conditions over `things`.

A finding names its rule and clause; it never changes a rating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from provenance.ruleset import Rules
from provenance.ruleset.kinds.policy import PolicyRule
from provenance.ruleset.kinds.style import StyleRule
from provenance.scoring.conditions import holds
from provenance.scoring.facts import Facts
from provenance.scoring.points import filled
from provenance.scoring.things import Thing, things
from provenance.values import Finding, Ratings, Severity

DEFAULT = ("house",)
"""The policy that is judged by when none is named."""

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "suggestion": 2}


def judge(facts: Facts, ratings: Ratings, policies: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """Findings of the chosen policies, by place; those about the whole article first. `None` is the house policy.

    An article without text gets none: there is nothing to object to.
    """
    if ratings.overall is None:
        return ()
    chosen = frozenset(name.casefold() for name in (DEFAULT if policies is None else policies))
    made: dict[str, tuple[Thing, ...]] = {}
    found: list[Finding] = []
    for rule in facts.rules.of("policy"):
        if rule.policy not in chosen:
            continue
        if rule.each not in made:
            made[rule.each] = things(rule.each, facts, ratings)
        found.extend(_findings(rule, made[rule.each]))
    found.extend(_reported(facts, chosen))
    return tuple(sorted(found, key=lambda f: (f.span or (-1, -1), _ORDER[f.severity], f.policy, f.rule)))


def names(rules: Rules) -> tuple[str, ...]:
    """The policies there are, by name."""
    return tuple(sorted({rule.policy for rule in (*rules.of("policy"), *rules.of("style"))} | {*DEFAULT}))


def _reported(facts: Facts, chosen: frozenset[str]) -> Iterator[Finding]:
    """A finding for each match of a rule that asks for it; those of no policy of their own are the house's."""
    reported = facts.rules.reported
    for kind in dict.fromkeys(rule.kind for rule in reported.values()):
        for hit in facts.hits.of(kind):
            rule = reported.get(hit.rule)
            if rule is None or rule.severity is None:
                continue
            policy = rule.policy if isinstance(rule, StyleRule) else DEFAULT[0]
            if policy in chosen:
                text = facts.document.slice(hit.range)
                message = (rule.message or rule.means).replace("{text}", text).replace("{name}", text)
                yield Finding(rule.id, policy, rule.severity, message, facts.document.span(hit.range), rule.source)


def _findings(rule: PolicyRule, found: tuple[Thing, ...]) -> list[Finding]:
    kept: list[Finding] = []
    for thing in found:
        if len(kept) == rule.most:
            break
        if fits(rule, thing.facts):
            message = _message(rule, thing)
            kept.append(Finding(rule.id, rule.policy, rule.severity, message, thing.span, rule.clause))
    return kept


def fits(rule: PolicyRule, facts: Mapping[str, str | float]) -> bool:
    """Whether all of `when` and none of `unless` hold. A fact that a thing lacks holds in no condition."""
    for name, wanted in rule.when.items():
        if not holds(wanted, facts.get(name)):
            return False
    return not any(holds(wanted, facts.get(name)) for name, wanted in (rule.unless or {}).items())


def _message(rule: PolicyRule, thing: Thing) -> str:
    value = next((thing.facts[name] for name in rule.when if isinstance(thing.facts.get(name), float)), None)
    message = filled(rule.message, value) if isinstance(value, float) else rule.message
    return message.replace("{name}", thing.name).replace("{text}", thing.text)
