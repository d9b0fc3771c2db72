"""Findings that an archive is known to have, so that only new ones count. Opens no file, makes no findings.

A finding is the same as long as its article, its rule and the words of its sentence are; where it stands does not
matter, so that a baseline survives edits elsewhere. What is found twice is counted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from provenance.review.changes import sentence_at
from provenance.values import Finding, Reading

FORMAT = 1
"""Raised when keys are made in another way: an old baseline would then know nothing."""

WORDS = 100
"""Characters of the words that are written out, so that a person can read the file; a digest stands for the rest."""

Key = tuple[str, str]
"""(rule, words)."""

Known = Mapping[str, Mapping[Key, int]]
"""Article -> finding -> how many of it."""

_SPACE = re.compile(r"[\W_]+")


class Unreadable(ValueError):
    """Not a baseline of this program."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by article."""

    known: Known = field(default_factory=dict)

    def sift(self, reading: Reading, name: str) -> tuple[tuple[Finding, ...], int]:
        """The findings that are new, and how many were known; `name` is what the baseline calls the article."""
        left = Counter(self.known.get(name, {}))
        new: list[Finding] = []
        for one in reading.findings:
            key = key_of(one, reading)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(one)
        return tuple(new), len(reading.findings) - len(new)


def key_of(finding: Finding, reading: Reading) -> Key:
    """Rule and the sentence it points into, without case, marks and line breaks; "" for the article as a whole."""
    if finding.span is None:
        return finding.rule, ""
    words = _SPACE.sub(" ", sentence_at(reading.document, finding.span)).strip().casefold()
    if len(words) > WORDS:
        words = f"{words[:WORDS]}... {blake2b(words.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"
    return finding.rule, words


def written(found: Iterable[tuple[str, Iterable[Key]]]) -> str:
    """The baseline of (article, findings) as JSON that merges line by line: one finding a line, sorted."""
    articles: dict[str, Counter[Key]] = {}
    for name, keys in found:
        articles.setdefault(name, Counter()).update(keys)
    parts = []
    for name in sorted(name for name, keys in articles.items() if keys):
        rows = [
            json.dumps({"rule": rule, "words": words, **({"count": count} if count > 1 else {})}, ensure_ascii=False)
            for (rule, words), count in sorted(articles[name].items())
        ]
        parts.append(f"  {json.dumps(name, ensure_ascii=False)}: [\n    " + ",\n    ".join(rows) + "\n  ]")
    inside = ",\n".join(parts)
    return f'{{"baseline": {FORMAT}, "findings": {{' + (f"\n{inside}\n" if inside else "") + "}}\n"


def parsed(text: str) -> Baseline:
    """The baseline of a file's text. Raises `Unreadable` with what is wrong."""
    try:
        value: Any = json.loads(text)
    except ValueError as error:
        raise Unreadable(f"is no JSON ({error})") from None
    if not isinstance(value, dict) or "baseline" not in value:
        raise Unreadable("is no baseline: make one with --write-baseline")
    if value["baseline"] != FORMAT:
        raise Unreadable("was written by another version of the program: write it anew with --write-baseline")
    try:
        known = {
            str(name): {(str(row["rule"]), str(row["words"])): int(row.get("count", 1)) for row in rows}
            for name, rows in value["findings"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable("has an entry that is none: each has a rule and words") from None
    return Baseline(known)
