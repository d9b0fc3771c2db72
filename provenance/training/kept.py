"""A reader that remembers what it has read in a folder, so that a second look costs seconds. Reads as its original.

What it keeps hangs on the text, the rules a reader looks at, its weights, and the code that reads: when one of them
changes, everything is read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from provenance.attribution.reader import Reader
from provenance.ruleset import Hits, Rules
from provenance.ruleset.schema import PLACE
from provenance.values import Document, Leaning, Relation

_PACKAGE = Path(__file__).parents[1]

_CODE = (
    "attribution", "text", "tokens.py", "ruleset/compile.py", "ruleset/expressions.py", "ruleset/hits.py",
    "ruleset/inflect.py", "ruleset/match.py", "ruleset/pattern.py", "ruleset/slots.py",
)  # fmt: skip
"""What a reading's attributions are made by."""

_KINDS = ("cue", "outlet", "boilerplate")
"""Kinds of rules that readers and the text room look at."""


class KeptReader:
    """`reader`, with its relations kept in one file of `folder`. `save` writes what is new."""

    def __init__(self, reader: Reader, rules: Rules, folder: Path) -> None:
        self._reader = reader
        self._file = folder / f"relations-{reader.name}-{_digest(reader, rules)}.json"
        self._known: dict[str, list[dict[str, Any]]] = {}
        if self._file.is_file():
            self._known = json.loads(self._file.read_text(encoding="utf-8"))

    @property
    def name(self) -> str:
        return self._reader.name

    @property
    def hash(self) -> str:
        return self._reader.hash

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        """As the original reader reads them; what is known is not read again."""
        keys = [_key(document) for document in documents]
        new = [i for i, key in enumerate(keys) if key not in self._known]
        if new:
            read = self._reader.read([documents[i] for i in new], [hits[i] for i in new])
            self._known.update({keys[i]: [asdict(one) for one in found] for i, found in zip(new, read, strict=True)})
        return [tuple(_relation(one) for one in self._known[key]) for key in keys]

    def save(self) -> None:
        """Write what is known."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._known), encoding="utf-8")


def _key(document: Document) -> str:
    told = "\0".join((document.outlet or "", document.title or "", document.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _relation(kept: dict[str, Any]) -> Relation:
    ranges = {role: tuple((first, end) for first, end in kept[role]) for role in ("source", "cue", "content")}
    heard = kept["leaning"]
    leaning = None if heard is None else Leaning(*(tuple(shares) for shares in heard))
    return Relation(**{**kept, **ranges, "rules": tuple(kept["rules"]), "leaning": leaning})


def _digest(reader: Reader, rules: Rules) -> str:
    seen = hashlib.sha256(f"{reader.name} {reader.hash}".encode())
    for kind in _KINDS:
        for rule in rules.of(kind):
            told = repr([getattr(rule, field.name) for field in fields(rule) if field.name not in PLACE])
            seen.update(told.encode("utf-8", "surrogatepass"))
    for path in sorted(_files()):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for name in _CODE:
        place = _PACKAGE / name
        if place.is_dir():
            yield from (path for path in place.rglob("*") if path.suffix in (".py", ".json"))
        else:
            yield place
