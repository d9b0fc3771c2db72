"""The explanation an editor reads: marks, trees and sums are right, and untrusted text cannot steer a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from provenance.reports import glance, marks
from provenance.reports.explain import explain
from provenance.reports.ink import Ink
from provenance.reports.trees import forest, numbered
from provenance.reports.waterfall import waterfall
from provenance.values import Attribution, Descriptor, Ratings, Reading, Reason, Trace


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
    text = explained(reading, 140)
    for part in (
        "Mill <in doubt>",
        "The Fell Gazette | Saskia Lindgren | 2025-03-04 | in/mill.txt",
        "  depth       42  ████████░░░░░░░░░░░░  could a reader check who says what?",
        "  grade       C3  sources: fairly reliable; what they say: possibly true",
        "2 statements, 1 of them through other outlets, from 2 sources, 1 of them without a name; 1 finding.",
        "#1 the Ledger < a senior official  paraphrased, hedged, 91% sure",
        "why: told X  [cue.tell, relay.told]",
        "why: not said how the words travelled  [cue.say]",
        "a senior official  person, not named  #1",
        "“a senior official” (1)",
        "how they know: senior",
        "why without a name: not said",
        "Kestrel Terminals did not respond",
        "warning: “official” of what? (sentence 1)",
        "NPR, attribution  [npr.vague]",
        "1 x share bar",
        "short: few words",
    ):
        assert part in text


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_of_prose_is_wider_than_asked(reading: Reading, width: int) -> None:
    long = "a name that goes on and on, " * 6
    first, second = reading.attributions
    assert first.source is not None
    wide = replace(first, trace=replace(first.trace, chain=((long,), (long,)), why=long * 3), rules=(long,))
    entities = (replace(reading.entities[0], name=long, affiliation=long), reading.entities[1])
    made = replace(
        reading,
        document=replace(reading.document, title=long),
        entities=entities,
        attributions=(wide, second),
        findings=(replace(reading.findings[0], message=long),),
        ratings=replace(reading.ratings, reasons=(Reason("depth", 1.0, "depth.long", long * 2),)),
    )
    text = explained(made, width)
    head, _, rest = text.partition("Through whom")  # the trees keep a name on one line, however long
    rest = rest[rest.index("Who speaks") :]
    prose = [line for line in (head + rest).splitlines() if "░" not in line]
    assert max(map(len, prose)) <= width


def test_mentions_are_told_by_their_words_and_sentences(reading: Reading) -> None:
    official, mara = reading.entities
    several = replace(mara, mentions=((18, 20), (19, 20), (0, 2), (19, 20)), affiliation="the mill", number=2)
    silent = replace(official, id=7, name="Kestrel", identity="named")
    text = explained(replace(reading, entities=(official, several, silent)))
    assert "  Mara Velde  2 people, of the mill  #2\n     “Mara Velde” (2), “Velde” (2), “The mill” (1)" in text
    assert "  mentioned only: Kestrel" in text


def test_a_stock_phrase_is_called_one(reading: Reading) -> None:
    card = Descriptor(reason="not authorized to speak", rote=True, motive="fear of losing the job")
    official = replace(reading.entities[0], descriptor=card)
    text = explained(replace(reading, entities=(official, reading.entities[1])))
    assert "what they want: fear of losing the job" in text
    assert "why without a name: not authorized to speak (a stock phrase: it tells a reader nothing)" in text


def test_statements_of_one_scene_stand_together(reading: Reading) -> None:
    first, second = reading.attributions
    shared = tuple(replace(one, trace=replace(one.trace, scene=0)) for one in (first, second))
    text = " ".join(explained(replace(reading, attributions=shared)).split())
    said = (
        "one scene, sentences 1 to 2: told to another outlet (the Ledger); a senior official, Mara Velde in #1 #2 #1 "
    )
    assert said in text
    apart = replace(first, trace=replace(first.trace, scene=0)), second
    assert "one scene" not in explained(replace(reading, attributions=apart))


def test_doubt_about_who_speaks_is_told(reading: Reading) -> None:
    first, second = reading.attributions
    assert first.source is not None
    doubted = replace(first, source=replace(first.source, name="Mara Velde", confidence=0.62))
    text = " ".join(explained(replace(reading, attributions=(doubted, second))).split())
    assert "who: “a senior official” is likely Mara Velde, 62% sure" in text
    assert "who: " not in explained(reading)


def test_the_affiliation_of_a_nameless_source_is_told(reading: Reading) -> None:
    official = replace(reading.entities[0], descriptor=Descriptor(affiliation="Harbour Board"))
    text = explained(replace(reading, entities=(official, reading.entities[1])))
    assert "of Harbour Board  #1" in text


def test_the_same_finding_in_several_places_is_told_once(reading: Reading) -> None:
    (first,) = reading.findings
    second = replace(first, span=reading.document.span((18, 19)))
    text = explained(replace(reading, findings=(first, second, second, replace(first, span=(5000, 5001)))))
    assert text.count("of what?") == 1
    assert "“official” of what? (sentences 1, 2)" in text


@pytest.mark.parametrize(
    ("ids", "told"), [([], ""), ([3], "#3"), ([1, 2], "#1 #2"), ([1, 2, 3, 7, 9, 10], "#1-#3 #7 #9 #10")]
)
def test_numbers_in_a_row_are_drawn_together(ids: list[int], told: str) -> None:
    assert numbered(ids) == told


@pytest.mark.parametrize(("value", "full"), [(0, 0), (2, 0), (3, 1), (50, 10), (100, 20), (None, 0)])
def test_a_bar_has_a_cell_for_five_points(value: int | None, full: int) -> None:
    assert glance.bar(value) == "█" * full + "░" * (20 - full)


@pytest.mark.parametrize("letter", "ABCDEF")
@pytest.mark.parametrize("digit", "123456")
def test_every_grade_has_words(letter: str, digit: str) -> None:
    assert "?" not in glance.graded(letter + digit)


def test_nothing_to_judge_is_said_and_empty_parts_are_left_out(blank: Reading) -> None:
    text = explained(blank)
    assert "  depth        -  ░░░░░░░░░░░░░░░░░░░░" in text
    assert "  grade       F6  too little is ascribed to anybody to judge it" in text
    assert "no statements, from no sources" in text
    assert "overall cannot be judged" in text
    assert "Asked for their side" not in text


def test_a_waterfall_adds_up_to_the_rating(reading: Reading) -> None:
    lines = list(waterfall(reading.ratings, "depth", Ink()))
    assert lines == [
        "depth 42",
        "    +50.0 =  50.0  where every article starts  [depth.start]",
        "     -8.4 =  41.6  one source is unnamed  [depth.unnamed]",
    ]


def test_steps_are_drawn_where_there_is_room(reading: Reading) -> None:
    lines = list(waterfall(reading.ratings, "depth", Ink(), 100))
    assert lines[1] == "    +50.0 =  50.0  ██████████··········  where every article starts  [depth.start]"
    assert lines[2] == "     -8.4 =  41.6  ········██··········  one source is unnamed  [depth.unnamed]"


def test_a_long_reason_hangs_under_its_beginning() -> None:
    ratings = Ratings(3, None, None, None, "A2", (Reason("depth", 3.0, "depth.much", "so much of it " * 8),))
    _, first, *rest = waterfall(ratings, "depth", Ink(), 60)
    assert first.startswith("     +3.0 =   3.0  so much")
    assert all(line.startswith(" " * 19 + "so much") or "[depth.much]" in line for line in rest)
    assert max(map(len, (first, *rest))) <= 60


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


def test_what_to_act_on_stands_before_the_evidence(reading: Reading) -> None:
    text = explained(reading)
    assert text.index("What the policies object to") < text.index("The text. ")
