"""Where sentences end, inside one paragraph of tokens. Does not join paragraphs and does not tokenize.

A rule-based splitter: it looks only at the few tokens that can end a sentence and at their neighbours. Hard cases
are kept as a text file, tests/cases/sentences.txt, which anyone may extend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from provenance.values import Range

_STOPS = frozenset(".!?…") | {"...", "....", ".....", "。", "！", "？", "‽"}
_CLOSING = frozenset(")]}»”’\"'") | {"''"}
_OPENING = frozenset("([{«“‘\"'—–-•*") | {"``", "--"}

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "prof",
        "gen",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "govs",
        "lt",
        "col",
        "capt",
        "sgt",
        "maj",
        "cmdr",
        "adm",
        "rev",
        "hon",
        "pres",
        "messrs",
        "mme",
        "mlle",
        "supt",
        "det",
        "atty",
        "brig",
        "cpl",
        "pvt",
        "pfc",
        "insp",
        "amb",
        "sec",
        "st",
        "mt",
        "ft",
        "vs",
        "v",
        "no",
        "nos",
        "fig",
        "pp",
        "vol",
        "al",
        "cf",
        "approx",
        "est",
        "ed",
        "eds",
        "msgr",
        "spc",
        "asst",
        "assoc",
        "dept",
        "dir",
        "treas",
        "vice-adm",
        "undersec",
        "e.g.",
        "i.e.",
        "viz",
        "op",
        "art",
        "sect",
        "ch",
        "para",
        "dist",
        "lt.col",
        "rt",
        "prof.",
    ]
)
"""Shortenings that stand before what they belong to: no sentence ends there. St. and Mt. are half of a name."""

_BODIES = frozenset(
    [
        "inc",
        "corp",
        "co",
        "cos",
        "ltd",
        "llc",
        "plc",
        "bros",
        "jr",
        "sr",
        "etc",
        "esq",
        "ph.d",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
        "m.d",
        "b.a",
        "m.a",
        "ala",
        "ariz",
        "ark",
        "calif",
        "colo",
        "conn",
        "del",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "tenn",
        "tex",
        "va",
        "vt",
        "wash",
        "wis",
        "wyo",
        "ont",
        "que",
        "alta",
        "blvd",
        "ave",
        "rd",
        "hwy",
        "bldg",
        "univ",
        "assn",
        "natl",
        "intl",
        "govt",
        "est",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ]
)
"""Shortenings that may end a sentence: they do when the next word is one that sentences begin with."""

_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])

_BEGINNERS = frozenset(
    [
        "a",
        "after",
        "again",
        "all",
        "also",
        "although",
        "amid",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "critics",
        "despite",
        "did",
        "do",
        "does",
        "during",
        "each",
        "earlier",
        "even",
        "every",
        "few",
        "first",
        "for",
        "former",
        "from",
        "get",
        "given",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "i've",
        "i'm",
        "if",
        "in",
        "indeed",
        "instead",
        "is",
        "it",
        "its",
        "just",
        "last",
        "later",
        "let",
        "like",
        "many",
        "maybe",
        "meanwhile",
        "more",
        "moreover",
        "most",
        "much",
        "my",
        "neither",
        "never",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "nothing",
        "now",
        "officials",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "our",
        "over",
        "people",
        "perhaps",
        "police",
        "reporters",
        "several",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "today",
        "together",
        "two",
        "under",
        "unlike",
        "until",
        "voters",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "without",
        "would",
        "yes",
        "yesterday",
        "yet",
        "you",
        "your",
    ]
)
"""Words that open sentences and seldom follow an abbreviation inside one."""

_SPEECH = frozenset(
    [
        "said",
        "says",
        "asked",
        "asks",
        "replied",
        "wrote",
        "added",
        "tweeted",
        "told",
        "demanded",
        "shouted",
        "wondered",
        "exclaimed",
        "declared",
        "continued",
        "answered",
        "joked",
        "quipped",
        "responded",
        "recalled",
        "insisted",
        "argued",
        "cried",
        "yelled",
        "remarked",
        "posted",
        "concluded",
        "explained",
        "mused",
        "countered",
        "screamed",
        "retorted",
        "inquired",
        "chanted",
        "barked",
        "reads",
        "read",
        "warned",
        "pressed",
        "queried",
        "quizzed",
        "stated",
        "noted",
        "claimed",
        "urged",
        "protested",
        "snapped",
        "sneered",
        "boasted",
        "repeated",
        "observed",
        "began",
        "thundered",
    ]
)
"""Verbs after which a question or exclamation just before was their object: `"Misused?" Rana asked`."""

_EXCLAIMED = frozenset({"yahoo", "jeopardy", "yum", "e"})
"""Names that carry an exclamation mark."""

_LATER_HOURS = frozenset(
    [
        "et",
        "est",
        "edt",
        "pt",
        "pst",
        "pdt",
        "ct",
        "cst",
        "cdt",
        "mt",
        "mst",
        "mdt",
        "gmt",
        "bst",
        "utc",
        "cet",
        "eastern",
        "pacific",
        "central",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)

_INITIAL = re.compile(r"[^\W\d_]$")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})$", re.I)


def split(
    words: Sequence[str],
    lower: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    paragraph: Range,
    openings: Set[int],
    closings: Set[int],
) -> list[Range]:
    """Sentences of one paragraph: token ranges that cover it without gaps.

    `openings` and `closings` are the quotation marks whose direction is known (see `quotes.Quotation`).
    """
    first, last = paragraph
    sentences: list[Range] = []
    begin = first
    i = first
    while i < last:
        word = words[i]
        if word not in _STOPS and not (word[-1] == "." and len(word) > 1):
            i += 1
            continue
        after = i + 1
        while after < last and (words[after] in _STOPS and starts[after] == ends[after - 1]):
            after += 1
        closed = after
        while after < last and _closes(words, starts, ends, after, openings, closings):
            after += 1
        if after >= last:
            break
        quoted = any(index in closings or words[index] in _CLOSING for index in range(closed, after))
        if _ends(words, lower, starts, ends, begin, i, after, last, openings, quoted):
            sentences.append((begin, after))
            begin = after
        i = after
    if begin < last:
        sentences.append((begin, last))
    return sentences


def _closes(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int, openings: Set[int], closings: Set[int]
) -> bool:
    """Whether the token at `i` still belongs to the sentence whose stop stands before it."""
    if i in closings:
        return True
    return words[i] in _CLOSING and i not in openings and starts[i] == ends[i - 1]


def _ends(
    words: Sequence[str],
    lower: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    begin: int,
    stop: int,
    after: int,
    last: int,
    openings: Set[int],
    quoted: bool,
) -> bool:
    """Whether a sentence ends between the stop (with its closing marks) and the token at `after`."""
    head = after
    while head < last and (head in openings or words[head] in _OPENING):
        head += 1
    if head >= last:
        return False
    following = words[head]
    begins_big = following[0].isupper() or following[0].isdigit() or not (following[0].isascii() or following.islower())
    glued = starts[after] == ends[after - 1]
    mark = words[stop]
    if mark == ".":
        return _full_stop(words, lower, starts, ends, begin, stop, after, head, glued, quoted, begins_big)
    if not begins_big and not (head > after and head - 1 in openings and following[0] in "@#$£€"):
        return False
    if mark in _STOPS:
        if glued and not quoted and mark in "!?" and not following[0].isupper():
            return False
        if lower[stop - 1] in _EXCLAIMED and mark == "!":
            return False
        return not (quoted and _spoken(words, lower, head, min(last, head + 6)))
    return _abbreviation(lower, mark[:-1].lower(), following, lower[head], head > after, glued)


def _full_stop(
    words: Sequence[str],
    lower: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    begin: int,
    stop: int,
    after: int,
    head: int,
    glued: bool,
    quoted: bool,
    begins_big: bool,
) -> bool:
    before = lower[stop - 1] if stop > begin else ""
    following = words[head]
    if stop > begin and starts[stop] != ends[stop - 1] and before == ".":
        return begins_big
    if not begins_big:
        return quoted and head > after and following[0] in "@#$£€"
    if not before or quoted:
        return bool(before)
    if stop == begin + 1 and _LIST_NUMBER.match(before) and not glued:
        return False
    if glued and head == after:
        return (
            (words[stop - 1][-1].islower() or words[stop - 1].isdigit())
            and following[0].isupper()
            and len(following) > 0
            and len(before) > 1
        )
    if starts[stop] != ends[stop - 1]:
        return True
    return _abbreviation(lower, before, following, lower[head], head > after, glued, words[stop - 1], stop - begin)


def _abbreviation(
    lower: Sequence[str],
    short: str,
    following: str,
    following_lower: str,
    marked: bool,
    glued: bool,
    written: str = "",
    place: int = 2,
) -> bool:
    """Whether a sentence ends after "short." before `following`, which looks like a beginning."""
    if glued and not marked:
        return False
    if short in _TITLES:
        return False
    if short in _MONTHS:
        return not following[0].isdigit() and written[:1].isupper() and following_lower in _BEGINNERS
    if short in ("a.m", "p.m"):
        return following_lower not in _LATER_HOURS and not following[0].isdigit()
    if short in _BODIES or "." in short:
        if written.islower() and short in _BODIES and "." not in short and short not in ("etc", "jr", "sr"):
            return True
        return marked or following_lower in _BEGINNERS
    if _INITIAL.match(short) and written.isupper():
        return following_lower in _BEGINNERS and (short != "i" or True)
    return True


def _spoken(words: Sequence[str], lower: Sequence[str], head: int, limit: int) -> bool:
    """Whether a name and a verb of speech follow a closed quotation: `Rana asked`, `I said`."""
    for i in range(head, limit):
        if i > head and lower[i] in _SPEECH:
            return True
        if not (words[i][0].isupper() or words[i] in ".-'’" or lower[i] in ("'s", "de", "van", "von", "al", "bin")):
            return False
    return False
