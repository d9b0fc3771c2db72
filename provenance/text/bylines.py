"""Who wrote it, where from, when: bylines, datelines and dates read out of the lines that hold them. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.values import Span

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)"),
    re.compile(rf"\b(?P<name>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<name>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b", re.I),
)

_BY = re.compile(
    r"^\W*(?:(?:written|story|words|report|reporting|article|text|analysis|posted|opinion)\s+)?by\b[:\s]*", re.I
)
_DATED = re.compile(rf"\W*(?:\d|{_MONTH}\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", re.I)
_JOINT = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", re.I)
_BREAK = re.compile(r"\s*[|·•/–—]\s*|\s+[-]\s+|\s+(?:for|of|at|in)\s+(?:the\s+)?(?=[A-Z])|\n")
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|contributors?|producers?|bureau|chief|desk|team"
    r"|analysts?|agencies|updated|published|posted|opinion|politics|senior|special|associate|assistant)\b",
    re.I,
)
_BY_OUTLET = re.compile(r"\W*by\s*[·|•–—-]", re.I)
"""The layout of pages that leave the author out: "by · The Orelton Courier"."""
_PUBLISHER = re.compile(
    r"\b(?:press|news|times|post|journal|reuters|afp|ap|upi|herald|tribune|courier|gazette|chronicle|agency|radio|tv"
    r"|magazine|review|observer|telegraph|guardian|star|today|daily|weekly|online|media|ledger|mirror|globe|bulletin"
    r"|sentinel|examiner|inquirer|enquirer|advertiser|argus|dispatch|monitor|standard|wire|record|messenger)\b",
    re.I,
)
_ROLE_WORDS = 6
"""Words of a role: "Chief Political Correspondent, Northern Bureau" has 5."""
_OUTLET_WORDS = 7
_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "le", "&"})
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,5}$")
_NAME_PARTICLES = "de del della da dos du van von der den la le al el bin ibn ben y i"
_PARTICLES = frozenset(_NAME_PARTICLES.split())

_PLACE = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-])*(?: [^\W\d_a-z](?:[^\W\d_a-z]|[.'’-])*){0,4}"
"""Capitals alone: ERBIL, NEW YORK, ST. PAUL."""
_REGION = r"(?:, ?[^\W\d_][\w.'’ ]{1,30}?)?"
_WHEN = rf"(?:,? {_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?)?"
_CREDIT = r"(?: ?[(\[](?P<credit>[^()\[\]\n]{2,40})[)\]])?"
_DASH = r"\s{0,3}(?:[–—―]|--+|(?<=\s)-(?=\s)|(?<=\))-(?=\s))\s*"
_DATELINE = re.compile(rf"(?P<place>{_PLACE}{_REGION}){_WHEN}{_CREDIT}{_WHEN}{_DASH}")
_SOFT_DATELINE = re.compile(
    rf"(?P<place>[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){{0,2}}{_REGION}){_WHEN} ?"
    rf"[(\[](?P<credit>[^()\[\]\n]{{2,40}})[)\]]{_WHEN}{_DASH}"
)
"""Place in small letters: then only a credit in brackets makes it a dateline."""
_BARE_CREDIT = re.compile(rf"[(\[](?P<credit>[A-Z][^()\[\]\n]{{1,40}})[)\]]{_DASH}")
_PLACE_WORDS = 8
_NO_PLACES = frozenset(
    {"FILE", "PHOTO", "PHOTOS", "UPDATE", "UPDATED", "WATCH", "BREAKING", "EXCLUSIVE", "ANALYSIS", "OPINION"}
)
_OUTLET_LIKE = re.compile(rf"^(?-i:[A-Z]{{2,5}})$|[.\d&]|{_PUBLISHER.pattern}", re.I)
"""Short names, sites and mastheads: other words in brackets are a town, "(New Orelton) —"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story was filed, and whose report it is if it says so: "ORELTON (Orel News) –"."""

    span: Span
    text: str
    credit: str | None


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens text[start:end], its dash included in the span but not in the text."""
    for pattern in (_DATELINE, _SOFT_DATELINE, _BARE_CREDIT):
        match = pattern.match(text, start, min(end, start + 120))
        if match is None or match.end() >= end:
            continue
        place = match.groupdict().get("place") or ""
        if len(place.split()) > _PLACE_WORDS or (place and len(place) < 3):
            continue
        if place in _NO_PLACES:
            continue
        credit = match["credit"]
        if pattern is _BARE_CREDIT and not _OUTLET_LIKE.search(credit):
            credit = None
        written = text[start : match.end()].rstrip().rstrip("–—―-").rstrip()
        return Dateline(match.span(), written, credit)
    return None


def byline(line: str) -> tuple[tuple[str, ...], str | None]:
    """Names of the authors in a byline, and the outlet or agency that follows them if one does.

    ((), None) unless every part of the line reads as a name, a role, an outlet or a date: "By noon she left" is none.
    """
    parts = _parts(line)
    if any(part == "other" for _, part in parts):
        return (), None
    names = tuple(piece for piece, part in parts if part == "name")
    return names, next((piece for piece, part in parts if part == "outlet"), None)


def is_byline(line: str) -> bool:
    """Whether a line reads as a byline, be it one that names nobody: "By Staff Reporter"."""
    parts = _parts(line)
    return bool(parts) and all(part != "other" for _, part in parts)


def _parts(line: str) -> list[tuple[str, str]]:
    """The pieces of a byline and what each is: name, outlet, role, other."""
    stripped = line.strip()
    by_outlet = _BY_OUTLET.match(stripped) is not None
    rest = _BY.sub("", stripped).strip(" \t·|•-–—.,")
    found: list[tuple[str, str]] = []
    for part in _BREAK.split(rest):
        if found and part and _DATED.match(part):
            found.append((part, "role"))
            continue
        for piece in _JOINT.split(part.strip(" .,") if part else ""):
            if piece:
                found.append((piece, _part(piece, by_outlet, not found)))
    return found


def _part(piece: str, by_outlet: bool, first: bool) -> str:
    if is_person(piece) and not (first and by_outlet):
        return "name"
    if published(piece) or (_ROLE.search(piece) and len(piece.split()) <= _ROLE_WORDS):
        return "role"
    capitals = (
        all(word[0].isupper() or word in _SMALL for word in piece.split()) and len(piece.split()) <= _OUTLET_WORDS
    )
    return "outlet" if capitals and (not first or by_outlet or is_masthead(piece)) else "other"


def is_masthead(text: str) -> bool:
    """Whether a name has a word that papers and stations bear: Herald, News, Radio."""
    return _PUBLISHER.search(text) is not None


def is_person(text: str) -> bool:
    """Whether words look like a personal name: two or more, capitalised, no role among them."""
    words = text.split()
    if not 2 <= len(words) <= 6 or not _NAME.match(text) or _ROLE.search(text):
        return False
    if words[0].lower() == "the" or _PUBLISHER.search(text):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def published(line: str) -> str | None:
    """The first full date in a line as YYYY-MM-DD; ISO 8601, "May 3, 2024" and "3 May 2024" are read."""
    for pattern in _DATES:
        match = pattern.search(line)
        if match is None:
            continue
        groups = match.groupdict()
        month = _month(groups["name"]) if groups.get("name") else int(groups["m"])
        day = int(groups["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{groups['y']}-{month:02d}-{day:02d}"
    return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
