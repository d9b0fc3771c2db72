"""Everything that can be wrong with rules beyond what loading refuses: examples, shadows, phrases that cannot match.

Pure functions that give problems; the command line prints them. Articles are made by a callable that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

from provenance.ruleset.compile import Rules
from provenance.ruleset.load import RuleSet, load
from provenance.ruleset.pattern import Gap, Pattern, Slot, Word
from provenance.ruleset.pattern import Sequence as Phrase
from provenance.ruleset.schema import PLACE, PatternRule
from provenance.ruleset.slots import Phrases
from provenance.values import Document, Problem

DocumentOf = Callable[[str], Document]

SENTENCE_ENDS = frozenset("!?")
"""Marks after which a sentence never goes on with a word; a full stop may be an abbreviation's."""


def check(
    dirs: Sequence[Path], document_of: DocumentOf, phrases: Phrases | None = None, today: date | None = None
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """Rules of the folders and all faults in them, sorted by place; `document_of` makes an article of a sentence."""
    ruleset, problems = load(dirs, today)
    found = [
        *problems,
        *repeated(ruleset),
        *impossible(ruleset),
        *examples(ruleset, Rules(ruleset, phrases), document_of),
    ]
    return ruleset, tuple(sorted(found, key=lambda p: (p.path or "", p.line or 0, p.column or 0)))


def examples(ruleset: RuleSet, rules: Rules, document_of: DocumentOf) -> list[Problem]:
    """Examples that do not do what they say, with what was found instead."""
    found = []
    for rule in ruleset.rules:
        if not isinstance(rule, PatternRule) or not rule.scanned:
            continue
        for key, wanted in (("yes", True), ("no", False)):
            for number, sentence in enumerate(getattr(rule, key)):
                fault = _example(rule, rules, document_of(sentence), wanted)
                if fault:
                    found.append(_problem(ruleset, rule, "example", f"{key}: {fault}: {sentence}", key, number))
    return found


def _example(rule: PatternRule, rules: Rules, document: Document, wanted: bool) -> str | None:
    hits = rules.scan(document)
    mine = [document.slice(hit.range) for hit in hits.of(rule.kind) if hit.rule == rule.id]
    if wanted and not mine:
        others = [f"{hit.rule} '{document.slice(hit.range)}'" for hit in hits]
        instead = f"; found instead: {', '.join(others[:4])}" if others else ""
        return f"rule '{rule.id}' does not match here{instead}"
    if mine and not wanted:
        return f"rule '{rule.id}' matches '{mine[0]}' here"
    return None


def repeated(ruleset: RuleSet) -> list[Problem]:
    """Phrases that are idle: twice in one rule, or in two rules that are alike in all but their name."""
    first: dict[tuple[object, ...], tuple[PatternRule, str]] = {}
    found = []
    for rule in ruleset.rules:
        if not isinstance(rule, PatternRule) or not rule.scanned:
            continue
        effect = _effect(rule)
        for number, pattern in enumerate(ruleset.patterns.get(rule.id, {}).get("phrases", ())):
            for same in ((rule.id, _meaning(pattern)), (effect, _meaning(pattern))):
                other = first.setdefault(same, (rule, pattern.text))
                if other[1] is not pattern.text:
                    where = (
                        "above in this rule" if other[0] is rule else f"in rule '{other[0].id}', line {other[0].line}"
                    )
                    message = f"'{pattern.text}' says the same as '{other[1]}' {where}"
                    found.append(_problem(ruleset, rule, "repeated", message, "phrases", number))
                    break
    return found


def _effect(rule: PatternRule) -> str:
    """Everything of a rule that matters to those who read its hits."""
    return repr([rule.kind, *((f.name, getattr(rule, f.name)) for f in fields(rule) if f.name not in _NAMING)])


_NAMING = PLACE | {"id", "means", "phrases", "regex", "unless", "yes", "no", "source"}


def impossible(ruleset: RuleSet) -> list[Problem]:
    """Phrases that nothing can match: their own `unless` voids them, or a sentence would have to end inside them."""
    found = []
    for rule in ruleset.rules:
        if not isinstance(rule, PatternRule) or not rule.scanned:
            continue
        patterns = ruleset.patterns.get(rule.id, {})
        voids = [sequence for pattern in patterns.get("unless", ()) for sequence in pattern.sequences]
        for number, pattern in enumerate(patterns.get("phrases", ())):
            fault = _impossible(pattern, voids)
            if fault:
                found.append(_problem(ruleset, rule, "never", f"'{pattern.text}' {fault}", "phrases", number))
    return found


def _impossible(pattern: Pattern, voids: list[Phrase]) -> str | None:
    for sequence in pattern.sequences:
        for void in voids:
            if _covers(void, sequence):
                return "can never match: its own 'unless' makes every match void"
        for before, after in pairwise(sequence):
            if not isinstance(before, Word) or before.optional or not isinstance(after, Word):
                continue
            if before.forms <= SENTENCE_ENDS and all(form[0].isalpha() for form in after.forms):
                return "can never match: a sentence ends inside it"
    return None


def _covers(void: Phrase, sequence: Phrase) -> bool:
    """Whether every text that `sequence` matches holds a match of `void`."""
    if any(not isinstance(e, Word) or e.optional for e in (*void, *sequence)) or len(void) > len(sequence):
        return False
    for start in range(len(sequence) - len(void) + 1):
        window = sequence[start : start + len(void)]
        if all(
            isinstance(a, Word) and isinstance(b, Word) and a.forms <= b.forms
            for a, b in zip(window, void, strict=True)
        ):
            return True
    return False


def _meaning(pattern: Pattern) -> tuple[object, ...]:
    return tuple(sorted(tuple(_element(e) for e in sequence) for sequence in pattern.sequences))


def _element(element: Word | Gap | Slot) -> tuple[str, ...]:
    if isinstance(element, Word):
        return ("(" if element.optional else "", *sorted(element.forms))
    return ("...",) if isinstance(element, Gap) else ("{}", element.name)


def _problem(ruleset: RuleSet, rule: PatternRule, code: str, message: str, key: str, number: int) -> Problem:
    places = ruleset.places.get(rule.id, {}).get(key, ())
    line, column = places[number] if number < len(places) else (rule.line, 1)
    return Problem(f"rules.{code}", message, rule.path, line, column)


def render(problem: Problem, lines: Sequence[str]) -> str:
    """A problem as an editor reads it: place, what is wrong, the line of its file with a caret under the culprit."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    head = f"{place}: {problem.message} [{problem.code}]"
    if problem.line is None or problem.column is None or not 0 < problem.line <= len(lines):
        return head
    source = lines[problem.line - 1].rstrip("\n").replace("\t", " ")
    shown, caret = _window(source, problem.column - 1)
    return f"{head}\n    {shown}\n    {' ' * caret}^"


def _window(source: str, caret: int, width: int = 100) -> tuple[str, int]:
    """At most `width` characters of a long line around the caret."""
    if len(source) <= width:
        return source, min(caret, len(source))
    start = max(0, min(caret - width // 2, len(source) - width))
    shown = source[start : start + width]
    return ("…" + shown[1:] if start else shown), caret - start


def render_all(problems: Iterable[Problem]) -> str:
    """All problems with their lines; files that cannot be read are shown without."""
    cache: dict[str, list[str]] = {}
    out = []
    for problem in problems:
        path = problem.path or ""
        if path not in cache:
            try:
                cache[path] = Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
            except OSError:
                cache[path] = []
        out.append(render(problem, cache[path]))
    return "\n".join(out)
