"""`say*` finds every form of a word. The cases are in tests/cases/inflections.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.ruleset.inflect import base_of, forms_of

LINES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "inflections.txt").read_text(encoding="utf-8").split("\n")
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_forms(line: str) -> None:
    base, _, rest = line.partition(": ")
    wanted, _, unwanted = rest.partition(" ! ")
    forms = forms_of(base)
    assert set(wanted.split()) <= forms
    assert not set(unwanted.split()) & forms


def test_past_forms_lead_to_their_base() -> None:
    assert base_of("said") == "say"
    assert base_of("written") == "write"
    assert base_of("found") is None, "to found is a verb of its own"
    assert base_of("report") is None
