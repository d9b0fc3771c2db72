"""Which rules differ between two sets of rules, and in which keys. Says nothing of what the difference does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from provenance.ruleset import Rule, RuleSet
from provenance.ruleset.compile import NO_EFFECT
from provenance.ruleset.schema import yaml_key


@dataclass(frozen=True, slots=True)
class KeyEdit:
    """One key that differs: entries of a list that came and went, or what it was and is (each in one entry)."""

    key: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One rule that is not the same: `old` is None for a new one, `new` for one that is gone."""

    id: str
    kind: str
    old: Rule | None
    new: Rule | None
    keys: tuple[KeyEdit, ...] = ()
    reason: str = ""
    """Why it was switched off, where it was."""

    @property
    def sign(self) -> str:
        """`+` new, `-` gone, `~` edited."""
        return "+" if self.old is None else "-" if self.new is None else "~"

    @property
    def versions(self) -> tuple[Rule, ...]:
        """The rule as it was and as it is, as far as it is there."""
        return tuple(rule for rule in (self.old, self.new) if rule is not None)


def edits(old: RuleSet, new: RuleSet) -> tuple[Edit, ...]:
    """Every rule whose keys differ in a way that can change a result, by kind and id.

    A rule that changed its kind is one that went and one that came.
    """
    before, after = _by_id(old), _by_id(new)
    reasons = {off.id: off.reason for off in new.disabled}
    found: list[Edit] = []
    for rule_id in before.keys() | after.keys():
        was, now = before.get(rule_id), after.get(rule_id)
        if was is not None and now is not None and was.kind == now.kind:
            if keys := tuple(_keys(was, now)):
                found.append(Edit(rule_id, now.kind, was, now, keys))
            continue
        if was is not None:
            found.append(Edit(rule_id, was.kind, was, None, reason=reasons.get(rule_id, "")))
        if now is not None:
            found.append(Edit(rule_id, now.kind, None, now))
    return tuple(sorted(found, key=lambda edit: (edit.kind, edit.id, edit.sign)))


def reordered(old: RuleSet, new: RuleSet) -> frozenset[str]:
    """Kinds whose common rules stand in another order. Where two say different things, the first may win."""
    kinds = {rule.kind for rule in new.rules}
    before, after = _by_id(old), _by_id(new)
    return frozenset(
        kind
        for kind in kinds
        if [r.id for r in old.rules if r.kind == kind and r.id in after]
        != [r.id for r in new.rules if r.kind == kind and r.id in before]
    )


def _by_id(rules: RuleSet) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules.rules}


def _keys(was: Rule, now: Rule) -> Iterator[KeyEdit]:
    for item in fields(was):
        if item.name in NO_EFFECT:
            continue
        one, other = getattr(was, item.name), getattr(now, item.name)
        if one != other or _order(one) != _order(other):
            yield from _edits(yaml_key(item.name), one, other)


def _edits(key: str, one: Any, other: Any) -> Iterator[KeyEdit]:
    """The edits of one key; of the points and caps of a rating, each feature's own: `points relayed curve`."""
    before, after = _by_feature(one), _by_feature(other)
    if before is None or after is None:
        yield _edit(key, one, other)
        return
    found: list[KeyEdit] = []
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            gone, new = (() if side is None else (_text(side),) for side in (was, now))
            found.append(KeyEdit(key, gone, new))
            continue
        differing = [item.name for item in fields(was) if getattr(was, item.name) != getattr(now, item.name)]
        found += [_edit(f"{key} {name} {yaml_key(one)}", getattr(was, one), getattr(now, one)) for one in differing]
    yield from found or [KeyEdit(key, (), ())]  # the same in another order: of caps the first one wins


def _by_feature(value: Any) -> dict[str, Any] | None:
    """Points or caps by the feature they are about; None for other values, and where one stands twice."""
    if not isinstance(value, tuple) or not all(hasattr(one, "feature") for one in value):
        return None
    found = {one.feature: one for one in value}
    return found if len(found) == len(value) else None


def _order(value: Any) -> Any:
    """A mapping's entries in their order: conditions and curves are read from first to last."""
    return tuple(value.items()) if isinstance(value, Mapping) else value


def _edit(key: str, one: Any, other: Any) -> KeyEdit:
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        one, other = one or {}, other or {}
        names = [name for name in dict.fromkeys((*one, *other)) if one.get(name) != other.get(name)]
        return KeyEdit(key, tuple(_pairs(one, names)), tuple(_pairs(other, names)))
    if isinstance(one, tuple) and isinstance(other, tuple):
        gone = tuple(_text(value) for value in one if value not in other)
        new = tuple(_text(value) for value in other if value not in one)
        return KeyEdit(key, gone, new)
    return KeyEdit(key, (_text(one),), (_text(other),))


def _pairs(values: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    return (f"{name}: {_text(values[name])}" for name in names if name in values)


def _text(value: Any) -> str:
    """A value as an editor would write it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if hasattr(value, "__dataclass_fields__"):  # the points and caps of a rating
        shown = ((f.name, getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) is not None)
        return ", ".join(f"{yaml_key(name)} {_text(one)}" for name, one in shown if name != "message")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_text(one)}" for name, one in value.items()) + "}"
    return str(value)
