"""Annotated sources and chains: a table of answers beside an annotated corpus, as spans. Measures nothing.

The table has no header and nine tab-separated columns: file, id, source, category, identity, relay, chain, hedge,
anchor. An id "E3" is the third event of the article's first annotator; another id is found by the words of its anchor.
A chain is written nearest first, levels parted by " < ", parallel names by " & ", "-" where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from provenance.training.polnear import parse
from provenance.training.rated import About
from provenance.values import Article, Span

Levels = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One annotated attribution: characters of its cue and content, and who said it on which way."""

    id: str
    cue: frozenset[int]
    content: frozenset[int]
    source: str
    category: str
    identity: str
    relay: str
    chain: Levels
    hedged: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One article with its answers."""

    stem: str
    text: str
    answers: tuple[Answer, ...]


def read(table: Path, corpus: Path) -> list[Told]:
    """The articles of a table whose texts lie under `corpus`, by name. Raises FileNotFoundError if none does."""
    rows: dict[str, list[list[str]]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        columns = [*line.split("\t"), "", ""]
        if len(columns) >= 10 and columns[1] != "RATING":
            rows.setdefault(columns[0], []).append(columns)
    texts = {path.stem: path for path in sorted(corpus.rglob("text/*.txt"))}
    if not any(stem in texts for stem in rows):
        raise FileNotFoundError(f"no text/<file>.txt under {corpus} for any article of {table}")
    return [_article(stem, found, texts[stem]) for stem, found in sorted(rows.items()) if stem in texts]


def _article(stem: str, rows: list[list[str]], path: Path) -> Told:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    first = min((path.parents[1] / "attributions").glob(f"{stem}_*.ann"), default=None)
    marked = dict(parse(first.read_text(encoding="utf-8"))) if first is not None else {}
    answers = []
    for _, key, source, category, identity, relay, chain, hedge, anchor, *_ in rows:
        if key in marked:
            cue, content = (characters(marked[key].get(role, ())) for role in ("cue", "content"))
        else:
            at = text.find(anchor) if anchor else -1
            cue, content = (frozenset(range(at, at + len(anchor))) if at >= 0 else frozenset()), frozenset()
        answers.append(Answer(key, cue, content, source, category, identity, relay, levels(chain), hedge == "1"))
    return Told(stem, text, tuple(answers))


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Characters under some spans."""
    return frozenset(i for start, end in spans for i in range(start, end))


def levels(written: str) -> Levels:
    """A chain as it is written in the table."""
    if written.strip() in ("", "-"):
        return ()
    return tuple(tuple(name.strip() for name in level.split(" & ")) for level in written.split(" < "))


def articles(told: Iterable[Told], known: Mapping[str, About]) -> list[Article]:
    """The articles as they are handed in, with all that their metadata say."""
    made = []
    for one in told:
        about = known.get(one.stem, About())
        byline = (about.author,) if about.author else ()
        made.append(
            Article(
                f"{one.stem}.txt", one.stem, one.text, about.title, about.outlet, byline, about.published, about.agency
            )
        )
    return made
