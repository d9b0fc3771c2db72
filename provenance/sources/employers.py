"""For whom a source speaks or works: the names, nouns and pronouns that `affiliations` finds, resolved.

"Its envoy" serves the body told of last, "the union's president" the Flight Crews' Union; what nobody bears by name
stays as the article has it: "dike authority".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from provenance.sources.bodies import Whom
from provenance.sources.figures import Figure, singular
from provenance.sources.names import Name
from provenance.sources.page import Found, Page
from provenance.sources.parts import Part
from provenance.sources.things import STATE
from provenance.sources.vocabulary import ARTICLES, DEFINITE, INDEFINITE, OWNERS
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
_RUNS = frozenset("officer cfo coo cto owner founder co-founder coach chairman chairwoman".split())
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
_SITES = frozenset("plant factory warehouse mill mine depot shipyard firm company".split())
"""Nouns for where a firm's people work, or for the firm, of which the article is about one."""
_HOUSES = frozenset().union(*_KEEPS.values()) - {"trust"}
_HANDS = frozenset("employee worker staffer executive".split())
"""Callings followed in any firm."""
_PART = 2
"""Words for the part of a firm before an office: "human resources director"."""
_OVERSEES = frozenset("authority regulator agency service exchange reserve association federation".split())
"""Heads of bodies that are no firms either."""
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


class Meaning(NamedTuple):
    """How parts of phrases are resolved: a pronoun, a noun phrase for somebody, a noun for a body told of before."""

    pronoun: Callable[[Part], tuple[Found, ...]]
    body: Callable[[int, int], Figure | None]


