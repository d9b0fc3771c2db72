"""Which of the outlet names found in an article really mean an outlet, and which one. Reads no pattern.

False mentions cost more than missed ones: a shared name needs its owner named in full, a common word needs the shape
of a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from provenance.ruleset import shapes
from provenance.ruleset.pattern import EVERYDAY
from provenance.ruleset.targets import CALLING, PAPER, OutletTarget
from provenance.ruleset.words import words
from provenance.values import Document, Hit

Found = tuple[OutletTarget, int, int]
"""A name, and the tokens [start, end) it was found at, article left out."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own publisher, as far as it is a known outlet."""

    name: str = ""
    country: str = ""


def resolve(
    document: Document,
    found: Sequence[Found],
    joint: Sequence[Found],
    hyphened: list[int],
    home: Home,
    guarded: Callable[[str, int, int], bool],
) -> list[Hit]:
    """Hits of kind "outlet" from all names found, none overlapping another, other than at a hyphen.

    `joint` are names found inside hyphened tokens, `hyphened` those tokens; `guarded` tells of `unless`.
    """
    listed = [one for one in found if one[0].name]
    papers, callings = ([start for one, start, _ in found if one is target] for target in (PAPER, CALLING))
    hits, taken = _resolve(document, listed, home, guarded)
    for other in shapes.namesakes(document, hits, papers):
        hits.remove(other)
        taken[other.start : other.end] = bytes(other.end - other.start)
    if joint:
        hits.extend(hit for hit in _resolve_joint(document, joint, home) if not all(taken[hit.start : hit.end]))
        for hit in hits:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    hits.extend(shapes.unlisted(document, papers, callings, hyphened, taken))
    return hits


def _resolve_joint(document: Document, joint: Sequence[Found], home: Home) -> Iterator[Hit]:
    """Each name on its own: they may share the hyphened token. A longer name swallows those inside it."""
    for one in joint:
        inside = any(o[1] <= one[1] and one[2] <= o[2] and o[2] - o[1] > one[2] - one[1] for o in joint)
        if not inside:
            yield from _resolve(document, [one], home, lambda *_: False)[0]


def _resolve(
    document: Document, found: Sequence[Found], home: Home, guarded: Callable[[str, int, int], bool]
) -> tuple[list[Hit], bytearray]:
    placed = [done for one in found if (done := _placed(document, one)) is not None]
    if any(target.surname for target, _, _ in placed):
        placed = _without_people(document, placed)
    placed = _without_other_bodies(document, placed)
    sure = [one for one in placed if not (one[0].shared or one[0].common)]
    mentions = sorted((start, target.name) for target, start, _ in sure)
    named = {name for _, name in mentions} | {home.name}
    taken = {(start, end): target for target, start, end in sure}
    weak: dict[tuple[int, int], list[OutletTarget]] = {}
    for target, start, end in placed:
        if target.shared or target.common:
            weak.setdefault((start, end), []).append(target)
    for (start, end), targets in weak.items():
        # The country decides between outlets: a name that one outlet alone claims is mostly just a word.
        rivals = len({target.name for target, _, last in placed if last == end})
        chosen = _choose(document, targets, start, end, mentions, named, home if rivals > 1 else Home(home.name))
        if chosen is not None:  # a shared name with good evidence beats the outlet that usually bears it
            taken[start, end] = chosen
    free = bytearray(len(document))
    hits = []
    for target, start, end in sorted(
        ((t, *place) for place, t in taken.items()), key=lambda one: (one[1] - one[2], one[1])
    ):
        if any(free[start:end]) or (target.guarded and guarded(target.rule, start, end)):
            continue
        free[start:end] = b"\1" * (end - start)
        hits.append(Hit(target.rule, "outlet", start, end))
    return hits, free


def _placed(document: Document, one: Found) -> Found | None:
    """The name with its article, or None where the article is demanded and missing."""
    target, start, end = one
    if not target.article:
        return one
    before = start - 1
    with_article = (
        start > 0
        and document.lower[before] == "the"
        and document.sentence_of[before] == document.sentence_of[start]
        and (not target.exact or document.words[before][0] == "T")
    )
    if with_article:
        return target, before, end
    return None if target.needs_article else one


def _without_people(document: Document, placed: list[Found]) -> list[Found]:
    """Without names that the article also gives a person: "Michael Bloomberg" makes every "Bloomberg" doubtful."""
    people = {target.rule for target, start, _ in placed if target.surname and _after_given_name(document, start)}
    return [
        one
        for one in placed
        if not (one[0].surname and one[0].rule in people) or document.lower[one[2] : one[2] + 1] in _OUTLET_ONLY
    ]


def _without_other_bodies(document: Document, placed: list[Found]) -> list[Found]:
    """Without short forms that the article gives to somebody else: "the Congressional Black Caucus (CBC)"."""
    words = document.words
    longer = {(target.rule, end) for target, start, end in placed if end - start > 1}
    others = set()
    for target, start, end in placed:
        if end - start == 1 and 0 < start < len(words) - 1 and words[start - 1] == "(" and words[end] == ")":
            spelt = _initials_before(words, start - 1, len(words[start]))
            if spelt == words[start] and (target.rule, start - 1) not in longer:
                others.add((target.rule, words[start]))
    if not others:
        return placed
    return [one for one in placed if one[2] - one[1] > 1 or (one[0].rule, words[one[1]]) not in others]


