"""Who "he", "she" and their like mean: the people in reach of a pronoun and the clues that speak for each.

Knows people only. What the clues weigh is `antecedents`' business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from provenance.ruleset.kinds.title import Gender
from provenance.sources.antecedents import Clues, best
from provenance.sources.figures import Figure

REACH = 15
"""Sentences back to the last mention of anybody a pronoun can mean; farther ones were never right."""
FAR_REACH = 40
"""The same for whom the article is about: one pronoun misread must not make it forget them."""
MUCH = 7
"""Mentions from which on an article is about somebody."""
LATEST = 4
"""People mentioned most lately who are weighed; of farther ones only those whom the article is about."""
NEAR = 2
"""Sentences within which a pronoun can correct the gender that a first name suggested."""
SCENE = 3
"""Sentences within which the last speaker is still in mind."""
_ALONE = 0.95
"""Confidence where nobody else is in reach."""
COOLING = 0.7
"""What of a mention's weight is left a sentence later."""
_COOLS = log2(COOLING)
_FAR = 6
"""Sentences back from which on one more makes no difference."""


class Sighting(NamedTuple):
    """The latest mention of a figure before the reader's place."""

    token: int
    sentence: int
    paragraph: int
    subject: bool
    owner: bool
    quoted: bool
    full: bool = False
    """A name of several words, as at a first mention."""
    pronoun: bool = False
    addressed: bool = False
    """Whoever is asked or told: "asked Ruiz"."""
    opens: bool = False
    """The sentence begins with it."""
    behind: bool = False
    """A preposition stands before it."""
    leads: bool = False
    """The paragraph begins with it."""


class _Near(NamedTuple):
    """Names of the clues that depend on whether the last mention is in the same sentence, the last, or farther back."""

    sentence: str
    quoted: str
    subject: str
    subject_opens: str
    subject_owner: str
    opens: str
    full: str
    behind: str


_NEARS = tuple(
    _Near(
        f"{near} sentence", f"quoted, {near} sentence", f"subject, {near} sentence",
        f"subject, {near} sentence, pronoun opens", f"subject, {near} sentence, possessive", f"opens, {near} sentence",
        f"full name, {near} sentence", f"behind a preposition, {near} sentence",
    )
    for near in ("same", "last", "farther")
)  # fmt: skip
_RANKS = tuple(f"number {rank}" for rank in range(4))
_SPOKE = tuple(f"speaker, {back}" for back in range(3))


class Asking(NamedTuple):
    """A pronoun and its place."""

    token: int
    sentence: int
    paragraph: int
    gender: Gender | None
    owner: bool
    """"His", not "he"."""
    opens: bool
    quoted: bool = False
    beside: frozenset[Figure] = frozenset()
    """Who is named right behind, in the same clause: "he told Ruiz" means somebody else."""
    but: Figure | None = None
    """Who cannot be meant: whoever says the quotation that holds the pronoun."""


