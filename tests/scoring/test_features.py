"""Features: what is read without confidence counts for origins alone; a word attributed twice is one word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from provenance.scoring.facts import SURE, Facts, sure
from provenance.scoring.features import FEATURES, NAMES, measure

END = "\n\nThe river fell again on Sunday. The pier stayed shut for a week, and the ferries ran late."


def values(facts: Facts) -> dict[str, float]:
    return {feature.name: feature.value for feature in measure(facts)}


def test_every_feature_has_a_name_a_unit_and_a_meaning() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(one.unit and one.means.endswith(".") for one in FEATURES)


def test_unsure_attributions_count_among_the_origins_alone(story: Callable[..., object]) -> None:
    made = story("Vera Orlen said the dam was cracked. Tom Hale said the road sank." + END)
    made.says("Vera Orlen", "the dam was cracked").says("Tom Hale", "the road sank")
    both = values(made.facts())
    made.said[1] = replace(made.said[1], confidence=SURE - 0.1)
    one = values(made.facts())
    assert (both["speakers"], one["speakers"]) == (2, 1)
    assert one["attributed_words"] < both["attributed_words"]
    assert one["independent_origins"] == both["independent_origins"] == 2


def test_facts_of_what_is_sure_are_the_same_where_all_is(story: Callable[..., object]) -> None:
    facts = story("Vera Orlen said the dam was cracked." + END).says("Vera Orlen", "the dam was cracked").facts()
    assert sure(facts) is facts


def test_a_word_attributed_twice_is_one_word(story: Callable[..., object]) -> None:
    made = story("The Echo said Tom Hale claimed the road sank. Vera Orlen said the dam was cracked." + END)
    made.says("The Echo", "Tom Hale claimed the road sank", relay="report", category="outlet")
    made.says("Vera Orlen", "the dam was cracked")
    once = values(made.facts())["relayed"]
    made.says("Tom Hale", "the road sank", chain="The Echo < Tom Hale", relay="report", cue="claimed")
    assert values(made.facts())["relayed"] == once


def test_an_outlet_under_its_folder_name_is_not_another(story: Callable[..., object]) -> None:
    words = "Vera Orlen told The Huffington Post the dam was cracked." + END
    other = story(words, outlet="The Quarry Lantern").says("Vera Orlen", "the dam was cracked", cue="told")
    own = story(words, outlet="The Huffington Post").says("Vera Orlen", "the dam was cracked", cue="told")
    assert values(other.facts())["outlet_sentences"] > 0
    assert values(other.facts())["outlet_near"] > 0
    assert values(other.facts())["premise_outlet"] == 1
    assert values(own.facts())["outlet_sentences"] == values(own.facts())["outlet_near"] == 0


def test_open_ended_words_are_counted(story: Callable[..., object]) -> None:
    made = story("Analysts said the dam may fail, but nobody knows whether it will. The odds are long." + END)
    found = values(made.says("Analysts", "the dam may fail", identity="collective").facts())
    assert all(found[name] > 0 for name in ("possibilities", "concessions", "unknowns", "prospects", "interpreters"))
    assert found["worries"] == found["likelihoods"] == 0
