"""Occasions and papers that words came by: "at a rally", "in a statement", "told reporters", "took to Twitter".

The nouns are `medium` rules; this file knows the few words that can govern them. It does not say whose words they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.chains.names import Names
from provenance.ruleset import Hits, Rules
from provenance.values import Document, Hit, RelayKind

LISTENER = "listener."
"""Medium rules whose id begins so name listeners, who make an occasion only when they are told something."""

END = "excerpt."
"""Medium rules whose id begins so close an excerpt of another outlet's article; they are no occasion."""

REACH = 8
"""Tokens between a governing word and its noun: "in a long and angry early-morning series of tweets"."""

_TELL = frozenset(
    "tell tells told telling assure assured reminded warned informed asked address addressed addressing".split()
)
_SPEAK = frozenset(
    "speak speaks spoke speaking spoken talk talks talked talking said say says saying remarks comments"
    " testified testify"
    " testifying addressed statement speech address shouted explained lied appealed boasted presented".split()
)
_CARRY = frozenset(
    "issue issues issued issuing release releases released releasing send sends sent sending deliver delivers delivered"
    " delivering give gives gave given giving make makes made making write writes wrote written writing"
    " post posts posted"
    " posting publish publishes published publishing file files filed filing unleash unleashed unleashing"
    " unveil unveiled"
    " distribute distributed circulated circulating read reading sign signed signing submitted submit"
    " submitting hold held"
    " holding record recorded recording fired penned host hosted hosting took".split()
)
_PREPOSITIONS: dict[str, frozenset[str]] = {
    "document": frozenset({"in", "via", "through", "by", "from", "on", "per"}),
    "event": frozenset({"at", "in", "during", "on", "before", "inside"}),
    "social": frozenset({"on", "in", "via", "through", "to", "by", "from", "over"}),
    "interview": frozenset({"in", "during", "on", "by", "at"}),
    "report": frozenset({"in", "by", "from", "through"}),
}
_PASSED_OF = frozenset(
    "series flurry string batch set round group couple crowd pair gathering handful trove thousands".split()
)
_STOPS = frozenset(
    ", ; : . ? ! ( ) [ ] — – -- and or but nor that which who whom whose when while where if because as"
    " after since until"
    " said says say saying is are was were be been being has have had will would could may might should can"
    " i you he she it we they him them for with about against of under over between into his-own".split()
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One governed noun: from the governing word to the noun, kind of relay, rule, the leak site if it is one."""

    kind: RelayKind
    start: int
    noun: int
    end: int
    rule: str
    governor: str
    site: str | None = None


def occasions(document: Document, hits: Hits, rules: Rules, names: Names) -> tuple[Occasion, ...]:
    """Every occasion of the article in order, each noun once (the longest rule that covers it)."""
    found: list[Occasion] = []
    after = -1
    nouns: dict[int, Hit] = {}
    for hit in hits.of("medium"):
        if not (
            names.is_programme(hit) or hit.rule.startswith(END) or document.quoted[hit.start] == 1
            or (_reported(hit, rules) and _in_a_name(document, hit))
        ):  # fmt: skip
            best = nouns.get(hit.start)
            if best is None or (hit.end, _reported(hit, rules)) > (best.end, _reported(best, rules)):
                nouns[hit.start] = hit
    for start, hit in sorted(nouns.items()):
        if start >= after and (one := _governed(document, hit, rules, names)) is not None:
            found.append(one)
            after = hit.end
    return tuple(found)


def _in_a_name(document: Document, hit: Hit) -> bool:
    """Whether a noun is part of a name: the Death in Custody Reporting Act."""
    before, behind = hit.start - 1, hit.end
    return (
        document.words[hit.start][:1].isupper()
        and document.sentences[document.sentence_of[hit.start]][0] != hit.start
        and (document.words[before][:1].isupper() or (behind < len(document) and document.words[behind][:1].isupper()))
    )


def _reported(hit: Hit, rules: Rules) -> bool:
    """ "reports" without whose they are: the news, before any other paper."""
    return bool(rules.rule(hit.rule).relay == "report")


def mentions(document: Document, hits: Hits, rules: Rules) -> tuple[tuple[int, RelayKind], ...]:
    """Places that go back to an occasion already told of: "the interview", "this speech". Quotations left out."""
    found: list[tuple[int, RelayKind]] = []
    for hit in hits.of("medium"):
        at = hit.start
        if at and document.lower[at - 1] in ("the", "this", "that") and document.quoted[at] != 1:
            kind = rules.rule(hit.rule).relay
            if kind in ("event", "document", "social") and document.words[at][:1].islower():
                found.append((at, kind))
    found.extend(
        (i, "interview")
        for i in _places(document.lower, "interview")
        if i and document.lower[i - 1] in ("the", "this") and document.quoted[i] != 1
    )
    return tuple(sorted(found))


def _places(words: tuple[str, ...], word: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at


def _governed(document: Document, hit: Hit, rules: Rules, names: Names) -> Occasion | None:
    rule = rules.rule(hit.rule)
    kind: RelayKind = rule.relay
    site = document.slice(hit.range) if names.is_leak_site(hit) else None
    at, governor = governing(document, hit.start, kind, hit.rule.startswith(LISTENER))
    return Occasion(kind, at, hit.start, hit.end, hit.rule, governor, site)


def governing(document: Document, noun: int, kind: str, listener: bool = False) -> tuple[int, str]:
    """The word that governs the noun phrase whose noun starts at `noun`: its token and itself, or (noun, "")."""
    low = document.lower
    if low[noun] in _PREPOSITIONS.get(kind, frozenset()):
        return noun, low[noun]  # the rule's own words begin with it: "on X"
    floor = max(document.sentences[document.sentence_of[noun]][0], noun - REACH)
    prepositions = frozenset() if listener else _PREPOSITIONS.get(kind, frozenset())
    i = noun - 1
    while i >= floor:
        word = low[i]
        if word in prepositions:
            return (i, word) if word != "to" or kind == "social" else (noun, "")
        if word in _TELL or (word in _CARRY and not listener):
            return i, word
        if word in ("to", "before") and kind in ("event", "interview"):
            back = range(max(floor - 2, 0), i)
            return (i, word) if any(low[j] in _SPEAK for j in back) else (noun, "")
        if word == "of" and i > floor and low[i - 1] in _PASSED_OF:
            i -= 2
            continue
        if word in _STOPS or document.quoted[i] >= 2:
            break
        i -= 1
    return noun, ""
