"""Trains the careful reader's encoder on PolNeAR, resumable by epoch. Exporting and calibrating are other files' work.

Recipe (measured on dev with this corpus): 3 epochs of windows of whole paragraphs, directed BIO labels, word and place
embeddings frozen, linear warm-up and decay, light label smoothing. Two more epochs at a constant low rate with their
weights averaged (SWA) fitted the held-out articles worse.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.attribution.tagger.careful import WordPieces
from provenance.attribution.tagger.leaning import IDENTITY_ROLES, RELAY_ROLES
from provenance.attribution.tagger.pieces import Window
from provenance.training.encoder import Encoder, Lots, base_folder, pretrained
from provenance.training.lessons import IGNORED, Lesson, Material, epoch
from provenance.training.polnear import Annotated


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
    trust: float = 0.5
    """Share of other encoders' answers, where there are any, in what an annotated word's tag should be. Chosen, not
    measured: half and half."""
    relays: float = 0.15
    """Weight of the relays' loss beside the tags'. Chosen so that its gradient is about as large, not measured."""
    identities: float = 0.09
    """Weight of the identities' loss: an easier question."""
    bf16: bool = False
    """Matrix products in bfloat16: 1.5 to 1.8 times the pace where the processor has them, slow where it has not."""
    outside: float = 1.0
    """What "outside" loses in log probability when tags are read: of 0, 0.5, 1, 1.5, 2, 2.5 and 3 the best F1 on the
    held-out articles, by little more than its noise."""
    workers: int = 1
    """Threads that share each batch. The result depends on their number, as it does on the seed."""
    branches: int = 1
    """Runs of the last epoch whose weights are averaged. The shipped model has one; more were not measured."""


def held_out(articles: Sequence[Annotated], settings: Settings) -> list[Annotated]:
    """The articles, sorted by name, that the run does not train on."""
    return [
        article
        for k, article in enumerate(articles)
        if settings.hold_out and k % settings.hold_out == 1 % settings.hold_out
    ]


def train(
    material: Material,
    folder: Path,
    settings: Settings = Settings(),
    say: Callable[[str], None] = print,
) -> Encoder:
    """The trained encoder. Each finished epoch is written to `folder`/epoch-N.pt; a new call goes on from the last.

    The last epoch is run `settings.branches` times from the same state over other orders and variations of the
    articles, and the weights are averaged (Wortsman et al. 2022, model soups). The result depends on the material and
    the settings alone, interrupted or not (one torch version).
    Raises ValueError when the folder holds epochs of other settings.
    """
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces(base_folder() / "tokenizer.json")
    torch.manual_seed(0)
    run = _Run(pretrained(base_folder()), settings)

    def lessons(number: int, branch: int = 1) -> list[Lesson]:
        return epoch(material, pieces, settings.seed, number, branch)

    # epochs differ by a few windows: the schedule is laid out on the first one's length
    total = settings.epochs * -(-len(lessons(1)) // settings.batch)
    say(f"{len(material.lessons)} annotated articles, {len(material.further)} others, {total} steps")
    for number in range(1, settings.epochs):
        if not run.resume(_file(folder, number)):
            run.epoch(lessons(number), number, total, say)
            run.save(_file(folder, number))
    ends: list[dict[str, Tensor]] = []
    for branch in range(1, settings.branches + 1):
        if branch > 1 and settings.epochs > 1:
            run.resume(_file(folder, settings.epochs - 1))
        if not run.resume(_file(folder, settings.epochs, branch)):
            run.epoch(lessons(settings.epochs, branch), settings.epochs, total, say, branch)
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
        self._learning = [p for p in encoder.parameters() if p.requires_grad]
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
        self, lessons: Sequence[Lesson], number: int, total: int, say: Callable[[str], None], branch: int = 1
    ) -> None:
        """Learn from every lesson once, on a schedule of `total` steps."""
        settings = self._settings
        lots = [Lots(f"{settings.seed}:{number}:{branch}:{worker}") for worker in range(settings.workers)]
        self.encoder.train()
        started, seen, recent = time.monotonic(), 0, 0.0
        with ThreadPoolExecutor(settings.workers) as pool:
            for count, at in enumerate(range(0, len(lessons), settings.batch), 1):
                batch = lessons[at : at + settings.batch]
                factor = _factor(self._step, total, settings.warm_up)
                for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
                    group["lr"] = rate * factor
                # the longest first, dealt out by turns: the workers' shares are about equally long
                dealt = sorted(batch, key=lambda lesson: -len(lesson.window.ids))
                shares = [dealt[k :: settings.workers] for k in range(settings.workers)]
                words = sum(len(lesson.heads) for lesson in batch)
                found = list(pool.map(self._gradients, shares, [words] * settings.workers, lots))
                for k, parameter in enumerate(self._learning):
                    parts = [gradients[k] for gradients, _ in found if gradients is not None]
                    parameter.grad = torch.stack(parts).sum(0) if len(parts) > 1 else parts[0]
                nn.utils.clip_grad_norm_(self._learning, 1.0)
                self._optimizer.step()
                self._step += 1
                seen += sum(len(lesson.window.ids) for lesson in batch)
                loss = sum(one for _, one in found)
                recent = loss if count == 1 else 0.97 * recent + 0.03 * loss
                if count % 25 == 0:
                    pace = seen / (time.monotonic() - started)
                    say(f"epoch {number}.{branch} step {self._step}/{total} loss {recent:.4f} {pace:.0f} pieces/s")

    def _gradients(self, share: Sequence[Lesson], words: int, lots: Lots) -> tuple[tuple[Tensor, ...] | None, float]:
        """Gradients and loss of one worker's share of a batch of so many words; None for an empty share."""
        if not share:
            return None, 0.0
        with torch.autocast("cpu", torch.bfloat16, enabled=self._settings.bf16):
            part = sum(len(lesson.heads) for lesson in share) / words
            loss = _loss(self.encoder, share, self._settings, lots) * part
        found = torch.autograd.grad(loss, self._learning, materialize_grads=True)
        return found, loss.item()


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


