"""What an attribution looks like to the scene it may belong to: where it stands, its tense, who speaks. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.chains.origins import key
from provenance.values import Document, Range, Relation, Source

_CONTINUE = frozenset("added adds adding continued continues continuing concluded further also quipped".split())
_SPEECH = (
    frozenset(
        "said says say saying told tells telling asked asks asking noted notes noting explained explains"
        " replied replies"
        " declared stated states argued argues arguing insisted warned warns claimed claims suggested"
        " acknowledged recalled"
        " described called calling responded joked urged quoted mentioned cited stressed emphasized emphasised"
        " referenced"
        " reiterated remarked commented admitted asserted asserts contended contends maintained touted boasted"
        " vowed accused attacked blasted slammed criticized criticised".split()
    )
    | _CONTINUE
)
_WRITES = frozenset("wrote writes writing written read reads".split())
_ATTITUDE = frozenset(
    "believe believes believed think thinks thought want wants wanted hope hopes hoped expect expects"
    " expected fear fears"
    " feared feel feels felt worry worries worried know knows knew consider considers considered support supports"
    " supported oppose opposes opposed plan plans planned seek seeks sought like likes view views viewed see sees"
    " seem seems appear appears agree agrees agreed decided refuse refuses refused".split()
)
_HABIT = frozenset(
    "continually constantly often repeatedly frequently long always regularly consistently sometimes"
    " routinely never previously".split()
)
_MONTHS = frozenset(
    "january february march april june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ELSEWHEN = _MONTHS | frozenset(
    "ago earlier previously formerly recently month months year years week weeks decade decades"
    " spring summer autumn fall winter once".split()
)
_LATER = frozenset("later afterwards afterward subsequently".split())
_MEMBERS = frozenset(("one", "two", "three", "some", "another", "other", "others"))
_OTHER_DAYS = frozenset(
    {("next", "day"), ("following", "day"), ("that", "day"), ("day", "before"), ("day", "after"), ("previous", "day")}
)
_DAYS = WEEKDAYS | frozenset("today yesterday tonight morning evening afternoon".split())
WHEN = WEEKDAYS | _MONTHS | {"later"}
"""Words that tell when something was said."""
_OPENING = 3
"""Tokens of a sentence within which a time opens it."""
_MONTH = 3
"""Letters that tell months and weekdays apart however they are shortened."""
_STRETCHES = frozenset("week weekend month year spring summer fall autumn winter".split())
_MODAL = frozenset("will would could may might can should must 'll 'd shall".split())
_HAVE = frozenset("has have 've".split())
_BE = frozenset("is are 's 're am".split())
_BARE = frozenset(
    "source sources official officials insider insiders aide aides adviser advisers advisor advisors person people"
    " diplomat diplomats operative operatives spokesman spokeswoman spokesperson staffer staffers".split()
)
_IRREGULAR_PAST = frozenset(
    "said told wrote spoke put made gave took went came thought felt knew saw held sent".split()
)
_PLAIN_PRESENT = frozenset("say tell want believe think argue call hope expect".split())

LONG_BARE = 3
"""Words of a source that says nothing of itself: "another senior official" says something already."""

_POINTING = frozenset(
    "a an the another one some other others two three several multiple that this same both many few"
    " second these those".split()
)
_ADVERBS = frozenset(
    "further also then later again even just still now not n't ever reportedly apparently openly".split()
)
_SHARES = frozenset(
    "percent % majority respondents half third quarter two-thirds three-quarters pluralities plurality".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())

AROUND = 40
"""Tokens on each side in which a sentence may say when something was said; longer sentences are lists or broken."""

HEADLINE = -1
"""Section of the first paragraph."""


class Setting(NamedTuple):
    """One attribution as its neighbours see it."""

    at: int
    sentence: int
    paragraph: int
    section: int
    speaker: str
    tense: str
    verb: str
    """speech, continue, write, attitude, or other."""
    habit: bool
    elsewhen: bool
    """Words outside of the quotation put it at another time ("last month", "in June")."""
    later: bool
    """It tells of a later occasion than what stands before it ("later told CNN")."""
    day: bool
    then: bool
    quotation: str
    category: str
    identity: str
    pronoun: bool
    """The source is a pronoun or a short definite ("he", "the official"): somebody already on stage."""
    bare: bool
    """The source is no more than "sources", "another source", "the official"."""
    share: bool
    """The source is a share of people asked ("46 percent of voters")."""
    capitals: bool
    """The source is written in capitals, as in a transcript ("WALLACE:")."""
    introduced: bool
    """The source is told at length: a name with what he or she is."""
    heard: tuple[float, ...]
    """The encoder's probability of each kind of relay; empty where none has read the article."""
    when: frozenset[str] = frozenset()
    """When it was said, as far as its sentence tells: days, months, "last week"."""
    dates: bool = False
    """Whether its sentence begins with that: "On Thursday, she said"."""

    @property
    def asked(self) -> bool:
        """Whether it may be what people answered in a poll, or the poll itself."""
        return self.share or self.category == "document" or self.identity in ("collective", "none")


