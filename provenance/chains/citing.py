"""Outlets that say whom they have it from, however far behind: "Reuters reported that ..., citing a diplomat".

Who that is, the cast says; here the outlet becomes the level before. What a relay phrase has told already stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.chains.evidence import Evidence, Grip
from provenance.chains.names import Names, same
from provenance.chains.publisher import Publisher
from provenance.sources.cited import tail
from provenance.values import Document, Range, Relation, Source

CITING = "relay.citing"
"""The relay rule whose phrases these go on with."""


def citing(
    document: Document, relations: Sequence[Relation], sources: Sequence[Source | None],
    told: Sequence[Sequence[Evidence]], names: Names, publisher: Publisher,
) -> list[tuple[Evidence, ...]]:  # fmt: skip
    """`told`, the evidence of every attribution, and behind it what these phrases add."""
    return [
        (*evidence, *_added(document, relation, source, names, publisher))
        if source is not None and not any(one.via for one in evidence) else tuple(evidence)
        for relation, source, evidence in zip(relations, sources, told, strict=True)
    ]  # fmt: skip


def _added(
    document: Document, relation: Relation, source: Source, names: Names, publisher: Publisher
) -> Iterator[Evidence]:
    speakers = tuple(name for part in relation.source for name in _alone(document, part, names))
    others = tuple(name for name in speakers if not publisher.owns(name))
    where = tail(document, relation) if others else None
    if where is None:
        return
    at = (where[0] - 1, where[1])
    if any(publisher.owns(name) for name in names.outlets(where)):
        yield Evidence("report", (others,), at, CITING, Grip.HEAD, circular=True)
    elif not any(same(source.name, name) for name in others):
        yield Evidence("report", (others,), at, CITING, Grip.HEAD, ends=True)


def _alone(document: Document, part: Range, names: Names) -> tuple[str, ...]:
    """The outlets of a source that is nothing else: "The Guardian", not "the Guardian's Dana Quill"."""
    found = names.outlets(part)
    size = part[1] - part[0] - (document.lower[part[0]] == "the")
    whole = sum(len(name.split()) - name.lower().startswith("the ") for name in found)
    return found if found and size <= whole + len(found) else ()
