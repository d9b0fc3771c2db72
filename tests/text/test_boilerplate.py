"""Every boilerplate rule proves itself on its own examples, alone and through the reading of bylines."""

from __future__ import annotations

import pytest

from provenance.ruleset import Rules
from provenance.text import labels, signals


def test_examples(rules: Rules) -> None:
    each = [(rule, signals.compile_rules([rule])) for rule in rules.of("boilerplate")]
    wrong = [
        f"{rule.id}: {'should' if wanted else 'should not'} match: {example}"
        for rule, compiled in each
        for wanted, examples in ((True, rule.yes), (False, rule.no))
        for example in examples
        if labels.speaks(rule, compiled, example) is not wanted
    ]
    assert not wrong, "\n".join(wrong)


def test_every_rule_has_both_sorts_of_examples(rules: Rules) -> None:
    assert len(rules.of("boilerplate")) >= 30
    assert not [rule.id for rule in rules.of("boilerplate") if not rule.yes or not rule.no]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Share Tweet Email", True),
        ("Facebook / Twitter / WhatsApp", True),
        ("Share the bread", False),
        ("Email", False),
    ],
)
def test_labels_in_a_row(line: str, row: bool, rules: Rules) -> None:
    bars = [rule for rule in rules.of("boilerplate") if rule.id == "furniture.share-bar"]
    verdicts = signals.compile_rules(bars).read(line, 0, len(line))
    assert (sum(verdict.rule.weight for verdict in verdicts if not verdict.whole) >= 1) is row
