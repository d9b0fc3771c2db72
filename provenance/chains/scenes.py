"""Scenes: attributions that share one occasion, from the words that name it forwards and backwards. Builds no chains.

An attribution with evidence beside it is an anchor. The speaker's scene runs on from there, paragraph by paragraph, as
long as the words are told as said once ("said", "adds", not "has long said"); it is broken by a new medium, a new
section or too wide a gap. A lead-in before the medium is named belongs to the scene that follows. A stage (debate,
hearing, town hall) serves everybody who speaks on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from provenance.chains.anchors import Anchor, Known, anchor, anchors, meets, plain, same_medium
from provenance.chains.evidence import Verdict
from provenance.chains.setting import HEADLINE, Setting
from provenance.values import SECONDHAND

REACH = {"interview": 3, "own": 6, "event": 3, "document": 2, "social": 2, "report": 0}
"""Paragraphs without a word of the speaker that a scene survives, by kind; read off the even half of the dev set."""

FARTHER = {"interview": 6, "own": 12, "event": 5, "document": 3, "social": 2, "report": 0}
"""The same for a speaker with one occasion in the whole article: nothing else can have been meant."""

FEW = 2
"""Sentences after which somebody plainly goes on with what an outlet was told."""

LEAD_IN = 3
"""Paragraphs that a lead-in may stand before the words that name its medium."""

_ANOTHER_TIME = frozenset({"perfect", "pluperfect", "modal", "other"})
_SPEAKERS = frozenset({"person", "organization"})
_SPOKEN = frozenset({"speech", "continue", "write"})
_AT_ONCE = frozenset({"past", "participle"})


@dataclass(slots=True)
class _Scene:
    """A scene as it runs on: the anchor that began it, and the paragraph of its last words."""

    anchor: Anchor
    last: int


def share(
    about: Sequence[Setting],
    sure: Sequence[Verdict | None],
    free: Sequence[Anchor],
    asked: Mapping[int, Sequence[str]],
    back: Sequence[tuple[int, int, str]] = (),
) -> tuple[Verdict, ...]:
    """A verdict for every attribution by the rules alone: its own, a neighbour's whose scene it shares, or none.

    `sure`: what `certain` says. `asked`: by attribution, who put the questions. `back`: (token, paragraph, kind) of
    words that go back to an occasion.
    """
    verdicts = list(sure)
    order = sorted(range(len(about)), key=lambda i: about[i].at)
    _forwards(about, verdicts, order, free, asked, back)
    _backwards(about, verdicts, order, free)
    return tuple(v if v is not None else Verdict("none") for v in verdicts)


def tells_once(one: Setting) -> bool:
    """Whether an attribution is told as something said on one occasion."""
    if one.category not in _SPEAKERS or one.identity == "collective" or one.habit or one.verb == "attitude":
        return False
    if one.elsewhen and not one.then:
        return False
    if one.quotation == "indirect" and one.verb == "other" and one.tense == "present":
        return False
    return one.tense not in _ANOTHER_TIME or (one.tense == "other" and one.quotation == "direct")


def certain(about: Sequence[Setting], beside: Sequence[Verdict | None], free: Sequence[Anchor]) -> list[Verdict | None]:
    """What needs no weighing: what is said beside an attribution, and the plain cases of sharing it. None elsewhere."""
    verdicts = list(beside)
    known = Known(anchors(about, verdicts), free)
    for i in sorted(range(len(about)), key=lambda i: about[i].at):
        mine = verdicts[i]
        other = plain(about[i], known) if mine is None else same_medium(about[i], mine, known)
        if other is not None and other.relation != i:
            new = shared(other)
            verdicts[i] = (
                replace(new, evidence=mine.evidence, earlier=True) if mine is not None and mine.earlier else new
            )
            known.add(anchor(i, about[i], new))
    return verdicts


@dataclass(slots=True)
class _Walk:
    """A walk through the article: the scenes that run, and the stage that everybody may speak on."""

    elsewhere: set[str]
    """Speakers with an occasion of their own: another's stage is not theirs."""
    running: dict[str, list[_Scene]] = field(default_factory=dict)
    stage: _Scene | None = None

    def begin(self, begun: Anchor, asked: Sequence[str] = ()) -> None:
        """A new scene of a speaker; an aside from another time is laid over the one that runs and goes on after it."""
        scene = _Scene(begun, begun.paragraph)
        mine = self.running.setdefault(begun.speaker, [])
        if not begun.dated:
            mine.clear()
        mine.append(scene)
        for name in asked:
            self.running.setdefault(name, [scene])
        self.set_stage(begun)

    def set_stage(self, begun: Anchor) -> None:
        """Let everybody speak on it, if it is an occasion of that kind."""
        if begun.stage:
            self.stage = _Scene(begun, begun.paragraph)

    def on_stage(self, one: Setting) -> bool:
        """Whether the stage is this speaker's too."""
        person = one.identity == "named" and one.category == "person"
        return self.stage is not None and person and one.speaker not in self.elsewhere


