"""Links on the words of an attribution: through which outlet it came, where the words themselves do not say it."""

from __future__ import annotations

import functools

import pytest

from provenance import pipeline, ruleset
from provenance.attribution import reader_for
from provenance.ruleset import Rules
from provenance.values import Article, Link, Reading

STORY = "https://www.reuters.com/world/europe/board-to-close-northern-pier-2024-03-05/"


@functools.cache
def _rules() -> Rules:
    loaded, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(loaded)


def read(marked: str, url: str = STORY, outlet: str = "Bay Courier") -> Reading:
    """A sentence with the link's words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    article = Article("a", "a", text, outlet=outlet, links=(Link((start, end), url),))
    return pipeline.read(article, _rules(), reader_for("rules", _rules()))


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("The pier will close in May, the chair Mila Dorn [said on Tuesday].", (("Reuters",), ("Mila Dorn",))),
        ("The pier will cost nine million, [according to a report].", (("Reuters",), ("a report",))),
        ("Reuters [reported] that the pier will close in May.", (("Reuters",),)),
    ],
)
def test_a_link_on_the_cue_is_a_hop(marked: str, chain: tuple[tuple[str, ...], ...]) -> None:
    (one,) = read(marked).attributions
    assert (one.trace.relay, one.trace.chain, one.secondhand) == ("report", chain, True)
    assert "page.link" not in one.trace.rules  # no rule of that name can be looked up


def test_the_reason_says_that_it_is_a_link() -> None:
    (one,) = read("The pier will close in May, the chair Mila Dorn [said on Tuesday].").attributions
    assert "link" in one.trace.why
    assert "said on Tuesday" in one.trace.why


@pytest.mark.parametrize(
    ("marked", "relay"),
    [
        ("The pier [will close in May], the chair Mila Dorn said.", "none"),  # the link is about something else
        ("The pier will close in May, the chair Mila Dorn [told CNN].", "interview"),  # the words say it themselves
    ],
)
def test_words_outweigh_links(marked: str, relay: str) -> None:
    (one,) = read(marked).attributions
    assert one.trace.relay == relay
    assert all("Reuters" not in level for level in one.trace.chain)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [(STORY, "Reuters"), ("https://no-such-outlet.example/a-b-c-d", "Bay Courier"), ("http://[bad", "Bay Courier")],
)
def test_links_to_oneself_and_to_nobody_are_no_hops(url: str, outlet: str) -> None:
    (one,) = read("The pier will close in May, the chair Mila Dorn [said on Tuesday].", url, outlet).attributions
    assert (one.trace.relay, one.secondhand) == ("none", False)
