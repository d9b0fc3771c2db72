"""How many origins are really independent. Chains that meet in a common root count once; not for rating them.

The arithmetic of transmission (isnad) and of the Admiralty code's "confirmed by independent sources": five papers that
all rest on one agency are one witness. Two people who each spoke for themselves are two, even to the same reporter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.values import Attribution, Identity

_LEADING = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: the names that stand at its end, what it came through, and who rests on it.

    `identity` is the best one in the group: a named origin vouches for the group, an unnamed one does not.
    `attributions` are indices into the sequence that was counted.
    """

    names: tuple[str, ...]
    via: tuple[str, ...]
    identity: Identity
    attributions: tuple[int, ...]


@lru_cache(maxsize=65536)  # pure, and asked for the same few names again and again
def key(name: str) -> str:
    """A name as two texts would agree on it: no case, no accents, no leading article."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'").strip()
    for article in _LEADING:
        text = text.removeprefix(article)
    return text


class Groups:
    """Disjoint sets of keys (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, items: Iterable[str]) -> None:
        first: str | None = None
        for item in items:
            root = self.find(item)
            if first is None:
                first = root
            elif root != first:
                # the smaller key stays root, so that the outcome does not depend on the order of joining
                first, root = min(first, root), max(first, root)
                self._parent[root] = first


_RANK: dict[Identity, int] = {"named": 0, "unnamed": 1, "collective": 2, "self": 3, "none": 4}


def counts(attribution: Attribution) -> bool:
    """Whether an attribution has an origin at all: somebody other than the publisher who could have been asked."""
    source = attribution.source
    return bool(attribution.trace.chain) and source is not None and source.identity in ("named", "unnamed")


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of transmission: `keys` stand or fall together, `names` are the people or bodies at its end."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


def strands(attribution: Attribution, scope: str = "") -> tuple[Strand, ...]:
    """The strands of an attribution's chain.

    An interview names its speaker, who answers for the words: the broadcaster is no common root. A report is.
    People without a name are the same only within `scope` (their article), or when the same outlet vouches for them.
    """
    chain, source = attribution.trace.chain, attribution.source
    named = source is not None and source.identity == "named"
    ends = [key(name) if named else f"{scope}?{key(name)}" for name in chain[-1]]
    if len(chain) == 1 or (attribution.trace.relay == "interview" and named):
        return tuple(Strand((end,), (name,)) for end, name in zip(ends, chain[-1], strict=True))
    return (Strand((*(key(name) for level in chain[:-1] for name in level), *ends), chain[-1]),)


@dataclass(frozen=True, slots=True)
class Group:
    """Strands that meet: the numbers of the items they belong to, and the names at their ends."""

    items: tuple[int, ...]
    names: tuple[str, ...]


def grouped(items: Iterable[tuple[int, Iterable[Strand]]]) -> list[Group]:
    """Items by independent origin, in order of first appearance; an item with two strands may be in two groups."""
    meeting = Groups()
    kept = [(number, strand) for number, several in items for strand in several]
    for _, strand in kept:
        meeting.join(strand.keys)
    found: dict[str, tuple[dict[int, None], dict[str, str]]] = {}
    for number, strand in kept:
        numbers, names = found.setdefault(meeting.find(strand.keys[-1]), ({}, {}))
        numbers[number] = None
        for name in strand.names:
            names.setdefault(key(name), name)
    return [Group(tuple(numbers), tuple(names.values())) for numbers, names in found.values()]


def independent(attributions: Sequence[Attribution]) -> tuple[Origin, ...]:
    """Independent origins of one article's attributions, in the order in which they first speak."""
    parts = ((i, strands(attribution)) for i, attribution in enumerate(attributions) if counts(attribution))
    return tuple(describe(group, attributions) for group in grouped(parts))


def describe(group: Group, attributions: Sequence[Attribution]) -> Origin:
    """The origin of a group whose items are indices into `attributions`."""
    ends = {key(name) for name in group.names}
    via: dict[str, str] = {}
    identities: list[Identity] = []
    for number in group.items:
        attribution = attributions[number]
        for level in attribution.trace.chain[:-1]:
            for name in level:
                via.setdefault(key(name), name)
        if attribution.source is not None:
            identities.append(attribution.source.identity)
    through = tuple(name for k, name in via.items() if k not in ends)
    return Origin(group.names, through, min(identities, key=_RANK.__getitem__), group.items)
