"""What `check` finds beyond loading: promises of examples, rules in each other's way, rules that match too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import ruleset
from provenance.cli.rules import problems
from provenance.ruleset import WARNINGS
from provenance.values import Problem

PROMISES = """\
kind: relay
rules:
  - id: relay.ours.thanks
    means: the outlet that had it first is thanked
    phrases: ["thanks* {outlet}"]
    relay: report
    yes: [Our paper thanks Reuters.]
    no: [The mayor gave thanks.]
    expect:
      - example: The pier will close, Mara Velde said in an article that thanks Reuters.
        outlet: The Courier
        source: Mara Velde
        identity: named
        category: person
        hedged: no
        hedge: none
      - example: The pier will close, Mara Velde said in an article that thanks Reuters.
        source: mara velde
        identity: unnamed
        category: organization
        hedge: modal
        outcome: declined
        finding: policy.house.bare-source
      - example: The pier will close.
        relay: report
      - example: Our paper thanks Reuters.
        relay: report
        finding: policy.house.bare-sorce
"""
HEDGE = """\
kind: hedge
rules:
  - id: hedge.ours.one
    means: one
    {keys}
    yes: [{yes}]
    no: [He left.]
"""


def found(folder: Path, text: str) -> list[Problem]:
    (folder / "a.yaml").write_text(text, "utf-8")
    return [one for one in problems([ruleset.shipped(), folder]) if (one.path or "").startswith(str(folder))]


def test_a_promise_that_is_not_kept_is_told_with_what_came_out(tmp_path: Path) -> None:
    said = [(one.line, one.message.partition(": ")[2].rpartition(": ")[0]) for one in found(tmp_path, PROMISES)]
    assert said == [
        (19, "the identity should be 'unnamed', but is 'named'"),
        (20, "the category should be 'organization', but is 'person'"),
        (21, "the hedge should be modal, but is none"),
        (22, "the outcome should be declined, but is none"),
        (23, said[4][1]),
        (24, said[5][1]),
        (27, "the relay should be 'report', but no attribution is found"),
        (28, ""),
    ]
    assert said[4][1].startswith("'policy.house.bare-source' does not object here; others do: ")
    assert said[5][1].startswith("rule 'relay.ours.thanks' does not match here")


@pytest.mark.parametrize(
    ("chain", "kept"),
    [
        ("Reuters < Mara Velde", True),
        ("reuters<mara velde", True),
        ("... < Mara Velde", True),
        ("Reuters < ...", True),
        ("... < ... < ...", True),
        ("Reuters < ... < Mara Velde", True),
        ("Reuters", False),
        ("Mara Velde < ...", False),
        ("none", False),
    ],
)
def test_chains_as_an_editor_writes_them(tmp_path: Path, chain: str, kept: bool) -> None:
    text = HEDGE.format(keys="class: weasel\n    phrases: [perchance]", yes="Perchance it rains.")
    text += f'    expect: [{{example: "Perchance the pier will close, Mara Velde told Reuters.", chain: {chain}}}]\n'
    told = [one.message for one in found(tmp_path, text)]
    if kept:
        assert told == []
    else:
        assert len(told) == 1
        assert "but is 'Reuters < Mara Velde'" in told[0]


def test_examples_of_policies(tmp_path: Path) -> None:
    text = """\
kind: policy
rules:
  - id: policy.ours.bare
    means: A bare source.
    policy: ours
    each: source
    when: {bare: yes}
    message: "{name}"
    yes: [A source said that it rained., Mara Velde said that it rained.]
    no: [Mara Velde said that it rained., A source said that it rained.]
"""
    assert [(one.line, one.column, one.message.split(": ")[1]) for one in found(tmp_path, text)] == [
        (9, 42, "rule 'policy.ours.bare' does not object here"),
        (10, 43, "rule 'policy.ours.bare' objects here"),
    ]


@pytest.mark.parametrize(
    ("keys", "yes", "code"),
    [
        ("class: weasel\n    phrases: [reportedly]", "It reportedly rains.", "rules.shadowed"),
        ("class: modal\n    phrases: [perhaps]", "Perhaps it rains.", "rules.repeated"),
        ("class: modal\n    phrases: ['perchance it [rains | snows]']", "Perchance it rains.", None),
        ("class: modal\n    scale: our own\n    phrases: [perhaps]", "Perhaps it rains.", None),
        ("class: modal\n    regex: ['\\w+']", "It rains.", "rules.broad"),
        ("class: modal\n    phrases: ['perchance ! maybe']", "Perchance! Maybe.", "rules.never"),
        ("class: modal\n    scope: quotations\n    phrases: ['“ perchance']", "“Perchance,” he said.", "rules.never"),
        ("class: modal\n    unless: [open source]\n    phrases: ['[open source | rain]']", "Rain.", None),
        ("class: modal\n    unless: [source*]\n    phrases: ['[open source | sources]']", "Rain.", "rules.never"),
    ],
)
def test_rules_that_stand_in_the_way(tmp_path: Path, keys: str, yes: str, code: str | None) -> None:
    codes = {one.code for one in found(tmp_path, HEDGE.format(keys=keys, yes=yes))} - {"rules.example"}
    assert codes == ({code} if code else set())


def test_a_phrase_that_is_shipped_is_to_be_deleted(tmp_path: Path) -> None:
    (told,) = found(tmp_path, HEDGE.format(keys="class: modal\n    phrases: [perhaps]", yes="Perhaps it rains."))
    assert told.message.endswith("; delete yours: it is shipped")
    twice = HEDGE.format(keys="class: modal\n    phrases: [perchance, perchance]", yes="Perchance it rains.")
    (told,) = [one for one in found(tmp_path, twice) if one.code == "rules.repeated"]
    assert "delete yours" not in told.message


def test_a_shadow_names_the_other_rule_and_how_they_differ(tmp_path: Path) -> None:
    text = HEDGE.format(keys="class: weasel\n    phrases: [reportedly]", yes="It reportedly rains.")
    (one,) = found(tmp_path, text)
    assert one.code in WARNINGS
    assert (one.line, one.column) == (6, 15)
    assert "is found by rule 'hedge.evidential." in one.message
    assert "class evidential there, weasel here" in one.message


def test_a_shadow_tells_any_sort_of_difference(tmp_path: Path) -> None:
    text = """\
kind: cue
rules:
  - id: cue.ours.say
    means: says
    class: write
    frames: [clause, quotation]
    weight: 1
    weights: {say: 0.5}
    phrases: [say*]
    yes: [He said so.]
    no: [He left.]
"""
    (one,) = found(tmp_path, text)
    assert "found by rule 'cue.say.plain' too" in one.message
    assert "class say there, write here" in one.message


def test_examples_of_page_furniture(tmp_path: Path) -> None:
    text = """\
kind: boilerplate
rules:
  - id: furniture.ours
    means: a button
    region: share-bar
    phrases: [share the buzz]
    yes: [Share the buzz, Share the bees]
    no: [Share the bees, Share the buzz]
"""
    assert [(one.line, one.column) for one in found(tmp_path, text)] == [(7, 27), (8, 26)]


def test_shadows_within_the_shipped_rules_are_no_matter() -> None:
    assert problems([ruleset.shipped()]) == ()
