"""Annotated attributions as directed BIO labels, one a token. The inverse (labels to attributions) is the readers'."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.attribution.tagger.labels import NUMBER
from provenance.training.polnear import Gold
from provenance.values import Range


def encode(paragraph: Range, attributions: Sequence[Gold]) -> list[int]:
    """Label numbers of a paragraph's tokens.

    Where roles overlap, a cue beats a source and a source a content (nested speech keeps its outer content around it).
    A source shared by several attributions keeps the side of the first: one run can point to one cue only.
    """
    first, end = paragraph
    labels = [0] * (end - first)
    owner: dict[int, tuple[int, str]] = {}
    for number, gold in enumerate(attributions):
        for role, letter, tokens in (
            ("content", "C", gold.content),
            ("source", "S", gold.source),
            ("cue", "U", gold.cue),
        ):
            before: int | None = None
            for i in tokens:
                if not first <= i < end:
                    before = None
                    continue
                if letter == "S" and owner.get(i, (0, ""))[1] == "source":
                    before = i
                    continue
                kind = letter + ("" if letter == "U" else ">" if gold.cue and i < gold.cue[0] else "<")
                goes_on = (
                    before == i - 1
                    and owner.get(i - 1) == (number, role)
                    and labels[i - 1 - first] in (NUMBER["B-" + kind], NUMBER["I-" + kind])
                )
                labels[i - first] = NUMBER[("I-" if goes_on else "B-") + kind]
                owner[i] = (number, role)
                before = i
    return labels
