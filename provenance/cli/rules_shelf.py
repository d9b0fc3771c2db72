"""`provenance rules list`, `show`, `schema`, `init`: what rules there are, and a folder for one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from provenance import ruleset
from provenance.cli import output
from provenance.cli.exits import USAGE, Stop, tell, tell_problems
from provenance.ruleset import starter
from provenance.ruleset.jsonschema import schema as schema_of
from provenance.ruleset.kinds import KINDS
from provenance.ruleset.load import Disabled, rule_files
from provenance.ruleset.origin import Origin, origin
from provenance.ruleset.schema import Rule
from provenance.ruleset.suggest import did_you_mean

_TEXTS = ("phrases", "regex", "names", "aliases", "domain")
"""Keys in which `--filter` looks, besides id and meaning: the words an editor remembers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules are listed: all that fit everything that is given. `state` is ours, replacing or off."""

    kind: str | None = None
    text: str = ""
    file: str = ""
    state: str | None = None
    form: str = "text"


def listed(folders: Sequence[Path], wanted: Wanted) -> None:
    """Prints id and meaning of each rule, by kind; or as JSON. Ends with 2 for a kind that there is not."""
    if wanted.kind is not None:
        _known_kind(wanted.kind)
    layers = _layers(folders)
    loaded, problems = ruleset.load(layers, date.today())
    tell_problems(problems)
    if wanted.state == "off":
        # What is switched off is in force without the folders that do so.
        off = {one.id: one for one in loaded.disabled}
        rules = [rule for rule in ruleset.load(layers[:1])[0].rules if rule.id in off]
        rules += [rule for rule in ruleset.load(layers[1:])[0].rules if rule.id in off] if layers[1:] else []
    else:
        off, rules = {}, list(loaded.rules)
    replacing = {rule_id: lost for rule_id, lost, _ in loaded.overridden}
    if wanted.state == "ours":
        shipped = {str(path) for path in rule_files(layers[0])}
        rules = [rule for rule in rules if rule.path not in shipped]
    elif wanted.state == "replacing":
        rules = [rule for rule in rules if rule.id in replacing]
    rules = [rule for rule in rules if wanted.kind in (None, rule.kind) and _has(rule, wanted.text.casefold())]
    rules = [rule for rule in rules if wanted.file.casefold() in Path(rule.path).as_posix().casefold()]
    order = list(KINDS)
    rules.sort(key=lambda rule: order.index(rule.kind))
    if wanted.form == "json":
        rows = [_row(rule, replacing.get(rule.id), off.get(rule.id)) for rule in rules]
        output.write([json.dumps(rows, indent=1, ensure_ascii=False), "\n"], None)
    else:
        output.write(_table(rules, off), None)
    tell(f"{len(rules)} rule{'s' * (len(rules) != 1)}")


def _row(rule: Rule, replaces: str | None, off: Disabled | None) -> dict[str, object]:
    """A rule for machines; `replaces` is the file of the rule whose place it takes."""
    return {
        "kind": rule.kind,
        "id": rule.id,
        "means": rule.means,
        "path": rule.path,
        "line": rule.line,
        "severity": getattr(rule, "severity", None),
        "replaces": replaces,
        "off": {"reason": off.reason, "until": off.until} if off is not None else None,
    }


def show(folders: Sequence[Path], rule_id: str) -> None:
    """Prints a rule as a file that could be saved in a folder of one's own. Ends with 2 for an unknown id."""
    layers = _layers(folders)
    found = origin(layers, rule_id)
    if found is None:
        known = [rule.id for rule in ruleset.load(layers)[0].rules]
        raise Stop(USAGE, f"there is no rule '{rule_id}'.{did_you_mean(rule_id, known)}")
    output.write((line + "\n" for line in _shown(found)), None)


def schema(kind: str | None) -> None:
    """Prints the JSON Schema of rule files of one kind, or of all. Ends with 2 for a kind that there is not."""
    if kind is not None:
        _known_kind(kind)
    output.write([json.dumps(schema_of(kind), indent=2, ensure_ascii=False), "\n"], None)


def init(folder: Path) -> None:
    """Makes a folder with an example file a task, all switched off. Ends with 2 when there is anything in its place."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(USAGE, f"{folder} {'is not empty' if folder.is_dir() else 'is a file'}: nothing was written")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(USAGE, f"cannot make {folder}: {error.strerror or error}") from None
    for name, text in starter.files(f"{folder.as_posix()}/"):
        (folder / name).parent.mkdir(exist_ok=True)
        output.write([text], folder / name)
        tell(f"{folder / name}")
    tell("provenance: the examples in these files are switched off; each file says how to use its own")


def _layers(folders: Sequence[Path]) -> list[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise Stop(USAGE, f"--rules {folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    return [ruleset.shipped(), *folders]


def _known_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Stop(USAGE, f"there is no kind '{kind}'.{did_you_mean(kind, KINDS)} There are: {', '.join(KINDS)}")


def _has(rule: Rule, text: str) -> bool:
    words = [rule.id, rule.means]
    for name in _TEXTS:
        value = getattr(rule, name, ())
        words.extend((value,) if isinstance(value, str) else (word for word in value if isinstance(word, str)))
    return any(text in word.casefold() for word in words)


def _table(rules: Sequence[Rule], off: Mapping[str, Disabled]) -> Iterator[str]:
    width = min(max((len(rule.id) for rule in rules), default=0), 44)  # past that, means would stand too far right
    for rule in rules:
        means = "" if rule.id == f"outlet:{rule.means}" else f"  {rule.means}"
        if rule.id in off:
            until = f" until {off[rule.id].until}" if off[rule.id].until else ""
            means = f"  off{until}: {off[rule.id].reason}"
        yield f"{rule.kind:<11} {rule.id:<{width}}{means}".rstrip() + "\n"


def _shown(found: Origin) -> Iterator[str]:
    *lost, won = found.versions
    yield f"# {won.place}"
    for one in reversed(lost):
        yield f"# takes the place of {one.place}"
    if found.off is not None:
        until = f" until {found.off.until}" if found.off.until else ""
        yield f"# switched off{until}: {found.off.reason}"
    yield f"kind: {won.rule.kind}"
    yield "rules:"
    yield from (f"  {line}".rstrip() for line in won.lines)
