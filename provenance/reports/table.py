"""The table an editor reads in a terminal or in a message: one article a row. Not the evidence (see explain)."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.summary import Row, Summary

WIDTH = 80
"""Columns of the plainest terminal, and what fits a message."""

NUMBERS = 49
"""Columns that all but the article's name take, with the two blanks between columns."""

HEADERS = ("article", "overall", "depth", "hedging", "2ndhand", "grade", "claims")

ALIGN = ("left", "right", "right", "right", "right", "center", "right")

LEGEND = """\
overall: how reliable; depth: could a reader check it?  0 weak to 100 strong
hedging: how unsure; 2ndhand: other outlets' work.      0 none to 100 all
grade: sources A to F, information 1 to 6; F6 and -: nothing to judge
claims: statements that the article ascribes to somebody"""
"""A line of 80 columns at most for each pair of columns."""


def terminal(rows: Sequence[Row], width: int = WIDTH) -> str:
    """A plain-text table with its legend, no line longer than `width` (80 at least), with a line end."""
    from tabulate import tabulate  # here, not above: the import costs more than `--help` may take

    room = max(width, WIDTH) - NUMBERS
    names = distinct_names([row.summary.path for row in rows], room)
    body = [HEADERS, *_body(rows, names)]
    # Headers as a row of the body: given as headers, each would be made two columns wider.
    rule = ["-" * max(len(line[column]) for line in body) for column in range(len(HEADERS))]
    drawn = tabulate([HEADERS, rule, *body[1:]], tablefmt="plain", colalign=ALIGN, disable_numparse=True)
    return f"{drawn}\n\n{LEGEND}\n"


def markdown(rows: Sequence[Row]) -> str:
    """The same as a Markdown table; names in full."""
    from tabulate import tabulate

    body = _body(rows, [_cell(row.summary.path) for row in rows])
    align = ALIGN if body else None
    drawn = tabulate(body, headers=HEADERS, tablefmt="pipe", colalign=align, disable_numparse=True)
    return f"{drawn}\n\n{LEGEND}\n"


def distinct_names(paths: Sequence[str], room: int) -> list[str]:
    """Names of `room` characters at most: what the paths share is left off in front, long ones lose their middle."""
    shared = _shared_folder(paths)
    return [_shorten(_printable(path[len(shared) :]), room) for path in paths]


def _body(rows: Sequence[Row], names: Sequence[str]) -> list[tuple[str, ...]]:
    return [_cells(row.summary, name) for row, name in zip(rows, names, strict=True)]


def _cells(row: Summary, name: str) -> tuple[str, ...]:
    ratings = (row.overall, row.depth, row.hedging, row.secondhand)
    shown = (str(one) if row.judged and one is not None else "-" for one in ratings)
    return (name, *shown, row.grade, str(row.attributions))


def _shared_folder(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    folders = {path[: path.rfind("/") + 1] for path in paths}
    first, last = min(folders), max(folders)
    end = 0
    for end, (one, other) in enumerate(zip(first, last, strict=False), start=1):
        if one != other:
            end -= 1
            break
    return first[: first.rfind("/", 0, end) + 1]


def _shorten(name: str, room: int) -> str:
    if len(name) <= room:
        return name
    tail = (room - 1) * 2 // 3  # the end of a file name tells more than its beginning
    return f"{name[: room - 1 - tail]}…{name[-tail:]}"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _cell(text: str) -> str:
    return _printable(text).replace("|", "\\|")
