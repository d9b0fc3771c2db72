"""`rules try`: marks stand under their words, attributions and findings are told, rules are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SENTENCE = "“The pool may open,” the mayor told Reuters."

OURS = """kind: hedge
rules:
  - id: hedge.ours.pool
    means: pools are never sure
    class: weasel
    phrases: [the pool]
    yes: [The pool is open.]
    no: [The pond is open.]
"""


def marked(out: str, label: str) -> str:
    """The words above the mark with a label: those of the last line of text before it."""
    text = ""
    for line in out.splitlines():
        stripped = line.lstrip()
        if stripped[:1] in ("=", "~", "-"):
            run = stripped.split(" ")[0]
            if line.endswith(f"  {label}"):
                start = len(line) - len(stripped)
                return text[start : start + len(run)]
        else:
            text = line
    raise AssertionError(f"no mark {label!r} in\n{out}")


def test_marks_stand_under_their_words(run: Any) -> None:
    told = run("rules", "try", SENTENCE)
    assert told.code == 0
    assert marked(told.out, "#1 content") == "“The pool may open,”"
    assert marked(told.out, "#1 source") == "the mayor"
    assert marked(told.out, "#1 cue") == "told"
    assert marked(told.out, "hedge: modal") == "may"
    assert marked(told.out, "relay.told-outlet  {outlets} = Reuters") == "told Reuters"


def test_the_attribution_and_its_chain(run: Any) -> None:
    out = run("rules", "try", SENTENCE).out
    assert "  #1 Reuters < the mayor  (direct, interview" in out


def test_in_the_outlets_own_article_it_is_first_hand(run: Any) -> None:
    out = run("rules", "try", SENTENCE, "--outlet", "Reuters").out
    assert "#1 Reuters <" not in out
    assert "(direct, own" in out


def test_long_sentences_are_wrapped_and_marks_go_on(run: Any) -> None:
    words = " ".join(["very"] * 30)
    out = run("rules", "try", f"“The pool is {words} cold,” the mayor told Reuters.").out
    assert marked(out, "#1 cue") == "told"
    assert out.count("  #1 content") == 1
    assert out.count("  ...") >= 1


def test_a_file_and_standard_input_say_the_same(run: Any, process: Any, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SENTENCE, "utf-8")
    direct = run("rules", "try", SENTENCE)
    assert run("rules", "try", tmp_path / "one.txt").out == direct.out
    assert "(direct, own" in run("rules", "try", tmp_path / "one.txt", "--outlet", "Reuters").out
    piped = process("rules", "try", "-", stdin=SENTENCE.encode())
    assert (piped.code, piped.out) == (0, direct.out)


def test_what_a_folder_changes(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS)
    out = run("rules", "try", SENTENCE, "--rules", tmp_path).out
    before, _, changed = out.partition("Against the shipped rules alone\n")
    assert marked(before, "hedge.ours.pool") == "The pool"
    assert changed.splitlines()[:2] == ["  + hedge.ours.pool at “The pool”", "  + hedge at “The pool”: weasel"]
    assert {line.split()[0] for line in changed.splitlines()[2:]} <= {"~"}
    other = run("rules", "try", "The pond is open.", "--rules", tmp_path).out
    assert other.endswith("No different from the shipped rules\n")


def test_an_attribution_that_changes_is_told_with_its_words(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("kind: outlet\nrules: ['Ossel Courier | | newspaper | GB | -']\n")
    out = run("rules", "try", "The pool may open, Mara Velde told the Ossel Pier.", "--rules", tmp_path).out
    assert out.endswith("No different from the shipped rules\n")
    (tmp_path / "more.yaml").write_text("kind: outlet\nrules: ['Ossel Pier | | newspaper | GB | -']\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more.yaml").rename(tmp_path / "more" / "more.yaml")
    out = run("rules", "try", "The pool may open, Mara Velde told the Ossel Pier.", "--rules", tmp_path / "more").out
    changed = out.partition("Against the shipped rules alone\n")[2]
    assert (
        "  ~ “The pool may open”: Mara Velde (named, hedged) -> Ossel Pier < Mara Velde (interview, named," in changed
    )
    assert "  ~ secondhand " in changed


def test_findings_of_a_chosen_policy(run: Any) -> None:
    out = run("rules", "try", "A source told Reuters that the pool would open.", "--policy", "ap").out
    assert "[policy.ap.bare-source]" in out
    told = run("rules", "try", SENTENCE, "--policy", "nope")
    assert told.code == 2
    assert "--policy nope" in told.err


def test_faults_in_the_rules_end_with_3(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS.replace("weasel", "weazel"))
    told = run("rules", "try", SENTENCE, "--rules", tmp_path)
    assert (told.code, told.out) == (3, "")
    assert "weazel" in told.err


def test_a_file_that_is_not_there_is_no_sentence(run: Any) -> None:
    told = run("rules", "try", "drafts/none.txt")
    assert (told.code, told.out) == (2, "")


def test_a_folder_is_no_sentence(run: Any, tmp_path: Path) -> None:
    told = run("rules", "try", tmp_path)
    assert (told.code, told.out) == (2, "")
    assert "is a folder" in told.err


def test_no_text_is_not_the_current_folder(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(SENTENCE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("rules", "try", "").out == "no sentence\n"


@pytest.mark.parametrize("text", ["", " ", "\x00", "x" * 5000, "\u202eevil \x1b[31mred", "???"])
def test_odd_text_is_no_fault(run: Any, text: str) -> None:
    told = run("rules", "try", text)
    assert told.code == 0
    assert "\x1b" not in told.out
