"""`provenance evaluate attribution`: a reader measured on an annotated corpus, with its errors. Prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from provenance.attribution.reader import Reader
from provenance.attribution.tagger.wordtypes import stem
from provenance.ruleset import CueRule, Rules
from provenance.training.measure import (
    Figure,
    Scored,
    calibration_error,
    figure,
    interval,
    kind,
    pairs,
    predicted,
    recalls,
    reliability,
    same_source,
    score,
)
from provenance.training.polnear import Annotated, Gold, as_read, digest, read
from provenance.values import Document, Relation

BATCH = 16
MOST_CLASSES = 8
"""Classes of mistakes that are listed when no samples are asked for."""
SENTENCES = ("sentences both", "sentences found", "sentences gold")
"""Counts of sentences that hold words of a content: on both sides, read, annotated."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One miss, false alarm or wrong source: its class, the sentence around it, and both sides' parts as text."""

    sort: Literal["miss", "false alarm", "wrong source"]
    name: str
    article: str
    sentence: str
    annotated: str
    read: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a reader earns on a corpus. Figures in per cent; `error` is the expected calibration error, 0 to 1.

    `classes`: how many mistakes of each sort and name, commonest first; `mistakes`: samples of them with their text.
    """

    reader: str
    model: str
    corpus: str
    articles: int
    attribution: Figure
    intervals: dict[str, tuple[float, float]]
    detection: Figure
    sentences: Figure
    recalls: dict[str, tuple[float, float]]
    error: float
    reliability: tuple[tuple[int, float, float], ...]
    classes: tuple[tuple[str, str, int], ...]
    mistakes: tuple[Mistake, ...]


def corpus_folder(corpus: Path, part: str) -> Path:
    """The folder with `text` and `attributions`: CORPUS itself or its `part` ("train", "dev").

    Raises FileNotFoundError, saying what was looked for.
    """
    for folder in (corpus, corpus / part):
        if (folder / "text").is_dir():
            return folder
    raise FileNotFoundError(f"{corpus} holds neither text/ nor {part}/text/: not a PolNeAR corpus")


def evaluate(corpus: Path, reader: Reader, rules: Rules, errors: int = 0) -> Evaluation:
    """Read every article of CORPUS (or its dev part) and compare. `errors`: samples kept of each class of mistake."""
    folder = corpus_folder(corpus, "dev")
    articles = [article for article in read(folder) if article.by_annotator]
    classes = cue_classes(rules)
    scored: list[Scored] = []
    said: list[float] = []
    right: list[float] = []
    found: list[Mistake] = []
    for article, document, relations in readings(articles, reader, rules):
        guessed = predicted(article, document, relations)
        sentence_of, quoted = along(article, document)
        scored.append(score(article, guessed, sentence_of, quoted, classes))
        said += [relation.confidence for relation in relations]
        right += _rightness(article, guessed)
        found += _mistakes(article, guessed, quoted, classes)
    return Evaluation(
        reader=reader.name,
        model=reader.hash,
        corpus=digest(folder)[:16],
        articles=len(articles),
        attribution=figure(scored),
        intervals={
            "attribution": interval(scored),
            "contents": interval(scored, "matched"),
            "sentences": interval(scored, *SENTENCES),
        },
        detection=figure(scored, "matched"),
        sentences=figure(scored, *SENTENCES),
        recalls=recalls(scored),
        error=round(calibration_error(said, right), 4),
        reliability=tuple(reliability(said, right)),
        classes=tuple(
            (sort, name, n) for (sort, name), n in Counter((one.sort, one.name) for one in found).most_common()
        ),
        mistakes=tuple(_samples(found, errors)),
    )


def readings(
    articles: Sequence[Annotated], reader: Reader, rules: Rules
) -> Iterator[tuple[Annotated, Document, tuple[Relation, ...]]]:
    """Articles as the program reads them, furniture off, in batches."""
    for first in range(0, len(articles), BATCH):
        some = articles[first : first + BATCH]
        documents = [as_read(article, rules)[0] for article in some]
        yield from zip(some, documents, reader.read(documents, [rules.scan(one) for one in documents]), strict=True)


def along(article: Annotated, document: Document) -> tuple[list[int], list[int]]:
    """Sentence and quotation state of each annotated token; tokens left out as furniture belong to no sentence."""
    place = {start: i for i, start in enumerate(document.starts)}
    at = [place.get(start) for start in article.starts]
    sentence_of = [-1 if i is None else document.sentence_of[i] for i in at]
    return sentence_of, [0 if i is None else document.quoted[i] for i in at]


def cue_classes(rules: Rules) -> Callable[[Sequence[str]], str]:
    """Names the class of a cue's words by the cue rules: the first word that a rule of single words knows."""
    known: dict[str, str] = {}
    for rule in rules.of("cue"):
        if isinstance(rule, CueRule):
            for phrase in rule.phrases:
                if " " not in phrase:
                    known.setdefault(stem(phrase.rstrip("*")), rule.class_)

    def name(words: Sequence[str]) -> str:
        if "according" in words:
            return "according"
        found = [known[stem(word)] for word in words if stem(word) in known]
        if found:
            return found[-1]
        return "other" if any(word[0].isalpha() for word in words) else "no word"

    return name


