"""YAML nodes -> values of a dataclass, by its type hints, with every fault placed. Knows types, no rule.

Understood: str, int, float, bool, Literal, X | None and other unions, tuple[X, ...], tuple[X, Y], Mapping[str, X] and
dataclasses of these. A single value stands for a list of one. Scalars are taken as written: no YAML guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from provenance.ruleset.nodes import Faults
from provenance.ruleset.schema import PLACE, yaml_key
from provenance.ruleset.suggest import asking, did_you_mean, nearest

WRONG = object()
"""What a converter gives when the fault has been added."""

Converter = Callable[[yaml.Node, Faults, str], Any]
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_SHAPES = {yaml.SequenceNode: "a list", yaml.MappingNode: "keys and values", yaml.ScalarNode: "a single value"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a dataclass as the loader sees it."""

    name: str
    attribute: str
    convert: Converter
    required: bool
    default: Any
    doc: str
    pattern: bool
    refers: str


_known_keys: dict[str, dict[str, Key]] = {}  # by qualified name; made once a class


def keys_of(cls: type[Any]) -> dict[str, Key]:
    """The keys that an editor may write for a dataclass, by name, in the order of its fields."""
    name = f"{cls.__module__}.{cls.__qualname__}"
    if name not in _known_keys:
        _known_keys[name] = _keys(cls)
    return _known_keys[name]


def _keys(cls: type[Any]) -> dict[str, Key]:
    hints = get_type_hints(cls)
    found = {}
    for item in fields(cls):
        if item.name in PLACE:
            continue
        name, meta = yaml_key(item.name), item.metadata
        required = item.default is MISSING and item.default_factory is MISSING
        found[name] = Key(
            name,
            item.name,
            converter(hints[item.name]),
            required,
            None if required else item.default,
            meta.get("doc", ""),
            meta.get("pattern", False),
            meta.get("refers", ""),
        )
    return found


def build(cls: type, node: yaml.Node, faults: Faults, what: str, **given: Any) -> Any:
    """A value of `cls` from a mapping node, or WRONG with all its faults added. `given` fields are not read."""
    if not isinstance(node, yaml.MappingNode):
        faults.add("type", f"{what} needs keys and values, but here is {_shape(node)}", node)
        return WRONG
    known = keys_of(cls)
    values: dict[str, Any] = dict(given)
    fine, seen = True, set()
    written = {name.value for name, _ in node.value if isinstance(name, yaml.ScalarNode)}
    for name_node, value_node in node.value:
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else ""
        wanted = known.get(name)
        if wanted is None:
            fine = False
            if name:
                meant = nearest(name, [key for key in known if key not in written])
                faults.add("unknown-key", f"{what} has no key '{name}'.{asking(meant)}", name_node)
                seen.add(meant or name)  # the misspelt key is one fault, not a missing one as well
            continue
        seen.add(name)
        value = wanted.convert(value_node, faults, f"'{name}'")
        if value is WRONG:
            fine = False
        else:
            values[wanted.attribute] = value
    for name, wanted in known.items():
        if wanted.required and name not in seen and wanted.attribute not in given:
            fine = False
            faults.add("missing-key", f"{what} lacks the key '{name}' ({wanted.doc})", node)
    return cls(**values) if fine else WRONG


