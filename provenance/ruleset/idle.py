"""Phrases that do nothing, or cannot: said twice, void by their own `unless`, another rule's. Gives problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from provenance.ruleset.kinds.cue import CueRule
from provenance.ruleset.kinds.hedge import HedgeRule
from provenance.ruleset.load import RuleSet, shipped
from provenance.ruleset.pattern import QUOTES, Element, Gap, Pattern, Slot, Word
from provenance.ruleset.pattern import Sequence as Phrase
from provenance.ruleset.places import problem
from provenance.ruleset.schema import PLACE, PatternRule, yaml_key
from provenance.values import Problem

SENTENCE_ENDS = frozenset("!?")
"""Marks after which a sentence never goes on with a word; a full stop may be an abbreviation's."""

_NAMING = PLACE | {"id", "means", "phrases", "regex", "unless", "yes", "no", "expect", "source", "names"}
_SHOWN = 3
"""Differences between two rules that a warning names: an editor needs to see that they differ, not all of it."""


def repeated(ruleset: RuleSet) -> list[Problem]:
    """Phrases that are idle: twice in one rule, or in two rules that are alike in all but their name."""
    first: dict[tuple[object, ...], tuple[PatternRule, str]] = {}
    found = []
    folder = shipped()

    def ours(rule: PatternRule) -> bool:
        return Path(rule.path).is_relative_to(folder)

    for rule in _scanned(ruleset):
        effect = repr((rule.kind, _effect(rule)))
        for number, pattern in enumerate(_phrases(ruleset, rule)):
            meaning = frozenset(tuple(_element(e) for e in sequence) for sequence in pattern.sequences)
            for same in ((rule.id, meaning), (effect, meaning)):
                other = first.setdefault(same, (rule, pattern.text))
                if other[1] is not pattern.text:
                    line = f"line {other[0].line}" if other[0].path == rule.path else f"{other[0].path}:{other[0].line}"
                    where = "above in this rule" if other[0] is rule else f"in rule '{other[0].id}', {line}"
                    message = f"'{pattern.text}' says the same as '{other[1]}' {where}"
                    if ours(other[0]) and not ours(rule):
                        message += "; delete yours: it is shipped"
                    found.append(problem(ruleset, rule, "repeated", message, "phrases", number))
                    break
    return found


def impossible(ruleset: RuleSet) -> list[Problem]:
    """Phrases that nothing can match: their own `unless` voids them, a sentence would have to end inside them, or they
    begin where their scope does not reach."""
    found = []
    for rule in _scanned(ruleset):
        voids: dict[str, list[Phrase]] = {}
        for pattern in ruleset.patterns.get(rule.id, {}).get("unless", ()):
            for sequence in pattern.sequences:
                if all(isinstance(e, Word) and not e.optional for e in sequence):
                    for form in sequence[0].forms if isinstance(sequence[0], Word) else ():
                        voids.setdefault(form, []).append(sequence)
        for number, pattern in enumerate(_phrases(ruleset, rule)):
            faults = [_impossible(sequence, voids, rule.scope) for sequence in pattern.sequences]
            if all(faults):
                message = f"'{pattern.text}' can never match: {faults[0]}"
                found.append(problem(ruleset, rule, "never", message, "phrases", number))
    return found


def shadowed(ruleset: RuleSet, ours: Collection[str]) -> list[Problem]:
    """Phrases of the rules in the files `ours` that another rule of their kind finds as well, to another effect.

    Both are then found at the same words and only one has its way: a warning, for it may be meant. Rules that were
    written for each other are let alone: cues with other frames, hedges of different scales.
    """
    claims: dict[tuple[str, int, str], list[tuple[PatternRule, Pattern, Phrase]]] = {}
    for rule in _scanned(ruleset) if ours else ():
        for pattern in _phrases(ruleset, rule):
            for sequence in pattern.sequences:
                if isinstance(sequence[0], Word):
                    for form in sequence[0].forms:
                        claims.setdefault((rule.kind, len(sequence), form), []).append((rule, pattern, sequence))
    found = []
    for rule in _scanned(ruleset) if ours else ():
        if rule.path not in ours:
            continue
        for number, pattern in enumerate(_phrases(ruleset, rule)):
            clash = _clash(rule, pattern, claims)
            if clash is not None:
                other, text = clash
                message = (
                    f"'{pattern.text}' is found by rule '{other.id}' too ('{text}', {other.path}:{other.line}), "
                    f"{_differing(rule, other)}: write a rule with that id, or switch it off, to have the only say"
                )
                found.append(problem(ruleset, rule, "shadowed", message, "phrases", number))
    return found


