"""Lines, wrapped paragraphs, seams: what shape alone tells."""

from __future__ import annotations

import pytest

from provenance.text.glue import pieces
from provenance.text.layout import minus, title_case, units

WRAPPED = """The council voted on Tuesday to close the old bridge, its chair
said after the meeting. The decision follows a report by two of
the engineers who found cracks in the piers and asked for it to
be shut before winter comes.

Residents on the east bank said that they had been told nothing
at all of the closure of their bridge before it was on the radio
on Wednesday.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [WRAPPED[unit.start : unit.end][-13:] for unit in units(WRAPPED)] == ["winter comes.", "on Wednesday."]


def test_short_paragraphs_are_not_wrapped_lines() -> None:
    text = "\n".join(["The council met on Monday.", "It voted.", "Then it rose and went home.", "Nobody spoke."] * 3)
    assert len(units(text)) == 12


def test_soft_breaks_join() -> None:
    text = "one\ntwo\n\nthree"
    assert [text[unit.start : unit.end] for unit in units(text, frozenset({3}))] == ["one\ntwo", "three"]


@pytest.mark.parametrize(
    ("line", "final", "prose"),
    [
        ("The council met on Friday and went home again early.", True, True),
        ("“The council met on Friday and went home again.”", True, True),
        ("The Council Met on Friday and Went Home Again", False, False),
        ("He said:", True, False),
        ("No.", True, False),
    ],
)
def test_ends(line: str, final: bool, prose: bool) -> None:
    unit = units(line)[0]
    assert (unit.final, unit.prose) == (final, prose)


def test_blank_lines_are_seen() -> None:
    assert [unit.gap for unit in units("\n\na\nb\n \nc")] == [False, False, True]


def test_title_case() -> None:
    assert title_case("The Council of Orelton Votes to Close a Bridge") == 1.0
    assert title_case("The council of Orelton votes to close a bridge") < 0.5
    assert title_case("12 %") == 0.0


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("By Ana RoyShareThe council", ["By Ana Roy", "Share", "The council"]),
        ("It ended.Related Articles", ["It ended.", "Related Articles"]),
        ("McKay and DeLuca of the U.S. met", ["McKay and DeLuca of the U.S. met"]),
        ("Washington, D.C. and on", ["Washington, D.C. and on"]),
        ("", [""]),
    ],
)
def test_seams(line: str, cut: list[str]) -> None:
    assert [line[a:b] for a, b in pieces(line, 0, len(line))] == cut


def test_minus() -> None:
    assert minus((2, 10), [(4, 5), (8, 12)]) == ((2, 4), (5, 8))
    assert minus((2, 10), [(0, 3), (3, 10)]) == ()