@cache
def converter(hint: Any) -> Converter:
    """The converter for a type hint. Raises TypeError for a hint that no rule file can express."""
    if hint is str:
        return _text
    if hint is bool:
        return _truth
    if hint in (int, float):
        return _number(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _choice(args)
    if origin in (Union, UnionType):
        return _union(tuple(a for a in args if a is not type(None)))
    if origin is tuple:
        return _list(converter(args[0])) if args[-1] is Ellipsis else _fixed(tuple(converter(a) for a in args))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(converter(args[1]))
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return lambda node, faults, what: build(hint, node, faults, what)
    raise TypeError(f"no rule file can express {hint}")


def _shape(node: yaml.Node) -> str:
    return next(text for cls, text in _SHAPES.items() if isinstance(node, cls))


def _text(node: yaml.Node, faults: Faults, what: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if node.value.strip():
            return node.value
        faults.add("empty-value", f"{what} is empty", node)
    elif isinstance(node, yaml.MappingNode) and node.start_mark.line == node.end_mark.line:
        hint = "text with ': ' or in { } needs single quotes around it"
        faults.add("type", f"{what} needs text, but YAML reads keys and values here: {hint}", node)
    elif isinstance(node, yaml.SequenceNode) and node.flow_style:
        faults.add("type", f"{what} needs text, but YAML reads a list here: text in [ ] needs single quotes", node)
    else:
        faults.add("type", f"{what} needs text, but here is {_shape(node)}", node)
    return WRONG


def _truth(node: yaml.Node, faults: Faults, what: str) -> Any:
    value = _TRUTH.get(node.value.lower(), WRONG) if isinstance(node, yaml.ScalarNode) else WRONG
    if value is WRONG:
        faults.add("type", f"{what} needs true or false", node)
    return value


def _number(kind: type) -> Converter:
    name = "a whole number" if kind is int else "a number"

    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        if isinstance(node, yaml.ScalarNode):
            try:
                value = kind(node.value)
                if abs(value) < 1e12:  # also refuses nan and infinity, which no score survives
                    return value
            except ValueError:
                pass
            faults.add("type", f"{what} needs {name}, but here is '{node.value[:40]}'", node)
        else:
            faults.add("type", f"{what} needs {name}, but here is {_shape(node)}", node)
        return WRONG

    return convert


def _choice(allowed: tuple[Any, ...]) -> Converter:
    words = {str(a): a for a in allowed}

    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        if isinstance(node, yaml.ScalarNode):
            if node.value in words:
                return words[node.value]
            listed = ", ".join(words)
            hint = did_you_mean(node.value, words)
            faults.add("value", f"{what} cannot be '{node.value[:40]}'.{hint} It can be: {listed}", node)
        else:
            faults.add("type", f"{what} needs one of {', '.join(words)}, but here is {_shape(node)}", node)
        return WRONG

    return convert


def _union(options: tuple[Any, ...]) -> Converter:
    converters = tuple(converter(option) for option in options)
    if len(converters) == 1:
        return converters[0]

    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        attempts = []
        for attempt in converters:
            trial = Faults(faults.path)
            value = attempt(node, trial, what)
            if value is not WRONG:
                return value
            attempts.append(trial)
        faults.found.extend(attempts[-1].found)
        return WRONG

    return convert


def _list(item: Converter) -> Converter:
    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        if isinstance(node, yaml.SequenceNode):
            values = tuple(item(part, faults, what) for part in node.value)
            return WRONG if any(value is WRONG for value in values) else values
        if isinstance(node, yaml.MappingNode):
            faults.add("type", f"{what} needs a list, but here is {_shape(node)}", node)
            return WRONG
        value = item(node, faults, what)
        return WRONG if value is WRONG else (value,)

    return convert


def _fixed(items: tuple[Converter, ...]) -> Converter:
    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != len(items):
            faults.add("type", f"{what} needs a list of {len(items)} values", node)
            return WRONG
        values = tuple(item(part, faults, what) for item, part in zip(items, node.value, strict=True))
        return WRONG if any(value is WRONG for value in values) else values

    return convert


def _mapping(item: Converter) -> Converter:
    def convert(node: yaml.Node, faults: Faults, what: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            faults.add("type", f"{what} needs keys and values, but here is {_shape(node)}", node)
            return WRONG
        found = {}
        for name, part in node.value:
            if isinstance(name, yaml.ScalarNode):
                found[name.value] = item(part, faults, f"{what} {name.value}")
        return WRONG if any(value is WRONG for value in found.values()) else found

    return convert
