"""The explanation an editor reads: marks, trees and sums are right, and untrusted text cannot steer a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from provenance.reports import marks
from provenance.reports.explain import explain
from provenance.reports.ink import Ink
from provenance.reports.trees import forest
from provenance.reports.waterfall import waterfall
from provenance.values import Attribution, Ratings, Reading, Reason, Trace


def explained(reading: Reading, width: int = 100) -> str:
    return "\n".join(explain(reading, width))


def test_sentences_carry_the_marks_of_their_attributions(reading: Reading) -> None:
    text = explained(reading, 200)
    assert "   1 [The mill ~may~ close]#1, <a senior official>#1 {told}#1 the Ledger." in text
    assert "   2 “[We will see]#2,” <Mara Velde>#2 {said}#2 <b>today</b>." in text


def test_marks_of_nested_ranges_nest(reading: Reading) -> None:
    outer = replace(reading.attributions[0], id=3, content=((0, 9),), source_ranges=(), cue=())
    inner = replace(reading.attributions[0], id=4, content=((0, 4),), source_ranges=(), cue=())
    both = replace(reading, attributions=(outer, inner), hedges=())
    assert "[[The mill may close]#4, a senior official told]#3" in "\n".join(marks.sentences(both, 200, Ink()))


def test_marks_of_equal_ranges_nest(reading: Reading) -> None:
    content = replace(reading.attributions[0], id=3, content=((0, 4),), source_ranges=(), cue=())
    source = replace(reading.attributions[0], id=4, content=((9, 10),), source_ranges=((0, 4),), cue=())
    both = replace(reading, attributions=(content, source), hedges=())
    assert "[<The mill may close>#4]#3" in "\n".join(marks.sentences(both, 200, Ink()))


def test_paragraphs_are_apart_and_lines_fit(reading: Reading) -> None:
    lines = list(marks.sentences(reading, 40, Ink()))
    assert "" in lines
    assert max(map(len, lines)) <= 40


def test_colour_adds_nothing_but_colour(reading: Reading) -> None:
    coloured = "\n".join(explain(reading, 100, Ink(on=True)))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == explained(reading)


def test_an_article_cannot_steer_the_terminal(reading: Reading) -> None:
    evil = "\x1b[2J\x07\u202e\ue000\x9b"
    document = replace(reading.document, title=evil, text=reading.document.text.replace("mill", "m\x1b\x07l"))
    text = explained(replace(reading, document=document))
    assert not set(evil) & set(text) - set("[2J")


def test_every_part_is_told(reading: Reading) -> None:
    text = explained(reading)
    for part in (
        "Mill <in doubt>",
        "The Fell Gazette | Saskia Lindgren | 2025-03-04 | in/mill.txt",
        "depth 42  hedging 20  secondhand 50  overall 40  grade C3",
        "#1 the Ledger < a senior official | indirect, interview, hedged",
        "91% sure, by cue.tell, relay.told",
        "no reason given for withholding the name",
        "Kestrel Terminals did not respond",
        "warning npr.vague | NPR, attribution",
        "1 x share bar",
        "short: few words",
    ):
        assert part in text


def test_nothing_to_judge_is_said_and_empty_parts_are_left_out(blank: Reading) -> None:
    text = explained(blank)
    assert "depth -  hedging -" in text
    assert "overall cannot be judged" in text
    assert "Asked for comment" not in text


def test_a_waterfall_adds_up_to_the_rating(reading: Reading) -> None:
    lines = list(waterfall(reading.ratings, "depth", Ink()))
    assert lines == [
        "depth 42",
        "    +50.0 =  50.0  where every article starts  [depth.start]",
        "     -8.4 =  41.6  one source is unnamed  [depth.unnamed]",
    ]


def test_what_holding_a_rating_to_its_bounds_took_is_a_step_of_its_own() -> None:
    ratings = Ratings(100, None, None, None, "A2", (Reason("depth", 130.0, "depth.much", "very deep"),))
    assert list(waterfall(ratings, "depth", Ink()))[-1] == "    -30.0 = 100.0  held to its bounds"


def traced(number: int, *chain: tuple[str, ...]) -> Attribution:
    return Attribution(number, "indirect", (), (), ((0, 1),), None, Trace("report", chain), False, 1.0, ())


def test_chains_that_begin_alike_are_one_tree(reading: Reading) -> None:
    made = replace(
        reading,
        attributions=(
            traced(1, ("Politico", "others"), ("Axios",), ("Mara Velde",)),
            traced(2, ("Politico", "others"), ("Axios",), ("officials",)),
            traced(3, ("Reuters",)),
            traced(4, ("Politico", "others"), ("Axios",)),
        ),
    )
    assert list(forest(made, Ink())) == [
        "Politico & others",
        "└─ Axios  #4  report",
        "   ├─ Mara Velde  #1  report",
        "   └─ officials  #2  report",
        "Reuters  #3  report",
    ]


@pytest.mark.parametrize("relay", ["report", "none"])
def test_an_attribution_to_nobody_has_its_place_in_the_forest(reading: Reading, relay: str) -> None:
    nobody = replace(traced(1), trace=Trace(relay, ()))  # type: ignore[arg-type]
    assert "(nobody named)" in next(iter(forest(replace(reading, attributions=(nobody,)), Ink())))
