"""The articles of tests/cases/sources: each mention must come out as whom its editor wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "sources"


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    outlet: str | None
    article: str
    expected: tuple[tuple[str, str], ...]


def read(path: Path) -> list[Case]:
    cases = []
    for block in path.read_text("utf-8").split("\n=====")[0:]:
        block = block.removeprefix("=====")
        title, _, rest = block.partition("\n")
        if "---" not in rest:
            continue
        article, _, lines = rest.partition("\n---\n")
        outlet = None
        if article.startswith("outlet: "):
            first, _, article = article.partition("\n")
            outlet = first.removeprefix("outlet: ")
        pairs = [tuple(part.strip() for part in line.rsplit("->", 1)) for line in lines.splitlines() if "->" in line]
        cases.append(Case(f"{path.stem}: {title.strip()}", outlet, article, tuple((a, b) for a, b in pairs)))
    return cases


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read(path)]


def test_the_cases_were_found() -> None:
    assert len(ALL) > 40
    assert all(case.expected for case in ALL)


def words(name: str) -> set[str]:
    return {word.strip("\"'“”").casefold() for word in name.replace("’", "'").split()} - {"the", "a", "an"}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_who_is_who(case: Case, resolve) -> None:
    _, cast = resolve(case.article, *(mention for mention, _ in case.expected), outlet=case.outlet)
    wrong = []
    for (mention, line), source in zip(case.expected, cast.sources, strict=True):
        if line == "none":
            if source is not None:
                wrong.append(f"{mention}: nobody expected, got {source.name}")
            continue
        name, category, identity = (part.strip() for part in line.split("|"))
        if source is None:
            wrong.append(f"{mention}: {line} expected, got nobody")
            continue
        names = [part.strip() for part in name.split(" + ")]
        got = list(source.parallel) or [source.name]
        same = len(names) == len(got) and all(words(a) <= words(b) for a, b in zip(names, got, strict=True))
        if not same or category not in ("*", source.category) or identity not in ("*", source.identity):
            wrong.append(f"{mention}: {line} expected, got {source.name} | {source.category} | {source.identity}")
    assert not wrong, "\n".join(wrong)
