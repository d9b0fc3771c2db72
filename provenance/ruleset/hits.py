"""What a scan found, indexed by kind and token. Finds nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.values import Hit


class Hits:
    """All matches of all rules in one document, overlapping ones of different rules included.

    Sorted by (start, -end, rule). The indexes are made when they are first asked for.
    """

    __slots__ = ("_at", "_by_kind", "_covering")

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        by_kind: dict[str, list[Hit]] = {}
        for hit in hits:
            by_kind.setdefault(hit.kind, []).append(hit)
        self._by_kind = {
            kind: tuple(sorted(found, key=lambda hit: (hit.start, -hit.end, hit.rule)))
            for kind, found in sorted(by_kind.items())
        }
        self._at: dict[str, dict[int, tuple[Hit, ...]]] = {}
        self._covering: dict[str, dict[int, tuple[Hit, ...]]] = {}

    def of(self, kind: str) -> tuple[Hit, ...]:
        """All hits of a kind, by (start, -end)."""
        return self._by_kind.get(kind, ())

    def at(self, kind: str, token: int) -> tuple[Hit, ...]:
        """Hits of a kind that begin at a token, longest first."""
        index = self._at.get(kind)
        if index is None:
            index = self._at[kind] = _index((hit.start, hit) for hit in self.of(kind))
        return index.get(token, ())

    def covering(self, kind: str, token: int) -> tuple[Hit, ...]:
        """Hits of a kind that a token is part of."""
        index = self._covering.get(kind)
        if index is None:
            index = self._covering[kind] = _index((i, h) for h in self.of(kind) for i in range(h.start, h.end))
        return index.get(token, ())

    def __iter__(self) -> Iterator[Hit]:
        for found in self._by_kind.values():
            yield from found

    def __len__(self) -> int:
        return sum(len(found) for found in self._by_kind.values())

    def __repr__(self) -> str:
        return f"Hits({', '.join(f'{kind} {len(found)}' for kind, found in self._by_kind.items())})"


def _index(pairs: Iterable[tuple[int, Hit]]) -> dict[int, tuple[Hit, ...]]:
    lists: dict[int, list[Hit]] = {}
    for token, hit in pairs:
        lists.setdefault(token, []).append(hit)
    return {token: tuple(found) for token, found in lists.items()}
