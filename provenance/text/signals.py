"""Boilerplate rules compiled once, and what they say of one short line. Knows nothing of the line's neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import re2

from provenance.ruleset.expressions import options, unicode_safe
from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.ruleset.pattern import Element, Gap, Slot, Word, parse
from provenance.ruleset.pattern import Sequence as Phrase
from provenance.text.slots import Line, ends_of, read_line
from provenance.values import Span

_DECORATION = " \t\u00a0•*-–—|:.,;!?…[](){}<>»«›‹\"'“”‘’#/\\_~·▶►→+="
"""What may stand around a label without being part of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule that speaks for furniture, the characters it matched, and what its first name slot took."""

    rule: BoilerplateRule
    span: Span
    whole: bool
    """Whether everything but decoration was matched."""
    slot: Span | None = None
    """What the first slot of a rule that `gives` something took."""


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree of all phrases: what may come next, and the rules whose phrase ends here."""

    forms: dict[str, list[_Node]] = field(default_factory=dict)
    others: list[tuple[Slot | Gap, _Node]] = field(default_factory=list)
    ends: list[tuple[BoilerplateRule, Phrase]] = field(default_factory=list)
    made: dict[Element, _Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """The boilerplate rules in the form that is searched."""

    tree: _Node = field(default_factory=_Node)
    patterns: tuple[tuple[BoilerplateRule, Any], ...] = ()
    filter: Any = None
    """One automaton over `patterns`: which of them match somewhere in a line."""
    matches: Any = None
    """One regular expression for all rules whose words alone fall."""
    match_rules: tuple[tuple[BoilerplateRule, Any], ...] = ()

    def read(self, text: str, start: int, end: int, phrases: bool = True) -> list[Verdict]:
        """What the rules say of the line text[start:end]; without `phrases`, what the regular expressions say."""
        verdicts: list[Verdict] = []
        if phrases:
            line = read_line(text, start, end)
            if line.first < line.last:
                verdicts = self._phrases(line)
        bare = text[start:end]
        for index in range(len(self.patterns)) if self.filter is None else self.filter.Match(bare) or ():
            rule, pattern = self.patterns[index]
            found = pattern.search(bare)
            if found is not None:
                slot = (start + found.start(1), start + found.end(1)) if pattern.groups and found[1] else None
                whole = not (bare[: found.start()] + bare[found.end() :]).strip(_DECORATION)
                verdicts.append(Verdict(rule, (start + found.start(), start + found.end()), whole, slot))
        return verdicts

    def inline(self, text: str) -> list[Verdict]:
        """Stretches anywhere in the text that fall by themselves, in order, without overlaps."""
        found: list[Verdict] = []
        if self.matches is None:
            for span, index in sorted(
                (m.span(), i) for i, (_, p) in enumerate(self.match_rules) for m in p.finditer(text)
            ):
                if not found or span[0] >= found[-1].span[1]:
                    found.append(Verdict(self.match_rules[index][0], span, False))
            return found
        for match in self.matches.finditer(text):
            rule = next(rule for rule, pattern in self.match_rules if pattern.match(text[match.start() : match.end()]))
            found.append(Verdict(rule, match.span(), False))
        return found

    def _phrases(self, line: Line) -> list[Verdict]:
        """Phrases at their place in the line; those for whole lines may also follow each other."""
        verdicts: list[Verdict] = []
        labels: dict[int, tuple[int, BoilerplateRule]] = {}
        for i in range(line.first, line.last):
            if i > line.first and line.lower[i] not in self.tree.forms:
                continue
            ends: list[tuple[int, BoilerplateRule, Phrase]] = []
            _walk(self.tree, line, i, ends)
            for end, rule, phrase in ends:
                _place(line, i, end, rule, phrase, verdicts, labels)
        verdicts.extend(_row(line, labels))
        return verdicts


def _walk(node: _Node, line: Line, i: int, found: list[tuple[int, BoilerplateRule, Phrase]]) -> None:
    """Every phrase that stands at token `i`, with the token at which it ends."""
    found.extend((i, rule, phrase) for rule, phrase in node.ends)
    if i < len(line.lower):
        for child in node.forms.get(line.lower[i], ()):
            _walk(child, line, i + 1, found)
    for element, child in node.others:
        if isinstance(element, Gap):
            stops = range(i, min(i + element.most, len(line.lower)) + 1)
        else:
            stops = ends_of(element, line, i)
        for stop in stops:
            _walk(child, line, stop, found)


def _place(
    line: Line,
    i: int,
    end: int,
    rule: BoilerplateRule,
    phrase: Phrase,
    verdicts: list[Verdict],
    labels: dict[int, tuple[int, BoilerplateRule]],
) -> None:
    """Keep a matched phrase if it stands where its rule wants it."""
    if rule.case == "exact" and not _exact(phrase, line, i):
        return
    whole = i == line.first and end >= line.last
    if not whole:
        if rule.where in ("section", "digest") or (rule.where == "start" and i != line.first):
            return
        if rule.where == "end" and end < line.last:
            return
        if rule.where == "line":
            if end > labels.get(i, (0, rule))[0]:
                labels[i] = (end, rule)
            return
    span = line.spans[i][0], line.spans[end - 1][1]
    verdicts.append(Verdict(rule, span, whole, _taken(rule, phrase, line, i, end)))


def _row(line: Line, labels: dict[int, tuple[int, BoilerplateRule]]) -> Iterable[Verdict]:
    """Several labels in a row that fill the line: "Share Tweet Email"."""
    at = line.first
    found: list[Verdict] = []
    while at < line.last:
        if at in labels:
            end, rule = labels[at]
            found.append(Verdict(rule, (line.spans[at][0], line.spans[end - 1][1]), False))
            at = end
        elif not line.words[at][0].isalnum():
            at += 1
        else:
            return
    if len(found) > 1:
        yield from found


def _exact(phrase: Phrase, line: Line, i: int) -> bool:
    first = phrase[0]
    return not isinstance(first, Word) or line.words[i] in first.written


def _match(phrase: Phrase, at: int, line: Line, i: int) -> set[int]:
    """Ends of the phrase from its element `at` on, when it stands at token `i`."""
    while at < len(phrase):
        element = phrase[at]
        if isinstance(element, Word):
            if i >= len(line.lower) or line.lower[i] not in element.forms:
                return set()
            i += 1
            at += 1
            continue
        ends: set[int] = set()
        candidates = (
            range(i, min(i + element.most, len(line.lower)) + 1)
            if isinstance(element, Gap)
            else ends_of(element, line, i)
        )
        for end in candidates:
            ends |= _match(phrase, at + 1, line, end)
        return ends
    return {i}


def _taken(rule: BoilerplateRule, phrase: Phrase, line: Line, i: int, end: int) -> Span | None:
    """What the first slot of a matched phrase holds, for rules that give something."""
    if not rule.gives:
        return None
    for at, element in enumerate(phrase):
        if isinstance(element, Slot):
            ends = [stop for stop in ends_of(element, line, i) if end in _match(phrase, at + 1, line, stop)]
            return (line.spans[i][0], line.spans[ends[-1] - 1][1]) if ends else None
        if isinstance(element, Gap):
            return None
        i += 1
    return None


NONE = Signals()
"""No rules: layout alone decides."""


def compile_rules(rules: Iterable[BoilerplateRule]) -> Signals:
    """Rules as automata. Patterns were checked when the rules were loaded; a faulty one raises PatternError here."""
    tree = _Node()
    patterns: list[tuple[BoilerplateRule, str]] = []
    inline: list[tuple[BoilerplateRule, str]] = []
    for rule in rules:
        for text in rule.phrases:
            for phrase in _written_out(parse(text).sequences):
                _hang(tree, rule, phrase)
        for text in rule.regex:
            (inline if rule.where == "match" else patterns).append((rule, text))
    filtered = None
    if patterns:
        filtered = re2.Set.SearchSet(options(exact=True))
        for rule, text in patterns:
            filtered.Add(_expression(rule, text))
        try:
            filtered.Compile()
        except re2.error:  # together they are too large for an automaton's memory: each is searched for by itself
            filtered = None
    return Signals(
        tree,
        tuple((rule, re2.compile(_expression(rule, text))) for rule, text in patterns),
        filtered,
        _together([_expression(rule, text) for rule, text in inline]),
        tuple((rule, re2.compile(_expression(rule, text))) for rule, text in inline),
    )


def _together(expressions: Sequence[str]) -> Any:
    """One expression for all, or None when there is none or they are too large together."""
    try:
        return re2.compile("|".join(expressions), options(exact=True)) if expressions else None
    except re2.error:
        return None


def _hang(node: _Node, rule: BoilerplateRule, phrase: Phrase) -> None:
    """Add a phrase to the tree; equal beginnings share their nodes."""
    for element in phrase:
        child = node.made.get(element)
        if child is None:
            child = node.made[element] = _Node()
            if isinstance(element, Word):
                for form in element.forms:
                    node.forms.setdefault(form, []).append(child)
            else:
                node.others.append((element, child))
        node = child
    node.ends.append((rule, phrase))


def _written_out(sequences: Sequence[Phrase]) -> list[Phrase]:
    """Every sequence with and without each of its optional words."""
    found: list[Phrase] = []
    for sequence in sequences:
        grown: list[Phrase] = [()]
        for element in sequence:
            without = grown if isinstance(element, Word) and element.optional else []
            grown = [*without, *((*head, element) for head in grown)]
        found.extend(grown)
    return found


def _expression(rule: BoilerplateRule, pattern: str) -> str:
    return f"(?:{unicode_safe(pattern)})" if rule.case == "exact" else f"(?i:{unicode_safe(pattern)})"
