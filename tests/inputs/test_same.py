"""The same article gets the same ratings, whatever file it comes in."""

from __future__ import annotations

import csv
import gzip
import io
import json
import unicodedata
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from provenance import inputs, pipeline, ruleset
from provenance.attribution import reader_for
from provenance.attribution.reader import Reader
from provenance.inputs import door
from provenance.ruleset import Rules
from provenance.text.tokens import visible
from provenance.values import Article, Reading

PARAGRAPHS = (
    "The water board of Lindhaven knew of the cracked main for two years, minutes seen by the Bay Courier show.",
    "“We wrote to them three times,” said Petra Olmos, an engineer who left the board in March.",
    "A person familiar with the repairs, who asked not to be named for fear of losing work, said it may fail again.",
    "The board said in a statement on Monday that it had followed every rule. It declined to comment on the minutes.",
    "Two residents told the Morning Herald last week that the tap water was brown, the Herald reported.",
)
TEXT = "\n".join(PARAGRAPHS)
TITLE, OUTLET, AUTHOR, DATE = "Board knew of cracked main", "Bay Courier", "Ana Korb", "2024-03-05"
RECORD = {"text": TEXT, "title": TITLE, "outlet": OUTLET, "author": AUTHOR, "date": DATE}
MARKED = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def _html() -> bytes:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "publisher": {"name": OUTLET},
        "author": {"name": AUTHOR},
        "datePublished": DATE,
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html><head>{head}</head><body><nav>Home</nav><article>{MARKED}</article></body></html>".encode()


def _markdown() -> bytes:
    front = f"title: {TITLE}\nauthor: {AUTHOR}\ndate: {DATE}\noutlet: {OUTLET}\n"
    return ("---\n" + front + "---\n\n" + "\n\n".join(PARAGRAPHS) + "\n").encode()


def _table(delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([list(RECORD), list(RECORD.values())])
    return out.getvalue().encode()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([RECORD]), out)
    return out.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    for name, value in {"From": f"{AUTHOR} <a@b.example>", "Organization": OUTLET, "Subject": TITLE}.items():
        message[name] = value
    message["Date"] = "Tue, 05 Mar 2024 00:00:00 +0000"
    message.set_content(MARKED, subtype="html")
    return bytes(message)


def _rss() -> bytes:
    return (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<channel><title>{OUTLET}</title><item><title>{TITLE}</title><dc:creator>{AUTHOR}</dc:creator>"
        f"<pubDate>{DATE}</pubDate><description>{escape(MARKED)}</description></item></channel></rss>"
    ).encode()


def _atom() -> bytes:
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{OUTLET}</title><entry><title>{TITLE}</title>"
        f"<author><name>{AUTHOR}</name></author><published>{DATE}</published>"
        f"<content type='html'>{escape(MARKED)}</content></entry></feed>"
    ).encode()


def _zip(inner: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inner.items():
            archive.writestr(name, data)
    return out.getvalue()


LINE = (json.dumps(RECORD) + "\n").encode()
FILES = {
    "a.txt": TEXT.encode(),
    "a.text": TEXT.replace("\n", "\r\n").encode("utf-16"),
    "a.md": _markdown(),
    "a.markdown": _markdown(),
    "a.html": _html(),
    "a.htm": _html(),
    "a.xhtml": _html(),
    "a.jsonl": LINE,
    "a.ndjson": LINE,
    "a.json": json.dumps({"articles": [RECORD]}).encode(),
    "a.csv": _table(","),
    "a.tsv": _table("\t"),
    "a.parquet": _parquet(),
    "a.eml": _mail(),
    "a.xml": _rss(),
    "a.rss": _rss(),
    "a.atom": _atom(),
    "a.zip": _zip({"a.html": _html()}),
}
BARE = ("a.txt", "a.text")
"""Formats that say nothing of title and outlet: the table of metadata does."""


@pytest.fixture(scope="module")
def rules() -> Rules:
    found, _ = ruleset.load([ruleset.shipped()])
    return ruleset.compile(found)


@pytest.fixture(scope="module")
def reader(rules: Rules) -> Reader:
    return reader_for("rules", rules)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory, rules: Rules, reader: Reader) -> dict[str, Reading]:
    top = tmp_path_factory.mktemp("same")
    rows = "".join(f"{name},{OUTLET},{TITLE},{AUTHOR},{DATE}\n" for name in BARE)
    (top / "m.csv").write_text(f"path,outlet,title,byline,published\n{rows}")
    metadata, problems = inputs.load_metadata(top / "m.csv")
    assert not problems
    found: dict[str, Reading] = {}
    for name, data in FILES.items():
        (top / name).write_bytes(data)
        (top / f"{name}.gz").write_bytes(gzip.compress(data))
        for file in (top / name, top / f"{name}.gz"):
            (article,) = inputs.read(file, metadata if name in BARE and file.suffix != ".gz" else None)
            if name in BARE and file.suffix == ".gz":
                article = next(inputs.read(file))
                assert article.text.replace("\r\n", "\n") == TEXT
                continue
            found[file.name] = pipeline.read(article, rules, reader)
    return found


