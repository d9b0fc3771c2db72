"""Features of one question: does this attribution share that anchor's scene? Numbers with names; no weights here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.chains.evidence import Grip
from provenance.chains.scenes import FAR, HOWS, KINDS, Anchor, Candidate
from provenance.chains.setting import TENSES, Setting

_IDENTITIES = ("named", "unnamed", "collective", "none", "self")
_CATEGORIES = ("person", "organization", "outlet", "document", "social", "unknown")
_VERBS = ("speech", "continue", "write", "attitude", "other")

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
)  # fmt: skip
"""Every feature, in the order of the weights."""

_AT = {name: i for i, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Stage:
    """All attributions of an article, as one question needs them: settings in order of place, anchors, decisions so far."""

    order: tuple[tuple[int, Setting], ...]
    anchors: tuple[Anchor, ...]
    settings: tuple[Setting, ...]
    kinds: Mapping[int, str]
    """Relay kind by index, of the attributions decided so far; empty in the first round."""


def features(index: int, candidate: Candidate, rivals: Sequence[Candidate], stage: Stage) -> list[float]:
    """Numbers in the order of `NAMES`, each 0..1."""
    one, anchor = stage.settings[index], candidate.anchor
    kind = anchor.verdict.kind
    row = [0.0] * len(NAMES)
    apart = abs(one.paragraph - anchor.paragraph)
    same = bool(one.speaker) and anchor.speaker == one.speaker
    mine = [a for a in stage.anchors if one.speaker and a.speaker == one.speaker]
    low, high = min(one.at, anchor.at), max(one.at, anchor.at)
    between = [s for _, s in stage.order if low < s.at < high]
    other = stage.settings[anchor.relation] if anchor.relation is not None else None

    def put(name: str, value: float | bool = 1.0) -> None:
        row[_AT[name]] = float(value)

    put("bias")
    put(f"how {candidate.how}")
    put(f"kind {kind}")
    put(f"{candidate.how} {kind}")
    put(f"tense {one.tense}")
    put(f"tense {one.tense} event", kind == "event")
    put(f"verb {one.verb}")
    put(f"identity {one.identity}")
    put(f"category {one.category}")
    put("same sentence", one.sentence == anchor.sentence)
    put("same paragraph", apart == 0)
    put("next paragraph", apart == 1)
    put("paragraphs apart", min(apart, FAR) / FAR)
    put("sections apart", one.section != anchor.section)
    put("outlet named", bool(anchor.verdict.via))
    put("grip head", anchor.grip is Grip.HEAD)
    put("grip content", anchor.grip is Grip.CONTENT)
    put("habit", one.habit)
    put("other time", one.elsewhen)
    put("day", one.day)
    put("then", one.then)
    put("direct", one.quotation == "direct")
    put("mixed", one.quotation == "mixed")
    put("pronoun", one.pronoun)
    put("introduced", one.introduced)
    put("pronoun, same paragraph", one.pronoun and apart == 0)
    put("headline", one.paragraph == 0)
    put("first paragraphs", one.paragraph in (1, 2))
    put("same speaker", same)
    put("kind elsewhere, same speaker", min(3, sum(a.verdict.kind == kind for a in mine)) / 3)
    put("other kinds, same speaker", min(3, sum(a.verdict.kind != kind for a in mine)) / 3)
    put("share of the kind", sum(a.verdict.kind == kind for a in stage.anchors) / max(1, len(stage.anchors)))
    put("agreeing", min(3, sum(r.anchor.verdict.kind == kind for r in rivals) - 1) / 3)
    put("disagreeing", min(3, sum(r.anchor.verdict.kind != kind for r in rivals)) / 3)
    after_report = kind == "report" and anchor.at < one.at
    put("bare after report", one.bare and after_report)
    put("share of a poll", one.share and kind in ("report", "document"))
    put("unnamed after report", one.identity == "unnamed" and after_report)
    put("named after report", one.identity == "named" and after_report and one.category == "person")
    put("direct, same speaker", same and one.quotation == "direct")
    put("attributions between", min(8, len(between)) / 8)
    put("others speak between", min(6, sum(s.speaker != one.speaker for s in between)) / 6)
    put("same tense", other is not None and other.tense == one.tense)
    put("anchor at another time", other is not None and other.elsewhen)
    put("anchor in perfect", other is not None and other.tense in ("perfect", "modal"))
    put("transcript", one.tense == "colon" and one.paragraph > 0 and kind in ("interview", "event"))
    put("elsewhen event", one.elsewhen and kind == "event")
    if stage.kinds:
        _neighbours(index, kind, stage, put)
    return row


def _neighbours(index: int, kind: str, stage: Stage, put: "object") -> None:
    """What was decided about the attributions around, in the round before."""
    assert callable(put)
    one = stage.settings[index]
    at = next(n for n, (i, _) in enumerate(stage.order) if i == index)
    for side, name in ((stage.order[:at][::-1], "last"), (stage.order[at + 1 :], "next")):
        mine = next((stage.kinds.get(i, "none") for i, s in side if s.speaker == one.speaker and one.speaker), None)
        if mine is not None:
            put(f"{name} by speaker agrees", mine == kind)
            put(f"{name} by speaker is none", mine == "none")
            put(f"{name} by speaker differs", mine not in (kind, "none"))
        if side:
            any_kind = stage.kinds.get(side[0][0], "none")
            put(f"{name} agrees", any_kind == kind)
            put(f"{name} is none", any_kind == "none")
    near = stage.order[max(0, at - 3) : at] + stage.order[at + 1 : at + 4]
    put("agreeing around", sum(stage.kinds.get(i, "none") == kind for i, _ in near) / 6)
    put("same speaker agrees around", sum(s.speaker == one.speaker and stage.kinds.get(i, "none") == kind for i, s in near) / 6)
