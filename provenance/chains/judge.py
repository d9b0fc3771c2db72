"""A small trained judge: which relay has an attribution that the rules leave open? Logistic regression, as numbers.

The rules decide first: what needs no scene stays as they say, and what they make of the rest is one of the clues. The
judge looks twice (see `clues`) and takes the way that its likeliest kind of relay has nearby. Where an encoder has read
the article, it looks twice again, at the encoder's opinion beside its own. It was trained on annotated articles
(`python -m provenance.training.relays`, which also measures it apart from the rules).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from operator import mul

from provenance.chains.anchors import Anchor, anchors
from provenance.chains.candidates import Candidate, Index, candidates, index
from provenance.chains.clues import KINDS, Clues, first, heard, scenery, second
from provenance.chains.evidence import Grip, Verdict
from provenance.chains.scenes import shared
from provenance.chains.setting import Setting
from provenance.ruleset import Hits
from provenance.values import SECONDHAND, Document, RelayKind

WEIGHTS = "relay_weights.json"

MARGIN = 1.5
"""How many times likelier than what the rules say another kind has to be: best of 1, 1.5 and 2, held out by article."""

OVERRULES = 0.7
"""Probability at which the judge, with an encoder beside it, overrules an occasion or a paper that the rules are sure
of: of 0.5 to 0.9 the highest that keeps the gain (relay 80.2 to 80.9 per cent, held out by article)."""

POLL = "relay.outlet-poll"
OBTAINED = "relay.obtained"
"""The rules of polls that an outlet made, and of papers that it got hold of."""

_TOLD_OF = frozenset({"own", "report", "document", "social"})
"""Kinds of relay that some word of an article has to tell of."""

PRIVATE = frozenset({"document.statement", "document.letter"})
"""The medium rules of statements, letters and e-mails."""

FEW = 12
"""Statements of an article up to which a new speaker with a name shares nobody else's way: where three are made and one
of them to CNN, everything looks like an interview. In 74 passages of three to six sentences that readers wrote, 13 of
15 wrong ways were such; the articles the judge learned from have thirty."""

SURER = 0.6
"""Probability from which another outlet's report is shared all the same: rewrites run on from speaker to speaker. The
readers' wrong ones had .43 to .55, the right ones of short dev articles .62 and .70."""

STRANGER = 2
"""Paragraphs that another speaker's anchor has to be nearer than the speaker's own to be taken."""

SEVERAL = 2
"""Places that tell of another outlet's report before speakers of whom no place tells are taken for others in it.

An interview is nobody else's: one "told Reuters" must not colour a whole article (nothing is lost by it on dev)."""

_HOW = {"before": 0, "after": 1, "stage": 2, "free": 3, "stage-after": 4, "free-after": 5}
"""Of two anchors equally near, which goes first."""


@dataclass(frozen=True, slots=True)
class Look:
    """One log-odds a clue and kind of relay, and one a kind."""

    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def sums(self, clues: Clues, begun: Sequence[float] = ()) -> list[float]:
        """Log-odds of each of `KINDS`; `begun`: those of clues that were summed up before, else the bias."""
        values, rows = [1.0], [begun or self.bias]
        for name, value in clues.items():
            row = self.weights.get(name)
            if row is not None:
                values.append(value)
                rows.append(row)
        return [sum(map(mul, values, column)) for column in zip(*rows, strict=True)]

    def odds(self, clues: Clues, begun: Sequence[float] = ()) -> list[float]:
        """Probability of each of `KINDS`; they sum up to 1."""
        total = self.sums(clues, begun)
        highest = max(total)
        shares = [math.exp(t - highest) for t in total]
        whole = sum(shares)
        return [s / whole for s in shares]


@dataclass(frozen=True, slots=True)
class Looks:
    """The weights of both looks."""

    first: Look
    second: Look


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights by clues of the text alone, and those by an encoder's opinion beside what these say."""

    plain: Looks
    heard: Looks


@cache
def shipped() -> Weights:
    """The weights that ship with the program. Read once; they are a constant."""
    data = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    plain, listening = (
        Looks(*(_look(data[name][look]) for look in ("first", "second"))) for name in ("plain", "heard")
    )
    return Weights(plain, listening)


def _look(data: Mapping[str, object]) -> Look:
    weights, bias = data["weights"], data["bias"]
    assert isinstance(weights, dict)
    assert isinstance(bias, list)
    return Look({name: tuple(row) for name, row in weights.items()}, tuple(bias))


def judge(
    document: Document, hits: Hits, about: Sequence[Setting], sure: Sequence[Verdict | None], ruled: Sequence[Verdict],
    free: Sequence[Anchor], weights: Weights,
) -> tuple[Verdict, ...]:  # fmt: skip
    """The verdicts after the judge's looks: what is sure stays, of the rest the likeliest kind of relay.

    With an encoder's opinion, occasions and papers that the rules are sure of may be overruled (`OVERRULES`), unless
    they are told as later ones.

    `sure`: what needs no scene, None elsewhere; `ruled`: what the rules alone decide, parallel.
    """
    known = index(anchors(about, sure), free)
    common = scenery(document, hits, about, known)
    clues = [first(one, s, v, common) for one, s, v in zip(about, sure, ruled, strict=True)]
    open_ = [i for i, settled in enumerate(sure) if settled is None]
    if all(one.heard for one in about):
        doubtful = [
            i
            for i, settled in enumerate(sure)
            if settled is not None and not about[i].later and _may_be_another_s(settled)
        ]
        judged = _twice(weights.plain, about, clues, range(len(about)), dict(common.whole))
        clues = [heard(one, c, judged[i]) for i, (one, c) in enumerate(zip(about, clues, strict=True))]
        odds = _twice(weights.heard, about, clues, sorted(open_ + doubtful))
        for i in doubtful:
            if max(odds[i]) < OVERRULES:
                del odds[i]
    else:
        odds = _twice(weights.plain, about, clues, open_, dict(common.whole))
    few = len(about) < FEW
    return tuple(
        _decide(about[i], odds[i], ruled[i], known, few) if i in odds or settled is None else settled
        for i, settled in enumerate(sure)
    )


