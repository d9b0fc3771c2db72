"""What a change to an article must do to its ratings: move them the right way, or not at all (whole pipeline)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import pipeline
from provenance.attribution import RulesReader
from provenance.ruleset import Rules
from provenance.values import Article, Ratings

PARAGRAPHS = (
    "The harbor board closed the north pier on Monday after divers found a crack in its main wall.",
    "“The wall will not last another storm,” said Vera Orlen, an engineer at the Ravel Institute, who led the dive.",
    "Tom Hale, who has sold fish on the pier for 30 years, said the closure would cost him most of his summer.",
    "A clerk at the harbor office said the board had known of the crack since the spring. "
    "She spoke on condition of anonymity because she feared losing her job.",
    "The board's own report, dated in April, puts the cost of a new wall at 4 million dollars, "
    "the Northern Echo reported.",
    "“We should have been told,” Mayor Ana Ruiz told the Northern Echo. "
    "The board did not respond to a request for comment.",
    "Fishing boats will use the south pier until the wall has been mended, the board said in a statement.",
)
LESS_NOISE = 2
"""Points by which a rating may move where it should not: page furniture changes which words are prose."""


@pytest.fixture(scope="module")
def rate(rules: Rules) -> Callable[..., Ratings]:
    reader = RulesReader(rules)

    def rated(*paragraphs: str, outlet: str | None = "The Daily Harbor") -> Ratings:
        article = Article("a.txt", "a", "\n\n".join(paragraphs) + "\n", outlet=outlet)
        return pipeline.read(article, rules, reader).ratings

    return rated


@pytest.fixture(scope="module")
def plain(rate: Callable[..., Ratings]) -> Ratings:
    return rate(*PARAGRAPHS)


def changed(old: str, new: str) -> tuple[str, ...]:
    made = tuple(p.replace(old, new) for p in PARAGRAPHS)
    assert made != PARAGRAPHS
    return made


def test_the_article_is_read_at_all(plain: Ratings) -> None:
    assert plain.depth is not None
    assert plain.depth > 30
    assert 0 < (plain.secondhand or 0) < 60


def test_repeating_the_article_makes_it_no_better(rate: Callable[..., Ratings], plain: Ratings) -> None:
    twice = rate(*PARAGRAPHS, *PARAGRAPHS)
    assert twice.depth <= plain.depth
    assert twice.overall <= plain.overall
    assert abs(twice.hedging - plain.hedging) <= LESS_NOISE
    assert abs(twice.secondhand - plain.secondhand) <= 2 * LESS_NOISE


def test_furniture_changes_nothing_much(rate: Callable[..., Ratings], plain: Ratings) -> None:
    furniture = (
        "Share this article",
        "Sign up for our newsletter",
        "Advertisement",
        "Related articles",
        "© 2024 The Daily Harbor",
    )
    framed = rate(*PARAGRAPHS, *furniture)
    for name in ("depth", "hedging", "secondhand", "overall"):
        assert abs(getattr(framed, name) - getattr(plain, name)) <= LESS_NOISE


def test_an_unknown_publisher_changes_nothing(rate: Callable[..., Ratings], plain: Ratings) -> None:
    other = rate(*PARAGRAPHS, outlet="The Quarry Lantern")
    assert (other.depth, other.hedging, other.secondhand) == (plain.depth, plain.hedging, plain.secondhand)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Vera Orlen, an engineer at the Ravel Institute, who led the dive", "a source"),
        ("Tom Hale, who has sold fish on the pier for 30 years,", "A source"),
    ],
)
def test_hiding_a_source_lowers_depth(old: str, new: str, rate: Callable[..., Ratings], plain: Ratings) -> None:
    hidden = rate(*changed(old, new))
    assert hidden.depth < plain.depth
    assert hidden.overall < plain.overall


def test_allegedly_raises_hedging(rate: Callable[..., Ratings], plain: Ratings) -> None:
    doubtful = rate(
        *(
            p.replace(" on Monday", " allegedly on Monday")
            .replace(" will ", " could perhaps ")
            .replace(" said the ", " said allegedly the ")
            for p in PARAGRAPHS
        )
    )
    assert doubtful.hedging > plain.hedging


def test_a_second_independent_source_raises_depth(rate: Callable[..., Ratings], plain: Ratings) -> None:
    more = rate(*PARAGRAPHS, "Lars Moen, a diver with the fire brigade, said the crack was as wide as his hand.")
    assert more.depth > plain.depth
    assert more.overall >= plain.overall


def test_taking_everything_from_another_outlet_raises_secondhand(rate: Callable[..., Ratings], plain: Ratings) -> None:
    relayed = rate(*changed(" said the ", " told the Northern Echo that the "))
    assert relayed.secondhand > plain.secondhand
    assert relayed.overall <= plain.overall


def test_asking_for_comment_never_lowers_depth(rate: Callable[..., Ratings], plain: Ratings) -> None:
    silent = rate(*changed(" The board did not respond to a request for comment.", ""))
    assert silent.depth <= plain.depth
