"""A small trained judge for scenes: does an attribution share an anchor's relay? Logistic regression, as numbers.

The rules decide first and their answer is one of the judge's features. It was trained on the annotated dev articles of
PolNeAR (`python -m provenance.training.relays`), which also measures it apart from the rules, by article.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from provenance.chains.anchors import Anchor, anchors
from provenance.chains.candidates import Candidate, candidates, index
from provenance.chains.evidence import Verdict
from provenance.chains.likeness import Stage, of_anchor, of_attribution, of_kind, stage
from provenance.chains.scenes import shared
from provenance.chains.setting import Setting

WEIGHTS = "scene_weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature (log-odds), and the log-odds above which a scene is shared."""

    weights: Mapping[str, float]
    threshold: float

    def score(self, found: Sequence[tuple[str, float]]) -> float:
        """Log-odds that the scene is shared."""
        total = 0.0
        weights = self.weights
        for name, value in found:
            total += weights[name] * value
        return total


@cache
def shipped() -> Weights:
    """The weights that ship with the program. Read once; they are a constant."""
    data = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Weights(dict(zip(data["names"], data["weights"], strict=True)), float(data["threshold"]))


def judge(
    about: Sequence[Setting], certain: Sequence[Verdict | None], ruled: Sequence[Verdict], free: Sequence[Anchor],
    weights: Weights,
) -> tuple[Verdict, ...]:  # fmt: skip
    """The verdicts after a second look: what is certain stays, of the rest the likeliest scene or none.

    `certain`: what needs no scene, None elsewhere; `ruled`: what the rules alone decide, parallel.
    """
    found = anchors(about, certain)
    scene, known = stage(about, found, [v.kind for v in ruled]), index(found, free)
    return tuple(
        sure if sure is not None else _look(i, candidates(about[i], known), scene, ruled[i], weights)
        for i, sure in enumerate(certain)
    )


def _look(index: int, rivals: Sequence[Candidate], scene: Stage, ruled: Verdict, weights: Weights) -> Verdict:
    if not rivals:
        return Verdict("none")
    alone = weights.score(of_attribution(index, scene))
    kinds = {
        kind: alone + weights.score(of_kind(index, kind, rivals, scene))
        for kind in {r.anchor.verdict.kind for r in rivals}
    }
    odds = [kinds[r.anchor.verdict.kind] + weights.score(of_anchor(index, r, scene)) for r in rivals]
    best = max(range(len(rivals)), key=odds.__getitem__)
    if odds[best] <= weights.threshold:
        return Verdict("none")
    # the rules know the way better than the nearest anchor does: theirs, where both say the same
    anchor = rivals[best].anchor
    return ruled if ruled.kind == anchor.verdict.kind else shared(anchor)
