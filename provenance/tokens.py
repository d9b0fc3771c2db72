"""Words, clitics, numbers and marks of a text with their places, for articles and rules alike. Knows no sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from provenance.values import Span

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
"""Soft hyphens, zero-width characters, marks of direction, variation selectors: inside a word they belong to it."""

_ACCENTS = "\u0300-\u036f"
"""Combining accents of names typed in decomposed form; `\\w` leaves them out."""

_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)\b"
_SITE = r"com|org|net|gov|edu|info|news|tv|co\.uk|org\.uk|com\.au|co\.za"
"""Ends of addresses written without https://: enough for the names of outlets."""
_NEGATED = (
    r"(?i:do|does|did|is|are|was|were|has|have|had|ca|could|would|wo|should|must|need|might|ai|sha|dare|ought|may)"
)


def _pattern(letter: str, mark: str) -> re.Pattern[str]:
    """The tokenizer whose words are made of `letter` and whose lone characters are `mark`."""
    return re.compile(
        rf"""
          \w{letter}*(?=[ \n])                     # most words; first for speed alone
        | (?:https?://|www\.|pic\.twitter\.com/)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]   # a link's dots end no sentence
        | \d+(?:[.,:/]\d+)*[^\W\d_]*(?:[-‐‑]\w{letter}*)*   # 83, 300,000, 12:30, 20th, 62-year-old
        | {_NEGATED}(?=[nN]['’][tT]\b)             # did + n't
        | [nN]['’][tT]\b
        | (?:Ph\.D|[^\W\d_]\.[^\W\d_])\.(?:[^\W\d_]\.)*   # U.S., D.C., Ph.D.
        | \w{letter}*(?:[-‐‑]\w{letter}*|['’](?!{_CLITIC})\w{letter}*)*   # words, hyphenated words, O'Neal
          (?:\.(?:{_SITE})\b(?:/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]])? | @\w+(?:[.-]\w+)+)?
        | (?<=[\w.])['’]{_CLITIC}                      # clitics are words of their own: "Axios" + "'s"
        | [@\#]\w{letter}*                         # an account's handle, a hash tag
        | \.\.\.+ | --+ | `` | ''                  # typewriter ellipsis, dash, quotation marks
        | {mark}
        """.replace("[ \\n]", "[\\ \\n]"),
        re.X,
    )


_TOKEN = _pattern(r"\w", r"[^\w\s]")
_TOKEN_RARE = _pattern(rf"[\w{INVISIBLE}{_ACCENTS}]", rf"[^\w\s{INVISIBLE}{_ACCENTS}]")
_RARE = re.compile(rf"[{INVISIBLE}{_ACCENTS}]")

_HIDDEN = re.compile(rf"[{INVISIBLE}]")
_UNSEEN = re.compile(rf"[{INVISIBLE}{_ACCENTS}\ufb00-\ufb06\uff01-\uff5e]")
"""Letters that look like others or like nothing: ligatures and full-width forms besides the above."""

_PLAIN: dict[int, str | None] = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("‐"): "-", ord("‑"): "-"}
_PLAIN |= dict.fromkeys(code for code in range(0x10000) if _RARE.match(chr(code)) and code not in range(0x300, 0x370))


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Character spans of the tokens of text[start:end], in order, as offsets into `text`."""
    end = len(text) if end is None else end
    pattern = _TOKEN if text.isascii() or not _RARE.search(text, start, end) else _TOKEN_RARE
    return [match.span() for match in pattern.finditer(text, start, end)]


def visible(words: list[str], text: str) -> list[str]:
    """The words of a text as a reader sees them: without invisible characters, accents on their letters, ﬁ as fi."""
    if text.isascii() or not _UNSEEN.search(text):
        return words
    return [word if word.isascii() else _seen(word) for word in words]


def _seen(word: str) -> str:
    return unicodedata.normalize("NFKC", _HIDDEN.sub("", word)) if _UNSEEN.search(word) else word


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word as rules see it: lower case, plain apostrophes and hyphens, compatibility forms (ﬁ, Ｕ) resolved."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.lower().translate(_PLAIN))


def plain_all(words: Sequence[str]) -> list[str]:
    """`plain` of every word, much faster than one by one."""
    joined = "\n".join(words)
    if words and joined.isascii():
        return joined.lower().split("\n")
    return list(map(plain, words))
