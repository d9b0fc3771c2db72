"""Training the rating model: the same bytes each time, and signs that keep their meaning whatever the data say."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from provenance.scoring.model import estimate, read
from provenance.scoring.ratings import ORDER
from provenance.training import ratings


def table(path: Path, count: int = 12) -> Path:
    lines = ["file\trater\tdepth\thedging\tsecondhand\toverall"]
    for n in range(count):
        lines += [f"a{n}\t1\t{5 * n}\t{n}\t{90 - 5 * n}\t{4 * n}", f"a{n}\t2\t{5 * n + 4}\t{n}\t{90 - 5 * n}\t{4 * n}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(count: int = 12) -> dict[str, list[dict[str, float]]]:
    return {
        f"a{n}": [{"experts": n / 2, "relayed": 1 - n / 12, "judgments": n / 12, "modals": n / 20}]
        for n in range(count)
    }


def test_raters_are_averaged_with_their_disagreement(tmp_path: Path) -> None:
    given = ratings.ratings([table(tmp_path / "r.tsv")])
    assert given["a2"]["depth"] == (12.0, 2.0)
    assert given["a2"]["hedging"] == (2.0, 0.0)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    given = ratings.ratings([table(tmp_path / "r.tsv")])
    for name in ("one.json", "two.json"):
        ratings.write(ratings.train(rows(), given), tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_signs_hold_against_the_data(tmp_path: Path) -> None:
    # judgments rise with depth in these rows; the model must not learn that they deepen an article
    made = ratings.train(rows(), ratings.ratings([table(tmp_path / "r.tsv")]))
    depth = read(made["ratings"]["depth"])
    weight = dict(zip(depth.features, depth.weight, strict=True))
    assert weight["judgments"] <= 0
    assert weight["experts"] > 0
    low, high = ({"experts": 0.0, "relayed": 1.0}, {"experts": 5.0, "relayed": 0.0})
    assert estimate(depth, high).rating > estimate(depth, low).rating + 10


def test_no_article_is_rated_by_a_model_that_saw_it(tmp_path: Path) -> None:
    given = ratings.ratings([table(tmp_path / "r.tsv")])
    groups = list(ratings.held_out(rows(), given, {f"a{n}": str(n % 3) for n in range(12)}))
    assert sorted(stem for held, _ in groups for stem in held) == sorted(given)
    held, models = next((h, m) for h, m in groups if "a3" in h)
    assert set(models) == set(ORDER)
    without = {s: r for s, r in rows().items() if s not in held}
    assert models["depth"] == read(ratings.fit("depth", sorted(without), without, given))


def test_a_single_rater_weighs_as_told_and_tells_nothing_of_disagreement(tmp_path: Path) -> None:
    given = ratings.ratings([table(tmp_path / "r.tsv")])
    alone = {"a11": given["a11"] | {"depth": (0.0, 50.0)}}
    both = ratings.train(rows(), {**given, **alone}, sole={"a11"})["ratings"]["depth"]
    assert both["spread"] < 5
    ignored = ratings.fit("depth", sorted(rows())[:-1], rows(), given)
    assert both["intercept"] != ignored["intercept"]
