"""What every rule has in common, and how a key of a rule is declared. The kinds themselves are in `kinds/`.

A kind is a frozen dataclass; each field is one YAML key (`class_` is the key `class`). The loader, the JSON Schema and
the documentation all read these declarations, so that a key is written down once.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import Any, ClassVar, Literal

from provenance.values import Severity

Scope = Literal["any", "own", "quotations", "headline"]
Case = Literal["free", "exact"]
Examples = Literal["required", "optional"]


def key(doc: str, *, default: Any = MISSING, pattern: bool = False, refers: str = "") -> Any:
    """Declare one YAML key. `pattern`: its texts are in the pattern language; `refers`: they name an "outlet"."""
    return field(default=default, metadata={"doc": doc, "pattern": pattern, "refers": refers})


def yaml_key(attribute: str) -> str:
    """The key an editor writes for an attribute: Python keywords carry a trailing underscore, YAML does not."""
    return attribute.rstrip("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of any kind. `path` and `line` say where it was written; they are no part of what it means."""

    kind: ClassVar[str] = ""
    examples: ClassVar[Examples] = "optional"
    scanned: ClassVar[bool] = False
    """Whether `Rules.scan` looks for this kind in the tokens of an article."""

    id: str = key("A unique name with dots, the kind first: cue.say")
    means: str = key("What the rule is for, in one line")
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRule(Rule):
    """A rule that is found in the text by phrases or regular expressions, with examples that prove it."""

    examples: ClassVar[Examples] = "required"
    scanned: ClassVar[bool] = True

    phrases: tuple[str, ...] = key("Phrases in the pattern language", default=(), pattern=True)
    regex: tuple[str, ...] = key("Regular expressions (google-re2), when phrases cannot say it", default=())
    unless: tuple[str, ...] = key("Phrases that make an overlapping match void", default=(), pattern=True)
    case: Case = key("exact: capitals must match as written; free: they do not matter", default="free")
    scope: Scope = key("Where the rule looks: any, own (outside quotations), quotations, headline", default="any")
    source: str = key("The standard and clause that the rule comes from", default="")
    severity: Severity = key("How much it matters where it is reported", default="warning")
    yes: tuple[str, ...] = key("Sentences in which the rule must match", default=())
    no: tuple[str, ...] = key("Sentences in which the rule must not match", default=())


PLACE: frozenset[str] = frozenset({"path", "line"})
"""Fields that the loader fills in; no editor writes them."""