def _may_be_another_s(sure: Verdict) -> bool:
    """Whether a verdict rests on an occasion or a paper beside the words, which may be what they are about."""
    return sure.kind in ("event", "document") and bool(sure.evidence) and not sure.via and sure.inherited is None


def _told_of(ruled: Verdict) -> bool:
    """Whether an occasion of its own is told of beside the words: nobody said them in an interview of last June.

    Papers count where the words are said in them ("in a statement"), not where they are what speaks. Held out by
    article, this costs .1 points of relays, and words that were said at a rally are nobody's scoop.
    """
    if ruled.via or ruled.inherited is not None or ruled.kind not in ("event", "document"):
        return False
    return any(e.grip >= Grip.CLAUSE and (ruled.kind == "event" or e.noun > e.at[0]) for e in ruled.evidence)


def _speaks_for_itself(one: Setting, ruled: Verdict) -> bool:
    """Whether it is a paper of which the words say whose it is: "a poll by the Lorne Institute" is nobody's scoop."""
    return ruled.kind == "document" == one.category and one.identity == "named" and not one.pronoun


def _twice(
    looks: Looks, about: Sequence[Setting], clues: Sequence[Clues], wanted: Sequence[int], whole: Clues | None = None
) -> dict[int, list[float]]:
    """The odds of the wanted ones after the second look. `whole`: clues that all have in common, summed up once."""
    begun = looks.first.sums(whole or {})
    more = second(about, [looks.first.odds(one, begun) for one in clues])
    begun = looks.second.sums(whole or {})
    return {i: looks.second.odds({**clues[i], **more[i]}, begun) for i in wanted}


def looks(
    document: Document, hits: Hits, about: Sequence[Setting], sure: Sequence[Verdict | None], ruled: Sequence[Verdict],
    known: Index,
) -> list[Clues]:  # fmt: skip
    """All clues of the first look, one attribution each."""
    common = scenery(document, hits, about, known)
    return [dict(common.whole) | first(one, s, v, common) for one, s, v in zip(about, sure, ruled, strict=True)]


def _decide(one: Setting, odds: Sequence[float], ruled: Verdict, known: Index, few: bool) -> Verdict:
    best = max(range(len(KINDS)), key=odds.__getitem__)
    kind = KINDS[best]
    if ruled.kind == kind or odds[best] < MARGIN * odds[KINDS.index(ruled.kind)]:
        return ruled  # the rules know the way better than the nearest anchor does
    told = sum(a.verdict.kind == kind and not _private(a, one) for a in known.found)
    if (kind == "own" or kind in SECONDHAND) and (_told_of(ruled) or _speaks_for_itself(one, ruled)):
        return ruled
    if kind in _TOLD_OF and one.identity != "self" and not told and not _set_by(kind, known):
        return ruled
    shared_out = kind not in ("none", "own") and (kind != "report" or odds[best] < SURER)
    if few and shared_out and one.identity == "named" and _another_s(kind, one, known):
        return ruled
    likely = odds[best]
    if kind == "none":
        return Verdict("none", odds=likely)
    strangers = kind not in SECONDHAND or (kind == "report" and told >= SEVERAL)
    near = [
        c for c in candidates(one, known)
        if c.anchor.verdict.kind == kind
        and (c.anchor.speaker == one.speaker or not c.anchor.speaker or (strangers and _shares(one, c)))
    ]  # fmt: skip
    if near:
        return replace(shared(min(near, key=lambda c: _far(one, c)).anchor), odds=likely)
    return Verdict(kind, odds=likely)  # through which outlet, if it is secondhand, `channels` finds


def _another_s(kind: RelayKind, one: Setting, known: Index) -> bool:
    """Whether such a way is told of other speakers alone, and in no words that belong to nobody's statement."""
    told = (*known.found, *known.free) if kind == "report" else known.found
    speakers = {a.speaker for a in told if a.verdict.kind == kind}
    return bool(speakers) and one.speaker not in speakers and (kind == "report" or not _set_by(kind, known))


def _private(anchor: Anchor, one: Setting) -> bool:
    """Whether it is a statement or a letter of somebody else: nobody but its author speaks in it."""
    rules = {e.rule for e in anchor.verdict.evidence}
    return anchor.speaker != one.speaker and bool(rules) and rules <= PRIVATE


def _set_by(kind: RelayKind, known: Index) -> bool:
    """Whether words that belong to no attribution tell of such a way.

    Where no word of an article told of the article's own work or of a report, the judge was right on 8 of 51, the
    writer's own words among them, and the rules on 13; of papers and posts on 1 of 12, and the rules on 10; of rallies
    and speeches it is right all the same.
    """
    return any(a.verdict.kind == kind for a in known.free)


def _shares(one: Setting, other: Candidate) -> bool:
    """Whether a stranger's way may be this one's: "according to A" begins anew, a paper is its reader's alone, and a
    poll hands on only what people answered."""
    anchor = other.anchor
    rules = {e.rule for e in anchor.verdict.evidence} if anchor.verdict.kind == "report" else set()
    if anchor.poll or POLL in rules:
        return one.asked
    return one.tense != "according" and OBTAINED not in rules


def _far(one: Setting, candidate: Candidate) -> tuple[int, int]:
    stranger = 0 if candidate.how in ("before", "after") else STRANGER
    return abs(candidate.anchor.paragraph - one.paragraph) + stranger, _HOW[candidate.how]
