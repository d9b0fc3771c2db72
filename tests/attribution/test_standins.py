"""A cue that a model never met is shown to it as a plain verb of its class."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.attribution.standins import with_stand_ins
from provenance.ruleset import Rules, compile, load  # noqa: A004
from provenance.text.document import build
from provenance.values import Article

RULE = """
kind: cue
rules:
  - id: cue.test.{name}
    means: A test.
    class: {kind}
    frames: [{frame}]
    phrases: [{phrase}]
    yes: ['{yes}']
    no: ['The pier was closed.']
"""


def _rules(folder: Path, phrase: str, kind: str, yes: str, frame: str = "clause") -> Rules:
    (folder / "cue.yaml").write_text(
        RULE.format(name="new", kind=kind, phrase=phrase, yes=yes, frame=frame), encoding="utf-8"
    )
    loaded, problems = load([folder])
    assert problems == ()
    return compile(loaded)


def _shown(rules: Rules, text: str, known: frozenset[str] = frozenset()) -> str:
    document = build(Article("a", "a", text))
    return " ".join(with_stand_ins(document, rules.scan(document), rules, known).words)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("say", "The union harrumphed that it was late.", "The union said that it was late ."),
        ("say", "The union harrumphs that it is late.", "The union says that it is late ."),
        ("tell", "She left, harrumphing them a reason.", "She left , telling them a reason ."),
        ("deny", "They harrumph the claim.", "They deny the claim ."),
    ],
)
def test_a_new_cue_is_shown_as_the_plainest_of_its_class(tmp_path: Path, kind: str, text: str, shown: str) -> None:
    rules = _rules(tmp_path, "harrumph*", kind, text)
    assert _shown(rules, text) == shown


def test_a_cue_the_model_knows_is_left_alone(tmp_path: Path) -> None:
    text = "The union harrumphed that it was late."
    rules = _rules(tmp_path, "harrumph*", "say", text)
    assert _shown(rules, text, frozenset({"harrumph"})) == "The union harrumphed that it was late ."


def test_only_verbs_are_replaced(tmp_path: Path) -> None:
    text = "The harrumph that it was late came from the union."
    rules = _rules(tmp_path, "harrumph", "say", text, frame="noun")
    assert _shown(rules, text) == "The harrumph that it was late came from the union ."
