"""The trained judge: what its weights are, what it may change and what it may not."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from provenance.chains.anchors import Anchor
from provenance.chains.assemble import Chained
from provenance.chains.clues import KINDS, heard, second
from provenance.chains.evidence import Evidence, Grip, Verdict
from provenance.chains.judge import Look, Looks, Weights, judge, shipped
from provenance.chains.publisher import Publisher
from provenance.chains.setting import settings
from provenance.chains.why import why
from provenance.values import Leaning, Relation

RALLY = (Evidence("event", (), (0, 1), "event.rally", Grip.HEAD),)


def test_the_shipped_weights_have_one_number_a_kind():
    weights = shipped()
    for look in (weights.plain.first, weights.plain.second, weights.heard.first, weights.heard.second):
        assert len(look.bias) == len(KINDS)
        assert all(len(row) == len(KINDS) for row in look.weights.values())


def test_the_second_look_knows_what_the_first_one_made_of_the_neighbours():
    for looks in (shipped().plain, shipped().heard):
        assert not any(name.startswith("article ") for name in looks.first.weights)
        assert "article interview" in looks.second.weights


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
    talks = _always("event")
    sure = Verdict("interview", (("CNN",),))
    none = Verdict("none")
    free = (_told("event"),)
    found = judge(
        document, rules.scan(document), about, (sure, None), (sure, none), free, Weights(talks, _always("document"))
    )
    assert found[0] is sure
    assert found[1].kind == "event"
    assert found[1].odds is not None
    assert found[1].odds > 0.9


def _told(kind: str) -> Anchor:
    """Words of the first sentence that tell of such a way and belong to nobody's statement."""
    return Anchor(0, 0, 0, 0, "", Verdict(kind), Grip.ARTICLE, None)


def _always(kind: str) -> Looks:
    look = Look({}, tuple(9.0 if one == kind else 0.0 for one in KINDS))
    return Looks(look, look)


def test_an_article_that_an_encoder_has_read_is_judged_by_the_other_weights(rules, follow):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    cue = document.words.index("wrote")
    leaning = Leaning((0.0,) * 7 + (1.0,), (1.0,) + (0.0,) * 4)
    relation = Relation((), ((cue, cue + 1),), (), "indirect")
    weights = Weights(_always("social"), _always("document"))
    for one, kind in ((relation, "social"), (replace(relation, leaning=leaning), "document")):
        about = settings(document, [one], cast)
        free = tuple(map(_told, ("social", "document")))
        (found,) = judge(document, rules.scan(document), about, (None,), (Verdict("none"),), free, weights)
        assert found.kind == kind


@pytest.mark.parametrize(
    ("sure", "opinion", "stays"),
    [
        (Verdict("event", evidence=RALLY), "document", False),
        (Verdict("event", evidence=RALLY), "event", True),
        (Verdict("event", inherited=0, evidence=RALLY), "document", True),
        (Verdict("event"), "document", True),
        (Verdict("social", evidence=RALLY), "document", True),
        (Verdict("interview", (("CNN",),), evidence=RALLY), "document", True),
    ],
)
def test_with_an_encoder_an_occasion_may_be_another_one_s(rules, follow, sure, opinion, stays):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    leaning = Leaning((0.0,) * 7 + (1.0,), (1.0,) + (0.0,) * 4)
    relation = Relation((), ((2, 3),), (), "indirect")
    weights = Weights(_always("none"), _always(opinion))
    for one, expected in ((relation, True), (replace(relation, leaning=leaning), stays)):
        about = settings(document, [one], cast)
        free = tuple(map(_told, ("event", "document")))
        (found,) = judge(document, rules.scan(document), about, (sure,), (sure,), free, weights)
        assert (found is sure) is expected


@pytest.mark.parametrize("kind", ["report", "own", "social", "document"])
def test_what_no_word_of_the_article_tells_of_is_no_way(rules, follow, kind):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    about = settings(document, [Relation((), ((2, 3),), (), "indirect")], cast)
    weights = Weights(_always(kind), _always(kind))
    for free, wanted in (((), "none"), ((_told(kind),), kind)):
        (found,) = judge(document, rules.scan(document), about, (None,), (Verdict("none"),), free, weights)
        assert found.kind == wanted


