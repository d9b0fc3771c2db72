"""Frames of verbal cues: S says C; C, S says; "C," says S; S told O that C; S, saying C; X was told C by S.

A frame proposes; `confidence` weighs. Nouns, adjuncts and colons have their own rooms.
"""

from __future__ import annotations

from provenance.attribution.candidates import Candidate
from provenance.attribution.clauses import LONGEST_CONTENT, sentence_close
from provenance.attribution.complements import Before, Stretch, after, before, next_quotation, right_range
from provenance.attribution.cues import Use
from provenance.attribution.page import Page
from provenance.attribution.subjects import Subject, subject_behind
from provenance.text.grammar import (
    AMBIGUOUS,
    BASE_VERB,
    BREAK,
    COMMA,
    ED,
    FINITE_SIGN,
    NAME,
    NOUN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBJECT,
    THAT,
)  # fmt: skip
from provenance.text.phrases import ending_at, starting_at
from provenance.values import Range

Cuts = frozenset[int]
_CLAUSAL = frozenset({"clause", "listener", "quotation"})
_INVERTIBLE = frozenset({"clause", "quotation"})
_GOES_ON = FINITE_SIGN | {ED}
"""What the rest of a clause begins with when an insertion has parted it from its subject."""
AS_WITHIN = 8
"""Tokens within which "view X as Y" has its "as"; it parts opinions from what is merely looked at."""
_BY_SEARCH = 12
"""Tokens after a passive cue in which its "by" is looked for."""


def verb_frame(page: Page, use: Use, subject: Subject | None, cuts: Cuts) -> Candidate | None:
    """The attribution of one verbal cue, or None when nothing around it can be its content."""
    if use.form == "reduced":
        return _reported_by(page, use, cuts)
    if use.form == "passive":
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
    if found is None and subject is not None and subject.place == "before" and _after_as(page, subject):
        return _as_said(page, use, subject)
    return _either_side(page, use, subject, left, found, cuts)


def _after_as(page: Page, subject: Subject) -> bool:
    return (
        page.kind(subject.edge - 1, page.sentence_of[subject.edge]) == PREPOSITION
        and page.lower[subject.edge - 1] == "as"
    )


def _as_said(page: Page, use: Use, subject: Subject) -> Candidate | None:
    """C, as S said; As S put it, C: the sentence without its "as" clause."""
    sentence = page.sentence_of[use.start]
    mark = subject.edge - 1
    left = before(page, mark) if page.kind(mark - 1, sentence) != STOP else None
    if left is not None:
        return _candidate(page, use, subject, (left.range,), "as", "left", False)
    i = use.end
    while page.kind(i, sentence) not in (STOP, COMMA):
        i += 1
    close = sentence_close(page, use.start)
    if page.kind(i, sentence) == COMMA and i + 1 < close:
        return _candidate(page, use, subject, ((i + 1, close),), "as", "right", False)
    return None


def _either_side(
    page: Page, use: Use, subject: Subject | None, left: Before | None, found: Stretch | None, cuts: Cuts
) -> Candidate | None:
    if left is not None and left.quoted and use.form == "finite":
        return _left(page, use, subject, left, use.end, cuts)
    if found is None:
        if left is None and subject is not None and subject.place == "before":
            return _gap(page, use, subject)
        return None if left is None or use.form != "finite" else _left(page, use, subject, left, use.end, cuts)
    content = right_range(page, found, cuts, narrow=use.rule.frames[0] not in _CLAUSAL)
    if (
        subject is not None
        and subject.place == "relative"
        and page.kind(subject.edge - 1, page.sentence_of[use.start]) == COMMA
    ):
        content = content[0], _relative_end(page, content)
    parts = [content]
    if found.kind in ("quote", "colon"):
        more = next_quotation(page, content[1])
        if more is not None:
            parts.append(more)
    return _candidate(page, use, subject, tuple(parts), "right", found.kind, found.listener is not None)


def _gap(page: Page, use: Use, subject: Subject) -> Candidate | None:
    """ "a plan that Okafor opposed", "the plan Okafor opposed": the content is the word that the clause tells of."""
    sentence, i = page.sentence_of[use.start], subject.edge - 1
    kind = page.kind(i, sentence)
    if kind in (RELATIVE, THAT) or (kind != STOP and page.lower[i] in ("who", "what")):
        return _candidate(page, use, subject, ((i, subject.edge),), "gap", "relative", False)
    if kind in (NOUN, NAME):
        noun = ending_at(page.document, page.kinds, subject.edge)
        if noun is not None:
            return _candidate(page, use, subject, (noun,), "gap", "noun", False)
    return None


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
    elif (
        not left.quoted and page.kind(i, sentence) == COMMA and page.kind(i + 1, sentence) != STOP and i + 1 not in cuts
    ):
        stop = right_range(page, Stretch(i + 1, "clause"), cuts)[1]
        if stop > i + 2:
            parts.append((i + 1, stop))
    kind = "quote" if left.quoted else "clause"
    return _candidate(page, use, subject, tuple(parts), "left" if len(parts) == 1 else "split", kind, False)


def _inverted(page: Page, use: Use, cuts: Cuts) -> Candidate | None:
    """ "C," said S; C, according to the verb's own comma, said S; Said S: "C"."""
    if use.form != "finite" or use.rule.frames[0] not in _INVERTIBLE:
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
    if not left.quoted and page.kinds[subject.range[0]] == SUBJECT:
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


