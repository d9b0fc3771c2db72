"""The readers with a model behind them: tags, links, rules and confidence brought together. Trains nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from provenance.attribution.combine import proposals, settle
from provenance.attribution.reader import Reader
from provenance.attribution.rules_reader import RulesReader
from provenance.attribution.standins import with_stand_ins
from provenance.attribution.tagger.judge import Judge
from provenance.attribution.tagger.labels import Scores
from provenance.attribution.tagger.leaning import Tagged
from provenance.attribution.tagger.link import drafts_of_many
from provenance.attribution.tagger.modelfiles import SHIPPED, Header
from provenance.ruleset import CueRule, Hits, Rules
from provenance.values import Document, Range, Relation

LEAST_RULE = 0.1
"""Rule relations less likely than this are not even proposed: one in ten of them is right."""

PLAIN = frozenset({"say", "tell", "report", "according"})
"""Classes of cues that are plain speech: where the rules are sure of one, they are believed."""


class Tagger(Protocol):
    """A trained model: documents to scores of their tokens. Each document by itself, whatever the batch.

    `steps`: (labels, labels) scores of going from one tag to the next.
    """

    @property
    def header(self) -> Header: ...

    @property
    def steps(self) -> Scores: ...

    def tagged(self, documents: Sequence[Document]) -> list[Tagged]: ...

    def leaning(self, document: Document, relations: Sequence[Relation], tagged: Tagged, /) -> tuple[Relation, ...]:
        """The document's relations with what the model makes of how they travelled, if it makes anything of it."""
        ...


class TrainedReader:
    """Reads attributions with a tagger and the rules. See `attribution.reader.Reader`."""

    def __init__(self, name: str, tagger: Tagger, rules: Rules, minimum: float | None = None) -> None:
        self._name = name
        self._tagger = tagger
        self._rules = rules
        self._plain = frozenset(
            rule.id for rule in rules.of("cue") if isinstance(rule, CueRule) and rule.class_ in PLAIN
        )
        self._ruled = RulesReader(rules, LEAST_RULE)
        judge = judge_of(tagger.header)
        self._hash = tagger.header.hash + ("" if minimum is None or minimum == judge.minimum else f">={minimum:g}")
        self._judge = judge if minimum is None else replace(judge, minimum=minimum)

    @property
    def name(self) -> str:
        return self._name

    @property
    def hash(self) -> str:
        return self._hash

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        known = self._tagger.header.known_cues
        shown = [
            with_stand_ins(document, seen, self._rules, known) for document, seen in zip(documents, hits, strict=True)
        ]
        tagged = self._tagger.tagged(shown)
        scores = [one.tags for one in tagged]
        settled = [
            settle(proposals(document, drafts, tags, ruled, _outlets(seen)), self._judge, self._plain)
            for document, seen, drafts, tags, ruled in zip(
                documents,
                hits,
                drafts_of_many(documents, scores, self._tagger.steps),
                scores,
                self._ruled.read(documents, hits),
                strict=True,
            )
        ]
        return [self._tagger.leaning(*one) for one in zip(documents, settled, tagged, strict=True)]


def _outlets(hits: Hits) -> tuple[Range, ...]:
    return tuple(hit.range for hit in hits.of("outlet"))


def judge_of(header: Header) -> Judge:
    """The judge that a model's header carries."""
    stored = header.values["judge"]
    return Judge(tuple(stored["tagged"]), tuple(stored["ruled"]), float(stored["minimum"]))


def trained_reader(name: str, rules: Rules, folder: Path = SHIPPED, minimum: float | None = None) -> Reader:
    """The quick or careful reader. `minimum`: least confidence reported instead of the model's own.

    Raises ModelError when the model is missing or does not fit this program.
    """
    if name == "careful":
        from provenance.attribution.tagger.careful import CarefulTagger

        return TrainedReader(name, CarefulTagger(folder), rules, minimum)
    from provenance.attribution.tagger.quick import QuickTagger

    return TrainedReader(name, QuickTagger(folder), rules, minimum)
