"""Comments in an article that hold findings back: read out of Markdown and HTML here, obeyed by `scoring.notes`.

    <!-- provenance off: house.bare-source The desk knows who she is. -->   from here on
    <!-- provenance on: house.bare-source -->                               no longer
    <!-- provenance skip: house.bare-source The desk knows who she is. -->  in the next paragraph

Without a reason a comment holds nothing back; that is a problem of the article. Other comments are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from provenance.inputs.lines import Line
from provenance.ruleset.suggest import did_you_mean
from provenance.values import Note, NoteKind, Problem

_OURS = re.compile(r"\s*provenance\s+(?P<kind>[A-Za-z-]+)\s*(?::\s*(?P<rest>.*?))?\s*\Z", re.S | re.I)
_COMMENT = re.compile(r"<!--((?:[^-]|-(?!->))*)-->")
_MARK = re.compile("⟦provenance:(\\d+)⟧")
"""Stands for a comment while a page's text is taken out of it: printable, or it would be dropped on the way."""

_BLOCKS = "p li blockquote h1 h2 h3 h4 h5 h6"
KINDS: tuple[NoteKind, ...] = get_args(NoteKind)

Read = tuple[list[Note], list[Problem]]


def in_text(text: str, name: str | None, start: int = 0) -> Read:
    """Notes of a text whose comments are part of it, in order, and what is wrong with them, placed by line."""
    notes: list[Note] = []
    problems: list[Problem] = []
    if "provenance" not in text:
        return notes, problems
    for comment in _COMMENT.finditer(text, start):
        before = comment.start()
        line, column = text.count("\n", 0, before) + 1, before - text.rfind("\n", 0, before)
        _note(comment[1], comment.end(), name, line, column, notes, problems)
    return notes, problems


def plant(tree: Any, name: str | None) -> Read:
    """Takes the comments out of a page's tree and puts a mark where each note begins to hold; see `harvest`."""
    from lxml import etree

    notes: list[Note] = []
    problems: list[Problem] = []
    for comment in list(tree.iter(etree.Comment)):
        before = len(notes)
        _note(comment.text or "", 0, name, comment.sourceline, None, notes, problems)
        if len(notes) > before:
            _mark(comment, f"⟦provenance:{before}⟧")
        _drop(comment)
    return notes, problems


def harvest(
    paragraphs: Iterable[Line], notes: list[Note], name: str | None
) -> tuple[list[Line], tuple[Note, ...], list[Problem]]:
    """Paragraphs without the marks, the notes at their places in the text they make, and notes that got lost."""
    kept: list[Line] = []
    placed: dict[int, Note] = {}
    at = 0
    for line in paragraphs:
        clean, last = "", 0
        for mark in _MARK.finditer(line.text):
            clean += line.text[last : mark.start()]
            last = mark.end()
            if (number := int(mark[1])) < len(notes):
                placed[number] = replace(notes[number], at=at + len(clean))
        clean = (clean + line.text[last:]).strip()
        if clean:
            kept.append(replace(line, text=clean))
            at += len(clean) + 1
    lost = [
        Problem("note-lost", "this comment stands in a part of the page that is not read, and holds nothing back",
                name, note.line)
        for number, note in enumerate(notes)
        if number not in placed and note.kind != "on"
    ]  # fmt: skip
    return kept, tuple(placed[number] for number in sorted(placed)), lost


def bare(text: str) -> str:
    """A text without marks."""
    return _MARK.sub("", text)


def _note(
    body: str,
    at: int,
    name: str | None,
    line: int | None,
    column: int | None,
    notes: list[Note],
    problems: list[Problem],
) -> None:
    found = _OURS.match(body)
    if found is None:
        return
    kind, rest = found["kind"].lower(), (found["rest"] or "").split(None, 1)
    said = next((one for one in KINDS if one == kind), None)
    fault = None
    if said is None:
        if (near := did_you_mean(kind, KINDS)) == "" and found["rest"] is None:
            return  # a word about where something comes from, in plain English
        fault = ("note-unknown", f"a comment cannot say 'provenance {kind}'.{near} It can say: {', '.join(KINDS)}")
    elif said != "on" and not rest:
        fault = ("note-without-rule", f"names no rule: write <!-- provenance {said}: RULE the reason -->")
    elif said != "on" and len(rest) < 2:
        fault = ("note-without-reason", f"gives no reason and so holds nothing back: "
                 f"write <!-- provenance {said}: {rest[0]} the reason -->")  # fmt: skip
    if fault is not None:
        problems.append(Problem(*fault, name, line, column))
    elif said is not None:
        reason = " ".join(rest[1].split()) if len(rest) > 1 else ""
        notes.append(Note(said, rest[0] if rest else "", reason, at, line))


def _mark(comment: Any, mark: str) -> None:
    """Puts the mark into the words after the comment: within its paragraph, or at the start of the next one."""
    if (comment.tail or "").strip() and comment.getparent().tag not in ("body", "html"):
        comment.tail = mark + comment.tail
        return
    following = " or ".join(f"self::{tag}" for tag in _BLOCKS.split())
    for block in comment.xpath(f"following::*[{following}][normalize-space()][1]"):
        block.text = mark + (block.text or "")


def _drop(comment: Any) -> None:
    """Takes a comment out and leaves the words behind it where they are."""
    parent, before, tail = comment.getparent(), comment.getprevious(), comment.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(comment)
