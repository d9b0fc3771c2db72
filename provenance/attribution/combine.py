"""Brings together what a model tagged and what the rules propose of one document. Confidence settles what stands.

Tagged relations keep their spans and gain the ids of the rules that see them too; a rule's relation that no tag
answers stands by its own confidence; what is left below the least confidence is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.attribution.tagger.judge import Judge, evidence, overlap, roles
from provenance.attribution.tagger.labels import Scores
from provenance.attribution.tagger.link import Draft, kind_of
from provenance.text.grammar import PREPOSITION, TIME, word_class
from provenance.text.phrases import phrase_ending_at, phrase_starting_at
from provenance.text.ranges import inside, meet
from provenance.values import Document, Range, Relation

SAME = 0.5
"""Dice of two contents from which they are the same content, as PolNeAR's measure has it."""

CONFIDENT = 0.7
"""A rule's own confidence from which plain speech ("said", "according to") stands though no tag answers it: chains and
premises hang on it. On dev 24 of 2,100 relations stand for this alone and cost 0.2 points of attribution F1."""

BROKEN = 4
"""Tokens up to which a content may be one that broke off."""

LINK = 0.3
"""A rule's own confidence from which what somebody says inside an outlet's report stands though no tag answers it: the
next link of a chain, which annotators seldom mark. On dev 7 of 2,100 relations stand for it, 0.15 points of F1."""

SURE = 0.8
"""A rule's own confidence from which its source stands against quite another one that was tagged: on dev and held-out
articles the rule was right in 3 of 5 such cases, the tags in none."""

ADJUNCT = "adjunct-first"
"""The frame of "according to A, X", whose source may hold an aside with a cue of its own."""

STANDING = 0.5
"""The confidence such a relation is reported with at least: about half of them are in the annotation."""

_WHEN = frozenset({TIME, PREPOSITION})
_PASSED_ON = frozenset("obtained seen reviewed viewed examined acquired published released leaked".split())
"""How a paper came to whom the tags may take for the one that speaks."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation that may be reported, and what speaks for it (`judge.FEATURES`)."""

    relation: Relation
    tagged: bool
    values: tuple[float, ...]
    rule: Relation | None = None
    """What the rules propose of the same words: itself, or what agrees with a tagged one."""
    link: bool = False
    """It is the link of a chain: what an outlet says, or somebody inside of what an outlet is said to report."""


def proposals(
    document: Document,
    drafts: Sequence[Draft],
    scores: Scores,
    ruled: Sequence[Relation],
    outlets: Sequence[Range] = (),
) -> tuple[Proposal, ...]:
    """All relations that the tags or the rules propose, each once, unweighed. `outlets`: where outlets are named."""
    if not drafts and not ruled:
        return ()
    seen = roles(scores)
    made: list[Proposal] = []
    answered: set[int] = set()
    taken = {i for draft in drafts for first, end in draft.content for i in range(first, end)}
    extents = [_extent((*rule.cue, *rule.content)) for rule in ruled]
    told = [(one.source, one.content) for one in drafts] + [(one.source, one.content) for one in ruled]
    reports = [content for source, content in told if _names_one(source, outlets)]
    for tagged in drafts:
        if _only_when(document, tagged.content):
            continue
        if tagged.source and all(inside(part, tagged.cue) for part in tagged.source):
            tagged = replace(tagged, source=())  # the first word of "Leaked emails show", taken for both
        draft = _beside(_unbroken(tagged, ruled, document), ruled)
        number = _same(draft, ruled, extents, answered)
        rule = None if number is None else ruled[number]
        agreed = rule if rule is not None and _agree(draft, rule) else None
        if agreed is not None and number is not None:
            answered.add(number)  # where the two differ, both are proposed and the surer one stands
        whole = _whole(draft, document)
        source, content = _sourced(whole, rule)
        relation = Relation(
            source=source,
            cue=(whole.cue,),
            content=content,
            kind=kind_of(content, document.quoted),
            rules=() if rule is None else rule.rules,
            frame="" if rule is None else rule.frame,
        )
        sentence = document.sentences[document.sentence_of[draft.cue[0]]]
        values = tuple(evidence(relation, seen, rule, sentence, draft.rescued, 0.0))
        made.append(Proposal(relation, True, values, agreed, agreed is not None and _links(agreed, outlets, reports)))
    for number, rule in enumerate(ruled):
        if number not in answered and not _only_when(document, rule.content):
            place = rule.cue[0][0] if rule.cue else rule.content[0][0]
            sentence = document.sentences[document.sentence_of[place]]
            shared = _share(rule.content, taken)
            values = tuple(evidence(rule, seen, rule, sentence, False, shared))
            made.append(Proposal(rule, False, values, rule, _links(rule, outlets, reports)))
    return tuple(made)


