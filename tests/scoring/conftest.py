"""What the scoring tests share: the shipped rules, and readings of made-up articles with given attributions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from provenance import ruleset, scoring
from provenance.scoring import Facts
from provenance.signals import comments, hedges
from provenance.text import document as text
from provenance.text import phrases
from provenance.values import (
    Article,
    Attribution,
    Category,
    Document,
    Identity,
    QuotationKind,
    Range,
    Relation,
    RelayKind,
    Source,
    Trace,
)


@pytest.fixture(scope="session")
def rules() -> ruleset.Rules:
    found, problems = ruleset.load([ruleset.shipped()])
    assert not problems
    return ruleset.compile(found, phrases=phrases)


@dataclass
class Story:
    """An article whose attributions are told by hand. Words are looked up in the text, first occurrence."""

    rules: ruleset.Rules
    words: str
    outlet: str | None = None
    byline: tuple[str, ...] = ("Ida Brandt",)
    said: list[Attribution] = field(default_factory=list)
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document = text.build(
            Article("story.txt", "story", self.words, outlet=self.outlet, byline=self.byline), self.rules
        )

    def place(self, words: str) -> Range:
        """Token range of the first occurrence of some words."""
        at = self.document.text.index(words)
        inside = [
            i
            for i, (s, e) in enumerate(zip(self.document.starts, self.document.ends, strict=True))
            if s >= at and e <= at + len(words)
        ]
        return inside[0], inside[-1] + 1

    def says(
        self,
        source: str,
        content: str,
        chain: str | None = None,
        identity: Identity = "named",
        relay: RelayKind = "none",
        category: Category = "person",
        kind: QuotationKind = "indirect",
        gap: bool = False,
        cue: str = "said",
        rules: tuple[str, ...] = (),
    ) -> Story:
        """Add an attribution; `chain` is written nearest first: "The Daily Harbor < Vera Orlen"."""
        levels = tuple(tuple(level.split(" & ")) for level in (chain or source).split(" < "))
        where = (self.place(source),)
        made = Source(where, source, category, identity)
        self.said.append(
            Attribution(
                len(self.said) + 1, kind, where, (self.place(cue),), (self.place(content),), made,
                Trace(relay, levels, open_end=gap), False, 1.0, rules,
            )
        )  # fmt: skip
        return self

    def facts(self) -> Facts:
        """The facts of the reading."""
        hits = self.rules.scan(self.document)
        relations = [Relation(a.source_ranges, a.cue, a.content, a.kind) for a in self.said]
        found = hedges.find(self.document, hits, self.rules, relations)
        asked = comments.find(self.document, hits, self.rules)
        return scoring.gather(self.document, (), self.said, found, asked, hits, self.rules)


@pytest.fixture(scope="session")
def story(rules: ruleset.Rules) -> Callable[..., Story]:
    return lambda words, **more: Story(rules, words, **more)
