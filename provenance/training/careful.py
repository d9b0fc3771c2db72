"""Trains the careful reader's encoder on PolNeAR, resumable by epoch. Exporting and calibrating are other files' work.

Recipe (measured on dev with this corpus): 3 epochs of windows of whole paragraphs, directed BIO labels, word and place
embeddings frozen, linear warm-up and decay, light label smoothing. 45 to 75 minutes on one core in float32, 3 GB. Two
more epochs at a constant low rate with their weights averaged (SWA), and a share of the encoder's own answers among the
targets, fitted the held-out articles worse.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.attribution.tagger.careful import WordPieces
from provenance.attribution.tagger.pieces import WINDOW, Window, paragraph, windows
from provenance.training.augment import Lines, vary
from provenance.training.encoder import Encoder, base_folder, pretrained
from provenance.training.polnear import Annotated
from provenance.training.tagging import encode

IGNORED = -100
"""Label of pieces that count for nothing: all but the first of each word."""

SMALLEST_FIRST_WINDOW = 96
"""The first window of an article is 96 to 256 pieces long, by lot, so that paragraphs change neighbours by epoch."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on besides the corpus; written into the model's header."""

    seed: int = 1
    epochs: int = 3
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    decay: float = 0.02
    batch: int = 6
    warm_up: float = 0.06
    smoothing: float = 0.02
    hold_out: int = 16
    """One article in so many is kept from training to calibrate on. The same ones whatever the seed, so that models of
    several seeds can be compared on articles that none of them knows."""
    bf16: bool = False
    """Matrix products in bfloat16: 1.5 to 1.8 times the pace where the processor has them, slow where it has not. The
    shipped model was trained in float32."""
    outside: float = 1.5
    """What "outside" loses in log probability when tags are read. On the held-out articles F1 is the same within its
    noise from 0 to 2; at 1.5 recall and precision are near each other, and most indirect speech is found."""
    threads: int = 1
    branches: int = 1
    """Runs of the last epoch whose weights are averaged. The shipped model has one; more were not measured."""


Batch = list[tuple[Window, list[int]]]
"""Windows with a label for each of their pieces."""


def held_out(articles: Sequence[Annotated], settings: Settings) -> list[Annotated]:
    """The articles, sorted by name, that the run does not train on."""
    return [
        article
        for k, article in enumerate(articles)
        if settings.hold_out and k % settings.hold_out == 1 % settings.hold_out
    ]


def train(
    articles: Sequence[Annotated],
    folder: Path,
    settings: Settings = Settings(),
    say: Callable[[str], None] = print,
) -> Encoder:
    """The trained encoder. Each finished epoch is written to `folder`/epoch-N.pt; a new call goes on from the last.

    The last epoch is run `settings.branches` times from the same state over other orders and variations of the
    articles, and the weights are averaged (Wortsman et al. 2022, model soups). The result depends on the articles and
    the settings alone, interrupted or not (one torch version, one thread).
    Raises ValueError when the folder holds epochs of other settings.
    """
    torch.set_num_threads(settings.threads)
    folder.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces(base_folder() / "tokenizer.json")
    kept_out = {article.stem for article in held_out(articles, settings)}
    lessons = [article for article in articles if article.stem not in kept_out and article.by_annotator]
    torch.manual_seed(0)
    run = _Run(pretrained(base_folder()), settings)
    # epochs differ by a few windows: the schedule is laid out on the first one's length
    total = settings.epochs * len(_epoch(lessons, pieces, settings, 1))
    say(f"{len(lessons)} articles, {total} steps in {settings.epochs} epochs")
    for epoch in range(1, settings.epochs):
        if not run.resume(_file(folder, epoch)):
            run.epoch(_epoch(lessons, pieces, settings, epoch), epoch, total, say)
            run.save(_file(folder, epoch))
    ends: list[dict[str, Tensor]] = []
    for branch in range(1, settings.branches + 1):
        if branch > 1 and settings.epochs > 1:
            run.resume(_file(folder, settings.epochs - 1))
        if not run.resume(_file(folder, settings.epochs, branch)):
            batches = _epoch(lessons, pieces, settings, settings.epochs, branch)
            run.epoch(batches, settings.epochs, total, say, branch)
            run.save(_file(folder, settings.epochs, branch))
        ends.append({name: value.clone() for name, value in run.encoder.state_dict().items()})
    run.encoder.load_state_dict({name: sum(end[name] for end in ends) / len(ends) for name in ends[0]})
    return run.encoder.eval()


def _file(folder: Path, epoch: int, branch: int = 1) -> Path:
    return folder / (f"epoch-{epoch}.pt" if branch == 1 else f"epoch-{epoch}-branch-{branch}.pt")


