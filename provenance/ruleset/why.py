"""Why a rule was found in a document, or what was in its way: which phrase, `unless`, scope, capitals, a near miss.

Gives values; prints nothing. The rule's phrases are tried one by one, freed of everything that may bar them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from provenance.ruleset import pattern
from provenance.ruleset.compile import Rules, target_of
from provenance.ruleset.hits import Hits
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.load import RuleSet
from provenance.ruleset.match import in_scope, slot_ranges
from provenance.ruleset.nearest import Miss, nearest
from provenance.ruleset.pattern import Pattern
from provenance.ruleset.schema import PatternRule, Rule
from provenance.ruleset.slots import Phrases, Slots
from provenance.values import Document, Hit, Range

MARKS = {
    "~": "others bear it too: it counts only where the article names {name} in full, or is its own",
    "?": "it is a common word as well: it counts like a name only inside a sentence, away from other capitals",
    "=": "it counts only with its article and capitals exactly as written",
    "@": "it is a surname as well: it does not count in an article about a person of that name",
}
"""What the marks of an outlet's names ask for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a phrase of the rule stands. `barred` says why it does not count, "" when it does."""

    phrase: str
    place: str
    hit: Hit
    barred: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """All places where phrases of a rule stand, and if there are none the nearest miss with its phrase and place."""

    found: tuple[Found, ...]
    miss: Miss | None = None
    phrase: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Probe(PatternRule):
    """One phrase of a rule, with nothing that bars it."""

    kind: ClassVar[str] = "probe"


def why(rules: Rules, phrases: Phrases, document: Document, hits: Hits, rule_id: str) -> Why:
    """What stands in the way of a rule with phrases, or an outlet. Raises KeyError for an id that no rule has."""
    rule = rules.rule(rule_id)
    texts = list(_texts(rules.written, rule))
    freed = Rules(_freed(rules.written, rule, texts), phrases).scan(document)
    real = {hit.range for hit in hits.of(rule.kind) if hit.rule == rule.id}
    voids = [hit for hit in freed if hit.rule.startswith("unless#")]
    found = []
    for hit in freed:
        if hit.rule.startswith("phrase#"):
            text, place = texts[int(hit.rule.partition("#")[2])][:2]
            barred = "" if hit.range in real else _barred(rule, document, hit, real, voids, text)
            found.append(Found(text, place, hit, barred))
    if found or not texts:
        return Why(tuple(sorted(found, key=lambda one: (one.hit.start, -one.hit.end, one.phrase))))
    miss = nearest(document, _slots(rules, phrases, document, hits), [one[2].sequences for one in texts if one[2]])
    if miss is None:
        return Why(())
    text, place = [one for one in texts if one[2]][miss.number][:2]
    return Why((), miss, text, place)


Text = tuple[str, str, "Pattern | None"]
"""A phrase, name or expression as written, its place, and its pattern (None for an expression)."""


def _texts(ruleset: RuleSet, rule: Rule) -> Iterator[Text]:
    places = ruleset.places.get(rule.id, {})

    def place(key: str, number: int) -> str:
        known = places.get(key, ())
        line, column = known[number] if number < len(known) else (rule.line, 1)
        return f"{rule.path}:{line}:{column}" if known else f"{rule.path}:{line}"

    for number, one in enumerate(ruleset.patterns.get(rule.id, {}).get("phrases", ())):
        yield one.text, place("phrases", number), one
    names = [name for _, name in rule.names] if isinstance(rule, OutletRule) else getattr(rule, "names", ())
    for number, name in enumerate(names):
        made = _as_phrase(name)
        if made is not None:
            yield name, place("names", number), made
    for number, text in enumerate(getattr(rule, "regex", ())):
        yield text, place("regex", number), None


def _as_phrase(name: str) -> Pattern | None:
    try:
        return pattern.parse(re.sub(r"([*()\[\]{}|/\\])", r"\\\1", name))
    except pattern.PatternError:  # a name such as "It" says nothing as a phrase
        return None


def _freed(ruleset: RuleSet, rule: Rule, texts: list[Text]) -> RuleSet:
    """The rules that fill slots, and each text of the rule as a rule of its own that nothing bars."""
    helpers = [one for one in ruleset.rules if one.kind in ("outlet", "medium", "title") and one.id != rule.id]
    if isinstance(rule, OutletRule):
        helpers.append(rule)
    patterns: dict[str, Any] = {one.id: ruleset.patterns[one.id] for one in helpers if one.id in ruleset.patterns}
    made: list[Rule] = []

    def add(name: str, text: str, parsed: Pattern | None) -> None:
        if parsed is not None:
            made.append(_Probe(id=name, means="", phrases=(text,)))
            patterns[name] = {"phrases": (parsed,)}
        else:
            made.append(_Probe(id=name, means="", regex=(text,)))

    for number, (text, _, parsed) in enumerate(texts):
        add(f"phrase#{number}", text, parsed)
    for number, void in enumerate(ruleset.patterns.get(rule.id, {}).get("unless", ())):
        add(f"unless#{number}#{void.text}", void.text, void)
    return RuleSet((*helpers, *made), patterns)


def _barred(rule: Rule, document: Document, hit: Hit, real: set[Range], voids: list[Hit], text: str) -> str:
    """Why a phrase that stands there does not count."""
    void = next((one for one in voids if one.start < hit.end and hit.start < one.end), None)
    if void is not None:
        return f"its `unless: {void.rule.split('#', 2)[2]}` stands there: “{document.slice(void.range)}”"
    if any(start <= hit.start and hit.end <= end for start, end in real):
        return "a longer match of the same rule holds it"
    if isinstance(rule, OutletRule):
        marks = next((marks for marks, name in rule.names if name == text), "")
        return "; ".join(MARKS[mark].format(name=rule.name) for mark in dict.fromkeys(marks)) or "capitals are missing"
    scope = getattr(rule, "scope", "any")
    if scope != "any" and not in_scope(document, scope, hit.start):
        where = {"own": "a quotation", "quotations": "the article's own words", "headline": "no heading"}[scope]
        return f"its scope is {scope}, and this is {where}"
    if getattr(rule, "case", "free") == "exact" or text in getattr(rule, "names", ()):
        return "capitals are not as written"
    return "another match of the same rule holds some of its words"


def _slots(rules: Rules, phrases: Phrases, document: Document, hits: Hits) -> Slots:
    carriers = [
        (target_of(rules.rule(hit.rule)), hit.start, hit.end, ())
        for kind in ("medium", "title")
        for hit in hits.of(kind)
    ]
    return Slots(document, phrases, *slot_ranges(document, hits.of("outlet"), carriers))