def _links(rule: Relation, outlets: Sequence[Range], reports: Sequence[Sequence[Range]]) -> bool:
    """Whether a rule's relation is the link of a chain: an outlet's words, or somebody's inside of a report."""
    told = any(_told_inside(rule, content) for content in reports)
    return rule.frame != "noun" and _names_one(rule.source, outlets) != told


def _only_when(document: Document, content: Sequence[Range]) -> bool:
    """Whether a content is a time alone: nobody said "Monday" in "a statement on Monday"."""
    return all(word_class(document, i) in _WHEN for first, end in content for i in range(first, end))


def settle(made: Sequence[Proposal], judge: Judge, plain: frozenset[str] = frozenset()) -> tuple[Relation, ...]:
    """The proposals that stand, with their confidence, in the order of their contents.

    Of two with the same content or the same cue, the surer one stands. `plain`: ids of the rules of plain speech, whose
    confident relations hold.
    """
    weighed = [one for one in (_weighed(one, judge, plain) for one in made) if one[0] >= judge.minimum]
    weighed.sort(key=lambda one: (-one[0], not one[1], one[2].content))
    stands: list[tuple[Range, Relation]] = []
    for confidence, _, settled in weighed:
        relation = replace(settled, confidence=confidence)
        extent = _extent((*relation.cue, *relation.content))
        first, end = extent
        near = [standing for other, standing in stands if first < other[1] and other[0] < end]
        if not any(_rivals(relation, standing) for standing in near):
            stands.append((extent, relation))
    return tuple(sorted((relation for _, relation in stands), key=lambda relation: (relation.content, relation.cue)))


def _weighed(one: Proposal, judge: Judge, plain: frozenset[str]) -> tuple[float, bool, Relation]:
    """A proposal's confidence, whether tags stand for it, and its relation: the rules' where they alone hold it."""
    judged = round(judge.confidence(one.values, one.tagged), 3)
    rule = one.rule
    if rule is None or not rule.source:
        return judged, one.tagged, one.relation
    sure = rule.confidence >= CONFIDENT and not plain.isdisjoint(rule.rules)
    link = one.link and rule.confidence >= LINK
    if one.tagged:
        doubted = link and judged < judge.minimum
        return (STANDING, False, rule) if doubted else (judged, True, one.relation)
    return max(judged, STANDING) if sure or link else judged, False, rule


def _whole(draft: Draft, document: Document) -> Draft:
    """The draft with a source that was cut short ("the" of "the union", "Dawn" of "Dawn Parry") made whole."""
    if len(draft.source) != 1:
        return draft
    first, end = draft.source[0]
    cue = draft.cue
    while cue[1] == first and cue[1] - cue[0] > 1 and document.words[first - 1][0].isupper():
        first -= 1  # "said Ines | Okoro"
        cue = cue[0], first
    if cue != draft.cue:
        return replace(draft, source=((first, end),), cue=cue)
    if document.lower[max(0, first - 1)] == "by" and document.lower[max(0, first - 2)] in _PASSED_ON:
        paper = phrase_ending_at(document, first - 2)
        return draft if paper is None else replace(draft, source=((paper[0], end),))  # "a memo obtained by | Politico"
    if end >= len(document) or document.sentence_of[end] != document.sentence_of[first]:
        return draft
    named = document.words[end - 1][0].isupper() and document.words[end][0].isupper()
    phrase = phrase_starting_at(document, first)
    told = phrase is not None and phrase[1] == draft.cue[0]  # "Ferry" of "Ferry operator Kestrel said"
    if not (named or told or document.lower[end - 1] in _ARTICLES):
        return draft
    if phrase is None or phrase[1] <= end or any(meet((end, phrase[1]), part) for part in (draft.cue, *draft.content)):
        return draft
    return replace(draft, source=((first, phrase[1]),))


