"""Text of a rule file -> YAML nodes with their places, or what is wrong with it. Knows YAML, no rule.

Scalars stay text (`NO` is the word NO, 12:30 is no number); duplicate keys, aliases, tags, control characters and deep
nesting are refused, so that a file can neither surprise an editor nor harm the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from provenance.values import Problem

LARGEST = 2_000_000
"""Bytes a rule file may have: the largest shipped one has 200 kB; a hostile one must not fill the memory."""

DEEPEST = 40
"""Levels of nesting: rules need six; libyaml's composer recurses in C and dies past some ten thousand."""

_DEEP_LINE = re.compile(rf"^ {{{DEEPEST * 5},}}\S|^[ \t]*(?:[-?:][ \t]+){{{DEEPEST},}}", re.M)
_BRACKET = re.compile(r"[\[\]{}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_BEFORE_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +)?")
_TIGHT_COLON = re.compile(r"^\s*(?:- +)?[\w-]+:\S")
_HINTS = (
    ("tab character", "a tab stands where YAML wants spaces: indent with spaces"),
    ("character '\\t'", "a tab stands where YAML wants spaces: indent with spaces"),
    (
        "mapping values are not allowed",
        "text with a colon and a space needs single quotes, or the line is indented too far",
    ),
    ("could not find expected ':'", "a key without its colon, or a text that goes on in the next line"),
    ("another document", "a line of three dashes starts a new document: take it out, a file is one document"),
    ("undefined alias", "text that begins with * needs quotes: '*...'"),
    ("while scanning an alias", "text that begins with * needs quotes: '*...'"),
    ("while scanning an anchor", "text that begins with & needs quotes: '& ...'"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected <block end>", "the indentation does not fit the lines above, or a quotation mark ends too early"),
    ("did not find expected key", "the indentation does not fit the lines above, or a quotation mark ends too early"),
    ("did not find expected '-' indicator", "the indentation does not fit the list above: a - is missing or misplaced"),
    ("did not find expected ',' or ']'", "a [ is not closed, or text with [ or { in it needs single quotes"),
    ("did not find expected ',' or '}'", "a { is not closed: text that begins with { needs single quotes"),
    ("did not find expected node content", "text that begins with {, [, ] or , needs single quotes"),
    ("cannot start any token", "text that begins with @, ` or % needs single quotes"),
    ("unknown escape character", "a backslash in double quotes: use single quotes, where a backslash is a backslash"),
    ("did not find expected hexdecimal", "a backslash in double quotes: use single quotes"),
    ("control characters are not allowed", "an invisible control character: type the line again"),
)


_TEXT = "tag:yaml.org,2002:str"


class _Loader(yaml.CSafeLoader):
    """libyaml's parser without YAML's guessing: every plain scalar is text, and half the time is saved."""

    def resolve(self, *_: object) -> str:
        return _TEXT

    def descend_resolver(self, *_: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


@dataclass(slots=True)
class Faults:
    """Problems of one file, as they are found."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, node: yaml.Node | None = None, shift: int = 0) -> None:
        """Add a fault at a node; `shift` characters into it where a scalar's text is written on one line."""
        if node is None:
            self.found.append(Problem(f"rules.{code}", message, self.path, 1, 1))
            return
        mark = node.start_mark
        self.found.append(Problem(f"rules.{code}", message, self.path, mark.line + 1, mark.column + 1 + shift))


def read(path: Path, faults: Faults, left: int = LARGEST) -> yaml.Node | None:
    """The file's YAML root, or None with the fault added. `left`: bytes its folder may still have. Never raises."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            faults.add("too-large", f"more than {LARGEST:,} bytes: split the file")
            return None
        if size > left:
            faults.add("too-large", "the files of this folder are too large together: is it the right folder?")
            return None
        raw = path.read_bytes()
    except OSError as error:
        faults.add("unreadable", f"cannot be read: {error.strerror or error}")
        return None
    return parse(raw, faults)


def parse(raw: bytes, faults: Faults) -> yaml.Node | None:
    """YAML text as bytes -> root node, or None with the fault added. An empty file gives None and a fault."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        faults.found.append(Problem("rules.encoding", "not UTF-8: save the file as UTF-8", faults.path, line, column))
        return None
    if (deep := _too_deep(text)) is not None:
        line = text.count("\n", 0, deep) + 1
        faults.found.append(Problem("rules.nesting", f"nested deeper than {DEEPEST} levels", faults.path, line, 1))
        return None
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        faults.found.append(_syntax(error, text, faults.path))
        return None
    except (RecursionError, ValueError, OverflowError) as error:
        faults.add("yaml", f"cannot be read as YAML: {error}")
        return None
    if root is None:
        faults.add("empty", "the file is empty: it needs `kind:` and `rules:`")
        return None
    before = len(faults.found)
    _inspect(root, faults, suspect="\\" in text or _CONTROL.search(text) is not None)
    return None if any(p.code == "rules.alias" for p in faults.found[before:]) else root


def _too_deep(text: str) -> int | None:
    """Where the nesting goes past the limit, by a glance at brackets and indentation, before anything recurses."""
    if (line := _DEEP_LINE.search(text)) is not None:
        return line.start()
    if text.count("[") + text.count("{") <= DEEPEST:
        return None
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket.group() in "[{" else -1))
        if depth > DEEPEST:
            return bracket.start()
    return None


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """libyaml's complaint with the place that an editor has to mend, which is often not where libyaml stumbled."""
    said = str(error)
    what = getattr(error, "problem", None) or said.splitlines()[0]
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None and context is None:  # the reader stopped at a character
        position = min(getattr(error, "position", 0) or 0, len(text))
        line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
        return Problem("rules.yaml", f"not valid YAML ({what})", path, line, column)
    opened = any(sign in said for sign in ("unexpected end of stream", "',' or ']'", "',' or '}'", "simple key"))
    if mark is None or (opened and context is not None and context.line < mark.line):
        mark = context  # what was opened and not closed, not where the file ended
    assert mark is not None
    source = text.split("\n")[mark.line] if mark.line < text.count("\n") + 1 else ""
    hint = _hint(said, source)
    message = f"not valid YAML ({what})" + (f": {hint}" if hint else "")
    return Problem("rules.yaml", message, path, mark.line + 1, mark.column + 1)


