"""What every rule has in common, and how a key of a rule is declared. The kinds themselves are in `kinds/`.

A kind is a frozen dataclass; each field is one YAML key (`class_` is the key `class`). The loader, the JSON Schema and
the documentation all read these declarations, so that a key is written down once.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import Any, ClassVar, Literal

from provenance.values import Category, CommentOutcome, Identity, RelayKind, Severity

Scope = Literal["any", "own", "quotations", "headline"]
Case = Literal["free", "exact"]
Examples = Literal["required", "optional"]
HedgeOrNone = Literal["modal", "evidential", "weasel", "approximator", "shield", "none"]


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
class Expected:
    """What the whole reading, with rules alone, must make of an example. All that is asked for must come out."""

    example: str = key("A sentence, or a few")
    outlet: str | None = key("Whose article it is", default=None)
    chain: str | None = key(
        "The chain of an attribution, nearest first: Reuters < Mara Velde; & between parallel names, "
        "... for any further levels, none for no chain",
        default=None,
    )
    relay: RelayKind | None = key("How the words of the attribution travelled", default=None)
    source: str | None = key("The name of the attribution's source, or none", default=None)
    identity: Identity | None = key("The identity of that source", default=None)
    category: Category | None = key("What sort of source it is", default=None)
    hedged: bool | None = key("Whether the attribution is hedged", default=None)
    hedge: HedgeOrNone | None = key("The class of a hedge that is there; none for no hedge", default=None)
    outcome: CommentOutcome | None = key("What came of a request for comment", default=None)
    finding: str | None = key("The id of a rule that must object", default=None)


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
    severity: Severity | None = key("error, warning or suggestion: report each match as a finding", default=None)
    message: str = key("What the finding says; {text} is what was found", default="")
    yes: tuple[str, ...] = key("Sentences in which the rule must match", default=())
    no: tuple[str, ...] = key("Sentences in which the rule must not match", default=())
    expect: tuple[Expected, ...] = key("Examples with what the whole reading must make of them", default=())


PLACE: frozenset[str] = frozenset({"path", "line"})
"""Fields that the loader fills in; no editor writes them."""
