"""What the encoder sees of an article: word pieces, the shape of each word, whether it is quoted, in windows.

Part of the model: training and reading build the same arrays here, and a change needs a new training (`VERSION`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

VERSION = 2
"""Stands in the model's header; a reader refuses a model of another version."""

MAX_PIECES = 6
"""Pieces kept of one word: links and long numbers would crowd out their paragraph; a beginning is enough to tag."""

WINDOW = 256
"""Word pieces in a window, the recipe's best length (128 loses a point, 512 gains nothing for twice the attention)."""

LEAST_ROOM = 40
"""A paragraph too long for a whole window is begun in the room left of the last one if that can hold a sentence."""

SHAPES = 7
QUOTE_STATES = 3
_OPEN, _CLOSE = "“", "”"


def shape(word: str) -> int:
    """How a word is written, which pieces forget: 1 lower, 2 Capitalised, 3 UPPER, 4 number, 5 mark, 6 mixed."""
    if word[0].isdigit():
        return 4
    if not word[0].isalnum():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 6


def quote_states(words: Sequence[str], gaps: Sequence[bool]) -> list[int]:
    """Of each word of a paragraph: 0 outside, 1 inside a quotation, 2 a quotation mark.

    `gaps[i]`: white space (or the paragraph's edge) stands before word i. A single mark opens only where a word may
    begin and closes only after one has ended, so that an apostrophe is not taken for one. An open quotation lasts to
    the paragraph's end; a closing mark without an opening one closes what an earlier paragraph opened.
    """
    states: list[int] = []
    mark = ""
    for i, word in enumerate(words):
        if mark:
            closes = word == _CLOSE or word == '"' if mark == _OPEN else _ends_single(words, gaps, i)
            states.append(2 if closes else 1)
            mark = "" if closes else mark
        elif word == _OPEN or word == '"':
            mark = _OPEN
            states.append(2)
        elif word == _CLOSE:
            states[:] = [state or 1 for state in states]
            states.append(2)
        elif word in ("‘", "'") and _begins_single(words, gaps, i):
            mark = "‘"
            states.append(2)
        else:
            states.append(0)
    return states


def _begins_single(words: Sequence[str], gaps: Sequence[bool], i: int) -> bool:
    """Whether word i opens a single quotation: glued to the next word, and closed later ("the '90s" is not)."""
    if not gaps[i] or i + 1 >= len(words) or gaps[i + 1] or not words[i + 1][0].isalnum():
        return False
    return any(_ends_single(words, gaps, j) for j in range(i + 2, len(words)))


def _ends_single(words: Sequence[str], gaps: Sequence[bool], i: int) -> bool:
    """Whether word i closes a single quotation: a mark glued to what it ends, and not the apostrophe of a plural."""
    if words[i] not in ("’", "'") or gaps[i]:
        return False
    if i + 1 < len(words) and not gaps[i + 1] and words[i + 1][0].isalnum():
        return False
    plural = words[i - 1][-1:] in ("s", "S")
    return not plural or not any(words[j] in ("’", "'") and not gaps[j] for j in range(i + 1, len(words)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as parallel rows of pieces; `heads[i]` is the place of word i's first piece.

    `breaks`: words that begin a sentence, where a paragraph too long for one window is best cut.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    heads: tuple[int, ...]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """Words [first, end) of one paragraph, whose pieces stand `offset` places further on in the window."""

    paragraph: int
    first: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once: never of two articles, so that no result depends on a neighbour."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    parts: tuple[Part, ...]


def laid(windows: Iterable[Window], rows: Sequence[Paragraph]) -> Iterator[tuple[Part, list[int]]]:
    """Each part of windows laid end to end, with the places of its words' first pieces; `rows`: all paragraphs."""
    before = 0
    for window in windows:
        for part in window.parts:
            yield part, [at + part.offset + before for at in rows[part.paragraph].heads[part.first : part.end]]
        before += len(window.ids)


def paragraph(
    words: Sequence[str],
    gaps: Sequence[bool],
    pieces_of: Callable[[str], tuple[int, ...]],
    breaks: Iterable[int] = (),
) -> Paragraph:
    """The rows of one paragraph. `pieces_of` gives the piece ids of a word, at least one and at most MAX_PIECES."""
    ids: list[int] = []
    shapes: list[int] = []
    quotes: list[int] = []
    heads: list[int] = []
    for word, state in zip(words, quote_states(words, gaps), strict=True):
        pieces = pieces_of(word)
        heads.append(len(ids))
        ids += pieces
        shapes += [shape(word)] * len(pieces)
        quotes += [state] * len(pieces)
    return Paragraph(tuple(ids), tuple(shapes), tuple(quotes), tuple(heads), frozenset(breaks))


def windows(paragraphs: Sequence[Paragraph], cls: int, sep: int, first_room: int = WINDOW) -> Iterator[Window]:
    """An article's paragraphs packed into windows: whole paragraphs where they fit, a separator after each.

    `first_room` shortens the first window: training varies it, so that paragraphs meet different neighbours.
    """
    room = first_room
    ids, shapes, quotes, parts = [cls], [0], [0], list[Part]()
    for number, one in enumerate(paragraphs):
        ends = (*one.heads[1:], len(one.ids))
        word = 0
        while word < len(ends):
            start = one.heads[word]
            left, need = room - len(ids) - 1, len(one.ids) - start
            if need > left and parts and (word or need <= WINDOW - 2 or left < LEAST_ROOM):
                yield Window(tuple(ids), tuple(shapes), tuple(quotes), tuple(parts))
                room, ids, shapes, quotes, parts = WINDOW, [cls], [0], [0], []
                continue
            end = word + 1
            while end < len(ends) and ends[end] - start <= left:
                end += 1
            if end < len(ends):
                end = max((cut for cut in one.breaks if word < cut <= end), default=end)
            parts.append(Part(number, word, end, len(ids) - start))
            taken = slice(start, ends[end - 1])
            ids += (*one.ids[taken], sep)
            shapes += (*one.shapes[taken], 0)
            quotes += (*one.quotes[taken], 0)
            word = end
    if parts:
        yield Window(tuple(ids), tuple(shapes), tuple(quotes), tuple(parts))
