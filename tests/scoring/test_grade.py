"""The grade: letters by the weakest link, digits by independent origins, each on its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import scoring
from provenance.ruleset import Rules
from provenance.scoring.grade import strength
from provenance.values import Attribution, Identity, RelayKind, Source, Trace


def one(chain: str, identity: Identity, relay: RelayKind = "none", gap: bool = False) -> Attribution:
    levels = tuple((name,) for name in chain.split(" < "))
    source = Source((), levels[-1][0], "person", identity)
    return Attribution(1, "indirect", (), (), (), source, Trace(relay, levels, open_end=gap), False, 1.0, ())


def links(rules: Rules) -> dict[str, float]:
    return {row.of: row.strength for row in rules.of("grade") if row.axis == "link"}


def test_a_chain_is_no_stronger_than_its_weakest_link(rules: Rules) -> None:
    table = links(rules)
    direct = strength(one("Vera Orlen", "named"), table, False, False)
    relayed = strength(one("The Echo < Vera Orlen", "named", "interview"), table, False, False)
    twice = strength(one("The Sun < The Echo < Vera Orlen", "named", "report"), table, False, False)
    gap = strength(one("The Sun < The Echo < Vera Orlen", "named", "report", gap=True), table, False, False)
    assert 1 >= direct > relayed > twice > gap > 0
    assert relayed < min(table["named"], table["interview"])


def test_description_and_reason_raise_an_unnamed_source(rules: Rules) -> None:
    table = links(rules)
    bare, described, reasoned = (strength(one("an aide", "unnamed"), table, d, r) for d, r in ((0, 0), (1, 0), (1, 1)))
    assert bare < described < reasoned < strength(one("Vera Orlen", "named"), table, False, False)


WORDS = (
    "The mill closed on Friday. Vera Orlen said the roof leaked. Tom Hale said the rent was high. "
    "Ida Brandt said the river rose. Lars Moen said the dam held. Ana Ruiz said the town was warned. "
    "Bo Lind said the alarm rang twice."
)
PEOPLE = {
    "Vera Orlen": "the roof leaked", "Tom Hale": "the rent was high", "Ida Brandt": "the river rose",
    "Lars Moen": "the dam held", "Ana Ruiz": "the town was warned", "Bo Lind": "the alarm rang twice",
}  # fmt: skip


@pytest.mark.parametrize(("count", "digit"), [(1, "4"), (2, "4"), (3, "3"), (6, "2")])
def test_digits_count_independent_origins(count: int, digit: str, story: Callable[..., object]) -> None:
    made = story(WORDS)
    for name, content in list(PEOPLE.items())[:count]:
        made.says(name, content)
    assert scoring.rate(made.facts()).grade == f"A{digit}"


def test_a_common_link_adds_nothing(story: Callable[..., object]) -> None:
    made = story(WORDS)
    for name, content in PEOPLE.items():
        made.says(name, content, chain=f"The Echo < {name}", relay="report", identity="unnamed")
    assert scoring.rate(made.facts()).grade[1] == "5"


def test_letter_and_digit_are_independent(story: Callable[..., object]) -> None:
    one_named = scoring.rate(story(WORDS).says("Vera Orlen", "the roof leaked").facts()).grade
    many = story(WORDS)
    for name, content in PEOPLE.items():
        many.says(name, content, identity="named" if name == "Bo Lind" else "unnamed")
    unnamed = scoring.rate(many.facts()).grade
    assert one_named[0] < unnamed[0]  # A is better than C
    assert one_named[1] > unnamed[1]  # 4 is worse than 3
