"""The shipped models: they open, they do not depend on the batch, and an editor's new cue works without training."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.attribution.reader import Reader
from provenance.attribution.tagger.modelfiles import SHIPPED
from provenance.attribution.trained import trained_reader
from provenance.ruleset import Rules, compile, load, shipped  # noqa: A004
from provenance.text import phrases
from provenance.text.document import build
from provenance.values import Article, Relation

MEGABYTE = 2**20

TEXTS = (
    'The harbour master said the pier would close in June.\n"It is old," Orla Venn told reporters. "It may fall."',
    "Critics doubt that the town can pay for it, according to a report by the council's auditors.",
    "",
    "…\n\n“",
    "One line without anybody who says anything at all about the matter.",
    "\n".join(f"Number {k} was drawn, the clerk said. Nobody knew why it had been left out." for k in range(60)),
)


@pytest.fixture(scope="module")
def rules() -> Rules:
    loaded, problems = load([shipped()])
    assert problems == ()
    return compile(loaded, phrases=phrases)


@pytest.fixture(scope="module", params=["careful", "quick"])
def reader(request: pytest.FixtureRequest, rules: Rules) -> Reader:
    return trained_reader(request.param, rules)


def _read(reader: Reader, rules: Rules, *texts: str) -> list[tuple[Relation, ...]]:
    documents = [build(Article(f"{k}", f"{k}", text), rules) for k, text in enumerate(texts)]
    return reader.read(documents, [rules.scan(document) for document in documents])


def test_results_do_not_depend_on_the_batch(reader: Reader, rules: Rules) -> None:
    together = _read(reader, rules, *TEXTS)
    assert together == [_read(reader, rules, text)[0] for text in TEXTS]
    assert together == _read(reader, rules, *TEXTS[::-1])[::-1]
    assert together[2] == ()


def test_plain_attributions_are_found(reader: Reader, rules: Rules) -> None:
    document = build(Article("a", "a", TEXTS[0]), rules)
    (found,) = reader.read([document], [rules.scan(document)])
    parts = [(document.slice(one.source[0]), document.slice(one.cue[0]), one.kind) for one in found]
    assert parts == [("The harbour master", "said", "indirect"), ("Orla Venn", "told", "direct")]
    assert all(0.5 < one.confidence <= 1 and one.rules for one in found)


def test_relations_keep_the_readers_promises(reader: Reader, rules: Rules) -> None:
    for text, found in zip(TEXTS, _read(reader, rules, *TEXTS), strict=True):
        document = build(Article("a", "a", text), rules)
        assert list(found) == sorted(found, key=lambda one: (one.content, one.cue))
        for one in found:
            for first, end in (*one.source, *one.cue, *one.content):
                assert 0 <= first < end <= len(document)


def test_two_readers_of_one_model_have_one_hash(reader: Reader, rules: Rules) -> None:
    assert reader.hash == trained_reader(reader.name, rules).hash
    assert len(reader.hash) == 16


def test_an_editors_new_cue_works_without_training(reader: Reader, tmp_path: Path) -> None:
    sentence = "The dockers harrumphed that the pier was theirs."
    (tmp_path / "new.yaml").write_text(
        "kind: cue\nrules:\n  - id: cue.test.harrumph\n    means: A test.\n    class: say\n"
        "    frames: [clause, quotation]\n"
        f"    weight: 0.7\n    phrases: [harrumph*]\n    yes: ['{sentence}']\n    no: ['The pier fell.']\n",
        encoding="utf-8",
    )
    loaded, problems = load([shipped(), tmp_path])
    assert problems == ()
    edited = compile(loaded, phrases=phrases)
    (found,) = _read(trained_reader(reader.name, edited), edited, sentence)
    assert [one.rules for one in found] == [("cue.test.harrumph",)]


def test_a_higher_minimum_reports_less(reader: Reader, rules: Rules) -> None:
    """The same relations, that is; what the network makes of each depends on what is reported beside it."""
    usual = _read(reader, rules, *TEXTS)
    strict = _read(trained_reader(reader.name, rules, minimum=0.97), rules, *TEXTS)
    for many, few in zip(usual, strict, strict=True):
        assert {replace(one, leaning=None) for one in few} <= {replace(one, leaning=None) for one in many}
    assert sum(map(len, strict)) < sum(map(len, usual))


def test_the_models_are_small_enough() -> None:
    assert (SHIPPED / "quick.npz").stat().st_size <= 8 * MEGABYTE
    assert sum(path.stat().st_size for path in SHIPPED.glob("*") if path.stem != "quick") <= 25 * MEGABYTE


@pytest.mark.parametrize("name", ["careful", "quick"])
def test_reading_needs_no_training_library(name: str) -> None:
    code = (
        "import sys\nfrom provenance.attribution import reader_for\nfrom provenance import ruleset\n"
        f"reader_for({name!r}, ruleset.compile(ruleset.load([ruleset.shipped()])[0]))\n"
        "print(sorted({'sklearn', 'torch', 'pandas', 'scipy', 'transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
