"""What the rules alone read out of a text: the cases an editor can add to, and what holds of any text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.ruleset import Rules, compile, load, shipped  # noqa: A004
from provenance.text import phrases
from provenance.text.document import build
from provenance.values import Article, Document, Range, Relation

FOLDER = Path(__file__).parent.parent / "cases" / "attributions"
_EDGES = " ,.“”\"'"


def _blocks() -> list[tuple[str, str]]:
    """(name, block) of every case; a block's text goes up to its first line with a bar."""
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("#")]
            if lines:
                found.append((f"{file.stem}: {lines[0][:50]}", "\n".join(lines)))
    return found


@cache
def rules() -> Rules:
    return compile(load([shipped() / "cues"])[0], phrases=phrases)


@cache
def reader() -> Reader:
    return reader_for("rules", rules())


def relations(text: str) -> tuple[Document, tuple[Relation, ...]]:
    document = build(Article("case", "x", text))
    return document, reader().read([document], [rules().scan(document)])[0]


def words(document: Document, ranges: tuple[Range, ...]) -> str:
    return " ... ".join(document.slice(part).strip(_EDGES) for part in ranges) or "-"


@pytest.mark.parametrize(("name", "block"), _blocks(), ids=[name for name, _ in _blocks()])
def test_case(name: str, block: str) -> None:
    lines = block.split("\n")
    text = "\n".join(line for line in lines if " | " not in line)
    document, found = relations(text)
    seen = [(words(document, one.source), words(document, one.cue), words(document, one.content)) for one in found]
    for line in lines:
        if " | " not in line:
            continue
        forbidden = line.startswith("not ")
        wanted = [
            " ... ".join(piece.strip(_EDGES) for piece in part.split(" ... "))
            for part in line.removeprefix("not ").split(" | ")
        ]
        if forbidden:
            assert not [one for one in seen if list(one[:2]) == wanted], seen
        else:
            assert [one for one in seen if list(one) == wanted], seen


def test_there_are_enough_cases() -> None:
    assert len(_blocks()) >= 35
    assert sum(block.count("\nnot ") for _, block in _blocks()) >= 5


def test_a_quotation_is_direct_and_a_clause_is_not() -> None:
    kinds = [relations(text)[1][0].kind for text in ("“We are closed,” Osei said.", "Osei said they were closed.")]
    assert kinds == ["direct", "indirect"]


def test_a_partly_quoted_clause_is_mixed() -> None:
    assert relations("Osei said the mill, once the pride of Lorne, was “a wreck” by then.")[1][0].kind == "mixed"


def test_a_plain_statement_is_surer_than_a_liking() -> None:
    said, liked = (relations(text)[1][0] for text in ("Osei said that it rained.", "Critics denounced the mill."))
    assert 0 < liked.confidence < said.confidence < 1


def test_a_threshold_leaves_out_what_is_less_sure() -> None:
    from provenance.attribution.rules_reader import RulesReader

    document = build(Article("x", "x", "Osei said that it rained. Critics denounced the mill."))
    hits = rules().scan(document)
    sure = RulesReader(rules(), threshold=0.8).read([document], [hits])[0]
    assert [words(document, one.cue) for one in sure] == ["said"]


def test_batches_do_not_matter() -> None:
    documents = [build(Article(str(i), str(i), text)) for i, text in enumerate(["Osei said no.", "It rained.", ""])]
    hits = [rules().scan(document) for document in documents]
    assert reader().read(documents, hits) == [reader().read([d], [h])[0] for d, h in zip(documents, hits, strict=True)]


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        reader().read([build(Article("x", "x", "Osei said no."))], [])


def test_an_unknown_reader_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="rules, quick, careful"):
        reader_for("clever", rules())


def _sound(document: Document, found: tuple[Relation, ...]) -> None:
    size = len(document)
    for one in found:
        assert one.content
        assert one.cue
        assert 0 < one.confidence < 1
        for ranges in (one.source, one.cue, one.content):
            assert all(0 <= first < end <= size for first, end in ranges)
            assert list(ranges) == sorted(ranges)


_PIECES = st.sampled_from(
    "Osei Ruiz the mill said told that according to , . “ ” \" ' : ; - ( ) and who by as reported was to saying he it"
    " Courier would close claim of asked whether is not 's \n – ... Mr. 2025 on Friday expected sure".split(" ")
)


@example(["Osei", "Osei", ",", "Osei", "said", ","])  # a comma that ends the text
@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60))
def test_any_row_of_words_gives_sound_ranges(pieces: list[str]) -> None:
    _sound(*relations(" ".join(pieces)))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_sound_ranges(text: str) -> None:
    _sound(*relations(text))


def test_a_sentence_without_end_costs_no_square(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def work(size: int) -> int:
        document = build(Article("x", "x", "the mill will close, she said, and " * size))
        hits = rules().scan(document)
        return lines_run(lambda: reader().read([document], [hits]))

    work(20)  # what is worked out once is not counted
    assert work(400) < 6 * work(100)  # four times the text; sixteen times would be its square