class _Run:
    """An encoder on its way through the epochs, with its optimizer and the number of steps taken."""

    def __init__(self, encoder: Encoder, settings: Settings) -> None:
        self.encoder = encoder
        self._settings = settings
        self._optimizer, self._rates = _optimizer(encoder, settings)
        self._step = 0

    def resume(self, path: Path) -> bool:
        """Take over a saved state; False when there is none."""
        if not path.is_file():
            return False
        state = torch.load(path, weights_only=True)
        if state["settings"] != asdict(self._settings):
            raise ValueError(f"{path} was trained with other settings: {state['settings']}")
        self.encoder.load_state_dict(state["encoder"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._step = state["step"]
        return True

    def save(self, path: Path) -> None:
        """Written beside and renamed: an interrupted save leaves no half file."""
        state = {
            "step": self._step,
            "encoder": self.encoder.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "settings": asdict(self._settings),
        }
        beside = path.with_suffix(".part")
        torch.save(state, beside)
        beside.replace(path)

    def epoch(
        self, batches: Sequence[Batch], epoch: int, total: int, say: Callable[[str], None], branch: int = 1
    ) -> None:
        """Learn from every batch once, on a schedule of `total` steps."""
        torch.manual_seed(1000 * self._settings.seed + epoch + 100 * (branch - 1))
        self.encoder.train()
        started, seen, recent = time.monotonic(), 0, 0.0
        for number, batch in enumerate(batches, 1):
            factor = _factor(self._step, total, self._settings.warm_up)
            for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
                group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16, enabled=self._settings.bf16):
                loss = _loss(self.encoder, batch, self._settings.smoothing)
            self._optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([p for group in self._optimizer.param_groups for p in group["params"]], 1.0)
            self._optimizer.step()
            self._step += 1
            seen += sum(len(window.ids) for window, _ in batch)
            recent = loss.item() if number == 1 else 0.97 * recent + 0.03 * loss.item()
            if number % 25 == 0:
                pace = seen / (time.monotonic() - started)
                say(f"epoch {epoch}.{branch} step {self._step}/{total} loss {recent:.4f} {pace:.0f} pieces/s")


def lines(article: Annotated, annotator: str) -> Lines:
    """An article as one annotator tagged it."""
    words, gaps, gold = article.words, article.gaps(), article.by_annotator[annotator]
    return Lines(
        [list(words[first:end]) for first, end in article.paragraphs],
        [list(gaps[first:end]) for first, end in article.paragraphs],
        [encode(part, gold) for part in article.paragraphs],
    )


def _epoch(
    lessons: Sequence[Annotated], pieces: WordPieces, settings: Settings, epoch: int, branch: int = 1
) -> list[Batch]:
    """The batches of an epoch: articles varied, annotators taking turns, windows shuffled. A function of the seed."""
    lot = f"{settings.seed}:{epoch}" if branch == 1 else f"{settings.seed}:{epoch}:{branch}"
    batch: Batch = []
    for article in lessons:
        random = Random(f"{lot}:{article.stem}")
        annotators = sorted(article.by_annotator)
        turn = (sum(map(ord, article.stem)) + settings.seed + epoch + branch - 1) % len(annotators)
        varied = vary(lines(article, annotators[turn]), random)
        rows = [paragraph(words, gaps, pieces.of) for words, gaps in zip(varied.words, varied.gaps, strict=True)]
        for window in windows(rows, pieces.cls, pieces.sep, random.randint(SMALLEST_FIRST_WINDOW, WINDOW)):
            labels = [IGNORED] * len(window.ids)
            for part in window.parts:
                heads = rows[part.paragraph].heads
                for word in range(part.first, part.end):
                    labels[heads[word] + part.offset] = varied.labels[part.paragraph][word]
            batch.append((window, labels))
    Random(lot).shuffle(batch)
    return [batch[k : k + settings.batch] for k in range(0, len(batch), settings.batch)]


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


def _loss(encoder: Encoder, batch: Batch, smoothing: float) -> Tensor:
    labels = torch.tensor([label for _, row in batch for label in row])
    logits = encoder(*tensors([window for window, _ in batch]))
    return functional.cross_entropy(logits, labels, ignore_index=IGNORED, label_smoothing=smoothing)


def _factor(step: int, total: int, warm_up: float) -> float:
    """Linear warm-up, then linear decay to nothing."""
    ramp = warm_up * total
    return min(1.0, (step + 1) / ramp) * max(0.0, 1 - max(0.0, step - ramp) / (total - ramp))


def _optimizer(encoder: Encoder, settings: Settings) -> tuple[torch.optim.Optimizer, list[float]]:
    """AdamW: new parts learn faster, biases and norms do not decay."""
    new, matrices, vectors = list[nn.Parameter](), list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in encoder.named_parameters():
        if parameter.requires_grad:
            group = (
                new if name.startswith(("head", "shapes", "quotes")) else matrices if parameter.ndim > 1 else vectors
            )
            group.append(parameter)
    groups = [
        {"params": matrices, "lr": settings.rate, "weight_decay": settings.decay},
        {"params": vectors, "lr": settings.rate, "weight_decay": 0.0},
        {"params": new, "lr": settings.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    return optimizer, [settings.rate, settings.rate, settings.head_rate]
