"""Features of one question: does this attribution share that anchor's scene? Numbers with names; no weights here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.chains.anchors import Anchor
from provenance.chains.candidates import FAR, HOWS, KINDS, Candidate
from provenance.chains.evidence import Grip
from provenance.chains.scenes import tells_once
from provenance.chains.setting import TENSES, Setting

_IDENTITIES = ("named", "unnamed", "collective", "none", "self")
_CATEGORIES = ("person", "organization", "outlet", "document", "social", "unknown")
_VERBS = ("speech", "continue", "write", "attitude", "other")

MOST_BETWEEN = 8
"""Attributions between two places beyond which more make no difference."""

NAMES: tuple[str, ...] = (
    "bias",
    *(f"how {how}" for how in HOWS),
    *(f"kind {kind}" for kind in KINDS),
    *(f"{how} {kind}" for how in HOWS for kind in KINDS),
    *(f"tense {tense}" for tense in TENSES),
    *(f"tense {tense} event" for tense in TENSES),
    *(f"verb {verb}" for verb in _VERBS),
    *(f"identity {identity}" for identity in _IDENTITIES),
    *(f"category {category}" for category in _CATEGORIES),
    "same sentence", "same paragraph", "next paragraph", "paragraphs apart", "sections apart", "outlet named",
    "grip head", "grip content", "habit", "other time", "day", "then", "direct", "mixed", "pronoun", "introduced",
    "pronoun, same paragraph", "headline", "first paragraphs", "same speaker", "kind elsewhere, same speaker",
    "other kinds, same speaker", "share of the kind", "agreeing", "disagreeing", "bare after report", "share of a poll",
    "unnamed after report", "direct, same speaker", "attributions between", "others speak between", "same tense",
    "anchor at another time", "anchor in perfect", "transcript", "elsewhen event", "named after report",
    "last by speaker agrees", "last by speaker is none", "last by speaker differs",
    "next by speaker agrees", "next by speaker is none", "next by speaker differs",
    "last agrees", "last is none", "next agrees", "next is none", "agreeing around", "same speaker agrees around",
    "rules agree", "rules say none", "rules differ", "rules agree event", "rules say none event", "rules agree direct",
    "tells once", "tells once, same speaker", "capitals",
)  # fmt: skip
"""Every feature, in the order of the weights."""

_TENSE = {tense: f"tense {tense}" for tense in TENSES}
_VERB = {verb: f"verb {verb}" for verb in _VERBS}
_KIND = {kind: f"kind {kind}" for kind in KINDS}
_HOW = {how: f"how {how}" for how in HOWS}


@dataclass(frozen=True, slots=True)
class Stage:
    """All attributions of an article, as the questions need them."""

    settings: tuple[Setting, ...]
    order: tuple[tuple[int, Setting], ...]
    """Index and setting, in order of place."""
    ranks: Mapping[int, int]
    """Where in `order` an attribution stands."""
    kinds: Mapping[int, str]
    """Relay kind by index, as the rules alone decide."""
    same: Mapping[tuple[int, int], int]
    """(index, -1 or 1): the same speaker's attribution before or after."""
    by_speaker: Mapping[str, Mapping[str, int]]
    """How many anchors of each relay kind a speaker has."""
    shares: Mapping[str, float]
    """Share of each relay kind among all anchors."""


def stage(settings: Sequence[Setting], found: Sequence[Anchor], kinds: Sequence[str]) -> Stage:
    """An article's stage from its settings, its anchors and what the rules decide."""
    order = tuple(sorted(enumerate(settings), key=lambda pair: pair[1].at))
    same: dict[tuple[int, int], int] = {}
    last: dict[str, int] = {}
    for i, one in order:
        if not one.speaker:
            continue
        if one.speaker in last:
            same[i, -1] = last[one.speaker]
            same[last[one.speaker], 1] = i
        last[one.speaker] = i
    by_speaker: dict[str, dict[str, int]] = {}
    shares: dict[str, float] = {}
    for a in found:
        kinds_of = by_speaker.setdefault(a.speaker, {})
        kinds_of[a.verdict.kind] = kinds_of.get(a.verdict.kind, 0) + 1
        shares[a.verdict.kind] = shares.get(a.verdict.kind, 0.0) + 1 / len(found)
    ranks = {i: n for n, (i, _) in enumerate(order)}
    return Stage(tuple(settings), order, ranks, dict(enumerate(kinds)), same, by_speaker, shares)


Found = list[tuple[str, float]]
"""Features that are not zero, with their values (0..1)."""


def features(index: int, candidate: Candidate, rivals: Sequence[Candidate], stage: Stage) -> Found:
    """All features of one question: of the attribution, of the kind of relay in question, of the anchor."""
    kind = candidate.anchor.verdict.kind
    return [*of_attribution(index, stage), *of_kind(index, kind, rivals, stage), *of_anchor(index, candidate, stage)]


def of_attribution(index: int, stage: Stage) -> Found:
    """What is the same whatever scene is in question."""
    one = stage.settings[index]
    flags = (
        ("habit", one.habit), ("other time", one.elsewhen), ("day", one.day), ("then", one.then),
        ("direct", one.quotation == "direct"), ("mixed", one.quotation == "mixed"), ("pronoun", one.pronoun),
        ("introduced", one.introduced), ("headline", one.paragraph == 0), ("first paragraphs", one.paragraph in (1, 2)),
        ("tells once", tells_once(one)), ("capitals", one.capitals),
        ("rules say none", stage.kinds.get(index, "none") == "none"),
    )  # fmt: skip
    out = [("bias", 1.0), (_TENSE[one.tense], 1.0), (_VERB[one.verb], 1.0)]
    out += [(f"identity {one.identity}", 1.0), (f"category {one.category}", 1.0)]
    out += [(name, 1.0) for name, holds in flags if holds]
    return out


