"""Independent origins inside one article: common links count once, people who speak for themselves count each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.chains.origins import Groups, independent, key
from provenance.values import Attribution, Identity, RelayKind, Source, Trace


def said(chain: str, identity: Identity = "named", relay: RelayKind = "none") -> Attribution:
    """An attribution with a chain written as people read it: "A & B < C"."""
    levels = tuple(tuple(level.split(" & ")) for level in chain.split(" < "))
    source = Source((), levels[-1][0], "person", identity)
    return Attribution(0, "indirect", (), (), (), source, Trace(relay, levels), False, 1.0, ())


def ends(*attributions: Attribution) -> list[tuple[str, ...]]:
    return [origin.names for origin in independent(attributions)]


def test_a_common_link_adds_nothing() -> None:
    assert ends(
        said("Daily Echo < Axios < officials", "unnamed", "report"),
        said("Axios < one aide", "unnamed", "report"),
        said("Daily Echo & Gazette < Axios < diplomats", "unnamed", "report"),
    ) == [("officials", "one aide", "diplomats")]


def test_people_who_speak_for_themselves_are_independent() -> None:
    assert ends(said("Ada Roe"), said("CNN < Bo Li", relay="interview"), said("CNN < Cy Oh", relay="interview")) == [
        ("Ada Roe",),
        ("Bo Li",),
        ("Cy Oh",),
    ]


def test_the_same_person_through_two_outlets_is_one_origin() -> None:
    assert ends(said("CNN < Bo Li", relay="interview"), said("Fox News < Bo Li", relay="interview")) == [("Bo Li",)]


def test_parallel_origins_are_two_witnesses() -> None:
    assert ends(said("Ada Roe & Bo Li")) == [("Ada Roe",), ("Bo Li",)]


def test_nobody_who_could_be_asked_is_no_origin() -> None:
    assert ends(said("critics", "collective"), said("The Gazette", "self")) == []


def test_identity_of_a_group_is_its_best() -> None:
    (origin,) = independent([said("Axios < officials", "unnamed", "report"), said("Axios", "named", "report")])
    assert origin.identity == "named"
    assert origin.attributions == (0, 1)


def test_names_agree_without_case_accents_and_articles() -> None:
    assert key("The São Paulo Globe") == key("sao paulo globe")


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=8))
def test_groups_do_not_depend_on_order(joins: list[list[str]]) -> None:
    def sets(order: list[list[str]]) -> set[frozenset[str]]:
        groups = Groups()
        for items in order:
            groups.join(items)
        members = {c for items in joins for c in items}
        return {frozenset(b for b in members if groups.find(a) == groups.find(b)) for a in members}

    assert sets(joins) == sets(joins[::-1])