def _initials_before(words: Sequence[str], end: int, most: int) -> str:
    """First letters of the `most` capitalised words before `end`, small words between them passed over."""
    found = ""
    for word in reversed(words[max(0, end - 2 * most) : end]):
        if word[0].isupper():
            found = word[0] + found
        if len(found) == most or not word[0].isalpha():
            break
    return found


def _after_given_name(document: Document, start: int) -> bool:
    if start == 0 or document.sentence_of[start - 1] != document.sentence_of[start]:
        return False
    before = document.words[start - 1]
    if before == "." and start > 1:
        return (
            document.lower[start - 2] in ("mr", "ms", "mrs", "dr", "gov", "sen", "rep")
            or len(document.words[start - 2]) == 1
        )
    return before[0].isupper() and before.isalpha() and not before.isupper() and before.lower() not in EVERYDAY


def _choose(
    document: Document,
    targets: list[OutletTarget],
    start: int,
    end: int,
    mentions: list[tuple[int, str]],
    named: set[str],
    home: Home,
) -> OutletTarget | None:
    """Whom a weak name means: who was named last before it, the publisher itself, or who is named later."""
    if _hemmed_in(document, start, end):
        return None
    known = [target for target in targets if target.name in named and (target.shared or target.name != home.name)]
    if known:
        for place, name in reversed(mentions):
            if place < start:
                for target in known:
                    if target.name == name:
                        return target
        return next((target for target in known if target.name == home.name), known[0])
    own = [target for target in targets if target.shared and home.country and target.country == home.country]
    if len(own) == 1:
        return own[0]
    usual = [target for target in targets if target.common and not target.shared]
    return usual[0] if len(usual) == 1 and _stands_out(document, start, end, usual[0].exact) else None


def _hemmed_in(document: Document, start: int, end: int) -> bool:
    """Whether a weak name is a part of a longer one: Times Square, Gold Star, Marjorie Post."""
    words = document.words
    first, last = document.sentences[document.sentence_of[start]]
    if end < last and words[end][0].isupper() and not words[end].isupper() and document.lower[end] not in _DAYS:
        return True
    before = words[start - 1] if start > first else ""
    return before[:1].isupper() and before.isalpha() and document.lower[start - 1] not in EVERYDAY and start - 1 > first


def _stands_out(document: Document, start: int, end: int, exact: bool) -> bool:
    """Whether a capitalised common word is written as a name: inside a sentence, no capitalised word beside it.

    "The" takes the capital of a sentence's start upon itself, so "The Guardian" stands out everywhere; a name that is
    only counted with its "The" (The Hill) needs a verb after it there.
    """
    first, last = document.sentences[document.sentence_of[start]]
    if document.paragraph_kinds[document.paragraph_of[start]] == "heading":
        return False
    words = document.words
    behind = words[end] if end < last and document.lower[end] not in _DAYS else ""  # "told Time Thursday"
    if behind[:1].isupper() or (exact and behind == "of"):  # The Age of, The Nation of
        return False
    if document.lower[start] == "the":
        return start > first or not exact or _publishes(document, end)
    before = words[start - 1]
    if start == first or not before[0].isalnum():  # "Variety reported", "it is off, Variety reported"
        return document.lower[end : end + 1] in _OUTLET_ONLY or _at_its_desk(document, end)
    if before == "the":
        return document.lower[end : end + 1] in _OF_OUTLETS
    return not before[0].isupper()


def _at_its_desk(document: Document, end: int) -> bool:
    """Whether a journalist is named behind an outlet's name: "Wired senior writer Ana Ruiz"."""
    for k in range(end, min(end + 3, len(document) - 1)):
        if (document.lower[k],) in _DESKS:
            return document.words[k + 1][0].isupper()
        if not document.words[k].islower():
            return False
    return False


def _publishes(document: Document, end: int) -> bool:
    """Whether what stands behind a name goes on as behind an outlet's: "later reported", ", citing two aides"."""
    lower = document.lower
    if lower[end : end + 1] == (",",):
        at = end + 2 if lower[end + 1 : end + 2] == ("which",) else end + 1
        return lower[at : at + 1] in _CITES
    at = end + 1 if lower[end : end + 1] in _BETWEEN else end
    return lower[at : at + 1] in _VERBS


_OUTLET_ONLY = frozenset((word,) for word in words("reported reports reporter poll terminal article"))
"""What follows an outlet and never a person of the same name."""

_OF_OUTLETS = frozenset(
    (word,)
    for word in words(
        r"""
    magazine newspaper website site blog article story report interview piece column poll reporter writer columnist
    editor editors
    """
    )
)
"""What an article before a name without one belongs to: "the Slate story", but not "the People"."""

_DESKS = frozenset((word,) for word in words("writer reporter columnist editor critic correspondent"))

_VERBS = frozenset(
    (word,)
    for word in words(
        r"""
    reported reports said says wrote writes published publishes noted claimed claims revealed reveals found quoted
    cited added also first has had learned argued and editorial magazine newspaper 's
    """
    )
)
"""What goes on after an outlet at the start of a sentence."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BETWEEN = frozenset((word,) for word in words("later recently initially previously earlier originally both"))
"""Words that may stand before that."""

_CITES = frozenset((word,) for word in words("citing quoting cited cites quoted quotes"))
"""What goes on after an outlet and a comma."""
