"""Comments that hold findings back, read out of Markdown and HTML with their places and faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import inputs
from provenance.inputs import html, notes
from provenance.values import Article

PAGE = """<html><body><article><h1>Pool to open</h1>
<p>The pool will open in June, a source said on Monday. It had been closed for years because of the leaks.</p>
<!-- an ordinary comment --><!-- provenance off: house.bare-source we know her -->
<p>The roof is new, a source said on Monday. <!-- a remark -->The work took years and cost four million in all.</p>
<!-- provenance on --><p>The walls are new, a source said on Tuesday. The mayor said that the town would pay.</p>
</article></body></html>"""


def article(tmp_path: Path, text: str, name: str = "a.md") -> Article:
    (tmp_path / name).write_text(text, "utf-8")
    (found,) = inputs.articles([tmp_path / name])
    return found


def test_markdown_notes_begin_behind_their_comment(tmp_path: Path) -> None:
    text = "One.\n\n<!-- provenance off: house.gap Two\nlines of reason. -->\nTwo.\n\n<!-- Provenance ON -->\nThree.\n"
    off, on = article(tmp_path, text).notes
    assert (off.kind, off.rule, off.reason, off.line) == ("off", "house.gap", "Two lines of reason.", 3)
    assert text[off.at :].startswith("\nTwo.")
    assert (on.kind, on.rule) == ("on", "")


@pytest.mark.parametrize(
    ("comment", "code", "says"),
    [
        ("provenance off: house.gap", "note-without-reason", "<!-- provenance off: house.gap the reason -->"),
        ("provenance skip:", "note-without-rule", "names no rule"),
        ("provenance off", "note-without-rule", "names no rule"),
        ("provenance of: house.gap we know", "note-unknown", "Did you mean 'off'?"),
        ("provenance disable: house.gap we know", "note-unknown", "It can say: off, on, skip"),
    ],
)
def test_a_faulty_comment_is_a_problem_with_its_place(comment: str, code: str, says: str, tmp_path: Path) -> None:
    read = article(tmp_path, f"One.\n\n  <!-- {comment} -->\n\nTwo.\n")
    (problem,) = read.problems
    assert (problem.code, problem.line, problem.column) == (code, 3, 3)
    assert says in problem.message
    assert read.notes == ()


@pytest.mark.parametrize("comment", ["provenance of the photo unclear", "provenance unknown", "see provenance off", ""])
def test_other_comments_are_none_of_ours(comment: str, tmp_path: Path) -> None:
    read = article(tmp_path, f"One.\n\n<!-- {comment} -->\n\nTwo.\n")
    assert (read.notes, read.problems) == ((), ())


def test_a_page_s_notes_stand_where_their_words_do() -> None:
    draft = html.page(PAGE, "pool.html")
    off, on = draft.notes
    assert draft.text[off.at :].startswith("The roof is new")
    assert draft.text[on.at :].startswith("The walls are new")
    assert (off.reason, off.line, on.rule) == ("we know her", 3, "")
    assert "provenance" not in draft.text
    assert draft.problems == ()


def test_a_page_with_comments_reads_as_one_without() -> None:
    without = PAGE.replace("<!-- a remark -->", "").replace("<!-- an ordinary comment -->", "")
    for comment in ("<!-- provenance off: house.bare-source we know her -->", "<!-- provenance on -->"):
        without = without.replace(comment, "")
    assert html.page(PAGE).text == html.page(without).text


def test_a_note_in_a_part_that_is_not_read_says_so() -> None:
    lost = PAGE.replace(
        "<article>", "<!-- provenance off: house.gap we know --><nav><ul><li>Home</li></ul></nav><article>"
    )
    (problem,) = html.page(lost, "pool.html").problems
    assert (problem.code, problem.path) == ("note-lost", "pool.html")


def test_reading_comments_is_total(tmp_path: Path) -> None:
    for text in ("<!--", "<!-- provenance off: ", "<!---->" * 500, "<!-- provenance off:" * 500, "⟦provenance:0⟧"):
        notes.in_text(text, None)
        assert article(tmp_path, text).notes == ()
        assert html.page(f"<p>{text}</p>").notes == ()
