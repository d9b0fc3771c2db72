"""Bytes to text: encodings, broken files, files that are no text, and the size limit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.inputs import decode
from provenance.inputs.decode import Decoded
from provenance.inputs.file import on_disk

QUOTED = "“Café” cost €5 – she said it wasn’t much."


def codes(decoded: Decoded) -> list[str]:
    return [problem.code for problem in decoded.problems]


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        (QUOTED.encode(), []),
        (QUOTED.encode("utf-8-sig"), []),
        (QUOTED.encode("utf-16"), []),
        (QUOTED.encode("utf-32"), []),
        (QUOTED.encode("utf-16-le"), ["encoding"]),
        (QUOTED.encode("utf-16-be"), ["encoding"]),
        (QUOTED.encode("cp1252"), ["encoding"]),
    ],
)
def test_encodings(data: bytes, noted: list[str]) -> None:
    decoded = decode.decode(data, "a.txt")
    assert decoded.text == QUOTED
    assert codes(decoded) == noted


def test_other_legacy_encodings_are_guessed() -> None:
    text = "Президент сказал, что мост закрыт, и никто не спорил с ним в тот вечер. " * 5
    decoded = decode.decode(text.encode("cp1251"))
    assert decoded.text == text
    assert codes(decoded) == ["encoding"]


def test_line_ends_stay() -> None:
    assert decode.decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\x7fELF\x01\x01\0\0", bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0", b"\x01\x02\x03\x04" * 50]
)
def test_binary_is_refused(data: bytes) -> None:
    decoded = decode.decode(data, "a.txt")
    assert (decoded.text, codes(decoded)) == ("", ["binary"])
    assert decoded.problems[0].path == "a.txt"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00a0".encode()])
def test_empty(data: bytes) -> None:
    decoded = decode.decode(data)
    assert (decoded.text, codes(decoded)) == ("", ["empty"])


def test_lone_surrogates_become_replacement_characters() -> None:
    decoded = decode.decode("“half \ud83d pair”".encode("utf-8", "surrogatepass"))
    assert decoded.text == "“half \ufffd pair”"
    assert codes(decoded) == ["encoding"]


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    decoded = decode.decode("“Café” – ‘yes’".encode() + b" \xe2\x80 end")
    assert decoded.text == "“Café” – ‘yes’ \ufffd end"
    assert codes(decoded) == ["encoding"]


def test_too_long_is_read_up_to_the_limit() -> None:
    decoded = decode.decode("é".encode() * 50, most=10)
    assert decoded.text == "é" * 10
    assert codes(decoded) == ["too-long"]
    assert "10 characters" in decoded.problems[0].message


def test_a_line_of_50_megabytes_costs_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"word " * 10_000_000)
    taken: list[int] = []
    whole = decode.decode

    def watched(data: bytes, *rest: Any) -> Decoded:
        taken.append(len(data))
        return whole(data, *rest)

    monkeypatch.setattr(decode, "decode", watched)
    decoded = decode.load(on_disk(file))
    assert taken[0] < 1_000_000  # of 50: no more of it is read than an article may have
    assert len(decoded.text) == decode.MOST_CHARACTERS
    assert codes(decoded) == ["too-long"]


def test_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        decoded = decode.load(on_disk(path))
        assert (decoded.text, codes(decoded)) == ("", ["unreadable"])


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    decoded = decode.decode(data, "a")
    assert bool(decoded.text) or decoded.problems
    decoded.text.encode("utf-8")  # no half characters are left