def _forwards(
    about: Sequence[Setting],
    verdicts: list[Verdict | None],
    order: Sequence[int],
    free: Sequence[Anchor],
    asked: Mapping[int, Sequence[str]],
    back: Sequence[tuple[int, int, str]],
) -> None:
    """Scenes as they run on from the words that name them."""
    walk = _Walk(_spoke_elsewhere(about, verdicts))
    waiting, reminders = deque(free), deque(back)
    single = _one_occasion(about, verdicts)
    for i in order:
        one, mine = about[i], verdicts[i]
        while waiting and waiting[0].at < one.at:
            set_by = waiting.popleft()
            if set_by.speaker:
                walk.begin(set_by)
            walk.set_stage(set_by)
        while reminders and reminders[0][0] <= one.at:
            _, paragraph, kind = reminders.popleft()
            for scene in (s for scenes in walk.running.values() for s in scenes if s.anchor.verdict.kind == kind):
                scene.last = max(scene.last, paragraph)
        if mine is not None:
            if mine.kind not in ("none", "comment") and mine.inherited is None:
                walk.begin(anchor(i, one, mine), asked.get(i, ()))
            elif mine.inherited is not None:
                for scene in walk.running.get(one.speaker, [])[-1:]:
                    scene.last = one.paragraph
        elif tells_once(one):
            reaches = FARTHER if one.speaker in single else REACH
            found = _current(walk.running.get(one.speaker, []), one, reaches) or _on_stage(walk, one)
            if found is not None and not (found.last < one.paragraph and _leads_on(about, verdicts, i)):
                verdicts[i] = shared(found.anchor)
                found.last = one.paragraph


def _leads_on(about: Sequence[Setting], verdicts: Sequence[Verdict | None], i: int) -> bool:
    """Whether the speaker's paragraph goes on elsewhere: "Reed said. “...,” he said on CNN", after an op-ed."""
    one = about[i]
    return any(
        other.speaker == one.speaker and other.paragraph == one.paragraph and other.at > one.at
        and verdict is not None and verdict.inherited is None and verdict.kind not in ("none", "comment", "report")
        for other, verdict in zip(about, verdicts, strict=True)
    )  # fmt: skip


def _on_stage(walk: _Walk, one: Setting) -> _Scene | None:
    stage = walk.stage if walk.on_stage(one) else None
    if stage is None or not meets(one, stage.anchor) or one.paragraph - stage.last > REACH["event"]:
        return None
    return stage


def _spoke_elsewhere(about: Sequence[Setting], verdicts: Sequence[Verdict | None]) -> set[str]:
    """Speakers with an occasion of their own: another's stage is not theirs."""
    return {
        one.speaker for one, v in zip(about, verdicts, strict=True)
        if one.identity != "named" or (v is not None and v.kind in ("interview", "own", "social", "document"))
    }  # fmt: skip


def _one_occasion(about: Sequence[Setting], verdicts: Sequence[Verdict | None]) -> set[str]:
    """Speakers all of whose decided words came one way."""
    kinds: dict[str, set[str]] = {}
    for one, v in zip(about, verdicts, strict=True):
        if v is not None and v.kind not in ("none", "comment"):
            kinds.setdefault(one.speaker, set()).add(v.kind)
    return {speaker for speaker, ways in kinds.items() if len(ways) == 1}


