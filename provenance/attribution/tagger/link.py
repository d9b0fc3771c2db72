"""From tags to attributions: which source and which contents belong to which cue. Weighs nothing; see `confidence`.

The tags carry the side of their cue, so this is nearly solved: 98 F1 from gold tags. What a sourceless cue loses in
tagging is looked for once more among the likely sources of its sentence (`SOURCE_PEAK`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from provenance.attribution.tagger.labels import NUMBER, STEPS, Scores, Segment, best_paths, segments
from provenance.values import Document, QuotationKind, Range

Tags = NDArray[np.int8]

SOURCE_PEAK = 0.4
"""A run of tokens is a late-found source if one of them is a source with this probability, all with half."""

DIRECT_SHARE = 0.8
"""Share of quoted tokens from which a content is direct; none at all makes it indirect (PARC 3, PolNeAR)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as tagged, in ranges of tokens. `rescued`: its source was found in the second look."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]
    rescued: bool = False


def drafts(document: Document, scores: Scores, steps: Scores = STEPS) -> tuple[Draft, ...]:
    """The attributions of a document from the (tokens, labels) log probabilities of its tags."""
    return drafts_of_many([document], [scores], steps)[0]


def drafts_of_many(
    documents: Sequence[Document], scores: Sequence[Scores], steps: Scores = STEPS
) -> list[tuple[Draft, ...]]:
    """The same for many documents, decoded together; none depends on the others."""
    paths = best_paths(
        [one[a:b] for document, one in zip(documents, scores, strict=True) for a, b in document.paragraphs], steps
    )
    found: list[tuple[Draft, ...]] = []
    at = 0
    for document, one in zip(documents, scores, strict=True):
        ours: list[Draft] = []
        for k, (first, _) in enumerate(document.paragraphs):
            path = paths[at + k]
            if path.any():
                segmented = segments(path, first)
                if k and ours and all(segment.role != "U" for segment in segmented):
                    _go_on(ours, segmented, document, k)
                else:
                    ours += _paragraph(document, one, segmented, path, first)
        at += len(document.paragraphs)
        found.append(tuple(draft for draft in ours if draft.content))
    return found


def _go_on(ours: list[Draft], segmented: Sequence[Segment], document: Document, k: int) -> None:
    """A paragraph of contents without a cue belongs to the last cue before it, when that announced or left them open.

    A colon announces ("She wrote:"); a quotation without its closing mark is left open.
    """
    last, first = document.paragraphs[k - 1][1] - 1, document.paragraphs[k][0]
    cue = ours[-1].cue[0]
    contents = tuple((part.start, part.end) for part in segmented if part.role == "C")
    if document.paragraph_of[cue] != k - 1 or not contents or contents[0][0] != first:
        return
    if document.words[last] == ":" or document.quoted[last] == 1:
        ours[-1] = replace(ours[-1], content=ours[-1].content + contents)


def _paragraph(document: Document, scores: Scores, segmented: Sequence[Segment], path: Tags, first: int) -> list[Draft]:
    end = first + len(path)
    linked = [
        to_the_end(without_strays(draft, document), document, (first, end))
        for draft in link(segmented, document.sentence_of)
    ]
    if all(draft.source for draft in linked):
        return linked
    part = np.exp(scores[first : first + len(path)])
    ahead = part[:, NUMBER["B-S>"]] + part[:, NUMBER["I-S>"]]
    behind = part[:, NUMBER["B-S<"]] + part[:, NUMBER["I-S<"]]
    return [
        draft if draft.source or not draft.content else second_look(draft, ahead, behind, first, document.sentence_of)
        for draft in linked
    ]


def without_strays(draft: Draft, document: Document) -> Draft:
    """The draft without contents that another sentence lost: unquoted, while its cue's own sentence has one."""
    of = document.sentence_of
    sentence = of[draft.cue[0]]
    near = [part for part in draft.content if of[part[0]] <= sentence <= of[part[1] - 1]]
    if not near or len(near) == len(draft.content):
        return draft
    kept = tuple(part for part in draft.content if part in near or document.quoted[part[0]])
    return replace(draft, content=kept)


