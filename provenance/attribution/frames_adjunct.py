"""Frames of fixed phrases: "according to S, C", "C, according to S", "C, per S", "for S's part, C". No verbs here."""

from __future__ import annotations

from provenance.attribution.candidates import Candidate
from provenance.attribution.clauses import content_end, sentence_close
from provenance.attribution.complements import next_quotation
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.attribution.subjects import aside_end, subject_behind
from provenance.text.grammar import BREAK, COMMA
from provenance.values import Range

Cuts = frozenset[int]
_CITING = frozenset({("citing",), ("quoting",)})


def adjunct_frame(page: Page, use: Use, cuts: Cuts) -> Candidate | None:
    """The attribution of an adjunct cue whose source follows it, or None when its sentence holds nothing else."""
    subject = subject_behind(page, use.end)
    if subject is None:
        return None
    sentence = page.sentence_of[use.start]
    first, _ = page.sentence(use.start)
    close = sentence_close(page, use.start)
    end = subject.range[1]
    parts: list[Range] = []
    if _opens(page, use, first):
        end = _with_cited(page, end)
        start = end + 1 if page.kind(end, sentence) in (COMMA, BREAK) else end
        if start >= close:
            return None
        parts.append((start, content_end(page, start, cuts - {use.start})))
        frame = "adjunct-first"
    else:
        left = _left(page, use, first)
        if left is not None:
            parts.append(left)
        frame = "adjunct-last"
        if (
            page.kind(end, sentence) == COMMA
            and end + 1 < close
            and end + 1 not in cuts
            and page.lower[end + 1] != "as"
        ):
            parts.append((end + 1, content_end(page, end + 1, cuts)))
            frame = "adjunct-middle"
        elif left is not None and page.quoted[left[1] - 1] == 3:
            more = next_quotation(page, end) if end >= close else None
            if more is not None:
                parts.append(more)
    if not parts:
        return None
    source = (subject.range[0], end)
    return Candidate(
        use, source, tuple(parts), frame, (f"frame={frame}", f"kind={frame}", "form=fixed", "subject=behind")
    )


def _opens(page: Page, use: Use, first: int) -> bool:
    """Whether the cue opens its sentence, but for a conjunction or an adverb before it."""
    return use.start - first <= 2 and not (
        use.start > first and page.kinds[use.start - 1] == COMMA and use.start - first > 2
    )


def _with_cited(page: Page, end: int) -> int:
    """End of a source with whom it cites: "according to Reuters, quoting two officials, ..."."""
    comma = page.kind(end, page.sentence_of[end - 1]) == COMMA
    return aside_end(page, end + 2) if comma and page.lower[end + 1 : end + 2] in _CITING else end


def _left(page: Page, use: Use, first: int) -> Range | None:
    end = use.start
    if end - 1 > first and page.kinds[end - 1] in (COMMA, BREAK) and page.quoted[end - 1] == 0:
        end -= 1
    if end - 1 in page.opening:
        first = min(first, page.sentence(page.opening[end - 1])[0])
        first = max(first, page.document.paragraphs[page.document.paragraph_of[use.start]][0])
    return (first, end) if end > first else None
