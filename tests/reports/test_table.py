"""The table: its order, its width, its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.reports import summary, table
from provenance.reports.summary import Row, ordered
from provenance.values import Reading


def rows(reading: Reading, *overall: int | None) -> list[Row]:
    made = []
    for number, value in enumerate(overall):
        one = replace(reading, path=f"in/{number}.txt", ratings=replace(reading.ratings, overall=value))
        made.append(summary.row(one))
    return made


def test_worst_first_and_the_unjudged_last(reading: Reading) -> None:
    got = ordered(rows(reading, 70, None, 20, 45), "overall")
    assert [row.summary.overall for row in got] == [20, 45, 70, None]


def test_numbers_beside_f6_are_shown_as_dashes_and_come_last(reading: Reading) -> None:
    """Programs get the numbers; an editor must not read them as a rating."""
    empty = summary.row(replace(reading, path="in/a.txt", ratings=replace(reading.ratings, overall=0, grade="F6")))
    got = ordered([empty, *rows(reading, 70)], "overall")
    assert [row.summary.grade for row in got] == ["C3", "F6"]
    assert table.terminal(got).splitlines()[3].split() == ["a.txt", "-", "-", "-", "-", "F6", "2"]


def test_a_minus_turns_the_order_round_but_the_unjudged_stay_last(reading: Reading) -> None:
    got = ordered(rows(reading, 70, None, 20), "-overall")
    assert [row.summary.overall for row in got] == [70, 20, None]


def test_the_highest_is_the_worst_of_secondhand_and_hedging(reading: Reading) -> None:
    made = [
        summary.row(
            replace(reading, path=str(value), ratings=replace(reading.ratings, secondhand=value, hedging=-value))
        )
        for value in (10, 90, 50)
    ]
    assert [row.summary.secondhand for row in ordered(made, "secondhand")] == [90, 50, 10]
    assert [row.summary.hedging for row in ordered(made, "hedging")] == [-10, -50, -90]


def test_equals_keep_the_order_of_their_paths_both_ways(reading: Reading) -> None:
    for column in ("overall", "-overall"):
        got = ordered(reversed(rows(reading, 5, 5, 5)), column)
        assert [row.summary.path for row in got] == ["in/0.txt", "in/1.txt", "in/2.txt"]


def test_an_unknown_column_is_refused(reading: Reading) -> None:
    with pytest.raises(KeyError):
        ordered(rows(reading, 1), "charm")


@pytest.mark.parametrize("width", [20, 80, 100])
def test_no_line_is_wider_than_asked(reading: Reading, width: int) -> None:
    long = replace(reading, path="in/" + "a-very-long-name-" * 20 + ".txt", ratings=replace(reading.ratings, depth=100))
    text = table.terminal([summary.row(long), summary.row(reading)], width)
    assert max(map(len, text.splitlines())) <= max(width, 80)


def test_the_whole_table_as_an_editor_sees_it(reading: Reading, blank: Reading) -> None:
    assert table.terminal([summary.row(reading), summary.row(blank)]) == (
        "article   overall  depth  hedging  2ndhand  grade  claims\n"
        "--------  -------  -----  -------  -------  -----  ------\n"
        "mill.txt       40     42       20       50   C3         2\n"
        "void.txt        -      -        -        -   F6         0\n"
        "\n"
        f"{table.LEGEND}\n"
    )


def test_the_legend_explains_every_column_in_80_columns() -> None:
    assert max(map(len, table.LEGEND.splitlines())) <= 80
    assert [name for name in table.HEADERS[1:] if f"{name}:" not in table.LEGEND] == []


def test_no_rows_still_make_a_table_with_its_legend() -> None:
    assert table.LEGEND in table.terminal([])


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/b/one.txt", "a/b/two.txt"], ["one.txt", "two.txt"]),
        (["a/b/one.txt", "a/c/two.txt"], ["b/one.txt", "c/two.txt"]),
        (["a/bb/one.txt", "a/b/two.txt"], ["bb/one.txt", "b/two.txt"]),
        (["one.txt", "b/two.txt"], ["one.txt", "b/two.txt"]),
        (["/x/one.txt"], ["one.txt"]),
        (["bad\x1b[2Jname.txt"], ["bad?[2Jname.txt"]),
        ([], []),
    ],
)
def test_names_lose_what_they_share_and_cannot_steer_a_terminal(paths: list[str], names: list[str]) -> None:
    assert table.distinct_names(paths, 31) == names


def test_a_long_name_loses_its_middle() -> None:
    assert table.distinct_names(["abcdefghijklmnopqrstuvwxyz"], 10) == ["abc…uvwxyz"]


def test_markdown_keeps_names_whole_and_escapes_bars(reading: Reading) -> None:
    text = table.markdown([summary.row(replace(reading, path="in/a|b.txt"))])
    assert "| in/a\\|b.txt |" in text
