"""Scenes: attributions that share one occasion, from the words that name it forwards and backwards. Builds no chains.

An attribution with evidence beside it is an anchor. One without may share the relay of an anchor: the same speaker's last
or next one, another speaker's at the same event, an outlet whose sources go on speaking, or words that set the scene.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.chains.evidence import Evidence, Grip, Verdict
from provenance.chains.setting import HEADLINE, Setting
from provenance.chains.weigh import settle
from provenance.values import Document

KINDS = ("report", "interview", "own", "social", "document", "event")
FAR = 12
"""Paragraphs beyond which distance no longer tells anything."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that says how words travelled, and whose: a decided attribution, or words that set a scene."""

    at: int
    sentence: int
    paragraph: int
    section: int
    speaker: str
    verdict: Verdict
    grip: Grip
    relation: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An anchor that an undecided attribution may share, and how it was met."""

    anchor: Anchor
    how: str
    """before, after (same speaker); stage (another speaker before); stage-after; free, free-after (words that set a scene)."""


HOWS = ("before", "after", "stage", "stage-after", "free", "free-after")


def anchors(settings: Sequence[Setting], verdicts: Sequence[Verdict | None]) -> tuple[Anchor, ...]:
    """The decided attributions, in order of place."""
    found = []
    for i, (s, v) in enumerate(zip(settings, verdicts, strict=True)):
        if v is None or v.kind in ("none", "comment"):
            continue
        grip = max((e.grip for e in v.evidence), default=Grip.CLAUSE)
        found.append(Anchor(s.at, s.sentence, s.paragraph, s.section, s.speaker, v, grip, i))
    return tuple(sorted(found, key=lambda a: a.at))


def meets(one: Setting, anchor: Anchor) -> bool:
    """Whether an attribution and an anchor stand in one section; a headline belongs to all of them."""
    return one.section == anchor.section or HEADLINE in (one.section, anchor.section)


def scenery(document: Document, free: Sequence[Evidence], settings: Sequence[Setting]) -> tuple[Anchor, ...]:
    """Words that set a scene, a sentence at a time, with the speaker whom the sentence names if there is one."""
    sections = {s.paragraph: s.section for s in settings}
    tails = {s.speaker.split()[-1]: s.speaker for s in settings if s.category in ("person", "organization") and s.speaker}
    grouped: dict[int, list[Evidence]] = {}
    for one in free:
        grouped.setdefault(document.sentence_of[one.at[0]], []).append(one)
    found: list[Anchor] = []
    for sentence, evidence in sorted(grouped.items()):
        first, end = document.sentences[sentence]
        speaker = next((tails[w] for w in document.lower[first:end] if w in tails), "")
        paragraph = document.paragraph_of[first]
        before = [p for p in sections if p <= paragraph]
        section = sections[max(before)] if before else 0
        at = min(e.at[0] for e in evidence)
        found.append(Anchor(at, sentence, paragraph, section, speaker, settle(evidence), Grip.ARTICLE, None))
    return tuple(found)


NEAR_REPORT = 3
"""Paragraphs after an outlet's report in which "sources", "the official" still are that outlet's: a rewrite runs on."""

_POLLS = ("poll", "survey")


def plain(one: Setting, found: Sequence[Anchor]) -> Anchor | None:
    """The anchor that needs no weighing: the same paper, a poll's shares, a report's nameless sources, a transcript."""
    before = [a for a in found if a.at < one.at]
    if one.share:
        polls = [a for a in found if any(w in a.speaker for w in _POLLS)]
        if polls:
            return max((a for a in polls if a.at < one.at), key=lambda a: a.at, default=polls[0])
    if one.bare and one.identity == "unnamed" and before:
        last = before[-1]
        if last.verdict.kind == "report" and one.paragraph - last.paragraph <= NEAR_REPORT and meets(one, last):
            return last
    if one.tense == "colon" and one.paragraph and before and one.category == "person":
        last = before[-1]
        if last.verdict.kind in ("interview", "event") and one.paragraph - last.paragraph <= NEAR_REPORT:
            return last
    return None


def same_paper(one: Setting, verdict: Verdict, found: Sequence[Anchor]) -> Anchor | None:
    """For a document or outlet decided without levels: where the same one was decided with them."""
    if verdict.via or one.category not in ("document", "outlet") or verdict.kind not in ("document", "report"):
        return None
    mine = [a for a in found if a.speaker == one.speaker and a.verdict.via]
    if one.category == "document":
        return min(mine, key=lambda a: abs(a.at - one.at), default=None)
    mine = [a for a in mine if a.at < one.at and one.paragraph - a.paragraph <= NEAR_REPORT]
    return mine[-1] if mine else None


def candidates(one: Setting, found: Sequence[Anchor], free: Sequence[Anchor]) -> list[Candidate]:
    """At most one anchor of each way to meet it."""
    out: list[Candidate] = []
    found = [a for a in found if meets(one, a)]
    free = [a for a in free if meets(one, a)]
    places = [a.at for a in found]
    middle = bisect_left(places, one.at)
    before, after = found[:middle][::-1], found[middle:]
    if one.speaker:
        same = next((a for a in before if a.speaker == one.speaker), None)
        if same is not None:
            out.append(Candidate(same, "before"))
        same = next((a for a in after if a.speaker == one.speaker), None)
        if same is not None:
            out.append(Candidate(same, "after"))
    for side, how in ((before, "stage"), (after, "stage-after")):
        other = next((a for a in side if a.speaker != one.speaker), None)
        if other is not None:
            out.append(Candidate(other, how))
    middle = bisect_left([a.at for a in free], one.at)
    if middle:
        out.append(Candidate(free[middle - 1], "free"))
    if middle < len(free):
        out.append(Candidate(free[middle], "free-after"))
    return out


SAME_SCENE = 3
"""Paragraphs that a speaker's scene reaches on, and back to a lead-in, when only rules decide."""

