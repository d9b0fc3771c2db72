"""People, bodies, outlets and papers of one article while they are being gathered. Frozen into entities at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.ruleset.kinds.title import Gender
from provenance.sources.vocabulary import NUMBERS, words_of
from provenance.values import Category, Descriptor, Entity, Identity, Range

_DETERMINERS = words_of("the a an his her its their several some many a few all both")
"""Words behind which a set needs no article: "one of several clerks"."""


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something mentioned; grows while the article is read, hence the one mutable value of this room."""

    name: str
    category: Category
    identity: Identity = "named"
    words: tuple[str, ...] = ()
    head: str = ""
    """The noun by which "the ..." can point at it: singular, lower case."""
    gender: Gender | None = None
    told: bool = False
    """Whether a title tells the gender ("Mrs"); a first name only suggests it."""
    turned: bool = False
    """Whether a pronoun has overruled the first name: it may have been misread, and the next one turns it back."""
    plural: bool = False
    place: bool = False
    account: bool = False
    """Whether it is known by an account's handle alone."""
    guessed: bool = False
    """Whether it is a person merely because nothing says otherwise."""
    phrase: Range | None = None
    """The words that brought up a nameless one, quoted or not: "an engineer at the port" before ", who said"."""
    mentions: list[Range] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    """Offices, callings, parties, places by which the article introduces it."""
    signs: set[str] = field(default_factory=set)
    """For a nameless one: what the judge weighs."""
    heard: list[tuple[float, ...]] = field(default_factory=list)
    """The encoder's probability of each identity, one row an attribution to it."""
    sure: float = 1.0
    """How sure the judge is of its identity, 0 to 1."""
    affiliation: str | None = None
    number: int | None = None
    descriptor: Descriptor | None = None
    owner: Figure | None = None
    whole: Figure | None = None
    """The set it belongs to: "one of the officials" of "three officials"."""
    last: int = -1
    """Token of the latest mention that a reader has passed."""

    def freeze(self, number: int) -> Entity:
        """The entity as the rest of the program sees it."""
        return Entity(
            number, self.name, self.category, self.identity, tuple(sorted(set(self.mentions))), self.affiliation,
            self.number, self.descriptor,
        )  # fmt: skip


def member(whole: Figure, called: str, count: int | None, at: int) -> Figure:
    """Some of those who came up together: "two" (`called`) "of three clerks". `at`: the token that means them."""
    counted = count is not None and whole.identity == "collective"
    some = Figure(
        some_of(called, whole), whole.category, "unnamed" if counted else whole.identity, head=whole.head
    )  # fmt: skip
    some.plural, some.number, some.whole, some.last = count != 1, count, whole, at
    return some


def some_of(called: str, whole: Figure) -> str:
    """How some of a set are called: "one of two clerks", "one of the people familiar with the sale"."""
    first = whole.name.partition(" ")[0].lower()
    counted = first in NUMBERS or first[:1].isdigit() or first in _DETERMINERS or whole.owner is not None
    return f"{called} of {'' if counted else 'the '}{whole.name[:1].lower()}{whole.name[1:]}"


def singular(word: str) -> str:
    """A rough singular of a plain lower-case noun: enough to let "officials" meet "official"."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word in ("people", "persons"):
        return "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
