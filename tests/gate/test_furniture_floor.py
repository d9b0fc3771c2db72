"""Floor for the page cleaning: what people annotated as reported speech must not be taken for furniture.

Runs where PolNeAR's dev articles are at hand: next to this checkout in ../shared, or where PROVENANCE_SHARED points.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from provenance import ruleset
from provenance.text.document import build
from provenance.values import Article

CORPUS = Path(os.environ.get("PROVENANCE_SHARED", Path(__file__).parents[2].parent / "shared")) / "polnear" / "dev"
TEXTS_HASH = "7a41bd679e5ca47c4263809f742aa3a62e51f6f92c70eac5f9856f8cc6a9f497"
"""SHA-256 of the articles, in name order, that the floor was measured on."""
MOST = 0.002
"""Share of the characters of annotated contents that may fall; measured 0.0000."""

_CONTENT = re.compile(r"T\d+\tContent ([\d; ]+)\t")


@pytest.mark.skipif(not (CORPUS / "text").is_dir(), reason="PolNeAR is not at hand (set PROVENANCE_SHARED)")
def test_reported_speech_is_no_furniture() -> None:
    loaded, _ = ruleset.load([ruleset.shipped()])
    rules = ruleset.compile(loaded)
    files = sorted((CORPUS / "text").glob("*.txt"))
    assert hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest() == TEXTS_HASH
    fallen = total = 0
    for file in files:
        text = file.read_bytes().decode("utf-8")
        furniture = bytearray(len(text))
        for region in build(Article(file.name, "x", text), rules).furniture:
            start, end = region.span
            furniture[start:end] = b"\1" * (end - start)
        for labels in (CORPUS / "attributions").glob(f"{file.stem}_*.ann"):
            for spans in _CONTENT.findall(labels.read_text(encoding="utf-8")):
                for span in spans.split(";"):
                    start, end = map(int, span.split())
                    fallen += sum(furniture[start:end])
                    total += end - start
    assert total > 100_000, "the annotations were not read"
    assert fallen <= MOST * total
