"""Loading: text stays text, layers, switching off, limits, and what a change of rules does to the hash."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.ruleset import HedgeRule, RelayRule, Rules
from provenance.values import Document

HEDGE = """\
kind: hedge
rules:
  - id: hedge.doubt
    means: {means}
    class: {sort}
    phrases: [{phrase}]
    yes: ["{phrase} it rains."]
    no: ["It rains."]
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def hedge(means: str = "doubt", sort: str = "modal", phrase: str = "maybe") -> str:
    return HEDGE.format(means=means, sort=sort, phrase=phrase)


def test_values_are_typed(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", hedge().replace("    phrases", "    probability: [5, 20]\n    phrases"))
    found, problems = ruleset.load([tmp_path])
    assert problems == ()
    rule = found.rules[0]
    assert isinstance(rule, HedgeRule)
    assert (rule.id, rule.class_, rule.phrases, rule.probability, rule.scope) == (
        "hedge.doubt",
        "modal",
        ("maybe",),
        (5.0, 20.0),
        "any",
    )
    assert (rule.path, rule.line) == (str(tmp_path / "a.yaml"), 3)


def test_words_that_yaml_would_turn_into_something_else_stay_words(tmp_path: Path) -> None:
    text = "kind: names\nrules:\n  - {id: n.x, means: NO, sort: y, names: [NO, 12:30, 1e3, null, 2016-01-01, on, ~]}\n"
    write(tmp_path, "a.yaml", text)
    found, problems = ruleset.load([tmp_path])
    assert problems == ()
    assert found.rules[0].names == ("NO", "12:30", "1e3", "null", "2016-01-01", "on", "~")  # type: ignore[attr-defined]
    assert found.rules[0].means == "NO"


def test_both_endings_any_depth_hidden_files_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "a/b/one.yml", hedge())
    write(tmp_path, "two.YAML", hedge().replace("hedge.doubt", "hedge.two"))
    write(tmp_path, ".hidden/three.yaml", "nonsense")
    write(tmp_path, "notes.md", "nonsense")
    found, problems = ruleset.load([tmp_path])
    assert problems == ()
    assert [rule.id for rule in found.rules] == ["hedge.doubt", "hedge.two"]


def test_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", b"\xef\xbb\xbf" + hedge().replace("\n", "\r\n").encode())
    assert ruleset.load([tmp_path])[1] == ()


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"kind: hedge\nrules:\n  - caf\xe9\n", "rules.encoding", 3),
        (b"\x00\x01\x02", "rules.yaml", 1),
        (b"", "rules.empty", 1),
        (b"x" * 2_000_001, "rules.too-large", 1),
    ],
)
def test_files_that_are_no_rules(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    write(tmp_path, "a.yaml", content)
    found, problems = ruleset.load([tmp_path])
    assert found.rules == ()
    assert [(p.code, p.line) for p in problems] == [(code, line)]


def test_no_folder_and_no_files(tmp_path: Path) -> None:
    assert [p.code for p in ruleset.load([tmp_path / "none"])[1]] == ["rules.no-folder"]
    assert [p.code for p in ruleset.load([tmp_path])[1]] == ["rules.no-files"]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000, "a:\n" * 1 + " " * 500 + "b: c"]
)
def test_deep_nesting_is_refused_before_it_can_hurt(tmp_path: Path, text: str) -> None:
    write(tmp_path, "a.yaml", text)
    assert [p.code for p in ruleset.load([tmp_path])[1]] == ["rules.nesting"]


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    write(tmp_path, "a.yaml", "\n".join(rows))
    assert [p.code for p in ruleset.load([tmp_path])[1]] == ["rules.alias"]


def test_a_later_folder_overrides_by_id(tmp_path: Path) -> None:
    write(tmp_path, "base/a.yaml", hedge())
    write(tmp_path, "own/a.yaml", hedge(sort="weasel"))
    found, problems = ruleset.load([tmp_path / "base", tmp_path / "own"])
    assert problems == ()
    assert [rule.class_ for rule in found.rules] == ["weasel"]  # type: ignore[attr-defined]
    assert found.overridden == (("hedge.doubt", str(tmp_path / "base/a.yaml"), str(tmp_path / "own/a.yaml")),)


def test_the_same_id_twice_in_one_folder_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", hedge())
    write(tmp_path, "b.yaml", hedge())
    _, problems = ruleset.load([tmp_path])
    assert [(p.code, p.path) for p in problems] == [("rules.duplicate-id", str(tmp_path / "b.yaml"))]
    assert str(tmp_path / "a.yaml") in problems[0].message


def test_a_rule_is_switched_off_with_a_reason_until_a_day(tmp_path: Path) -> None:
    write(tmp_path, "base/a.yaml", hedge())
    off = write(tmp_path, "own/off.yaml", "disable:\n  - {id: hedge.doubt, reason: we use it, until: 2027-01-31}\n")
    dirs = [tmp_path / "base", tmp_path / "own"]
    found, problems = ruleset.load(dirs, today=date(2027, 1, 31))
    assert (found.rules, problems) == ((), ())
    assert found.disabled[0].reason == "we use it"
    found, problems = ruleset.load(dirs, today=date(2027, 2, 1))
    assert [rule.id for rule in found.rules] == ["hedge.doubt"]
    assert [(p.code, p.line) for p in problems] == [("rules.expired", 2)]
    off.write_text("disable:\n  - {id: hedge.dout, reason: typo}\n", encoding="utf-8")
    assert "Did you mean 'hedge.doubt'?" in ruleset.load(dirs)[1][0].message
    off.write_text("disable:\n  - {id: hedge.doubt, reason: x, until: tomorrow}\n", encoding="utf-8")
    assert [p.code for p in ruleset.load(dirs)[1]] == ["rules.value"]


def test_the_hash_stands_for_what_changes_results(rules_of: Callable[..., Rules]) -> None:
    base = rules_of(hedge()).hash
    assert rules_of("# a comment\n" + hedge()).hash == base
    assert rules_of(hedge().replace("It rains.", "It snows.")).hash == base, "examples change no result"
    assert rules_of(hedge(phrase="perhaps")).hash != base
    assert rules_of(hedge(sort="weasel")).hash != base
    assert len(base) == 16


def test_rules_travel_to_other_processes(
    rules_of: Callable[..., Rules], document_of: Callable[[str], Document]
) -> None:
    rules = rules_of(hedge())
    there = pickle.loads(pickle.dumps(rules))
    made = document_of("Maybe it rains.")
    assert list(there.scan(made)) == list(rules.scan(made))
    assert there.hash == rules.hash


def test_rules_are_equal_to_themselves_alone(rules_of: Callable[..., Rules]) -> None:
    one, two = rules_of(hedge()), rules_of(hedge())
    assert one != two
    assert len({one, two}) == 2


def test_a_chain_may_only_name_slots_of_every_phrase(tmp_path: Path) -> None:
    text = """\
kind: relay
rules:
  - id: relay.cited
    means: cited
    relay: report
    chain: "{outlet2} < {outlet1} < {rest}"
    phrases: ["{outlet1} cited by {outlet2}"]
    yes: ["Axios cited by Reuters."]
    no: ["It rains."]
"""
    write(tmp_path, "a.yaml", text)
    found, problems = ruleset.load([tmp_path])
    assert problems == ()
    assert isinstance(found.rules[0], RelayRule)
    assert found.rules[0].chain == "{outlet2} < {outlet1} < {rest}"
