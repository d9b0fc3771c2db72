"""Pages with furniture, kept as text files in tests/cases/furniture: every line must be what its mark says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from provenance.ruleset import Rules
from provenance.text.document import build
from provenance.values import Article, Document, Span

CASES = sorted((Path(__file__).parent.parent / "cases" / "furniture").glob("*.txt"))
MARKS = {"=": "body", "#": "heading", "~": "digest", "-": "furniture"}


@dataclass
class Page:
    text: str = ""
    lines: list[tuple[int, Span, str]] = field(default_factory=list)
    cuts: list[Span] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


def page(path: Path) -> Page:
    found = Page()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            found.told[key] = value
            continue
        if not line:
            found.text += "\n"
            continue
        assert line[0] in MARKS, f"{path.name}:{number}: begins with no mark"
        start = len(found.text)
        for part in re.split(r"(\[\[.*?\]\]+)", line[2:]):
            if part.startswith("[["):
                part = part[2:-2]
                found.cuts.append((len(found.text), len(found.text) + len(part)))
            found.text += part
        found.lines.append((number, (start, len(found.text)), MARKS[line[0]]))
        found.text += "\n"
    return found


def inside(document: Document, span: Span) -> str:
    """Kinds of the paragraphs whose tokens lie in a span, joined; "furniture" if there is none."""
    kinds = {
        document.paragraph_kinds[document.paragraph_of[i]]
        for i in range(len(document))
        if span[0] <= document.starts[i] < span[1]
    }
    return "+".join(sorted(kinds)) or "furniture"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page(path: Path, rules: Rules) -> None:
    case = page(path)
    document = build(Article(path.name, "x", case.text), rules)
    wrong = [
        f"{path.name}:{number}: {inside(document, span)}, not {kind}: {case.text[slice(*span)][:60]}"
        for number, span, kind in case.lines
        if inside(document, span) != kind
    ]
    assert not wrong, "\n".join(wrong)
    kept = [case.text[slice(*cut)] for cut in case.cuts if inside(document, cut) != "furniture"]
    assert not kept, f"glued furniture kept: {kept}"
    cut_out = sum(end - start for start, end in case.cuts)
    lost = sum(
        region.span[1] - region.span[0]
        for region in document.furniture
        for _, span, kind in case.lines
        if kind != "furniture" and span[0] <= region.span[0] and region.span[1] <= span[1]
    )
    assert lost <= cut_out, "prose was cut out of a line"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page_tells(path: Path, rules: Rules) -> None:
    case = page(path)
    document = build(Article(path.name, "x", case.text), rules)
    told = {
        "title": document.title,
        "outlet": document.outlet,
        "byline": "; ".join(document.byline),
        "published": document.published,
        "dateline": document.dateline,
        "agency": document.agency,
        "ai": str(len(document.ai_labels)),
    }
    expected = {key: "" if value == "none" else value for key, value in case.told.items()}
    assert {key: told[key] or "" for key in expected} == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 8
    assert sum(kind == "furniture" for path in CASES for _, _, kind in page(path).lines) >= 60


def test_metadata_given_wins_over_the_page(rules: Rules) -> None:
    text = "By Ana Roy\nThe council met on Friday and closed the bridge, its chair said.\n"
    article = Article("a", "x", text, title="T", outlet="Bay Herald", byline=("Bo Lind",), agency="AFP")
    document = build(article, rules)
    assert (document.title, document.outlet, document.byline, document.agency) == (
        "T",
        "Bay Herald",
        ("Bo Lind",),
        "AFP",
    )


def test_without_rules_layout_alone_works() -> None:
    text = "A Title Here Now\n\nThe council met on Friday and closed the bridge, its chair said.\n\n***\n\nSee You\n"
    document = build(Article("a", "x", text))
    assert document.paragraph_kinds == ("heading", "body")
    assert {region.rule for region in document.furniture} == {"layout.no-words", "layout.tail"}


def test_a_page_of_nothing_but_a_biography_keeps_its_article(rules: Rules) -> None:
    text = "Ana Roy is a staff writer at the Orelton Courier and has covered the docks for ten years."
    assert len(build(Article("a", "x", text), rules)) > 0


def test_a_last_sentence_without_its_stop_is_no_furniture(rules: Rules) -> None:
    prose = "The council met on Friday and closed the bridge, its chair said.\n\n"
    ends = ("She said that it would stay shut until May", "Bridge Stays Shut Until May, Council Says", "Back to top")
    kept = [len(build(Article("a", "x", prose + end), rules).paragraphs) for end in ends]
    assert kept == [2, 1, 1]
