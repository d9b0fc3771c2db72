"""Trains the careful reader's networks on PolNeAR, resumable by epoch. Exporting and calibrating are other files' work.

Recipe (measured on dev with this corpus): 3 epochs of articles in windows of whole paragraphs, directed BIO labels,
word and place embeddings frozen, linear warm-up and decay, light label smoothing. Two more epochs at a constant low
rate, their weights averaged (SWA), fitted the held-out articles worse.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from provenance.attribution.tagger.careful import WordPieces
from provenance.training import checkpoints
from provenance.training.article_head import ArticleHead
from provenance.training.encoder import Lots, base_folder, pretrained
from provenance.training.lessons import Lesson, Material, epoch
from provenance.training.loss import Networks, Weights, Whole, loss, whole
from provenance.training.polnear import Annotated

LATER_RATE = 1e-4
"""Rate at which trained networks learn on: less than half of the first one. Chosen, not measured."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on besides the corpus; written into the model's header."""

    seed: int = 1
    epochs: int = 3
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    decay: float = 0.02
    batch: int = 2
    """Articles: some ten windows."""
    warm_up: float = 0.06
    hold_out: int = 16
    """One article in so many is kept from training to calibrate on. The same ones whatever the seed, so that models of
    several seeds can be compared on articles that none of them knows."""
    weights: Weights = field(default_factory=Weights)
    bf16: bool = False
    """Matrix products in bfloat16: 1.5 to 1.8 times the pace where the processor has them, slow where it has not."""
    outside: float = 1.0
    """What "outside" loses in log probability when tags are read: of 0, 0.5, 1, 1.5, 2, 2.5 and 3 the best F1 on the
    held-out articles, by little more than its noise."""
    workers: int = 1
    """Threads that share each batch. The result depends on their number, as it does on the seed."""
    branches: int = 1
    """Runs of the last epoch whose weights are averaged. The shipped model has three (docs/model-card.md)."""


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
    start: Networks | None = None,
) -> Networks:
    """The trained networks. Each finished epoch is written to `folder`/epoch-N.pt; a new call goes on from the last.

    `start`: trained networks to begin with instead of the base model.

    The last epoch is run `settings.branches` times from the same state over other orders and variations of the
    articles, and the weights are averaged (Wortsman et al. 2022, model soups). The result depends on the material and
    the settings alone, interrupted or not (one torch version).
    Raises ValueError when the folder holds epochs of other settings.
    """
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces(base_folder() / "tokenizer.json")
    torch.manual_seed(0)
    run = _Run(start or Networks(pretrained(base_folder()), ArticleHead()), settings)

    def lessons(number: int, branch: int = 1) -> list[Lesson]:
        return epoch(material, pieces, settings.seed, number, branch)

    total = settings.epochs * -(-(len(material.lessons) + len(material.further)) // settings.batch)
    say(f"{len(material.lessons)} annotated articles, {len(material.further)} others, {total} steps")
    for number in range(1, settings.epochs):
        if not run.resume(checkpoints.file(folder, number)):
            run.epoch(lessons(number), number, total, say)
            run.save(checkpoints.file(folder, number))
    ends: list[dict[str, Tensor]] = []
    for branch in range(1, settings.branches + 1):
        if branch > 1 and settings.epochs > 1:
            run.resume(checkpoints.file(folder, settings.epochs - 1))
        if not run.resume(checkpoints.file(folder, settings.epochs, branch)):
            run.epoch(lessons(settings.epochs, branch), settings.epochs, total, say, branch)
            run.save(checkpoints.file(folder, settings.epochs, branch))
        ends.append({name: value.clone() for name, value in run.networks.state_dict().items()})
    run.networks.load_state_dict({name: sum(end[name] for end in ends) / len(ends) for name in ends[0]})
    run.networks.eval()
    return run.networks


class _Run:
    """The networks on their way through the epochs, with their optimizer and the number of steps taken."""

    def __init__(self, networks: Networks, settings: Settings) -> None:
        self.networks = networks
        self._settings = settings
        self._optimizer, self._rates = _optimizer(networks, settings)
        self._learning = [p for p in networks.parameters() if p.requires_grad]
        self._step = 0

    def resume(self, path: Path) -> bool:
        """Take over a saved state; False when there is none."""
        if not path.is_file():
            return False
        state = torch.load(path, weights_only=True)
        if state["settings"] != asdict(self._settings):
            raise ValueError(f"{path} was trained with other settings: {state['settings']}")
        self.networks.load_state_dict(state["networks"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._step = state["step"]
        return True

    def save(self, path: Path) -> None:
        """Write the state, for `resume` to take over."""
        state = {
            "step": self._step,
            "networks": self.networks.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "settings": asdict(self._settings),
        }
        checkpoints.save(path, state)

    def epoch(
        self, lessons: Sequence[Lesson], number: int, total: int, say: Callable[[str], None], branch: int = 1
    ) -> None:
        """Learn from every lesson once, on a schedule of `total` steps."""
        settings = self._settings
        lots = [Lots(f"{settings.seed}:{number}:{branch}:{worker}") for worker in range(settings.workers)]
        self.networks.train()
        started, seen, recent = time.monotonic(), 0, 0.0
        with ThreadPoolExecutor(settings.workers) as pool:
            for count, at in enumerate(range(0, len(lessons), settings.batch), 1):
                batch = lessons[at : at + settings.batch]
                factor = _factor(self._step, total, settings.warm_up)
                for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
                    group["lr"] = rate * factor
                # the longest first, dealt out by turns: the workers' shares are about equally long
                dealt = sorted(batch, key=lambda lesson: -len(lesson.heads))
                shares = [dealt[k :: settings.workers] for k in range(settings.workers)]
                found = list(pool.map(self._gradients, shares, [whole(batch)] * settings.workers, lots))
                for k, parameter in enumerate(self._learning):
                    parts = [gradients[k] for gradients, _ in found if gradients is not None]
                    parameter.grad = torch.stack(parts).sum(0) if len(parts) > 1 else parts[0]
                nn.utils.clip_grad_norm_(self._learning, 1.0)
                self._optimizer.step()
                self._step += 1
                seen += sum(len(window.ids) for lesson in batch for window in lesson.windows)
                now = sum(one for _, one in found)
                recent = now if count == 1 else 0.97 * recent + 0.03 * now
                if count % 25 == 0:
                    pace = seen / (time.monotonic() - started)
                    say(f"epoch {number}.{branch} step {self._step}/{total} loss {recent:.4f} {pace:.0f} pieces/s")

    def _gradients(self, share: Sequence[Lesson], batch: Whole, lots: Lots) -> tuple[tuple[Tensor, ...] | None, float]:
        """Gradients and loss of one worker's share of a batch; None for an empty share."""
        if not share:
            return None, 0.0
        settings = self._settings
        total = torch.zeros(())
        for lesson in share:
            total = total + loss(self.networks, lesson, settings.weights, batch, settings.bf16, lots)
        found = torch.autograd.grad(total, self._learning, materialize_grads=True)
        return found, total.item()


def _factor(step: int, total: int, warm_up: float) -> float:
    """Linear warm-up, then linear decay to nothing."""
    ramp = warm_up * total
    return min(1.0, (step + 1) / ramp) * max(0.0, 1 - max(0.0, step - ramp) / (total - ramp))


_NEW = ("head.", "encoder.head", "encoder.shapes", "encoder.quotes")
"""Beginnings of the names of weights that no base model brought."""


def _optimizer(networks: Networks, settings: Settings) -> tuple[torch.optim.Optimizer, list[float]]:
    """AdamW: new parts learn faster, biases and norms do not decay."""
    new, matrices, vectors = list[nn.Parameter](), list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in networks.named_parameters():
        if parameter.requires_grad:
            group = new if name.startswith(_NEW) else matrices if parameter.ndim > 1 else vectors
            group.append(parameter)
    groups = [
        {"params": matrices, "lr": settings.rate, "weight_decay": settings.decay},
        {"params": vectors, "lr": settings.rate, "weight_decay": 0.0},
        {"params": new, "lr": settings.head_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    return optimizer, [settings.rate, settings.rate, settings.head_rate]
