"""The yardsticks for hedges and chains: what counts as right, on tables of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from provenance import pipeline
from provenance.attribution import RulesReader
from provenance.ruleset import Rules, compile, load, shipped  # noqa: A004
from provenance.text import phrases
from provenance.training import chain_gold, chain_measure, hedge_sentences
from provenance.values import Article

TEXT = "“The wall will fall,” Vera Orlen told Reuters. Tom Hale said it rained.\n"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return compile(load([shipped()])[0], phrases=phrases)


def test_uncertain_sentences(tmp_path: Path, rules: Rules) -> None:
    table = tmp_path / "s.csv"
    rows = ["label,sentence", "-1,Some say the lake has no floor.", "1,The lake is deep.", "-1,The lake is wide."]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = hedge_sentences.evaluate(table, rules)
    assert (found.sentences, found.uncertain) == (3, 2)
    assert (found.figure.precision, found.figure.recall, found.figure.f1) == (100, 50, 66.7)
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="label"):
        hedge_sentences.evaluate(table, rules)


def test_names_levels_and_chains() -> None:
    assert chain_measure.same_name("Hillary Clinton", "Clinton")
    assert chain_measure.same_name("the U.S. Senate", "US Senate")
    assert not chain_measure.same_name("Bill Clinton", "Hillary Rodham")
    assert chain_measure.same_chain((("Reuters",), ("Vera Orlen",)), (("Reuters",), ("Orlen",)))
    assert not chain_measure.same_chain((("Reuters",), ("Vera Orlen",)), (("Vera Orlen",),))
    assert chain_gold.levels("A & B < C") == (("A", "B"), ("C",))
    assert chain_gold.levels("-") == ()


def test_chains_are_counted_against_their_answers(tmp_path: Path, rules: Rules) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("told")
    standoff = f"T1\tCue {start} {start + 4}\ttold\nT2\tContent 1 19\tx\nE1\tCue:T1 Content:T2\n"
    (tmp_path / "attributions" / "a_0000.ann").write_text(standoff, encoding="utf-8")
    table = tmp_path / "chains.tsv"
    table.write_text(
        "a\tE1\tVera Orlen\tperson\tnamed\tinterview\tReuters < Vera Orlen\t0\t\n"
        "a\tN1\tTom Hale\tperson\tnamed\tevent\tTom Hale\t0\tTom Hale said\n"
        "a\tRATING\t1\t2\t3\t4\t5\t6\t7\n",
        encoding="utf-8",
    )
    told = chain_gold.read(table, tmp_path)
    assert [len(one.answers) for one in told] == [2]
    reading = pipeline.read(Article("a.txt", "a", TEXT), rules, RulesReader(rules))
    counts = chain_measure.count(told[0], reading)
    assert (counts["answers"], counts["matched"], counts["name right"]) == (2, 2, 2)
    assert (counts["secondhand right"], counts["secondhand read"]) == (1, 1)
    assert counts["relay right"] == 1
    assert (counts["chains right"], counts["multi right"], counts["hops right"]) == (2, 1, 1)
    assert "2 attributions, 100.0 % found" in "\n".join(chain_measure.lines([counts]))
