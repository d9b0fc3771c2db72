"""Clues to how one attribution travelled, as named numbers, most from 0 to 1. Weighs none of them and knows no weights.

Two looks: the first sees what the rules say and which words of the trade stand around; the second sees besides what the
first look makes of the neighbours, of the same speaker's other words and of the whole article.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from provenance.chains.anchors import Anchor
from provenance.chains.candidates import Index, candidates
from provenance.chains.evidence import Verdict
from provenance.chains.scenes import tells_once
from provenance.chains.setting import Setting
from provenance.ruleset import Hits
from provenance.values import Document, RelayKind

KINDS: tuple[RelayKind, ...] = ("report", "interview", "own", "social", "document", "event", "comment", "none")
"""What an attribution's relay may be, in the order of the weights."""

Clues = dict[str, float]
"""Clues that are not zero."""

_CLASSES: Mapping[str, str] = {
    "interview": "interview interviews interviewed interviewer",
    "show": "show program programme podcast broadcast aired airing radio television tv host anchor hosts viewers"
    " listeners episode segment appearance",
    "debate": "debate debates stage moderator moderators forum",
    "rally": "rally rallies crowd crowds supporters audience speech speeches remarks address podium event events"
    " fundraiser convention conference town hall trail campaigning campaigned stop stump delegates",
    "press": "reporters reporter briefing press",
    "statement": "statement release email e-mail letter memo filing lawsuit report study ruling website document"
    " documents",
    "social": "tweet tweets tweeted twitter facebook instagram post posted video",
    "report": "reported reports according sources article newspaper published obtained",
    "poll": "poll polls survey percent respondents voters",
    "hearing": "hearing committee testimony testified court judge trial",
}
_CLASS = {word: name for name, listed in _CLASSES.items() for word in listed.split()}
"""Words of the trade that stand for a way in which words travel, by class."""

LEAD = 4
"""Paragraphs that say what an article is about."""

MANY, LONG = 20, 60
"""Anchors or attributions of one article, and paragraphs, beyond which more make no difference."""

FAINT = 0.001
"""Probabilities below this are all the same: too few articles were seen to tell."""

_ANSWERS = ("sure ", "ruled ", "headline", "first paragraphs")
"""Clues that stay beside the encoder's and the judge's opinions: the rules' answers, and what headlines are like."""

_FLAGS = ("habit", "elsewhen", "day", "then", "pronoun", "bare", "share", "capitals", "introduced")


@dataclass(frozen=True, slots=True)
class Scenery:
    """What all attributions of an article have in common: words by class, anchors by kind and by speaker."""

    sentences: Mapping[int, Counter[str]]
    paragraphs: Mapping[int, Counter[str]]
    whole: tuple[tuple[str, float], ...]
    """Clues that are the same for every attribution."""
    speakers: Mapping[str, int]
    kinds_of: Mapping[str, Counter[str]]
    size: int
    """Paragraphs of the article."""
    known: Index


def scenery(document: Document, hits: Hits, about: Sequence[Setting], known: Index) -> Scenery:
    """What an article's attributions share."""
    sentences: dict[int, Counter[str]] = {}
    paragraphs: dict[int, Counter[str]] = {}
    for at, name in _trade(document, hits):
        sentences.setdefault(document.sentence_of[at], Counter())[name] += 1
        paragraphs.setdefault(document.paragraph_of[at], Counter())[name] += 1
    kinds_of: dict[str, Counter[str]] = {}
    for a in known.found:
        kinds_of.setdefault(a.speaker, Counter())[a.verdict.kind] += 1
    speakers = Counter(one.speaker for one in about)
    whole = tuple(_of_article(document, paragraphs, known.found, known.free))
    return Scenery(sentences, paragraphs, whole, speakers, kinds_of, len(document.paragraphs), known)


def _trade(document: Document, hits: Hits) -> Iterator[tuple[int, str]]:
    """Places of words of the trade and of outlets, outside of quotations."""
    quoted = document.quoted
    for at, word in enumerate(document.lower):
        if word in _CLASS and quoted[at] != 1:
            yield at, _CLASS[word]
    for hit in hits.of("outlet"):
        if quoted[hit.start] != 1:
            yield hit.start, "outlet"


def _of_article(
    document: Document, paragraphs: Mapping[int, Counter[str]], found: Sequence[Anchor], free: Sequence[Anchor]
) -> Iterator[tuple[str, float]]:
    lead: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for number, words in paragraphs.items():
        every.update(words)
        if number < LEAD:
            lead.update(words)
    yield "paragraphs", min(len(document.paragraphs), LONG) / LONG
    for name, count in lead.items():
        yield f"lead {name}", min(count, 6) / 6
    for name, count in every.items():
        yield f"all {name}", math.log1p(100 * count / len(document)) / 3
    for kind, count in Counter(a.verdict.kind for a in found).items():
        yield f"share {kind}", count / len(found)
    for kind, count in Counter(a.verdict.kind for a in free).items():
        yield f"free {kind}", min(count, 3) / 3
    if found:
        yield "anchors", min(len(found), MANY) / MANY