def test_an_occasion_that_is_told_as_a_later_one_is_nobody_else_s(rules, follow):
    text = "Later, at a rally, Dana Quill said that the dam will hold."
    document, cast, _ = follow(text, [("Dana Quill", "said")])
    said = document.words.index("said")
    leaning = Leaning((0.0,) * 7 + (1.0,), (1.0,) + (0.0,) * 4)
    relation = Relation((), ((said, said + 1),), ((said + 1, len(document) - 1),), "indirect", leaning=leaning)
    sure = Verdict("event", evidence=RALLY)
    about = settings(document, [relation], cast)
    weights = Weights(_always("none"), _always("document"))
    assert judge(document, rules.scan(document), about, (sure,), (sure,), (), weights) == (sure,)


@pytest.mark.parametrize(
    ("ruled", "opinion", "stays"),
    [
        (Verdict("event", evidence=(Evidence("event", (), (0, 2), "event.rally", Grip.CLAUSE),)), "interview", True),
        (Verdict("event", evidence=(Evidence("event", (), (0, 2), "event.rally", Grip.CLAUSE),)), "none", False),
        (Verdict("event", evidence=(Evidence("event", (), (0, 2), "event.rally", Grip.CONTENT),)), "interview", False),
        (Verdict("document", evidence=(Evidence("document", (), (0, 2), "document.memo", Grip.HEAD, noun=1),)),
         "report", True),
        (Verdict("document", evidence=(Evidence("document", (), (0, 1), "document.memo", Grip.HEAD, noun=0),)),
         "interview", False),
    ],
)  # fmt: skip
def test_what_has_an_occasion_of_its_own_is_said_in_no_interview_elsewhere(rules, follow, ruled, opinion, stays):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    about = settings(document, [Relation((), ((2, 3),), (), "indirect")], cast)
    weights = Weights(_always(opinion), _always("none"))
    free = (_told(opinion),)
    (found,) = judge(document, rules.scan(document), about, (None,), (ruled,), free, weights)
    assert (found is ruled) is stays


@pytest.mark.parametrize("opinion", ["own", "report"])
def test_nothing_is_a_report_or_one_s_own_where_no_word_tells_of_any(rules, follow, opinion):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    about = settings(document, [Relation((), ((2, 3),), (), "indirect")], cast)
    weights = Weights(_always(opinion), _always("none"))
    none = Verdict("none")
    assert judge(document, rules.scan(document), about, (None,), (none,), (), weights) == (none,)
    writer = [about[0]._replace(identity="self")]
    (found,) = judge(document, rules.scan(document), writer, (None,), (none,), (), weights)
    assert found.kind == opinion


def test_an_encoder_s_opinion_counts_beside_the_judge_s_and_the_rules(follow):
    document, cast, _ = follow("Dana Quill wrote that the dam will hold.", [("Dana Quill", "wrote")])
    leaning = Leaning((0.5, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0), (1.0,) + (0.0,) * 4)
    (one,) = settings(document, [Relation((), ((2, 3),), (), "indirect", leaning=leaning)], cast)
    clues = heard(one, {"ruled none": 1.0, "place": 0.5}, [0.0] * 7 + [1.0])
    assert clues["ruled none"] == 1.0
    assert "place" not in clues
    assert clues["heard report"] == clues["heard document"] > clues["heard social"] == 0.0
    assert clues["judged none"] > clues["judged report"] == 0.0


def test_the_second_look_has_clues_for_everybody():
    assert second((), ()) == []


@pytest.mark.parametrize("words", ["denied the report in the Financial Times", "has long said that the dam is old"])
def test_denials_and_habits_are_not_judged(follow, words):
    cue = words.split(" the ")[0].split(" that ")[0]
    article = f"“The dam will hold,” Tom Reed told CNN. Dana Quill {words}."
    _, _, (_, trace) = follow(article, [("Tom Reed", "told"), ("Dana Quill", cue)])
    assert trace.relay == "none"
    assert "model" not in trace.why


def test_a_reason_says_what_the_judge_gave(follow):
    document, _, _ = follow("The dam stands, Dana Quill wrote.", [("Dana Quill", "wrote")])
    one = Chained(Verdict("document", odds=0.734), (("Dana Quill",),))
    assert why(document, one, (one,), Publisher(frozenset())) == (
        "A document, likely to 73%, as a trained model judges by the words around"
    )


def test_where_little_is_said_a_new_speaker_shares_nobody_else_s_way(follow):
    article = "Tom Reed said in a tweet that he would go. Dana Quill said that the dam is old."
    _, _, (_, trace) = follow(article, [("Tom Reed", "said in a tweet"), ("Dana Quill", "said")])
    assert trace.relay == "none"
