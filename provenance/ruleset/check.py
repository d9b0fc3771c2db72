"""Everything that can be wrong with rules beyond what loading refuses: examples, shadows, phrases that cannot match.

Pure functions that give problems; the command line prints them. How texts are read is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from provenance.ruleset.compile import Rules
from provenance.ruleset.expectations import Read, unkept
from provenance.ruleset.hits import Hits
from provenance.ruleset.idle import impossible, repeated, shadowed
from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.ruleset.load import RuleSet, load, rule_files
from provenance.ruleset.places import problem
from provenance.ruleset.schema import PatternRule
from provenance.ruleset.slots import Phrases
from provenance.values import Document, Problem

DocumentOf = Callable[[str], Document]

NEARLY_EVERYTHING = 1 / 3
"""Share of the other rules' examples from which on a rule is too broad: the broadest shipped one is found in 13 %."""
ENOUGH = 100
"""Examples that it takes to say so; the shipped rules have 780."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What rules are tried with: a text becomes a document; a text, its outlet and policies become a reading."""

    document_of: DocumentOf
    read: Read | None = None
    speaks: Callable[[BoilerplateRule, str], bool] | None = None
    """Whether a rule for page furniture speaks for a line."""


def check(
    dirs: Sequence[Path], document_of: DocumentOf, phrases: Phrases | None = None, today: date | None = None
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """Rules of the folders and all faults in them, sorted by place; `document_of` makes an article of a sentence."""
    ruleset, problems = load(dirs, today)
    found = examined(ruleset, Rules(ruleset, phrases), Workshop(document_of), dirs)
    return ruleset, in_order((*problems, *found))


def examined(ruleset: RuleSet, rules: Rules, workshop: Workshop, dirs: Sequence[Path]) -> tuple[Problem, ...]:
    """What is wrong with loaded rules, in no order; `rules` are the same ones compiled, `dirs` where they come from."""
    tried = list(_tried(ruleset, rules, workshop.document_of))
    ours = {str(path) for folder in dirs[1:] for path in rule_files(folder)}
    return (
        *repeated(ruleset),
        *impossible(ruleset),
        *shadowed(ruleset, ours),
        *(_example(ruleset, one) for one in tried if one.fails),
        *_broad(ruleset, tried),
        *(_furniture(ruleset, workshop.speaks) if workshop.speaks is not None else ()),
        *(unkept(ruleset, workshop.read) if workshop.read is not None else ()),
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by place."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path or "", p.line or 0, p.column or 0)))


@dataclass(frozen=True, slots=True)
class _Tried:
    """One example of one rule, and what was found in it."""

    rule: PatternRule
    key: str
    number: int
    sentence: str
    document: Document
    hits: Hits

    @property
    def mine(self) -> list[str]:
        """The words at which the rule itself was found."""
        return [self.document.slice(hit.range) for hit in self.hits.of(self.rule.kind) if hit.rule == self.rule.id]

    @property
    def fails(self) -> bool:
        return bool(self.mine) != (self.key == "yes")


def _tried(ruleset: RuleSet, rules: Rules, document_of: DocumentOf) -> Iterator[_Tried]:
    for rule in ruleset.rules:
        if isinstance(rule, PatternRule) and rule.scanned:
            for key in ("yes", "no"):
                for number, sentence in enumerate(getattr(rule, key)):
                    document = document_of(sentence)
                    yield _Tried(rule, key, number, sentence, document, rules.scan(document))


def _example(ruleset: RuleSet, one: _Tried) -> Problem:
    """An example that does not do what it says, with what was found instead."""
    if one.key == "yes":
        others = [f"{hit.rule} '{one.document.slice(hit.range)}'" for hit in one.hits]
        told = "does not match here" + (f"; found instead: {', '.join(others[:4])}" if others else "")
        if any(phrase[:1] in "“‘" and phrase[-1:] in "”’" for phrase in one.rule.phrases):
            told += "; curly quotation marks around a phrase are looked for in the text: YAML's are straight"
    else:
        told = f"matches '{one.mine[0]}' here"
    message = f"{one.key}: rule '{one.rule.id}' {told}: {one.sentence}"
    return problem(ruleset, one.rule, "example", message, one.key, one.number)


def _furniture(ruleset: RuleSet, speaks: Callable[[BoilerplateRule, str], bool]) -> Iterator[Problem]:
    """Examples of page furniture, which is no matter of sentences: each is a line of a page."""
    for rule in ruleset.rules:
        if isinstance(rule, BoilerplateRule):
            for key, wanted in (("yes", True), ("no", False)):
                for number, line in enumerate(getattr(rule, key)):
                    if speaks(rule, line) != wanted:
                        told = "does not match here" if wanted else "matches here"
                        yield problem(ruleset, rule, "example", f"{key}: rule '{rule.id}' {told}: {line}", key, number)


def _broad(ruleset: RuleSet, tried: Sequence[_Tried]) -> Iterator[Problem]:
    """Rules that are found in so many of the other rules' examples that they tell nothing."""
    if len(tried) < ENOUGH:
        return
    counts: dict[str, int] = {}
    for one in tried:
        for rule_id in {hit.rule for hit in one.hits}:
            if rule_id != one.rule.id:
                counts[rule_id] = counts.get(rule_id, 0) + 1
    for rule in ruleset.rules:
        share = counts.get(rule.id, 0) / len(tried)
        if share > NEARLY_EVERYTHING and isinstance(rule, PatternRule):
            key = "phrases" if rule.phrases else "regex"
            message = f"rule '{rule.id}' matches nearly everything: {share:.0%} of the examples of all rules"
            yield problem(ruleset, rule, "broad", message, key)


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
    for one in problems:
        path = one.path or ""
        if path not in cache:
            try:
                cache[path] = Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
            except OSError:
                cache[path] = []
        out.append(render(one, cache[path]))
    return "\n".join(out)
