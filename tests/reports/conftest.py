"""A reading made by hand, so that reports are tested without the stages before them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from provenance.values import (
    Attribution,
    CommentRequest,
    Descriptor,
    Document,
    Entity,
    Finding,
    Hedge,
    Problem,
    Ratings,
    Reading,
    Reason,
    Region,
    Source,
    Stamp,
    Trace,
)

TEXT = (
    "The mill may close, a senior official told the Ledger.\r\n\r\n"
    "“We will see,” Mara Velde said <b>today</b>.\r\n\r\nShare this article\r\n"
)
"""Line ends as on a Windows disk, curly quotation marks, markup, furniture."""


def document(text: str) -> Document:
    """Words and marks as tokens, a paragraph and a sentence a line; the furniture line left out."""
    prose = text[: text.find("Share this")] if "Share this" in text else text
    tokens = list(re.finditer(r"\w+|[^\w\s]", prose))
    line_of = [prose.count("\n", 0, token.start()) for token in tokens]
    lines = sorted(set(line_of))
    parts = tuple((line_of.index(one), len(line_of) - line_of[::-1].index(one)) for one in lines)
    paragraph = tuple(lines.index(one) for one in line_of)
    return Document(
        text=text,
        words=tuple(token[0] for token in tokens),
        lower=tuple(token[0].lower() for token in tokens),
        starts=tuple(token.start() for token in tokens),
        ends=tuple(token.end() for token in tokens),
        sentences=parts,
        paragraphs=parts,
        sentence_of=paragraph,
        paragraph_of=paragraph,
        paragraph_kinds=("body",) * len(parts),
        quotes=(),
        quoted=(0,) * len(tokens),
        furniture=(Region((len(prose), len(text)), "share bar", "furniture.share"),) if prose != text else (),
        title="Mill <in doubt>",
        outlet="The Fell Gazette",
        byline=("Saskia Lindgren",),
        published="2025-03-04",
        problems=(Problem("odd-quotes", "a quotation is never closed"),),
    )


@pytest.fixture
def reading() -> Reading:
    made = document(TEXT)
    words = made.words
    told, said = words.index("told"), words.index("said")
    official = Source(((5, 8),), "a senior official", "person", "unnamed", entity=0)
    mara = Source(((18, 20),), "Mara Velde", "person", "named", entity=1)
    return Reading(
        path="in/mill.txt",
        id="mill",
        document=made,
        entities=(
            Entity(0, "a senior official", "person", "unnamed", ((5, 8),), descriptor=Descriptor(access="senior")),
            Entity(1, "Mara Velde", "person", "named", ((18, 20),)),
        ),
        attributions=(
            Attribution(
                id=1,
                kind="indirect",
                source_ranges=official.ranges,
                cue=((told, told + 1),),
                content=((0, 4),),
                source=official,
                trace=Trace(
                    "interview", (("the Ledger",), ("a senior official",)), rules=("relay.told",), why="told X"
                ),
                hedged=True,
                confidence=0.912345,
                rules=("cue.tell",),
            ),
            Attribution(
                id=2,
                kind="direct",
                source_ranges=mara.ranges,
                cue=((said, said + 1),),
                content=((13, 16),),
                source=mara,
                trace=Trace("none", (("Mara Velde",),)),
                hedged=False,
                confidence=1.0,
                rules=("cue.say",),
            ),
        ),
        hedges=(Hedge((2, 3), "modal", "hedge.may", (20.0, 80.0)),),
        comments=(CommentRequest("Kestrel Terminals", "no-response", (0, 2), "comment.none"),),
        findings=(Finding("npr.vague", "npr", "warning", "“official” of what?", (20, 37), "NPR, attribution"),),
        ratings=Ratings(
            depth=42,
            hedging=20,
            secondhand=50,
            overall=40,
            grade="C3",
            reasons=(
                Reason("depth", 50.0, "depth.start", "where every article starts"),
                Reason("depth", -8.4, "depth.unnamed", "one source is unnamed", ((20, 37),)),
                Reason("hedging", 20.0, "hedging.share", "hedged claims"),
                Reason("secondhand", 50.0, "secondhand.share", "half is relayed"),
                Reason("overall", 40.0, "overall.mean", "weighted"),
            ),
        ),
        problems=(Problem("odd-quotes", "a quotation is never closed"), Problem("short", "few words")),
        stamp=Stamp("0.1.0", "abc", ""),
    )


@pytest.fixture
def blank(reading: Reading) -> Reading:
    """An article that gave nothing to judge."""
    nothing = Ratings(None, None, None, None, "F6")
    return replace(reading, path="in/void.txt", id="void", attributions=(), hedges=(), comments=(), ratings=nothing)
