"""Typed rules -> `Rules`: looked up by id, kind or outlet name, and scanned for in articles. Reads no YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from provenance.ruleset import match, shapes
from provenance.ruleset.hits import Hits
from provenance.ruleset.kinds.medium import MediumRule
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.load import RuleSet, collector_paused
from provenance.ruleset.outlets import Home
from provenance.ruleset.pattern import Pattern, Sequence, Word, words_of
from provenance.ruleset.schema import PLACE, PatternRule, Rule
from provenance.ruleset.simple import SimplePhrases
from provenance.ruleset.slots import Phrases
from provenance.ruleset.table import TableMaker
from provenance.ruleset.targets import CALLING, EXACT, FREE, NAME, PAPER, OutletTarget, RuleTarget, capitals_of
from provenance.values import Document, Problem

ENGINE = "1"
"""Goes into the hash of the rules; to be raised when the same rules begin to match differently."""

NO_EFFECT = PLACE | {"yes", "no", "expect"}
"""Keys that change no result."""


class Rules:
    """Rules in force, ready to be used. Equal only to itself, so that it can be a key of a cache. Safe to share."""

    def __init__(self, ruleset: RuleSet, phrases: Phrases | None = None) -> None:
        self._ruleset = ruleset
        self._phrases = phrases
        self._by_id = {rule.id: rule for rule in ruleset.rules}
        by_kind: dict[str, list[Rule]] = {}
        for rule in ruleset.rules:
            by_kind.setdefault(rule.kind, []).append(rule)
        self._by_kind = {kind: tuple(found) for kind, found in by_kind.items()}
        with collector_paused():
            self._machine = _machine(ruleset, phrases or SimplePhrases())

    def scan(self, document: Document) -> Hits:
        """Everything any rule finds in the document. Pure: same document, same hits."""
        own = self.outlet(document.outlet) if document.outlet else None
        home = Home(own.name, own.country if own.country != "-" else "") if own else Home()
        return match.scan(self._machine, document, home)

    def rule(self, id: str) -> Any:  # noqa: A002  # the word editors use
        """The typed rule with an id. Raises KeyError for an id that no rule has.

        An outlet found by its shape alone ("outlet:Springfield Gazette") gets a rule with nothing but its name.
        """
        rule = self._by_id.get(id)
        if rule is not None:
            return rule
        if id.startswith("outlet:"):
            name = id.removeprefix("outlet:")
            return OutletRule(id=id, means=name, name=name, type="local-tv" if "-" in name else "newspaper")
        raise KeyError(id)

    def of(self, kind: str) -> tuple[Any, ...]:
        """All typed rules of a kind, in the order of their files."""
        return self._by_kind.get(kind, ())

    def outlet(self, name: str) -> OutletRule | None:
        """The outlet with a name, an alias or a domain, case and "the" aside; None if none or several have it."""
        return self._outlets.get(_folded(name))

    @cached_property
    def hash(self) -> str:
        """Sixteen hexadecimal digits that stand for everything in the rules that changes a result."""
        digest = hashlib.sha256(ENGINE.encode())
        for rule in sorted(self._ruleset.rules, key=lambda rule: rule.id):
            values = [(f.name, getattr(rule, f.name)) for f in fields(rule) if f.name not in NO_EFFECT]
            digest.update(repr((rule.kind, [(n, _ordered(v)) for n, v in values])).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:16]

    @property
    def written(self) -> RuleSet:
        """The loaded rules that these were made of."""
        return self._ruleset

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is to be told of these rules though it stops nothing."""
        return self._ruleset.warnings

    @cached_property
    def reported(self) -> Mapping[str, PatternRule]:
        """Rules whose every match is a finding, by id."""
        return {
            rule.id: rule
            for rule in self._ruleset.rules
            if isinstance(rule, PatternRule) and rule.scanned and rule.severity is not None
        }

    @cached_property
    def _outlets(self) -> dict[str, OutletRule]:
        sure: dict[str, OutletRule] = {}
        shared: dict[str, list[OutletRule]] = {}
        outlets = [rule for rule in self._by_kind.get("outlet", ()) if isinstance(rule, OutletRule)]
        for rule in outlets:
            for marks, name in rule.names:
                if "~" in marks:
                    shared.setdefault(_folded(name), []).append(rule)
                else:
                    sure[_folded(name)] = rule
        found = {name: rules[0] for name, rules in shared.items() if len(rules) == 1} | sure
        for rule in outlets:
            found[_folded(rule.name)] = rule
            if rule.domain:
                found.setdefault(rule.domain, rule)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        # Automata and modules cannot travel: the other process compiles the same rules again.
        module = self._phrases.__name__ if isinstance(self._phrases, ModuleType) else None
        return _again, (self._ruleset, module, None if module else self._phrases)

    def __repr__(self) -> str:
        return f"Rules({', '.join(f'{kind} {len(found)}' for kind, found in self._by_kind.items())})"


