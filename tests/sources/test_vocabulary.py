"""Word tables: singulars, nicknames, first names that both sexes bear."""

from __future__ import annotations

import pytest

from provenance import ruleset
from provenance.sources.figures import singular
from provenance.sources.lexicon import lexicon


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("officials", "official"),
        ("spokeswomen", "spokeswoman"),
        ("people", "person"),
        ("agencies", "agency"),
        ("witnesses", "witness"),
        ("press", "press"),
        ("analysis", "analysis"),
        ("boss", "boss"),
        ("bus", "bus"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bob", "robert", True),
        ("d", "donald", True),
        ("ana", "ana", True),
        ("ana", "tom", False),
        ("al", "alice", False),
    ],
)
def test_first_names_of_one_person(rules: ruleset.Rules, one: str, other: str, same: bool) -> None:
    assert lexicon(rules).same_given(one, other) is same


def test_a_name_of_both_genders_tells_none(rules: ruleset.Rules) -> None:
    given = lexicon(rules).given
    assert given["jackie"] is None
    assert given["tom"] == "male"
    assert given["ana"] == "female"