_ANOTHER_TIME = frozenset({"perfect", "pluperfect", "modal", "other"})


def by_rule(one: Setting, candidate: Candidate) -> bool:
    """The rules' own judgement: the same speaker, near by, in a tense that tells of one occasion."""
    anchor, apart = candidate.anchor, abs(one.paragraph - candidate.anchor.paragraph)
    if one.tense in _ANOTHER_TIME or one.habit or (one.elsewhen and not one.then) or one.verb == "attitude":
        return False
    kind = anchor.verdict.kind
    if kind == "report" or one.category not in ("person", "organization"):
        return False
    if candidate.how == "before":
        return apart <= SAME_SCENE or kind == "own"
    if candidate.how == "after":
        return apart <= SAME_SCENE or one.section == HEADLINE
    return candidate.how in ("free", "free-after") and apart <= 1 and anchor.speaker in ("", one.speaker) and (
        kind in ("event", "interview", "social")
    )


def share(
    about: Sequence[Setting], beside: Sequence[Verdict | None], free: Sequence[Anchor]
) -> tuple[Verdict, ...]:
    """A verdict for every attribution: its own, a neighbour's whose scene it shares, or none."""
    verdicts = list(beside)
    found = anchors(about, verdicts)
    for i in sorted(range(len(about)), key=lambda i: about[i].at):
        mine = verdicts[i]
        anchor = plain(about[i], found) if mine is None else same_paper(about[i], mine, found)
        if anchor is not None and anchor.relation != i:
            verdicts[i] = shared(anchor)
            found = anchors(about, verdicts)
    decided = list(verdicts)
    for i, mine in enumerate(verdicts):
        if mine is None:
            best = next((c for c in candidates(about[i], found, free) if by_rule(about[i], c)), None)
            decided[i] = shared(best.anchor) if best is not None else Verdict("none")
    return tuple(v if v is not None else Verdict("none") for v in decided)


def shared(anchor: Anchor) -> Verdict:
    """The verdict of an attribution that shares an anchor's scene."""
    verdict = anchor.verdict
    if anchor.relation is None:
        return Verdict(verdict.kind, verdict.via, scenery=verdict.evidence)
    return Verdict(verdict.kind, verdict.via, inherited=anchor.relation)


def root(verdicts: Sequence[Verdict], index: int) -> int | None:
    """The attribution in which a scene begins for this one; None if it stands in no scene."""
    seen: set[int] = set()
    while (before := verdicts[index].inherited) is not None and index not in seen:
        seen.add(index)
        index = before
    return None if verdicts[index].kind in ("none", "comment") else index
