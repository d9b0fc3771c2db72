"""Which names mean an outlet, and which one. The cases are in tests/cases/outlets.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.ruleset import OutletRule, Rules
from provenance.text import document
from provenance.values import Article

LINES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "outlets.txt").read_text(encoding="utf-8").split("\n")
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_mentions(rules: Rules, line: str) -> None:
    text, _, wanted = line.partition(" =>")
    own, bar, rest = text.partition(" | ")
    made = document.build(Article("x", "x", rest if bar else text, outlet=own if bar else None))
    found = [f"{rules.rule(hit.rule).name} [{made.slice(hit.range)}]" for hit in rules.scan(made).of("outlet")]
    assert sorted(found) == sorted(part.strip() for part in wanted.split(";") if part.strip())


def test_enough_of_every_continent(rules: Rules) -> None:
    outlets = rules.of("outlet")
    assert len(outlets) >= 1_500
    countries = {outlet.country for outlet in outlets}
    assert {"US", "GB", "DE", "IN", "CN", "JP", "NG", "ZA", "EG", "BR", "AR", "MX", "AU", "NZ", "QA", "IL"} <= countries
    assert len({outlet.type for outlet in outlets}) >= 10


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("NYT", "The New York Times"),
        ("new york times", "The New York Times"),
        ("the guardian", "The Guardian"),
        ("Agence France-Presse", "AFP"),
        ("breitbart.com", "Breitbart News"),
        ("AP", "Associated Press"),
        ("Time", "Time"),
    ],
)
def test_looked_up_by_any_name(rules: Rules, asked: str, name: str) -> None:
    found = rules.outlet(asked)
    assert isinstance(found, OutletRule)
    assert found.name == name


def test_shared_and_unknown_names_are_nobodys(rules: Rules) -> None:
    assert rules.outlet("the Tribune") is None
    assert rules.outlet("Ossel Courier") is None


def test_an_unlisted_outlet_has_a_rule_with_its_name(rules: Rules) -> None:
    assert rules.rule("outlet:Dunmore Gazette").name == "Dunmore Gazette"
    with pytest.raises(KeyError):
        rules.rule("cue.no-such-rule")
