"""Every type that two rooms share; no behaviour beyond reading a value. Imports the standard library alone.

Two ways to point at words, never mixed:

- `Span`: [start, end) in Unicode code points of the file's decoded text, line ends as on disk. What leaves the program.
- `Range`: [first, end) in token indices of one `Document`. What stages hand each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]
Range = tuple[int, int]

Category = Literal["person", "organization", "outlet", "document", "social", "unknown"]
Identity = Literal["named", "unnamed", "collective", "self", "none"]
RelayKind = Literal["report", "interview", "own", "social", "document", "event", "comment", "none"]
QuotationKind = Literal["direct", "indirect", "mixed"]
Severity = Literal["error", "warning", "suggestion"]
NoteKind = Literal["off", "on", "skip"]
RatingName = Literal["depth", "hedging", "secondhand", "overall"]
HedgeClass = Literal["modal", "evidential", "weasel", "approximator", "shield"]
CommentOutcome = Literal["declined", "no-response", "asked"]

UNJUDGED = "F6"
"""The grade when neither sources nor corroboration can be judged (Admiralty code, FM 2-22.3)."""

SECONDHAND: frozenset[str] = frozenset({"report", "interview"})
"""Relays that rest on another outlet's work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong, with its place: a value to be shown, never an exception to be lost."""

    code: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that is not the article's own prose, why it was left out, and by which rule."""

    span: Span
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a text that carry a link, and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A comment that holds findings back: `off` until `on` (rule "": all), `skip` in the paragraph after `at`."""

    kind: NoteKind
    rule: str
    reason: str
    at: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was handed in: decoded text and what its file or metadata say about it."""

    path: str
    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None
    problems: tuple[Problem, ...] = ()
    markup: tuple[Region, ...] = ()
    """What the reader of its format knows to be markup, as regions; kind "heading-mark" makes its line a heading."""
    links: tuple[Link, ...] = ()
    """Links to stories elsewhere, in the order of the text."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: token indices of its marks. `close` is the last token inside if no closing mark was found."""

    open: int
    close: int
    level: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """An article ready to be read: prose tokens with their structure, furniture set aside.

    `words`, `lower`, `starts`, `ends`, `sentence_of`, `paragraph_of`, `quoted` run in parallel, one entry a token.
    `words` are as a reader sees them: without soft hyphens and other invisible characters, full-width letters narrow.
    `lower` is lower-cased with typographic apostrophes, hyphens and spaces made plain, for look-ups.
    `quoted[i]`: 0 outside, 1 inside a quotation, 2 an opening mark, 3 a closing mark (outermost level).
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    sentence_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    paragraph_kinds: tuple[str, ...]
    """One of body, heading, digest, a paragraph each. A digest sums up what people say on social media."""
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]
    furniture: tuple[Region, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None
    agency: str | None = None
    ai_labels: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def span(self, part: Range) -> Span:
        """Characters covered by tokens [first, end)."""
        return self.starts[part[0]], self.ends[part[1] - 1]

    def slice(self, part: Range) -> str:
        """Text covered by tokens [first, end), as a reader sees it; `text` has it as it is written."""
        written = self.text[self.starts[part[0]] : self.ends[part[1] - 1]]
        if written.isascii():
            return written
        pieces = [self.words[part[0]]]
        for token in range(part[0] + 1, part[1]):
            pieces += (self.text[self.ends[token - 1] : self.starts[token]], self.words[token])
        return "".join(pieces)


class Hit(NamedTuple):
    """One match of one rule: tokens [start, end) and what its slots took, in pattern order."""

    rule: str
    kind: str
    start: int
    end: int
    slots: tuple[tuple[str, Range], ...] = ()

    @property
    def range(self) -> Range:
        return self.start, self.end


class Leaning(NamedTuple):
    """What the encoder makes of one attribution: a probability for each `RelayKind` and `Identity`, in their order."""

    relay: tuple[float, ...]
    identity: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution as spans alone (PDTB, PARC, PolNeAR): source, cue, content, each a set of token ranges.

    `source` is empty when nobody is named; `cue` may be empty (a verbless quotation, "S: ...").
    `rules` are the ids of the rules that support it; `frame` is the rule frame, "" if a model alone found it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    kind: QuotationKind
    confidence: float = 1.0
    rules: tuple[str, ...] = ()
    frame: str = ""
    leaning: Leaning | None = None  # where an encoder has read the article


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the article tells of a source whose identity it withholds (ICD 206: access, record, motive)."""

    affiliation: str | None = None
    access: str | None = None
    reason: str | None = None
    reason_span: Span | None = None
    rote: bool = False
    motive: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the article mentions, all its mentions gathered under one name."""

    id: int
    name: str
    category: Category
    identity: Identity
    mentions: tuple[Range, ...] = ()
    affiliation: str | None = None
    number: int | None = None  # how many people, when the words tell ("two officials" 2, "sources" None, a person 1)
    descriptor: Descriptor | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who an attribution is ascribed to, resolved inside the article."""

    ranges: tuple[Range, ...]
    name: str
    category: Category
    identity: Identity
    entity: int | None = None
    parallel: tuple[str, ...] = ()
    """Canonical names of all of several joint sources ("Axios and The Daily Wire"), first one included."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Trace:
    """How the words of one attribution came to this publisher."""

    relay: RelayKind
    chain: tuple[tuple[str, ...], ...]
    open_end: bool = False  # the farthest outlet does not say where it got it (NPR, attribution)
    circular: bool = False  # the chain came back to the article's own publisher
    scene: int | None = None
    rules: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A relation with its resolved source and its chain: one line of the result."""

    id: int
    kind: QuotationKind
    source_ranges: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    source: Source | None
    trace: Trace
    hedged: bool
    confidence: float
    rules: tuple[str, ...]

    @property
    def secondhand(self) -> bool:
        return self.trace.relay in SECONDHAND


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words by which somebody lowers commitment; `probability` in per cent where a scale gives one (ICD 203)."""

    range: Range
    kind: HedgeClass
    rule: str
    probability: tuple[float, float] | None = None
    quoted: bool = False
    attributed: bool = False


@dataclass(frozen=True, slots=True)
class CommentRequest:
    """A body that was asked for its side, and what came of it."""

    body: str
    outcome: CommentOutcome
    range: Range
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a policy objects to or asks for. `clause` names the standard's clause."""

    rule: str
    policy: str
    severity: Severity
    message: str
    span: Span | None = None
    clause: str = ""
    reason: str = ""
    """Why a comment in the article holds it back; "" for what is to be said."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One named quantity of a reading, with the places it was read from."""

    name: str
    value: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Points of one rating, who gave them, and the words that earned them."""

    rating: RatingName
    points: float
    rule: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratings:
    """0 to 100 each, None when it cannot be judged; grade of two axes (Admiralty code, FM 2-22.3)."""

    depth: int | None
    hedging: int | None
    secondhand: int | None
    overall: int | None
    grade: str
    reasons: tuple[Reason, ...] = field(default=(), repr=False)
    features: tuple[Feature, ...] = field(default=(), repr=False)
    intervals: tuple[tuple[RatingName, int, int], ...] = ()
    """For each rating the trained model had a say in: where raters would put it, four times in five."""

    def _repr_html_(self) -> str:
        return str(_notebook().ratings(self))


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing to do, the rating it moves most, by how many points, and where. `overall` is what overall gains."""

    message: str
    rating: RatingName
    gain: int
    overall: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something the article leaves open, and where."""

    message: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made a result: same stamp and same input give the same bytes."""

    version: str
    rules: str
    model: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one article."""

    path: str
    id: str
    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    comments: tuple[CommentRequest, ...]
    findings: tuple[Finding, ...]
    ratings: Ratings
    edits: tuple[Edit, ...] = ()
    """What would raise the ratings most; found only when it is asked for, it takes half as long as all the rest."""
    questions: tuple[Question, ...] = ()
    hits: Sequence[Hit] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()
    stamp: Stamp = Stamp("", "", "")
    suppressed: tuple[Finding, ...] = ()
    article: Article | None = field(default=None, repr=False, compare=False)  # to be read again by other rules

    def _repr_html_(self) -> str:
        return str(_notebook().reading(self))


def _notebook() -> Any:
    """How notebooks draw a value: they ask the value itself. Found when asked, for this room knows no other."""
    return import_module("provenance.reports.notebook")
