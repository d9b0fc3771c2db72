"""The trained judge: what its weights are, what it may change and what it may not."""

from __future__ import annotations

import math

import pytest

from provenance.chains.assemble import Chained
from provenance.chains.clues import KINDS, second
from provenance.chains.evidence import Verdict
from provenance.chains.judge import Look, Weights, judge, shipped
from provenance.chains.publisher import Publisher
from provenance.chains.setting import settings
from provenance.chains.why import why
from provenance.values import Relation


def test_the_shipped_weights_have_one_number_a_kind():
    weights = shipped()
    for look in (weights.first, weights.second):
        assert len(look.bias) == len(KINDS)
        assert all(len(row) == len(KINDS) for row in look.weights.values())


def test_the_second_look_knows_what_the_first_one_made_of_the_neighbours():
    assert not any(name.startswith("article ") for name in shipped().first.weights)
    assert "article interview" in shipped().second.weights


def test_odds_sum_up_to_one_and_unknown_clues_count_for_nothing():
    look = Look({"loud": tuple(float(i) for i in range(len(KINDS)))}, (0.0,) * len(KINDS))
    odds = look.odds({"loud": 1.0, "never seen": 5.0})
    assert math.isclose(sum(odds), 1.0)
    assert odds == sorted(odds)
    assert odds == look.odds({"loud": 1.0})


def test_what_the_rules_are_sure_of_stays(rules, follow):
    said = [("Dana Quill", "told"), ("she", "said")]
    document, cast, _ = follow("“The dam will hold,” Dana Quill told CNN. “It is old,” she said.", said)
    cues = [document.words.index(word) for word in ("told", "said")]
    about = settings(document, [Relation((), ((i, i + 1),), (), "direct") for i in cues], cast)
    posts = Look({}, tuple(9.0 if kind == "social" else 0.0 for kind in KINDS))
    sure = Verdict("interview", (("CNN",),))
    none = Verdict("none")
    found = judge(document, rules.scan(document), about, (sure, None), (sure, none), (), Weights(posts, posts))
    assert found[0] is sure
    assert found[1].kind == "social"
    assert found[1].odds is not None
    assert found[1].odds > 0.9


def test_the_second_look_has_clues_for_everybody():
    assert second((), ()) == []


@pytest.mark.parametrize("words", ["denied the report in the Financial Times", "has long said that the dam is old"])
def test_denials_and_habits_are_not_judged(follow, words):
    cue = words.split(" the ")[0].split(" that ")[0]
    article = f"“The dam will hold,” Tom Reed told CNN. Dana Quill {words}."
    _, _, (_, trace) = follow(article, [("Tom Reed", "told"), ("Dana Quill", cue)])
    assert trace.relay == "none"
    assert "judge" not in trace.why


def test_a_reason_says_what_the_judge_gave(follow):
    document, _, _ = follow("The dam stands, Dana Quill wrote.", [("Dana Quill", "wrote")])
    one = Chained(Verdict("document", odds=0.734), (("Dana Quill",),))
    assert why(document, one, (one,), Publisher(frozenset())) == (
        "A document, to go by the words around: the trained judge gives it 73%"
    )
