"""Frames of verbal cues: S says C; C, S says; "C," says S; S told O that C; S, saying C; X was told C by S.

A frame proposes; `confidence` weighs. Nouns, adjuncts and colons have their own rooms.
"""

from __future__ import annotations

from provenance.attribution.candidates import Candidate
from provenance.attribution.complements import Before, Stretch, after, before, next_quotation, right_range
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.attribution.subjects import Subject, subject_behind
from provenance.text.grammar import AMBIGUOUS, BASE_VERB, BREAK, COMMA, QUOTE, STOP, SUBJECT
from provenance.text.phrases import phrase_starting_at
from provenance.values import Range

Cuts = frozenset[int]
_INVERTIBLE = frozenset({"clause", "quotation"})
_BY_SEARCH = 12
"""Tokens after a passive cue in which its "by" is looked for."""


def verb_frame(page: Page, use: Use, subject: Subject | None, cuts: Cuts) -> Candidate | None:
    """The attribution of one verbal cue, or None when nothing around it can be its content."""
    if use.form in ("passive", "reduced"):
        return _passive(page, use, subject, cuts)
    if "raised" in use.rule.frames:
        return _raised(page, use, subject, cuts)
    if subject is None or (subject.place == "inherited" and use.form == "finite"):
        inverted = _inverted(page, use, cuts)
        if inverted is not None:
            return inverted
    left = None
    if subject is not None and subject.place == "before":
        left = before(page, subject.edge)
    found = after(page, use, use.end)
    return _either_side(page, use, subject, left, found, cuts)


def _either_side(
    page: Page, use: Use, subject: Subject | None, left: Before | None, found: Stretch | None, cuts: Cuts
) -> Candidate | None:
    if left is not None and left.quoted and use.form == "finite":
        return _left(page, use, subject, left, use.end, cuts)
    if found is None:
        return None if left is None or use.form != "finite" else _left(page, use, subject, left, use.end, cuts)
    content = right_range(page, found, cuts)
    parts = [content]
    if found.kind in ("quote", "colon"):
        more = next_quotation(page, content[1])
        if more is not None:
            parts.append(more)
    return _candidate(page, use, subject, tuple(parts), "right", found.kind, found.listener is not None)


def _left(page: Page, use: Use, subject: Subject | None, left: Before, end: int, cuts: Cuts) -> Candidate:
    """ "C," S said; C, S said; and what the same speaker goes on with behind it."""
    parts = [left.range]
    sentence = page.sentence_of[use.start]
    i = end
    while page.kind(i, sentence) not in (STOP, COMMA, QUOTE) and not (
        page.kind(i, sentence) == BREAK and page.words[i] in ("-", "--", "—", "–", ":")
    ):
        i += 1
    if page.kind(i, sentence) == STOP and (
        i >= len(page.words) or page.kinds[i] == STOP or page.sentence_of[i] != sentence
    ):
        more = next_quotation(page, i) if left.quoted else None
        if more is not None:
            parts.append(more)
    elif i + 1 < len(page.words) and page.quoted[i + 1] == 2 and page.sentence_of[i + 1] == sentence:
        parts.append((i + 1, right_range(page, Stretch(i + 1, "quote"), cuts)[1]))
    elif not left.quoted and page.kind(i, sentence) == COMMA and i + 1 not in cuts:
        stop = right_range(page, Stretch(i + 1, "clause"), cuts)[1]
        if stop > i + 2:
            parts.append((i + 1, stop))
    kind = "quote" if left.quoted else "clause"
    return _candidate(page, use, subject, tuple(parts), "left" if len(parts) == 1 else "split", kind, False)


def _inverted(page: Page, use: Use, cuts: Cuts) -> Candidate | None:
    """ "C," said S; C, according to the verb's own comma, said S; Said S: "C"."""
    if use.form != "finite" or not _INVERTIBLE & set(use.rule.frames):
        return None
    left = before(page, use.group)
    subject = subject_behind(page, use.end)
    if subject is None:
        return None
    if left is None:
        first = page.sentence(use.start)[0]
        if use.group != first:
            return None
        found = after(page, use, subject.range[1])
        if found is None or found.kind not in ("quote", "colon"):
            return None
        return _candidate(page, use, subject, (right_range(page, found, cuts),), "fronted", found.kind, False)
    if not left.quoted and (use.form != "finite" or page.kinds[subject.range[0]] == SUBJECT):
        return None
    return _left(page, use, subject, left, subject.range[1], cuts)


def _raised(page: Page, use: Use, subject: Subject | None, cuts: Cuts) -> Candidate | None:
    """It seems that C; X seems to be Y: nobody is named as the source, the subject is part of the content."""
    found = after(page, use, use.end)
    if found is None:
        return None
    content = [right_range(page, found, cuts)]
    if (
        subject is not None
        and subject.place in ("before", "inherited")
        and page.lower[subject.range[0]] not in ("it", "there")
    ):
        content.insert(0, subject.range)
    return _candidate(page, use, None, tuple(content), "raised", found.kind, False)


def _passive(page: Page, use: Use, subject: Subject | None, cuts: Cuts) -> Candidate | None:
    """X was praised (by S) (for Y); it is believed that C; X was told that C."""
    source = _agent(page, use)
    start = use.end if source is None else source[1]
    found = after(page, use, start)
    content: list[Range] = []
    if subject is not None and page.lower[subject.range[0]] not in ("it", "there"):
        content.append(subject.range)
    if found is not None and (source is None or page.kind(start, page.sentence_of[use.start]) != COMMA):
        if found.kind in ("that", "wh", "quote"):
            content.clear()
        content.append(right_range(page, found, cuts))
    if not content:
        return None
    agent = None if source is None else Subject(source, "behind", source[0])
    kind = "none" if found is None else found.kind
    return _candidate(page, use, agent, tuple(content), use.form, kind, False)


def _agent(page: Page, use: Use) -> Range | None:
    """The noun phrase behind "by", within the clause."""
    sentence = page.sentence_of[use.start]
    for i in range(use.end, use.end + _BY_SEARCH):
        if page.kind(i, sentence) in (STOP, COMMA, QUOTE):
            return None
        if page.lower[i] == "by":
            return phrase_starting_at(page.document, i + 1) if page.kind(i + 1, sentence) != STOP else None
    return None


def _candidate(
    page: Page, use: Use, subject: Subject | None, parts: tuple[Range, ...], frame: str, kind: str, listener: bool
) -> Candidate:
    marks = [
        f"frame={frame}",
        f"kind={frame}-{kind}",
        f"form={use.form}",
        f"{use.rule.frames[0]}:{frame}-{kind}",
        _tense(page, use),
    ]
    if use.negated:
        marks.append("negated")
    if use.modal:
        marks.append("modal")
    if listener:
        marks.append("listener")
    if subject is None:
        marks.append("subject=none")
    else:
        marks.append(f"subject={subject.place}")
    return Candidate(use, None if subject is None else subject.range, parts, frame, tuple(marks))


def _tense(page: Page, use: Use) -> str:
    word = page.lower[use.start]
    if word.endswith("ing"):
        return "tense=ing"
    if word.endswith("s"):
        return "tense=present"
    return "tense=base" if page.kinds[use.start] in (AMBIGUOUS, BASE_VERB) else "tense=past"
