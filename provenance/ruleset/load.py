"""Rule files of one or more folders -> typed rules and every fault in them. Compiles nothing, reads no article.

A later folder is a layer over the earlier ones: a rule with the same id replaces the earlier one, and `disable:` takes
rules away, with a reason and if wanted a last day.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

import yaml

from provenance.ruleset import nodes, pattern
from provenance.ruleset.consistency import Written, check_rule, check_together
from provenance.ruleset.kinds import KINDS
from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.nodes import Faults
from provenance.ruleset.pattern import Pattern, PatternError, Word
from provenance.ruleset.rows import outlet, outlet_from_keys
from provenance.ruleset.schema import Rule, key
from provenance.ruleset.suggest import asking, did_you_mean, nearest
from provenance.ruleset.typed import WRONG, build, keys_of
from provenance.values import Problem

Place = tuple[int, int]
"""Line and column, from 1."""

WARNINGS = frozenset({"rules.expired", "rules.shadowed"})
"""Codes of problems that stop nothing: what ran out, and what may be meant so."""

CALLED = {
    "programme": "medium", "program": "medium", "show": "medium", "broadcast": "medium", "podcast": "medium",
    "platform": "medium", "document": "medium", "event": "medium", "verb": "cue", "say": "cue", "attribution": "cue",
    "source": "descriptor", "unnamed": "descriptor", "anonymou": "descriptor", "chain": "relay", "quote": "relay",
    "weasel": "hedge", "modal": "hedge", "ban": "style", "banned": "style", "word": "style", "phrase": "style",
    "wire": "outlet", "agency": "outlet", "newspaper": "outlet", "publisher": "outlet", "weight": "scoring",
    "rating": "scoring", "score": "scoring", "furniture": "boilerplate", "standard": "policy", "policie": "policy",
}  # fmt: skip
"""What editors may call a kind whose name they do not recall, without a plural's s."""

