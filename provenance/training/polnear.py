"""Reads PolNeAR (Newell, Margolin & Ruths 2018), brat standoff, into words and attributions. No model knows of it.

A corpus folder holds `text/<stem>.txt` and `attributions/<stem>_<annotator>.ann`; an article may have several
annotators, who worked apart. Text with Windows line ends is kept as it is: brat's offsets count them.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenance.ruleset import Rules
from provenance.text import document as text
from provenance.tokens import tokenize
from provenance.values import Article, Document, Range, Span

ROLES = ("source", "cue", "content")
_NAME = re.compile(r"(?P<stem>.+)_(?P<annotator>[0-9a-f]{4})\.ann")


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as an annotator marked it: sorted indices of tokens. Source and cue may be empty."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    event: str = field(default="", compare=False)
    """Its key in the annotator's file ("E3")."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, its tokens and paragraphs (the text's lines), and what each annotator found in it."""

    stem: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[Range, ...]
    by_annotator: Mapping[str, tuple[Gold, ...]]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True))

    def gaps(self) -> tuple[bool, ...]:
        """Whether white space, or the text's beginning, stands before each token."""
        return tuple(
            start == 0 or end_before < start for start, end_before in zip(self.starts, (-1, *self.ends), strict=False)
        )


def read(folder: Path, stems: Iterable[str] | None = None) -> list[Annotated]:
    """The articles of a corpus folder, sorted by name. Raises FileNotFoundError if it has no `text` folder."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise FileNotFoundError(f"no text/*.txt under {folder}")
    wanted = None if stems is None else set(stems)
    annotations: dict[str, dict[str, Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        if match := _NAME.fullmatch(path.name):
            annotations.setdefault(match["stem"], {})[match["annotator"]] = path
    return [
        article(path.stem, _text(path), {who: _text(ann) for who, ann in annotations.get(path.stem, {}).items()})
        for path in texts
        if wanted is None or path.stem in wanted
    ]


def article(stem: str, content: str, standoff: Mapping[str, str]) -> Annotated:
    """One article from its text and the standoff text of each annotator."""
    spans: list[Span] = []
    paragraphs: list[Range] = []
    for line in re.finditer(r"[^\n]+", content):
        tokens = tokenize(content, line.start(), line.end())
        if tokens:
            paragraphs.append((len(spans), len(spans) + len(tokens)))
            spans += tokens
    starts, ends = tuple(start for start, _ in spans), tuple(end for _, end in spans)
    found = {who: tuple(_attributions(ann, starts, ends)) for who, ann in standoff.items()}
    return Annotated(stem, content, starts, ends, tuple(paragraphs), found)


def as_read(annotated: Annotated, rules: Rules | None = None) -> tuple[Document, dict[str, tuple[Gold, ...]]]:
    """The article as the readers see it, datelines and furniture set aside, and the annotations in its tokens."""
    document = text.build(Article(annotated.stem, annotated.stem, annotated.text), rules)

    def seen(tokens: tuple[int, ...]) -> tuple[int, ...]:
        spans = [(annotated.starts[i], annotated.ends[i]) for i in tokens]
        return tokens_under(spans, document.starts, document.ends)

    kept = {
        who: tuple(
            gold
            for gold in (Gold(seen(g.source), seen(g.cue), seen(g.content), g.event) for g in found)
            if gold.content
        )
        for who, found in annotated.by_annotator.items()
    }
    return document, kept


def parse(standoff: str) -> list[tuple[str, dict[str, list[Span]]]]:
    """The events of one brat file: key and spans by role, in the order of their contents.

    Events without a content are leftovers (0.2 %) and are dropped.
    """
    bounds: dict[str, list[Span]] = {}
    events: list[tuple[str, list[list[str]]]] = []
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key):
            _, _, places = rest.partition("\t")[0].partition(" ")
            bounds[key] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif re.fullmatch(r"E\d+", key):
            events.append((key, [part.split(":", 1) for part in rest.split() if ":" in part]))
    found = []
    for key, event in events:
        spans: dict[str, list[Span]] = {role: [] for role in ROLES}
        for name, target in event:
            role = re.sub(r"\d+$", "", name).lower()  # Content2 is a further part of the content
            if role in spans:
                spans[role] += bounds.get(target, [])
        if spans["content"]:
            found.append((key, {role: sorted(parts) for role, parts in spans.items()}))
    return sorted(found, key=lambda event: event[1]["content"])


def tokens_under(spans: Sequence[Span], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    """Sorted indices of the tokens that any of the spans touches."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_right(ends, start)
        while i < len(starts) and starts[i] < end:
            found.add(i)
            i += 1
    return tuple(sorted(found))


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of a corpus folder: what a number was measured on."""
    summary = hashlib.sha256()
    for path in sorted([*(folder / "text").glob("*.txt"), *(folder / "attributions").glob("*.ann")]):
        summary.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return summary.hexdigest()


def _attributions(standoff: str, starts: Sequence[int], ends: Sequence[int]) -> Iterable[Gold]:
    for key, event in parse(standoff):
        source, cue, content = (tokens_under(event[role], starts, ends) for role in ROLES)
        gold = Gold(source, cue, content, key)
        if gold.content:
            yield gold


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
