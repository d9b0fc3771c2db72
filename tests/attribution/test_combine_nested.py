"""What is told inside what another says stays beside it: two links of one chain, not two readings of one."""

from __future__ import annotations

from provenance.attribution.combine import Proposal, settle
from provenance.attribution.tagger.judge import FEATURES, Judge
from provenance.values import Relation

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
