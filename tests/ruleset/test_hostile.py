"""Rules that would hang the program or fill its memory are refused, or cost no more than others.

Nothing here measures time: what would take for ever would never end.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.ruleset import Rules
from provenance.ruleset.load import MOST_EXPRESSIONS
from provenance.text import document
from provenance.values import Article, Document

HEDGE = "kind: hedge\nrules:\n  - {id: h.a, means: m, class: modal, yes: [y], no: [z], %s}\n"
LONG = "y " + "xa " * 300


def codes(folder: Path, keys: str) -> list[str]:
    (folder / "a.yaml").write_text(HEDGE % keys)
    return [problem.code for problem in ruleset.load([folder])[1]]


@pytest.mark.parametrize(
    "phrase",
    [
        "y " + "(xa) " * 40 + "z",  # 2 to the power of 40 ways to leave words out
        "y ... xa ... xa ... xa ... xa z",
        "z " + "(xa) " * 40 + "y",
        "y {name} (xa) {source} (xa) {source2} (xa) (xa) (xa) (xa) (xa) (xa) (xa) (xa) z",
    ],
)
def test_a_phrase_of_many_choices_ends(
    phrase: str, rules_of: Callable[..., Rules], document_of: Callable[[str], Document]
) -> None:
    rules = rules_of(HEDGE % f"phrases: ['{phrase}']")
    assert len(rules.scan(document_of(LONG))) == 0
    assert len(rules.scan(document_of(f"z {'xa ' * 300} y"))) <= 1


def test_many_overlapping_matches_are_no_more_than_there_are_words(
    rules_of: Callable[..., Rules], document_of: Callable[[str], Document]
) -> None:
    rules = rules_of(HEDGE % "phrases: [xa, xa xa, xa xa xa], unless: [xb xa]")
    hits = rules.scan(document_of("xa " * 30_000 + "xb xa " * 3_000))
    assert len(hits) == 10_000


def test_too_many_gaps_or_words(tmp_path: Path) -> None:
    assert codes(tmp_path, f"phrases: ['{'xa ... ' * 5}y']") == ["rules.pattern"]
    assert codes(tmp_path, f"phrases: ['{'xa ' * 61}']") == ["rules.pattern"]


def test_phrases_that_multiply(tmp_path: Path) -> None:
    wide = " ".join(f"[a{n} b | c d]" for n in range(8))
    assert codes(tmp_path, "phrases: [" + ", ".join(f"'q{n} {wide}'" for n in range(1_000)) + "]") == ["rules.too-many"]


def test_expressions_that_do_not_fit_into_one_automaton_are_found_all_the_same(
    rules_of: Callable[..., Rules], document_of: Callable[[str], Document]
) -> None:
    many = ", ".join(f"'q{n}[a-z]{{1,900}}x{{1,500}}'" for n in range(40))
    rules = rules_of(HEDGE % f"regex: [{many}]")
    assert len(rules.scan(document_of("He saw q7abcxx there."))) == 1


FURNITURE = "kind: boilerplate\nrules:\n  - {id: f.a, means: m, region: r, where: %s, yes: [y], no: [z], %s}\n"


def test_optional_words_of_furniture_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FURNITURE % ("line", f"phrases: ['y {'(xa) ' * 30}z']"))
    assert [problem.code for problem in ruleset.load([tmp_path])[1]] == ["rules.too-many"]


@pytest.mark.parametrize("where", ["within", "match"])
def test_large_expressions_of_furniture_are_found_all_the_same(where: str, rules_of: Callable[..., Rules]) -> None:
    many = ", ".join(f"'q{n}[a-z]{{1,900}}x{{1,500}}'" for n in range(40))
    rules = rules_of(FURNITURE % (where, f"regex: [{many}]"))
    made = document.build(Article("x", "x", "He saw it.\n\nq7abcxx\n\nHe left."), rules)
    assert [region.rule for region in made.furniture] == ["f.a"]


def test_too_many_expressions(tmp_path: Path) -> None:
    many = ", ".join(f"x{n}y" for n in range(MOST_EXPRESSIONS + 1))
    assert codes(tmp_path, f"regex: [{many}]") == ["rules.too-many"]


def test_a_folder_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ruleset.load.__globals__, "MOST_BYTES", 200)
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text((HEDGE % "phrases: [y]").replace("h.a", f"h.{name}"))
    assert {problem.code for problem in ruleset.load([tmp_path])[1]} == {"rules.too-large"}
