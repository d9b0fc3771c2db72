"""Labelled articles with the corpus's own spans, as the rooms of sources and chains are handed them. Learns nothing."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from provenance.ruleset import Rules
from provenance.text import document as text
from provenance.training.polnear import parse, tokens_under
from provenance.values import Article, Document, QuotationKind, Range, Relation, Span

_PARTS = ("train", "dev", ".")
"""Folders of a corpus in which an article may be."""

Row = Mapping[str, str]
"""A label's columns by name: article, event, source, category, identity, relay, chain, hedge."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """An article, the attributions that its first annotator marked, and the label of each, or None; parallel."""

    stem: str
    document: Document
    relations: tuple[Relation, ...]
    rows: tuple[Row | None, ...]


def in_part(corpus: Path, part: str) -> frozenset[str]:
    """Names of the articles in a corpus's folder (train, dev)."""
    return frozenset(path.stem for path in (corpus / part / "text").glob("*.txt"))


def spanned(
    annotations: Path, corpus: Path, metadata: Path, rules: Rules, wanted: Callable[[str], bool]
) -> Iterator[Spanned]:
    """The labelled articles whose names are wanted, sorted by name."""
    with metadata.open(encoding="utf-8", newline="") as file:
        outlets = {row["filename"]: row["publisher"] for row in csv.DictReader(file, delimiter="\t")}
    labels: dict[str, dict[str, Row]] = {}
    with annotations.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            labels.setdefault(row["article"], {})[row["event"]] = row
    for stem, rows in sorted(labels.items()):
        if not wanted(stem):
            continue
        folder = next(corpus / part for part in _PARTS if (corpus / part / "text" / f"{stem}.txt").exists())
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            document = text.build(Article(stem, stem, file.read(), outlet=outlets.get(stem)), rules)
        standoff = min((folder / "attributions").glob(f"{stem}_*.ann")).read_text(encoding="utf-8")
        found = [(_relation(document, roles), rows.get(key)) for key, roles in parse(standoff)]
        yield Spanned(stem, document, tuple(one for one, _ in found), tuple(row for _, row in found))


Listen = Callable[[Document, Sequence[Relation]], tuple[Relation, ...]]
"""A document's relations with what an encoder makes of them."""


def listened(article: Spanned, listen: Listen) -> Spanned:
    """The article with what an encoder makes of each attribution."""
    return replace(article, relations=listen(article.document, article.relations))


def _relation(document: Document, roles: Mapping[str, Sequence[Span]]) -> Relation:
    source, cue, content = (_ranges(roles[role], document) for role in ("source", "cue", "content"))
    return Relation(source, cue, content, _kind(document, content))


def _ranges(spans: Sequence[Span], document: Document) -> tuple[Range, ...]:
    """Token ranges under spans; neighbours joined."""
    out: list[Range] = []
    for i in tokens_under(spans, document.starts, document.ends):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def _kind(document: Document, content: Sequence[Range]) -> QuotationKind:
    """direct, indirect or mixed, by the quotation marks around the words."""
    marks = [document.quoted[i] > 0 for r in content for i in range(*r) if document.words[i][:1].isalnum()]
    return "direct" if marks and all(marks) else "mixed" if any(marks) else "indirect"