def test_every_format_is_tried() -> None:
    assert {Path(name).suffix for name in FILES} == set(door.SUFFIXES)


def test_the_article_is_read_at_all(readings: dict[str, Reading]) -> None:
    assert len(readings["a.txt"].attributions) >= 4
    assert readings["a.txt"].document.outlet == OUTLET
    assert readings["a.txt"].problems == ()


@pytest.mark.parametrize("name", [*FILES, *(f"{name}.gz" for name in FILES if name not in BARE)])
def test_same_ratings(readings: dict[str, Reading], name: str) -> None:
    one, other = readings["a.txt"], readings[name]
    assert other.problems == ()
    assert [(r.rating, r.points, r.rule) for r in other.ratings.reasons] == [
        (r.rating, r.points, r.rule) for r in one.ratings.reasons
    ]
    assert _rated(other) == _rated(one)
    assert other.attributions == one.attributions
    assert other.document.words == one.document.words
    assert (other.document.title, other.document.outlet, other.document.byline) == (TITLE, OUTLET, (AUTHOR,))
    if Path(name.removesuffix(".gz")).suffix not in (".md", ".markdown", ".text"):  # there, offsets count marks too
        assert other.ratings == one.ratings


def _rated(reading: Reading) -> tuple[object, ...]:
    rated = reading.ratings
    return rated.depth, rated.hedging, rated.secondhand, rated.overall, rated.grade


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one.isalnum() else one for one in text)


def _inside_words(text: str, mark: str) -> str:
    return " ".join(
        f"{word[:3]}{mark}{word[3:]}" if len(word) > 5 and word.isalpha() else word for word in text.split(" ")
    )


DISGUISES = {
    "soft hyphens": lambda text: _inside_words(text, "\u00ad"),
    "zero-width spaces": lambda text: _inside_words(text, "\u200b"),
    "zero-width joiners": lambda text: _inside_words(text, "\u2060"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "full-width letters": _wide,
    "direction marks": lambda text: "\u200f" + text.replace("“", "\u200e“").replace("”", "”\u200e") + "\u200f",
    "embedded directions": lambda text: text.replace("Petra Olmos", "\u202aPetra Olmos\u202c"),
    "isolated directions": lambda text: text.replace("Petra Olmos", "\u2068Petra Olmos\u2069"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text.replace("Petra Olmos", "Pétra Ólmos")),
    "a byte order mark within": lambda text: text.replace("\n", "\n\ufeff"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_letters_in_disguise_are_read_all_the_same(
    disguise: str, readings: dict[str, Reading], rules: Rules, reader: Reader
) -> None:
    text = DISGUISES[disguise](TEXT)
    assert text != TEXT
    article = Article("a", "a", text, TITLE, OUTLET, (AUTHOR,), DATE)
    one, other = readings["a.txt"], pipeline.read(article, rules, reader)
    assert _rated(other) == _rated(one)
    assert [(a.kind, a.cue, a.content, a.trace.relay) for a in other.attributions] == [
        (a.kind, a.cue, a.content, a.trace.relay) for a in one.attributions
    ]
    document = other.document
    written = [text[start:end] for start, end in zip(document.starts, document.ends, strict=True)]
    assert visible(written, text) == list(document.words)
    names = [a.source.name for a in one.attributions if a.source]
    assert [_plain(a.source.name) for a in other.attributions if a.source] == [_plain(name) for name in names]


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) not in ("Cf", "Mn"))
    return " ".join(bare.split())
