"""Varies training articles as pages vary: names, quotation marks, dashes, capitals, spelling. Labels stay true.

Every change keeps one token one token, but for lost quotation marks, which take their label with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from provenance.attribution.tagger.labels import LABELS, NUMBER
from provenance.training.names import replace, replacements


@dataclass(slots=True)
class Lines:
    """A training article: for each paragraph its words, whether white space stands before each, and the labels."""

    words: list[list[str]]
    gaps: list[list[bool]]
    labels: list[list[int]]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often an article (people: and each of its people) is changed. Low enough that most stay as they are."""

    names: float = 0.4
    people: float = 0.9
    straight_quotes: float = 0.15
    single_quotes: float = 0.05
    lost_quotes: float = 0.03
    dashes: float = 0.12
    dateline: float = 0.05
    capital_headline: float = 0.04
    british: float = 0.08


def vary(article: Lines, random: Random, rates: Rates = Rates()) -> Lines:
    """A changed copy. The same random state gives the same copy."""
    words = [list(line) for line in article.words]
    gaps = [list(line) for line in article.gaps]
    labels = [list(line) for line in article.labels]
    if random.random() < rates.names:
        changed = replacements([word for line in words for word in line], random, rates.people)
        words = [[replace(word, changed) for word in line] for line in words]
    if random.random() < rates.dashes:
        dash = random.choice(("—", "–", "--", "-"))
        words = [[dash if word in ("—", "–", "--") else word for word in line] for line in words]
    if random.random() < rates.british:
        words = [[british(word) for word in line] for line in words]
    if words and random.random() < rates.capital_headline:
        words[0] = [word.upper() for word in words[0]]
    if random.random() < rates.dateline:
        _dateline(words)
    kind = random.random()
    if kind < rates.straight_quotes:
        _exchange(words, {"“": '"', "”": '"', "‘": "'", "’": "'"})
        words = [[word.replace("’", "'") for word in line] for line in words]
    elif kind < rates.straight_quotes + rates.single_quotes:
        _exchange(words, {"“": "‘", "”": "’", "‘": "“", '"': "'"})
    elif kind < rates.straight_quotes + rates.single_quotes + rates.lost_quotes:
        _lose_quotes(words, gaps, labels, random)
    return Lines(words, gaps, labels)


_IZE = re.compile(r"(?i)(.{3,}[^aeiouws])iz(e[sd]?|ing|ations?)")
_OUR = re.compile(r"(?i)((?:un)?(?:fav|lab|hon|col|behavi|neighb|rum|harb|hum|end?eav|arm|vig))or(.*)")


def british(word: str) -> str:
    """American spelling made British, by rule: organize, favor, center, defense, traveling."""
    if word.islower():
        if match := _IZE.fullmatch(word):
            return f"{match[1]}is{match[2]}"
        if match := _OUR.fullmatch(word):
            return f"{match[1]}our{match[2]}"
        for american, other in (
            ("center", "centre"),
            ("defense", "defence"),
            ("traveling", "travelling"),
            ("theater", "theatre"),
        ):
            if word.startswith(american):
                return other + word[len(american) :]
    return word


def _exchange(words: list[list[str]], marks: dict[str, str]) -> None:
    for line in words:
        line[:] = [marks.get(word, word) for word in line]


def _dateline(words: list[list[str]]) -> None:
    """The place before the dash of the first body paragraph, in capitals as agencies print it."""
    for line in words[1:3]:
        for i, word in enumerate(line[:6]):
            if word in ("—", "–", "--", "-"):
                line[:i] = [before.upper() for before in line[:i]]
                return


def _lose_quotes(words: list[list[str]], gaps: list[list[bool]], labels: list[list[int]], random: Random) -> None:
    """Half of the paragraphs lose their marks, as in badly scraped text."""
    for k, line in enumerate(words):
        if random.random() < 0.5:
            continue
        kept = [i for i, word in enumerate(line) if word not in ("“", "”", '"')]
        if not kept or len(kept) == len(line):
            continue
        before = labels[k]
        after = [before[i] for i in kept]
        for place in range(len(kept)):  # a run whose beginning was lost begins at its next word
            label = LABELS[after[place]]
            if label[0] == "I" and (place == 0 or LABELS[after[place - 1]][2:] != label[2:]):
                after[place] = NUMBER["B-" + label[2:]]
        words[k], labels[k] = [line[i] for i in kept], after
        gaps[k] = [gaps[k][i] or (i > 0 and gaps[k][i - 1]) for i in kept]
