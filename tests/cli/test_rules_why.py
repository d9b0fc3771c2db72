"""`rules try --why RULE`: why a rule was found, or what was missing. Cases are in tests/cases/why.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import api, pipeline
from provenance.attribution import reader_for
from provenance.cli.rules_why import explained
from provenance.values import Article

FILE = Path(__file__).parents[1] / "cases" / "why.txt"


def cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    blocks = FILE.read_text("utf-8").split("\n\n")
    for block in blocks:
        head, *lines = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if head:
            rule, _, sentence = head.partition(" | ")
            yield rule, sentence, tuple(line.strip() for line in lines)


CASES = list(cases())
RULES = api.rules()
READER = reader_for("rules", RULES)


def why(rule: str, text: str) -> str:
    reading = pipeline.read(Article("", "", text), RULES, READER)
    return "\n".join(explained([reading], RULES, rule, None))


@pytest.mark.parametrize(("rule", "sentence", "wanted"), CASES, ids=lambda one: one if isinstance(one, str) else "")
def test_cases(rule: str, sentence: str, wanted: tuple[str, ...]) -> None:
    told = why(rule, sentence)
    assert [line for line in wanted if line not in told] == [], told


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
    assert all(wanted for *_, wanted in CASES)


OURS = """\
kind: style
rules:
  - {id: style.ours.own, means: m, scope: own, phrases: [buzz*], unless: [buzz cut], yes: [Buzz.], no: [Bee.]}
  - {id: style.ours.exact, means: m, case: exact, phrases: [Buzz], yes: [Buzz.], no: [buzz.]}
  - {id: style.ours.long, means: m, phrases: ["we thank {outlet} warmly"], yes: [We thank Reuters warmly.], no: [So.]}
disable:
  - {id: hedge.modal.may, reason: it may not, until: 2999-12-31}
"""


def test_what_bars_a_rule_of_ones_own(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OURS)

    def told(text: str, rule: str) -> str:
        said = run("rules", "try", text, "--rules", tmp_path, "--why", rule)
        assert said.code == 0, said.err
        return said.out.partition(f"Why {rule}\n")[2].partition("Against")[0]

    assert "finding: m" in told("The buzz is loud.", "style.ours.own")
    assert "its scope is own, and this is a quotation" in told("“The buzz is loud,” he said.", "style.ours.own")
    assert "its `unless: buzz cut` stands there" in told("He had a buzz cut.", "style.ours.own")
    assert "capitals are not as written" in told("The buzz is loud.", "style.ours.exact")
    assert "{outlet} is “Reuters”" in told("We thank Reuters warmly.", "style.ours.long")
    assert "“for” stands where 'warmly' is wanted" in told("We thank Reuters for it.", "style.ours.long")
    assert "'warmly' is missing" in told("We thank Reuters", "style.ours.long")
    assert "“so” stands in between" in told("We thank Reuters so warmly.", "style.ours.long")
    assert "“thanks” stands where 'thank' is wanted" in told("We thanks Reuters warmly.", "style.ours.long")
    off = run("rules", "try", "x", "--rules", tmp_path, "--why", "hedge.modal.may")
    assert (off.code, off.out) == (2, "")
    assert "switched off until 2999-12-31: it may not" in off.err


def test_an_unknown_rule(run: Any) -> None:
    told = run("rules", "try", "x", "--why", "hedge.modal.mai")
    assert (told.code, told.out) == (2, "")
    assert "Did you mean 'hedge.modal.may'?" in told.err


WORDS = (
    "told Reuters the Blorb as cited by according to may “ ” , . ! said Mara Velde interview with in an sources".split()
)
IDS = [rule.id for rule in RULES.written.rules if rule.kind != "outlet"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(IDS))
def test_anything_can_be_asked_of_anything(words: list[str], rule: str) -> None:
    assert why(rule, " ".join(words)).startswith(f"Why {rule}")
