"""Feeds: every item an article, in whichever of the three dialects, broken ones a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.values import Article

FIRST = "The harbour board of Ostrava Bay voted on Tuesday to close the northern pier, its chair Mila Dorn said."
SECOND = "“We looked at every beam,” Dorn told reporters, “and found rot in most of them.”"
LONG = " ".join([FIRST] * 6)

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bay Courier</title><link>https://www.baycourier.example/</link>
<item><title>Board closes pier</title><link>https://www.baycourier.example/pier</link>
<dc:creator><![CDATA[Ana Korb]]></dc:creator><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
<description>The board has voted.</description>
<content:encoded><![CDATA[<h2>Pier</h2><p>{FIRST}</p>
<figure><img src="x"><figcaption>The pier, photo said to be old</figcaption></figure>
<p>{SECOND}</p><p>The post <a href="x">Board closes pier</a> appeared first on <a href="y">Bay Courier</a>.</p>]]>
</content:encoded></item>
<item><title>Short</title><description>The board has voted, it said ...</description></item>
<item><title>Long</title><description>{LONG}</description></item>
<item><title>Nothing</title></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>World news - Bay Courier</title>
<entry><title>Board closes pier</title><link href="https://www.baycourier.example/pier"/>
<author><name>Ana Korb</name></author><author><name>Tom Villem</name></author>
<published>2024-03-05T08:00:00Z</published>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Bay Courier</title></channel>
<item><title>Board closes pier</title><description>{LONG}</description></item></rdf:RDF>"""


def read(tmp_path: Path, data: str | bytes) -> list[Article]:
    file = tmp_path / "a.xml"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(inputs.read(file))


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def test_rss(tmp_path: Path) -> None:
    pier, short, long, nothing = read(tmp_path, RSS)
    assert pier.text.split("\n") == ["Pier", FIRST, "The pier, photo said to be old", SECOND]
    assert (pier.title, pier.outlet, pier.byline) == ("Board closes pier", "Bay Courier", ("Ana Korb",))
    assert (pier.published, pier.path[-2:], codes(pier)) == ("Tue, 05 Mar 2024 08:00:00 GMT", "#1", [])
    assert [(region.kind, pier.text[slice(*region.span)]) for region in pier.markup][1:] == [
        ("caption", "The pier, photo said to be old")
    ]
    assert codes(short) == ["truncated"]
    assert (long.text, codes(long)) == (LONG, [])
    assert codes(nothing) == ["record-without-text"]


def test_atom_and_a_title_that_names_a_section(tmp_path: Path) -> None:
    (pier,) = read(tmp_path, ATOM)
    assert pier.text.split("\n") == [FIRST, SECOND]
    assert (pier.outlet, pier.byline) == ("baycourier.example", ("Ana Korb", "Tom Villem"))
    assert (pier.published, codes(pier)) == ("2024-03-05T08:00:00Z", [])


def test_rdf_and_other_encodings(tmp_path: Path) -> None:
    (pier,) = read(tmp_path, RDF)
    assert (pier.text, pier.outlet, codes(pier)) == (LONG, "Bay Courier", [])
    (again,) = read(tmp_path, RDF.encode("utf-16"))
    assert again.text == pier.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "feed-broken"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "no-records"),
        (b"\0\1\2\3", "feed-broken"),
        (b"file:///etc/passwd", "feed-broken"),
        (b"https://a.example/feed", "feed-broken"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, data: bytes, code: str) -> None:
    (article,) = read(tmp_path, data)
    assert (article.text, codes(article)) == ("", [code])


def test_entities_that_grow_are_no_bomb(tmp_path: Path) -> None:
    """A billion laughs: entities of entities."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>{RSS.partition("?>")[2].replace(SECOND, "&l11;" + SECOND)}'
    assert all(len(article.text) < 10_000 for article in read(tmp_path, bomb))


def test_files_outside_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    for article in read(tmp_path, entity + RSS.partition("?>")[2].replace("The board has voted, it", "&x; it")):
        assert "hidden words" not in article.text


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 1900), middle=st.text("<>/&;!-[]CDATA \n\0é", max_size=30), junk=st.binary(max_size=100))
def test_any_feed(cut: int, middle: str, junk: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("any")
    for data in (RSS[:cut].encode(), (RSS[:cut] + middle + RSS[cut:]).encode(), junk, b"<rss>" + junk):
        found = read(top, data)
        assert found
        assert all(article.text or article.problems for article in found)
        for article in found:
            article.text.encode()
