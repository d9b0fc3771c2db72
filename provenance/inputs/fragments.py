"""A piece of HTML that is only an article (in a feed, a message, a record) -> its lines. For whole pages: html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from provenance.inputs.lines import Kind, Line

_MOST_ELEMENTS = 20_000
"""As many as a whole page may have."""
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset(
    "audio button canvas form head iframe input link meta nav noscript object script select style svg template textarea"
    " title video".split()
)
_QUOTED = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader|protonmail_quote", re.I)
"""Classes by which mail programs mark what is quoted from the message that is answered."""
_TAG = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|figure|span|a|em|strong)>|<br\s*/?>|<p[ >]", re.I)


def is_markup(text: str) -> bool:
    """Whether a text is written in HTML: at least one tag of the kinds that articles are made of."""
    return bool(_TAG.search(text))


def lines(markup: str) -> list[Line]:
    """The lines of a fragment in order. Raises ValueError for what cannot be parsed."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = f"<div>{markup}</div>".replace("\0", "").encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, AssertionError) as error:
        raise ValueError(f"cannot be read as HTML: {error}") from None
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise ValueError(f"has more than {_MOST_ELEMENTS:,} elements and is not read")
    found: list[Line] = []
    parts: list[str] = []
    kind: Kind = "body"
    for piece in _walk(tree):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        _flush(found, parts, kind)
        kind = piece.kind
    _flush(found, parts, kind)
    return found


class _Break:
    """Where a line ends, and what the next one is."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


def _walk(tree: Any) -> Iterator[str | _Break]:
    """Texts and breaks in the order of the page; no recursion, for pages may be nested ten thousand deep."""
    kinds: list[Kind] = ["body"]
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        block = tag in _BLOCKS or tag == "br"
        if leaving:
            if block:
                if tag != "br":
                    kinds.pop()
                yield _Break(kinds[-1])
            yield element.tail or ""
            continue
        if tag in _SILENT:
            yield element.tail or ""
            continue
        if block:
            if tag != "br":
                kinds.append(_kind(element, kinds[-1]))
            yield _Break(kinds[-1])
        yield element.text or ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _kind(element: Any, around: Kind) -> Kind:
    if around in ("reply", "caption"):
        return around
    if _QUOTED.search(element.get("class") or "") or (element.tag == "blockquote" and element.get("type") == "cite"):
        return "reply"
    if element.tag in _HEADINGS:
        return "heading"
    return "caption" if element.tag in ("figcaption", "figure") else around


def _flush(found: list[Line], parts: list[str], kind: Kind) -> None:
    text = " ".join("".join(parts).split())
    parts.clear()
    if text:
        found.append(Line(text, kind))
