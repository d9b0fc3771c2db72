"""JSON Schema of rule files, made from the types, for editors such as VS Code. Checks nothing itself.

Draft 7: what yaml-language-server reads. What only the program can know (patterns, ids, outlets) is left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from provenance.ruleset.kinds import KINDS
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.load import Disabled
from provenance.ruleset.rows import FIELDS
from provenance.ruleset.schema import PLACE, Expected, PatternRule, Rule, yaml_key

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]


def schema(kind: str | None = None) -> Schema:
    """The schema of a rule file of one kind, or of any. Raises KeyError for a kind that there is not."""
    if kind is not None:
        return {"$schema": DRAFT, **_file(KINDS[kind]), "definitions": _definitions()}
    branches = [
        {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": _file(rule)}
        for name, rule in KINDS.items()
    ]
    return {
        "$schema": DRAFT,
        "title": "A rule file of provenance",
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS), "description": "What sort of rules the file holds"}},
        "anyOf": [{"required": ["kind", "rules"]}, {"required": ["disable"]}],
        "allOf": branches,
        "definitions": _definitions(),
    }


SHARED = (Disabled, Expected)
"""Parts that every kind may hold: written once, so that the schema stays a third of the size."""


def _definitions() -> Schema:
    return {"texts": _texts(), **{part.__name__: _object(part, {}) for part in SHARED}}


def _texts() -> Schema:
    """Words such as 2016 or NO are text to the program; YAML tools may take them for numbers or truth."""
    one = {"type": ["string", "number", "boolean"]}
    return {"anyOf": [{"type": "array", "items": one}, one]}


def _file(rule: type[Rule]) -> Schema:
    return {
        "title": f"Rules of kind {rule.kind}",
        "description": (rule.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {
            "kind": {"const": rule.kind},
            "means": {"type": "string", "description": "What the file is for"},
            "rules": {"type": "array", "items": _item(rule)},
            "disable": {"type": "array", "items": {"$ref": "#/definitions/Disabled"}},
        },
        "required": ["kind", "rules"],
        "additionalProperties": False,
    }


def _item(rule: type[Rule]) -> Schema:
    extra: Schema = {}
    if issubclass(rule, PatternRule) and rule.examples == "required":
        extra = {"required": ["yes", "no"]}
    made = _object(rule, extra)
    if rule is not OutletRule:
        return made
    for given in ("id", "means"):  # an outlet's are its name
        made["properties"].pop(given)
        made["required"].remove(given)
    row = {
        "type": "string",
        "pattern": "^" + r"\|".join([r"[^|]*"] * len(FIELDS)) + "$",
        "description": " | ".join(FIELDS),
    }
    return {"anyOf": [row, made]}


def _object(cls: type[Any], extra: Schema) -> Schema:
    hints = get_type_hints(cls)
    properties: Schema = {}
    required: list[str] = list(extra.get("required", ()))
    for item in fields(cls):
        if item.name in PLACE:
            continue
        name = yaml_key(item.name)
        described = {"description": item.metadata["doc"]} if "doc" in item.metadata else {}
        default = {} if item.default in (MISSING, None, ()) else {"default": item.default}
        sort = _type(hints[item.name])
        if "$ref" in sort and (described or default):  # draft 7 reads nothing beside a $ref
            sort = {"allOf": [sort]}
        properties[name] = {**sort, **described, **default}
        if item.default is MISSING and item.default_factory is MISSING:
            required.append(name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _type(hint: Any) -> Schema:
    """The schema of a type hint that rules may use (see typed.py). Raises TypeError for others."""
    simple = {str: "string", int: "integer", float: "number", bool: "boolean"}
    if hint in simple:
        return {"type": simple[hint]}
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, UnionType):
        options = [_type(arg) for arg in args if arg is not type(None)]
        return options[0] if len(options) == 1 else {"anyOf": options}
    if origin is tuple and args[-1] is Ellipsis:
        if args[0] is str:
            return {"$ref": "#/definitions/texts"}
        one = _type(args[0])
        return {"anyOf": [{"type": "array", "items": one}, one]}
    if origin is tuple:
        items = [_type(arg) for arg in args]
        return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(args[1])}
    if hasattr(hint, "__dataclass_fields__"):
        return {"$ref": f"#/definitions/{hint.__name__}"} if hint in SHARED else _object(hint, {})
    raise TypeError(f"no schema for {hint}")
