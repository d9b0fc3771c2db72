"""`provenance train` and `provenance evaluate`: models made from a corpus, readers measured on one. Learns nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from provenance import inputs
from provenance.attribution import reader_for
from provenance.attribution.tagger.modelfiles import ModelError
from provenance.cli import output, ready
from provenance.cli.exits import USAGE, Stop, tell


def train_attribution(
    corpus: Path, *, reader: Literal["careful", "quick"], folder: Path, seed: int, epochs: int, bf16: bool,
    workers: int, branches: int, start: Path | None, all_labels: bool, teachers: tuple[Path, ...],
    unlabelled: tuple[Path, ...],
) -> None:  # fmt: skip
    """Trains a reader; prints where its header lies. Ends with 2 without a corpus or the extra `train`."""
    from provenance.training.attribution import Further
    from provenance.training.attribution import train_attribution as train

    further = Further(start, teachers, inputs.articles(unlabelled), all_labels=all_labels)
    try:
        header = train(
            corpus, reader, folder, ready.rules(()), say=tell, seed=seed, epochs=epochs, bf16=bf16, workers=workers,
            branches=branches, further=further,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise Stop(USAGE, str(error)) from None
    except ModuleNotFoundError as error:
        raise Stop(USAGE, f"{error}; pip install 'provenance-scorer[train]'") from None
    output.write([f"{header}\n"], None)


def evaluate_attribution(
    corpus: Path, *, model: str, minimum: float | None, rules_folders: tuple[Path, ...], errors: int
) -> None:
    """Prints how well a reader does on an annotated corpus. Ends with 2 without one, or without the model."""
    from provenance.training.evaluate import evaluate, lines

    rules = ready.rules(rules_folders)
    try:
        result = evaluate(corpus, reader_for(model, rules, minimum), rules, errors)
    except (FileNotFoundError, ModelError) as error:
        raise Stop(USAGE, str(error)) from None
    output.write((line + "\n" for line in lines(result)), None)