class Employers:
    """Resolves the employers that the descriptions of one article's sources name."""

    __slots__ = ("_meaning", "_page")

    def __init__(self, page: Page, meaning: Meaning) -> None:
        self._page, self._meaning = page, meaning

    def of(self, name: Name) -> str | None:
        """For whom the bearer of a name works; None if it is not told."""
        whom = self._page.affiliations.of_name(name)
        called = self._bare(name) if whom is None else self._called(whom)
        if called != self._page.bearer(name).name:
            return called
        return self._page.document.slice(whom.words) if whom is not None and whom.noun >= 0 else None

    def of_phrase(self, part: Part) -> str | None:
        """For whom somebody without a name works, told in the phrase or right behind it."""
        document = self._page.document
        end = document.sentences[self._page.sentence(part.head)][1]
        whom = self._page.descriptions.read(part.start, part.head, min(part.end, end), end)
        return self._called(whom) if whom is not None else self._implied(part)

    def _called(self, whom: Whom) -> str | None:
        """The name of whom some words mean; the words themselves where nobody is known to bear them."""
        if whom.noun < 0:
            return self._page.called(whom.words)
        first, end = whom.words
        document = self._page.document
        if document.lower[first] in OWNERS:
            found = self._meaning.pronoun(Part("pronoun", first, first, first + 1))
            owner = found[0][0] if found else None
            if end == first + 1:
                told = owner is not None and owner.identity in ("named", "unnamed")  # "our", "my": the writer's
                if owner is None or not told or owner.place or owner.plural:
                    return None
                return _bared(owner.name)
        new = not whom.weak and document.lower[first - 1] in INDEFINITE  # "at a private bank"
        if not self._page.marks.is_body(whom.noun) and (somebody := self._person(first, whom.noun)) is not None:
            return somebody
        known = self._meaning.body(first, whom.noun) or self._alike(whom.noun, first) if not new else None
        if (
            known is None
            and not new
            and document.lower[whom.noun] in _SITES
            and (firm := self._topic(first)) is not None
        ):
            return firm  # "plant manager Tom Reed"
        return _bared(known.name) if known is not None else document.slice(whom.words)

    def _person(self, first: int, noun: int) -> str | None:
        """The name of the person whom a noun means: "the governor's press secretary"."""
        if self._page.document.lower[first - 1] not in DEFINITE:
            return None
        found = self._meaning.pronoun(Part("noun", first - 1, noun, noun + 1, determiner="the", modifiers=(noun,)))
        person = found[0][0] if len(found) == 1 else None
        return person.name if person is not None and person.identity == "named" and not person.plural else None

    def _alike(self, noun: int, before: int) -> Figure | None:
        """The body told of last in whose name a noun stands, or a word of its sort: "the hospital", an infirmary."""
        low = self._page.document.lower[noun]
        words = _SORTS.get(low, frozenset((low,)))
        near = [
            figure for figure in self._page.registry.figures
            if figure.category == "organization" and 0 <= figure.last < before and not words.isdisjoint(figure.words)
        ]  # fmt: skip
        return max(near, key=lambda figure: figure.last, default=None)

    def _bare(self, name: Name) -> str | None:
        """The body of "spokesman Tom Reed", "Principal Reed", of whom nothing else is told: one told of just before."""
        document, last = self._page.document, name.lead - 1
        title = self._page.marks.titles.get(name.start - 1) or self._page.marks.titles.get(last)
        office = document.lower[name.start - 1 if name.lead < name.start else last]  # not "Chief Executive Tom Reed"
        if document.lower[last - 1 : last + 1][-1:] == (",",) and document.lower[last - 2 : last - 1] == ("the",):
            kept = _KEEPS.get(document.lower[last - 1], frozenset())  # "the curator, Tom Reed"
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
            return self._topic(name.start)
        speaks = title is not None and title.rule.id in _SPEAKING
        found = self._latest(name.start, _RECENT) if speaks else None
        # a press secretary serves a White House or a palace
        press = document.lower[last] == "secretary"
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

    def _implied(self, part: Part) -> str | None:
        """The hospital of "one nurse", of which the article just told; the firm of "a worker" if it told of one."""
        lemma = singular(self._page.document.lower[part.head])
        if part.determiner == "the" or part.end > part.head + 1 or part.quantity in ("many", "most", "some"):
            return None
        heads = _KEEPS.get(lemma)
        if heads is not None:
            return self._latest(part.head, _RECENT, heads)
        return self._topic(part.head, alone=True) if lemma in _HANDS else None

    def _near(self, at: int, reach: int, clubs: bool = False) -> list[Figure]:
        """Bodies told of before a token; `clubs`: those too that nothing but their last word shows to be one."""
        return [
            figure for figure in self._page.registry.figures
            if (figure.category == "organization" or (clubs and figure.guessed)) and not figure.place
            and 0 <= figure.last <= at
            and at - figure.last < reach and figure.name.lower() not in self._page.lexicon.countries
        ]  # fmt: skip

    def _next(self, at: int, heads: Collection[str]) -> str | None:
        """The first body of that sort that the next two sentences name: "Headteacher Reed said ... Lorne Academy"."""
        ahead = (
            (place[0], figure.name) for figure in self._page.registry.figures for place in figure.mentions
            if figure.category == "organization" and figure.head in heads and place[0] > at
        )  # fmt: skip
        first, called = min(ahead, default=(-1, ""))
        return called if first >= 0 and self._page.sentence(first) - self._page.sentence(at) <= _SOON else None

    def _latest(self, at: int, reach: int, heads: Collection[str] = ()) -> str | None:
        """The body told of last before a token, of those that are called one of these."""
        near = (
            figure for figure in self._near(at, reach) if not heads or not frozenset(heads).isdisjoint(figure.words)
        )
        last = max(near, key=lambda figure: figure.last, default=None)
        return last.name if last is not None else None

    def _topic(self, at: int, alone: bool = False) -> str | None:
        """The firm that an article is about: of those told of before, the one it mentions most, first on a par."""
        served = {figure.affiliation for figure in self._page.registry.figures}
        firms = [
            figure for figure in self._near(at, _TOPIC)
            if figure.head not in STATE | _OVERSEES | _HOUSES and figure.name not in served and figure.mentions
        ]  # fmt: skip
        if not firms or (alone and len(firms) > 1):
            return None
        first = self._page.document.sentences[self._page.sentence(at)][0]
        firms = [figure for figure in firms if figure.last >= first] or firms
        return max(firms, key=lambda figure: (len(figure.mentions), -figure.mentions[0][0])).name


def _bared(phrase: str) -> str:
    """A phrase without its article, a name as it is: "the minister" -> "minister", "The Hague Institute"."""
    first, _, rest = phrase.partition(" ")
    return rest if rest[:1].islower() and first.lower() in ARTICLES else phrase
