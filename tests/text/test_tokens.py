"""What is one token: the cut that rules, articles and trained readers share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.tokens import plain, plain_all, tokenize

CASES = {
    "He didn't go.": "He did n't go .",
    "Axios's and Lind’s": "Axios 's and Lind ’s",
    "O'Neal’s d'Abo, ma'am": "O'Neal ’s d'Abo , ma'am",
    "in the U.S. and D.C.'s Ph.D.": "in the U.S. and D.C. 's Ph.D.",
    "U.S.-based, 62-year-old, so‑called": "U.S. - based , 62-year-old , so‑called",
    "caucus.The end": "caucus . The end",
    "$1.5bn on 9/11 at 12:30pm, 300,000.": "$ 1.5bn on 9/11 at 12:30pm , 300,000 .",
    "see https://a.example/b_(c), ok.": "see https://a.example/b_(c , ok .",
    "Orel.com/news. joe@orel.org": "Orel.com/news . joe@orel.org",
    "@orel_news #strike": "@orel_news #strike",
    "yes -- no--yes ... wait…": "yes -- no -- yes ... wait …",
    "``hi'' ‘a’ 'b'": "`` hi '' ‘ a ’ ' b '",
    "word—word (a)": "word — word ( a )",
    "so\u00adft na\u200bme e\u0301te\u0301": "so\u00adft na\u200bme e\u0301te\u0301",
    "\u200b a \ufeff b": "a b",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_tokens(text: str, expected: str) -> None:
    spans = tokenize(text)
    if "https" in text:
        expected = expected.replace("b_(c ,", "b_(c ) ,")
    assert [text[a:b] for a, b in spans] == expected.split()


def test_part_of_a_text() -> None:
    assert tokenize("one two three", 4, 7) == [(4, 7)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Lind’s", "lind's"), ("so‑called", "so-called"), ("so\u00adft", "soft"), ("ﬁrm", "firm"), ("Ｕ", "u")],
)
def test_plain(word: str, expected: str) -> None:
    assert plain(word) == expected


@given(st.text(max_size=100))
def test_tokens_cover_every_letter_and_plain_all_is_plain(text: str) -> None:
    spans = tokenize(text)
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, char in enumerate(text) if char.isalnum())
    words = [text[a:b] for a, b in spans]
    assert plain_all(words) == [plain(word) for word in words]
