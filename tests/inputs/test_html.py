"""Web pages: their own data first, their article and nothing else of them, and no page that ends a run."""

from __future__ import annotations

import functools
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs, ruleset
from provenance.inputs import html
from provenance.ruleset import Rules
from provenance.text.document import build
from provenance.values import Article

PARAGRAPHS = (
    "The harbour board of Ostrava Bay voted on Tuesday to close the northern pier, its chair Mila Dorn said.",
    "“We looked at every beam and found rot in most of them,” Dorn told reporters after the meeting in the town hall.",
    "Two fishermen who use the pier said they had not been asked, and that the repairs could wait until the spring.",
    "The board declined to say how much the work will cost, according to a notice that was published on its website.",
)
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "Bay Courier"},
        {
            "@type": ["NewsArticle"],
            "headline": "Board closes pier &amp; slip",
            "datePublished": "2024-03-05T08:00:00Z",
            "author": [{"@type": "Person", "name": "By Ana Korb and Tom Villem"}, {"name": "Reuters"}],
            "publisher": {"@id": "#us"},
        },
    ],
}
FURNITURE = "Sign up for our newsletter and never miss a story"


def page(head: str = "", extra: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Pier | Bay Courier</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>Board closes pier</h1>{body}{extra}</article></main>"
        f"<aside class='newsletter'><p>{FURNITURE}</p></aside><footer><p>Copyright 2024 Bay Courier</p></footer>"
        "</body></html>"
    )


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_article_and_nothing_else() -> None:
    draft = html.page(page())
    lines = draft.text.split("\n")
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert FURNITURE not in draft.text
    assert "Copyright" not in draft.text
    assert "Sport" not in draft.text
    assert draft.problems == ()


def test_linked_data_wins_over_meta_tags() -> None:
    metas = (
        "<meta property='og:title' content='Another title'><meta property='og:site_name' content='Another site'>"
        "<meta name='author' content='Someone Else'>"
        "<meta property='article:published_time' content='2020-01-01'>"
    )
    draft = html.page(page(metas + linked(DATA)))
    assert draft.title == "Board closes pier & slip"
    assert draft.outlet == "Bay Courier"
    assert draft.byline == ("Ana Korb", "Tom Villem", "Reuters")
    assert draft.published == "2024-03-05T08:00:00Z"
    assert draft.agency == "Reuters"
    draft = html.page(page(metas))
    assert (draft.title, draft.outlet) == ("Another title", "Another site")
    assert (draft.byline, draft.published, draft.agency) == (("Someone Else",), "2020-01-01", None)


def test_a_page_that_says_nothing_of_itself() -> None:
    draft = html.page(page())
    assert (draft.title, draft.outlet, draft.byline, draft.published) == ("Board closes pier", None, (), None)


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@type": {"a": 1}}', '{"@type": "Article", "author": 5}'])
def test_broken_linked_data_costs_only_itself(broken: str) -> None:
    draft = html.page(page(f"<script type='application/ld+json'>{broken}</script>"))
    assert PARAGRAPHS[0] in draft.text
    assert draft.title == "Board closes pier"


def test_linked_data_that_points_at_itself() -> None:
    data = {"@type": "NewsArticle", "headline": "Pier", "author": {"@id": "#a", "name": {"@id": "#a"}}}
    assert html.page(page(linked(data))).title == "Pier"


def test_headings_within_are_marked() -> None:
    extra = f"<h2>What comes next</h2><p>{PARAGRAPHS[0].replace('Tuesday', 'Friday')}</p>"
    draft = html.page(page(extra=extra))
    marked = {draft.text[region.span[0] :].split("\n")[0] for region in draft.markup}
    assert all(region.kind == "heading-mark" for region in draft.markup)
    assert "What comes next" in marked
    assert not marked & set(PARAGRAPHS)


def test_breaks_part_paragraphs() -> None:
    lines = html.page(page(extra=f"<p>{PARAGRAPHS[0]} Again.<br><br>{PARAGRAPHS[1]} Again.</p>")).text.split("\n")
    assert lines[-2:] == [f"{PARAGRAPHS[0]} Again.", f"{PARAGRAPHS[1]} Again."]


def test_author_on_the_card() -> None:
    card = "<meta name='twitter:label1' content='{}'><meta name='twitter:data1' content='Ana Korb'>"
    assert html.page(page(card.format("Written by"))).byline == ("Ana Korb",)
    assert html.page(page(card.format("Reading time"))).byline == ()


