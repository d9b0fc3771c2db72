"""People, bodies, outlets and papers of one article while they are being gathered. Frozen into entities at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.ruleset.kinds.title import Gender
from provenance.values import Category, Descriptor, Entity, Identity, Range


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
        f"{called} of {whole.name[:1].lower()}{whole.name[1:]}", whole.category,
        "unnamed" if counted else whole.identity, head=whole.head,
    )  # fmt: skip
    some.plural, some.number, some.whole, some.last = count != 1, count, whole, at
    return some


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