def settings(
    document: Document, relations: Sequence[Relation], sources: Sequence[Source | None]
) -> tuple[Setting, ...]:
    """The settings of all attributions, parallel to the relations."""
    sections = section_numbers(document)
    keys = {s.name: key(s.name) for s in sources if s is not None}
    keys |= {name: whole for name, one in keys.items() if (whole := _whole(one)) in keys.values()}
    return tuple(_setting(document, r, s, sections, keys) for r, s in zip(relations, sources, strict=True))


def _whole(member: str) -> str:
    """The set of which somebody is told to be one: "one of two aides" spoke where the two aides did."""
    who, _, whole = member.partition(" of ")
    return whole.removeprefix("the ") if who in _MEMBERS else ""


def place(relation: Relation) -> int:
    """The token where an attribution is made: its cue, or its source, or its content."""
    for part in (relation.cue, relation.source, relation.content):
        if part:
            return part[0][0]
    return 0


def _setting(
    document: Document, relation: Relation, source: Source | None, sections: Sequence[int], keys: Mapping[str, str]
) -> Setting:
    at = place(relation)
    sentence, paragraph = document.sentence_of[at], document.paragraph_of[at]
    cue = words_in(document, relation.cue)
    who = words_in(document, relation.source[:1])
    outside = _outside(document, relation, at)
    return Setting(
        at, sentence, paragraph, sections[paragraph],
        keys[source.name] if source is not None else "",
        _tense(cue, document.lower[at - 1] if at else ""),
        _verb(cue),
        not _HABIT.isdisjoint(cue),
        not _ELSEWHEN.isdisjoint(outside) or _on_another_day(outside),
        not _LATER.isdisjoint(outside),
        not _DAYS.isdisjoint(outside),
        "then" in outside or _at_the_time(outside),
        relation.kind,
        source.category if source is not None else "unknown",
        source.identity if source is not None else "none",
        (len(who) == 1 and who[0] in ("he", "she", "they", "it", "who")) or (len(who) == 2 and who[0] == "the"),
        0 < len(who) <= LONG_BARE and who[-1] in _BARE and _POINTING.issuperset(who[:-1]),
        is_share(who),
        bool(relation.source) and document.slice(relation.source[0]).isupper(),
        len(who) >= 5,
        relation.leaning.relay if relation.leaning is not None else (), _when(outside),
        bool(_when(document.lower[document.sentences[sentence][0] : document.sentences[sentence][0] + _OPENING])),
    )  # fmt: skip


def another_time(one: Setting, at: int, when: frozenset[str]) -> bool:
    """Whether an attribution begins anew at another time than something told before: "in March", "On Thursday, ...".

    `at`, `when`: the place and the time of what was told.
    """
    return one.dates and at < one.at and bool(when) and one.when.isdisjoint(when)


