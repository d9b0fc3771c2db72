"""Anchors: places of an article that say how words travelled, and the plain cases of sharing one. No weighing."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from provenance.chains.evidence import DESK, Evidence, Grip, Verdict
from provenance.chains.setting import HEADLINE, Setting, another_time, one_section, section_numbers
from provenance.chains.weigh import settle
from provenance.values import Document

STAGE = "stage."
"""Medium rules whose id begins so name occasions at which several people speak."""

LISTENERS = "listener.many"
"""The medium rule of those who are spoken to: "told the crowd"."""

NEAR_REPORT = 3
"""Paragraphs after an outlet's report in which "sources", "the official" still are that outlet's: a rewrite runs on."""

NEAR_INTERVIEW = 6
"""Paragraphs from a plain "in the interview" to where the same speaker's interviewer is named."""

_THE = "relay.the-interview"
_PLAIN = frozenset({"relay.plain-interview", _THE})

LOOK_BACK = 40
"""Anchors that are looked at one by one; further ones are other stories."""

PARTNER = 5
"""Tokens after the medium's name in which the one who asks may be named."""

_POLLS = ("poll", "survey")
_STUDIES = frozenset({"poll", "survey", "study"})
"""Not "polls": those are polls at large."""
_BARE = frozenset("new latest recent same online national statewide public opinion exit tracking".split())
"""Words beside it that name nobody: a YouGov survey is no poll of CNN's."""
BARE_STUDY = 2
"""Words of a name that says no more than "the poll", "new survey"."""


class Anchor(NamedTuple):
    """A decided attribution, or words that set a scene: where, whose, and how the words travelled."""

    at: int
    sentence: int
    paragraph: int
    section: int
    speaker: str
    verdict: Verdict
    grip: Grip
    relation: int | None
    dated: bool = False
    """It tells of another time than the article's own ("in June", "then"): an aside, not the article's occasion."""
    later: bool = False
    """It tells of a later occasion than what stands before it."""
    when: frozenset[str] = frozenset()
    """When its words were said, as far as the article tells."""

    @property
    def poll(self) -> bool:
        """Whether it is a poll, which hands on nothing but what people answered."""
        return any(w in self.speaker for w in _POLLS)

    @property
    def journalist(self) -> bool:
        """Whether it is what a journalist says, known by his or her desk alone: nobody else's way."""
        return self.grip is Grip.ARTICLE and any(e.rule.startswith(DESK) for e in self.verdict.evidence)

    @property
    def stage(self) -> bool:
        """Whether several people speak on this occasion."""
        return any(e.rule.startswith(STAGE) for e in self.verdict.evidence)


def partners(
    document: Document, settings: Sequence[Setting], verdicts: Sequence[Verdict | None]
) -> dict[int, list[str]]:
    """By attribution: whom an interview was given to, if that one speaks in the article as well."""
    tails = {s.speaker.split()[-1]: s.speaker for s in settings if s.category == "person" and s.speaker}
    found: dict[int, list[str]] = {}
    for i, verdict in enumerate(verdicts):
        if verdict is None or verdict.kind != "interview":
            continue
        for one in verdict.evidence:
            beside = document.lower[
                one.at[0] : min(one.at[1] + PARTNER, document.sentences[document.sentence_of[one.at[0]]][1])
            ]
            names = [tails[w] for w in beside if w in tails and tails[w] != settings[i].speaker]
            found.setdefault(i, []).extend(names)
    return found


def anchors(settings: Sequence[Setting], verdicts: Sequence[Verdict | None]) -> list[Anchor]:
    """The decided attributions, in order of place."""
    found = [
        anchor(i, settings[i], v, v.inherited is not None and settings[v.inherited].later)
        for i, v in enumerate(verdicts)
        if v is not None and v.kind not in ("none", "comment")
    ]
    return sorted(found, key=lambda a: a.at)


def anchor(index: int, one: Setting, verdict: Verdict, later: bool = False) -> Anchor:
    """One decided attribution as an anchor. `later`: the scene that it shares is a later one."""
    grip = max((e.grip for e in verdict.evidence), default=Grip.CLAUSE)
    return Anchor(
        one.at, one.sentence, one.paragraph, one.section, one.speaker, verdict, grip, index,
        dated=one.elsewhen or one.then, later=later or one.later, when=one.when,
    )  # fmt: skip


def scenery(document: Document, free: Sequence[Evidence], settings: Sequence[Setting]) -> list[Anchor]:
    """Words that set a scene, a sentence at a time, with the speaker whom the sentence names if there is one."""
    sections = section_numbers(document)
    tails = {
        s.speaker.split()[-1]: s.speaker for s in settings if s.category in ("person", "organization") and s.speaker
    }
    grouped: dict[int, list[Evidence]] = {}
    for one in free:
        grouped.setdefault(document.sentence_of[one.at[0]], []).append(one)
    found: list[Anchor] = []
    for sentence, evidence in sorted(grouped.items()):
        first, end = document.sentences[sentence]
        speaker = next((tails[w] for w in document.lower[first:end] if w in tails), "")
        paragraph = document.paragraph_of[first]
        at = min(e.at[0] for e in evidence)
        found.append(
            Anchor(at, sentence, paragraph, sections[paragraph], speaker, settle(evidence), Grip.ARTICLE, None)
        )
    return found


def meets(one: Setting, other: Anchor) -> bool:
    """Whether an attribution and an anchor may share an occasion: they stand in one section, a headline in all of them,
    and the attribution does not begin anew at another time.
    """
    return one_section(one.section, other.section) and not another_time(one, other.at, other.when)


