"""The quick tagger's features and files, with a model of random weights made on the spot."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from provenance.attribution.tagger.context import context_features, view
from provenance.attribution.tagger.features import HASH_BITS, VERSION, grid, hashed, lay_out, spread
from provenance.attribution.tagger.labels import LABELS, STEPS
from provenance.attribution.tagger.modelfiles import ModelError
from provenance.attribution.tagger.quick import QuickTagger
from provenance.attribution.tagger.wordtypes import STRONG, UNKNOWN, WordTypes, level, shape, stem
from provenance.text.document import build
from provenance.values import Article, Document

TEXTS = (
    'The harbour master said the pier would close.\n"It is old," she told reporters. "It may fall."',
    "Critics doubt that.",
    "",
    "A line.\nAnother line, according to Orla Venn, who said so twice, and a third that follows it.",
)


def _documents() -> list[Document]:
    return [build(Article(f"{k}", f"{k}", text)) for k, text in enumerate(TEXTS)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model with a weight for every tenth place: nonsense, but every part of the tagger runs on it."""
    random = np.random.default_rng(1)
    places = np.arange(0, 1 << HASH_BITS, 10, dtype=np.int32)
    arrays: dict[str, np.ndarray] = {"mix": np.eye(len(LABELS), dtype=np.float32), "steps": STEPS}
    for k in (1, 2):
        arrays[f"places{k}"] = places
        arrays[f"rows{k}"] = random.integers(-127, 127, (len(places), len(LABELS))).astype(np.int8)
        arrays[f"scale{k}"] = np.full(len(places), 0.01, dtype=np.float16)
        arrays[f"bias{k}"] = np.zeros(len(LABELS), dtype=np.float32)
    for name, words in (("words", "said\ntold"), ("stems", "say\ntell"), ("classed", "old\npier")):
        arrays[name] = np.frombuffer(words.encode(), dtype=np.uint8)
    arrays |= {"word_levels": np.array([6, 6]), "stem_levels": np.array([6, 5])}
    arrays |= {"coarse": np.array([1, 2]), "fine": np.array([3, 4])}
    np.savez(tmp_path / "quick.npz", **arrays)
    _write_header(tmp_path)
    return tmp_path


def _write_header(folder: Path, **changes: object) -> None:
    digest = hashlib.sha256((folder / "quick.npz").read_bytes()).hexdigest()
    values = {"kind": "quick", "labels": LABELS, "features": VERSION, "known_cues": [], "weights_sha256": digest}
    (folder / "quick.json").write_text(json.dumps(values | changes), encoding="utf-8")


def test_tags_do_not_depend_on_the_batch(folder: Path) -> None:
    documents = _documents()
    together = QuickTagger(folder).scores(documents)
    backwards = QuickTagger(folder).scores(documents[::-1])[::-1]
    for document, one, two in zip(documents, together, backwards, strict=True):
        assert one.shape == (len(document), len(LABELS))
        assert np.array_equal(one, two)
        assert np.array_equal(one, QuickTagger(folder).scores([document])[0])


def test_context_features_stay_inside_their_paragraph() -> None:
    types = WordTypes({"said": 6, "told": 6}, {}, {})
    documents = _documents()
    whole = lay_out(documents, types)
    together = np.stack(spread(context_features(view(whole, types.table))))
    at = 0
    for document in documents:
        if len(document):
            alone = np.stack(spread(context_features(view(lay_out([document], types), types.table))))
            assert np.array_equal(together[:, at : at + len(document)], alone)
        at += len(document)


def test_what_tokens_share_is_what_each_would_have() -> None:
    items = grid((3, 4), {7: (1,), 9: (1, 0)})
    one, two = np.array([0, 2, 1, 2]), np.array([3, 0, 1, 3])
    by_itself = [hashed(7, two), hashed(9, two, one)]
    assert items.fixed
    assert np.array_equal(spread([items.at(one, two)]), by_itself)


def test_a_damaged_model_is_refused(folder: Path) -> None:
    (folder / "quick.npz").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="damaged"):
        QuickTagger(folder)


@pytest.mark.parametrize("change", [{"features": VERSION + 1}, {"labels": ["O"]}, {"kind": "careful"}])
def test_a_model_of_another_version_is_refused(folder: Path, change: dict[str, object]) -> None:
    _write_header(folder, **change)
    with pytest.raises(ModelError, match="another version"):
        QuickTagger(folder)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="train attribution"):
        QuickTagger(tmp_path)


def test_hashes_are_spread_and_depend_on_the_order_of_values() -> None:
    values = np.arange(20_000)
    assert len(np.unique(hashed(3, values))) > 19_900
    assert not np.array_equal(hashed(3, values, 7), hashed(3, 7, values))
    assert not np.array_equal(hashed(3, values), hashed(4, values))


@pytest.mark.parametrize(
    ("word", "base"),
    [("said", "say"), ("says", "say"), ("quoted", "quot"), ("quotes", "quot"), ("quote", "quot"), ("admitted", "admit"),
     ("denies", "deny"), ("denied", "deny"), ("is", "is"), ("telling", "tell"), ("told", "tell")],
)  # fmt: skip
def test_stems(word: str, base: str) -> None:
    assert stem(word) == base


def test_propensity_levels() -> None:
    assert level(0, 0, 0, 0) == UNKNOWN
    assert level(100, 90, 100, 90) == 6
    assert level(100, 0, 100, 0) == 1
    assert level(0, 0, 50, 40) >= STRONG  # a form never seen, of a verb often seen as a cue


def test_shape_of_a_word() -> None:
    assert [shape(word) for word in ("McVey", "NATO", "F-16", "said")] == ["AaAa", "A", "A-9", "a"]
