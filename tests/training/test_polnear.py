"""Reading annotations, labelling tokens, measuring: on an invented article."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.attribution.tagger.labels import LABELS
from provenance.training.measure import calibration_error, figure, interval, pairs, same_source, score
from provenance.training.polnear import Annotated, Gold, article, as_read, digest, parse, read, tokens_under
from provenance.training.tagging import encode

TEXT = "Pier to close\nThe pier is old, Orla Venn said. It may fall, critics fear.\n"
STANDOFF = """T1\tSource 31 40\tOrla Venn
T2\tCue 41 45\tsaid
T3\tContent 14 29\tThe pier is old
T4\tAttribution 41 45\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tSource 60 67\tcritics
T6\tCue 68 72\tfear
T7\tContent 47 49;50 58\tIt may fall
E2\tAttribution:T6 Source:T5 Cue:T6 Content:T7
T8\tCue 41 45\tsaid
E3\tAttribution:T8 Cue:T8
"""


def _article(**standoff: str) -> Annotated:
    return article("pier", TEXT, standoff or {"0a0a": STANDOFF})


def _words(one: Annotated, tokens: tuple[int, ...]) -> list[str]:
    return [one.words[i] for i in tokens]


def test_spans_become_tokens_and_events_without_content_are_dropped() -> None:
    one = _article()
    first, second = one.by_annotator["0a0a"]
    assert _words(one, first.source) == ["Orla", "Venn"]
    assert _words(one, first.content) == ["The", "pier", "is", "old"]
    assert _words(one, second.content) == ["It", "may", "fall"]


def test_a_discontinuous_span_keeps_its_pieces() -> None:
    assert parse(STANDOFF)[1][1]["content"] == [(47, 49), (50, 58)]


def test_paragraphs_are_lines() -> None:
    one = _article()
    assert [_words(one, tuple(range(a, b)))[:2] for a, b in one.paragraphs] == [["Pier", "to"], ["The", "pier"]]


def test_tokens_under_a_span_that_cuts_words() -> None:
    assert tokens_under([(2, 6)], (0, 4, 9), (3, 8, 12)) == (0, 1)


def test_labels_name_the_side_of_the_cue() -> None:
    one = _article()
    labels = [LABELS[k] for k in encode(one.paragraphs[1], one.by_annotator["0a0a"])]
    assert labels == [
        "B-C>", "I-C>", "I-C>", "I-C>", "O", "B-S>", "I-S>", "B-U", "O",
        "B-C>", "I-C>", "I-C>", "O", "B-S>", "B-U", "O",
    ]  # fmt: skip


def test_a_cue_inside_a_content_beats_it() -> None:
    labels = encode((0, 5), [Gold((0,), (1,), (2, 3, 4)), Gold((2,), (3,), (4,))])
    assert [LABELS[k] for k in labels] == ["B-S>", "B-U", "B-S>", "B-U", "B-C<"]


def test_the_readers_document_carries_the_annotations() -> None:
    document, found = as_read(_article())
    first = found["0a0a"][0]
    assert [document.words[i] for i in first.cue] == ["said"]


def test_reading_a_folder(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "pier.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "pier_0a0a.ann").write_text(STANDOFF, encoding="utf-8")
    (tmp_path / "attributions" / "pier_1b1b.ann").write_text("", encoding="utf-8")
    (one,) = read(tmp_path)
    assert {who: len(found) for who, found in one.by_annotator.items()} == {"0a0a": 2, "1b1b": 0}
    before = digest(tmp_path)
    (tmp_path / "text" / "pier.txt").write_text(TEXT + "More.", encoding="utf-8")
    assert digest(tmp_path) != before


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no text"):
        read(tmp_path)


GOLD = (Gold((5, 6), (7,), (0, 1, 2, 3)), Gold((13,), (14,), (9, 10, 11)))


def test_pairs_take_the_best_content_first_and_each_once() -> None:
    found = [Gold((5,), (7,), (0, 1)), Gold((5, 6), (7,), (0, 1, 2)), Gold((), (14,), (11,))]
    assert pairs(found, GOLD) == [(1, 0), (2, 1)]
    assert pairs([Gold((), (), (20,))], GOLD) == []


def test_a_source_is_the_same_from_half_its_words_on() -> None:
    assert same_source(Gold((5,), (), (0,)), GOLD[0])
    assert not same_source(Gold((), (), (0,)), GOLD[0])
    assert same_source(Gold((), (), (0,)), Gold((), (), (0,)))
    assert not same_source(Gold((1,), (), (0,)), Gold((), (), (0,)))


def test_an_article_weighs_the_same_with_two_annotators() -> None:
    one = _article(**{"0a0a": STANDOFF, "1b1b": ""})
    found = list(one.by_annotator["0a0a"])
    flat = [0] * len(one.starts)
    scored = score(one, found, flat, flat, lambda words: " ".join(words))
    assert (scored.counts["gold"], scored.counts["right"], scored.counts["found"]) == (1.0, 1.0, 2.0)
    assert figure([scored]).f1 == pytest.approx(66.67, abs=0.01)
    assert scored.counts["gold:cue said"] == 0.5


def test_the_interval_holds_the_figure_and_does_not_change() -> None:
    one = _article()
    flat = [0] * len(one.starts)
    found = list(one.by_annotator["0a0a"])
    some = [score(one, found[:k], flat, flat, lambda _: "x") for k in (0, 1, 2, 2, 1)]
    low, high = interval(some)
    assert low < figure(some).f1 < high
    assert (low, high) == interval(some)


def test_calibration_error() -> None:
    assert calibration_error([0.25] * 4, [1, 0, 0, 0]) == 0
    assert calibration_error([0.95] * 4, [0, 0, 0, 0]) == pytest.approx(0.95)
    assert calibration_error([1.0, 0.05], [1, 0]) == pytest.approx(0.025)
