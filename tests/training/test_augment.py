"""Variation of training articles: words change, what they are labelled does not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from provenance.attribution.tagger.labels import LABELS, NUMBER
from provenance.training.augment import Lines, Rates, british, vary

NOTHING = Rates(
    names=0, straight_quotes=0, single_quotes=0, lost_quotes=0, dashes=0, dateline=0, capital_headline=0, british=0
)


def _rates(**changed: float) -> Rates:
    values = {name: getattr(NOTHING, name) for name in Rates.__dataclass_fields__}
    return Rates(**(values | changed))


def _lines() -> Lines:
    words = ["“", "It", "fell", ",", "”", "Mr.", "Venn", "said", "—", "twice", "."]
    labels = [NUMBER[x] for x in ("B-C>", "I-C>", "I-C>", "I-C>", "I-C>", "B-S>", "I-S>", "B-U", "O", "O", "O")]
    gaps = [True, False, True, False, False, True, True, True, True, True, False]
    return Lines([["Pier", "fell"], words], [[True, True], gaps], [[0, 0], labels])


def test_nothing_changes_at_no_rate() -> None:
    assert vary(_lines(), Random(1), NOTHING) == _lines()


def test_the_article_handed_in_is_left_alone() -> None:
    before = _lines()
    vary(before, Random(1), replace(Rates(1, 1, 0, 0, 1, 1, 1, 1, 1), names=0))
    assert before == _lines()


def test_the_same_random_state_gives_the_same_article() -> None:
    rates = _rates(dashes=1, lost_quotes=0.5, straight_quotes=0.5)
    assert [vary(_lines(), Random(k), rates) for k in range(6)] == [vary(_lines(), Random(k), rates) for k in range(6)]


@pytest.mark.parametrize(("rate", "marks"), [("straight_quotes", ('"', '"')), ("single_quotes", ("‘", "’"))])
def test_quotation_marks_are_exchanged(rate: str, marks: tuple[str, str]) -> None:
    changed = vary(_lines(), Random(1), _rates(**{rate: 1}))
    assert (changed.words[1][0], changed.words[1][4]) == marks
    assert changed.labels == _lines().labels


def test_lost_marks_take_their_labels_and_runs_begin_anew() -> None:
    states = [vary(_lines(), Random(k), _rates(lost_quotes=1)) for k in range(8)]
    lost = next(one for one in states if "“" not in one.words[1])
    assert [LABELS[k] for k in lost.labels[1][:3]] == ["B-C>", "I-C>", "I-C>"]
    assert len(lost.words[1]) == len(lost.labels[1]) == len(lost.gaps[1]) == 9


def test_dashes_and_headline() -> None:
    changed = vary(_lines(), Random(3), _rates(dashes=1, capital_headline=1))
    assert changed.words[0] == ["PIER", "FELL"]
    assert changed.words[1][8] in ("—", "–", "--", "-")


@pytest.mark.parametrize(
    ("american", "other"),
    [("organized", "organised"), ("favorite", "favourite"), ("center", "centre"), ("size", "size"), ("prize", "prize"),
     ("doctor", "doctor"), ("Organized", "Organized"), ("defense", "defence")],
)  # fmt: skip
def test_british_spelling(american: str, other: str) -> None:
    assert british(american) == other


def test_names_are_replaced_throughout_and_one_token_for_one() -> None:
    pytest.importorskip("faker", reason="names come with the extra `train`")
    from provenance.training.names import replace, replacements

    text = "Margaret Venn spoke . Venn later left ; the White House and Mr . Orlov did not . President Venn"
    words = text.split()
    changed = replacements(words, Random(1), 1.0)
    assert {"Margaret", "Venn", "Orlov"} <= set(changed)
    assert not {"House", "President", "White"} & set(changed)
    renamed = [replace(word, changed) for word in words]
    assert len(renamed) == len(words)
    assert renamed[1] == renamed[4] == renamed[-1] != "Venn"
    assert replace("Venn-Orlov", changed) == f"{changed['Venn']}-{changed['Orlov']}"
    assert replace("VENN", changed) == changed["Venn"].upper()
