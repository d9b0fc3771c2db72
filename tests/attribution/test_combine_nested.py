"""What is told inside what another says stays beside it: two links of one chain, not two readings of one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from provenance.attribution.combine import Proposal, proposals, settle
from provenance.attribution.tagger.judge import FEATURES, Judge
from provenance.attribution.tagger.labels import LABELS
from provenance.attribution.tagger.link import Draft
from provenance.text.document import build
from provenance.values import Article, Relation

SURE = Judge((3.0,) + (0.0,) * (len(FEATURES) - 1), (3.0,) + (0.0,) * (len(FEATURES) - 1), 0.3)


def proposal(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> Proposal:
    return Proposal(Relation((source,), (cue,), (content,), "indirect"), True, (1.0,) + (0.0,) * (len(FEATURES) - 1))


def test_told_inside_another_content_both_stand() -> None:
    # "Rell told aides the mill will close, according to Axios": content of the outer one is nearly all of the inner's
    inner, outer = proposal((0, 1), (1, 2), (3, 9)), proposal((11, 12), (9, 11), (0, 9))
    assert len(settle([inner, outer], SURE)) == 2


def test_two_readings_of_one_content_are_rivals() -> None:
    # the same words ascribed to two, neither inside the other
    one, other = proposal((0, 1), (1, 2), (3, 9)), proposal((11, 12), (9, 11), (3, 9))
    assert len(settle([one, other], SURE)) == 1


DOUBTFUL = Judge((3.0,) + (0.0,) * (len(FEATURES) - 1), (-3.0,) + (0.0,) * (len(FEATURES) - 1), 0.3)
TEXT = build(
    Article("a", "a", "The Courier reports that growers fear a sale. Growers fear a sale. That Rell, who left, sold.")
)
COURIER = Draft(((0, 2),), (2, 3), ((3, 8),))
TOLD = Relation(((4, 5),), ((5, 6),), ((6, 8),), "indirect", 0.5, ("cue.fear",), "right")
ALONE = Relation(((9, 10),), ((10, 11),), ((11, 13),), "indirect", 0.5, ("cue.fear",), "right")


def flat() -> np.ndarray:
    return np.full((len(TEXT), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)


def test_what_somebody_says_inside_an_outlets_report_stands_without_a_tag() -> None:
    stood = settle(proposals(TEXT, [COURIER], flat(), [TOLD, ALONE], [(1, 2)]), DOUBTFUL)
    assert [one.rules for one in stood] == [(), ("cue.fear",)]
    assert stood[1].source == ((4, 5),)


def test_without_an_outlet_it_needs_more_than_the_rules_word() -> None:
    assert len(settle(proposals(TEXT, [COURIER], flat(), [TOLD, ALONE]), DOUBTFUL)) == 1


def test_a_content_that_broke_off_at_its_first_words_is_made_whole() -> None:
    broken = Draft(((0, 2),), (2, 3), ((3, 5),))
    ruled = Relation(((0, 2),), ((2, 3),), ((3, 5), (6, 8)), "indirect", 0.5, ("cue.report",), "passive")
    (one,) = proposals(TEXT, [broken], flat(), [ruled])
    assert one.relation.content == ((3, 5), (6, 8))


def test_a_sure_rules_source_stands_against_quite_another_one() -> None:
    # "The Courier reports that growers fear a sale": the tags took the outlet for who fears
    tagged = Draft(((0, 2),), (5, 6), ((6, 8),))
    sure, unsure = (replace(TOLD, confidence=said) for said in (0.9, 0.6))
    for ruled, source in ((sure, (4, 5)), (unsure, (0, 2))):
        first = proposals(TEXT, [tagged], flat(), [ruled])[0]
        assert first.tagged
        assert first.relation.source == (source,)


def test_a_source_that_broke_off_before_its_cue_is_made_whole() -> None:
    text = build(Article("a", "a", "Ferry operator Kestrel said the boats were old."))
    tagged = Draft(((0, 1),), (3, 4), ((4, 8),))
    even = np.full((len(text), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    (one,) = proposals(text, [tagged], even, [])
    assert one.relation.source == ((0, 3),)


def test_a_paper_is_the_source_not_the_outlet_that_obtained_it() -> None:
    text = build(Article("a", "a", "A memo obtained by Kestrel put the cost at nine million."))
    tagged = Draft(((4, 5),), (5, 6), ((6, 11),))
    even = np.full((len(text), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    (one,) = proposals(text, [tagged], even, [])
    assert one.relation.source == ((0, 5),)


def test_nothing_is_said_by_its_own_verb() -> None:
    text = build(Article("a", "a", "Leaked emails show that growers fear a sale."))
    tagged = Draft(((0, 1),), (0, 1), ((1, 8),))
    even = np.full((len(text), len(LABELS)), np.log(1 / len(LABELS)), dtype=np.float32)
    (one,) = proposals(text, [tagged], even, [])
    assert one.relation.source == ()