def of_kind(index: int, kind: str, rivals: Sequence[Candidate], stage: Stage) -> Found:
    """What is the same for every anchor of one kind of relay."""
    one, ruled = stage.settings[index], stage.kinds.get(index, "none")
    mine = stage.by_speaker.get(one.speaker, {}) if one.speaker else {}
    alike = mine.get(kind, 0)
    agreeing = sum(r.anchor.verdict.kind == kind for r in rivals)
    event = kind == "event"
    out = [
        (_KIND[kind], 1.0),
        ("kind elsewhere, same speaker", min(3, alike) / 3),
        ("other kinds, same speaker", min(3, sum(mine.values()) - alike) / 3),
        ("share of the kind", stage.shares.get(kind, 0.0)),
        ("agreeing", min(3, agreeing - 1) / 3),
        ("disagreeing", min(3, len(rivals) - agreeing) / 3),
    ]
    flags = (
        (f"tense {one.tense} event", event), ("share of a poll", one.share and kind in ("report", "document")),
        ("transcript", one.tense == "colon" and one.paragraph > 0 and kind in ("interview", "event")),
        ("elsewhen event", one.elsewhen and event), ("rules agree", ruled == kind),
        ("rules differ", ruled not in (kind, "none")), ("rules agree event", event and ruled == kind),
        ("rules say none event", event and ruled == "none"),
        ("rules agree direct", ruled == kind and one.quotation == "direct"),
    )  # fmt: skip
    out += [(name, 1.0) for name, holds in flags if holds]
    out += _neighbours(index, kind, stage)
    return out


def of_anchor(index: int, candidate: Candidate, stage: Stage) -> Found:
    """What depends on the anchor and the way to it."""
    one, anchor, how = stage.settings[index], candidate.anchor, candidate.how
    kind = anchor.verdict.kind
    apart = abs(one.paragraph - anchor.paragraph)
    same = bool(one.speaker) and anchor.speaker == one.speaker
    after_report = kind == "report" and anchor.at < one.at
    other = stage.settings[anchor.relation] if anchor.relation is not None else None
    flags = (
        ("same sentence", one.sentence == anchor.sentence), ("same paragraph", apart == 0),
        ("next paragraph", apart == 1), ("sections apart", one.section != anchor.section),
        ("outlet named", bool(anchor.verdict.via)), ("grip head", anchor.grip is Grip.HEAD),
        ("grip content", anchor.grip is Grip.CONTENT), ("pronoun, same paragraph", one.pronoun and apart == 0),
        ("same speaker", same), ("bare after report", one.bare and after_report),
        ("unnamed after report", one.identity == "unnamed" and after_report),
        ("named after report", one.identity == "named" and after_report and one.category == "person"),
        ("direct, same speaker", same and one.quotation == "direct"),
        ("tells once, same speaker", same and tells_once(one)),
        ("same tense", other is not None and other.tense == one.tense),
        ("anchor at another time", other is not None and other.elsewhen),
        ("anchor in perfect", other is not None and other.tense in ("perfect", "modal")),
    )  # fmt: skip
    between, others = _between(index, anchor, stage)
    out = [
        (_HOW[how], 1.0), (f"{how} {kind}", 1.0), ("paragraphs apart", min(apart, FAR) / FAR),
        ("attributions between", between / MOST_BETWEEN), ("others speak between", min(6, others) / 6),
    ]  # fmt: skip
    out += [(name, 1.0) for name, holds in flags if holds]
    return out


def _between(index: int, anchor: Anchor, stage: Stage) -> tuple[int, int]:
    """Attributions between this one and the anchor, at most `MOST_BETWEEN`, and how many of them are others' words."""
    one, order = stage.settings[index], stage.order
    step = 1 if anchor.at > one.at else -1
    rank, count, others = stage.ranks[index] + step, 0, 0
    while 0 <= rank < len(order) and count < MOST_BETWEEN:
        near = order[rank][1]
        if (near.at - anchor.at) * step >= 0:
            break
        count += 1
        others += near.speaker != one.speaker
        rank += step
    return count, others


def _neighbours(index: int, kind: str, stage: Stage) -> Found:
    """What the rules decide about the attributions around."""
    at, speaker = stage.ranks[index], stage.settings[index].speaker
    order, kinds, out = stage.order, stage.kinds, []
    for name, step in (("last", -1), ("next", 1)):
        if 0 <= at + step < len(order):
            found = kinds.get(order[at + step][0], "none")
            if found in (kind, "none"):
                out.append((f"{name} agrees" if found == kind else f"{name} is none", 1.0))
        mine = stage.same.get((index, step))
        if mine is not None:
            found = kinds.get(mine, "none")
            how = "agrees" if found == kind else "is none" if found == "none" else "differs"
            out.append((f"{name} by speaker {how}", 1.0))
    near = [order[i] for i in range(max(0, at - 3), min(len(order), at + 4)) if i != at]
    alike = [s.speaker for i, s in near if kinds.get(i, "none") == kind]
    out.append(("agreeing around", len(alike) / 6))
    out.append(("same speaker agrees around", alike.count(speaker) / 6))
    return out
