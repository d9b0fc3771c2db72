"""How far the careful reader is from what a lesson knows: tags, other encoders' answers, labels. Takes no steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.attribution.tagger.leaning import ROLES
from provenance.attribution.tagger.pieces import Window
from provenance.training.article_head import ArticleHead
from provenance.training.encoder import Encoder, Lots
from provenance.training.lessons import Lesson


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much in the loss."""

    trust: float = 0.5
    """Share of other encoders' answers, where there are any, in what an annotated word's tag should be. Chosen, not
    measured: half and half."""
    relays: float = 0.3
    """Weight of the relays' loss beside the tags'. Chosen so that its gradient is about as large, not measured."""
    identities: float = 0.12
    """Weight of the identities' loss: an easier question."""
    smoothing: float = 0.02
    """Label smoothing of tags."""
    label_smoothing: float = 0.05
    """That of relays and identities, whose labels are less sure."""


class Networks(nn.Module):
    """The two networks of the careful reader, trained together."""

    def __init__(self, encoder: Encoder, head: ArticleHead) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = head


@dataclass(frozen=True, slots=True)
class Whole:
    """What a batch has of what its losses are means over: words, and labelled attributions."""

    words: int
    labels: int


def whole(batch: Sequence[Lesson]) -> Whole:
    return Whole(sum(len(one.heads) for one in batch), sum(len(one.travelled) for one in batch))


def tensors(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, list[int]]:
    """The encoder's input: pieces, places, shapes and quote states of windows laid end to end, and their lengths."""
    lengths = [len(window.ids) for window in batch]
    return (
        torch.tensor([i for window in batch for i in window.ids]),
        torch.cat([torch.arange(length) for length in lengths]),
        torch.tensor([i for window in batch for i in window.shapes]),
        torch.tensor([i for window in batch for i in window.quotes]),
        lengths,
    )


def loss(networks: Networks, lesson: Lesson, weights: Weights, batch: Whole, bf16: bool, lots: Lots | None) -> Tensor:
    """The lesson's share of its batch's loss: means a word of the tags', and a labelled attribution of the labels'."""
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        tags, vectors = networks.encoder(*tensors(lesson.windows), lots)
    heads = torch.tensor(lesson.heads)
    total = of_tags(tags[heads].float(), lesson, weights) / batch.words
    if lesson.travelled:
        relays, identities = networks.head(*_seen(vectors[heads].float(), lesson), lots)
        for scores, right, weight in (
            (relays, [one.relay for one in lesson.travelled], weights.relays),
            (identities, [one.identity for one in lesson.travelled], weights.identities),
        ):
            total = total + weight / batch.labels * functional.cross_entropy(
                scores, torch.tensor(right), label_smoothing=weights.label_smoothing, reduction="sum"
            )
    return total


def of_tags(tags: Tensor, lesson: Lesson, weights: Weights) -> Tensor:
    """Cross entropy with annotated tags, other encoders' answers, or a mixture of both; summed over words."""
    share = 1.0 if lesson.answers is None else weights.trust if lesson.tags else 0.0
    total = torch.zeros(())
    if lesson.answers is not None:
        answers = torch.tensor(lesson.answers.astype(np.float32))
        total = total - (1 - share) * (answers * functional.log_softmax(tags, -1)).sum()
    if lesson.tags:
        right = torch.tensor(lesson.tags)
        total = total + share * functional.cross_entropy(
            tags, right, label_smoothing=weights.smoothing, reduction="sum"
        )
    return total


def _seen(vectors: Tensor, lesson: Lesson) -> tuple[Tensor, Tensor, Tensor]:
    """What the head reads of an article: see `attribution.tagger.leaning.ArticleHead`."""
    parts = means(vectors, [role for one in lesson.travelled for role in one.roles])
    places = torch.tensor([one.paragraph for one in lesson.travelled])
    paragraphs = means(vectors, [range(first, end) for first, end in lesson.paragraphs])
    return parts.view(-1, ROLES * vectors.shape[1]), places, paragraphs


def means(vectors: Tensor, groups: Sequence[Sequence[int]]) -> Tensor:
    """Mean vector of each group of words (groups, width); 0 for an empty one."""
    at = torch.tensor([word for group in groups for word in group], dtype=torch.long)
    row = torch.tensor([k for k, group in enumerate(groups) for _ in group], dtype=torch.long)
    total = torch.zeros(len(groups), vectors.shape[1]).index_add(0, row, vectors[at])
    return total / torch.tensor([max(1, len(group)) for group in groups])[:, None]
