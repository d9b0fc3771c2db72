"""The schema that editors' tools read fits the shipped files and refuses what the loader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from provenance import ruleset
from provenance.ruleset import KINDS
from provenance.ruleset.jsonschema import schema
from provenance.ruleset.load import rule_files
from provenance.ruleset.starter import files, switched_on, written


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
SHIPPED = ruleset.shipped() / "schema.json"


def fits(value: Any, wanted: dict[str, Any]) -> bool:
    return bool(jsonschema.Draft7Validator(wanted).is_valid(value))


def test_the_schemas_are_schemas() -> None:
    for kind in (None, *KINDS):
        jsonschema.Draft7Validator.check_schema(schema(kind))


def test_the_shipped_schema_is_the_one_of_the_types() -> None:
    """`python tests/ruleset/test_jsonschema.py` writes it anew."""
    assert SHIPPED.read_text("utf-8") == written()


def test_scaffolded_files_fit() -> None:
    texts = [(name, text) for name, text in files("ours/") if name.endswith(".yaml")]
    made = [(name, read(one)) for name, text in texts for one in (text, switched_on(text))]
    assert len(made) > 10
    assert [name for name, content in made if not fits(content, schema())] == []


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


if __name__ == "__main__":
    SHIPPED.write_text(written(), "utf-8")
