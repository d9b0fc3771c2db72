"""Messages: the body is the article, what is quoted and signed is set aside, the head tells who and when."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import inputs
from provenance.text.document import build
from provenance.values import Article

FIRST = (
    "The harbour board of Ostrava Bay voted on Tuesday to close the northern pier for good, its chair Mila Dorn said."
)
SECOND = "“We looked at every beam,” Dorn told reporters after the meeting, “and we found rot in most of them.”"


def read(tmp_path: Path, data: bytes) -> Article:
    file = tmp_path / "a.eml"
    file.write_bytes(data)
    (article,) = inputs.read(file)
    return article


def message(plain: str | None = None, html: str | None = None, **head: str) -> bytes:
    made = EmailMessage()
    for name, value in head.items():
        made[name.replace("_", "-")] = value
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        if plain is None:
            made.set_content(html, subtype="html")
        else:
            made.add_alternative(html, subtype="html")
    return bytes(made)


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def test_what_the_head_tells(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        message(
            FIRST,
            From="Ana Körb <ana@baycourier.example>",
            Subject="Fwd: Re: Board closes “pier”",
            Date="Tue, 05 Mar 2024 08:00:00 +0100",
        ),
    )
    assert (article.title, article.byline) == ("Board closes “pier”", ("Ana Körb",))
    assert (article.outlet, article.published) == ("baycourier.example", "2024-03-05T08:00:00+01:00")
    assert (article.text.strip(), codes(article)) == (FIRST, [])


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ({"From": "ana@gmail.com"}, None),
        ({"From": "ana@yahoo.co.uk"}, None),
        ({"From": "ana@localhost"}, None),
        ({"From": "ana@gmail.com", "Organization": "Bay Courier"}, "Bay Courier"),
        ({}, None),
    ],
)
def test_whose_house_it_is(tmp_path: Path, head: dict[str, str], outlet: str | None) -> None:
    assert read(tmp_path, message(FIRST, **head)).outlet == outlet


def test_html_is_read_before_plain_text(tmp_path: Path) -> None:
    html = (
        f"<html><head><style>p {{}}</style></head><body><h2>Pier</h2><p>{FIRST}<br><br>{SECOND}</p>"
        "<div class='gmail_quote'><p>Sam wrote: can you send me the story?</p></div></body></html>"
    )
    article = read(tmp_path, message("plain", html, From="a@b.example"))
    lines = article.text.split("\n")
    assert lines[:3] == ["Pier", FIRST, SECOND]
    assert [(region.kind, article.text[slice(*region.span)]) for region in article.markup] == [
        ("heading-mark", ""),
        ("reply", "Sam wrote: can you send me the story?"),
    ]


def test_an_empty_html_body_leaves_the_plain_one(tmp_path: Path) -> None:
    assert read(tmp_path, message(FIRST, "<html><body><img src='x'></body></html>")).text.strip() == FIRST


WRAPPED = (
    "The harbour board of Ostrava Bay voted on Tuesday to close the\n"
    "northern pier for good, its chair Mila Dorn said after a meeting\n"
    "that lasted until midnight.\n"
    "\n"
    "She told reporters that nobody knew what it will cost.\n"
    "\n"
    "> Can you send me the story, Sam asked.\n"
    "> I said I would.\n"
    "-- \n"
    "Ana Korb\nBay Courier, said to be the best\n"
)


def test_wrapped_lines_are_one_paragraph_and_replies_and_signatures_none(tmp_path: Path) -> None:
    article = read(tmp_path, message(WRAPPED))
    document = build(article)
    assert article.text == WRAPPED
    prose = [document.slice(paragraph) for paragraph in document.paragraphs]
    assert [line.replace("\n", " ") for line in prose] == [
        "The harbour board of Ostrava Bay voted on Tuesday to close the northern pier for good, its chair Mila"
        " Dorn said after a meeting that lasted until midnight.",
        "She told reporters that nobody knew what it will cost.",
    ]


def test_flowed_lines_end_in_a_space(tmp_path: Path) -> None:
    flowed = WRAPPED.partition("\n\n")[0].replace("\n", " \r\n") + "\r\n \r\nShe left.\r\n"
    head = b"From: a@b.example\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    document = build(read(tmp_path, head + flowed.encode()))
    assert [len(document.slice(paragraph).split()) for paragraph in document.paragraphs] == [28, 2]


def test_attachments_are_passed_over(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content(FIRST)
    made.add_attachment("An older story, he said.", filename="old.txt")
    assert read(tmp_path, bytes(made)).text.strip() == FIRST


def test_a_wrong_charset_is_no_end(tmp_path: Path) -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=%s\nContent-Transfer-Encoding: 8bit\n\n"
    for charset in (b"utf-8", b"no-such", b"us-ascii"):
        article = read(tmp_path, head % charset + "The café will close, she said.".encode("cp1252"))
        assert article.text == "The café will close, she said."
        assert codes(article) == ["encoding"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"From: a@b.example\n\n", "no-article"),
        (b"From: a@b.example\nContent-Type: image/png\n\nxx", "no-article"),
    ],
)
def test_messages_without_an_article(tmp_path: Path, data: bytes, code: str) -> None:
    article = read(tmp_path, data)
    assert (article.text, codes(article)) == ("", [code])


HEADS = st.text('FromSubjectDate:;="<>@()? \r\n\té\0-/boundarymultipartmixed', max_size=200)


@settings(max_examples=60, deadline=None)
@given(head=HEADS, body=st.binary(max_size=100), cut=st.integers(0, 900))
def test_any_message(head: str, body: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("any")
    whole = message(FIRST, f"<p>{FIRST}</p>", From="Ana <a@b.example>", Subject="x")
    for data in (head.encode() + b"\n\n" + body, head.encode() + whole, whole[:cut]):
        article = read(top, data)
        assert article.text or article.problems
        article.text.encode()
