"""Which outlet words came through when they are secondhand and nothing beside them says whose. Decides no relay kind.

A headline or a lead may stand paragraphs before "told CNN"; a judge may know an interview by its tone alone. The outlet
is then the one that the same speaker's other words came through, or a neighbour's, or the one that is named nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.chains.assemble import POLLS
from provenance.chains.evidence import Levels, Verdict
from provenance.chains.names import Names
from provenance.chains.publisher import Publisher
from provenance.chains.setting import Setting, another_time, one_section, section_numbers
from provenance.ruleset import Hits
from provenance.values import SECONDHAND, Document, Source

STRANGER = 2
"""Paragraphs that another speaker's words have to be nearer than the speaker's own."""

NAMED, BARE = 3, 5
"""The same for an outlet that is spoken to or on ("with CNN"), and for one that is merely named."""

FAR = 10
"""Paragraphs beyond which a mere mention of an outlet says nothing."""

LIKELY = 0.5
"""The judge's probability from which words are secondhand though no outlet is named: more likely than not."""

LEAD = 3
"""Paragraphs of headline and lead, which may be about anything that follows."""

_MEDIA = frozenset(
    "media press news newspapers newspaper channels channel outlets outlet checkers pollster pollsters journalists"
    " reporters pundits headline headlines article articles story stories reports report".split()
)
_FORMER = frozenset("former onetime retired late ex ex-".split())
"""Right before an outlet: "a former Reuters reporter" speaks to nobody there."""
_ONCE, _THERE = frozenset({"former", "onetime", "ex"}), frozenset({"of", "at", "for", "with"})
"""The first some words before an outlet, one of the second between: "a former editor at Reuters"."""
_FORMER_JOB = 5
"""Words before an outlet that may tell of a former job there: "former member of the"."""
_TO = frozenset("told to with on in at by from for via per tells telling".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet or programme that is named outside of quotations: where, how it is called, and whether spoken to."""

    at: int
    sentence: int
    paragraph: int
    section: int
    name: str
    spoken_to: bool


def mentions(document: Document, hits: Hits, names: Names, publisher: Publisher) -> list[Mention]:
    """All of them in order of place; the publisher left out."""
    found: list[Mention] = []
    sections = section_numbers(document)
    end = 0
    media = [h for h in hits.of("medium") if names.is_programme(h)]
    for hit in sorted((*hits.of("outlet"), *media), key=lambda h: (h.start, -h.end)):
        if hit.start < end or document.quoted[hit.start] == 1:
            continue
        end = hit.end
        name = names.called(hit)
        before = document.lower[max(0, hit.start - 3) : hit.start]
        polled = not POLLS.isdisjoint(document.lower[hit.end : hit.end + 2])
        if not publisher.owns(name) and not polled and not _formerly(document, hit.start):
            paragraph = document.paragraph_of[hit.start]
            spoken_to = not _TO.isdisjoint(before)
            sentence = document.sentence_of[hit.start]
            found.append(Mention(hit.start, sentence, paragraph, sections[paragraph], name, spoken_to))
    return found


def _formerly(document: Document, at: int) -> bool:
    """Whether the outlet at a token is somebody's former employer."""
    words = document.lower[max(document.sentences[document.sentence_of[at]][0], at - _FORMER_JOB) : at]
    if not _FORMER.isdisjoint(words[-1:]):
        return True
    once = next((k for k in reversed(range(len(words))) if words[k] in _ONCE), None)
    return once is not None and not _THERE.isdisjoint(words[once:]) and all(w.isalpha() for w in words[once:])


def completed(
    document: Document, hits: Hits, about: Sequence[Setting], sources: Sequence[Source | None],
    verdicts: Sequence[Verdict], ruled: Sequence[Verdict], names: Names, publisher: Publisher,
) -> tuple[Verdict, ...]:  # fmt: skip
    """The verdicts, parallel; secondhand ones without an outlet with the likeliest one, where any is named.

    Where none is, what the judge alone takes for secondhand without good reason stays as the rules have it in `ruled`.
    """
    lacking = [i for i in range(len(verdicts)) if _lacks(i, verdicts, sources)]
    if not lacking:
        return tuple(verdicts)
    out = list(verdicts)
    told = [i for i, v in enumerate(verdicts) if v.kind in SECONDHAND and v.via and v.inherited is None]
    named = mentions(document, hits, names, publisher)
    for i in lacking:
        out[i] = _complete(about, verdicts, ruled[i], i, told, named)
    return tuple(out)


def _lacks(i: int, verdicts: Sequence[Verdict], sources: Sequence[Source | None]) -> bool:
    """Whether nothing says through whom: not its words, not the scene's, and no outlet speaks itself."""
    verdict = verdicts[i]
    if verdict.kind not in SECONDHAND or verdict.earlier or verdict.circular:
        return False
    for _ in range(2):  # a scene is one step away
        source = sources[i]
        if verdicts[i].via or (source is not None and (source.category == "outlet" or _media(source))):
            return False
        before = verdicts[i].inherited
        if before is None:
            return True
        i = before
    return True


def _media(source: Source) -> bool:
    """Whether a source is journalists at large, who report themselves: "fact-checkers", "state news channels"."""
    return not _MEDIA.isdisjoint(source.name.lower().replace("-", " ").split())


def _complete(
    about: Sequence[Setting], verdicts: Sequence[Verdict], ruled: Verdict, i: int, told: Sequence[int],
    named: Sequence[Mention],
) -> Verdict:  # fmt: skip
    one, verdict = about[i], verdicts[i]
    best: tuple[float, int] | None = None
    found: Verdict | None = None
    taken = set[int]()  # sentences that tell of somebody else's interview
    for j in told:
        if verdict.kind == "interview" and verdicts[j].kind == "report" and verdict.odds is not None:
            taken.add(about[j].sentence)  # who reported something else is nobody whom he spoke to
        if j == i or verdicts[j].kind != verdict.kind or not one_section(one.section, about[j].section):
            continue
        if another_time(one, about[j].at, about[j].when):
            taken.add(about[j].sentence)
            continue
        if about[j].later and about[j].at > one.at:
            taken.add(about[j].sentence)
            continue  # "Reed later told CNN": not what he said before
        same = bool(one.speaker) and about[j].speaker == one.speaker
        if verdict.kind == "interview" and verdict.odds is not None and not same:
            taken.add(about[j].sentence)
            continue  # an interview is nobody else's; judge and encoder may go by the neighbour's alone
        cost = abs(about[j].paragraph - one.paragraph) + (0 if same else STRANGER)
        if best is None or (cost, abs(about[j].at - one.at)) < best:
            best, found = (cost, abs(about[j].at - one.at)), replace(verdict, inherited=j, scenery=())
    for mention in named:
        distance = abs(mention.paragraph - one.paragraph)
        if distance > FAR or mention.sentence in taken or not one_section(one.section, mention.section):
            continue
        if one.paragraph < LEAD and mention.paragraph > one.paragraph:
            distance = 0  # a lead is about what follows
        cost = distance + (NAMED if mention.spoken_to else BARE)
        if best is None or (cost, abs(mention.at - one.at)) < best:
            via: Levels = ((mention.name,),)
            best, found = (cost, abs(mention.at - one.at)), replace(verdict, via=via, inherited=None)
    return found if found is not None else _alone(verdict, ruled, bool(one.heard) and not taken)


def _alone(verdict: Verdict, ruled: Verdict, heard: bool) -> Verdict:
    """A secondhand verdict for which no outlet is named, taken back if it is a guess that no encoder bears out."""
    if verdict.odds is None or ruled.kind == verdict.kind or (verdict.odds > LIKELY and heard):
        return verdict
    return ruled if ruled.kind not in SECONDHAND else Verdict("none", odds=verdict.odds)
