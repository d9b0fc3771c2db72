"""Faults that types cannot see: within one rule, and between rules. Adds problems; changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from provenance.ruleset.kinds.medium import MediumRule
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.kinds.relay import RelayRule
from provenance.ruleset.nodes import Faults
from provenance.ruleset.pattern import Pattern
from provenance.ruleset.schema import PatternRule, Rule
from provenance.ruleset.suggest import did_you_mean

_ID = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+\Z")
_TEMPLATE_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)
class Written:
    """A rule with the node it was read from, so that faults can point at the right line."""

    rule: Rule
    node: yaml.Node
    faults: Faults
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    sound: bool = True
    """False when it has a fault of its own; others may still refer to it."""

    def key_node(self, name: str) -> yaml.Node | None:
        """The value node of a key, or None."""
        if isinstance(self.node, yaml.MappingNode):
            return next((value for key, value in self.node.value if key.value == name), None)
        return None

    def add(self, code: str, message: str, key: str = "") -> None:
        """Add a fault at the value of a key, or at the rule."""
        self.faults.add(code, message, (self.key_node(key) if key else None) or self.node)


def check_rule(one: Written) -> None:
    """Everything that can be said of a rule alone."""
    rule = one.rule
    if not isinstance(rule, OutletRule) and not _ID.match(rule.id):
        one.add(
            "id", f"'{rule.id}' is no id: small letters, figures and hyphens with dots between, such as cue.say", "id"
        )
    if isinstance(rule, PatternRule):
        _check_pattern_rule(one, rule)
    if isinstance(rule, RelayRule):
        _check_chain(one, rule)


def _check_pattern_rule(one: Written, rule: PatternRule) -> None:
    names = getattr(rule, "names", ())
    if not rule.phrases and not rule.regex and not names:
        one.add("missing-key", f"rule '{rule.id}' has nothing to look for: it needs 'phrases' or 'regex'")
    if rule.examples == "required":
        for key in ("yes", "no"):
            if not getattr(rule, key):
                one.add("no-example", f"rule '{rule.id}' lacks an example under '{key}:'")
    if not rule.scanned:
        for key in ("severity", "message", "scope", "unless"):
            if one.key_node(key) is not None:
                one.add("no-effect", f"'{key}' does nothing in rules of kind {rule.kind}: take it out", key)
    if rule.regex:
        from provenance.ruleset.expressions import fault_of  # re2 is loaded only where a rule asks for it

        node = one.key_node("regex")
        places = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for text, place in zip(rule.regex, places, strict=True):
            if (fault := fault_of(text)) is not None:
                one.faults.add("regex", f"'{text}': {fault}", place or one.node)


def _check_chain(one: Written, rule: RelayRule) -> None:
    """A template may name only slots that every phrase of its rule has."""
    patterns = one.patterns.get("phrases", ())
    have = frozenset.intersection(*(p.slots for p in patterns)) if patterns else frozenset()
    for name in _TEMPLATE_SLOT.findall(rule.chain):
        if name != "rest" and name not in have:
            lacking = next((p.text for p in patterns if name not in p.slots), "")
            hint = did_you_mean(name, [*have, "rest"])
            tail = f" It is missing in '{lacking}'." if lacking else ""
            one.add("chain", f"the chain names {{{name}}}, which not every phrase has.{hint}{tail}", "chain")
    if ">" in rule.chain:
        turned = " < ".join(level.strip() for level in rule.chain.split(">"))
        told = "levels are parted by '<', nearest to the article first"
        one.add("chain", f"'{rule.chain}': {told}. Did you mean '{turned}'?", "chain")
    bare = [level.strip() for level in _TEMPLATE_SLOT.sub("{}", rule.chain).split("<")]
    if any(not level for level in bare):
        one.add("chain", f"'{rule.chain}': a level is empty; levels are parted by <", "chain")


def check_together(written: Mapping[str, Written]) -> None:
    """Everything that takes the other rules: outlets that are named but unknown, names that two outlets claim."""
    owners: dict[str, str] = {}
    outlets = [w for w in written.values() if isinstance(w.rule, OutletRule)]
    for one in outlets:
        if isinstance(one.rule, OutletRule):
            for marks, name in one.rule.names:
                if "~" in marks:
                    owners.setdefault(name, one.rule.name)
                    continue
                other = owners.get(name)
                if other is not None and other != one.rule.name and name in _sure_names(written, other):
                    one.add("outlet", f"'{name}' already means {other}: mark it with ~ in both, or take it out")
                owners[name] = one.rule.name
    for one in written.values():
        rule = one.rule
        if isinstance(rule, MediumRule) and rule.outlet is not None and rule.outlet not in owners:
            one.add("outlet", f"there is no outlet '{rule.outlet}'.{did_you_mean(rule.outlet, owners)}", "outlet")


def _sure_names(written: Mapping[str, Written], outlet: str) -> frozenset[str]:
    rule = written[f"outlet:{outlet}"].rule
    return frozenset(n for marks, n in rule.names if "~" not in marks) if isinstance(rule, OutletRule) else frozenset()
