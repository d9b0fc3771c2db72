"""Advice: edits are found by re-scoring and come best first; questions name what the article leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from provenance import scoring
from provenance.scoring import advice
from provenance.values import Source

WORDS = (
    "A dam office clerk said the dam was cracked and that nobody had looked at it for years. "
    "The Echo said the road sank. Vera Orlen said it rained."
    "\n\nThe river fell again on Sunday. The pier stayed shut for a week."
)


def made(story: Callable[..., object]) -> object:
    one = story(WORDS)
    one.says("A dam office clerk", "the dam was cracked and that nobody had looked at it for years", identity="unnamed")
    one.says("The Echo", "the road sank", chain="The Echo < Tom Hale", relay="report")
    return one.says("Vera Orlen", "it rained")


def test_edits_tell_what_re_scoring_gives(story: Callable[..., object]) -> None:
    one = made(story)
    facts = one.facts()
    ratings = scoring.rate(facts)
    found = advice.edits(facts, ratings)
    assert 1 <= len(found) <= 3
    naming = next(e for e in found if "A dam office clerk" in e.message)
    assert "paragraph 1" in naming.message
    assert naming.rating == "depth"
    # do by hand what the advice says, and the ratings move as it promised
    first = one.said[0]
    one.said[0] = replace(
        first,
        source=Source(first.source_ranges, "the name of A dam office clerk", "person", "named"),
        trace=replace(first.trace, chain=(("the name of A dam office clerk",),)),
    )
    after = scoring.rate(one.facts())
    assert after.depth - ratings.depth == naming.gain
    assert after.overall - ratings.overall == naming.overall


def test_edits_come_best_first_and_only_raise(story: Callable[..., object]) -> None:
    facts = made(story).facts()
    found = advice.edits(facts, scoring.rate(facts), most=10)
    assert [e.overall for e in found] == sorted((e.overall for e in found), reverse=True)
    assert all((e.gain > 0) if e.rating == "depth" else (e.gain < 0) for e in found)
    assert all(e.overall >= 0 and e.spans for e in found)


def test_questions_left_open(story: Callable[..., object]) -> None:
    one = story(
        "Sources said the dam was cracked. The Echo said the road sank. "
        "Multiple sources met. Both sources left.\n\nIt rained."
    )
    one.says("Sources", "the dam was cracked", identity="unnamed")
    one.says("The Echo", "the road sank", relay="report", category="outlet", gap=True)
    asked = [q.message for q in advice.questions(one.facts())]
    assert any("Who is “Sources”" in q for q in asked)
    assert any("Where did The Echo get it" in q for q in asked)
    assert any("Multiple sources or Both sources" in q for q in asked)


def test_no_advice_without_text(story: Callable[..., object]) -> None:
    facts = story("").facts()
    assert advice.edits(facts, scoring.rate(facts)) == ()
    assert advice.questions(facts) == ()
