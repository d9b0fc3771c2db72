"""Five citations, or one echoed five times: independent origins over a whole folder. Rates nothing.

Inside one article `chains.origins` merges chains that meet. Here the same is done across articles, and articles that
copy each other's text (`corpus.reuse`) share whatever they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from provenance.chains.origins import Origin, Strand, counts, describe, grouped, key, strands
from provenance.corpus.reuse import Hashes, Reuse, fingerprint, shared
from provenance.values import Attribution, Reading

COPY = 0.5
"""An article half of whose text stands in another is a copy of it, or both are copies of a third."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What the folder's arithmetic keeps of one reading: a few strings, so that memory stays flat."""

    path: str
    outlet: str | None
    published: str | None
    attributions: tuple[Attribution, ...]
    prints: Hashes


@dataclass(frozen=True, slots=True)
class FolderOrigin:
    """An independent origin of a folder: its names, what it came through, the articles (paths) that rest on it."""

    origin: Origin
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FolderOrigins:
    """All independent origins of a folder, most widely used first, and the pairs of articles that share text."""

    origins: tuple[FolderOrigin, ...]
    reuse: tuple[tuple[str, str, Reuse], ...]
    articles: int

    @property
    def echoed(self) -> tuple[FolderOrigin, ...]:
        """Origins that two articles or more rest on."""
        return tuple(origin for origin in self.origins if len(origin.articles) > 1)


def witness(reading: Reading) -> Witness:
    """What `count` needs of a reading."""
    document = reading.document
    kept = tuple(attribution for attribution in reading.attributions if counts(attribution))
    return Witness(reading.path, document.outlet, document.published, kept, fingerprint(document.lower))


def count(witnesses: Iterable[Witness]) -> FolderOrigins:
    """Independent origins over a folder.

    People without a name in an outlet's own article are those that a rewrite of it relays: where other articles rest
    on that outlet, both are one strand.
    """
    articles = list(witnesses)
    pairs = shared([article.prints for article in articles])
    scopes = _scopes(articles, pairs)
    flat = [(number, attribution) for number, article in enumerate(articles) for attribution in article.attributions]
    relayed = {key(name) for _, a in flat for level in a.trace.chain[:-1] for name in level}
    groups = grouped(
        (i, (_rooted(strand, articles[n], a, relayed) for strand in strands(a, scopes[n])))
        for i, (n, a) in enumerate(flat)
    )
    attributions = [attribution for _, attribution in flat]
    found = [
        FolderOrigin(
            describe(group, attributions), tuple(dict.fromkeys(articles[flat[i][0]].path for i in group.items))
        )
        for group in groups
    ]
    found.sort(key=lambda o: (-len(o.articles), key(o.origin.names[0])))
    named = tuple((articles[r.first].path, articles[r.second].path, r) for r in pairs)
    return FolderOrigins(tuple(found), named, len(articles))


def _rooted(strand: Strand, article: Witness, attribution: Attribution, relayed: set[str]) -> Strand:
    """The strand, hung on the article's own outlet where others rest on it and it alone vouches for the source."""
    if article.outlet is None or len(attribution.trace.chain) > 1 or key(article.outlet) not in relayed:
        return strand
    unnamed = attribution.source is not None and attribution.source.identity == "unnamed"
    return replace(strand, keys=(key(article.outlet), *strand.keys)) if unnamed else strand


def _scopes(articles: Sequence[Witness], pairs: Sequence[Reuse]) -> list[str]:
    """Where people without a name are the same: within an article, and across its copies."""
    scope = list(range(len(articles)))
    for pair in pairs:
        if max(pair.first_share, pair.second_share) >= COPY:
            keep, drop = sorted((scope[pair.first], scope[pair.second]))
            scope = [keep if s == drop else s for s in scope]
    return [str(s) for s in scope]
