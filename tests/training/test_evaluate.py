"""`provenance evaluate attribution` on an invented corpus: figures, intervals, mistakes by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import api
from provenance.attribution import reader_for
from provenance.training.evaluate import Evaluation, corpus_folder, evaluate, lines

TEXT = (
    "“The pier is old,” Orla Venn said. “It may fall,” the mayor said.\nCritics sniff at the plan, and the sea rose.\n"
)
HARD = ("Critics", "sniff at", "the plan")
EASY = ("Orla Venn", "said", "“The pier is old,”")


def _events(*events: tuple[str, str, str]) -> str:
    rows, number = [], 0
    for source, cue, content in events:
        keys = []
        for role, words in (("Source", source), ("Cue", cue), ("Content", content)):
            number += 1
            start = TEXT.index(words)
            keys.append(f"{role}:T{number}")
            rows.append(f"T{number}\t{role} {start} {start + len(words)}\t{words}")
        rows.append(f"E{number}\tAttribution:T{number} " + " ".join(keys))
    return "\n".join(rows) + "\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    for stem in ("pier", "quay"):
        (tmp_path / "dev" / "text" / f"{stem}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "dev" / "attributions" / f"{stem}_0a0a.ann").write_text(_events(EASY, HARD), encoding="utf-8")
    return tmp_path


def _evaluated(corpus: Path, errors: int = 0) -> Evaluation:
    rules = api.rules()
    return evaluate(corpus, reader_for("rules", rules), rules, errors)


def test_every_mistake_is_counted_in_its_class(corpus: Path) -> None:
    result = _evaluated(corpus)
    assert (result.attribution.precision, result.attribution.recall) == (50.0, 50.0)
    assert result.classes == (
        ("miss", "indirect, other, nothing found", 2),
        ("false alarm", "direct, say, nothing found", 2),
    )
    assert result.mistakes == ()
    assert result.recalls["direct"] == (2, 100.0)


def test_intervals_hold_their_figures(corpus: Path) -> None:
    result = _evaluated(corpus)
    figures = {"attribution": result.attribution, "contents": result.detection, "sentences": result.sentences}
    for name, one in figures.items():
        low, high = result.intervals[name]
        assert low <= one.f1 <= high


def test_samples_stand_under_their_class_with_the_text_around_them(corpus: Path) -> None:
    result = _evaluated(corpus, errors=1)
    assert [(one.sort, one.article) for one in result.mistakes] in (
        [("miss", stem), ("false alarm", other)] for stem in ("pier", "quay") for other in ("pier", "quay")
    )
    told = list(lines(result))
    place = told.index("     2  indirect, other, nothing found")
    assert told[place + 1].endswith("Critics sniff at the plan, and the sea rose.")
    assert told[place + 2].split() == "annotated [Critics] [sniff at] [the plan]".split()
    assert "annotated" not in "\n".join(lines(_evaluated(corpus)))[-200:]


def test_a_folder_that_is_no_corpus_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dev/text/"):
        corpus_folder(tmp_path, "dev")