FILE_KEYS = ("kind", "means", "rules", "disable")
MOST_RULES = 50_000
"""Rules one file may hold; the shipped outlets are 2,000."""
PROJECT = "provenance"
"""The name, without its suffix, of a project's file, which may lie among the rules and is none."""
MOST_FILES = 2_000
"""Files one folder may hold: enough for every newsroom, and a bound when somebody points at their home folder."""
MOST_BYTES = 20_000_000
"""Bytes that the files of one folder may have together; the shipped rules have 0.5 million."""
MOST_EXPRESSIONS = 500
"""Regular expressions in one folder; the shipped ones are 116. Each costs time in every article."""
MOST_PHRASES = 100_000
"""Flat phrases the patterns of one folder may stand for; the shipped ones are 6,000. A million take 3 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disabled:
    """A rule of an earlier layer that is switched off, why, and up to which day (ISO 8601) if not for good."""

    id: str = key("The rule to switch off")
    reason: str = key("Why it is switched off")
    until: str | None = key("The last day it stays off, YYYY-MM-DD", default=None)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All sound rules in force, in a stable order, with their parsed patterns: rule id -> key -> patterns."""

    rules: tuple[Rule, ...]
    patterns: Mapping[str, Mapping[str, tuple[Pattern, ...]]]
    places: Mapping[str, Mapping[str, tuple[Place, ...]]] = field(default_factory=dict)
    """Rule id -> key -> (line, column) of each of its texts, for rules with examples; keys inside text number 2 of
    `expect` as expect.2.chain."""
    overridden: tuple[tuple[str, str, str], ...] = ()
    """(id, path that lost, path that won)."""
    disabled: tuple[Disabled, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What stops nothing and should be told: entries that ran out."""


@dataclass(slots=True)
class _Layer:
    """What one folder holds."""

    written: dict[str, Written] = field(default_factory=dict)
    disabled: list[tuple[Disabled, yaml.Node, Faults]] = field(default_factory=list)
    phrases: int = 0
    """How many flat phrases its patterns stand for so far."""
    expressions: int = 0
    """How many regular expressions it has so far."""


def shipped() -> Path:
    """The folder of rules that comes with the program: inside the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(dirs: Sequence[Path], today: date | None = None) -> tuple[RuleSet, tuple[Problem, ...]]:
    """Rules of all folders (or single files), later ones over earlier ones, and all problems sorted by place.

    Never raises for what is in a file. With `today`, a switch-off past its last day no longer counts and is a problem,
    one of `WARNINGS`; without it, none ever runs out, and what is loaded depends on the files alone.
    """
    with collector_paused():
        return _load(dirs, today)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection inside: all that is made here stays, and the collector would walk it over and over.

    Half of the time of loading and compiling, measured on the shipped rules.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _load(dirs: Sequence[Path], today: date | None) -> tuple[RuleSet, tuple[Problem, ...]]:
    problems: list[Problem] = []
    layers = [_layer(Path(folder), problems) for folder in dirs]
    written: dict[str, Written] = {}
    overridden, disabled = [], []
    for layer in layers:
        for off, node, faults in layer.disabled:
            if _disable(off, node, faults, written, today):
                disabled.append(off)
        for rule_id, one in layer.written.items():
            if rule_id in written:
                overridden.append((rule_id, written[rule_id].rule.path, one.rule.path))
            written[rule_id] = one
    check_together(written)
    for faults in {id(w.faults): w.faults for w in written.values()}.values():
        problems.extend(faults.found)
        faults.found = []
    for layer in layers:
        for _, _, faults in layer.disabled:
            problems.extend(faults.found)
            faults.found = []
    written = {rule_id: one for rule_id, one in written.items() if one.sound}
    ruleset = RuleSet(
        tuple(one.rule for one in written.values()),
        {rule_id: one.patterns for rule_id, one in written.items() if one.patterns},
        {rule_id: _places(one.node) for rule_id, one in written.items() if hasattr(one.rule, "yes")},
        tuple(overridden),
        tuple(disabled),
        tuple(one for one in problems if one.code in WARNINGS),
    )
    unique = dict.fromkeys(problems)
    return ruleset, tuple(sorted(unique, key=lambda p: (p.path or "", p.line or 0, p.column or 0)))


def _layer(folder: Path, problems: list[Problem]) -> _Layer:
    layer = _Layer()
    if not folder.exists():
        problems.append(Problem("rules.no-folder", f"there is no folder {folder}", str(folder)))
        return layer
    files = rule_files(folder)
    if not files:
        problems.append(Problem("rules.no-files", "no rule files (.yml, .yaml) here", str(folder)))
    if len(files) > MOST_FILES:
        problems.append(
            Problem("rules.too-many", f"more than {MOST_FILES} rule files: is it the right folder?", str(folder))
        )
        return layer
    left = MOST_BYTES
    for path in files:
        faults = Faults(str(path))
        root = nodes.read(path, faults, left)
        left -= _size(path)
        if root is not None:
            _file(root, faults, layer)
        problems.extend(faults.found)
        faults.found = []
    return layer


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # told when it was read
        return 0


def rule_files(folder: Path) -> list[Path]:
    """The rule files under a folder in a stable order, hidden ones and project files left out; or the file itself."""
    if folder.is_file():
        return [folder]
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if (
            path.suffix.lower() in (".yml", ".yaml")
            and path.stem != PROJECT
            and not any(part.startswith(".") for part in parts)
            and path.is_file()
        ):
            found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _file(root: yaml.Node, faults: Faults, layer: _Layer) -> None:
    """Read one file's mapping into the layer."""
    if not isinstance(root, yaml.MappingNode):
        faults.add("type", "a rule file begins with `kind:` and has a list under `rules:`", root)
        return
    parts: dict[str, yaml.Node] = {}
    for name, value in root.value:
        if isinstance(name, yaml.ScalarNode):
            meant: str = name.value
            if meant not in FILE_KEYS:
                near = nearest(meant, FILE_KEYS)
                faults.add("unknown-key", f"a file has no key '{meant}'.{asking(near)}", name)
                meant = near or meant  # read on as if it were spelt right: all faults at once
            parts.setdefault(meant, value)
    if "disable" in parts:
        _read_disabled(parts["disable"], faults, layer)
        if "rules" not in parts and "kind" not in parts:
            return
    kind = _kind(parts.get("kind"), root, faults)
    rules = parts.get("rules")
    if rules is None:
        faults.add("missing-key", "the file lacks `rules:`, the list of its rules", root)
    elif not isinstance(rules, yaml.SequenceNode):
        faults.add("type", "'rules' needs a list: each rule begins with a dash", rules)
    elif len(rules.value) > MOST_RULES:
        faults.add("too-many", f"more than {MOST_RULES} rules in one file", rules)
    elif kind is not None:
        for node in rules.value:
            _rule(kind, node, faults, layer)


def _kind(node: yaml.Node | None, root: yaml.Node, faults: Faults) -> type[Rule] | None:
    if node is None:
        faults.add("missing-key", f"the file lacks `kind:`, one of {', '.join(KINDS)}", root)
        return None
    if not isinstance(node, yaml.ScalarNode) or node.value not in KINDS:
        asked = node.value if isinstance(node, yaml.ScalarNode) else ""
        near = nearest(asked, KINDS) or CALLED.get(asked.casefold().rstrip("s"))
        faults.add("kind", f"there is no kind '{asked}'.{asking(near)} There are: {', '.join(KINDS)}", node)
        return KINDS[near] if near else None
    return KINDS[node.value]


def _rule(kind: type[Rule], node: yaml.Node, faults: Faults, layer: _Layer) -> None:
    rule: Any
    before = len(faults.found)
    if kind is OutletRule and isinstance(node, yaml.ScalarNode):
        rule = outlet(node, faults)
    elif kind is OutletRule and isinstance(node, yaml.MappingNode):
        rule = outlet_from_keys(node, faults)
    else:
        name = _name(node)
        rule = build(kind, node, faults, f"rule '{name}'" if name else f"a {kind.kind}",
                     path=faults.path, line=node.start_mark.line + 1)  # fmt: skip
    if rule is None or rule is WRONG:
        # Its patterns are read all the same: an editor wants all faults at once.
        if isinstance(node, yaml.MappingNode):
            _patterns(kind, node, faults, layer)
        return
    one = Written(cast("Rule", rule), node, faults, _patterns(kind, node, faults, layer))
    layer.expressions += len(getattr(one.rule, "regex", ()))
    if layer.expressions > MOST_EXPRESSIONS:
        one.add("too-many", f"more than {MOST_EXPRESSIONS} regular expressions in all: phrases can be many", "regex")
    if one.rule.id in layer.written:
        first = layer.written[one.rule.id].rule
        where = f"line {first.line}" if first.path == faults.path else f"{first.path}:{first.line}"
        faults.add("duplicate-id", f"the id '{one.rule.id}' is taken already, in {where}", one.key_node("id") or node)
        return
    check_rule(one)
    layer.written[one.rule.id] = one
    one.sound = len(faults.found) == before


def _name(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == "id" and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return ""


def _patterns(kind: type[Rule], node: yaml.Node, faults: Faults, layer: _Layer) -> dict[str, tuple[Pattern, ...]]:
    """The parsed texts of every key that is in the pattern language."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    known = keys_of(kind)
    found: dict[str, tuple[Pattern, ...]] = {}
    for name, value in node.value:
        wanted = known.get(name.value) if isinstance(name, yaml.ScalarNode) else None
        if wanted is None or not wanted.pattern:
            continue
        texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        parsed = []
        for text in texts:
            if isinstance(text, yaml.ScalarNode) and text.value.strip() and layer.phrases <= MOST_PHRASES:
                parsed.append(_pattern(text, faults))
                layer.phrases += _flat(kind, parsed[-1]) if parsed[-1] is not None else 0
                if layer.phrases > MOST_PHRASES:
                    faults.add("too-many", f"more than {MOST_PHRASES:,} phrases, written out: write fewer", text)
        found[wanted.attribute] = tuple(p for p in parsed if p is not None)
    return found


def _flat(kind: type[Rule], parsed: Pattern) -> int:
    """How many sequences of words a pattern stands for. For page furniture optional words are written out."""
    if kind is not BoilerplateRule:
        return len(parsed.sequences)
    return sum(2 ** sum(isinstance(e, Word) and e.optional for e in sequence) for sequence in parsed.sequences)


def _pattern(node: yaml.ScalarNode, faults: Faults) -> Pattern | None:
    try:
        return pattern.parse(node.value)
    except PatternError as error:
        one_line = node.start_mark.line == node.end_mark.line
        shift = error.column + (1 if node.style in ("'", '"') else 0) if one_line else 0
        faults.add("pattern", f"'{node.value}': {error.message}", node, shift)
        return None


def _places(node: yaml.Node) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, value in node.value:
        texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        found[name.value] = tuple(_place(text) for text in texts)
        for number, text in enumerate(texts):
            if isinstance(text, yaml.MappingNode):
                found |= {f"{name.value}.{number}.{key.value}": (_place(part),) for key, part in text.value}
    return found


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _read_disabled(node: yaml.Node, faults: Faults, layer: _Layer) -> None:
    items: Iterable[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        off = build(Disabled, item, faults, "a switched-off rule")
        if off is not WRONG:
            layer.disabled.append((off, item, faults))


def _disable(off: Disabled, node: yaml.Node, faults: Faults, written: dict[str, Written], today: date | None) -> bool:
    if off.until is not None:
        try:
            last = date.fromisoformat(off.until)
        except ValueError:
            faults.add("value", f"'{off.until}' is no day: write it as 2027-01-31", node)
            return False
        if today is not None and last < today:
            faults.add(
                "expired",
                f"'{off.id}' was switched off until {off.until}: it is on again; take this out, or move the day",
                node,
            )
            return False
    if off.id not in written:
        faults.add("unknown-id", f"there is no rule '{off.id}' to switch off.{did_you_mean(off.id, written)}", node)
        return False
    del written[off.id]
    return True
