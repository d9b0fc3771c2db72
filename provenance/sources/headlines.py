"""Names in headlines, where every word bears a capital: those that the text below knows, and no others."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.sources.figures import Figure
from provenance.sources.registry import CONTESTED, UNIQUE, Registry
from provenance.values import Range


def headline(registry: Registry, sentences: Iterable[int]) -> list[Range]:
    """Names the body of the article knows, found in lines where every word is capitalised; entered as mentions."""
    found: list[Range] = []
    document = registry.document
    for number in sentences:
        first, end = document.sentences[number]
        i = first
        while i < end:
            figure, stop = _longest(registry, i, end)
            if figure is None:
                i += 1
                continue
            registry.of_name[(i, stop)] = (figure, CONTESTED if stop == i + 1 else UNIQUE)
            figure.mentions.append((i, stop))
            found.append((i, stop))
            i = stop
    return found


def _longest(registry: Registry, i: int, end: int) -> tuple[Figure | None, int]:
    lower = registry.document.lower
    if i in registry.marks.outlets:
        stop, canonical = registry.marks.outlets[i]
        figure = registry.by_words.get(("outlet", canonical))
        if figure is not None:
            return figure, stop
    if not lower[i][0].isalnum():
        return None, i
    for stop in range(min(i + 5, end), i, -1):
        if not lower[stop - 1][0].isalnum():
            continue
        words = tuple(w for w in lower[i:stop] if w[0].isalnum())
        figure = registry.by_words.get(words) if words else None
        if figure is not None:
            return figure, stop
    people = registry.by_last.get(lower[i])
    if people:
        return max(people, key=lambda f: len(f.mentions)), i + 1
    given = registry.by_given.get(lower[i])
    if given and i + 1 < end and lower[i + 1] in registry.by_last:
        return given[0], i + 2
    return None, i
