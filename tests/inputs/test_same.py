"""The same article gets the same ratings, whatever file it comes in."""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from provenance import inputs, pipeline, ruleset
from provenance.attribution import reader_for
from provenance.values import Reading

PARAGRAPHS = (
    "The water board of Lindhaven knew of the cracked main for two years, minutes seen by the Bay Courier show.",
    "“We wrote to them three times,” said Petra Olmos, an engineer who left the board in March.",
    "A person familiar with the repairs, who asked not to be named for fear of losing work, said it may fail again.",
    "The board said in a statement on Monday that it had followed every rule. It declined to comment on the minutes.",
    "Two residents told the Morning Herald last week that the tap water was brown, the Herald reported.",
)
TITLE, OUTLET, AUTHOR, DATE = "Board knew of cracked main", "Bay Courier", "Ana Korb", "2024-03-05"


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    top = tmp_path_factory.mktemp("same")
    text = "\n".join(PARAGRAPHS)
    record = {"text": text, "title": TITLE, "outlet": OUTLET, "author": AUTHOR, "date": DATE}
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "publisher": {"name": OUTLET},
        "author": {"name": AUTHOR},
        "datePublished": DATE,
    }
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body>'
        "<nav>Home</nav><article>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        + "</article></body></html>"
    )
    (top / "a.txt").write_text(text, encoding="utf-8")
    (top / "a.html").write_text(page, encoding="utf-8")
    (top / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (top / "a.json").write_text(json.dumps({"articles": [record]}), encoding="utf-8")
    with (top / "a.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([list(record), list(record.values())])
    (top / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (top / "m.csv").write_text(f"path,outlet,title,byline,published\na.txt,{OUTLET},{TITLE},{AUTHOR},{DATE}\n")
    metadata, problems = inputs.load_metadata(top / "m.csv")
    assert not problems
    found, _ = ruleset.load([ruleset.shipped()])
    rules = ruleset.compile(found)
    reader = reader_for("rules", rules)
    readings = {}
    for name in ("a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.html.gz"):
        (article,) = inputs.read(top / name, metadata)
        readings[name] = pipeline.read(article, rules, reader)
    return readings


def test_the_article_is_read_at_all(readings: dict[str, Reading]) -> None:
    assert len(readings["a.txt"].attributions) >= 4
    assert readings["a.txt"].document.outlet == OUTLET


@pytest.mark.parametrize("name", ["a.html", "a.jsonl", "a.json", "a.csv", "a.html.gz"])
def test_same_ratings(readings: dict[str, Reading], name: str) -> None:
    one, other = readings["a.txt"], readings[name]
    assert other.ratings == one.ratings
    assert other.attributions == one.attributions
    assert other.document == one.document
