"""`expect:` on rules, and the examples of policies: what the whole reading makes of them against what was promised.

Gives problems. How a text is read is handed in; nothing here knows the stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from provenance.ruleset.kinds.policy import PolicyRule
from provenance.ruleset.load import RuleSet
from provenance.ruleset.places import problem
from provenance.ruleset.schema import Expected, PatternRule, Rule
from provenance.ruleset.suggest import did_you_mean
from provenance.tokens import plain
from provenance.values import Attribution, Problem, Reading

Read = Callable[[str, str | None, tuple[str, ...]], Reading]
"""(text, whose article it is, policies it is held to) -> its reading with rules alone."""

_OF_ATTRIBUTION = ("chain", "relay", "source", "identity", "category", "hedged")
"""Keys that one and the same attribution has to fit."""


@dataclass(frozen=True, slots=True)
class _Miss:
    """A promise that was not kept: its key, and what came out instead."""

    key: str
    told: str


def unkept(ruleset: RuleSet, read: Read) -> list[Problem]:
    """Examples of which the whole reading makes something else than the rule says, with what it makes of them."""
    policies = {rule.id: _policy(rule) for rule in ruleset.rules}
    found = []
    for rule in ruleset.rules:
        if isinstance(rule, PatternRule):
            for number, wanted in enumerate(rule.expect):
                if wanted.finding is not None and wanted.finding not in policies:
                    miss = f"there is no rule '{wanted.finding}'.{did_you_mean(wanted.finding, policies)}"
                    found.append(problem(ruleset, rule, "example", f"expect: {miss}", f"expect.{number}.finding"))
                    wanted = replace(wanted, finding=None)
                reading = read(wanted.example, wanted.outlet, _asked(policies, wanted))
                for one in _misses(rule, wanted, reading):
                    told = f"expect: {one.told}: {wanted.example}"
                    found.append(problem(ruleset, rule, "example", told, f"expect.{number}.{one.key}"))
        elif isinstance(rule, PolicyRule):
            found.extend(_examples(ruleset, rule, read))
    return found


def _policy(rule: Rule) -> str:
    return str(getattr(rule, "policy", "house"))


def _asked(policies: dict[str, str], wanted: Expected) -> tuple[str, ...]:
    return (policies[wanted.finding],) if wanted.finding is not None else ()


def _examples(ruleset: RuleSet, rule: PolicyRule, read: Read) -> Iterator[Problem]:
    for key, objects in (("yes", True), ("no", False)):
        for number, text in enumerate(getattr(rule, key)):
            findings = read(text, None, (rule.policy,)).findings
            mine = [one for one in findings if one.rule == rule.id]
            if objects and not mine:
                others = ", ".join(dict.fromkeys(one.rule for one in findings))
                told = (
                    f"{key}: rule '{rule.id}' does not object here{f'; others do: {others}' if others else ''}: {text}"
                )
                yield problem(ruleset, rule, "example", told, key, number)
            elif mine and not objects:
                yield problem(ruleset, rule, "example", f"{key}: rule '{rule.id}' objects here: {text}", key, number)


def _misses(rule: PatternRule, wanted: Expected, reading: Reading) -> Iterator[_Miss]:
    if rule.scanned and all(hit.rule != rule.id for hit in reading.hits):
        others = ", ".join(dict.fromkeys(hit.rule for hit in reading.hits))
        yield _Miss("example", f"rule '{rule.id}' does not match here{f'; found instead: {others}' if others else ''}")
        return
    asked = [key for key in _OF_ATTRIBUTION if getattr(wanted, key) is not None]
    if asked:
        yield from _of_attributions(wanted, asked, reading)
    if wanted.hedge is not None:
        classes: list[str] = list(dict.fromkeys(hedge.kind for hedge in reading.hedges)) or ["none"]
        if wanted.hedge not in classes:
            yield _Miss("hedge", f"the hedge should be {wanted.hedge}, but is {', '.join(classes)}")
    if wanted.outcome is not None:
        outcomes: list[str] = list(dict.fromkeys(one.outcome for one in reading.comments)) or ["none"]
        if wanted.outcome not in outcomes:
            yield _Miss("outcome", f"the outcome should be {wanted.outcome}, but is {', '.join(outcomes)}")
    if wanted.finding is not None and all(one.rule != wanted.finding for one in reading.findings):
        others = ", ".join(dict.fromkeys(one.rule for one in reading.findings))
        yield _Miss("finding", f"'{wanted.finding}' does not object here{f'; others do: {others}' if others else ''}")


def _of_attributions(wanted: Expected, asked: list[str], reading: Reading) -> Iterator[_Miss]:
    """Nothing when one attribution fits all that is asked; else how the one that comes nearest differs."""
    if not reading.attributions:
        yield _Miss(
            asked[0], f"the {asked[0]} should be {_said(getattr(wanted, asked[0]))}, but no attribution is found"
        )
        return
    nearest = max(reading.attributions, key=lambda one: sum(_fits(wanted, key, one) for key in asked))
    for key in asked:
        if not _fits(wanted, key, nearest):
            yield _Miss(key, f"the {key} should be {_said(getattr(wanted, key))}, but is {_said(_is(nearest, key))}")


def _is(one: Attribution, key: str) -> str | bool:
    """What an attribution has under a key of `expect:`, as an editor would write it."""
    if key == "chain":
        return " < ".join(" & ".join(level) for level in one.trace.chain) or "none"
    if key == "relay":
        return one.trace.relay
    if key == "hedged":
        return one.hedged
    if one.source is None:
        return "none"
    return one.source.name if key == "source" else str(getattr(one.source, key))


def _fits(wanted: Expected, key: str, one: Attribution) -> bool:
    asked, found = getattr(wanted, key), _is(one, key)
    if isinstance(asked, bool) or isinstance(found, bool):
        return bool(asked == found)
    if key == "chain":
        return _chain_fits(_levels(asked), _levels(found))
    return _even(asked) == _even(found)


def _levels(chain: str) -> list[str]:
    return [" & ".join(sorted(_even(name) for name in level.split("&"))) for level in chain.split("<")]


def _chain_fits(asked: list[str], found: list[str]) -> bool:
    """Whether the levels are those asked for; `...` stands for any number of them."""
    if not asked:
        return not found
    if asked[0] in ("...", "…"):
        while asked[1:2] == asked[:1]:
            asked = asked[1:]
        return any(_chain_fits(asked[1:], found[k:]) for k in range(len(found) + 1))
    return bool(found) and asked[0] == found[0] and _chain_fits(asked[1:], found[1:])


def _even(name: str) -> str:
    return " ".join(plain(name).split())


def _said(value: str | bool) -> str:
    return f"'{value}'" if isinstance(value, str) else ("true" if value else "false")
