"""What the network that reads an article's attributions together is shown, and what becomes of its answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS, ROLES, Tagged, leaning
from provenance.text import document as text
from provenance.values import Article, Relation

WIDTH = 2
DOCUMENT = text.build(Article("a", "a", "The pier\nOrla Venn said it is old ."))
SAID = Relation(((2, 4),), ((4, 5),), ((5, 8),), "indirect")


class Head:
    """Remembers what it is shown; finds "report" and "unnamed" a little likelier than the rest."""

    def __call__(self, parts, places, paragraphs):
        self.shown = parts, places, paragraphs
        relays = np.zeros((len(parts), len(RELAYS)), np.float32)
        identities = np.zeros((len(parts), len(IDENTITIES)), np.float32)
        relays[:, RELAYS.index("report")] = 1.0
        identities[:, IDENTITIES.index("unnamed")] = 2.0
        return relays, identities


def _tagged() -> Tagged:
    vectors = np.arange(len(DOCUMENT) * WIDTH, dtype=np.float32).reshape(-1, WIDTH)
    return Tagged(np.zeros((len(DOCUMENT), 11), np.float32), vectors)


def test_without_vectors_nothing_is_said() -> None:
    assert leaning(DOCUMENT, [SAID], Tagged(np.zeros((len(DOCUMENT), 11), np.float32)), Head()) == (SAID,)
    assert leaning(DOCUMENT, [], _tagged(), Head()) == ()


def test_roles_and_paragraphs_are_shown_as_the_means_of_their_words() -> None:
    head = Head()
    leaning(DOCUMENT, [SAID], _tagged(), head)
    parts, places, paragraphs = head.shown
    assert parts.tolist() == [[5.0, 6.0, 8.0, 9.0, 12.0, 13.0]]
    assert places.tolist() == [1]
    assert paragraphs.tolist() == [[1.0, 2.0], [10.0, 11.0]]


def test_a_missing_role_is_shown_as_nothing() -> None:
    head = Head()
    leaning(DOCUMENT, [replace(SAID, source=(), cue=())], _tagged(), head)
    parts, places, _ = head.shown
    assert parts.reshape(ROLES, WIDTH)[:2].tolist() == [[0.0, 0.0]] * 2
    assert places.tolist() == [1]


def test_scores_become_probabilities_in_the_order_of_the_answers() -> None:
    (found,) = leaning(DOCUMENT, [SAID], _tagged(), Head())
    assert found.leaning is not None
    assert max(found.leaning.relay) == found.leaning.relay[RELAYS.index("report")]
    assert max(found.leaning.identity) == found.leaning.identity[IDENTITIES.index("unnamed")]
    assert sum(found.leaning.relay) == pytest.approx(1.0, abs=0.001)
    assert replace(found, leaning=None) == SAID
