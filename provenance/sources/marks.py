"""What the rules say about each token of a document, indexed for look-up. Decides nothing about who anybody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.descriptor import DescriptorRule
from provenance.ruleset.kinds.title import TitleRule
from provenance.sources.vocabulary import BODIES, words_of
from provenance.values import Document, Hit

_OPEN = words_of("with to on in of as named anonymity")
"""Words that close a pattern whose noun stands at its beginning."""


class Noun(NamedTuple):
    """A source noun of the rules at tokens [start, end)."""

    start: int
    end: int
    rule: DescriptorRule


class Title(NamedTuple):
    """A title or role at tokens [start, end)."""

    start: int
    end: int
    rule: TitleRule


@dataclass(frozen=True, slots=True)
class Marks:
    """Rule hits by token, the longest of several: nouns by head, titles by last token, outlets by first token."""

    nouns: Mapping[int, Noun]
    titles: Mapping[int, Title]
    long_titles: Mapping[int, int]
    """First token of a title of several words ("secretary of state") -> its end."""
    outlets: Mapping[int, tuple[int, str]]
    """First token of an outlet's name -> (end, canonical name)."""

    def is_body(self, at: int) -> bool:
        """Whether a noun for a body stands there: "campaign", "newspaper"."""
        noun = self.nouns.get(at)
        return noun is not None and noun.rule.category in BODIES


def mark(document: Document, hits: Hits, rules: Rules) -> Marks:
    """Index the hits of one document."""
    nouns: dict[int, Noun] = {}
    for hit in hits.of("descriptor"):
        # "people familiar with": the noun comes first
        head = hit.start if document.lower[hit.end - 1] in _OPEN and hit.end - hit.start > 1 else hit.end - 1
        known = nouns.get(head)
        if known is None or hit.end - hit.start > known.end - known.start:
            rule = rules.rule(hit.rule)
            assert isinstance(rule, DescriptorRule)
            nouns[head] = Noun(hit.start, hit.end, rule)
    titles: dict[int, Title] = {}
    for hit in hits.of("title"):
        head = hit.end - 1
        if document.words[head] == ".":
            head -= 1
        rival = titles.get(head)
        if rival is None or hit.start < rival.start or (rival.rule.office is None and hit.start == rival.start):
            rule = rules.rule(hit.rule)
            assert isinstance(rule, TitleRule)
            titles[head] = Title(hit.start, head + 1, rule)
    long_titles = {title.start: title.end for title in titles.values() if title.end - title.start > 1}
    return Marks(nouns, titles, long_titles, _outlets(hits.of("outlet")))


def _outlets(hits: tuple[Hit, ...]) -> dict[int, tuple[int, str]]:
    outlets: dict[int, tuple[int, str]] = {}
    reach = 0
    for hit in hits:  # sorted by start, longest first
        if hit.start >= reach:
            outlets[hit.start] = (hit.end, hit.rule.partition(":")[2])
            reach = hit.end
    return outlets
