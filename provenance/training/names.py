"""Finds people's names in training articles and puts others in their place: nobody's name may become evidence.

PolNeAR is one election campaign; without this the encoder learns how often two candidates speak. Needs `faker`
(extra `train`) for given and family names of some sixty locales; articles are never read with this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from random import Random

_LATIN = re.compile(r"[A-Z][a-zà-öø-ÿ]{2,}(?:[A-Z][a-z]+)?")
_TITLE = re.compile(
    r"(?i)(mr|mrs|ms|dr|sen|rep|gov|gen|lt|col|senator|congressman|congresswoman|governor|justice|judge|president)"
)
_NOT_SURNAMES = frozenset(
    """
    House Street Journal Post Times News Party Court County City State University Institute Center Committee Council
    Campaign Foundation Group Army Office Department Avenue Hall Tower Republican Democrat Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday The And For But
    """.split()  # a word list reads better as words
)
"""Capitalised words that follow a given name or title without being a family name ("Virginia House", "Gov. Office")."""

_NOT_GIVEN = frozenset(
    """
    America Asia Austin Berlin Carolina Charlotte China Dakota Dallas Denver Florence Georgia Houston India Iran Israel
    Jackson Jordan London Madison Montana Paris Phoenix Sydney Tennessee Trinity Virginia Washington West Will May June
    April August Young Grand North South East New Justice Judge King Prince General Major Mark Chase Supreme
    """.split()
)
"""Given names that are more often a place, a month or an office in the news."""


@cache
def _pools() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family names in Latin letters, sorted; every locale once, so that none outweighs its own list."""
    import faker.providers.person as package

    given: set[str] = set()
    family: set[str] = set()
    for module in iter_modules(package.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for names, attributes in (
            (given, ("first_names", "first_names_male", "first_names_female")),
            (family, ("last_names", "last_names_male", "last_names_female")),
        ):
            for attribute in attributes:
                listed = getattr(provider, attribute, ())
                if not isinstance(listed, property):
                    names.update(name for name in listed if isinstance(name, str) and _LATIN.fullmatch(name))
    return tuple(sorted(given)), tuple(sorted(family))


@cache
def _known_given() -> frozenset[str]:
    return frozenset(_pools()[0]) - _NOT_GIVEN


def replacements(words: Sequence[str], random: Random, share: float) -> dict[str, str]:
    """Other names for the people of an article: written word -> word, the same throughout, one token for one.

    A person is a known given name or a title before a capitalised word. `share` of them are replaced.
    """
    known = _known_given()
    common = {word for word in words if word.islower()}
    given: set[str] = set()
    family: set[str] = set()
    for i in range(len(words) - 1):
        first, second = words[i], words[i + 1]
        if second == "." and i + 2 < len(words):
            second = words[i + 2]
        if (
            not _LATIN.fullmatch(second)
            or second in _NOT_SURNAMES
            or second.lower() in common
            or _TITLE.fullmatch(second)
        ):
            continue
        if first in known:
            given.add(first)
            family.add(second)
        elif _TITLE.fullmatch(first) and first[0].isupper():
            (given if second in known else family).add(second)
    pool_given, pool_family = _pools()
    changed = {name: random.choice(pool_given) for name in sorted(given - family) if random.random() < share}
    changed |= {name: random.choice(pool_family) for name in sorted(family) if random.random() < share}
    return changed


def replace(word: str, changed: dict[str, str]) -> str:
    """A token with the names in it exchanged: "Smith", "SMITH", "anti-Smith", "Smith-Jones"."""
    if word in changed:
        return changed[word]
    if "-" in word:
        return "-".join(changed.get(part, part) for part in word.split("-"))
    if len(word) > 3 and word.isupper() and word.capitalize() in changed:
        return changed[word.capitalize()].upper()
    return word
