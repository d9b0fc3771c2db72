"""Rated articles in a folder: found, read with and without a shelf, and agreement measured as it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from provenance.attribution import RulesReader
from provenance.ruleset import Hits, Rules, compile, load, shipped  # noqa: A004
from provenance.scoring.ratings import ORDER
from provenance.text import phrases
from provenance.training import agreement, rated
from provenance.training.kept import KeptReader
from provenance.values import Document, Leaning, Relation

WORDS = "“The wall number {n} will not last,” said Vera Orlen, an engineer. Tom Hale said it could fall.\n"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return compile(load([shipped()])[0], phrases=phrases)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "news" / "text").mkdir(parents=True)
    rows = ["file\trater\tdepth\thedging\tsecondhand\toverall"]
    for n in range(12):
        told = WORDS.format(n=n) + "\n".join(f"Clerk {chr(65 + k)} Moreau told Reuters it rained." for k in range(n))
        (tmp_path / "news" / "text" / f"a{n}.txt").write_text(told, encoding="utf-8")
        rows += [f"a{n}\t{rater}\t{40 - n}\t{n}\t{8 * n}\t{50 - n}" for rater in "12"]
    (tmp_path / "ratings_all.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text("filename\tpublisher\na3\tThe Echo\n", encoding="utf-8")
    return tmp_path


def test_articles_are_found_with_their_publisher(corpus: Path) -> None:
    found = rated.find(corpus)
    assert found.several == sorted(f"a{n}" for n in range(12))
    assert not found.sole & set(found.several)
    assert {a.id: a.outlet for a in found.articles}["a3"] == "The Echo"
    with pytest.raises(FileNotFoundError, match="ratings"):
        rated.find(corpus / "news")


def test_a_shelf_changes_nothing_and_is_used(corpus: Path, tmp_path: Path, rules: Rules) -> None:
    found, shelf = rated.find(corpus), tmp_path / "shelf"
    reader = RulesReader(rules)
    plain = rated.measured(found, reader, rules, say=lambda _: None)
    assert rated.measured(found, reader, rules, shelf, say=lambda _: None) == plain
    kept = KeptReader(reader, rules, shelf)
    kept._reader = None  # type: ignore[assignment]  # whoever asks it now is found out
    assert kept._known
    assert rated.measured(found, reader, rules, shelf, say=lambda _: None) == plain


class _Listening:
    """A reader with an encoder's opinion, or one that fails."""

    name, hash = "listening", "0"

    def __init__(self, rules: Rules, fails: bool = False) -> None:
        self._plain, self._fails = RulesReader(rules), fails

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        if self._fails and any(len(document) for document in documents):
            raise ZeroDivisionError("no reader")
        leaning = Leaning((0.3, *(0.1,) * 7), (0.6, *(0.1,) * 4))
        return [tuple(replace(one, leaning=leaning) for one in found) for found in self._plain.read(documents, hits)]


def test_what_an_encoder_said_is_kept_too(corpus: Path, tmp_path: Path, rules: Rules) -> None:
    found, shelf = rated.find(corpus), tmp_path / "shelf"
    first, again = (rated.measured(found, _Listening(rules), rules, shelf, say=lambda _: None) for _ in range(2))
    assert first == again


def test_no_model_is_fitted_on_articles_that_could_not_be_read(corpus: Path, rules: Rules) -> None:
    with pytest.raises(RuntimeError, match="no reader"):
        rated.measured(rated.find(corpus), _Listening(rules, fails=True), rules, say=lambda _: None)


def test_agreement_is_measured_on_articles_unseen(corpus: Path, rules: Rules) -> None:
    found = rated.find(corpus)
    features = rated.measured(found, RulesReader(rules), rules, say=lambda _: None)
    made = list(agreement.agreements(found, features, rules))
    assert [one.what for one in made][:2] == ["rules alone", "10 folds, held out"]
    assert all(set(one.spearman) == set(ORDER) and one.articles == 12 for one in made)
    assert made[0].spearman["secondhand"] > 0.8
    assert "Spearman" in "\n".join(agreement.lines(made))


def test_rank_correlation_with_ties() -> None:
    assert agreement.ranks([3, 1, 3, 2]) == [2.5, 0.0, 2.5, 1.0]
    assert agreement.spearman([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    assert agreement.spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert agreement.spearman([1, 1, 1], [1, 2, 3]) == 0


def test_the_table_of_single_ratings_names_articles_and_holds_none() -> None:
    lines = rated.SINGLE.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 677
    assert all(len(line.split("\t")) == 6 and len(line) < 80 for line in lines)
