"""The verbs of the library: what they give, what they refuse, and how their results look in a notebook."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

import provenance
from provenance.scoring.features import NAMES

VELDE = "“We will not reopen the mill,” Mara Velde told Reuters on Monday."


def test_score_is_the_reading_s_ratings() -> None:
    given = {"outlet": "Reuters", "published": "2025-03-04", "model": "rules"}
    assert provenance.score(VELDE, **given) == provenance.read(VELDE, **given).ratings  # type: ignore[arg-type]


def test_policies_are_chosen_by_name_and_an_unknown_one_is_refused() -> None:
    found = provenance.read("The mill may close, sources said.", model="rules", policies=["ap"]).findings
    assert {one.policy for one in found} == {"ap"}
    with pytest.raises(ValueError, match=r"no policy 'AB'; there are ap, "):
        provenance.read(VELDE, model="rules", policies=["AB"])


def test_an_unknown_model_is_refused_before_the_first_article() -> None:
    with pytest.raises(ValueError, match="charm"):
        provenance.read_many([], model="charm")


# Frames


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "body": [VELDE, None, "“We will not reopen the mill,” Mara Velde said.", float("nan")],
            "paper": ["Reuters", None, float("nan"), "AP"],
            "when": pd.to_datetime(["2025-03-04", None, "2025-03-05", None]),
            "by": [["A. Writer", "B. Writer"], None, "C. Writer", ""],
        },
        index=["w", "x", "y", "z"],
    )


def test_a_frame_gets_a_row_for_each_of_its_rows_under_its_own_index(table: pd.DataFrame) -> None:
    got = provenance.score_frame(table, text="body", outlet="paper", byline="by", published="when", model="rules")
    assert list(got.index) == list(table.index)
    assert list(got.columns) == [
        *("overall", "depth", "hedging", "secondhand", "grade", "claims", "relayed", "unnamed", "findings"),
        *("rests_on", "problems"),
    ]
    one = provenance.read(
        VELDE, outlet="Reuters", byline=["A. Writer", "B. Writer"], published="2025-03-04T00:00:00", model="rules"
    )
    row = got.loc["w"]
    assert (row["overall"], row["depth"], row["grade"]) == (one.ratings.overall, one.ratings.depth, one.ratings.grade)
    assert row["findings"] == len(one.findings)
    assert table.join(got).shape == (4, 15)


def test_a_row_without_text_keeps_its_place_and_says_why(table: pd.DataFrame) -> None:
    got = provenance.score_frame(table, "body", model="rules")
    assert got["overall"].isna().tolist() == [False, True, False, True]
    assert str(got["overall"].dtype) == "Int64"
    assert got.loc["x", "grade"] == "F6"
    assert "no-text: the row has no text" in got.loc["x", "problems"]


def test_the_outlet_s_own_words_are_first_hand(table: pd.DataFrame) -> None:
    alone = provenance.score_frame(table, "body", model="rules")
    known = provenance.score_frame(table, "body", outlet="paper", model="rules")
    assert alone.loc["w", "secondhand"] > known.loc["w", "secondhand"]
    assert alone.loc["w", "rests_on"] == "Reuters (1)"


def test_features_are_columns_on_request(table: pd.DataFrame) -> None:
    got = provenance.score_frame(table, "body", model="rules", features=True)
    assert [name for name in got.columns if name.startswith("feature_")] == [f"feature_{name}" for name in NAMES]
    assert got.loc["w", "feature_relayed"] == 1.0


def test_an_index_may_say_anything_twice() -> None:
    table = pd.DataFrame({"text": [VELDE, VELDE]}, index=[7, 7])
    assert list(provenance.score_frame(table, model="rules").index) == [7, 7]
    assert provenance.score_frame(table.iloc[:0], model="rules").empty


def test_a_column_that_is_not_there_is_refused_with_the_nearest(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"no column 'bdy'; there are body, paper, when, by\. Did you mean 'body'\?"):
        provenance.score_frame(table, "bdy", model="rules")


# Notebooks


class Markup(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in ("br",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_reading_in_a_notebook_tells_ratings_and_who_said_what() -> None:
    shown = Markup(provenance.read(VELDE, title="The mill", outlet="The Post", model="rules")._repr_html_())
    assert shown.open == []
    for words in (
        "The mill",
        "The Post",
        "overall",
        "Reuters < Mara Velde",
        "interview",
        "We will not reopen the mill",
    ):
        assert words in shown.words


def test_an_article_is_never_markup_in_a_notebook() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J"
    reading = provenance.read(
        f"“{evil},” Mara Velde told Reuters.", title=evil, outlet=evil, byline=[evil], model="rules"
    )
    shown = Markup(reading._repr_html_())
    assert shown.seen <= {"div", "strong", "br", "table", "caption", "thead", "tbody", "tr", "th", "td", "meter"}
    assert "<script>" in shown.words
    assert "\x1b" not in shown.words


def test_what_cannot_be_judged_has_no_bar() -> None:
    assert "meter" not in provenance.score("", model="rules")._repr_html_()
    rated = provenance.score(VELDE, model="rules")
    assert rated._repr_html_().count("<meter") == 4
    assert "meter" not in replace(rated, grade="F6")._repr_html_()
