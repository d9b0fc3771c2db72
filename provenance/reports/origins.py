"""On whom a folder rests: independent origins and articles that share text, as lines or records. Counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.corpus.origins import FolderOrigin, FolderOrigins
from provenance.reports.contract import CONFIDENCE_DIGITS, dump
from provenance.reports.marks import printable
from provenance.reports.table import distinct_names

LISTED = 4
"""Articles named behind an origin; the rest are counted. JSON Lines has them all."""


def lines(found: FolderOrigins, width: int) -> Iterator[str]:
    """For people: what stands behind more than one article first, then shared text, then the sum."""
    for origin in found.echoed:
        yield _who(origin)
        yield f"    {len(origin.articles)} articles: {_some(origin.articles, width)}"
    if found.reuse:
        yield "Shared text"
        for first, second, reuse in found.reuse:
            one, other = distinct_names((first, second), width // 2)
            yield f"    {one} and {other}: {reuse.first_share:.0%} and {reuse.second_share:.0%}"
    yield (
        f"{_counted(len(found.origins), 'independent origin')} in {_counted(found.articles, 'article')}; "
        f"behind more than one article: {len(found.echoed)}"
    )


def records(found: FolderOrigins) -> Iterator[str]:
    """For programs: one JSON object a line, origins first (most widely used first), then pairs that share text."""
    for one in found.origins:
        origin = one.origin
        yield dump(
            {
                "kind": "origin",
                "names": list(origin.names),
                "through": list(origin.via),
                "identity": origin.identity,
                "articles": list(one.articles),
            }
        )
    for first, second, reuse in found.reuse:
        shares = [round(reuse.first_share, CONFIDENCE_DIGITS), round(reuse.second_share, CONFIDENCE_DIGITS)]
        yield dump({"kind": "shared text", "articles": [first, second], "shares": shares})


def _who(one: FolderOrigin) -> str:
    through = f", through {', '.join(one.origin.via)}" if one.origin.via else ""
    return printable(f"{', '.join(one.origin.names)} ({one.origin.identity}){through}")


def _some(paths: Sequence[str], width: int) -> str:
    names = distinct_names(paths, width)
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
