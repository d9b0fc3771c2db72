"""The network that reads an article's attributions together: a small transformer over attributions and paragraphs.

An attribution sees every other one and every paragraph, each with how many paragraphs away it stands; so the rally that
is named once, or the outlet of the first paragraph, can tell how the words at the end travelled.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS, ROLES
from provenance.training.encoder import WIDTH, Lots, dropped

INNER, HEADS, LAYERS = 128, 4, 2
"""Width, heads and layers. Chosen for being small beside the encoder: 0.5 of 11 million trained weights."""

REACH = 20
"""Paragraphs beyond which all distances are one."""

FIRST = 4
"""Headline and first paragraphs, each known as what it is."""

LONG = 40
"""Paragraphs of a long article: the unit in which a place is told, up to two of it (few articles were longer)."""

_ATTRIBUTION, _PARAGRAPH = 0, 1


class Layer(nn.Module):
    """One transformer layer, norms before; attention knows kinds and distances of what it looks from and at."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(INNER, 3 * INNER)
        self.mix = nn.Linear(INNER, INNER)
        self.up = nn.Linear(INNER, 2 * INNER)
        self.down = nn.Linear(2 * INNER, INNER)
        self.mix_norm, self.down_norm = nn.LayerNorm(INNER), nn.LayerNorm(INNER)
        self.near = nn.Parameter(torch.zeros(HEADS, 2 * 2 * (2 * REACH + 1)))
        self._drop = drop

    def forward(self, hidden: Tensor, between: Tensor, lots: Lots | None) -> Tensor:
        """`hidden`: (n, INNER); `between`: (n, n) number of kinds and distance of each pair."""
        rows = self.qkv(self.mix_norm(hidden)).view(-1, 3, HEADS, INNER // HEADS)
        query, key, value = (rows[:, k].transpose(0, 1) for k in range(3))
        weights = torch.softmax(query * (INNER // HEADS) ** -0.5 @ key.transpose(1, 2) + self.near[:, between], -1)
        mixed = (weights @ value).transpose(0, 1).reshape(-1, INNER)
        hidden = hidden + dropped(self.mix(mixed), self._drop, lots)
        inner = self.down(functional.gelu(self.up(self.down_norm(hidden))))
        summed: Tensor = hidden + dropped(inner, self._drop, lots)
        return summed


class ArticleHead(nn.Module):
    """Vectors of an article's attributions and paragraphs -> scores of relays and identities, an attribution each."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.parts = nn.Linear(ROLES * WIDTH, INNER)
        self.paragraphs = nn.Linear(WIDTH, INNER)
        self.kinds = nn.Embedding(2, INNER)
        self.first = nn.Embedding(FIRST, INNER)
        self.place = nn.Linear(1, INNER)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(INNER)
        self.relays = nn.Linear(INNER, len(RELAYS))
        self.identities = nn.Linear(INNER, len(IDENTITIES))
        self._drop = drop

    def forward(
        self, parts: Tensor, places: Tensor, paragraphs: Tensor, lots: Lots | None = None
    ) -> tuple[Tensor, Tensor]:
        """See `attribution.tagger.leaning.ArticleHead`. Dropout is for training alone: it needs `lots`."""
        said = dropped(self.parts(parts), self._drop, lots) + self.kinds.weight[_ATTRIBUTION]
        stood = dropped(self.paragraphs(paragraphs), self._drop, lots) + self.kinds.weight[_PARAGRAPH]
        own = torch.cumsum(torch.ones_like(paragraphs[:, 0]), 0).long() - 1
        at = torch.cat([places, own])
        kinds = torch.cat([torch.zeros_like(places) + _ATTRIBUTION, torch.zeros_like(own) + _PARAGRAPH])
        hidden = (
            torch.cat([said, stood])
            + self.first(at.clamp(max=FIRST - 1))
            + self.place(at[:, None].clamp(max=2 * LONG) / LONG)
        )
        away = (at[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        between = (kinds[:, None] * 2 + kinds[None]) * (2 * REACH + 1) + away
        for layer in self.layers:
            hidden = layer(hidden, between, lots)
        answers = self.norm(hidden[: places.shape[0]])  # `len` would be written into the graph as a number
        return self.relays(answers), self.identities(answers)
