"""Records as scrapers and interfaces write them, with their own field names: each is read without being told how."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from provenance import inputs
from provenance.inputs import jsonshapes, records
from provenance.inputs.options import Fields
from provenance.values import Article

TEXT = "The ferry will not sail before May, the harbour master Ilse Brandt said.\nShe blamed the ice.\n"
URL = "https://www.baycourier.example/ferry"
NAMED, HOST = "Bay Courier", "baycourier.example"

SCRAPERS: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "trafilatura": (
        {
            "title": "Ferry", "author": "Ana Korb; Tom Villem", "hostname": HOST, "date": "2024-03-05",
            "fingerprint": "f0", "id": None, "license": None, "comments": "First!", "raw_text": "no", "text": TEXT,
            "language": "en", "image": URL, "pagetype": "article", "filedate": "2024-06-01", "source": URL,
            "source-hostname": NAMED, "excerpt": "no", "categories": "", "tags": "",
        }, NAMED, "2024-03-05",
    ),
    "trafilatura without a site's name": (
        {"title": "Ferry", "author": "Ana Korb; Tom Villem", "hostname": HOST, "text": TEXT, "source": URL,
         "source-hostname": None, "date": None}, HOST, None,
    ),
    "newspaper4k": (
        {
            "url": URL, "read_more_link": "", "language": "en", "title": "Ferry", "top_image": URL, "images": [],
            "movies": [], "keywords": ["ferry"], "meta_keywords": [], "tags": [], "authors": ["Ana Korb", "Tom Villem"],
            "publish_date": "2024-03-05T08:00:00", "summary": "no", "meta_description": "no", "meta_lang": "en",
            "meta_favicon": "", "meta_site_name": NAMED, "canonical_link": URL, "text": TEXT,
        }, NAMED, "2024-03-05T08:00:00",
    ),
    "news-please": (
        {
            "authors": ["Ana Korb", "Tom Villem"], "date_download": "2024-06-01 00:00:00", "date_modify": "None",
            "date_publish": "2024-03-05 08:00:00", "description": "no", "filename": "x.json", "image_url": URL,
            "language": "en", "localpath": None, "maintext": TEXT, "source_domain": HOST, "text": None,
            "title": "Ferry", "title_page": None, "title_rss": None, "url": URL,
        }, HOST, "2024-03-05 08:00:00",
    ),
    "Media Cloud": (
        {
            "id": "9a", "media_name": HOST, "media_url": HOST, "title": "Ferry", "publish_date": "2024-03-05",
            "url": URL, "language": "en", "indexed_date": "2024-06-01", "text": TEXT, "author": "Ana Korb; Tom Villem",
        }, HOST, "2024-03-05",
    ),
    "NewsAPI": (
        {
            "source": {"id": None, "name": NAMED}, "author": "Ana Korb; Tom Villem", "title": "Ferry",
            "description": "no", "url": URL, "urlToImage": URL, "publishedAt": "2024-03-05T08:00:00Z", "content": TEXT,
        }, NAMED, "2024-03-05T08:00:00Z",
    ),
    "Event Registry": (
        {
            "uri": "7", "lang": "eng", "dateTime": "2024-03-05T08:00:00Z", "url": URL, "title": "Ferry", "body": TEXT,
            "source": {"uri": HOST, "dataType": "news", "title": NAMED}, "isDuplicate": False,
            "authors": [{"uri": "a", "name": "Ana Korb"}, {"uri": "b", "name": "Tom Villem"}],
        }, NAMED, "2024-03-05T08:00:00Z",
    ),
    "the Guardian": (
        {
            "id": "x", "type": "article", "sectionName": "News", "webPublicationDate": "2024-03-05T08:00:00Z",
            "webTitle": "no", "webUrl": URL, "apiUrl": "https://api.example/x",
            "fields": {"headline": "Ferry", "byline": "By Ana Korb|Tom Villem", "bodyText": TEXT},
        }, HOST, "2024-03-05T08:00:00Z",
    ),
    "WordPress": (
        {
            "id": 1, "date": "2024-03-05T08:00:00", "link": URL, "title": {"rendered": "Ferry"},
            "content": {"rendered": f"<p>{TEXT.splitlines()[0]}</p>\n<p>{TEXT.splitlines()[1]}</p>"},
            "byline": ["Ana Korb", "Tom Villem"],
        }, HOST, "2024-03-05T08:00:00",
    ),
    "schema.org": (
        {
            "@type": "NewsArticle", "headline": "Ferry", "articleBody": TEXT, "datePublished": "2024-03-05",
            "author": [{"@type": "Person", "name": "Ana Korb"}, {"name": "Tom Villem"}],
            "publisher": {"@type": "Organization", "name": NAMED}, "url": URL,
        }, NAMED, "2024-03-05",
    ),
    "a collection of articles": (
        {"date": "2024-03-05", "year": 2024, "author": "Ana Korb; Tom Villem", "title": "Ferry", "article": TEXT,
         "url": URL, "section": "News", "publication": NAMED}, NAMED, "2024-03-05",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCRAPERS)
def test_records_of_scrapers(name: str) -> None:
    record, outlet, published = SCRAPERS[name]
    draft = records.draft(record, "1", "a.jsonl")
    assert (draft.text.strip(), draft.outlet, draft.published) == (TEXT.strip(), outlet, published)
    assert draft.byline == ("Ana Korb", "Tom Villem")
    assert draft.title == ("no" if name == "the Guardian" else "Ferry")
    assert draft.problems == ()
    assert records.has_text([*record, *(f"{key}.{inner}" for key in record for inner in _inner(record[key]))])


def _inner(value: object) -> list[str]:
    return list(value) if isinstance(value, dict) else []


@pytest.mark.parametrize("name", SCRAPERS)
@pytest.mark.parametrize(
    "suffix", ["csv", "jsonl", "parquet", "split.json", "index.json", "columns.json", "table.json"]
)
def test_what_pandas_makes_of_them(name: str, suffix: str, tmp_path: Path) -> None:
    """Frames of such records, objects within flattened, in every form in which pandas writes them."""
    record, outlet, _ = SCRAPERS[name]
    frame = pd.json_normalize([record, record])
    file = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        frame.to_csv(file)
    elif suffix == "jsonl":
        frame.to_json(file, orient="records", lines=True)
    elif suffix == "parquet":
        frame.to_parquet(file)
    else:
        frame.to_json(file, orient=suffix.split(".")[0], date_format="iso")  # type: ignore[call-overload]
    found = list(inputs.read(file))
    assert [article.text.strip() for article in found] == [TEXT.strip()] * 2
    assert {article.outlet for article in found} == {outlet}
    assert found[0].byline[0] == "Ana Korb" or (name in ("Event Registry", "schema.org") and suffix == "csv")
    assert inputs.find([tmp_path])[0] == (file,)


def test_dates_of_pandas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": [TEXT, TEXT], "date": [pd.Timestamp("2024-03-05T08:00:00"), pd.NaT]})
    (tmp_path / "a.json").write_text(
        json.dumps({"text": {"0": TEXT, "1": TEXT}, "date": {"0": 1709625600000, "1": None}})
    )
    frame.to_json(tmp_path / "b.json", date_format="iso")
    frame.to_parquet(tmp_path / "c.parquet")
    for name in ("a.json", "b.json", "c.parquet"):
        first, second = inputs.read(tmp_path / name)
        assert (first.published or "").startswith("2024-03-05T08:00:00")
        assert second.published is None


@pytest.mark.parametrize(
    "value",
    [
        [{"text": TEXT}],
        {"text": TEXT},
        {"status": "ok", "articles": [{"content": TEXT}]},
        {"response": {"status": "ok", "results": [{"webTitle": "x", "fields": {"bodyText": TEXT}}]}},
        {"articles": {"results": [{"body": TEXT}], "totalResults": 1}},
        {"data": {"items": [{"body": TEXT}]}},
        {"columns": ["text", "title"], "index": [0], "data": [[TEXT, "x"]]},
        {"text": {"0": TEXT}, "title": {"0": "x"}},
        {"17": {"text": TEXT}},
    ],
)
def test_where_the_records_are(value: object, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value))
    (article,) = inputs.read(tmp_path / "a.json")
    assert (article.text, article.problems) == (TEXT, ())


@pytest.mark.parametrize(
    "value", [7, "x", None, {"a": 1}, {"articles": {}}, {"data": {"data": {"data": {"data": {}}}}}]
)
def test_values_without_records_are_one_record_each(value: object) -> None:
    assert len(jsonshapes.records(value, Fields())) == 1


OWN = {"Words": TEXT, "text": "no", "head": "Ferry", "paper": NAMED, "who": "Ana Korb", "when": "2024", "title": "no"}


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "json", "parquet"])
def test_fields_of_ones_own(suffix: str, tmp_path: Path) -> None:
    frame = pd.DataFrame([OWN])
    file = tmp_path / f"a.{suffix}"
    {"csv": frame.to_csv, "parquet": frame.to_parquet}.get(
        suffix, lambda path: frame.to_json(path, orient="records", lines=suffix == "jsonl")
    )(file)
    asked = Fields("words", "head", "paper", "who", "when", "no_such")
    (article,) = inputs.read(file, None, inputs.Options(asked))
    assert (article.text, article.title, article.outlet) == (TEXT, "Ferry", NAMED)
    assert (article.byline, article.published) == (("Ana Korb",), "2024")


def test_a_field_that_is_not_there_is_said(tmp_path: Path) -> None:
    options = inputs.Options(Fields(text="words"))
    (tmp_path / "a.csv").write_text(f'text\n"{TEXT}"\n')
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}))
    (table,) = inputs.read(tmp_path / "a.csv", None, options)
    (record,) = inputs.read(tmp_path / "a.jsonl", None, options)
    assert "words" in told(table)
    assert "words" in told(record)


def told(article: Article) -> str:
    (problem,) = article.problems
    return problem.message


def test_markup_in_a_field_is_taken_out() -> None:
    draft = records.draft({"text": f"<h2>Ice</h2><p>{TEXT}</p><script>x</script>&amp; more<br>Last"}, "1", "a")
    assert draft.text == f"Ice\n{' '.join(TEXT.split())}\n& more\nLast"
    assert [region.kind for region in draft.markup] == ["heading-mark"]
    assert records.draft({"text": "5 < 6 and <b> is no tag here, he said"}, "1", "a").text.startswith("5 < 6")


def test_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    """Articles are found by what files hold; settings, metadata and this program's own results stay out."""
    pd.DataFrame([{"text": TEXT}]).to_csv(tmp_path / "articles.csv")
    (tmp_path / "articles.json").write_text(json.dumps([{"body": TEXT}]))
    (tmp_path / "broken.json").write_text('{"body": "')
    (tmp_path / "feed.xml").write_text("<rss></rss>")
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>")
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "metadata.csv").write_text("path,outlet\na.txt,X\n")
    result = {"path": "a", "text": "x", "scores": {}, "stamp": {}}
    (tmp_path / "ratings.jsonl").write_text(json.dumps(result) + "\n")
    (tmp_path / "ratings.json").write_text(json.dumps([result]))
    (tmp_path / "other.jsonl").write_text('{"id": 1}\n{"id": 2}\n')
    files, problems = inputs.find([tmp_path])
    assert [file.name for file in files] == ["articles.csv", "articles.json", "broken.json", "feed.xml"]
    assert problems == ()


def test_a_long_table_streams(tmp_path: Path) -> None:
    out = io.StringIO()
    pd.DataFrame([{"text": TEXT}] * 3000).to_csv(out)
    (tmp_path / "a.csv").write_text(out.getvalue())
    stream = inputs.read(tmp_path / "a.csv")
    assert next(stream).path.endswith("#1")
    assert sum(1 for _ in stream) == 2999