def _current(scenes: Sequence[_Scene], one: Setting, reaches: Mapping[str, int]) -> _Scene | None:
    for scene in reversed(scenes):
        reach = reaches.get(scene.anchor.verdict.kind, 0)
        if scene.anchor.dated and len(scenes) > 1:
            reach = 0
        if meets(one, scene.anchor) and one.paragraph - scene.last <= reach:
            return scene
    return None


def _backwards(
    about: Sequence[Setting], verdicts: list[Verdict | None], order: Sequence[int], free: Sequence[Anchor]
) -> None:
    """Lead-ins: what a speaker said just before the medium is named, and the headline's words for it."""
    walk = _Walk(_spoke_elsewhere(about, verdicts))
    waiting = deque(sorted(free, key=lambda a: -a.at))
    for i in reversed(order):
        one, mine = about[i], verdicts[i]
        while waiting and waiting[0].at > one.at:
            set_by = waiting.popleft()
            if set_by.speaker:
                walk.running[set_by.speaker] = [_Scene(set_by, set_by.paragraph)]
            walk.set_stage(set_by)
        if mine is not None:
            if mine.kind not in ("none", "comment", "report"):
                _meet(walk, anchor(i, one, mine))
        elif tells_once(one):
            scene = next((s for s in walk.running.get(one.speaker, ()) if _leads_in(one, s)), None)
            stage = walk.stage
            if scene is None and stage is not None and one.speaker not in walk.elsewhere and _leads_in(one, stage):
                scene = stage
            if scene is not None:
                verdicts[i] = shared(scene.anchor)
                scene.last = one.paragraph


def _meet(walk: _Walk, begun: Anchor) -> None:
    """Walking back: a scene's later words keep it near, its first words are where lead-ins end."""
    ahead = walk.running.get(begun.speaker, [])
    if begun.verdict.inherited is not None and ahead and ahead[0].anchor.relation == begun.verdict.inherited:
        ahead[0].last = begun.paragraph
    else:
        walk.running[begun.speaker] = [_Scene(begun, begun.paragraph)]
    walk.set_stage(begun)


def _leads_in(one: Setting, scene: _Scene) -> bool:
    if not meets(one, scene.anchor) or (scene.anchor.dated and one.section == HEADLINE):
        return False
    if scene.anchor.later and (one.section != HEADLINE or one.paragraph == scene.anchor.paragraph):
        return False  # "Reed later told CNN ...": what he said before was said elsewhere
    return one.section == HEADLINE or scene.last - one.paragraph <= LEAD_IN


def shared(other: Anchor) -> Verdict:
    """The verdict of an attribution that shares an anchor's scene."""
    verdict = other.verdict
    if other.relation is None:
        return Verdict(verdict.kind, verdict.via, scenery=verdict.evidence)
    # the first of a scene, never a link in the middle: chains of reference stay one step long
    return Verdict(
        verdict.kind, verdict.via, inherited=other.relation if verdict.inherited is None else verdict.inherited
    )


def root(verdicts: Sequence[Verdict], index: int) -> int | None:
    """The attribution in which a scene begins for this one; None if it stands in no scene."""
    seen: set[int] = set()
    while (before := verdicts[index].inherited) is not None and index not in seen:
        seen.add(index)
        index = before
    return None if verdicts[index].kind in ("none", "comment") else index


def goes_on(about: Sequence[Setting], verdicts: Sequence[Verdict], index: int) -> bool:
    """Whether a speaker plainly goes on: "X said on television. He added ...", in the same or the next sentence.

    Of 23 such attributions in 204 labelled articles, 20 came as the words before. What another outlet was told goes on
    a little farther, by the name as well: of those that the judge overruled, it was right on 1 of 6.
    """
    one, before = about[index], verdicts[index].inherited
    if before is None or one.speaker != about[before].speaker or one.verb not in _SPOKEN or one.tense not in _AT_ONCE:
        return False
    sentences, paragraphs = one.sentence - about[before].sentence, one.paragraph - about[before].paragraph
    if verdicts[index].kind in SECONDHAND and verdicts[index].via:
        return 0 <= sentences <= FEW and paragraphs <= 1
    return one.pronoun and paragraphs == 0 and 0 <= sentences <= 1
