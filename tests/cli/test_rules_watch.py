"""`rules watch`, without a clock: what a session says after each save, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from provenance.cli.app import app
from provenance.cli.ready import Task
from provenance.cli.rules_watch import Session

PLAIN = "disable:\n  - {id: hedge.modal.could, reason: we count it as plain}\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "pier.txt").write_text("“The pier could close,” Mara Velde said.\n", "utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "off.yaml").write_text(PLAIN, "utf-8")
    return Session(tmp_path / "ours", Task((tmp_path / "drafts",), None, (), "rules"))


def test_each_save_is_compared_with_the_one_before(session: Session) -> None:
    first = "\n".join(session.look())
    assert first.startswith("shipped → now")
    assert "- hedge.modal.could" in first
    (session.folder / "off.yaml").write_text(PLAIN + "  - {id: hedge.modal.may, reason: plain}\n", "utf-8")
    second = "\n".join(session.look())
    assert second.startswith("before → now")
    assert "- hedge.modal.may" in second
    assert "hedge.modal.could" not in second
    assert "0 of 1 articles read again" in second
    assert "The rules say the same" in "\n".join(session.look())


def test_a_fault_is_shown_with_its_line_and_the_next_good_save_is_compared_with_the_last_good_one(
    session: Session,
) -> None:
    list(session.look())
    (session.folder / "off.yaml").write_text("disable:\n  - {id: hedge.modal.coud, reason: x}\n", "utf-8")
    broken = "\n".join(session.look())
    assert "off.yaml:2" in broken
    assert "Did you mean 'hedge.modal.could'?" in broken
    assert "nothing was read" in broken
    (session.folder / "off.yaml").write_text("disable:\n  - {id: hedge.modal.may, reason: x}\n", "utf-8")
    mended = "\n".join(session.look())
    assert mended.startswith("before → now")
    assert "+ hedge.modal.could" in mended


def test_ctrl_c_ends_it_cleanly(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def saves(folder: Path, raise_interrupt: bool) -> Iterator[set[tuple[int, str]]]:
        yield {(1, str(folder / ".off.yaml.swp"))}
        yield {(1, str(folder / "off.yaml"))}
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "watchfiles", SimpleNamespace(watch=saves))
    told = CliRunner().invoke(app, ["rules", "watch", str(session.folder), *map(str, session.task.paths)])
    assert told.exit_code == 0, told.output
    assert told.stdout.count("→ now") == 2
    assert "no longer watching" in told.stderr


def test_without_its_package_it_says_how_to_get_it(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = CliRunner().invoke(app, ["rules", "watch", str(session.folder), *map(str, session.task.paths)])
    assert told.exit_code == 2
    assert "provenance-scorer[watch]" in told.stderr
