"""What speaks for or against a nameless source's being withheld, a crowd or named elsewhere: signs, by plain names.

Finds signs only; what they weigh is `judge`'s, what the phrase says by itself is `identity`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from provenance.sources.identity import ASKED, CALLING, CALLINGS, FEW, NEAR, Standing
from provenance.sources.marks import Marks
from provenance.sources.parts import Part
from provenance.sources.vocabulary import OWNERS, words_of
from provenance.values import Document, Hit, Relation

_SENIOR = words_of("senior top high-ranking high-level ranking key leading prominent veteran longtime")
_FORMER = words_of("former ex retired")
_OTHER = words_of("other others fellow")
_PUBLIC = words_of("federal state local public national government official republican democratic municipal")
_SUCH = words_of("like including such namely led")
_BEHIND = words_of("of for in at from with to on by")
_CLOSED = words_of("several some many most all both few")
_SHARES = words_of("percent % majority minority half third quarter")
_ABOUT = words_of("number group couple handful dozens scores")
_ABSTRACT = ("ness", "ment", "tion", "sion", "ity", "ism", "ance", "ence", "ship", "hood", "ure", "dom", "age", "ing")
_SAID = words_of("said told added wrote noted acknowledged confirmed described argued explained warned cautioned")
_BEING = words_of("was were been be is are")
_PREDICATE = words_of("is was are were be being as like for 's 'm")
"""Words behind which a phrase describes somebody instead of introducing one: "this is a man who said"."""
_LEAD = 4
"""Sentences in which a source is often nameless because its name comes farther on."""
_REACH = 60
"""Tokens between a source and the words that say why it is not named."""
_INSERTION = 12
"""Tokens behind a phrase in which it is told that its bearers spoke to the reporter."""


def of_phrase(document: Document, marks: Marks, part: Part, stand: Standing, reasons: Sequence[Hit]) -> Iterator[str]:
    """Signs in the words of a phrase and around it. `reasons`: hits of the rules for anonymity."""
    many = "many" if stand.plural else "one"
    yield f"the rules say {stand.category}, {stand.identity}, {many}"
    yield _head(document, marks, part, many)
    yield f"{_determiner(part)} {stand.category}, {many}"
    if isinstance(part.owner, int):
        low = document.lower[part.owner]
        yield "owner: " + (low if low in ("my", "our", "your") else "pronoun" if low in OWNERS else "noun")
    if part.quantity:
        amount = _amount(part)
        yield f"amount: {amount} of" if part.of else f"amount: {amount}"
        yield f"amount: {amount}, {stand.category}"
    yield from _modifiers(document, part)
    yield from _behind(document, part)
    yield from _around(document, part, reasons, many)


def of_cue(document: Document, relation: Relation, spoken: Collection[int]) -> Iterator[str]:
    """Signs in the cue and the kind of quotation. `spoken`: tokens of cues that report words."""
    cue = [k for first, end in relation.cue for k in range(first, end)]
    words = [document.lower[k] for k in cue]
    yield f"words: {relation.kind}"
    if not words:
        yield "cue: none"
        return
    yield "cue: speech" if any(k in spoken for k in cue) else "cue: other"
    if any(word in UNREAL for word in words):
        yield "cue: unreal"
    if any(word in _SAID for word in words):
        yield "cue: said"
    elif any(word in ("say", "says") for word in words):
        yield "cue: says"
    if words[0] == "according":
        yield "cue: according"
    if any(word in _BEING for word in words):
        yield "cue: be"


UNREAL = words_of("would will could may might must should to not n't never 'll 'd if")
"""Words in a cue that show that nobody spoke: "a reader would ask", "regulators did not say"."""


def _head(document: Document, marks: Marks, part: Part, many: str) -> str:
    noun, title = marks.nouns.get(part.head), marks.titles.get(part.head)
    if noun is not None:
        return f"noun: {noun.rule.id}"
    if title is not None:
        return f"title: {title.rule.id}"
    low = document.lower[part.head]
    if low.endswith(CALLING + CALLINGS):
        return f"noun: calling by its ending, {many}"
    if low.endswith(_ABSTRACT):
        return f"noun: abstract by its ending, {many}"
    return f"noun: number, {many}" if low[0].isdigit() else f"noun: unknown, {many}"


def _determiner(part: Part) -> str:
    low = part.determiner
    if part.owner is not None:
        return "owned"
    if low in ("this", "that", "these", "those", "same"):
        return "this"
    if low in ("a", "an"):
        return "a"
    if low in ("another", "one"):
        return "another"
    if low in ("any", "every", "each", "no"):
        return "any"
    return low if low in ("the", "some") else "bare" if not low else "other"


def _amount(part: Part) -> str:
    low = part.quantity
    if part.count is not None and 1 < part.count <= FEW:
        return "counted"
    if low in ("one", "another"):
        return "one"
    if low in _CLOSED:
        return low
    return "share" if low in _SHARES else "number" if low in _ABOUT else "other"


def _modifiers(document: Document, part: Part) -> Iterator[str]:
    for k in part.modifiers:
        low = document.lower[k]
        if k == part.head:
            continue
        if low in _SENIOR:
            yield "before: senior"
        elif low in _FORMER:
            yield "before: former"
        elif low in _OTHER:
            yield "before: other"
        elif low in _PUBLIC:
            yield "before: public"
        elif document.words[k][0].isupper():
            yield "before: capital"
        elif low.isalpha():
            yield "before: plain"


def _behind(document: Document, part: Part) -> Iterator[str]:
    rest = document.lower[part.head + 1 : part.end]
    if not rest:
        return
    yield f"behind: {rest[0]}" if rest[0] in _BEHIND else "behind: other"
    if any(low in NEAR for low in rest):
        yield "behind: access"
    if any(low in ASKED for low in rest):
        yield "behind: asked"
    if any(low in _SUCH for low in rest):
        yield "behind: such as"
    if any(document.words[k][0].isupper() for k in range(part.head + 1, part.end)):
        yield "behind: a name"


def _around(document: Document, part: Part, reasons: Sequence[Hit], many: str) -> Iterator[str]:
    lower, size = document.lower, len(document)
    after = lower[part.end] if part.end < size else ""
    number = document.sentence_of[part.head]
    first, last = document.sentences[number]
    if after in ("who", "whose"):
        yield "then: who"
    if after == "," and part.end + 1 < size and lower[part.end + 1] in ("who", "speaking", *_SUCH):
        yield f"then: , {lower[part.end + 1]}"
    if any(lower[k] in ASKED for k in range(part.end, min(last, part.end + _INSERTION))):
        yield "then: asked"
    if any(abs(hit.start - part.start) < _REACH for hit in reasons):
        yield "near: anonymity"
    if part.start > first and lower[part.start - 1] in _PREDICATE:
        yield "said of somebody else"
    if document.quoted[part.head] == 1:
        yield "inside a quotation"
    if number < _LEAD:
        yield f"in the lead, {many}"
    words = [word for word in document.words[first:last] if word.isalpha()]
    if len(words) < 20 and sum(word[0].isupper() for word in words) > 0.7 * len(words):
        yield "in a headline"