def _again(ruleset: RuleSet, module: str | None, phrases: Phrases | None) -> Rules:
    return Rules(ruleset, cast("Phrases", import_module(module)) if module else phrases)


def compile(ruleset: RuleSet, phrases: Phrases | None = None) -> Rules:  # noqa: A001  # the verb of the contract
    """Rules ready to scan with. `phrases` finds noun phrases for slots (text.phrases), or else a plain finder."""
    return Rules(ruleset, phrases)


def _folded(name: str) -> str:
    folded = " ".join(name.lower().replace("’", "'").split())
    return folded.removeprefix("the ").removeprefix("www.")


def _ordered(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value


def _machine(ruleset: RuleSet, phrases: Phrases) -> match.Machine:
    from provenance.ruleset import expressions

    maker = TableMaker({})
    searched: list[tuple[RuleTarget, str]] = []
    for rule in ruleset.rules:
        parsed = ruleset.patterns.get(rule.id, {})
        if isinstance(rule, OutletRule):
            _add_outlet(maker, rule, parsed.get("unless", ()))
        elif isinstance(rule, PatternRule) and rule.scanned:
            target = target_of(rule)
            _add_patterns(maker, rule, target, parsed)
            searched.extend((target, expression) for expression in rule.regex)
    for word in sorted(shapes.LONG | shapes.DAILY):
        maker.add_name([word], PAPER, None)
    for word in sorted(shapes.CALLINGS):
        maker.add_name([word], CALLING, None)
    return match.Machine(maker.table, phrases, expressions.compile_all(searched))


def target_of(rule: PatternRule) -> RuleTarget:
    medium = rule if isinstance(rule, MediumRule) else None
    return RuleTarget(
        rule.id,
        rule.kind,
        EXACT if rule.case == "exact" else FREE,
        rule.scope,
        guarded=bool(rule.unless),
        unit=medium is not None and medium.relay == "interview" and bool(medium.outlet or medium.names),
        platform=medium is not None and medium.relay == "social",
    )


def _add_patterns(maker: TableMaker, rule: PatternRule, target: RuleTarget, parsed: Any) -> None:
    exact = _written if target.case == EXACT else None
    for pattern in parsed.get("phrases", ()):
        for sequence in pattern.sequences:
            maker.add(sequence, target, exact)
    for name in getattr(rule, "names", ()):
        named = RuleTarget(
            target.rule, target.kind, NAME, target.scope, False, target.guarded, target.unit, target.platform
        )
        words = words_of(name)
        if words:
            maker.add_name(words, named, capitals_of(words))
    _add_guards(maker, rule, parsed.get("unless", ()))


def _add_guards(maker: TableMaker, rule: Rule, unless: tuple[Pattern, ...]) -> None:
    if unless:
        guard = RuleTarget(rule.id, rule.kind, FREE, "any", guard=True)
        for pattern in unless:
            for sequence in pattern.sequences:
                maker.add(sequence, guard)


def _written(sequence: Sequence) -> tuple[frozenset[str], ...]:
    return tuple(element.written for element in sequence if isinstance(element, Word))


def _add_outlet(maker: TableMaker, rule: OutletRule, unless: tuple[Pattern, ...]) -> None:
    has_article = rule.type == "newspaper" or rule.name.lower().startswith("the ")
    for marks, name in rule.names:
        article = name[:4].lower() == "the "
        bare = name[4:] if article else name
        words = words_of(bare)
        if not words:
            continue
        target = OutletTarget(
            rule.id,
            rule.name,
            rule.country if rule.country != "-" and "~~" not in marks else "",
            article or has_article,
            article and ("=" in marks or "~" in marks),
            "=" in marks,
            "~" in marks,
            "?" in marks,
            "@" in marks,
            bool(unless),
        )
        maker.add_name(words, target, capitals_of(words))
    if rule.domain:
        words = words_of(rule.domain)
        target = OutletTarget(rule.id, rule.name, "", False, False, False, False, False)
        maker.add_name(words, target, (0,) * len(words))
    _add_guards(maker, rule, unless)
