"""Who works for which outlet: "CNN's Dana Quill", "host Tom Reed", presenters whom the rules know. Decides no chain.

A journalist who asks, or who is told something, leads to his or her outlet although nothing beside the words names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance.chains.evidence import DESK, Evidence, Grip, Verdict
from provenance.chains.names import Names
from provenance.chains.publisher import Publisher
from provenance.chains.setting import Setting
from provenance.ruleset import Hits, Rules
from provenance.values import Document, Range, RelayKind

TOLD = "desk.told"
"""What stands for a rule where a journalist who is told something is the evidence."""

DEBATE = "stage.debate"
"""The medium rule of debates: public, whoever broadcasts them."""

LEAD = 3
"""Paragraphs that say what an article is about: headline and lead."""

NEAR = 3
"""Tokens before a journalist's name in which a word of telling governs it: "told host Chuck Todd"."""

_TELLS = frozenset("told tell tells telling reminded assured informed joined".split())
_WITH = frozenset({"with", "by", "to"})
_TALK = frozenset(
    "interview interviews conversation exchange spoke speaking speak talked talking discussion sat sitting asked"
    " pressed questioned challenged interviewed grilled pushed appearance said".split()
)
_TITLES = frozenset("host anchor moderator radio reporter correspondent columnist presenter the co-host".split())


_NOT_ONCE = frozenset({"perfect", "pluperfect", "modal"})
_SPOKEN = frozenset({"speech", "continue"})
_AIRS = frozenset({"broadcaster", "radio", "local-tv"})
"""Types of outlets whose journalists are heard rather than read."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One journalist: the outlet, and where the article says so."""

    outlet: str
    at: Range
    rule: str
    airs: bool = True
    """The words of this journalist are broadcast, as far as one knows."""


Desks = Mapping[str, Desk]
"""By the last name in lower case."""


def desks(document: Document, hits: Hits, rules: Rules, names: Names, publisher: Publisher) -> Desks:
    """The journalists of other outlets whom the article mentions; the first mention tells for whom each works."""
    found: dict[str, Desk] = {}
    moderating: set[str] = set()
    shows = _shows(document, hits, names, publisher)
    for hit in hits.of("relay"):
        if not hit.rule.startswith(DESK):
            continue
        slots = dict(hit.slots)
        person = slots.get("person", hit.range)
        last = document.lower[person[1] - 1]
        outlet = _outlet(document, rules.rule(hit.rule).chain, slots, hit.start, person, names, shows.get(last))
        if outlet is None or publisher.owns(outlet) or not _is_name(document, person):
            continue
        known = rules.outlet(outlet)
        airs = known is None or known.type in _AIRS
        found.setdefault(last, Desk(outlet, hit.range, hit.rule, airs))
        if "moderator" in document.lower[max(0, hit.start - 1) : hit.end]:
            moderating.add(last)
    # whoever moderates a debate asks on everybody's behalf
    return {name: desk for name, desk in (shows | found).items() if name not in moderating}


def _shows(document: Document, hits: Hits, names: Names, publisher: Publisher) -> dict[str, Desk]:
    """ "The Dana Quill Show": so is its host called."""
    found: dict[str, Desk] = {}
    for hit in hits.of("medium"):
        if names.is_programme(hit) and not publisher.owns(names.called(hit)):
            for i in range(hit.start, hit.end):
                if len(document.lower[i]) > 3 and document.lower[i] not in _COMMON:
                    found.setdefault(document.lower[i], Desk(names.called(hit), hit.range, hit.rule))
    return found


_COMMON = frozenset(
    "show with live news morning tonight today week this nation press face meet report special daily world america"
    " fox friends hour last word union state the situation room inside politics sunday late night real time"
    " lead".split()
)


def _is_name(document: Document, person: Range) -> bool:
    return all(document.words[i][:1].isupper() or document.lower[i] in _TITLES for i in range(*person))


def _outlet(
    document: Document, chain: str, slots: Mapping[str, Range], at: int, person: Range, names: Names, show: Desk | None
) -> str | None:
    """`show`: a programme of the article that bears the person's name."""
    written = chain.split(" < ")[0]
    if "outlets" in slots:
        return next(iter(names.outlets(slots["outlets"])), None)
    if not written.startswith("{"):
        return names.spelt(written)
    # the host of the programme named last, or a host who is a medium by himself
    if "person" in slots:
        return names.last_before(at)
    if show is None or " " not in show.outlet:  # a programme called "Hannity" may be the man as well
        return f"{document.slice(person)}'s show"
    return show.outlet


def told(document: Document, known: Desks, hits: Hits) -> list[Evidence]:
    """Places where one of them is told something or asks somebody: the words went to that outlet.

    In an article about a debate a bare last name is the moderator's, whose questions are public.
    """
    if not known:
        return []
    debate = any(h.rule == DEBATE and document.paragraph_of[h.start] < LEAD for h in hits.of("medium"))
    found = []
    for i in [i for i, word in enumerate(document.lower) if word in known]:
        if not document.words[i][:1].isupper() or document.quoted[i] == 1:
            continue
        first = i
        while first > 0 and (document.words[first - 1][:1].isupper() or document.lower[first - 1] in _TITLES):
            first -= 1
            if i - first > NEAR:
                break
        if first == i and debate:
            continue
        if (at := _governor(document, first)) is not None:
            outlet = known[document.lower[i]].outlet
            found.append(Evidence("interview", ((outlet,),), (at, i + 1), TOLD, Grip.CLAUSE))
    return found


def _governor(document: Document, first: int) -> int | None:
    low = document.lower
    if first and low[first - 1] in _TELLS:
        return first - 1
    if first > 1 and low[first - 1] in _WITH and low[first - 2] in _TALK:
        return first - 2
    return None


def speaking(
    about: Sequence[Setting], beside: Sequence[Verdict | None], known: Desks, told_of: Iterable[Evidence]
) -> list[Verdict | None]:
    """The verdicts with what those journalists say themselves: on the air, as broadcasters speak, or reported."""
    spoken = {name for e in told_of if e.kind == "interview" for level in e.via for name in level}
    spoken |= {n for v in beside if v is not None and v.kind == "interview" for level in v.via for n in level}
    own = {one.speaker for one, v in zip(about, beside, strict=True) if v is not None and v.kind == "own"}
    out = list(beside)
    for i, one in enumerate(about):
        desk = known.get(one.speaker.split()[-1]) if one.speaker and one.category == "person" else None
        if desk is None or out[i] is not None or one.verb == "attitude" or one.habit:
            continue
        if one.tense == "other" and one.quotation == "indirect":
            continue  # "Quill's reading of the race": nothing says that it was spoken
        aired = desk.outlet in spoken or desk.outlet.endswith("'s show") or (desk.airs and one.verb in _SPOKEN)
        kind: RelayKind = "interview" if aired else "report"
        if one.speaker in own or (kind == "report" and one.tense in _NOT_ONCE):
            continue
        piece = Evidence(kind, ((desk.outlet,),), desk.at, desk.rule, Grip.ARTICLE)
        out[i] = Verdict(kind, piece.via, (piece,))
    return out
