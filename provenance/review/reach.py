"""Which articles an edit can reach, and from which stage on they must be read again. Reads no article itself.

A rule acts on an article only where its words stand, under its old or its new wording: an article without them keeps
its result. What acts on every article is judged again without being read again, or read again as a whole.

    text    boilerplate and outlets: they decide what is prose and whose article it is
    scan    everything else that is looked for in the words
    judge   ratings, grades and policies: they look at what was read
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import re2

from provenance.review.edits import Edit
from provenance.ruleset import (
    BoilerplateRule,
    MediumRule,
    NamesRule,
    OutletRule,
    PatternRule,
    PolicyRule,
    RuleSet,
    ScoringRule,
)
from provenance.ruleset.expressions import options, unicode_safe
from provenance.ruleset.pattern import Pattern, Word, words_of
from provenance.tokens import plain
from provenance.values import Article, Document

Needs = tuple[frozenset[str], ...]
"""Words of which an article must have one from each set before a phrase can be in it, the most telling set first."""


class Stage(IntEnum):
    """From where on an article must be read again; lower is earlier."""

    TEXT = 0
    SCAN = 1
    JUDGE = 2
    NONE = 3


ORDERED = {"boilerplate": Stage.TEXT, "outlet": Stage.TEXT, "names": Stage.SCAN, "scoring": Stage.JUDGE}
"""Kinds in which the order of the rules can decide, and what is to be done over when it changed."""

_SEAM = re.compile(r"(?<=[a-z0-9ß-öø-ÿ.!?…”’)\]])(?=[A-ZÀ-ÖØ-Þ“‘©])")
"""Where a page lost the space between two words (see `text.glue`): a word may begin there."""

SHORT = 3
"""Letters up to which a word is looked for as a whole: "ap" stands inside every third word."""

_EVEN = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"))
_LAST = re.compile(r"(?<!\\)\$\Z")
_HALVES = re.compile("[\ud800-\udfff]")
_ANCHOR = re.compile(r"\\[bBAzZ]|(?<![\[\\])\^|(?<!\\)\$")


@dataclass(slots=True)
class Haystack:
    """All words an article could be found by: its text and what its file says of it, in lower case."""

    text: str
    raw: str
    """The text alone, as it is, for regular expressions."""
    _known: dict[str, bool] = field(default_factory=dict)

    def has(self, word: str) -> bool:
        """Whether a word of the rules (lower case, plain marks) may be a token of the article."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word in self.text and (
                len(word) > SHORT or not word.isalpha() or _whole(word).search(self.text) is not None
            )
        return known


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(word)}(?=n't|[\W_]|\Z)")


def haystack(of: Article | Document) -> Haystack:
    """What an article or its document can be found by."""
    told = (of.title, of.outlet, of.agency, of.published, *of.byline, *(link.url for link in of.links))
    everything = "\n".join([of.text, *(one for one in told if one)])
    lower = plain(_SEAM.sub(" ", everything))
    if not everything.isascii():  # composed anew as a whole, a character may swallow its neighbour: both count
        lower += "\n" + everything.lower()
    return Haystack(lower, _HALVES.sub("\ufffd", of.text))


@dataclass(frozen=True, slots=True)
class Trigger:
    """What must be in an article for one version of a rule to act there, and the stage it acts at."""

    stage: Stage
    phrases: tuple[Needs, ...] = ()
    expressions: tuple[Any, ...] = ()

    def met(self, hay: Haystack) -> bool:
        for needs in self.phrases:
            if all(any(map(hay.has, words)) for words in needs):
                return True
        if not self.expressions:
            return False
        even = hay.raw
        for sign, mark in _EVEN:
            even = even.replace(sign, mark)
        return any(one.search(even) is not None or one.search(hay.raw) is not None for one in self.expressions)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a set of edits can touch: `every`, the stage from which all articles are done over; `triggers`, where."""

    every: Stage = Stage.NONE
    triggers: tuple[Trigger, ...] = ()
    changed: frozenset[str] = frozenset()
    """Ids of rules whose hits mean something else than before."""
    tables: bool = False
    """Whether lists of names differ: they act without hits."""

    def stage(self, hay: Haystack) -> Stage:
        """From where on an article must be done over; `Stage.NONE`: it keeps its result."""
        found = self.every
        for trigger in self.triggers:
            if trigger.stage < found and trigger.met(hay):
                found = trigger.stage
                if found == Stage.TEXT:
                    break
        return found


def reach(
    edits: Sequence[Edit],
    old: RuleSet,
    new: RuleSet,
    policies: Sequence[str],
    reordered: Iterable[str] = (),
) -> Reach:
    """What the edits can touch when articles are held to `policies` (by name, lower case)."""
    every = min((ORDERED[kind] for kind in reordered if kind in ORDERED), default=Stage.NONE)
    triggers: list[Trigger] = []
    for edit in edits:
        for rules, rule in ((old, edit.old), (new, edit.new)):
            if rule is None:
                continue
            if isinstance(rule, OutletRule):
                phrases = tuple(_outlet(rule, (old, new)))
                triggers.append(Trigger(Stage.TEXT, phrases))
            elif isinstance(rule, PatternRule):
                made = _patterns(rule, rules)
                if made is None:
                    every = min(every, Stage.TEXT)
                else:
                    triggers.append(made)
        every = min(every, _everywhere(edit, policies))
        if edit.kind == "names":
            triggers.append(Trigger(Stage.SCAN, tuple((frozenset({word}),) for word in sorted(_entries(edit)))))
    triggers.sort(key=lambda trigger: trigger.stage)
    return Reach(
        every,
        tuple(triggers),
        frozenset(edit.id for edit in edits),
        any(edit.kind == "names" for edit in edits) or "names" in reordered,
    )


def _everywhere(edit: Edit, policies: Sequence[str]) -> Stage:
    """The stage at which an edit acts on every article, whatever its words."""
    if edit.kind == "policy":
        held = {rule.policy for rule in edit.versions if isinstance(rule, PolicyRule)}
        return Stage.JUDGE if held & set(policies) else Stage.NONE
    if edit.kind == "scoring":
        # The scale that gives hedges their probability is the one thing that reading asks of the ratings.
        scales = {rule.scale for rule in edit.versions if isinstance(rule, ScoringRule)}
        return Stage.SCAN if len(scales) > 1 or (len(edit.versions) == 1 and scales != {""}) else Stage.JUDGE
    if edit.kind == "grade":
        return Stage.JUDGE
    return Stage.NONE


def _entries(edit: Edit) -> set[str]:
    """Words of the entries of a list of names that are not the same before and after."""
    lists = [frozenset(rule.names) if isinstance(rule, NamesRule) else frozenset() for rule in (edit.old, edit.new)]
    same = {(rule.sort, rule.gender) for rule in edit.versions if isinstance(rule, NamesRule)}
    differing = lists[0] ^ lists[1] if len(same) == 1 else lists[0] | lists[1]
    return {plain(word) for entry in differing for word in re.split(r"[\s=]+", entry) if word}


def _patterns(rule: PatternRule, rules: RuleSet) -> Trigger | None:
    """When a rule of patterns can act; None when that cannot be told from an article's words."""
    furniture = isinstance(rule, BoilerplateRule)
    parsed = rules.patterns.get(rule.id, {})
    phrases = [*_needs(parsed.get("phrases", ())), *_needs(parsed.get("unless", ()))]
    phrases += filter(None, map(_name, getattr(rule, "names", ())))
    expressions = []
    for text in rule.regex:
        safe = unicode_safe(text)
        if furniture:
            # It is tried on lines and pieces of lines: without the anchors at its ends it finds at least as much.
            safe = _LAST.sub("", safe.removeprefix("^"))
            if _ANCHOR.search(safe):
                return None
        expressions.append(re2.compile(safe, options(exact=False)))
    return Trigger(Stage.TEXT if furniture else Stage.SCAN, tuple(phrases), tuple(expressions))


def _needs(patterns: Iterable[Pattern]) -> Iterator[Needs]:
    for pattern in patterns:
        for sequence in pattern.sequences:
            wanted = {element.forms for element in sequence if isinstance(element, Word) and not element.optional}
            yield tuple(sorted(wanted, key=_telling))


def _telling(forms: frozenset[str]) -> tuple[int, list[str]]:
    """Few forms of long words first: they are the ones an article lacks."""
    return len(forms) * 4 - min(map(len, forms)), sorted(forms)


def _name(name: str) -> Needs:
    words = {plain(word) for word in words_of(name)}
    return tuple(frozenset({word}) for word in sorted(words, key=lambda word: (-len(word), word)))


def _outlet(rule: OutletRule, sets: Sequence[RuleSet]) -> Iterator[Needs]:
    """By what an outlet can be met: its names, its domain, its programmes, and outlets that are called what it is."""
    mine = {_folded(name) for _, name in rule.names}
    met = {name: None for _, name in rule.names}
    for rules in sets:
        yield from _needs(rules.patterns.get(rule.id, {}).get("unless", ()))
        for other in rules.rules:
            if isinstance(other, OutletRule) and _folded(other.name) in mine:
                # Met by an alias, it is looked up by its full name, which may be one of this outlet's.
                met.update((name, None) for _, name in other.names)
            elif isinstance(other, MediumRule) and other.outlet is not None and _folded(other.outlet) in mine:
                yield from _needs(rules.patterns.get(other.id, {}).get("phrases", ()))
                met.update((name, None) for name in other.names)
    if rule.domain:
        met[rule.domain] = None
    yield from filter(None, (_name(_bare(name)) for name in met))


def _bare(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _folded(name: str) -> str:
    return _bare(plain(name)).strip()
