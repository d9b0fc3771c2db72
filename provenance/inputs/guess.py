"""The format of bytes without a name: standard input, files with unknown suffixes. Only looks at how they begin."""

from __future__ import annotations

import json
import re

from provenance.inputs.records import has_text

TEXT = ".txt"
_MAGIC = ((b"PK\x03\x04", ".zip"), (b"PK\x05\x06", ".zip"), (b"PAR1", ".parquet"))
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?P<tag>!doctype\s+html|html|head|body|main|article|div|p|h1)\b", re.I | re.S
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:rdf)\b", re.I)
_PAGE = re.compile(r"<html\b", re.I)
_MAIL = re.compile(r"(?:[!-9;-~]{1,60}:[ \t][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
"""Lines as mail begins with: a name, a colon, a value (RFC 5322, 2.2)."""
_MAIL_NAMES = re.compile(
    r"^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to):", re.I | re.M
)
_MARKDOWN = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n\w|#{1,3} \S")


def guess(head: bytes) -> str:
    """The suffix of the format that begins like this: what is no other format is plain text."""
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace")
    for asked in (_json, _markup, _mail, _table):
        if suffix := asked(text):
            return suffix
    return ".md" if _MARKDOWN.match(text) else TEXT


def _json(text: str) -> str:
    start = text.lstrip()
    if start[:1] not in ("{", "["):
        return ""
    line = start.split("\n", 1)[0].strip()
    if start[0] == "{" and line.endswith("}"):
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return ".json"
        return ".jsonl"
    return ".json" if re.match(r"[\[{]\s*(?:[\]}\[{\"]|\d|$)", start) else ""


def _markup(text: str) -> str:
    if _XML.match(text):
        return ".html" if _PAGE.search(text[:2000]) else ".xml"
    return ".html" if _MARKUP.match(text) else ""


def _mail(text: str) -> str:
    head = _MAIL.match(text.removeprefix("\n"))
    return ".eml" if head and len(_MAIL_NAMES.findall(head[0])) > 1 else ""


def _table(text: str) -> str:
    header = text.split("\n", 1)[0]
    for delimiter, suffix in (("\t", ".tsv"), (",", ".csv"), (";", ".csv")):
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        if len(names) > 1 and has_text(names) and all(len(name) <= 40 for name in names):
            return suffix
    return ""
