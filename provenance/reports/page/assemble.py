"""The page's file, piece by piece: frame, looks, a data element an article, the list, behaviour. Reads nothing.

Only hashed styles and scripts may run (Content Security Policy Level 3), so text of an article could not act even if
it escaped its element.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from provenance.reports.page.data import entry, safe
from provenance.reports.summary import Row

_SLOTS = ("<!--policy-->", "/*style*/", "<!--data-->", "/*script*/")


def page(rows: Iterable[Row]) -> Iterator[str]:
    """The file's text in pieces; one article's data is held at a time, of the others their list entries."""
    folder = files("provenance.reports.page")
    frame, style, script = (folder.joinpath(f"page.{end}").read_text("utf-8") for end in ("html", "css", "js"))
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )
    head, _, rest = frame.partition(_SLOTS[0])
    yield f'{head}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    before, _, rest = rest.partition(_SLOTS[1])
    yield before + style
    before, _, rest = rest.partition(_SLOTS[2])
    yield before
    entries = []
    for number, row in enumerate(rows):
        entries.append(entry(row.summary))
        yield f'<script type="application/json" id="article-{number}">{row.line}</script>\n'
    yield f'<script type="application/json" id="list">{safe(entries)}</script>\n'
    before, _, rest = rest.partition(_SLOTS[3])
    yield before + script
    yield rest


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