def _when(outside: Sequence[str]) -> frozenset[str]:
    """Weekdays, months by their first letters, and stretches of time that lie back."""
    told = {word[:_MONTH] for word in outside if word in WHEN}
    told |= {" ".join(pair) for pair in pairwise(outside) if pair[0] in ("last", "this") and pair[1] in _STRETCHES}
    return frozenset(told)


def is_share(who: Sequence[str]) -> bool:
    """Whether lower-case words tell of people who were asked, not who spoke: "46 percent", "a majority of adults"."""
    if not _SHARES.isdisjoint(who):
        return True
    return "of" in who and (any(w.isdigit() for w in who) or not _NUMBERS.isdisjoint(who[:3]))


def words_in(document: Document, ranges: Sequence[Range]) -> list[str]:
    """The words of some ranges, in lower case."""
    return [document.lower[i] for r in ranges for i in range(*r)]


def _outside(document: Document, relation: Relation, at: int) -> list[str]:
    """Words around, in the sentence, that stand outside of what is attributed and outside of quotations."""
    first, end = document.sentences[document.sentence_of[at]]
    first, end = max(first, at - AROUND), min(end, at + AROUND)
    content = {i for a, b in relation.content for i in range(max(a, first), min(b, end))}
    low, quoted = document.lower, document.quoted
    return [low[i] for i in range(first, end) if not quoted[i] and i not in content]


def _on_another_day(outside: Sequence[str]) -> bool:
    return "day" in outside and any(pair in _OTHER_DAYS for pair in pairwise(outside))


def _at_the_time(outside: Sequence[str]) -> bool:
    return "time" in outside and any(outside[i : i + 3] == ["at", "the", "time"] for i in range(len(outside) - 2))


def _verb(cue: Sequence[str]) -> str:
    if not cue:
        return "speech"
    for name, words in (("continue", _CONTINUE), ("write", _WRITES), ("speech", _SPEECH), ("attitude", _ATTITUDE)):
        if not words.isdisjoint(cue):
            return name
    return "other"


def _tense(cue: Sequence[str], before: str) -> str:
    words = [w for w in cue if (w[:1].isalpha() or w[:1] == "'") and w not in _ADVERBS]
    if not words:
        return "colon"
    first = words[0]
    if first in ("according", "per"):
        return "according"
    if "had" in words[:2]:
        return "pluperfect"
    if first in _HAVE or (first == "'s" and len(words) > 1 and words[1].endswith("ed")):
        return "perfect"
    if first in _MODAL:
        return "modal"
    if first in _BE:
        return "progressive"
    verb = next((w for w in words if w in _SPEECH or w.endswith(("ed", "ing", "s"))), first)
    if verb.endswith("ing"):
        return "participle"
    if verb.endswith("ed") or verb in _IRREGULAR_PAST:
        return "pluperfect" if before == "had" else "perfect" if before in _HAVE else "past"
    if verb.endswith("s") or verb in _PLAIN_PRESENT:
        return "present"
    return "other"


def one_section(a: int, b: int) -> bool:
    """Whether two sections are one article's; the headline's belongs to all of them."""
    return a == b or HEADLINE in (a, b)


def section_numbers(document: Document) -> list[int]:
    """Section number of each paragraph: a line without a letter ("___") opens a new one, as in a running digest.

    The first paragraph is a section of its own: a headline may be about any of them. A lone full stop is what is left
    of a line that was furniture.
    """
    rules = sorted(region.span[0] for region in document.furniture if _is_rule(document.text[slice(*region.span)]))
    numbers: list[int] = []
    section = passed = 0
    for n, (first, end) in enumerate(document.paragraphs):
        start = passed
        while passed < len(rules) and rules[passed] < document.starts[first]:
            passed += 1
        if n and (passed > start or _is_rule("".join(document.words[first:end]))):
            section += 1
        numbers.append(section if n else HEADLINE)
    return numbers


def _is_rule(line: str) -> bool:
    return line.strip() != "." and not any(c.isalpha() for c in line)
