"""Look-up tables for who is who, made once from the `names` lists of the rules. Judges nothing; scans no text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from provenance.ruleset import Rules
from provenance.ruleset.kinds.title import Gender
from provenance.tokens import plain


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word tables, all in lower case. Multi-word names are keyed by their words joined with one space."""

    given: Mapping[str, Gender | None]
    """First names; None where women and men bear the name."""
    nicknames: Mapping[str, frozenset[str]]
    countries: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    calendar: frozenset[str]
    endings: frozenset[str]
    presses: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    workplaces: frozenset[str]

    def same_given(self, one: str, other: str) -> bool:
        """Whether two first names can be one person's: equal, an initial, or a short form of the other."""
        if one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1)):
            return True
        if one in self.nicknames.get(other, ()) or other in self.nicknames.get(one, ()):
            return True
        return len(one) > 2 and len(other) > 2 and (one.startswith(other) or other.startswith(one))


@lru_cache(maxsize=4)  # one set of rules a run, a second while an editor compares two
def lexicon(rules: Rules) -> Lexicon:
    """The tables of these rules. `Rules` hash by identity."""
    lists: dict[str, set[str]] = {}
    given: dict[str, Gender | None] = {}
    nicknames: dict[str, set[str]] = {}
    for rule in rules.of("names"):
        if rule.sort == "nickname":
            _nicknames(rule.names, nicknames)
        elif rule.sort == "given":
            for name in map(plain, rule.names):
                given[name] = None if given.get(name, rule.gender) != rule.gender else rule.gender
        else:
            lists.setdefault(rule.sort, set()).update(map(plain, rule.names))

    def table(sort: str) -> frozenset[str]:
        return frozenset(lists.get(sort, ()))

    return Lexicon(
        given=given,
        nicknames={short: frozenset(full) for short, full in nicknames.items()},
        countries=table("country"),
        places=table("place"),
        peoples=table("people"),
        calendar=table("calendar"),
        endings=table("ending"),
        presses=table("press"),
        bodies=table("body"),
        particles=table("particle"),
        workplaces=table("workplace"),
    )


def _nicknames(rows: Iterable[str], found: dict[str, set[str]]) -> None:
    for row in rows:
        short, _, full = row.partition("=")
        found.setdefault(plain(short.strip()), set()).add(plain(full.strip()))
