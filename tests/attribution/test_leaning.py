"""What the encoder's heads say of single words, gathered for one attribution."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS, Tagged, leaning
from provenance.values import Relation

SOURCE, CUE, CONTENT = (0, 2), (2, 3), (3, 6)
RELATION = Relation((SOURCE,), (CUE,), (CONTENT,), "indirect")


def _tagged(relays: np.ndarray, identities: np.ndarray) -> Tagged:
    return Tagged(np.zeros((6, 11), np.float32), relays.astype(np.float32), identities.astype(np.float32))


def _silent() -> tuple[np.ndarray, np.ndarray]:
    return np.zeros((6, 3 * len(RELAYS))), np.zeros((6, 2 * len(IDENTITIES)))


def test_without_heads_nothing_is_said() -> None:
    assert leaning(RELATION, Tagged(np.zeros((6, 11), np.float32))) is RELATION


def test_silent_heads_give_every_answer_the_same() -> None:
    found = leaning(RELATION, _tagged(*_silent())).leaning
    assert found is not None
    assert found.relay == (0.125,) * 8
    assert found.identity == (0.2,) * 5


@pytest.mark.parametrize(("role", "words"), [(0, SOURCE), (1, CUE), (2, CONTENT)])
def test_each_word_speaks_in_its_role_alone(role: int, words: tuple[int, int]) -> None:
    relays, identities = _silent()
    report = role * len(RELAYS) + RELAYS.index("report")
    relays[:, report] = -9.0  # whoever has another role says nothing of it
    relays[words[0] : words[1], report] = 9.0
    found = leaning(RELATION, _tagged(relays, identities)).leaning
    assert found is not None
    assert max(found.relay) == found.relay[RELAYS.index("report")]


def test_a_role_of_many_words_counts_as_one_of_few() -> None:
    relays, identities = _silent()
    relays[CONTENT[0] : CONTENT[1], 2 * len(RELAYS) + RELAYS.index("event")] = 1.0
    relays[CUE[0], len(RELAYS) + RELAYS.index("social")] = 1.0
    found = leaning(RELATION, _tagged(relays, identities)).leaning
    assert found is not None
    assert found.relay[RELAYS.index("event")] == found.relay[RELAYS.index("social")]


def test_nobody_named_in_the_content_tells_who_the_source_is() -> None:
    relays, identities = _silent()
    identities[CONTENT[0] : CONTENT[1]] = 5.0
    identities[SOURCE[0] : SOURCE[1], IDENTITIES.index("unnamed")] = 2.0
    found = leaning(RELATION, _tagged(relays, identities)).leaning
    assert found is not None
    assert max(found.identity) == found.identity[IDENTITIES.index("unnamed")]


def test_an_attribution_without_source_or_cue_is_heard_by_its_content() -> None:
    bare = Relation((), (), (CONTENT,), "direct")
    found = leaning(bare, _tagged(*_silent())).leaning
    assert found is not None
    assert sum(found.relay) == pytest.approx(1.0)