class Known:
    """The anchors decided so far, by place, by speaker, and the polls among them. Grows as cases are settled.

    `nobody_s`: words that set a scene and name nobody who speaks.
    """

    __slots__ = ("by_speaker", "found", "nobody_s", "polls")

    def __init__(self, found: Sequence[Anchor], free: Sequence[Anchor]) -> None:
        self.nobody_s = [a for a in free if not a.speaker]
        self.found = sorted(found, key=_place)
        self.by_speaker: dict[str, list[Anchor]] = {}
        self.polls = [a for a in self.found if any(w in a.speaker for w in _POLLS)]
        for a in self.found:
            self.by_speaker.setdefault(a.speaker, []).append(a)

    def add(self, new: Anchor) -> None:
        """Take in a case that has just been settled."""
        for index in (self.found, self.by_speaker.setdefault(new.speaker, [])):
            insort(index, new, key=_place)

    def before(self, at: int) -> list[Anchor]:
        """The last anchors before a place, nearest first."""
        middle = bisect_left(self.found, at, key=_place)
        return self.found[max(0, middle - LOOK_BACK) : middle][::-1]


def _place(a: Anchor) -> int:
    return a.at


def plain(one: Setting, known: Known) -> Anchor | None:
    """The anchor that needs no weighing: a poll's shares, a report's nameless sources, a transcript's speakers."""
    if one.share and known.polls:
        # "other polls" are told of in passing; who answered one answered the one that is told about
        polls = [a for a in known.polls if "polls" not in a.speaker.split()] or known.polls
        return max((a for a in polls if a.at < one.at), key=_place, default=polls[0])
    if one.bare and one.identity == "unnamed":
        last = next(iter(known.before(one.at)), None)
        if last is None or last.verdict.kind != "report" or not meets(one, last):
            return None
        return last if one.paragraph - last.paragraph <= NEAR_REPORT else None
    if one.tense == "colon" and one.section != HEADLINE and one.category == "person" and one.capitals:
        spoken = (a for a in known.before(one.at) if a.verdict.kind in ("interview", "event") and meets(one, a))
        return next(spoken, None)
    return None


def _the_interview(one: Setting, verdict: Verdict, known: Known) -> Anchor | None:
    """A plain "in an interview" of somebody who was interviewed by another outlet, told of nearby: that one.

    "The interview" may also go back to one of which a sentence before tells that names nobody who speaks.
    """
    if not one.speaker or not verdict.evidence or any(e.rule not in _PLAIN for e in verdict.evidence):
        return None
    mine = [a for a in known.by_speaker.get(one.speaker, ()) if _other_s_interview(one, a)]
    if not mine and any(e.rule == _THE for e in verdict.evidence):
        mine = [a for a in known.nobody_s if a.at < one.at and _other_s_interview(one, a)]
    return min(mine, key=lambda a: abs(a.at - one.at), default=None)


def _other_s_interview(one: Setting, other: Anchor) -> bool:
    """Whether another outlet's interview is told of near an attribution."""
    verdict = other.verdict
    near = abs(other.paragraph - one.paragraph) <= NEAR_INTERVIEW
    return verdict.kind == "interview" and bool(verdict.via) and near and meets(one, other)


def _made_together(one: Setting, outlets: Sequence[str], known: Known) -> Anchor | None:
    """For a paper of which a short name tells one outlet: where all are told who made it ("a Post-ABC News poll")."""
    mine = known.by_speaker.get(one.speaker, ())
    fuller = [a for a in mine if a.verdict.via and set(outlets) < set(a.verdict.via[0])]
    return min(fuller, key=lambda a: abs(a.at - one.at), default=None)


def _before_the_same(one: Setting, known: Known) -> Anchor | None:
    """For words to "the crowd": the occasion of which the paragraph tells, if an outlet gave it."""
    mine = (a for a in known.by_speaker.get(one.speaker, ()) if a.at < one.at and a.paragraph == one.paragraph)
    last = max(mine, key=_place, default=None)
    return last if last is not None and last.stage and last.verdict.via else None


def same_medium(one: Setting, verdict: Verdict, known: Known) -> Anchor | None:
    """For one decided without levels: where the same paper, outlet or speaker was decided with them."""
    if verdict.earlier:
        return next((a for a in known.before(one.at) if a.verdict.kind == "report"), None)
    if verdict.kind == "own":
        return _the_interview(one, verdict, known)
    if verdict.kind == "event" and verdict.evidence and all(e.rule == LISTENERS for e in verdict.evidence):
        return _before_the_same(one, known)
    if verdict.via and one.category == "document":
        return _made_together(one, verdict.via[0], known)
    if verdict.via or verdict.kind not in ("document", "report", "interview") or not one.speaker:
        return None
    mine = [a for a in known.by_speaker.get(one.speaker, ())[:LOOK_BACK] if a.verdict.via]
    if one.category == "document":
        *told, noun = one.speaker.split()
        if not mine and noun in _STUDIES and len(told) < BARE_STUDY and _BARE.issuperset(told):
            # "the poll", or a headline's "Poll:", is the one that the article names
            mine = [a for a in known.polls[:LOOK_BACK] if a.verdict.via]
        return min(mine, key=lambda a: abs(a.at - one.at), default=None)
    near = [a for a in mine if a.at < one.at and one.paragraph - a.paragraph <= NEAR_REPORT]
    if one.category == "outlet":
        # "the Times wrote" goes on; "according to the Times" starts anew
        near = [a for a in near if a.paragraph == one.paragraph]  # a new paragraph tells of its own work
        return near[-1] if near and one.tense != "according" else None
    same = [a for a in near if a.paragraph == one.paragraph and a.verdict.kind == verdict.kind]
    if verdict.kind == "document":  # a statement of today is not in the e-mails that leaked
        papers = {e.rule for e in verdict.evidence}
        same = [a for a in same if not papers or papers & {e.rule for e in a.verdict.evidence}]
    return same[-1] if same else None