def _reported_by(page: Page, use: Use, cuts: Cuts) -> Candidate | None:
    """C, as reported by S; X, cited by S, does Y: a participle between commas ascribes the sentence around it.

    Without a comma it only tells where a source was found ("officials quoted by S said"): no attribution of its own.
    """
    sentence = page.sentence_of[use.start]
    first = use.group
    if page.lower[first - 1] == "as" and page.kind(first - 1, sentence) != STOP:
        first -= 1
    elif page.kind(first - 1, sentence) != COMMA:
        return None
    agent = subject_behind(page, use.end if "by" in use.rule.frames else use.end + 1)
    if agent is None:
        return None
    parts = []
    left = before(page, first)
    if left is not None and _setting(page, left.range):
        return None  # it parts "in A's account, as summarized by S" from the statement: a link, no attribution
    if left is not None:
        parts.append((left.range[0], _first_cut(left.range, cuts)))
    end = agent.range[1]
    if (
        page.kind(end, sentence) == COMMA
        and page.kind(end + 1, sentence) != STOP
        and (left is None or page.kinds[end + 1] in _GOES_ON)
    ):
        parts.append((end + 1, sentence_close(page, end)))
    if not parts:
        return None
    return _candidate(page, use, agent, tuple(parts), "reduced", "whole", False)


def _setting(page: Page, part: Range) -> bool:
    """Whether words only say where something is told ("in A's account"): a preposition, and no verb behind it."""
    kinds = page.kinds[part[0] : part[1]]
    return kinds[0] == PREPOSITION and FINITE_SIGN.isdisjoint(kinds) and ED not in kinds


def _first_cut(part: Range, cuts: Cuts) -> int:
    """Where the first attribution inside the range begins with its comma ("..., according to"); else its end."""
    for i in range(part[0] + 2, min(part[1], part[0] + LONGEST_CONTENT)):
        if i in cuts:
            return i - 1
    return part[1]


def _passive(page: Page, use: Use, subject: Subject | None, cuts: Cuts) -> Candidate | None:
    """X was praised (by S) (for Y); it is believed that C; X was told that C."""
    source = _agent(page, use)
    start = use.end if source is None else _past_relay(page, source[1])
    sentence = page.sentence_of[use.start]
    # "described by A as part of a plan": what it is called, not a clause of time or manner to be passed over
    called = page.kind(start, sentence) != STOP and page.lower[start] == "as" and use.rule.frames[0] == "object"
    found = Stretch(start, "prep") if called else after(page, use, start)
    content: list[Range] = []
    if subject is not None and page.lower[subject.range[0]] not in ("it", "there"):
        content.append(subject.range)
    if found is not None and (source is None or page.kind(start, sentence) != COMMA):
        if found.kind in ("that", "wh", "quote"):
            content.clear()
        content.append(right_range(page, found, cuts))
    if not content:
        return None
    agent = None if source is None else Subject(source, "behind", source[0])
    kind = "none" if found is None else found.kind
    return _candidate(page, use, agent, tuple(content), use.form, kind, False)


def _past_relay(page: Page, i: int) -> int:
    """Behind an insertion that says who passed it on: "described by A, as relayed by B, as C"."""
    sentence = page.sentence_of[i - 1]
    if page.kind(i, sentence) != COMMA or page.kind(i + 1, sentence) == STOP or page.lower[i + 1] != "as":
        return i
    for j in range(i + 2, i + _BY_SEARCH):
        if page.kind(j, sentence) == STOP:
            return i
        if page.kinds[j] == COMMA:
            return j + 1
    return i


def _agent(page: Page, use: Use) -> Range | None:
    """The noun phrase behind "by", within the clause."""
    sentence = page.sentence_of[use.start]
    for i in range(use.end, use.end + _BY_SEARCH):
        if page.kind(i, sentence) in (STOP, COMMA, QUOTE):
            return None
        if page.lower[i] == "by":
            return starting_at(page.document, page.kinds, i + 1) if page.kind(i + 1, sentence) != STOP else None
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
    if use.governed:
        marks.append("governed")
    if use.modal:
        marks.append("modal")
    if listener:
        marks.append("listener")
    if subject is None:
        marks.append("subject=none")
    else:
        marks.append(f"subject={subject.place}")
    marks.extend(_company(page, subject, parts))
    if kind == "object" and use.rule.class_ == "think":
        first, end = parts[0]
        marks.append("as" if "as" in page.lower[first + 1 : min(end, first + AS_WITHIN)] else "no-as")
    return Candidate(use, None if subject is None else subject.range, parts, frame, tuple(marks))


def _company(page: Page, subject: Subject | None, parts: tuple[Range, ...]) -> list[str]:
    """Traits of the source's and the content's own words."""
    size = sum(end - first for first, end in parts)
    marks = [f"size={size if size <= 3 else 4 if size <= 6 else 7 if size <= 12 else 13}"]
    if any(page.quoted_in(part) for part in parts):
        marks.append("quoted")
    if subject is not None:
        last = subject.range[1] - 1
        kind = page.kinds[last]
        noun = "plural" if page.lower[last].endswith("s") else "noun"
        marks.append(f"who={page.lower[last] if kind == SUBJECT else 'name' if kind == NAME else noun}")
    head = page.kinds[parts[0][0]]
    marks.append(f"head={head}")
    return marks


def _tense(page: Page, use: Use) -> str:
    word = page.lower[use.start]
    if word.endswith("ing"):
        return "tense=ing"
    if word.endswith("s"):
        return "tense=present"
    return "tense=base" if page.kinds[use.start] in (AMBIGUOUS, BASE_VERB) else "tense=past"


def _relative_end(page: Page, content: Range) -> int:
    """A relative clause between commas ends at the comma behind which the main verb goes on."""
    for i in range(content[0] + 1, content[1] - 1):
        if page.kinds[i] == COMMA and page.quoted[i] == 0 and page.kinds[i + 1] in _GOES_ON:
            return i
    return content[1]
