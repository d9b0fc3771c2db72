"""Nothing that a file may hold raises or hangs: random bytes, random YAML, random edits of a sound file."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import ruleset
from provenance.cli.rules import problems
from provenance.reports.faults import FORMATS
from provenance.ruleset import KINDS
from provenance.ruleset.check import Workshop, examined
from provenance.ruleset.expressions import fault_of, unicode_safe
from provenance.ruleset.load import rule_files
from provenance.ruleset.pattern import SLOTS
from provenance.ruleset.typed import keys_of
from provenance.text import document, phrases
from provenance.values import Article

SOUND = (ruleset.shipped() / "relays" / "reports.yaml").read_text(encoding="utf-8")[:3_000]
PIECES = r"""
kind rules id means class phrases yes no outlet hedge cue relay {outlet} say* - : [ ] { } \' " &a *a !!python/object
| > # \t \b regex (a+)+$ (?=x) unless disable until ... 12:30 NO é ? \n \n\x20\x20-\x20 :\x20 -\x20 \x07 \u2028
"""
WORDS = st.sampled_from([piece.encode().decode("unicode_escape") for piece in PIECES.replace("é", r"\xe9").split()])
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def load(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.yaml").write_bytes(content)
        found, problems = ruleset.load([Path(folder)])
        assert all(problem.line is None or problem.line >= 1 for problem in problems)
        rules = ruleset.compile(found, phrases)
        problems += examined(
            found, rules, Workshop(lambda text: document.build(Article("x", "x", text))), [Path(folder)]
        )
        for form in FORMATS.values():
            assert form(problems) or not problems
        rules.scan(document.build(Article("x", "x", "He said on CNN, “maybe so,” and left.")))
        assert len(rules.hash) == 16


@QUICK
@given(st.binary(max_size=300))
def test_bytes(content: bytes) -> None:
    load(content)


@QUICK
@given(st.lists(WORDS, max_size=40).map("".join))
def test_words_of_yaml(text: str) -> None:
    load(text.encode())


@QUICK
@given(st.integers(0, len(SOUND)), st.integers(0, 30), st.lists(WORDS, max_size=3).map("".join))
def test_edits_of_a_sound_file(start: int, length: int, new: str) -> None:
    load((SOUND[:start] + new + SOUND[start + length :]).encode())


PHRASES = st.lists(
    st.sampled_from(
        [*(f"{{{slot}}}" for slot in SLOTS), *"( ) [ ] | / * ... ' \" “ ” , . ! say* told the of a by".split()]
    ),
    max_size=12,
).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=20), st.sampled_from(["He said on CNN, “maybe so.”", "no", "NO", "1", ""]))
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["example", "chain", "a"]), inner)
    ),
    max_leaves=8,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A rule file whose keys are those of a kind and whose values are anything, mostly texts."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    keys = sorted(keys_of(KINDS[kind]))
    rules = []
    for number in range(draw(st.integers(0, 3))):
        rule = draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=8))
        rule |= {"id": f"{kind}.r{number}", "means": "m"} | {
            key: draw(st.lists(TEXTS, max_size=3)) for key in ("yes", "no")
        }
        for key in ("phrases", "unless", "names", "aliases"):
            if key in keys:
                rule[key] = draw(st.lists(PHRASES, max_size=3))
        rules.append(rule)
    return yaml.safe_dump({"kind": kind, "rules": rules}, allow_unicode=draw(st.booleans()))


@QUICK
@given(files())
def test_files_of_the_right_keys(text: str) -> None:
    load(text.encode())


BLOCKS = [
    *re.findall(r"```yaml\n(.*?)```", (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8"), re.DOTALL),
    *(path.read_text("utf-8") for path in rule_files(ruleset.shipped()) if path.stat().st_size < 6_000),
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 15), WORDS), max_size=4)


def edited(block: str, edits: list[tuple[float, int, str]]) -> str:
    for where, length, new in edits:
        start = int(where * len(block))
        block = block[:start] + new + block[start + length :]
    return block


@pytest.mark.slow
@settings(QUICK, max_examples=40)
@given(st.sampled_from(BLOCKS), EDITS, st.sampled_from(BLOCKS), EDITS)
def test_edited_rules_over_the_shipped_ones(one: str, edits: list, other: str, more: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.yaml").write_text(edited(one, edits), "utf-8")
        (Path(folder) / "b.yml").write_text(edited(other, more), "utf-8")
        found = problems([ruleset.shipped(), Path(folder)])
        for form in FORMATS.values():
            assert form(found) or not found


@QUICK
@given(st.text(alphabet="ab\\wsdbDWS[]^()|*+?{}1,.-é", max_size=30))
def test_expressions(text: str) -> None:
    fault_of(text)
    assert isinstance(unicode_safe(text), str)


@QUICK
@given(st.text(max_size=400))
def test_any_article_is_scanned(text: str) -> None:
    made = document.build(Article("x", "x", text))
    for hit in RULES.scan(made):
        assert 0 <= hit.start < hit.end <= len(made)
        assert all(0 <= start < end <= len(made) for _, (start, end) in hit.slots)


RULES = ruleset.compile(ruleset.load([ruleset.shipped()])[0])
