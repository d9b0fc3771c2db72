"""`provenance train attribution`: from a corpus to a model folder that `--model` can read. Calls, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

from provenance.attribution.tagger.judge import Judge
from provenance.attribution.tagger.labels import Scores, eager_steps
from provenance.ruleset import Rules
from provenance.training.calibrate import cases, fit
from provenance.training.evaluate import corpus_folder
from provenance.training.polnear import Annotated, as_read, digest, read

Say = Callable[[str], None]


def train_attribution(
    corpus: Path,
    reader: Literal["careful", "quick"],
    output: Path,
    rules: Rules,
    say: Say = print,
    seed: int = 1,
    epochs: int = 3,
    bf16: bool = False,
) -> Path:
    """Train a reader on CORPUS (or its train part) and write it to `output`; returns the header's path.

    The careful reader's finished epochs stay in `output`/epochs: a second call goes on where the first stopped.
    Raises FileNotFoundError when CORPUS is none, ModuleNotFoundError without the extra `train`.
    """
    folder = corpus_folder(corpus, "train")
    articles = [article for article in read(folder) if article.by_annotator]
    say(f"{len(articles)} annotated articles in {folder}")
    if reader == "careful":
        return _careful(articles, digest(folder), output, rules, say, seed, epochs, bf16)
    return _quick(articles, digest(folder), output, rules, say, seed)


def _careful(
    articles: Sequence[Annotated], corpus: str, output: Path, rules: Rules, say: Say, seed: int, epochs: int, bf16: bool
) -> Path:
    from provenance.attribution.tagger.careful import scores_of, session, word_pieces
    from provenance.training import careful, publish

    settings = careful.Settings(seed=seed, epochs=epochs, bf16=bf16)
    encoder = careful.train(articles, output / "epochs", settings, say)
    weights = publish.publish_careful(encoder, output)
    say("reading the articles that were held out")
    kept = careful.held_out(articles, settings)
    opened, pieces = session(weights), word_pieces(output)
    documents = [as_read(article)[0] for article in kept]
    steps = eager_steps(settings.outside)
    judge = judged(kept, [scores_of(one, opened, pieces) for one in documents], rules, steps)
    libraries = ("torch", "onnx", "onnxruntime", "tokenizers", "numpy", "faker")
    known = publish.known_cues(articles)
    stated = asdict(settings)
    return publish.write_header(
        weights, "careful", judge, known, stated, corpus, rules.hash, libraries, settings.outside
    )


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
