"""Requests for comment: which bodies were asked for their side, and what came of it. Judges nothing.

One request a body: "contacted the port and the brigade for comment" asked two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.comment import CommentRule
from provenance.values import CommentRequest, Document, Hit, Range

_MOUTHPIECE = (
    r"(?:spokes(?:man|woman|person|people|men|women)|representatives?|officials?|press (?:secretary|office|officer)|"
    r"aides?|lawyers?|attorneys?|publicists?|managers?|executives?)"
)
_FOR = re.compile(rf"^(?:(?:an?|the|two|several|his|her|its|their|multiple|senior|top)\s+)*(?:[\w.'’-]+\s+){{0,2}}?"
                  rf"{_MOUTHPIECE}\s+(?:for|at|of|with|from)\s+(?P<body>.+)$", re.I)  # fmt: skip
_OWN = re.compile(rf"^(?P<body>.+?)(?:['’]s)?\s+{_MOUTHPIECE}(?:\s+[A-Z].*)?$")
_LEADING = re.compile(r"^(?:(?:the|an?|both|neither|but|and|while|although|when|also|however|meanwhile)\s+)+", re.I)
_GENERIC = frozenset({"", "former", "senior", "top", "a", "an", "the", "his", "her", "its", "their", "another", "one"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "we", "i", "you", "him", "her", "them"})
_OPENING = frozenset("the a an his her its their".split())
"""Words that open a description, also at the beginning of a sentence."""
_LOOK_BACK = 60
"""Tokens we look back for the name behind "she declined to comment": about two sentences."""


def find(document: Document, hits: Hits, rules: Rules) -> tuple[CommentRequest, ...]:
    """Requests in the order of the text. `range` covers the phrase that tells of the request."""
    found: list[CommentRequest] = []
    seen: set[tuple[str, int]] = set()
    offices = frozenset(hit.end - 1 for hit in hits.of("title"))
    for hit in longest(hits.of("comment")):
        rule: CommentRule = rules.rule(hit.rule)
        for slot in (part for name, part in hit.slots if name.startswith("body")):
            for part in coordinated(document, slot):
                name = body(document, part, offices)
                key = name.casefold(), document.sentence_of[hit.start]
                if name and key not in seen:
                    seen.add(key)
                    found.append(CommentRequest(name, rule.outcome, hit.range, hit.rule))
    return tuple(found)


def longest(hits: tuple[Hit, ...]) -> Iterator[Hit]:
    """Hits that no longer or earlier one overlaps: left to right, longest first."""
    end = 0
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.rule)):
        if hit.start >= end:
            end = hit.end
            yield hit


def coordinated(document: Document, part: Range) -> Iterator[Range]:
    """The members of "A, B and C". A member must begin with a capital or an article, else "and" is inside a name.

    Without an "and", a comma parts a name from what describes it: "Kestrel Partners, the buyer," is one.
    """
    first, end = part
    if not {"and", "&"} & set(document.lower[first:end]):
        commas = [i for i in range(first + 1, end) if document.lower[i] == ","]
        parts = [(a, b) for a, b in pairwise((first - 1, *commas, end)) if b > a + 1]
        opens = [a + 1 for a, _ in parts if document.lower[a + 1] not in _OPENING]
        first = next((a for a in opens if document.words[a][0].isupper()), first)
        end = next((i for i in commas if i > first), end)
    start = first
    for i in range(first, end):
        if document.lower[i] in (",", "and", "&"):
            following = i + 1
            if following < end and document.lower[following] in ("and", "&"):
                following += 1
            if following < end and i > start and _opens(document, following):
                yield start, i
                start = following
    if start < end:
        yield start, end


def body(document: Document, part: Range, offices: frozenset[int] = frozenset()) -> str:
    """The body behind a phrase: "a spokeswoman for the port" is the port; a pronoun, who it stands for.

    `offices`: last tokens of titles. Whoever asks the prime minister's spokeswoman has not asked the prime minister.
    """
    first, end = part
    if end - first == 1 and document.lower[first] in _PRONOUNS:
        before = _name_before(document, first)
        return document.slice(before) if before else ""
    text = " ".join(document.slice(part).split()).strip(" ,“”\"'")
    behind = _FOR.match(text)
    if behind and end - 1 in offices:
        return _plain(text)
    if behind:
        return _plain(behind["body"])
    own = _OWN.match(text)
    if own and any(k in offices and document.lower[k + 1] in ("'s", "’s", "'", "’") for k in range(first, end - 1)):
        return _plain(text)
    if own and own["body"].casefold() not in _GENERIC and own["body"][:1].isalnum():
        whole = _plain(own["body"])
        if whole.casefold() not in _GENERIC:
            return whole
    return _plain(text)


def _plain(text: str) -> str:
    text = _LEADING.sub("", text).strip(" ,")
    return re.sub(r"['’]s$", "", text)


def _opens(document: Document, i: int) -> bool:
    return document.words[i][:1].isupper() or document.lower[i] in ("the", "a", "an", "his", "her", "its", "their")


def _name_before(document: Document, token: int) -> Range | None:
    """The nearest run of two or more capitalised words before a token, or of one that does not open its sentence."""
    opening = {
        document.sentences[s][0] for s in {document.sentence_of[i] for i in range(max(0, token - _LOOK_BACK), token)}
    }
    i = token - 1
    while i >= max(0, token - _LOOK_BACK):
        if document.words[i][:1].isupper() and document.words[i].isalpha():
            end = i + 1
            while i > 0 and document.words[i - 1][:1].isupper() and document.words[i - 1].isalpha():
                i -= 1
            if end - i > 1 or i not in opening:
                return i, end
        i -= 1
    return None
