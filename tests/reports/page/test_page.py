"""The page's text without a browser: data that cannot become markup, pieces that give the article back."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from provenance.reports.page import page, row
from provenance.reports.page.data import columns, safe, view
from provenance.reports.page.segments import blocks
from provenance.values import Reading

DATA = re.compile(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', re.S)


def test_no_text_can_end_its_element(reading: Reading) -> None:
    hostile = replace(reading, path="</script><script>alert(1)</script>&lt;!--")
    text = "".join(page([row(hostile)]))
    found = dict(DATA.findall(text))
    assert json.loads(found["list"])[0]["path"] == hostile.path
    assert "alert(1)</script>" not in text
    assert safe("<&>") == '"\\u003c\\u0026\\u003e"'


def test_blocks_give_the_text_back_with_furniture_in_its_place(reading: Reading) -> None:
    found = blocks(reading)
    text = reading.document.text
    for block in found:
        said = "".join(piece for piece, _ in block.pieces)
        assert text[block.start : block.start + len(said)] == said
    assert [block.start for block in found] == sorted(block.start for block in found)


def test_every_attribution_is_marked_where_it_stands(reading: Reading) -> None:
    document = reading.document
    marked: dict[str, str] = {}
    for block in blocks(reading):
        for said, codes in block.pieces:
            for code in codes:
                marked[code] = marked.get(code, "") + said
    for one in reading.attributions:
        assert marked[f"c{one.id}"] == "".join(document.slice(part) for part in one.content)


def test_rows_say_their_keys_once_and_lose_nothing(reading: Reading) -> None:
    shown = view(reading)
    for name, rows in (("attributions", reading.attributions), ("reasons", reading.ratings.reasons)):
        assert len(shown[name]["rows"]) == len(rows)
        assert all(len(one) == len(shown[name]["keys"]) for one in shown[name]["rows"])
    first = dict(zip(shown["attributions"]["keys"], shown["attributions"]["rows"][0], strict=True))
    assert first["id"] == reading.attributions[0].id
    assert first["chain"] == [list(level) for level in reading.attributions[0].trace.chain]
    assert columns([]) == {"keys": [], "rows": []}


def test_only_the_pages_own_script_may_run(reading: Reading) -> None:
    text = "".join(page([row(reading)]))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "'unsafe-inline'" not in policy[1]
    assert "default-src 'none'" in policy[1]


def test_an_empty_folder_is_a_page() -> None:
    assert json.loads(dict(DATA.findall("".join(page([]))))["list"]) == []
