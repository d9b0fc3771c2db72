"""Nothing that a file may hold raises or hangs: random bytes, random YAML, random edits of a sound file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import ruleset
from provenance.ruleset.check import render_all
from provenance.ruleset.expressions import fault_of, unicode_safe
from provenance.text import document
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
        assert render_all(problems) or not problems
        rules = ruleset.compile(found)
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
