"""The pattern language, found in texts and refused with the right column. Cases: patterns.txt, pattern_faults.txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import ruleset
from provenance.ruleset import Rules
from provenance.ruleset.pattern import MOST, PatternError, parse
from provenance.text import document, phrases
from provenance.values import Article

CASES = Path(__file__).parent.parent / "cases"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def all_patterns(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """Every pattern of the cases as a rule of its own, numbered by its line."""
    folder = tmp_path_factory.mktemp("patterns")
    rows = ["kind: hedge", "rules:"]
    for number, line in enumerate(lines("patterns.txt")):
        pattern = split(line)[0]
        rows.append(
            f"  - {{id: p.{number}, means: case, class: modal, phrases: [{quoted(pattern)}], yes: [x], no: [x]}}"
        )
    (folder / "patterns.yaml").write_text("\n".join(rows), encoding="utf-8")
    found, problems = ruleset.load([ruleset.shipped() / "outlets", folder])
    assert problems == ()
    return ruleset.compile(found, phrases)


def split(line: str) -> tuple[str, str, str, str]:
    """(pattern, text, found, slots) of a case line; the pattern may hold bars itself."""
    head, _, slots = line.partition(" ; ")
    pattern, text, found = head.rsplit(" | ", 2)
    return pattern.strip(), text.strip(), found.strip(), slots.strip()


@pytest.mark.parametrize("number", range(len(lines("patterns.txt"))), ids=lambda n: lines("patterns.txt")[n])
def test_finds(all_patterns: Rules, number: int) -> None:
    _, text, wanted, slots = split(lines("patterns.txt")[number])
    made = document.build(Article("x", "x", text))
    hits = [hit for hit in all_patterns.scan(made).of("hedge") if hit.rule == f"p.{number}"]
    assert [made.slice(hit.range) for hit in hits] == ([] if wanted == "-" else [wanted])
    if slots:
        assert " ".join(f"{name}={made.slice(part)}" for name, part in hits[0].slots) == slots


@pytest.mark.parametrize("line", lines("pattern_faults.txt"))
def test_refuses(line: str) -> None:
    pattern, column, words = line.rsplit(" | ", 2)
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert words in caught.value.message
    assert caught.value.column == int(column)


def test_alternatives_are_bounded() -> None:
    with pytest.raises(PatternError, match=f"more than {MOST}"):
        parse(" ".join(f"[a{i} b | c{i} d]" for i in range(9)))


def test_single_words_in_brackets_do_not_multiply() -> None:
    pattern = parse(" ".join("[a | b | c] (d)" for _ in range(20)) + " end")
    assert len(pattern.sequences) == 1


@given(st.text(alphabet="ab *()[]{}|/.…'’\"\\,outlet12", max_size=60))
def test_any_text_is_a_pattern_or_an_error(text: str) -> None:
    column, sequences = 0, 1
    try:
        sequences = len(parse(text).sequences)
    except PatternError as error:
        column = error.column
    assert 0 <= column <= len(text)
    assert 0 < sequences <= MOST