def _loss(encoder: Encoder, batch: Sequence[Lesson], settings: Settings, lots: Lots) -> Tensor:
    """Mean loss a word of the tags, and of the labelled attributions' relays and identities, weighted."""
    tags, relays, identities = encoder(*tensors([lesson.window for lesson in batch]), lots)
    starts = np.cumsum([0, *(len(lesson.window.ids) for lesson in batch)]).tolist()
    loss = _of_tags(tags.float(), batch, starts, settings)
    told = [(one, start) for lesson, start in zip(batch, starts, strict=False) for one in lesson.travelled]
    for scores, roles, right, weight in (
        (relays, RELAY_ROLES, [one.relay for one, _ in told], settings.relays),
        (identities, IDENTITY_ROLES, [one.identity for one, _ in told], settings.identities),
    ):
        if told and weight:
            places = [[[at + start for at in one.roles[role]] for role in range(roles)] for one, start in told]
            summed = summed_up(scores.float(), places)
            loss = loss + weight * functional.cross_entropy(
                summed, torch.tensor(right), label_smoothing=settings.smoothing
            )
    return loss


def _of_tags(tags: Tensor, batch: Sequence[Lesson], starts: Sequence[int], settings: Settings) -> Tensor:
    """Annotated tags, other encoders' answers, or a mixture of both: mean cross entropy a word."""
    right = torch.tensor([tag for lesson in batch for tag in lesson.tags])
    share = torch.ones(len(right))
    loss = torch.zeros(())
    answered = [(lesson, start) for lesson, start in zip(batch, starts, strict=False) if lesson.answers is not None]
    if answered:
        at = torch.tensor([head + start for lesson, start in answered for head in lesson.heads])
        answers = torch.tensor(np.concatenate([lesson.answers for lesson, _ in answered]).astype(np.float32))  # type: ignore[misc]
        trust = torch.where(right[at] == IGNORED, 1.0, settings.trust)
        loss = loss - (trust * (answers * functional.log_softmax(tags[at], -1)).sum(-1)).sum()
        share[at] = 1 - trust
    told = right != IGNORED
    if told.any():
        single = functional.cross_entropy(tags[told], right[told], label_smoothing=settings.smoothing, reduction="none")
        loss = loss + (single * share[told]).sum()
    return loss / sum(len(lesson.heads) for lesson in batch)


def summed_up(scores: Tensor, places: Sequence[Sequence[Sequence[int]]]) -> Tensor:
    """Scores of attributions from those of pieces: means over each role's places, added up (`tagger.leaning`).

    `scores`: (pieces, roles x answers); `places`: attributions x roles x places. Returns (attributions, answers).
    """
    roles = len(places[0])
    at = [place for one in places for role in one for place in role]
    row = [k * roles + r for k, one in enumerate(places) for r, role in enumerate(one) for _ in role]
    total = torch.zeros(len(places) * roles, scores.shape[1]).index_add(0, torch.tensor(row), scores[torch.tensor(at)])
    count = torch.tensor([max(1, len(role)) for one in places for role in one])
    mean = (total / count[:, None]).view(len(places), roles, roles, -1)
    return sum((mean[:, role, role] for role in range(1, roles)), mean[:, 0, 0])


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
                new
                if name.startswith(("head", "shapes", "quotes", "relays", "identities"))
                else matrices
                if parameter.ndim > 1
                else vectors
            )
            group.append(parameter)
    groups = [
        {"params": matrices, "lr": settings.rate, "weight_decay": settings.decay},
        {"params": vectors, "lr": settings.rate, "weight_decay": 0.0},
        {"params": new, "lr": settings.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    return optimizer, [settings.rate, settings.rate, settings.head_rate]
