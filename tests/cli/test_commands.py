"""The commands in order: formats, sorting, thresholds, streams, start-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from provenance.scoring import model

START_UP = 0.25
"""Seconds of CPU that `--help` may take, as the project promises."""


def names(told: Any) -> list[str]:
    return [Path(json.loads(line)["path"]).name for line in told.out.splitlines()]


def test_results_are_on_standard_output_and_problems_on_standard_error(run: Any, folder: Path) -> None:
    (folder / "void.txt").write_bytes(b"")
    told = run("score", folder, "--format", "jsonl")
    assert names(told) == ["good.txt", "void.txt"]
    assert "[empty]" in told.err


@pytest.mark.parametrize(
    ("form", "start"),
    [("table", "article"), ("csv", "\ufeffpath,"), ("json", "[\n{"), ("markdown", "| article"), ("html", "<!")],
)
def test_every_format_on_standard_output_and_in_a_file(
    run: Any, folder: Path, tmp_path: Path, form: str, start: str
) -> None:
    out = tmp_path / "out"
    direct = run("score", folder, "-f", form)
    assert direct.code == 0
    assert direct.out.lower().startswith(start.lower())
    told = run("score", folder, "-f", form, "-o", out)
    assert (told.code, told.out) == (0, "")
    assert out.read_bytes().decode("utf-8").replace("\r\n", "\n") == direct.out.replace("\r\n", "\n")


def test_same_input_same_bytes_whatever_the_number_of_jobs(run: Any, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"“It may be {number},” Mara Velde told Reuters.\n")
    alone = run("score", folder, "-f", "jsonl", "-j", "1")
    assert run("score", folder, "-f", "jsonl", "-j", "2").out == alone.out
    assert run("score", folder, "-f", "jsonl", "-j", "1").out == alone.out


def test_a_least_confidence_leaves_out_what_is_less_sure_and_stands_in_the_stamp(run: Any, folder: Path) -> None:
    (folder / "a.txt").write_text("“No,” she said.\n\nCritics fear that the pier will fall.\n")

    def read(*options: str) -> tuple[int, str]:
        (row,) = (json.loads(line) for line in run("score", folder / "a.txt", "-f", "jsonl", *options).out.splitlines())
        assert all(one["confidence"] >= float((options or ("", "0"))[-1]) for one in row["attributions"])
        return len(row["attributions"]), row["stamp"]["model"]

    usual, strict = read(), read("--min-confidence", "0.8")
    assert usual[0] > strict[0] > 0
    assert strict[1] == ">=0.8+" + usual[1]
    assert run("explain", folder / "a.txt", "--min-confidence", "0.8").code == 0
    assert run("chains", folder / "a.txt", "--min-confidence", "0.8").code == 0
    assert run("score", folder, "--min-confidence", "1.5").code == 2


def test_sorting_and_an_unknown_column(run: Any, folder: Path) -> None:
    (folder / "a.txt").write_text("“No,” she said.\n")
    told = run("score", folder, "-f", "jsonl", "--sort", "-article")
    assert names(told) == ["good.txt", "a.txt"]
    told = run("score", folder, "--sort", "charm")
    assert told.code == 2
    assert "overall" in told.err


def test_a_threshold_names_what_failed(run: Any, folder: Path) -> None:
    told = run("score", folder, "--fail-under", "100")
    assert told.code == 1
    assert "good.txt" in told.out
    assert "1 do not pass --fail-under 100: " in told.err
    assert "good.txt (overall " in told.err
    assert run("score", folder, "--fail-under", "0").code == 0


def test_policies_are_found_by_name_and_can_fail_a_run(run: Any, folder: Path) -> None:
    (folder / "thin.txt").write_text("The company may be sold to a rival next week, a source said on Monday.\n")
    told = run("score", folder, "-f", "jsonl", "--policy", "ap,npr", "--policy", "Reuters", "--fail-level", "error")
    assert told.code == 1
    assert "thin.txt (" in told.err
    found = {finding["policy"] for line in told.out.splitlines() for finding in json.loads(line)["findings"]}
    assert "ap" in found
    assert found <= {"ap", "npr", "reuters"}
    told = run("score", folder, "--policy", "vogue")
    assert told.code == 2
    assert "ap" in told.err


def test_what_cannot_be_judged_does_not_fail_but_is_told(run: Any, folder: Path) -> None:
    (folder / "bare.txt").write_text("Olive oil is dear this year. Two dry summers are to blame.\n")
    told = run("score", folder, "--fail-under", "1", "-f", "jsonl")
    assert told.code == 0
    assert "1 could not be judged" in told.err
    bare = json.loads(told.out.splitlines()[0])
    assert bare["grade"] == "F6"
    assert "cannot-be-judged" in [problem["code"] for problem in bare["problems"]]
    assert all(isinstance(score, int) for score in bare["scores"].values())


def test_explain_shows_the_evidence(run: Any, folder: Path) -> None:
    told = run("explain", folder / "good.txt")
    assert told.code == 0
    for part in ("Mara Velde", "{said}", "Through whom the words came", "How the ratings add up", "depth"):
        assert part in told.out
    assert "\x1b" not in told.out
    assert "\x1b[" in run("explain", folder / "good.txt", "--color", "always").out


def test_chains_as_trees_and_as_records(run: Any, folder: Path) -> None:
    assert "Mara Velde  #1" in run("chains", folder).out
    record = json.loads(run("chains", folder, "--format", "jsonl").out.splitlines()[0])
    assert record["chain"] == [["Mara Velde"]]
    assert record["attribution"] == 1
    assert record["path"].endswith("good.txt")


def test_origins_of_a_folder(run: Any, folder: Path) -> None:
    (folder / "again.txt").write_text("“It will close,” Mara Velde told Reuters.\n")
    told = run("origins", folder)
    assert "Mara Velde (named)" in told.out
    assert "2 articles: again.txt, good.txt" in told.out
    assert told.out.endswith("3 independent origins in 2 articles; behind more than one article: 1\n")
    record = json.loads(run("origins", folder, "-f", "jsonl").out.splitlines()[0])
    assert record["kind"] == "origin"
    assert record["names"] == ["Mara Velde"]
    assert len(record["articles"]) == 2


def test_shipped_rules_have_no_faults(run: Any) -> None:
    told = run("rules", "check")
    assert (told.code, told.out) == (0, ""), told.err


def test_rules_check_names_the_fault(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("kind: hegde\nrules: []\n")
    told = run("rules", "check", tmp_path)
    assert told.code == 3
    assert "bad.yaml:1:7: " in told.out
    assert "did you mean 'hedge'" in told.out.lower()


def test_the_model_is_said_in_the_stamp_and_the_default_is_careful(run: Any, folder: Path) -> None:
    stamps = {
        name: json.loads(run("score", folder, "-f", "jsonl", "--model", name).out)["stamp"]
        for name in ("rules", "careful")
    }
    ratings = model.digest()
    assert stamps["rules"]["model"] == ratings
    assert stamps["careful"]["model"].endswith(f"+{ratings}")
    assert stamps["rules"]["rules"] == stamps["careful"]["rules"]
    assert "the project's, or careful" in " ".join(run("score", "--help").out.split())


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("score",),
        ("explain",),
        ("chains",),
        ("origins",),
        ("rules",),
        ("rules", "check"),
        ("train", "attribution"),
        ("evaluate", "attribution"),
    ],
)
def test_every_command_has_help(run: Any, command: tuple[str, ...]) -> None:
    told = run(*command, "--help")
    assert told.code == 0
    assert "Usage:" in told.out


@pytest.mark.parametrize("command", [("evaluate", "attribution"), ("train", "attribution", "-o", "out")])
def test_a_corpus_that_is_none_is_wrong_use(run: Any, folder: Path, command: tuple[str, ...]) -> None:
    told = run(*command[:2], folder, *command[2:])
    assert told.code == 2
    assert told.out == ""
    assert "Traceback" not in told.err


def test_version(run: Any) -> None:
    from provenance.version import VERSION

    assert run("--version").out == f"provenance {VERSION}\n"


@pytest.mark.parametrize(
    "arguments", [("score",), ("score", "x", "--format", "pdf"), ("bake",), ("score", "x", "--jobs", "many")]
)
def test_wrong_use_is_2_with_the_usage(run: Any, arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.code == 2
    assert "Usage:" in told.err


def test_shell_completion_is_offered(process: Any) -> None:
    assert "--install-completion" in process("--help").out


def test_a_reader_that_goes_away_is_no_traceback(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.txt").write_text("“No,” she said.\n" * 100)
    command = [sys.executable, "-m", "provenance", "score", str(folder), "-f", "jsonl", "-j", "1", "--model", "rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        told = child.stderr.read()
        assert child.wait(60) == 141
    assert b"Traceback" not in told
    assert b"BrokenPipe" not in told


def test_output_is_utf_8_where_the_locale_is_not(folder: Path) -> None:
    (folder / "good.txt").write_text("“Nein,” sagte Jürgen Größe. The mill will close, José Ñandú said.\n", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    command = [sys.executable, "-m", "provenance", "score", str(folder), "-f", "jsonl", "--model", "rules"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "José Ñandú" in done.stdout.decode("utf-8")


def test_help_starts_quickly() -> None:
    """CPU time, the best of three: a busy machine slows the clock on the wall, not this."""
    resource = pytest.importorskip("resource", reason="CPU time of children is had on POSIX only")

    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "provenance", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(spent() for _ in range(3)) < START_UP


@pytest.mark.parametrize(
    "heavy", ["pandas", "sklearn", "tabulate", "onnxruntime", "tokenizers", "numpy", "yaml", "re2", "rich"]
)
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, provenance.cli.app; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_format_whose_package_is_missing_says_what_to_type(
    run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.reports.extras.find_spec", lambda _name: None)
    told = run("chains", folder, "--format", "prov-json")
    assert told.code == 2
    assert "pip install 'provenance-scorer[prov]'" in told.err
    assert told.out == ""


def test_parquet_is_nothing_for_a_terminal(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("provenance.cli.score.sys", type("System", (), {"stdout": Terminal()}))
    told = run("score", folder, "--format", "parquet")
    assert told.code == 2
    assert "--output" in told.err


def test_findings_reach_code_scanning_with_their_rules(process: Any, folder: Path) -> None:
    told = process("score", folder, "--format", "sarif", "--model", "rules")
    (run,) = json.loads(told.out)["runs"]
    described = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"]
    assert {result["ruleId"] for result in run["results"]} <= described


def test_an_explanation_ends_with_what_would_help(run: Any, tmp_path: Path) -> None:
    words = "A city official said the dam was cracked. Reuters reported that the road sank.\n"
    (tmp_path / "dam.txt").write_text(words, encoding="utf-8")
    told = run("explain", tmp_path / "dam.txt", "--model", "rules").out
    assert "found by rating the article again" in told
    assert "name “A city official” (paragraph 1): depth +" in told
    assert "Questions left open" in told
    assert "Where did Reuters get it?" in told


def test_two_policies_stand_side_by_side(run: Any, tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text("A source said the dam was cracked. Reuters reported that the road sank.\n")
    told = run("score", tmp_path, "-f", "jsonl", "--policy", "ap,npr", "--model", "rules")
    assert {one["policy"] for one in json.loads(told.out)["findings"]} == {"ap", "npr"}


@pytest.mark.parametrize("command", [("train", "ratings", "-o", "m.json"), ("evaluate", "ratings")])
def test_folders_without_ratings_are_refused(run: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    pytest.importorskip("sklearn")
    told = run(*command[:2], tmp_path, *command[2:], "--model", "rules")
    assert told.code == 2
    assert "no ratings*.tsv under" in told.err