@dataclass(slots=True)
class Memory:
    """What a reader has in mind at one place of the article."""

    seen: dict[Figure, Sighting] = field(default_factory=dict)
    heat: dict[Figure, float] = field(default_factory=dict)
    """How often somebody came up of late: each mention counts one when it is made, and less with each sentence."""
    speaker: Figure | None = None
    spoke: int = -9
    """Sentence of the last attribution."""
    group: tuple[Figure, ...] = ()
    """The people last named or quoted together."""
    grouped: int = -9
    """Sentence in which they were."""
    outlet: Figure | None = None
    """Another outlet that spoke last: what it said is "the report"."""
    wrote: int = -9
    """Sentence in which it did."""
    cited: Figure | None = None
    """People without names whom it cited there."""
    asked: dict[int, list[tuple[str, Clues]]] | None = None
    """For training: the candidates of each place where something points back; None while nothing is to be learned."""

    def forget(self) -> None:
        """Begin anew, for a second reading."""
        self.seen.clear()
        self.heat.clear()
        self.speaker, self.spoke, self.group, self.grouped = None, -9, (), -9
        self.outlet, self.wrote, self.cited = None, -9, None

    def note(self, figure: Figure, sighting: Sighting) -> None:
        """Take in a mention. A mention inside a quotation does not hide a fresher one outside."""
        known = self.seen.pop(figure, None)
        if known is not None and sighting.quoted and not known.quoted and sighting.sentence - known.sentence < 2:
            self.seen[figure] = known
            return
        gap = 0 if known is None else max(0, sighting.sentence - known.sentence)
        self.heat[figure] = 1.0 + self.heat.get(figure, 0.0) * COOLING**gap
        self.seen[figure] = sighting
        figure.last = sighting.token

    def recall(self, asking: Asking) -> tuple[Figure, float] | None:
        """The person most likely meant by a pronoun, with the confidence in it; None if nobody is."""
        gender = asking.gender
        figures: list[Figure] = []
        for figure in reversed(self.seen):
            if figure.category != "person" or figure.plural or figure is asking.but or figure in asking.beside:
                continue
            if figure.account:
                continue  # whoever bears a handle is called by it again
            if gender is not None and figure.gender is not None and figure.gender != gender:
                continue
            back = asking.sentence - self.seen[figure].sentence
            if (back <= REACH and len(figures) < LATEST) or (back <= FAR_REACH and len(figure.mentions) > MUCH):
                figures.append(figure)
        if not figures:
            return self._misnamed(asking)
        if len(figures) == 1 and self.asked is None:
            return figures[0], _ALONE
        options = [self.clues(asking, figure, self.seen[figure], rank) for rank, figure in enumerate(figures)]
        if self.asked is not None:
            self.asked[asking.token] = [(f.name, c) for f, c in zip(figures, options, strict=True)]
        place, chance = best("pronoun", options)
        return figures[place], 0.5 + (_ALONE - 0.5) * chance

    def clues(self, asking: Asking, figure: Figure, sighting: Sighting, rank: int) -> Clues:
        """What speaks for and against one candidate. `rank`: how many candidates were mentioned more lately."""
        back = max(0, asking.sentence - sighting.sentence)
        near = _NEARS[min(back, 2)]
        clues: Clues = {
            "often": log2(1 + len(figure.mentions)), "lately": log2(self.heat[figure]) + _COOLS * back,
            "sentences back": float(min(back, _FAR)), near.sentence: 1.0, _RANKS[min(rank, 3)]: 1.0,
        }  # fmt: skip
        if figure is self.speaker and asking.sentence - self.spoke <= SCENE:
            clues["speaker"] = clues[_SPOKE[min(max(0, asking.sentence - self.spoke), 2)]] = 1.0
        if sighting.quoted and not asking.quoted:
            clues[near.quoted] = 1.0
        else:
            _stand(clues, asking, sighting, near)
        _bearing(clues, figure)
        return clues

    def _misnamed(self, asking: Asking) -> tuple[Figure, float] | None:
        """Somebody just heard of whose first name suggested the other gender: the pronoun knows better."""
        near = [
            (figure.turned, sighting.token, figure) for figure, sighting in self.seen.items()
            if figure.category == "person" and not figure.plural and not figure.told and figure is not asking.but
            and asking.sentence - sighting.sentence <= NEAR and len(figure.mentions) <= MUCH
        ]  # fmt: skip
        if asking.gender is None or not near:
            return None
        figure = max(near, key=lambda one: one[:2])[2]
        figure.gender, figure.turned = asking.gender, True
        return figure, 0.6


def _stand(clues: Clues, asking: Asking, sighting: Sighting, near: _Near) -> None:
    """Add the clues in how and where a candidate was mentioned last."""
    pages = asking.paragraph - sighting.paragraph
    if pages < 2:
        clues["same paragraph" if pages <= 0 else "last paragraph"] = 1.0
    if sighting.subject:
        clues[near.subject] = 1.0
        if asking.opens:
            clues[near.subject_opens] = 1.0
        if asking.owner:
            clues[near.subject_owner] = 1.0
    if sighting.opens:
        clues[near.opens] = 1.0
    if sighting.owner:
        clues["owner"] = 1.0
    if sighting.pronoun:
        clues["pronoun"] = 1.0
    if sighting.full:
        clues[near.full] = 1.0
    if sighting.behind:
        clues[near.behind] = 1.0
    if sighting.leads:
        clues["leads" if pages > 0 else "leads the paragraph"] = 1.0
    if sighting.addressed:
        clues["addressed"] = 1.0


def _bearing(clues: Clues, figure: Figure) -> None:
    """Add the clues in who a candidate is."""
    if figure.gender is None:
        clues["gender unknown"] = 1.0
    elif figure.told:
        clues["gender told"] = 1.0
    if figure.guessed:
        clues["guessed"] = 1.0
    if figure.identity != "named":
        clues["nameless"] = 1.0
    if len(figure.mentions) == 1:
        clues["mentioned once"] = 1.0