def test_order_of_pages_changes_nothing() -> None:
    first = html.page(page())
    for _ in range(4):
        again = html.page(page())
    assert again == first


def test_files_plain_and_packed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "c.HTM").write_bytes(page().encode("utf-16"))
    files, problems = inputs.find([tmp_path])
    found = list(inputs.articles(files))
    assert not problems
    assert len(found) == 3
    assert len({article.id for article in found}) == 1


def test_pages_without_an_article() -> None:
    for markup in ("<html></html>", "<html><body><nav>Home</nav></body></html>"):
        draft = html.page(markup, "a.html")
        assert draft.text == ""
        assert [problem.code for problem in draft.problems] == ["no-article"]
        assert draft.problems[0].path == "a.html"


@pytest.mark.parametrize(
    "markup", ["<div>" * 3000 + "deep", "<!-- never closed", "\0\0", "<p" * 5000, "&" * 5000, "]]>"]
)
def test_broken_markup_is_a_problem(markup: str) -> None:
    draft = html.page(markup)
    assert draft.text or draft.problems


@settings(max_examples=40, deadline=None)
@given(data=st.one_of(st.binary(max_size=300), st.text("<>/=\"'& pdivaméh!-\0\n", max_size=300).map(str.encode)))
def test_any_bytes(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("any") / "a.html"
    file.write_bytes(data)
    (article,) = inputs.read(file)
    assert article.text or article.problems


@settings(max_examples=15, deadline=None)
@given(at=st.integers(0, 2500))
def test_pages_cut_anywhere(at: int) -> None:
    draft = html.page(page(linked(DATA))[:at])
    assert draft.text or draft.problems or not at


def test_endless_pages() -> None:
    draft = html.page(page(extra=f"<h2>Long</h2><p>{'The chair said so. ' * 12_000}</p><h2>After</h2>"))
    assert len(draft.text) == 200_000
    assert [problem.code for problem in draft.problems] == ["too-long"]
    assert all(region.span[1] < len(draft.text) for region in draft.markup)
    assert [problem.code for problem in html.page("<p>a" * 50_000).problems] == ["html-too-large"]


def test_captions_are_kept_and_set_aside() -> None:
    figure = (
        "<figure><img src='a'><figcaption>The pier, <b>Ana Korb said</b>. Image generated by AI</figcaption></figure>"
    )
    draft = html.page(page(extra=figure))
    (caption,) = [region for region in draft.markup if region.kind == "caption"]
    assert draft.text[slice(*caption.span)] == "The pier, Ana Korb said. Image generated by AI"
    document = build(Article("a", "a", draft.text, markup=draft.markup), _rules())
    assert not any("Korb" in document.slice(paragraph) for paragraph in document.paragraphs)
    assert [draft.text[slice(*span)] for span in document.ai_labels] == ["Image generated by AI"]


def test_corrections_and_machines_that_only_the_data_tell() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "Pier",
        "correction": [{"@type": "CorrectionComment", "text": "It is the northern pier."}, "https://a.example/rules"],
        "image": {"@type": "ImageObject", "digitalSourceType": "https://cv.iptc.org/x/trainedAlgorithmicMedia"},
    }
    draft = html.page(page(linked(article)))
    assert draft.text.split("\n")[-2:] == ["Correction: It is the northern pier.", "Image generated by AI"]
    document = build(Article("a", "a", draft.text, markup=draft.markup), _rules())
    assert len(document.ai_labels) == 1
    already = html.page(page(linked(article), extra="<p>Correction: It is the northern pier.</p>"))
    assert already.text.count("northern pier.\n") == 1


@functools.cache
def _rules() -> Rules:
    loaded, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(loaded)


def test_links_to_stories_elsewhere_are_kept_where_they_stand() -> None:
    linked_to = (
        "<p>The chair <a href='https://a.example/2024/03/05/pier'>said  on <b>Tuesday</b></a> that the pier, on which"
        " <a href='/topic/pier'>boats</a> lie, was <a href='https://b.example/topics/rot'>rotten</a>, as reported"
        " <a href='https://b.example/news/board-closes-the-pier'>before</a>.</p><p>Before, nothing was known.</p>"
    )
    draft = html.page(page(extra=linked_to))
    assert [(draft.text[slice(*link.span)], link.url[8:17]) for link in draft.links] == [
        ("said on Tuesday", "a.example"),
        ("before", "b.example"),
    ]
    assert html.page(page(extra="<p><a href='http://[bad/a-b-c-d'>x</a></p>")).links == ()
