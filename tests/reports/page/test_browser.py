"""The page in a real browser: sorting, filtering, opening, chains, dark mode, hostile text, no request, no error.

Needs the `browser` extra's playwright and a Chromium on the path; skipped, saying so, where either is missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from provenance.reports.page import page, row
from provenance.values import Edit, Finding, Question, Ratings, Reading, Reason

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: browser)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield started
        started.close()


class Opened:
    """A page opened from a file, with all that it complained of and asked for."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page = browser.new_context(**context).new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.page.goto(file.as_uri())

    def titles(self) -> list[str]:
        return [text.strip() for text in self.page.locator("td.name a").all_inner_texts()]


@pytest.fixture
def file(reading: Reading, blank: Reading, tmp_path: Path) -> Path:
    document = reading.document
    rated = Ratings(80, 10, 5, 70, "B3", (Reason("depth", 80.0, "r.one", "well sourced", (document.span((0, 3)),)),))
    titled = replace(document, title="A good one")
    good = replace(reading, path="good.txt", document=titled, ratings=rated, findings=())
    odd = Finding("p.odd", "house", "error", HOSTILE, document.span((0, 2)))
    bad = replace(reading, path=HOSTILE, document=replace(document, title=HOSTILE, outlet=HOSTILE), findings=(odd,))
    target = tmp_path / "page.html"
    target.write_text("".join(page(row(one) for one in (good, bad, blank))), encoding="utf-8", newline="")
    return target


def test_one_file_no_request_no_error(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    for number in range(3):
        opened.page.goto(f"{file.as_uri()}#article-{number}")
        opened.page.wait_for_selector(".prose")
    assert opened.requests == [file.as_uri()]
    assert opened.errors == []


def test_hostile_text_stays_text(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    assert HOSTILE in opened.titles()
    opened.page.goto(f"{file.as_uri()}#article-1")
    assert HOSTILE in opened.page.locator("h1").inner_text()
    assert HOSTILE in opened.page.locator(".finding").first.inner_text()
    assert "owned" not in opened.page.title().split("<")[0]
    assert opened.page.locator("img").count() == 0


def test_columns_sort_both_ways_and_the_unjudged_come_last(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    head = opened.page.locator("th[data-column=depth]")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    rising = opened.titles()
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    falling = opened.titles()
    assert rising[:2] == falling[:2][::-1]
    assert rising[2] == falling[2]


def test_the_list_is_filtered_as_one_types(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.fill("#find", "a good")
    assert opened.titles() == ["A good one"]
    assert "1 of 3" in opened.page.locator("#found").inner_text()
    opened.page.fill("#find", "")
    opened.page.check("#only")
    assert all("good" not in title for title in opened.titles())


def test_a_chain_lights_its_words_by_keyboard(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.click("text=A good one")
    chain = opened.page.locator("button.chain").first
    chain.focus()
    assert opened.page.locator(".prose .lit").count() > 0
    opened.page.keyboard.press("Enter")
    assert chain.get_attribute("aria-pressed") == "true"
    number = (chain.get_attribute("data-ids") or "").split()[0]
    codes = opened.page.locator(".prose .lit").first.get_attribute("data-codes").split()
    assert any(code[1:] == number for code in codes)


def test_the_waterfall_ends_in_the_rating(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.goto(f"{file.as_uri()}#article-0")
    depth = opened.page.locator("details", has_text="depth 80")
    depth.locator("summary").click()
    points = [float(text) for text in depth.locator("tr:not(.total) td:first-child").all_inner_texts()]
    assert round(sum(points)) == 80


def test_what_would_help_points_at_its_words(browser: Any, reading: Reading, tmp_path: Path) -> None:
    words = reading.document.span((0, 2))
    advised = replace(
        reading,
        edits=(Edit("name “an aide” (paragraph 4)", "depth", 6, 3, (words,)),),
        questions=(Question("Who is “an aide”?", None),),
    )
    target = tmp_path / "advised.html"
    target.write_text("".join(page([row(advised)])), encoding="utf-8")
    opened = Opened(browser, target)
    opened.page.goto(f"{target.as_uri()}#article-0")
    advice = opened.page.locator(".points")
    assert advice.all_inner_texts() == ["name “an aide” (paragraph 4) depth +6, overall +3", "Who is “an aide”?"]
    advice.first.hover()
    lit = "".join(opened.page.locator(".prose .lit").all_inner_texts())
    assert lit
    assert reading.document.slice((0, 1)) in lit or lit in reading.document.slice((0, 2))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_are_readable(browser: Any, file: Path, scheme: str) -> None:
    opened = Opened(browser, file, color_scheme=scheme)
    opened.page.goto(f"{file.as_uri()}#article-0")
    for place in (".prose p", ".soft", ".s", ".chain .facts", "a"):
        assert contrast(opened.page, place) >= 4.5, place  # WCAG 2.2, 1.4.3 (AA)
    before = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    opened.page.click("#theme")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_it_fits_a_phone(browser: Any, file: Path) -> None:
    opened = Opened(browser, file, viewport={"width": 360, "height": 740})
    for place in ("", "#article-0"):
        opened.page.goto(file.as_uri() + place)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "#article-0", "#article-1", "#article-2"])
def test_axe_finds_nothing(browser: Any, file: Path, scheme: str, place: str) -> None:
    """Deque's axe-core over every kind of view: WCAG 2.2 A and AA, and its best practices."""
    bundle = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed (extra: browser)")
    # the page lets no script but its own run: the inspector has to be let past that
    opened = Opened(browser, file, color_scheme=scheme, bypass_csp=True)
    opened.page.goto(file.as_uri() + place)
    opened.page.evaluate((Path(bundle.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = opened.page.evaluate("axe.run()")
    assert found["passes"], "axe did not look at anything"
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_a_thousand_articles_are_listed(browser: Any, reading: Reading, tmp_path: Path) -> None:
    target = tmp_path / "many.html"
    target.write_text("".join(page(row(replace(reading, path=f"{n:04}.txt")) for n in range(1000))), "utf-8")
    opened = Opened(browser, target)
    assert opened.page.locator("tbody tr").count() >= 1000
    opened.page.fill("#find", "0999.txt")
    assert "1 of 1000" in opened.page.locator("#found").inner_text()


def contrast(opened: Any, place: str) -> float:
    """Contrast of an element's text against what is painted behind it (WCAG 2.2, relative luminance)."""
    return float(opened.locator(place).first.evaluate(CONTRAST))


CONTRAST = """element => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let behind = element, colour;
  do { colour = parse(getComputedStyle(behind).backgroundColor); behind = behind.parentElement; }
  while (behind && colour.length === 4 && colour[3] === 0);
  const a = light(parse(getComputedStyle(element).color)), b = light(colour);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
