"""Editors' regular expressions on google-re2: made Unicode-safe, checked, and searched all at once.

re2 runs in linear time, but its \\w \\d \\s \\b know ASCII alone. So \\w \\d \\s are written out, \\b at the edges is
dropped, and a match counts only if it begins and ends where tokens do.
"""

from __future__ import annotations

import re

import re2

LONGEST = 1_000
"""Characters of an expression: past this it is a program, not a rule."""
MEMORY = 8 << 20
"""Bytes re2 may use for one expression or the set of all: its own default, named so that it is a choice."""

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
    for sign, name in (("(?=", "looking ahead"), ("(?!", "looking ahead"), ("(?<=", "looking back"), ("(?<!", "looking back")):
        if sign in expression:
            return f"{name} {sign}...) is outside the safe subset; use 'unless:' for what must not be there"
    if re.search(r"(?<!\\)(?:\\\\)*\\[1-9]", expression):
        return "back references (\\1) are outside the safe subset"
    try:
        compiled = re2.compile(unicode_safe(expression), options(exact=False))
    except re2.error as error:
        said = error.args[0]
        return f"not a regular expression: {said.decode() if isinstance(said, bytes) else said}"
    if compiled.fullmatch("") is not None:
        return "matches the empty string"
    if compiled.fullmatch("a") and compiled.fullmatch("7") and compiled.fullmatch("the whole of a sentence"):
        return "matches nearly everything"
    return None
