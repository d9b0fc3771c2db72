"""Bylines, datelines and dates, read out of the lines that hold them."""

from __future__ import annotations

import pytest

from provenance.text.bylines import byline, dateline, published

BYLINES = [
    ("By Ana Roy", ("Ana Roy",), None),
    ("by Ana Roy and Bo Lind", ("Ana Roy", "Bo Lind"), None),
    ("By Ana Roy, Bo Lind and Ida de la Rua, Bay Herald", ("Ana Roy", "Bo Lind", "Ida de la Rua"), "Bay Herald"),
    ("By Ana Roy | Orelton Courier", ("Ana Roy",), "Orelton Courier"),
    ("By Ana Roy, Staff Writer", ("Ana Roy",), None),
    ("By Ana Roy-Lind - December 8, 2014", ("Ana Roy-Lind",), None),
    ("By Ana Roy | 03/02/16 3:44am", ("Ana Roy",), None),
    ("BY ANA ROY", ("ANA ROY",), None),
    ("Written by Ana Roy for the Bay Herald", ("Ana Roy",), "Bay Herald"),
    ("by · The Orelton Times", (), "The Orelton Times"),
    ("By Associated Press", (), "Associated Press"),
    ("By Ana McRoy and J. B. O'Neal", ("Ana McRoy", "J. B. O'Neal"), None),
    ("By noon the council had left", (), None),
    ("By and large", (), None),
    ("By", (), None),
    ("", (), None),
]


@pytest.mark.parametrize(("line", "names", "outlet"), BYLINES)
def test_byline(line: str, names: tuple[str, ...], outlet: str | None) -> None:
    assert byline(line) == (names, outlet)


DATELINES = [
    ("ORELTON (Bay24) – The council met.", "ORELTON (Bay24)", "Bay24"),
    ("ORELTON, May 3 (Reuters) - The council met.", "ORELTON, May 3 (Reuters)", "Reuters"),
    ("NEW ORELTON — The council met.", "NEW ORELTON", None),
    ("ST. ORELL, Minn. -- The council met.", "ST. ORELL, Minn.", None),
    ("Orelton (AFP) – The council met.", "Orelton (AFP)", "AFP"),
    ("(CNN) -- The council met.", "(CNN)", "CNN"),
    ("(Orelton) – The council met.", "(Orelton)", None),
    ("The council — and the mayor — met.", None, None),
    ("US-based firms met.", None, None),
    ("FILE - The council met in May.", None, None),
    ("I — and only I — met him.", None, None),
    ("ORELTON —", None, None),
]


@pytest.mark.parametrize(("line", "written", "credit"), DATELINES)
def test_dateline(line: str, written: str | None, credit: str | None) -> None:
    found = dateline(line, 0, len(line))
    assert (found.text if found else None, found.credit if found else None) == (written, credit)
    if found:
        assert line[slice(*found.span)].rstrip()[-1] in "–—-"
        assert line[found.span[1] :] == "The council met."


DATES = [
    ("Published May 3, 2024", "2024-05-03"),
    ("3rd Sept. 2023, 10:15", "2023-09-03"),
    ("2024-05-03T10:00:00Z", "2024-05-03"),
    ("Updated 2 hours ago", None),
    ("2024-45-03", None),
]


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_published(line: str, expected: str | None) -> None:
    assert published(line) == expected
