"""Faults of scoring and policy rules: unknown features, facts and conditions, with file, line and proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import ruleset, scoring

SCORING = """\
kind: scoring
rules:
  - id: scoring.depth
    means: Depth.
    rating: depth
    points:
      - {feature: FEATURE, curve: {CORNER: 1}, message: m}
    bands: {0: low}
"""
POLICY = """\
kind: policy
rules:
  - id: policy.test.one
    means: A test.
    policy: test
    each: source
    when: {FACT: VALUE}
    message: m
"""


def faults(folder: Path, text: str) -> list[str]:
    (folder / "made.yaml").write_text(text, encoding="utf-8")
    found, problems = ruleset.load([folder])
    assert not problems
    made = scoring.faults(ruleset.compile(found))
    assert all(
        p.path and p.path.endswith("made.yaml") and p.line == 3 for p in made if "no rule of kind" not in p.message
    )
    return [p.message for p in made if "no rule of kind" not in p.message]


def test_a_misspelt_feature_is_told_with_the_right_one(tmp_path: Path) -> None:
    text = SCORING.replace("FEATURE", "experst").replace("CORNER", "0")
    assert faults(tmp_path, text) == ["scoring.depth: there is no feature 'experst'. Did you mean 'experts'?"]


def test_depth_cannot_rest_on_overall(tmp_path: Path) -> None:
    assert "no feature 'overall'" in faults(tmp_path, SCORING.replace("FEATURE", "overall").replace("CORNER", "0"))[0]


def test_a_curve_needs_numbers(tmp_path: Path) -> None:
    text = SCORING.replace("FEATURE", "experts").replace("CORNER", "many")
    assert "'many' where a number is needed" in faults(tmp_path, text)[0]


@pytest.mark.parametrize(
    ("fact", "value", "message"),
    [
        ("bear", "yes", "there is no fact 'bear' about each source. Did you mean 'bare'?"),
        ("attributions", '"< two"', "'attributions: < two' is no condition"),
    ],
)
def test_policies_know_their_facts(fact: str, value: str, message: str, tmp_path: Path) -> None:
    assert message in faults(tmp_path, POLICY.replace("FACT", fact).replace("VALUE", value))[0]


def test_good_rules_have_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, POLICY.replace("FACT", "bare").replace("VALUE", "yes")) == []