def _clash(
    rule: PatternRule, pattern: Pattern, claims: dict[tuple[str, int, str], list[tuple[PatternRule, Pattern, Phrase]]]
) -> tuple[PatternRule, str] | None:
    """The first other rule that finds everything that one of the pattern's sequences finds."""
    for sequence in pattern.sequences:
        first = sequence[0]
        if not isinstance(first, Word):
            continue
        for other, theirs, phrase in claims.get((rule.kind, len(sequence), min(first.forms)), ()):
            if (
                other.id != rule.id
                and _within(sequence, phrase)
                and _effect(rule) != _effect(other)
                and not _apart(rule, other)
            ):
                return other, theirs.text
    return None


def _apart(one: PatternRule, other: PatternRule) -> bool:
    """Whether two rules were written to find the same words in different places, or for different ends."""
    if one.scope != other.scope and "any" not in (one.scope, other.scope):
        return True
    if isinstance(one, CueRule) and isinstance(other, CueRule):
        return set(one.frames).isdisjoint(other.frames)
    return isinstance(one, HedgeRule) and isinstance(other, HedgeRule) and one.scale != other.scale


def _differing(rule: PatternRule, other: PatternRule) -> str:
    theirs = dict(_effect(other))
    parts = [
        f"{yaml_key(name)} {_word(theirs[name])} there, {_word(value)} here"
        for name, value in _effect(rule)
        if theirs.get(name) != value
    ]
    return "with " + "; ".join(parts[:_SHOWN])


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return "nothing" if value in (None, "") else str(value)


def _effect(rule: PatternRule) -> list[tuple[str, object]]:
    """Everything of a rule that matters to those who read its hits."""
    return [(f.name, getattr(rule, f.name)) for f in fields(rule) if f.name not in _NAMING]


def _impossible(sequence: Phrase, voids: dict[str, list[Phrase]], scope: str) -> str | None:
    for start, element in enumerate(sequence):
        if isinstance(element, Word) and voids:
            for void in voids.get(min(element.forms), ()):
                if _within(sequence[start : start + len(void)], void):
                    return "its own 'unless' makes every match void"
    for before, after in pairwise(sequence):
        if not isinstance(before, Word) or before.optional or not isinstance(after, Word):
            continue
        if before.forms <= SENTENCE_ENDS and all(form[0].isalpha() for form in after.forms):
            return "a sentence ends inside it"
    first = sequence[0]
    if scope == "quotations" and (first.forms == QUOTES if isinstance(first, Word) else _is_quote(first)):
        return "its scope is quotations, and a quotation mark is not inside them"
    return None


def _is_quote(element: Element) -> bool:
    return isinstance(element, Slot) and element.kind == "quote"


def _within(sequence: Phrase, wider: Phrase) -> bool:
    """Whether every text that `sequence` matches is one that `wider` matches, word for word."""
    return len(sequence) == len(wider) and all(
        isinstance(b, Word) and not b.optional and not a.optional and a.forms <= b.forms
        if isinstance(a, Word)
        else isinstance(a, Gap) == isinstance(b, Gap) and getattr(a, "kind", "") == getattr(b, "kind", "")
        for a, b in zip(sequence, wider, strict=True)
    )


def _element(element: Element) -> tuple[object, ...]:
    if isinstance(element, Word):
        return element.optional, element.forms
    return ("...",) if isinstance(element, Gap) else ("{}", element.name)


def _scanned(ruleset: RuleSet) -> Iterator[PatternRule]:
    return (rule for rule in ruleset.rules if isinstance(rule, PatternRule) and rule.scanned)


def _phrases(ruleset: RuleSet, rule: PatternRule) -> tuple[Pattern, ...]:
    return ruleset.patterns.get(rule.id, {}).get("phrases", ())
