"""The text cases: small articles and the chains that must come of them. Editors add cases, not code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "chains"


def articles() -> Iterator[tuple[str, dict[str, str], str, list[str]]]:
    """(name, whose it is, article, expectations) of every case."""
    for path in sorted(CASES.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n=====\n"), start=1):
            lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
            cut = lines.index("---")
            head = [line for line in lines[:cut] if line.startswith(("outlet:", "agency:"))]
            told = dict(line.split(": ", 1) for line in head)
            yield f"{path.stem} {number}", told, "\n".join(lines[len(head) : cut]) + "\n", lines[cut + 1 :]


ALL = list(articles())


@pytest.mark.parametrize(("told", "article", "expected"), [c[1:] for c in ALL], ids=[c[0] for c in ALL])
def test_chain(follow, told, article, expected):
    wanted = [line.partition(" -> ")[::2] for line in expected]
    said = [tuple(words.split(" / ", 1)) for words, _ in wanted]
    _, found, traces = follow(article, said, **told)
    got = []
    for (words, right), source, trace in zip(wanted, found, traces, strict=True):
        chain = " < ".join(" & ".join(level) for level in trace.chain) or "-"
        identity = "*" if "| * |" in right else source.identity if source else "none"
        marks = [mark for mark in ("(open)", "(closed)", "(circular)") if mark in right and _marked(trace, mark)]
        got.append(f"{words} -> {chain} | {identity} | {' '.join([trace.relay, *marks])}")
    assert got == expected


def _marked(trace, mark):
    return {"(open)": trace.open_end, "(closed)": not trace.open_end, "(circular)": trace.circular}[mark]


def test_there_are_cases_for_every_relay():
    relays = {line.rsplit("|", 1)[1].split()[0] for *_, expected in ALL for line in expected}
    assert relays == {"report", "interview", "own", "social", "document", "event", "comment", "none"}
