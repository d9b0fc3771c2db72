"""Policies: each kind of breach is found where it stands, and not where the article does it right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import scoring
from provenance.ruleset import Rules
from provenance.scoring import policies
from provenance.scoring.conditions import holds, readable
from provenance.scoring.counts import conflicts
from provenance.scoring.facts import Facts
from provenance.scoring.things import FACTS, things

ALL = ("ap", "bbc", "house", "npr", "nyt", "plain", "reuters")
"""plain holds words of style alone (rules/style)."""
END = "\n\nThe river fell again on Sunday. The pier stayed shut for a week, and the ferries ran late."


def broken(facts: Facts) -> set[str]:
    return {f.rule for f in scoring.judge(facts, scoring.rate(facts), ALL)}


def test_there_are_seven_policies_and_enough_rules(rules: Rules) -> None:
    assert policies.names(rules) == ALL
    made = rules.of("policy")
    assert len(made) >= 30
    assert all(rule.clause and rule.means.endswith(".") and rule.message for rule in made)
    assert {rule.each for rule in made} <= set(FACTS)


def test_a_bare_source_and_a_described_one(story: Callable[..., object]) -> None:
    bare = story("A source said the dam was cracked." + END).says("A source", "the dam was cracked", identity="unnamed")
    assert {"policy.ap.bare-source", "policy.nyt.undescribed", "policy.ap.no-reason"} <= broken(bare.facts())
    told = story("A guard at the dam office with knowledge of the test said the dam was cracked." + END)
    told.says("A guard at the dam office with knowledge of the test", "the dam was cracked", identity="unnamed")
    assert not {"policy.ap.bare-source", "policy.nyt.undescribed"} & broken(told.facts())


def test_rote_reasons_and_telling_ones(story: Callable[..., object]) -> None:
    start = "A dam office clerk, who asked not to be named because she "
    rote = story(start + "was not authorized to speak publicly, said the dam was cracked." + END)
    rote.says("A dam office clerk", "the dam was cracked", identity="unnamed")
    assert "policy.nyt.rote-reason" in broken(rote.facts())
    telling = story(start + "feared losing her job, said the dam was cracked." + END)
    telling.says("A dam office clerk", "the dam was cracked", identity="unnamed")
    assert not {"policy.nyt.rote-reason", "policy.ap.no-reason"} & broken(telling.facts())


def test_opinion_by_an_unnamed_source(story: Callable[..., object]) -> None:
    made = story("A dam office clerk said the mayor should resign." + END)
    made.says("A dam office clerk", "the mayor should resign", identity="unnamed")
    assert "policy.ap.opinion" in broken(made.facts())
    made = story("Vera Orlen said the mayor should resign." + END).says("Vera Orlen", "the mayor should resign")
    assert "policy.ap.opinion" not in broken(made.facts())


def test_vague_reports_gaps_and_borrowed_anonymity(story: Callable[..., object]) -> None:
    made = story(
        "Reports said the dam was cracked. The Echo said the road sank, citing a clerk who said it rained." + END
    )
    made.says("Reports", "the dam was cracked", identity="none", category="document")
    made.says("The Echo", "the road sank", relay="report", category="outlet", gap=True)
    made.says("a clerk", "it rained", chain="The Echo < a clerk", relay="report", identity="unnamed")
    assert {"policy.npr.vague-reports", "policy.npr.gap", "policy.npr.borrowed-anonymity"} <= broken(made.facts())
    own = story("Vera Orlen said the dam was cracked." + END).says("Vera Orlen", "the dam was cracked")
    assert not {r for r in broken(own.facts()) if r.startswith("policy.npr.")}


def test_counts_that_contradict(story: Callable[..., object]) -> None:
    words = (
        "Multiple sources with knowledge of the plan said the dam was cracked. One source saw it. Both sources left."
    )
    made = story(words + END).says(
        "Multiple sources with knowledge of the plan", "the dam was cracked", identity="unnamed"
    )
    assert {"policy.reuters.count-mismatch", "policy.house.count-mismatch"} <= broken(made.facts())


@pytest.mark.parametrize(
    "words",
    [
        "Two officials said it rained. Both officials left.",
        "Several people said it rained. Two of the people left. One of the people stayed.",
        "Three sources spoke. Two other sources wrote. All three sources left.",
        "Multiple officials said it rained. Both parties left.",
    ],
)
def test_counts_that_agree(words: str, story: Callable[..., object]) -> None:
    assert conflicts(story(words + END).document) == ()


def test_a_body_that_declined_and_speaks_without_a_name(story: Callable[..., object]) -> None:
    made = story("The Harbor Board declined to comment. A Harbor Board official said the pier would close." + END)
    made.says("A Harbor Board official", "the pier would close", identity="unnamed")
    assert {"policy.ap.declined-and-speaks", "policy.reuters.refused-and-speaks"} <= broken(made.facts())


def test_late_speakers(story: Callable[..., object]) -> None:
    late = story("“The dam is old. It will not hold. We told them,” said Vera Orlen." + END)
    late.says("Vera Orlen", "The dam is old. It will not hold. We told them", kind="direct")
    early = story("“The dam is old,” said Vera Orlen. “It will not hold.”" + END)
    early.says("Vera Orlen", "The dam is old", kind="direct")
    assert "policy.reuters.late-speaker" in broken(late.facts())
    assert "policy.reuters.late-speaker" not in broken(early.facts())


def test_hedges_that_mix_rows_or_confidence(story: Callable[..., object]) -> None:
    words = "Vera Orlen said the dam was sound. It is likely that it holds and almost certain that it leaks." + END
    assert "policy.house.mixed-rows" in broken(story(words).says("Vera Orlen", "the dam was sound").facts())
    words = "Vera Orlen said the dam was sound. With high confidence it will likely hold." + END
    assert "policy.house.likelihood-and-confidence" in broken(
        story(words).says("Vera Orlen", "the dam was sound").facts()
    )


def test_a_clean_article_breaks_nothing(story: Callable[..., object]) -> None:
    made = story("Vera Orlen said the dam was cracked. Tom Hale said the road sank." + END)
    made.says("Vera Orlen", "the dam was cracked").says("Tom Hale", "the road sank")
    assert broken(made.facts()) == set()


def test_findings_name_policy_clause_and_place(story: Callable[..., object]) -> None:
    made = story("A source said the dam was cracked." + END).says("A source", "the dam was cracked", identity="unnamed")
    facts = made.facts()
    found = [f for f in scoring.judge(facts, scoring.rate(facts), ("ap",)) if f.rule == "policy.ap.bare-source"]
    assert [(f.policy, f.severity) for f in found] == [("ap", "error")]
    assert "A source" in found[0].message
    assert found[0].clause
    assert found[0].span is not None
    assert made.words[slice(*found[0].span)] == "said"


def test_every_fact_that_is_promised_is_there(story: Callable[..., object]) -> None:
    made = story("A source said the dam was likely cracked. The Harbor Board declined to comment. "
                 "The drawing was generated by AI. The Echo said the road sank. "
                 "Multiple sources met. Both sources left." + END)  # fmt: skip
    made.says("A source", "the dam was likely cracked", identity="unnamed")
    made.says("The Echo", "the road sank", relay="report", category="outlet")
    facts = made.facts()
    ratings = scoring.rate(facts)
    for each, known in FACTS.items():
        found = things(each, facts, ratings)
        assert found, each
        assert all(set(thing.facts) == set(known) for thing in found), each


@pytest.mark.parametrize(
    ("wanted", "value", "fits"),
    [
        (("yes",), "yes", True),
        (("yes",), "no", False),
        (("one", "many"), "many", True),
        (("not named",), "unnamed", True),
        (("not named", "not none"), "none", False),
        (("< 2",), 1.0, True),
        (("< 2",), 2.0, False),
        ((">= 0.5",), 0.5, True),
        (("2",), 2.0, True),
        (("< 2",), "yes", False),
        (("yes",), None, False),
    ],
)
def test_conditions(wanted: tuple[str, ...], value: str | float | None, fits: bool) -> None:
    assert holds(wanted, value) is fits
    assert all(readable(word) for word in wanted)


@pytest.mark.parametrize("word", ["< two", "<", "", "not "])
def test_conditions_that_cannot_be_read(word: str) -> None:
    assert not readable(word)
