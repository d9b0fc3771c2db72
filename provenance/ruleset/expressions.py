"""Editors' regular expressions on google-re2: made Unicode-safe, checked, and searched all at once.

re2 runs in linear time, but its \\w \\d \\s \\b know ASCII alone. So \\w \\d \\s are written out, \\b at the edges is
dropped, and a match counts only if it begins and ends where tokens do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import re2

from provenance.ruleset.targets import EXACT, RuleTarget
from provenance.values import Document, Range

LONGEST = 1_000
"""Characters of an expression: past this it is a program, not a rule."""
MEMORY = 8 << 20
"""Bytes re2 may use for one expression or the set of all: its own default, named so that it is a choice."""

_EVEN = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"))
"""One character for one, so that offsets stay true; `replace` is ten times as fast as `translate` where few occur."""

_CLASSES = {"w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}", "s": r"\s\p{Z}"}
_TOKEN = re.compile(r"\\(.)|\[\^?\]?|\]|[^\\\[\]]+", re.S)
_EDGE = re.compile(r"^(\(\?[a-z]+\))?(?:\\b)+|(?:\\b)+$")


def unicode_safe(expression: str) -> str:
    """The expression with \\w \\d \\s for all scripts and without \\b at its edges."""
    out: list[str] = []
    inside = False
    for match in _TOKEN.finditer(_EDGE.sub(lambda m: m[1] or "", expression)):
        part = match.group()
        if match[1] is not None:
            lower = match[1].lower()
            if lower not in _CLASSES:
                out.append(part)
            elif not inside:
                out.append(f"[{'^' if match[1].isupper() else ''}{_CLASSES[lower]}]")
            else:
                out.append(part if match[1].isupper() else _CLASSES[lower])
        else:
            if part.startswith("[") and not inside:
                inside = True
            elif part == "]":
                inside = False
            out.append(part)
    return "".join(out)


def options(exact: bool) -> re2.Options:
    """Options of every expression: bounded memory, quiet, case free unless exact."""
    made = re2.Options()
    made.max_mem = MEMORY
    made.log_errors = False
    made.case_sensitive = exact
    return made


def fault_of(expression: str) -> str | None:
    """What is wrong with an expression, or None."""
    if len(expression) > LONGEST:
        return f"longer than {LONGEST} characters"
    for sign, name in (
        ("(?=", "looking ahead"),
        ("(?!", "looking ahead"),
        ("(?<=", "looking back"),
        ("(?<!", "looking back"),
    ):
        if sign in expression:
            return f"{name} {sign}...) is outside the safe subset; use 'unless:' for what must not be there"
    if re.search(r"(?<!\\)(?:\\\\)*\\[1-9]", expression):
        return "back references (\\1) are outside the safe subset"
    try:
        compiled = re2.compile(unicode_safe(expression), options(exact=False))
    except re2.error as error:
        said = error.args[0]
        told = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        limit = "; repetitions may come to 1,000 in all" if "repetition size" in told else ""
        return f"not a regular expression: {told}{limit}"
    if compiled.fullmatch("") is not None:
        return "matches the empty string"
    if compiled.fullmatch("a") and compiled.fullmatch("7") and compiled.fullmatch("the whole of a sentence"):
        return "matches nearly everything"
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Expressions:
    """All expressions of a set of rules: one automaton tells which of them occur, only those are searched for."""

    every: Any
    """re2 set of all, or None when there is none, or when all together do not fit into the memory of one."""
    each: tuple[tuple[RuleTarget, Any], ...]

    def find(self, document: Document) -> list[tuple[RuleTarget, int, int, tuple[tuple[str, Range], ...]]]:
        """(target, start, end, no slots) of each match that begins and ends with tokens of one sentence."""
        if not self.each or not len(document):
            return []
        text = document.text
        for sign, plain in _EVEN:
            text = text.replace(sign, plain)
        found: list[tuple[RuleTarget, int, int, tuple[tuple[str, Range], ...]]] = []
        there = range(len(self.each)) if self.every is None else sorted(self.every.Match(text) or ())
        for index in there:
            target, expression = self.each[index]
            for match in expression.finditer(text):
                part = tokens_of(document, *match.span())
                if part is not None:
                    found.append((target, part[0], part[1], ()))
        return found


def tokens_of(document: Document, start: int, end: int) -> Range | None:
    """The tokens that characters [start, end) cover exactly, if they are of one sentence; else None."""
    first = bisect_left(document.starts, start)
    last = bisect_right(document.ends, end)
    if first >= last or document.starts[first] != start or document.ends[last - 1] != end:
        return None
    return (first, last) if document.sentence_of[first] == document.sentence_of[last - 1] else None


def compile_all(expressions: Sequence[tuple[RuleTarget, str]]) -> Expressions:
    """One automaton of all expressions. Raises re2.error for one that `fault_of` would have refused."""
    if not expressions:
        return Expressions(None, ())
    every = re2.Set.SearchSet(options(exact=False))
    each = []
    for target, expression in expressions:
        safe = unicode_safe(expression)
        every.Add(safe)
        each.append((target, re2.compile(safe, options(exact=target.case == EXACT))))
    try:
        every.Compile()
    except re2.error:  # too large for its memory: each alone is in order, so each is searched for by itself
        return Expressions(None, tuple(each))
    return Expressions(every, tuple(each))
