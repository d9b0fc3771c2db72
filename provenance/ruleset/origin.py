"""Where a rule comes from: its lines as written, layer by layer, and whether one switched it off. Judges no rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import yaml

from provenance.ruleset import nodes
from provenance.ruleset.load import Disabled, load
from provenance.ruleset.schema import Rule


@dataclass(frozen=True, slots=True)
class Version:
    """A rule as one layer has it. `lines` are those of its file, moved to the left; empty when it cannot be read."""

    rule: Rule
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.rule.path}:{self.rule.line}"


@dataclass(frozen=True, slots=True)
class Origin:
    """All versions of a rule, the one of the first layer first, and the layer's entry that switched it off, if any."""

    versions: tuple[Version, ...]
    off: Disabled | None = None


def origin(dirs: Sequence[Path], rule_id: str) -> Origin | None:
    """Every version of a rule in the folders, later ones over earlier ones; None for an id that no layer has.

    Never raises for what is in a file; faulty versions are left out, as they are in `load`.
    """
    versions: list[Rule] = []
    off: Disabled | None = None
    for layers in accumulate(([folder] for folder in dirs), lambda above, one: [*above, *one]):
        found = load(layers)[0]
        off = next((one for one in found.disabled if one.id == rule_id), None)
        rule = next((rule for rule in found.rules if rule.id == rule_id), None)
        # Told apart by place: the same words in a later layer are a version of their own.
        if rule is not None and (rule.path, rule.line) not in [(one.path, one.line) for one in versions]:
            versions.append(rule)
        if rule is not None:
            off = None  # switched off by one layer, written anew by the same or a later one
    if not versions:
        return None
    return Origin(tuple(Version(rule, _lines(rule)) for rule in versions), off)


def _lines(rule: Rule) -> tuple[str, ...]:
    """The lines of the rule's list entry, from its dash on, without what follows it."""
    path = Path(rule.path)
    root = nodes.read(path, nodes.Faults(rule.path))
    if not isinstance(root, yaml.MappingNode):
        return ()
    items: list[yaml.Node] = next((value.value for name, value in root.value if name.value == "rules"), [])
    node = next((one for one in items if one.start_mark.line + 1 == rule.line), None)
    if node is None:
        return ()
    text = path.read_text(encoding="utf-8-sig").splitlines()
    start, end = node.start_mark, node.end_mark
    # A block's end is where the next thing begins, which stands to its left; a flow's or a text's is its last line.
    last = end.line + 1 if end.column > start.column else end.line
    lines = text[start.line : max(last, start.line + 1)]
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return tuple(line[indent:] if not line[:indent].strip() else line for line in lines)