def _hint(said: str, source: str) -> str | None:
    """What to do about it, by the complaint and the line it is about."""
    value = _BEFORE_VALUE.sub("", source)
    if value[:1] in ("{", "[") and any(sign in said for sign in ("'-' indicator", "expected key", "<block end>")):
        return "text that begins with { or [ needs quotes around it"
    if "simple key" in said and _TIGHT_COLON.match(source):
        return "a space is missing after the colon"
    if "',' or ']'" in said and source.count('"') > 2:
        return "text with quotation marks inside needs single quotes around it, or a quotation mark is missing"
    if "',' or ']'" in said and source.count('"') % 2:
        return "a quotation mark is opened and never closed"
    return next((hint for sign, hint in _HINTS if sign in said), None)


def _inspect(root: yaml.Node, faults: Faults, suspect: bool) -> None:
    """Aliases, duplicate keys, tags and, if the text is `suspect`, control characters, everywhere in the tree.

    Iterative: depth cannot hurt.
    """
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.tag is not _TEXT and node.tag != _TEXT:
                faults.add("tag", f"'{node.tag}' is a YAML tag: text that begins with ! needs quotes", node)
            elif suspect and _CONTROL.search(node.value):
                faults.add("control", _control_message(node.value), node)
            continue
        if id(node) in seen:
            faults.add("alias", "the same part is used twice by & and *: write it out, or put the text in quotes", node)
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            _duplicates(node, faults)
            waiting.extend(part for pair in reversed(node.value) for part in reversed(pair))
        else:
            waiting.extend(reversed(node.value))


def _duplicates(node: yaml.MappingNode, faults: Faults) -> None:
    first: dict[str, int] = {}
    for name, _ in node.value:
        if not isinstance(name, yaml.ScalarNode):
            faults.add("key", "a key must be a word: text with { or [ needs single quotes", name)
        elif name.value in first:
            faults.add("duplicate-key", f"'{name.value}' is written twice; first in line {first[name.value]}", name)
        else:
            first[name.value] = name.start_mark.line + 1


def _control_message(text: str) -> str:
    sign = _CONTROL.search(text)
    code = ord(sign.group()) if sign else 0
    letter = {8: "\\b", 12: "\\f", 11: "\\v", 27: "\\e", 7: "\\a", 0: "\\0"}.get(code)
    if letter:
        return f"{letter} in double quotes is a control character: use single quotes, where a backslash is a backslash"
    return f"an invisible control character (U+{code:04X}): type the text again"
