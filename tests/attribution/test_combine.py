"""Tags and rules brought together: who stands, with which source, with which rule ids."""

from __future__ import annotations

import numpy as np

from provenance.attribution.combine import proposals, settle
from provenance.attribution.tagger.judge import FEATURES, Judge, overlap
from provenance.attribution.tagger.labels import LABELS
from provenance.attribution.tagger.link import Draft
from provenance.text.document import build
from provenance.values import Article, Document, Range, Relation

DOCUMENT: Document = build(
    Article("a", "a", "Orla Venn said the pier was old. Critics doubt that the town can pay for it.")
)


def _at(words: str) -> Range:
    wanted = words.split()
    first = next(i for i in range(len(DOCUMENT)) if list(DOCUMENT.words[i : i + len(wanted)]) == wanted)
    return first, first + len(wanted)


def _flat() -> np.ndarray:
    return np.full((len(DOCUMENT), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)


def _judge(minimum: float = 0.0, **weights: float) -> Judge:
    """A judge with the named weights for tags; rules alone are as sure as they say."""
    tagged = tuple(
        weights.get(name.split(":")[0].replace(" ", "_"), 0.0) if name == "constant" else 0.0 for name in FEATURES
    )
    ruled = tuple(1.0 if name == "rule: logit of its confidence" else 0.0 for name in FEATURES)
    return Judge(tagged, ruled, minimum)


SAID = Draft((_at("Orla Venn"),), _at("said"), (_at("the pier was old"),))
RULED = Relation(
    (_at("Orla Venn"),), (_at("said"),), (_at("the pier was old"),), "indirect", 0.9, ("cue.say.plain",), "after"
)
DOUBT = Relation(
    (_at("Critics"),), (_at("doubt"),), (_at("that the town can pay for it"),), "indirect", 0.8, ("cue.doubt",), "after"
)


def test_a_tagged_relation_gains_the_rules_that_see_it_too() -> None:
    (one,) = settle(proposals(DOCUMENT, [SAID], _flat(), [RULED]), _judge())
    assert (one.rules, one.frame) == (("cue.say.plain",), "after")
    assert one.content == SAID.content


def test_a_rules_relation_without_an_answering_tag_stands_by_its_own_confidence() -> None:
    made = proposals(DOCUMENT, [SAID], _flat(), [RULED, DOUBT])
    assert [one.rules for one in settle(made, _judge(0.3))] == [("cue.say.plain",), ("cue.doubt",)]
    assert [one.rules for one in settle(made, _judge(0.85))] == []
    assert [one.confidence for one in settle(made, _judge(0.7))] == [0.8]


def test_a_tag_without_a_source_takes_that_of_the_rules() -> None:
    bare = Draft((), _at("said"), (_at("the pier was old"),))
    (one,) = settle(proposals(DOCUMENT, [bare], _flat(), [RULED]), _judge())
    assert one.source == RULED.source


def test_a_tag_with_a_mistaken_source_does_not_silence_the_rule() -> None:
    mistaken = Draft((_at("the pier"),), _at("said"), (_at("was old"),))
    made = proposals(DOCUMENT, [mistaken], _flat(), [RULED])
    (one,) = settle(made, _judge(0.3, constant=-3.0), frozenset({"cue.say.plain"}))
    assert (one.source, one.content) == (RULED.source, RULED.content)


def test_of_two_that_share_a_cue_the_surer_stands() -> None:
    other = Relation(DOUBT.source, DOUBT.cue, (_at("it"),), "indirect", 0.4, ("cue.other",), "after")
    (one,) = settle(proposals(DOCUMENT, [], _flat(), [other, DOUBT]), _judge())
    assert one.rules == ("cue.doubt",)


def test_relations_come_in_the_order_of_their_contents() -> None:
    made = proposals(DOCUMENT, [], _flat(), [DOUBT, RULED])
    assert [one.content for one in settle(made, _judge())] == [RULED.content, DOUBT.content]


def test_overlap_is_dice() -> None:
    assert overlap([(0, 4)], [(2, 6)]) == 0.5
    assert overlap([(0, 2), (4, 6)], [(0, 2)]) == 2 * 2 / 6
    assert overlap([], []) == 1.0
    assert overlap([(0, 1)], []) == 0.0


def test_a_source_behind_the_content_leaves_it_whole() -> None:
    document = build(Article("a", "a", "The pier was old, Orla Venn said."))
    scores = np.full((len(document), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    rule = Relation(((5, 7),), ((7, 8),), ((0, 4),), "indirect", 0.9, ("cue.say.plain",), "behind")
    (one,) = proposals(document, [Draft((), (7, 8), ((0, 4),))], scores, [rule])
    assert (one.relation.source, one.relation.content) == (((5, 7),), ((0, 4),))


def test_an_aside_in_a_source_keeps_to_itself() -> None:
    document = build(Article("a", "a", "According to the Courier, which cited two clerks, the pier was old."))
    scores = np.full((len(document), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    words = list(document.words)
    cites, begin, end = words.index("cited"), words.index("two"), len(words) - 1
    rule = Relation(
        ((2, end - 5),), ((0, 2),), ((end - 4, end),), "indirect", 0.84, ("cue.according.to",), "adjunct-first"
    )
    draft = Draft(((cites - 1, cites),), (cites, cites + 1), ((begin, end),))
    contents = [one.relation.content for one in proposals(document, [draft], scores, [rule])]
    assert contents == [((begin, begin + 2),), rule.content]


def test_an_outlets_report_stands_though_the_tags_that_agree_are_doubted() -> None:
    document = build(Article("a", "a", "The pier will close, as reported by Reuters."))
    scores = np.full((len(document), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    rule = Relation(((8, 9),), ((5, 8),), ((0, 4),), "indirect", 0.73, ("cue.report.by",), "adjunct-last")
    draft = Draft(((8, 9),), (6, 7), ((0, 5),))
    doubting = _judge(0.25, constant=-5.0)
    for outlets, stands in (((), []), (((8, 9),), [(rule.cue, rule.content, 0.5)])):
        found = settle(proposals(document, [draft], scores, [rule], outlets), doubting)
        assert [(one.cue, one.content, one.confidence) for one in found] == stands
