"""One plain sentence a chain: why it is what it is, in words an editor can check against the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from provenance.chains.assemble import Chained
from provenance.chains.evidence import Evidence
from provenance.chains.links import LINK
from provenance.chains.publisher import Publisher
from provenance.chains.setting import WEEKDAYS, WHEN
from provenance.sources.vocabulary import YEAR
from provenance.values import Document

_KINDS = {
    "report": "another outlet's report",
    "interview": "said or written to another outlet",
    "own": "said to this publisher",
    "social": "a post on a social platform",
    "document": "a document",
    "event": "said in public",
    "comment": "an answer to a request for comment",
}
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_NOTHING = "No words of the article say how these travelled"
DATED = 8
"""Tokens behind "first reported by A" within which its day stands: "first reported the shortages on 12 May"."""
LONGEST = 60
"""Characters of the article shown in a reason; a reason is read on one line."""


def why(
    document: Document, one: Chained, all_of_them: Sequence[Chained], house: Publisher, denied: bool = False
) -> str:
    """The reason for one chain, a sentence without a full stop at its end."""
    verdict = one.verdict
    if verdict.kind == "none":
        return "A denial: the words do not come from what it denies" if denied else _NOTHING
    bare = verdict.inherited is None and not verdict.evidence and not verdict.scenery
    parts = [_KINDS[verdict.kind]]
    if verdict.evidence and verdict.inherited is None:
        says = "its words link there:" if verdict.evidence[0].rule == LINK else "it says"
        parts.append(f"for {says} {_said(document, verdict.evidence)}")
    elif verdict.inherited is not None:
        shared = all_of_them[verdict.inherited].verdict
        words = f", which says {_said(document, shared.evidence)}" if shared.evidence else ""
        parts.append(f"as attribution {verdict.inherited + 1} is, in the same scene{words}")
    elif verdict.scenery:
        parts.append(f"for the scene is set by {_said(document, verdict.scenery)}")
    elif verdict.kind == "report" and verdict.odds is None:
        parts.append("for an outlet speaks")
    if date := _first_reported(document, verdict.evidence):
        parts.append(f"which had it first, {date}")
    if verdict.odds is not None:
        likely = f"likely to {verdict.odds:.0%}, as a trained model judges by the words around"
        parts.append(likely if bare else f"which is {likely}")
    if one.inside is not None:
        parts.append(f"told inside attribution {one.inside + 1}")
    if house.wire and verdict.kind == "own":
        parts.append("in wire copy")
    if one.open_end:
        parts.append("and where the outlet has it from is not said")
    if verdict.circular:
        parts.append("and it comes back to this publisher")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _first_reported(document: Document, evidence: Sequence[Evidence]) -> str:
    """When an outlet had it first, where the article tells: "first reported by Axios on March 3" -> "on March 3"."""
    for one in evidence:
        end = document.sentences[document.sentence_of[one.at[0]]][1]
        if one.kind != "report" or "first" not in document.lower[one.at[0] : one.at[1]]:
            continue
        for k in range(one.at[0], min(one.at[1] + DATED, end)):
            if (document.lower[k] in WHEN or document.lower[k] == "may") and document.words[k][0].isupper():
                return _date(document, k, end)
    return ""


def _date(document: Document, k: int, end: int) -> str:
    """The date that a weekday or a month begins, with its preposition: "on May 3, 2024", "in March 2019"."""
    first, stop = k, k + 1
    before = bool(_DAY.fullmatch(document.words[k - 1])) and document.lower[k] not in WEEKDAYS  # "12 May"
    first -= before
    stop += stop + 1 < end and document.words[stop] == "." and document.ends[k] == document.starts[stop]  # "Jan. 12"
    day = stop < end and bool(_DAY.fullmatch(document.words[stop])) and not before
    stop += day
    comma = day and stop < end and document.words[stop] == ","
    if stop + comma < end and YEAR.fullmatch(document.words[stop + comma]):
        stop += comma + 1
    on = day or before or document.lower[k] in WEEKDAYS
    return f"{'on' if on else 'in'} {document.slice((first, stop))}"


def _said(document: Document, evidence: Sequence[Evidence]) -> str:
    quoted = dict.fromkeys(shorten(document.slice(e.at), LONGEST, placeholder=" …") for e in evidence)
    return " and ".join(f"“{words}”" for words in quoted)
