"""What an editor could do: edits with their gain, questions, and the interval behind each rating."""

from __future__ import annotations

from provenance.reports.ink import Ink
from provenance.reports.next_steps import MOST_QUESTIONS, next_steps
from provenance.reports.waterfall import waterfall
from provenance.values import Edit, Question, Ratings, Reason

INK = Ink()


def test_edits_say_what_they_gain() -> None:
    edits = [Edit("name “an aide” (paragraph 4)", "depth", 6, 3, ()), Edit("skip The Echo", "secondhand", -9, 0, ())]
    lines = list(next_steps(edits, (), 80, INK))
    assert "  - name “an aide” (paragraph 4): depth +6, overall +3" in lines
    assert "  - skip The Echo: secondhand -9" in lines


def test_questions_are_asked_and_counted() -> None:
    asked = [Question(f"Who is source {n}?", None) for n in range(MOST_QUESTIONS + 2)]
    lines = list(next_steps((), asked, 80, INK))
    assert sum("Who is source" in line for line in lines) == MOST_QUESTIONS
    assert lines[-1] == "  and 2 more"


def test_nothing_to_say_is_not_said() -> None:
    assert list(next_steps((), (), 80, INK)) == []


def test_long_lines_are_wrapped() -> None:
    lines = list(next_steps((), [Question("word " * 40, None)], 60, INK))
    assert max(map(len, lines)) <= 60


def test_a_rating_tells_where_raters_would_put_it() -> None:
    reason = Reason("depth", 40.0, "scoring.depth.base", "where every article starts")
    rated = Ratings(40, 10, 10, 40, "C3", (reason,), (), (("depth", 31, 49),))
    assert next(waterfall(rated, "depth", INK)) == "depth 40  (raters would say 31 to 49, four times in five)"
    assert next(waterfall(rated, "hedging", INK)) == "hedging 10"
