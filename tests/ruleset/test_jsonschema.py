"""The schema that editors' tools read fits the shipped files and refuses what the loader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance import ruleset
from provenance.ruleset import KINDS
from provenance.ruleset.jsonschema import schema
from provenance.ruleset.load import rule_files


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors' tools read it: `yes` and `no` are words."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, wanted) for tag, wanted in found if not tag.endswith((":bool", ":timestamp"))]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read(text: str) -> Any:
    return yaml.load(text, Loader)


FILES = rule_files(ruleset.shipped())


TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def fits(value: Any, wanted: dict[str, Any]) -> bool:
    """Whether a value fits a schema: the few words of draft 7 that ours uses."""
    named = wanted.get("type", list(TYPES))
    return (
        any(isinstance(value, TYPES[name]) for name in ([named] if isinstance(named, str) else named))
        and value in wanted.get("enum", [value])
        and value == wanted.get("const", value)
        and (not isinstance(value, str) or re.search(wanted.get("pattern", ""), value) is not None)
        and ("anyOf" not in wanted or any(fits(value, option) for option in wanted["anyOf"]))
        and all(fits(value, option) for option in wanted.get("allOf", []))
        and ("if" not in wanted or not fits(value, wanted["if"]) or fits(value, wanted["then"]))
        and (not isinstance(value, list) or items_fit(value, wanted.get("items", {})))
        and (not isinstance(value, dict) or keys_fit(value, wanted))
    )


def items_fit(value: list[Any], items: Any) -> bool:
    if isinstance(items, list):
        return len(items) == len(value) and all(fits(one, want) for one, want in zip(value, items, strict=True))
    return all(fits(one, items) for one in value)


def keys_fit(value: dict[str, Any], wanted: dict[str, Any]) -> bool:
    known = wanted.get("properties", {})
    return (
        set(wanted.get("required", ())) <= set(value)
        and (wanted.get("additionalProperties") is not False or set(value) <= set(known))
        and all(fits(part, known[name]) for name, part in value.items() if name in known)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_fit(path: Path) -> None:
    content = read(path.read_text(encoding="utf-8"))
    assert fits(content, schema())
    assert fits(content, schema(content["kind"]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("class: modal", "class: model"),
        ("class: modal", "clas: modal"),
        ("kind: hedge", "kind: hegde"),
        ("yes:", "yess:"),
    ],
)
def test_typos_do_not_fit(old: str, new: str) -> None:
    text = (ruleset.shipped() / "hedges" / "modal.yaml").read_text(encoding="utf-8")
    assert old in text
    assert not fits(read(text.replace(old, new, 1)), schema())


def test_every_key_is_explained() -> None:
    for kind in KINDS:
        item = schema(kind)["properties"]["rules"]["items"]
        for made in item.get("anyOf", [item]):
            for name, key in made.get("properties", {}).items():
                assert key.get("description"), f"{kind}: {name}"


def test_it_is_json() -> None:
    assert json.loads(json.dumps(schema())) == schema()
    with pytest.raises(KeyError):
        schema("hegde")
