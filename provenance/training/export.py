"""Writes a trained encoder as an int8 ONNX graph and checks that it says what torch says. Trains nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from provenance.training.encoder import Encoder

OUTPUTS = ("scores", "relays", "identities")

OPSET = 17
"""The first with LayerNormalization; onnxruntime 1.17 and later read it."""


class _Window(nn.Module):
    """One window in, log probabilities of tags and scores of the other heads out; places are counted in the graph."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[0])
        tags, relays, identities = self.encoder(ids, places, shapes, quotes)
        return torch.log_softmax(tags, -1), relays, identities


def export(encoder: Encoder, path: Path) -> None:
    """Write `path` (int8 weights, a scale per output channel; about 22 MiB). Inputs ids, shapes, quotes: (pieces,).

    Activations get one scale a window when it is read. Windows are therefore read one by one: a result must not
    depend on what else was read.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    encoder.eval()
    example = tuple(torch.ones(12, dtype=torch.long) for _ in range(3))
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Window(encoder),
            example,
            str(plain),
            input_names=["ids", "shapes", "quotes"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "pieces"} for name in ("ids", "shapes", "quotes", *OUTPUTS)},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True
        )
