"""What the quick reader knows of a word by itself, worked out once per word type: spelling, class, propensity.

Propensity is how often a word was part of a cue in training; it is the strongest single feature (10 F1 with the
nearest strong cue on each side). Words of the same class behave alike (k-means over a word embedding; 0.5 F1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from provenance.tokens import plain

Ints = NDArray[np.int64]

WORD, SUFFIX2, SUFFIX3, SUFFIX4, PREFIX3, SHAPE, STEM, COARSE, FINE, LEVEL, CLAUSE, FLAGS = range(12)
"""Columns of the table of word types; hashes or small numbers, 0 for nothing."""

COLUMNS = 12
UNKNOWN = 7
"""Propensity level of a word of which training saw no form."""

STRONG = 5
"""Propensity level from which a word counts as a likely cue: in training it was one in 35 % of its uses or more."""

LEVELS = (0.01, 0.05, 0.15, 0.35, 0.65)
"""Shares of uses as a cue that part propensity levels 1 to 6; levels 5 and 6 are strong."""

IS_UPPER, IS_COMMA, IS_QUOTE, IS_THAT, IS_TO, IS_AND, IS_ACCORDING, IS_FIRST_PERSON, IS_ALL_CAPS = (
    1 << k for k in range(9)
)

CLAUSE_MARKS = (
    ",",
    ":",
    ";",
    "—",
    "–",
    "--",
    "(",
    ")",
    "that",
    "who",
    "which",
    "to",
    "and",
    "but",
    "as",
    "while",
    "if",
    "because",
)
_QUOTES = frozenset('“”"«»') | {"``", "''"}
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


_STEM_WEIGHT = 2.0
"""Uses of a word that weigh as much as what all forms of its stem did together."""

_IRREGULAR = dict(
    part.split("/")
    for part in [
        "said/say",
        "told/tell",
        "thought/think",
        "knew/know",
        "known/know",
        "wrote/writ",
        "written/writ",
        "felt/feel",
        "found/find",
        "saw/see",
        "seen/see",
        "heard/hear",
        "understood/understand",
        "spoke/speak",
        "spoken/speak",
        "meant/mean",
        "swore/swear",
        "sworn/swear",
        "taught/teach",
        "held/hold",
        "made/mak",
        "gave/giv",
        "given/giv",
        "sought/seek",
        "sent/send",
        "read/read",
    ]
)


def stem(lower: str) -> str:
    """A word without its verb or noun ending: quote, quotes, quoted, quoting -> quot. Crude; for look-ups alone."""
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            base = lower[: len(lower) - len(ending)] + instead
            doubled = ending in ("ing", "ed") and base[-1] == base[-2] and base[-1] not in "ls"
            return base[:-1] if doubled else base
    return lower


def level(uses: float, cues: float, stem_uses: float, stem_cues: float) -> int:
    """Propensity level, 1 to 6, of a word seen `uses` times, `cues` of them in a cue, and its stem likewise."""
    if stem_uses <= 0:
        return UNKNOWN
    of_stem = (stem_cues + 0.05) / (stem_uses + 1.0)
    share = (cues + _STEM_WEIGHT * of_stem) / (uses + _STEM_WEIGHT)
    return 1 + sum(share >= edge for edge in LEVELS)


def shape(word: str) -> str:
    """Aa, aa, A, 9, A-a ...: runs of capitals, small letters and digits as one sign each, six signs at most."""
    signs: list[str] = []
    for letter in word:
        sign = "A" if letter.isupper() else "a" if letter.isalpha() else "9" if letter.isdigit() else letter
        if not signs or signs[-1] != sign:
            signs.append(sign)
    return "".join(signs[:6])


@dataclass(slots=True)
class WordTypes:
    """A growing table, one row a word as written. Only a memory: the rows of a word never depend on its neighbours.

    `levels`: lower-cased word -> propensity level; `stems`: the same of stems, for words that training never saw;
    `classes`: lower-cased word -> (coarse, fine) class, from 1.
    """

    levels: Mapping[str, int]
    stems: Mapping[str, int]
    classes: Mapping[str, tuple[int, int]]
    numbers: dict[str, int] = field(default_factory=dict)
    table: Ints = field(default_factory=lambda: np.zeros((1024, COLUMNS), dtype=np.int64))
    """Rows 0 to len(self) - 1 are filled; it doubles when it is full."""

    def __len__(self) -> int:
        return len(self.numbers) + 1

    def of(self, words: Sequence[str]) -> Ints:
        """The numbers of words in the table; number 0 is the edge of a paragraph."""
        found = list(map(self.numbers.get, words))
        if None in found:
            found = [self._add(word) if number is None else number for word, number in zip(words, found, strict=True)]
        return np.array(found, dtype=np.int64)

    def _add(self, word: str) -> int:
        if word in self.numbers:
            return self.numbers[word]
        lower = plain(word)
        if word in _QUOTES:
            lower = '"'
        base = stem(lower)
        coarse, fine = self.classes.get(lower, (0, 0))
        flags = (
            IS_UPPER * word[0].isupper()
            | IS_COMMA * (lower == ",")
            | IS_QUOTE * (lower == '"')
            | IS_THAT * (lower == "that")
            | IS_TO * (lower == "to")
            | IS_AND * (lower in ("and", "but"))
            | IS_ACCORDING * (lower == "according")
            | IS_FIRST_PERSON * (lower in _FIRST_PERSON)
            | IS_ALL_CAPS * (len(word) > 1 and word.isupper())
        )
        row = (
            *(
                crc32(part.encode())
                for part in (lower, lower[-2:], lower[-3:], lower[-4:], lower[:3], shape(word), base)
            ),
            coarse,
            fine,
            self.levels.get(lower) or self.stems.get(base, UNKNOWN),
            1 + CLAUSE_MARKS.index(lower) if lower in CLAUSE_MARKS else 0,
            flags,
        )
        number = len(self)
        if number == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        self.table[number] = row
        self.numbers[word] = number
        return number
