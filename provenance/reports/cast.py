"""The people, bodies and papers that an article's statements come from, with their mentions. Resolves nobody."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.ink import Ink
from provenance.reports.marks import printable
from provenance.reports.trees import numbered
from provenance.reports.wrapping import INDENT, titled, wrapped
from provenance.values import Descriptor, Entity, Reading

CATEGORIES = {
    "person": "person",
    "organization": "body",
    "outlet": "outlet",
    "document": "document",
    "social": "account",
    "unknown": "source",
}
IDENTITIES = {
    "named": "",
    "unnamed": "not named",
    "collective": "a group at large",
    "self": "this publisher",
    "none": "",
}

FORMS = 5
"""Different wordings of one name that are shown; the rest are counted."""
SILENT = 12
"""Names of those who say nothing that are shown, most mentioned first."""
PLACES = 8
"""Sentences named for one wording; the rest are counted."""


def cast(reading: Reading, width: int, ink: Ink) -> Iterator[str]:
    """A few lines for each entity that something is ascribed to, in the order of the text."""
    said: dict[int, list[int]] = {}
    for one in reading.attributions:
        if one.source is not None and one.source.entity is not None:
            said.setdefault(one.source.entity, []).append(one.id)
    for entity in reading.entities:
        if entity.id in said:
            yield from _entity(reading, entity, said[entity.id], width, ink)
    silent = [one for one in reading.entities if one.id not in said and one.identity == "named" and one.mentions]
    if silent:
        names = dict.fromkeys(printable(one.name) for one in sorted(silent, key=lambda one: -len(one.mentions)))
        more = f" and {len(names) - SILENT} more" if len(names) > SILENT else ""
        yield from wrapped(f"mentioned only: {', '.join(list(names)[:SILENT])}{more}", width, "  ", INDENT)


def _entity(reading: Reading, one: Entity, said: list[int], width: int, ink: Ink) -> Iterator[str]:
    number = f"{one.number} people" if one.number is not None and one.number > 1 else CATEGORIES[one.category]
    if one.identity == "collective":
        number = ""
    body = one.affiliation or (one.descriptor.affiliation if one.descriptor is not None else None)
    facts = [number, IDENTITIES[one.identity], f"of {body}" if body else ""]
    told = ", ".join(fact for fact in facts if fact)
    yield from titled(printable(one.name), f"{printable(told)}  {numbered(said)}", width, ink, "  ")
    if mentions := _mentions(reading, one):
        yield from wrapped(mentions, width, INDENT, INDENT + "  ")
    if one.descriptor is not None:
        for line in _card(one.descriptor):
            yield from wrapped(printable(line), width, INDENT, INDENT + "  ")


def _mentions(reading: Reading, one: Entity) -> str:
    """Every wording of the name with the numbers of its sentences."""
    forms: dict[str, list[int]] = {}
    for part in one.mentions:
        words = " ".join(printable(reading.document.slice(part)).split())
        forms.setdefault(words, []).append(reading.document.sentence_of[part[0]] + 1)
    shown = [f"“{words}” ({_places(places)})" for words, places in list(forms.items())[:FORMS]]
    more = len(forms) - FORMS
    return ", ".join(shown) + (f", and {more} other wordings" if more > 0 else "")


def _places(numbers: list[int]) -> str:
    several = list(dict.fromkeys(numbers))
    return ", ".join(map(str, several[:PLACES])) + (", ..." if len(several) > PLACES else "")


def _card(card: Descriptor) -> Iterator[str]:
    """What the article tells of somebody whose name it withholds (ICD 206)."""
    if card.access:
        yield f"how they know: {card.access}"
    if card.motive:
        yield f"what they want: {card.motive}"
    if card.reason is None:
        yield "why without a name: not said"
    else:
        rote = " (a stock phrase: it tells a reader nothing)" if card.rote else ""
        yield f"why without a name: {card.reason}{rote}"
