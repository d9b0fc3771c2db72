"""Where results go: whole or not at all, and nothing of a user's is ever replaced by half a report."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.cli.exits import Stop
from provenance.cli.output import write


def failing() -> Iterator[str]:
    yield "half of "
    raise ValueError("the other half")


def test_a_file_is_written_whole_with_its_own_line_ends(tmp_path: Path) -> None:
    write(["a\r\n", "b\n"], tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == b"a\r\nb\n"
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old")
    with pytest.raises(ValueError, match="other half"):
        write(failing(), out)
    assert out.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.txt"]


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"cannot write .*nowhere") as stop:
        write(["x"], tmp_path / "nowhere" / "out.txt")
    assert stop.value.code == 2


def test_a_folder_in_the_place_of_the_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        write(["x"], tmp_path)
    assert stop.value.code == 2


def test_a_lone_surrogate_does_not_lose_the_report(tmp_path: Path) -> None:
    write(["x\ud800y"], tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == "x\\ud800y"


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes, links and devices")
class TestPosix:
    def test_a_new_file_has_the_mode_that_others_have(self, tmp_path: Path) -> None:
        (tmp_path / "plain").write_text("")
        write(["x"], tmp_path / "out")
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)

    def test_an_old_file_keeps_its_mode(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("old")
        (tmp_path / "out").chmod(0o640)
        write(["x"], tmp_path / "out")
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").write_text("old")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        write(["new"], tmp_path / "link")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_text() == "new"

    def test_a_device_stays_a_device(self) -> None:
        write(["x"], Path(os.devnull))
        assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_standard_output_gets_the_pieces(capsys: pytest.CaptureFixture[str]) -> None:
    write(["a", "b\n"], None)
    assert capsys.readouterr().out == "ab\n"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write([b"\xff\x00", b"\r\n"], tmp_path / "out.bin")
    assert (tmp_path / "out.bin").read_bytes() == b"\xff\x00\r\n"
