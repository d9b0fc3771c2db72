"""`provenance train attribution`: from a corpus to a model folder that `--model` can read. Calls, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from provenance.attribution.tagger.judge import Judge
from provenance.attribution.tagger.labels import Scores, eager_steps
from provenance.ruleset import Rules
from provenance.training.calibrate import cases, fit
from provenance.training.evaluate import corpus_folder
from provenance.training.polnear import Annotated, as_read, digest, read
from provenance.values import Article

if TYPE_CHECKING:
    from provenance.training import careful
    from provenance.training.lessons import Material

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Further:
    """What the careful reader may learn from besides the corpus: encoders trained before.

    `start`: output folder of a run to begin with instead of the base model; `teachers`: output folders of runs that
    answer; `articles`: which nobody annotated, of which up to `number` are answered too; `all_labels`: learn those that
    the judges learn from as well, who must have learned before.
    """

    start: Path | None = None
    teachers: tuple[Path, ...] = ()
    articles: Iterable[Article] = ()
    number: int = 800
    all_labels: bool = False


def train_attribution(
    corpus: Path,
    reader: Literal["careful", "quick"],
    output: Path,
    rules: Rules,
    say: Say = print,
    seed: int = 1,
    epochs: int = 3,
    bf16: bool = False,
    workers: int = 1,
    branches: int = 1,
    further: Further = Further(),
) -> Path:
    """Train a reader on CORPUS (or its train part) and write it to `output`; returns the header's path.

    The careful reader's finished epochs stay in `output`/epochs: a second call goes on where the first stopped. It
    learns relays and identities from the labels that lie beside this module, as far as they are of CORPUS.
    Raises FileNotFoundError when CORPUS is none or a teacher is missing, ModuleNotFoundError without the extra `train`.
    """
    folder = corpus_folder(corpus, "train")
    articles = [article for article in read(folder) if article.by_annotator]
    say(f"{len(articles)} annotated articles in {folder}")
    if reader == "careful":
        settings = {"seed": seed, "epochs": epochs, "bf16": bf16, "workers": workers, "branches": branches}
        return _careful(articles, digest(folder), output, rules, say, settings, further)
    return _quick(articles, digest(folder), output, rules, say, seed)


def _careful(
    articles: Sequence[Annotated], corpus: str, output: Path, rules: Rules, say: Say, chosen: Mapping[str, Any],
    further: Further,
) -> Path:  # fmt: skip
    from provenance.attribution.tagger.careful import OpenedEncoder
    from provenance.training import careful, checkpoints, publish

    settings = replace(careful.Settings(), **chosen)
    if further.start is not None:
        settings = replace(settings, rate=careful.LATER_RATE)
    material = _material(articles, settings, rules, say, further)
    start = None if further.start is None else checkpoints.last(further.start)
    networks = careful.train(material, output / checkpoints.EPOCHS, settings, say, start)
    weights = publish.publish_careful(networks, output)
    say("reading the articles that were held out")
    kept = careful.held_out(articles, settings)
    read_by = OpenedEncoder(output)
    documents = [as_read(article)[0] for article in kept]
    steps = eager_steps(settings.outside)
    judge = judged(kept, [read_by(one).tags for one in documents], rules, steps)
    libraries = ("torch", "onnx", "onnxruntime", "tokenizers", "numpy", "faker")
    known = publish.known_cues(articles)
    stated = asdict(settings) | {
        "started from a run": start is not None,
        "all labels": further.all_labels,
        "teachers": len(further.teachers),
        "further articles": len(material.further),
    }
    return publish.write_header(
        weights, "careful", judge, known, stated, corpus, rules.hash, libraries, settings.outside
    )


def _material(
    articles: Sequence[Annotated], settings: careful.Settings, rules: Rules, say: Say, further: Further
) -> Material:
    """What the encoder learns from: no article that is held out, and most often no label that judges are to learn."""
    from provenance.training.careful import held_out
    from provenance.training.labelled import SHIPPED, for_judges, read_labels
    from provenance.training.lessons import Material

    kept_out = {article.stem for article in held_out(articles, settings)}
    lessons = tuple(article for article in articles if article.stem not in kept_out)
    theirs = frozenset() if further.all_labels else for_judges([article.stem for article in articles])
    labels = {stem: found for stem, found in read_labels(SHIPPED).items() if stem not in theirs}
    if not further.teachers:
        return Material(lessons, labels, {})
    from provenance.training.teachers import Teachers

    teachers = Teachers(further.teachers, settings.bf16)
    answers = teachers.of_annotated(lessons, say)
    others = teachers.of_further(further.articles, further.number, rules, say)
    return Material(lessons, labels, answers, others)


def _quick(articles: Sequence[Annotated], corpus: str, output: Path, rules: Rules, say: Say, seed: int) -> Path:
    from provenance.training import publish, quick

    settings = replace(quick.Settings(), seed=seed)
    trained = quick.train(articles, settings, say)
    weights = publish.publish_quick(trained, output)
    say("fitting confidences on the five folds")
    known = [article for article in articles if article.stem in trained.unseen]
    judge = judged(known, [trained.unseen[article.stem] for article in known], rules, trained.steps)
    cues = publish.known_cues(articles)
    libraries = ("scikit-learn", "numpy", "scipy", "faker")
    return publish.write_header(weights, "quick", judge, cues, asdict(settings), corpus, rules.hash, libraries)


def judged(articles: Sequence[Annotated], scores: Sequence[Scores], rules: Rules, steps: Scores) -> Judge:
    """The judge fitted on scores of articles that their model had not seen, read without furniture rules."""
    documents = [as_read(article)[0] for article in articles]
    return fit(cases(articles, documents, scores, rules, steps))
