"""Hits a rule, rules that never fire, and pairs of rules on the same words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from provenance import ruleset
from provenance.reports import coverage as drawn
from provenance.reports.ink import Ink
from provenance.review.coverage import Coverage, cover, seen
from provenance.text import phrases

from .conftest import Shelf


def counted(shelf: Shelf) -> Coverage:
    return cover(map(seen, shelf.readings), shelf.rules)


def test_every_hit_of_a_rule_is_counted_once(shelf: Shelf) -> None:
    found = counted(shelf)
    fired = {one.rule.id: one for one in found.fired}
    for rule in ("cue.say.plain", "hedge.modal.could", "outlet:Politico"):
        each = [sum(hit.rule == rule for hit in reading.hits) for reading in shelf.readings]
        assert (fired[rule].hits, fired[rule].articles) == (sum(each), sum(map(bool, each)))
    findings = [one for reading in shelf.readings for one in reading.findings]
    assert fired["policy.ap.no-reason"].hits == sum(one.rule == "policy.ap.no-reason" for one in findings)
    fallen = [one for reading in shelf.readings for one in reading.document.furniture]
    assert fired["furniture.related"].hits == sum(one.rule == "furniture.related" for one in fallen)
    assert found.articles == len(shelf.articles)


def test_all_rules_that_can_fire_are_there_and_no_others(shelf: Shelf) -> None:
    fired = {one.rule.id for one in counted(shelf).fired}
    never = {"names", "scoring", "grade"}
    assert fired == {rule.id for rule in shelf.ruleset.rules if rule.kind not in never}


def test_two_rules_on_the_same_words_are_told_apart_by_what_they_say(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        "kind: hedge\nrules:\n"
        "  - {id: hedge.ours.same, means: x, class: modal, phrases: [could], yes: [It could.], no: [It.]}\n"
        "  - {id: hedge.ours.other, means: x, class: weasel, phrases: [could], yes: [It could.], no: [It.]}\n",
        "utf-8",
    )
    loaded, problems = ruleset.load([ruleset.shipped(), tmp_path])
    assert problems == ()
    rules = ruleset.compile(loaded, phrases)

    class Reading:
        path = "a.txt"
        suppressed = findings = ()

        def __init__(self, shown: object) -> None:
            self.document = shown
            self.hits = tuple(rules.scan(shown))  # type: ignore[arg-type]

    readings = [Reading(reading.document) for reading in shelf.readings]
    found = cover(map(seen, readings), rules)  # type: ignore[arg-type]
    conflicts = {(pair.one.id, pair.other.id): pair for pair in found.conflicts}
    pair = conflicts["hedge.modal.could", "hedge.ours.other"]
    assert pair.differ == (("class", "modal", "weasel"),)
    assert pair.words.lower() == "could"
    assert ("hedge.modal.could", "hedge.ours.same") in {(p.one.id, p.other.id) for p in found.overlaps}
    lines = list(drawn.text(found, 80, Ink(), {str(tmp_path / "ours.yaml")}))
    assert lines[0] == f"2 of 2 of your rules fire in {len(readings)} articles"
    assert any("class: modal or weasel" in line for line in lines)


def test_the_spreadsheet_has_a_row_a_rule_and_the_text_fits(shelf: Shelf) -> None:
    found = counted(shelf)
    rows = list(csv.reader(io.StringIO("".join(drawn.csv_text(found)))))
    assert rows[0][:4] == ["rule", "kind", "hits", "articles"]
    assert len(rows) == len(found.fired) + 1
    assert all(len(line) <= 80 for line in drawn.text(found, 80, Ink()))
    assert drawn.record(found)["articles"] == found.articles
