"""What the encoder sees: shapes, quotation states, windows."""

from __future__ import annotations

import pytest

from provenance.attribution.tagger.pieces import WINDOW, Window, paragraph, quote_states, shape, windows

CLS, SEP = 1, 2


def _states(text: str) -> str:
    """Words parted by spaces, those glued to the last by ~."""
    words, gaps = [], []
    for part in text.split(" "):
        for k, word in enumerate(part.split("~")):
            words.append(word)
            gaps.append(k == 0)
    return "".join(map(str, quote_states(words, gaps)))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("She said “~we go~” .", "0021120"),
        ('"~We go~,~" she said', "2111200"),
        ("we go~,~” she said", "111200"),
        ("‘~We go~,~’ she said", "2111200"),
        ("the miners~’ union", "0000"),
        ("‘~the miners~’ union went~,~’ he said", "2111111200"),
        ("the ‘~90s were loud", "00000"),
    ],
)
def test_quote_states(text: str, states: str) -> None:
    assert _states(text) == states


def test_shapes() -> None:
    assert [shape(word) for word in ("said", "Orla", "NATO", "12", ",", "McVey", "A")] == [1, 2, 3, 4, 5, 6, 2]


def _row(words: int, pieces: int = 1, first: int = 10):  # type: ignore[no-untyped-def]
    names = [f"w{first + i}" for i in range(words)]
    return paragraph(names, [True] * words, lambda word: (int(word[1:]),) * pieces)


def _covered(found: list[Window], paragraphs: int) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {k: [] for k in range(paragraphs)}
    for window in found:
        assert len(window.ids) == len(window.shapes) == len(window.quotes) <= WINDOW + 8
        for part in window.parts:
            spans[part.paragraph].append((part.first, part.end))
    return spans


def test_every_word_stands_in_exactly_one_window() -> None:
    rows = [_row(words) for words in (10, 250, 3, 700, 1, 120, 120, 120)]
    found = list(windows(rows, CLS, SEP))
    for number, spans in _covered(found, len(rows)).items():
        assert [first for first, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(rows[number].heads)


def test_parts_point_at_the_words_own_pieces() -> None:
    rows = [_row(5, 2, 10), _row(300, 1, 20), _row(4, 3, 400)]
    for window in windows(rows, CLS, SEP):
        for part in window.parts:
            row = rows[part.paragraph]
            for word in range(part.first, part.end):
                assert window.ids[row.heads[word] + part.offset] == row.ids[row.heads[word]]


def test_whole_paragraphs_stay_whole_where_they_fit() -> None:
    rows = [_row(200), _row(200)]
    assert [len(window.parts) for window in windows(rows, CLS, SEP)] == [1, 1]


def test_nothing_makes_no_window() -> None:
    assert list(windows([], CLS, SEP)) == []


def test_a_long_paragraph_is_cut_where_a_sentence_begins() -> None:
    row = paragraph([f"w{i}" for i in range(600)], [True] * 600, lambda word: (int(word[1:]) + 10,), (0, 90, 180, 400))
    found = list(windows([row], CLS, SEP))
    assert [part.first for window in found for part in window.parts] == [0, 180, 400]
    assert _covered(found, 1)[0][-1][1] == 600