def first(one: Setting, sure: Verdict | None, ruled: Verdict, common: Scenery) -> Clues:
    """The clues of one attribution at the first look, besides what all have in common.

    `sure`: what needs no scene; `ruled`: what the rules decide.
    """
    out: Clues = {}
    names = [
        f"sure {sure.kind if sure else '-'}", f"ruled {ruled.kind}", f"tense {one.tense}", f"verb {one.verb}",
        f"quotation {one.quotation}", f"identity {one.identity}", f"category {one.category}",
        *(flag for flag in _FLAGS if getattr(one, flag)),
    ]  # fmt: skip
    if sure is not None:
        names += [f"grip {int(e.grip)} {e.kind}" for e in sure.evidence]
        names += ["sure inherited"] if sure.inherited is not None else []
        names += ["via", f"via {sure.kind}"] if sure.via else []
    names += ["headline"] if one.paragraph == 0 else ["first paragraphs"] if one.paragraph < 3 else []
    names += ["tells once"] if tells_once(one) else []
    out.update((name, 1.0) for name in names)
    out["place"] = one.paragraph / max(1, common.size)
    out.update((f"sentence {name}", float(count)) for name, count in common.sentences.get(one.sentence, {}).items())
    for where, number in (("paragraph", 0), ("before", -1), ("after", 1)):
        words: Mapping[str, int] = common.paragraphs.get(one.paragraph + number, {})
        out.update((f"{where} {name}", min(count, 3) / 3) for name, count in words.items())
    if one.speaker:
        mine: Mapping[str, int] = common.kinds_of.get(one.speaker, {})
        total = sum(mine.values())
        out.update((f"speaker {kind}", count / total) for kind, count in mine.items())
        said = common.speakers[one.speaker]
        out["speaker anchors"] = min(total, 5) / 5
        out["speaker attributions"] = min(said, MANY) / MANY
        out["speaker share"] = said / sum(common.speakers.values())
    for candidate in candidates(one, common.known):
        name = f"{candidate.how} {candidate.anchor.verdict.kind}"
        out[f"near {name}"] = 1 / (1 + abs(candidate.anchor.paragraph - one.paragraph))
        if one.elsewhen != candidate.anchor.dated:
            out[f"another time than {name}"] = 1.0
        if candidate.anchor.verdict.via:
            out[f"near via {name}"] = 1.0
    return out


def heard(one: Setting, clues: Clues, odds: Sequence[float]) -> Clues:
    """The clues of one attribution that an encoder has read: its opinion, what the judge says without it, the rules'.

    `clues`: of the first look; `odds`: the judge's without the encoder.
    """
    out = {name: value for name, value in clues.items() if name.startswith(_ANSWERS)}
    for name, shares in (("heard", one.heard), ("judged", odds)):
        out.update(zip(_of_kinds(name), (math.log(max(share, FAINT) / FAINT) for share in shares), strict=True))
    return out


Odds = Sequence[Sequence[float]]
"""Per attribution, the probability of each of `KINDS`."""


def second(about: Sequence[Setting], odds: Odds) -> list[Clues]:
    """The further clues of all attributions at the second look, parallel: what the first look makes of the others."""
    if not about:
        return []
    order = sorted(range(len(about)), key=lambda i: about[i].at)
    mean = _mean(odds, range(len(about)))
    by_speaker: dict[str, list[int]] = {}
    for i in order:
        if about[i].speaker:
            by_speaker.setdefault(about[i].speaker, []).append(i)
    out: list[Clues] = [{} for _ in about]
    for rank, i in enumerate(order):
        clues = out[i]
        _put(clues, "article", mean)
        _put(clues, "itself", odds[i])
        for step in (-2, -1, 1, 2):
            if 0 <= rank + step < len(order):
                other = order[rank + step]
                _put(clues, f"{step:+d}", odds[other])
                if about[other].speaker == about[i].speaker:
                    clues[f"{step:+d} same speaker"] = 1.0
        mine = by_speaker.get(about[i].speaker, [])
        if len(mine) > 1:
            _put(clues, "same speaker", _mean(odds, [j for j in mine if j != i]))
            at = mine.index(i)
            for name, place in (("last", at - 1), ("next", at + 1)):
                if 0 <= place < len(mine):
                    _put(clues, name, odds[mine[place]])
                    clues[f"{name} near"] = 1 / (1 + abs(about[mine[place]].paragraph - about[i].paragraph))
    return out


def _put(clues: Clues, name: str, odds: Sequence[float]) -> None:
    clues.update(zip(_of_kinds(name), odds, strict=True))


@cache  # of some ten names
def _of_kinds(name: str) -> tuple[str, ...]:
    return tuple(f"{name} {kind}" for kind in KINDS)


def _mean(odds: Odds, which: Sequence[int]) -> list[float]:
    return [sum(odds[i][k] for i in which) / len(which) for k in range(len(KINDS))]
