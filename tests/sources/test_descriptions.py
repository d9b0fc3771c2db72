"""What articles tell of those who speak: for whom they work, and of the nameless how near they are, why, how many.

The passages stand in tests/cases/employers.yaml and cards.yaml. An entry is a text, the words of a source (`of`) and
what the program should tell of it; several right answers are set apart by " | ", "-" for nothing among them, and what
is not given must not be told. `miss: true` marks what the program does not read yet: take the mark off when it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import provenance
from provenance.values import Entity, Reading

CASES = Path(__file__).parents[1] / "cases"
SLOTS = {
    "employers.yaml": ("affiliation",),
    "cards.yaml": ("affiliation", "access", "reason", "rote", "motive", "number"),
}
WITHHELD = re.compile("anonym|named|identified|name")
"""A reason that merely says that the name is withheld is as good as none."""


def entries() -> Iterator[Any]:
    for file in SLOTS:
        rows = yaml.safe_load((CASES / file).read_text("utf-8"))
        for number, row in enumerate(rows, 1):
            marks = [pytest.mark.xfail(reason="not read yet", strict=True)] if row.pop("miss", False) else []
            yield pytest.param(file, row, marks=marks, id=f"{file}:{number}")


def plain(text: object) -> str:
    """What two readers may write differently: case, article, quotation marks, a full stop."""
    words = " ".join(str(text).replace("’", "'").lower().split()).strip(" ,.")
    return re.sub("^(the|a|an) ", "", words)


def within(part: str, whole: str) -> bool:
    """Whether words stand in others: "he" is not in "Gretchen"."""
    return f" {part} " in f" {whole} "


def spoken_by(reading: Reading, of: str) -> Entity | None:
    """Whoever the statement is ascribed to whose source is `of`; of several, the one whose words fit best."""
    found = []
    for one in reading.attributions:
        if one.source is None or one.source.entity is None:
            continue
        words = plain(" ".join(reading.document.slice(part) for part in one.source_ranges))
        entity = reading.entities[one.source.entity]
        if within(plain(of), words) or (words and within(words, plain(of))) or within(plain(entity.name), plain(of)):
            fit = 0 if words == plain(of) else 1 if within(plain(of), words) else 2
            found.append((fit, abs(len(words) - len(of)), -len(found), entity))
    return min(found, key=lambda one: one[:3])[3] if found else None


def told(entity: Entity, slot: str) -> str | None:
    card = entity.descriptor
    if slot == "affiliation":
        return entity.affiliation or (card.affiliation if card is not None else None)
    if slot == "number":
        return str(entity.number) if entity.number is not None else None
    if card is None:
        return None
    if slot == "rote":
        return ("yes" if card.rote else "no") if card.reason is not None else None
    value: str | None = getattr(card, slot)
    return value


@pytest.mark.parametrize(("file", "row"), entries())
def test_what_is_told_of_a_source(file: str, row: dict[str, Any]) -> None:
    reading = provenance.read(row["text"], outlet="Harbour Daily", model="careful")
    entity = spoken_by(reading, row["of"])
    assert entity is not None, [(one.source and one.source.name) for one in reading.attributions]
    for slot in SLOTS[file]:
        got, wanted = told(entity, slot), row.get(slot)
        if wanted is None:
            bare = slot == "reason" and got is not None and WITHHELD.search(got) and told(entity, "rote") == "yes"
            assert got is None or bare or slot == "rote", (slot, got)
        else:
            wanted = {True: "yes", False: "no"}.get(wanted, wanted) if isinstance(wanted, bool) else wanted
            assert plain(got if got is not None else "-") in [plain(one) for one in str(wanted).split(" | ")], slot
