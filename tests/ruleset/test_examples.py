"""The shipped rules hold: no fault, and every example does what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.ruleset import KINDS, PatternRule, Rules, RuleSet
from provenance.ruleset.check import check, render_all
from provenance.ruleset.idle import impossible, repeated
from provenance.values import Document

SHIPPED, _ = ruleset.load([ruleset.shipped()])
WITH_EXAMPLES = [rule.id for rule in SHIPPED.rules if isinstance(rule, PatternRule) and rule.scanned]


@pytest.mark.parametrize("rule_id", WITH_EXAMPLES)
def test_example(rules: Rules, document_of: Callable[[str], Document], rule_id: str) -> None:
    rule = rules.rule(rule_id)
    for sentence in rule.yes:
        hits = rules.scan(document_of(sentence))
        assert any(hit.rule == rule_id for hit in hits.of(rule.kind)), f"does not match: {sentence}"
    for sentence in rule.no:
        hits = rules.scan(document_of(sentence))
        assert not any(hit.rule == rule_id for hit in hits.of(rule.kind)), f"matches: {sentence}"


def test_no_phrase_is_impossible(loaded: RuleSet) -> None:
    assert render_all(impossible(loaded)) == ""


def test_no_phrase_is_idle(loaded: RuleSet) -> None:
    assert render_all(repeated(loaded)) == ""


def test_every_kind_is_shipped(rules: Rules) -> None:
    assert {kind for kind in KINDS if rules.of(kind)} == set(KINDS)


def test_a_false_example_is_told_with_what_was_found(tmp_path: Path, document_of: Callable[[str], Document]) -> None:
    file = tmp_path / "h.yaml"
    file.write_text(
        "kind: hedge\n"
        "rules:\n"
        "  - {id: h.maybe, means: m, class: modal, phrases: [maybe], yes: [Perhaps so.], no: [Maybe so.]}\n"
        "  - {id: h.perhaps, means: m, class: modal, phrases: [perhaps], yes: [Perhaps so.], no: [So.]}\n",
        encoding="utf-8",
    )
    _, problems = check([tmp_path], document_of)
    assert [(p.line, p.column) for p in problems] == [(3, 67), (3, 86)]
    assert "h.maybe' does not match here; found instead: h.perhaps 'Perhaps': Perhaps so." in problems[0].message
    assert "matches 'Maybe' here: Maybe so." in problems[1].message
    shown = render_all(problems).split("\n")
    assert shown[0].startswith(f"{file}:3:67: ")
    assert shown[1][shown[2].index("^") :].startswith("Perhaps so.")
