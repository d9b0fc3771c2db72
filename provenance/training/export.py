"""Writes trained networks as ONNX graphs, the encoder's in int8. Trains nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from provenance.attribution.tagger.leaning import ROLES
from provenance.training.article_head import ArticleHead
from provenance.training.encoder import WIDTH, Encoder

OPSET = 17
"""The first with LayerNormalization; onnxruntime 1.17 and later read it."""


class _Window(nn.Module):
    """One window in, log probabilities of tags and vectors out; places are counted in the graph."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[0])
        tags, vectors = self.encoder(ids, places, shapes, quotes)
        return torch.log_softmax(tags, -1), vectors


def export(encoder: Encoder, path: Path) -> None:
    """Write `path` (int8 weights, a scale per output channel; about 22 MiB). Inputs ids, shapes, quotes: (pieces,).

    Activations get one scale a window when it is read. Windows are therefore read one by one: a result must not
    depend on what else was read.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    inputs, outputs = ("ids", "shapes", "quotes"), ("scores", "vectors")
    example = tuple(torch.ones(12, dtype=torch.long) for _ in inputs)
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write(_Window(encoder.eval()), example, plain, inputs, outputs, dict.fromkeys((*inputs, *outputs), "pieces"))
        quantize_dynamic(
            plain, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True
        )


def export_head(head: ArticleHead, path: Path) -> None:
    """Write `path` (plain weights, about 2 MiB): inputs and outputs of `attribution.tagger.leaning.ArticleHead`."""
    inputs, outputs = ("parts", "places", "paragraphs"), ("relays", "identities")
    example = torch.ones(5, ROLES * WIDTH), torch.arange(5), torch.ones(7, WIDTH)
    many = dict.fromkeys(("parts", "places", *outputs), "attributions") | {"paragraphs": "paragraphs"}
    _write(head.eval(), example, path, inputs, outputs, many)


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, inputs: Sequence[str], outputs: Sequence[str],
    many: Mapping[str, str],
) -> None:  # fmt: skip
    """`many`: what the first axis of each input and output counts."""
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: {0: counted} for name, counted in many.items()},
        opset_version=OPSET,
        dynamo=False,
    )