def _beside(draft: Draft, ruled: Sequence[Relation]) -> Draft:
    """The draft of an aside in a source ("according to A, which cited B, X") without the words of X."""
    for rule in ruled:
        if rule.frame != ADJUNCT or rule.confidence < SURE or not any(inside(draft.cue, part) for part in rule.source):
            continue
        kept = tuple(part for own in rule.source for part in _within(draft.content, own))
        return replace(draft, content=kept) if kept else draft
    return draft


def _within(parts: Sequence[Range], hull: Range) -> Iterator[Range]:
    for first, end in parts:
        if max(first, hull[0]) < min(end, hull[1]):
            yield max(first, hull[0]), min(end, hull[1])


def _unbroken(draft: Draft, ruled: Sequence[Relation], document: Document) -> Draft:
    """The draft with a content that broke off at its first words made whole.

    "that Trump" of "that Trump, who ..., has signaled", "the plan" of "the plan was described by A as unfair": few
    words hold no statement; the rules' content of the same cue and beginning does.
    """
    if len(draft.content) != 1:
        return draft
    first, end = draft.content[0]
    if end - first > BROKEN:
        return draft
    cut = end < len(document) and "," in (document.lower[end - 1], document.lower[end])
    for rule in ruled:
        begun = rule.content[0][0] == first and (
            (cut and rule.content[0][1] > end + 1) or (len(rule.content) > 1 and rule.content[0][1] == end)
        )
        if begun and any(meet(draft.cue, part) for part in rule.cue):
            return replace(draft, content=rule.content)
    return draft


def _share(content: Sequence[Range], taken: set[int]) -> float:
    tokens = [i for first, end in content for i in range(first, end)]
    return sum(i in taken for i in tokens) / len(tokens)


def _same(draft: Draft, ruled: Sequence[Relation], extents: Sequence[Range], answered: set[int]) -> int | None:
    """The rules' relation that a draft answers: the same cue, or the same content."""
    best: tuple[float, int] | None = None
    first, end = _extent((draft.cue, *draft.content))
    for number, rule in enumerate(ruled):
        start, stop = extents[number]
        if number in answered or stop <= first or end <= start:
            continue
        if _told_inside(rule, draft.content):
            continue
        alike = overlap(draft.content, rule.content)
        touch = any(meet(draft.cue, part) for part in rule.cue)
        if (touch or alike >= SAME) and (best is None or touch + alike > best[0]):
            best = (touch + alike, number)
    return None if best is None else best[1]


def _agree(draft: Draft, rule: Relation) -> bool:
    """Whether draft and rule say the same: content alike, and the source, where both have one, alike too."""
    spoken = not draft.source or not rule.source or overlap(draft.source, rule.source) >= SAME
    return spoken and overlap(draft.content, rule.content) >= SAME


def _names_one(source: Sequence[Range], outlets: Sequence[Range]) -> bool:
    """Whether an outlet is named in a source."""
    return any(meet(part, outlet) for part in source for outlet in outlets)


def _told_inside(rule: Relation, content: Sequence[Range]) -> bool:
    """Whether source and cue of a relation lie inside a content: "according to A, B said"."""
    parts = (*rule.source, *rule.cue)
    return bool(rule.source and rule.cue) and all(
        any(first <= part[0] and part[1] <= end for first, end in content) for part in parts
    )


def _sourced(draft: Draft, rule: Relation | None) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """A draft without a source takes the rules' one, when they speak of the same content; a sure rule's holds."""
    if rule is None or not rule.source or overlap(draft.content, rule.content) < SAME:
        return draft.source, draft.content
    elsewhere = not any(meet(a, b) for a in draft.source for b in rule.source)
    if draft.source and not (elsewhere and rule.confidence >= SURE):
        return draft.source, draft.content
    content = tuple(piece for part in draft.content for piece in _outside(part, rule.source))
    return (rule.source, content) if content else (draft.source, draft.content)


def _outside(part: Range, taken: Sequence[Range]) -> Iterator[Range]:
    start = part[0]
    for first, end in sorted(taken):
        if first >= part[1] or end <= part[0]:
            continue
        if start < first:
            yield start, first
        start = max(start, end)
    if start < part[1]:
        yield start, part[1]


def _extent(parts: Sequence[Range]) -> Range:
    return min(parts)[0], max([end for _, end in parts])


def _rivals(one: Relation, other: Relation) -> bool:
    if overlap(one.content, other.content) >= SAME:
        return not (_told_inside(one, other.content) or _told_inside(other, one.content))
    return any(meet(a, b) for a in one.cue for b in other.cue)
