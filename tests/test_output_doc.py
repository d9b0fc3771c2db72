"""docs/output.md tells all formats and all keys there are, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

from typer.testing import CliRunner

from provenance.cli.app import app
from provenance.reports import contract
from provenance.reports.chain_formats import CHAIN_FORMATS
from provenance.reports.formats import FORMATS

GUIDE = (Path(__file__).parents[1] / "docs" / "output.md").read_text("utf-8")
SCORE, CONTRACT = GUIDE.partition("## The contract")[::2]
CONTRACT, CHAINS = CONTRACT.partition("## `provenance chains`")[::2]
FIRST_CELL = re.compile(r"^\| (`[^|]*`) \|", re.MULTILINE)


def named(text: str) -> list[str]:
    """What stands in code style in the first cells of the tables, their heads left out."""
    return [name for cell in FIRST_CELL.findall(text) for name in re.findall(r"`([^`]+)`", cell) if "--" not in name]


def test_every_format_is_told() -> None:
    assert sorted(named(SCORE)) == sorted(FORMATS)
    assert sorted(named(CHAINS)) == sorted(CHAIN_FORMATS)


def test_the_formats_that_stream_are_told() -> None:
    sentence = re.search(r"((?:`\w+`(?:, | and )?)+) are written as the articles are read", SCORE)
    assert sentence is not None
    told = set(re.findall(r"`(\w+)`", sentence[1]))
    assert told == {name for name, form in FORMATS.items() if form.sort is None} - {"html"}


def test_every_key_of_the_contract_is_told_with_its_parts() -> None:
    keys = json.loads(contract.schema())["$defs"]
    whole, parts = CONTRACT.split("Of an attribution:")
    assert sorted(named(whole)) == sorted(keys["article"]["required"])
    assert set(named(parts)) <= set(keys["attribution"]["required"])
    for name, key in (("attribution", "attributions"), ("hedge", "hedges"), ("finding", "findings")):
        row = re.search(rf"^\| `{key}` \| (.*) \|$", whole, re.MULTILINE)
        assert row is not None
        assert [one for one in re.findall(r"`([\w-]+)`", row[1]) if one in keys[name]["required"]] == keys[name][
            "required"
        ]


def test_the_command_prints_the_schema() -> None:
    done = CliRunner().invoke(app, ["schema"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json.loads(contract.schema())
