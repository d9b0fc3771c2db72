"""Reads the labels of attributions: whose words, which relay, which identity. No text is in them, only event keys.

`annotations/polnear_chains.tsv` has one attribution a line: article, event, source, category, identity, relay, chain,
hedge (docs/model-card.md says who labelled them and how well).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS
from provenance.training.polnear import Annotated, Gold
from provenance.values import Identity, RelayKind

SHIPPED = Path(__file__).with_name("annotations") / "polnear_chains.tsv"
"""The labels that the shipped models learned from."""

JUDGES = 4
"""Of the train articles sorted by name, every so many's labels are kept from the encoder: the judges of relays and of
nameless sources, which weigh its opinion beside the rules', learn from those."""


Word = TypeVar("Word", bound=str)


class Label(NamedTuple):
    """How one attribution's words travelled, and whether its source is named."""

    relay: RelayKind
    identity: Identity


Labels = Mapping[str, Mapping[str, Label]]
"""By article and event."""


def read_labels(path: Path) -> Labels:
    """The labels of a file. Raises ValueError at a relay or an identity that is none."""
    found: dict[str, dict[str, Label]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = Label(_one_of(RELAYS, row["relay"]), _one_of(IDENTITIES, row["identity"]))
            found.setdefault(row["article"], {})[row["event"]] = label
    return found


def _one_of(known: Sequence[Word], told: str) -> Word:
    for word in known:
        if word == told:
            return word
    raise ValueError(f"{told!r} is none of {', '.join(known)}")


def for_judges(names: Sequence[str]) -> frozenset[str]:
    """Names of the train articles whose labels the encoder does not learn; all that are held out are among them."""
    return frozenset(name for k, name in enumerate(names) if k % JUDGES == 1)


def labelled(article: Annotated, labels: Labels) -> list[tuple[Gold, Label]]:
    """The attributions of the first annotator's file that have a label."""
    known = labels.get(article.stem, {})
    if not article.by_annotator:
        return []
    return [(g, known[g.event]) for g in article.by_annotator[min(article.by_annotator)] if g.event in known]