def _rightness(article: Annotated, guessed: Sequence[Gold]) -> list[float]:
    right = [0.0] * len(guessed)
    for gold in article.by_annotator.values():
        for i, j in pairs(guessed, gold):
            right[i] += same_source(guessed[i], gold[j]) / len(article.by_annotator)
    return right


def _mistakes(
    article: Annotated, guessed: Sequence[Gold], quoted: Sequence[int], classes: Callable[[Sequence[str]], str]
) -> Iterator[Mistake]:
    """Against the first annotator; every mistake once."""
    gold = article.by_annotator[min(article.by_annotator)]
    matched = pairs(guessed, gold)
    cued = {i for one in gold for i in one.cue}
    tagged = {i for one in guessed for i in one.cue}

    def name(one: Gold, cues: set[int]) -> str:
        words = [article.words[i].lower() for i in one.cue]
        seen = "cue found, content off" if set(one.cue) & cues else "nothing found"
        return f"{kind(one.content, quoted)}, {classes(words)}, {seen}"

    for i, j in matched:
        if not same_source(guessed[i], gold[j]):
            sort = (
                "none annotated"
                if not gold[j].source
                else "none read"
                if not guessed[i].source
                else "another or its edges"
            )
            yield Mistake("wrong source", sort, article.stem, *_around(article, gold[j], guessed[i]))
    for j in sorted(set(range(len(gold))) - {j for _, j in matched}):
        yield Mistake("miss", name(gold[j], tagged), article.stem, *_around(article, gold[j], None))
    for i in sorted(set(range(len(guessed))) - {i for i, _ in matched}):
        yield Mistake("false alarm", name(guessed[i], cued), article.stem, *_around(article, None, guessed[i]))


def _around(article: Annotated, gold: Gold | None, guess: Gold | None) -> tuple[str, str, str]:
    one = gold or guess
    if one is None:
        return "", "", ""
    place = (one.cue or one.content)[0]
    first, end = next(part for part in article.paragraphs if part[0] <= place < part[1])
    text = article.text[article.starts[max(first, place - 30)] : article.ends[min(end - 1, place + 30)]]
    return text, _parts(article, gold), _parts(article, guess)


def _parts(article: Annotated, one: Gold | None) -> str:
    if one is None:
        return ""

    def text(tokens: Sequence[int]) -> str:
        if not tokens:
            return "-"
        whole = article.text[article.starts[tokens[0]] : article.ends[tokens[-1]]].replace("\n", " / ")
        return whole if len(whole) <= 100 else f"{whole[:60]} ... {whole[-35:]}"

    return f"[{text(one.source)}] [{text(one.cue)}] [{text(one.content)}]"


def _samples(found: Sequence[Mistake], number: int) -> Iterator[Mistake]:
    """Up to `number` of each class, commonest class first, drawn by lot with a fixed seed."""
    if number <= 0:
        return
    random = Random(0)
    for (sort, name), _ in Counter((one.sort, one.name) for one in found).most_common():
        some = [one for one in found if (one.sort, one.name) == (sort, name)]
        yield from random.sample(some, min(number, len(some)))


def lines(result: Evaluation) -> Iterator[str]:
    """The evaluation as text for a terminal, 100 columns wide."""
    yield f"reader {result.reader} {result.model or '(no model)'}, corpus {result.corpus}, {result.articles} articles"
    whole, contents, sentences = result.attribution, result.detection, result.sentences
    ends = {name: f"[{low:.1f}, {high:.1f}]" for name, (low, high) in result.intervals.items()}
    yield "F1 with 95 % bootstrap intervals over articles"
    yield f"  attribution    {whole.f1:.1f} {ends['attribution']}"
    yield f"    precision {whole.precision:.1f}, recall {whole.recall:.1f}"
    yield f"  contents alone {contents.f1:.1f} {ends['contents']}"
    yield f"  sentences      {sentences.f1:.1f} {ends['sentences']}"
    yield f"calibration error {result.error:.3f}"
    yield "recall with the right source, by kind of quotation and class of cue (number annotated)"
    for name, (number, recall) in result.recalls.items():
        yield f"  {name:<20} {recall:5.1f}  ({number:g})"
    yield "confidence said and share right (number)"
    for number, mean, share in result.reliability:
        yield f"  {mean:.2f}  {share:.2f}  ({number})"
    yield from _mistakes_told(result)


def _mistakes_told(result: Evaluation) -> Iterator[str]:
    """How many mistakes of each sort, and under each class the samples that were asked for."""
    for sort in ("miss", "false alarm", "wrong source"):
        ours = [(name, number) for kind_of, name, number in result.classes if kind_of == sort]
        yield f"{sort}: {sum(number for _, number in ours)}, by class"
        shown = ours if result.mistakes else ours[:MOST_CLASSES]
        for name, number in shown:
            yield f"  {number:4}  {name}"
            for mistake in result.mistakes:
                if (mistake.sort, mistake.name) == (sort, name):
                    yield f"        {mistake.article}: {mistake.sentence}".replace("\n", " / ")
                    yield f"          annotated {mistake.annotated or '-'}"
                    yield f"          read      {mistake.read or '-'}"
        if len(ours) > len(shown):
            yield f"  {sum(number for _, number in ours[len(shown) :]):4}  in {len(ours) - len(shown)} rarer classes"
