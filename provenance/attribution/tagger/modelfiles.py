"""Where the trained models lie and what their headers say. Opens no weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from provenance.attribution.tagger.labels import LABELS

SHIPPED = Path(__file__).parent.parent / "models"


class ModelError(Exception):
    """A model that is missing, damaged or made for another version of the program. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a model's JSON header states. `hash` names the model in stamps: it covers weights and header.

    `outside`: what the tag "outside" loses in log probability when a path is looked for (`labels.eager_steps`).
    """

    kind: str
    features: int
    known_cues: frozenset[str]
    values: dict[str, Any]
    hash: str
    outside: float = 0.0


def header(path: Path, weights: Sequence[Path], kind: str, features: int) -> Header:
    """Read and check a header against the program: kind, label set, feature version, hash of the files of weights.

    Raises ModelError with what is wrong and what to do.
    """
    if not all(file.is_file() for file in (path, *weights)):
        raise ModelError(
            f"the {kind} model is not installed ({path.parent}): "
            "train it with `provenance train attribution`, or read with `--model rules`"
        )
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        found = values["kind"], tuple(values["labels"]), values["features"]
        known, stated = frozenset(values["known_cues"]), values["weights_sha256"]
        outside = float(values.get("outside", 0.0))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is not a model header: {error!r}") from error
    if found != (kind, LABELS, features):
        raise ModelError(
            f"{path} was made for another version of this program ({found[2]}, here {features}): train it again"
        )
    digest = weights_hash(weights)
    if digest != stated:
        named = " or ".join(map(str, weights))
        raise ModelError(f"{named} is damaged: the hash is not the one that the header states")
    whole = sha256(path.read_bytes() + digest.encode()).hexdigest()[:16]
    return Header(kind, features, known, values, whole, outside)


def weights_hash(weights: Sequence[Path]) -> str:
    """SHA-256 of the files' bytes, one after another."""
    return sha256(b"".join(file.read_bytes() for file in weights)).hexdigest()
