"""To which body somebody belongs of whom an article tells only an office or a calling: "Principal Reed", "one nurse".

The body is one told of just before: the school, the hospital, the firm that the article is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.sources.figures import Figure, singular
from provenance.sources.names import Name
from provenance.sources.page import Page
from provenance.sources.parts import Part
from provenance.sources.things import STATE
from provenance.text.grammar import ING, NOUN, word_class

_SAID = frozenset("said says told added".split())
_FORCES = frozenset("police fire and by".split())
"""Other words that may stand before a bare office: "Police Chief Reed"."""
_SPEAKING = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.chief-executive"})
"""Titles of whom an article names after his body has spoken: "Kestrel said so. “...,” spokesman Tom Reed said"."""
_SCHOOLS = frozenset("school academy college".split())
_HEADED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("principal", "headteacher", "headmaster", "headmistress"), _SCHOOLS),
    "superintendent": frozenset({"district", "schools"}),
    **dict.fromkeys(
        ("coach", "manager", "captain", "skipper", "boss"),
        frozenset("rovers united city town athletic celtic rangers wanderers albion fc afc hotspur harps club".split()),
    ),
    "chief": frozenset("department police brigade rescue".split()),
    "sheriff": frozenset("sheriff sheriffs".split()),
    "commissioner": frozenset("commission police".split()),
    **dict.fromkeys(("dean", "provost", "rector", "vice-chancellor"), frozenset({"university", "college", "school"})),
}
"""Offices that tell what sort of body their bearer is the head of: "Principal Reed"."""
_HEADED_BEFORE = 240
"""Tokens, a dozen sentences, back to that body."""
_RUNS = frozenset("officer cfo coo cto owner founder co-founder chairman chairwoman".split())
"""Last words of offices whose bearer is named after the firm or the team: "Chief Financial Officer Reed"."""
_KEEPS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("nurse", "doctor", "surgeon", "paramedic", "midwife"),
        frozenset("hospital infirmary clinic trust medical".split()),
    ),
    **dict.fromkeys(
        ("teacher", "lecturer", "professor"), frozenset("school academy college university polytechnic".split())
    ),
    "curator": frozenset("museum gallery".split()),
}
"""Callings without a name and the heads of the bodies where they are followed."""
_HANDS = frozenset("employee worker staffer executive".split())
"""Callings followed in any firm."""
_PART = 2
"""Words for the part of a firm before an office: "human resources director"."""
_OVERSEES = frozenset("authority regulator agency service exchange reserve association federation".split())
_NO_FIRMS = STATE | _OVERSEES | (frozenset().union(*_KEEPS.values()) - {"trust"})
"""Heads of bodies that are no firms: parts of a state, who oversees firms, hospitals, schools and museums."""
_TOPIC = 90
"""Tokens, some four sentences, back to the firm that an article is about."""
_SORTS: Mapping[str, frozenset[str]] = {
    "hospital": frozenset("hospital infirmary clinic hospice medical".split()),
    "school": _SCHOOLS,
    "authority": frozenset("council authority board agency".split()),
    "force": frozenset("police constabulary garda".split()),
    "chamber": frozenset("senate house assembly parliament".split()),
}
"""Words in the names of bodies of which another noun is used."""
_SOON = 2
"""Sentences ahead to the school of a headteacher."""
_RECENT = 60
"""Tokens, two or three sentences, back to that body."""


class Institutions:
    """The bodies told of in one article, for the offices and callings in it."""

    __slots__ = ("_page",)

    def __init__(self, page: Page) -> None:
        self._page = page

    def of_office(self, name: Name) -> str | None:
        """The body of "spokesman Tom Reed", "Principal Reed", of whom nothing else is told: one told of just before."""
        lower, last = self._page.document.lower, name.lead - 1
        title = self._page.marks.titles.get(name.start - 1) or self._page.marks.titles.get(last)
        office = lower[name.start - 1 if name.lead < name.start else last]  # not "Chief Executive Tom Reed"
        if last > 1 and lower[last] == "," and lower[last - 2] == "the":
            kept = _KEEPS.get(lower[last - 1])  # "the curator, Tom Reed"
            return self._latest(name.start, _HEADED_BEFORE, kept) if kept else None
        heads = _HEADED.get(office)
        if title is None and heads is None:
            return None
        at = title.start if title is not None else name.start - 1
        runs = title is not None and (title.rule.id == "title.chief-executive" or office in _RUNS)
        if heads is not None and self._alone(at):
            return self._latest(name.start, _HEADED_BEFORE, heads) or self._next(name.end, heads)
        officer = title is not None and title.rule.id == "title.officer"
        first = at
        while officer and at > first - _PART and self._plain(at - 1):
            at, runs = at - 1, True  # "project director Fiona Reed"
        if not self._alone(at):
            return None
        if runs:
            return self.firm(name.start)
        speaks = title is not None and title.rule.id in _SPEAKING
        found = self._latest(name.start, _RECENT) if speaks else None
        # a press secretary serves a White House or a palace
        press = lower[last] == "secretary"
        return found if found is not None and (not press or found.lower() in self._page.lexicon.bodies) else None

    def _alone(self, at: int) -> bool:
        """Whether nothing before an office at token `at` tells whose it is: "Biden's director", "the Lorne chief"."""
        lower = self._page.document.lower
        before = lower[at - 1] if at else "."
        opens = not before[0].isalpha() or before in _SAID or before in _FORCES
        return opens and before not in ("'s", "'", "’", "-")

    def _plain(self, k: int) -> bool:
        """Whether token k is a plain noun before an office: "marketing", "project"."""
        document = self._page.document
        return (
            document.words[k].islower() and word_class(document, k) in (NOUN, ING) and not self._page.marks.is_body(k)
        )

    def of_calling(self, part: Part) -> str | None:
        """The hospital of "one nurse", of which the article just told; the firm of "a worker" if it told of one."""
        lemma = singular(self._page.document.lower[part.head])
        if part.determiner == "the" or part.end > part.head + 1 or part.quantity in ("many", "most", "some"):
            return None
        heads = _KEEPS.get(lemma)
        if heads is not None:
            return self._latest(part.head, _RECENT, heads)
        return self.firm(part.head, alone=True) if lemma in _HANDS else None

    def alike(self, noun: int, before: int) -> Figure | None:
        """The body told of last in whose name a noun stands, or a word of its sort: "the hospital", an infirmary."""
        low = self._page.document.lower[noun]
        words = _SORTS.get(low, frozenset((low,)))
        near = [
            figure for figure in self._page.registry.figures
            if figure.category == "organization" and 0 <= figure.last < before and not words.isdisjoint(figure.words)
        ]  # fmt: skip
        return max(near, key=lambda figure: figure.last, default=None)

    def _near(self, at: int, reach: int, clubs: bool = False) -> list[Figure]:
        """Bodies told of before a token; `clubs`: those too that nothing but their last word shows to be one."""
        return [
            figure for figure in self._page.registry.figures
            if (figure.category == "organization" or (clubs and figure.guessed)) and not figure.place
            and 0 <= figure.last <= at
            and at - figure.last < reach and figure.name.lower() not in self._page.lexicon.countries
        ]  # fmt: skip

    def _next(self, at: int, heads: frozenset[str]) -> str | None:
        """The first body of that sort that the next two sentences name: "Headteacher Reed said ... Lorne Academy"."""
        ahead = (
            (place[0], figure.name) for figure in self._page.registry.figures for place in figure.mentions
            if figure.category == "organization" and figure.head in heads and place[0] > at
        )  # fmt: skip
        first, called = min(ahead, default=(-1, ""))
        return called if first >= 0 and self._page.sentence(first) - self._page.sentence(at) <= _SOON else None

    def _latest(self, at: int, reach: int, heads: frozenset[str] = frozenset()) -> str | None:
        """The body told of last before a token, of those that are called one of these."""
        near = (figure for figure in self._near(at, reach) if not heads or not heads.isdisjoint(figure.words))
        last = max(near, key=lambda figure: figure.last, default=None)
        return last.name if last is not None else None

    def firm(self, at: int, alone: bool = False) -> str | None:
        """The firm that an article is about: of those told of before, the one it mentions most, first on a par."""
        served = {figure.affiliation for figure in self._page.registry.figures}
        firms = [
            figure for figure in self._near(at, _TOPIC)
            if figure.head not in _NO_FIRMS and figure.name not in served and figure.mentions
        ]  # fmt: skip
        if not firms or (alone and len(firms) > 1):
            return None
        first = self._page.document.sentences[self._page.sentence(at)][0]
        firms = [figure for figure in firms if figure.last >= first] or firms
        return max(firms, key=lambda figure: (len(figure.mentions), -figure.mentions[0][0])).name
