"""Where the epochs of a training run lie, and how its networks are written and read again. Trains nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from provenance.training.article_head import ArticleHead
from provenance.training.encoder import Encoder
from provenance.training.loss import Networks

EPOCHS = "epochs"
"""Folder of the finished epochs inside a run's output folder."""


def file(folder: Path, epoch: int, branch: int = 1) -> Path:
    """The file of a finished epoch."""
    return folder / (f"epoch-{epoch}.pt" if branch == 1 else f"epoch-{epoch}-branch-{branch}.pt")


def save(path: Path, state: Mapping[str, Any]) -> None:
    """Written beside and renamed: an interrupted save leaves no half file."""
    beside = path.with_suffix(".part")
    torch.save(dict(state), beside)
    beside.replace(path)


def last(output: Path) -> Networks:
    """The networks of a run's last finished epoch. Raises FileNotFoundError where no epoch was finished."""
    epochs = sorted((output / EPOCHS).glob("epoch-*.pt"), key=lambda path: (len(path.name), path.name))
    if not epochs:
        raise FileNotFoundError(f"no finished epoch in {output / EPOCHS}: is it the output of a training run?")
    networks = Networks(Encoder(), ArticleHead())
    networks.load_state_dict(torch.load(epochs[-1], weights_only=True)["networks"])
    networks.eval()
    return networks
