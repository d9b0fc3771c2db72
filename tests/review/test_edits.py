"""What differs between two sets of rules, told by rule and key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from provenance.reports.diff.words import edit_words
from provenance.review.edits import edits, reordered
from provenance.ruleset import Rule, RuleSet

from .conftest import Shelf


def with_rule(old: RuleSet, rule_id: str, change: Callable[[Any], Rule | None]) -> RuleSet:
    made = [(change(rule) if rule.id == rule_id else rule) for rule in old.rules]
    return replace(old, rules=tuple(rule for rule in made if rule is not None))


def curve(rule: Any) -> Rule:
    first, *rest = rule.points
    points = (replace(first, curve={**first.curve, "1": 99.0}), *rest)
    return replace(rule, points=points)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("rule", "change", "said"),
    [
        ("cue.say.plain", lambda rule: replace(rule, weight=0.25), "weight 0.52 → 0.25"),
        ("cue.say.plain", lambda rule: replace(rule, yes=()), None),
        ("cue.say.plain", lambda _: None, "taken out"),
        ("hedge.modal.could", lambda rule: replace(rule, class_="weasel"), "class modal → weasel"),
        (
            "hedge.modal.could",
            lambda rule: replace(rule, phrases=(*rule.phrases, "might could")),
            "phrases + “might could”",
        ),
        ("policy.house.bare-source", lambda rule: replace(rule, when={"bare": ("no",)}), "when bare: yes → bare: no"),
        ("scoring.depth", lambda rule: replace(rule, points=tuple(reversed(rule.points))), "points in another order"),
        ("scoring.depth", lambda rule: replace(rule, points=rule.points[1:]), "points - “feature independent_origins"),
        ("scoring.depth", curve, "points independent_origins curve 1: 0 → 1: 99"),
    ],
)
def test_an_edit_is_told_as_an_editor_would(
    rule: str, change: Callable[[Any], Rule | None], said: str | None, shelf: Shelf
) -> None:
    found = edits(shelf.ruleset, with_rule(shelf.ruleset, rule, change))
    if said is None:
        assert found == ()
        return
    (edit,) = found
    assert edit.id == rule
    assert edit_words(edit).startswith(said)


def test_the_order_of_rules_is_noticed_by_kind(shelf: Shelf) -> None:
    assert reordered(shelf.ruleset, shelf.ruleset) == frozenset()
    policies = [rule for rule in shelf.ruleset.rules if rule.kind == "policy"]
    others = [rule for rule in shelf.ruleset.rules if rule.kind != "policy"]
    assert reordered(shelf.ruleset, replace(shelf.ruleset, rules=(*policies, *others))) == frozenset()
    turned = replace(shelf.ruleset, rules=(*others, *reversed(policies)))
    assert reordered(shelf.ruleset, turned) == {"policy"}
