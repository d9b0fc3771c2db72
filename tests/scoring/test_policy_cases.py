"""Every policy rule finds what it is for and leaves alone what it is not for: tests/cases/policies.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import pipeline
from provenance.attribution import RulesReader
from provenance.pipeline import Options
from provenance.ruleset import Rules
from provenance.values import Article

CASES = Path(__file__).resolve().parent.parent / "cases" / "policies.txt"


def cases() -> list[tuple[str, str, str]]:
    """(sign, rule, article) of every line."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, words = line.partition(" | ")
            sign, _, rule = head.partition(" ")
            found.append((sign, rule.strip(), words.strip()))
    return found


@pytest.fixture(scope="module")
def reader(rules: Rules) -> RulesReader:
    return RulesReader(rules)


@pytest.mark.parametrize(("sign", "rule", "words"), cases())
def test_a_rule_finds_what_it_is_for(sign: str, rule: str, words: str, rules: Rules, reader: RulesReader) -> None:
    text = words.replace(" // ", "\n\n") + "\n"
    article = Article("story.txt", "story", text, outlet="The Daily Harbor")
    reading = pipeline.read(article, rules, reader, Options((rule.split(".")[1],)))
    assert (rule in {finding.rule for finding in reading.findings}) is (sign == "+")


@pytest.mark.parametrize(("outlet", "found"), [("Axios", True), ("The Daily Harbor", False)])
def test_a_chain_that_comes_back_to_its_publisher(outlet: str, found: bool, rules: Rules, reader: RulesReader) -> None:
    article = Article("a", "a", "The dam is failing, The Daily Wire reported, citing Axios.\n", outlet=outlet)
    reading = pipeline.read(article, rules, reader, Options(("house",)))
    assert ("policy.house.circular" in {finding.rule for finding in reading.findings}) is found


def test_every_rule_has_both_kinds_of_case(rules: Rules) -> None:
    known = {rule.id for rule in rules.of("policy")}
    circular = {"policy.house.circular"}  # takes a publisher that other outlets are known to cite: tested above
    for sign in "+-":
        told = {rule for s, rule, _ in cases() if s == sign}
        assert told <= known
        assert known - told <= circular, sign