def to_the_end(draft: Draft, document: Document, paragraph: Range) -> Draft:
    """The draft of a transcript ("Venn: The pier is old. It may fall.") with all that the paragraph holds as content.

    Of 110 attributions in PolNeAR's train articles whose paragraph is "source: content", 105 reach to its end.
    """
    cue, end = draft.cue
    opened = draft.content and draft.content[0][0] == end and document.words[end][0] not in "“\"‘'"
    named = draft.source and draft.source[0][0] == paragraph[0] and draft.source[-1][1] == cue
    last = paragraph[1] - (document.words[paragraph[1] - 1] == ".")
    if document.words[cue] != ":" or not opened or not named or draft.content[-1][1] >= last:
        return draft
    return replace(draft, content=((end, last),))


def link(found: Sequence[Segment], sentence_of: Sequence[int]) -> list[Draft]:
    """Attributions from the segments of one paragraph.

    A content or source goes to the nearest cue on the side its tag names, else to the nearest; of two sources the
    nearer stays. A cue without a source has that of the cue before it in the sentence ("said X and warned that Y"),
    unless another source stands between. A cue without a content keeps its place, for the next paragraph may bring it.
    """
    cues = [segment for segment in found if segment.role == "U"]
    if not cues:
        return []
    contents: list[list[Segment]] = [[] for _ in cues]
    sources: list[Segment | None] = [None] * len(cues)
    for segment in found:
        if segment.role == "U":
            continue
        k = _cue_of(segment, cues)
        held = sources[k]
        if segment.role == "C":
            contents[k].append(segment)
        elif held is None or _distance(segment, cues[k]) < _distance(held, cues[k]):
            sources[k] = segment
    spoken = [segment for segment in found if segment.role == "S"]
    for k in range(1, len(cues)):
        inherited = sources[k - 1]
        if sources[k] is None and inherited is not None:
            same = sentence_of[inherited.start] == sentence_of[cues[k].start]
            if same and not any(inherited.end <= other.start < cues[k].start for other in spoken):
                sources[k] = inherited
    return [
        Draft(
            source=() if source is None else ((source.start, source.end),),
            cue=(cue.start, cue.end),
            content=tuple((part.start, part.end) for part in parts),
        )
        for cue, source, parts in zip(cues, sources, contents, strict=True)
    ]


def _cue_of(segment: Segment, cues: Sequence[Segment]) -> int:
    right = [k for k, cue in enumerate(cues) if cue.start >= segment.end]
    left = [k for k, cue in enumerate(cues) if cue.end <= segment.start]
    if right and (segment.side == ">" or not left):
        return right[0]
    if left and (segment.side == "<" or not right):
        return left[-1]
    return right[0] if _distance(segment, cues[right[0]]) < _distance(segment, cues[left[-1]]) else left[-1]


def _distance(segment: Segment, cue: Segment) -> int:
    return cue.start - segment.end if segment.end <= cue.start else segment.start - cue.end


def second_look(
    draft: Draft, ahead: Scores, behind: Scores, first: int, sentence_of: Sequence[int], peak: float = SOURCE_PEAK
) -> Draft:
    """The draft with the likeliest source run of its cue's sentence, if one is likely enough.

    `ahead`, `behind`: probability of each token of the paragraph (which begins at `first`) to be a source whose cue
    is to the right, to the left.
    """
    start, end = draft.cue
    sentence = sentence_of[start]
    best: tuple[float, Range] | None = None
    for places, chance in ((range(first, start), ahead), (range(end, first + len(ahead)), behind)):
        run: list[int] = []
        for i in (*places, -1):
            if i >= 0 and sentence_of[i] == sentence and chance[i - first] > peak / 2:
                run.append(i)
                continue
            if run:
                top = float(max(chance[j - first] for j in run))
                if top > peak and (best is None or top > best[0]):
                    best = (top, (run[0], run[-1] + 1))
            run = []
    if best is None:
        return draft
    content = tuple(piece for part in draft.content for piece in _without(part, best[1]))
    return replace(draft, source=(best[1],), content=content, rescued=True) if content else draft


def _without(part: Range, taken: Range) -> tuple[Range, ...]:
    """What is left of a range when another is cut out of it."""
    pieces = ((part[0], min(part[1], taken[0])), (max(part[0], taken[1]), part[1]))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def kind_of(content: Sequence[Range], quoted: Sequence[int]) -> QuotationKind:
    """Direct, indirect or mixed, by the share of the content's tokens inside quotation marks."""
    inside = sum(1 for first, end in content for i in range(first, end) if quoted[i])
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * sum(end - first for first, end in content) else "mixed"
