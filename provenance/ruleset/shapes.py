"""Outlets that no list has: "the Springfield Gazette", "WXYZ-TV", "the German newspaper Blauer Bote". Knows no rule.

Found by the shape of their names, of which only words count that hardly anything but a paper is called by (measured on
5,000 articles: see tests/gate), or by the calling before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.ruleset.pattern import EVERYDAY
from provenance.ruleset.words import words
from provenance.values import Document, Hit, Range

LAST = words("gazette tribune herald chronicle courier examiner inquirer enquirer sentinel bugle times")
"""A capitalised name that ends so is a newspaper. Post, Star, News, Journal are too much else."""

SHORT = LAST | words("""
    post journal globe star sun telegraph dispatch observer register echo argus ledger mirror express bee standard
    record bulletin
    """)
"""By these alone, or at a name's end, a newspaper is called where it is told something or reports: "told the Star"."""

LONG = SHORT | words(
    "advertiser champion guardian kerryman leader mercury messenger nationalist news pioneer statesman vanguard weekly"
)
"""By these a newspaper's name ends as well, where it is told something or reports: "told the Ossel Champion"."""

DAILY = words("news post star mail press record journal sun telegraph herald")
"""These make a newspaper after Daily, Morning, Evening."""

_SITES = words("site website portal blog")
"""Callings after "news" or before a verb of reporting: else a website may sell shoes."""

_OF_NEWS = _SITES | words("agency outlet service channel")
"""Callings after "news", and but for sites after nothing else: an agency may help refugees."""

_AFTER_NATIONS = words("daily weekly monthly tabloid")
"""Callings after a capitalised word or before a verb ("the French daily Vespa"): "the weekly Quill rally" is none."""

CALLINGS = words("newspaper magazine broadcaster") | _AFTER_NATIONS | _OF_NEWS
"""What a name right behind it is: "the magazine Slow Water", "the British tabloid The Siren"."""

_DAYS = words(
    r"""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """
)
_GENITIVES = frozenset({"'s", "’s"})
_ENDS = _GENITIVES | {",", ".", ")", ":", "that"}
"""What stands behind a name whose calling nothing describes: "told the newspaper Quill was late" names nobody."""

_TELLS = words("reported reports revealed wrote writes said says published cited quoted noted first")
"""What an outlet does after its name: "the newspaper Zora reported"."""

_TOLD = words("told tells telling to with")
"""Before a calling: whoever is told something stands there, and a verb behind begins what is told."""

LONGEST = 4
"""Words before the last one: "Santa Maria del Mar Times" is as long as they get."""

_EVERY = frozenset({"daily", "morning", "evening"})
_NOT_BEFORE = words(
    r"""
    end modern hard ancient medieval good bad old difficult tough all new best worst last recent our their my
    """
)
_STATION = re.compile(r"[WK][A-Z]{2,3}-(?:TV|FM|AM|DT)\Z")
_CALL_SIGN = re.compile(r"[WK][A-Z]{3}\Z|[WK][A-Z]{2,3}\d{2,4}\Z")
_NO_STATIONS = frozenset({"WADA", "WALL", "WARN", "WIPO", "WNBA", "WWII", "KPMG"})
_BEFORE_STATIONS = frozenset("told tells telling to with on station radio affiliate channel".split())
"""Before a bare call sign ("told WXYZ"), for other things have such names: of some 45 so met in
5,000 articles nearly all were stations."""
_SMALL_WORDS = frozenset({"de", "del", "la"})
_NAME_LINKS = _SMALL_WORDS | {"."}


_BEFORE_TOLD = frozenset("told tells telling".split())
_PAIRS_BEFORE = frozenset(
    {("according", "to"), ("interview", "with"), ("interview", "in"), ("interview", "to")}
    | {(one, link) for one in words("reported published writing wrote op-ed column appeared") for link in ("in", "by")}
    | {(one, link) for one in words("report reports article story") for link in ("in", "by", "from")}
)
"""What stands before "the Star" when it is a paper."""
_PRINTED = words("report reports reporting story article editorial account reporter reporters columnist newsroom")
"""What a paper has: "the Star's report"."""
_NO_PAPERS = words(
    """
    federal public criminal congressional medical world national bronze silver gold north track rising olympic
    defending reigning league opposition majority minority house senate tory labour conservative party union
    """
)
"""Words before a last one that make no paper of it: the Federal Register, a Silver Star, the North Star."""


_OFFICERS = words("medical chief bank patent trial")
"""Before "Examiner", what makes an office of it."""
_NATIONS = words("british scottish welsh irish english london american australian")
"""Before a paper's name, what describes it: "the British Daily Mail"."""
_AIRED = words("on told tells telling to with by")
"""What stands before a station: "on Radio Ossel"."""
_NO_RADIO = words("shack city hall frequency drama house")


def namesakes(document: Document, hits: Sequence[Hit], papers: list[int]) -> set[Hit]:
    """Listed outlets that are part of another one's name: "Ossel Daily Mail", "The Observer" after "Ossel Observer"."""
    listed = {hit.end - 1 for hit in hits}
    lasts = {document.words[at] for at in papers if at not in listed and _newspaper(document, at) is not None}
    out = set()
    for hit in hits:
        start, last = hit.start, hit.end - 1
        before = document.words[start - 1] if start > 1 and document.lower[start - 2] == "the" else ""
        longer = _titled(before or "-") and before.lower() not in EVERYDAY | _NATIONS
        bare = hit.end - start == 1 + (document.lower[start] == "the") and document.words[last] in lasts
        if bare or (longer and document.lower[last] in SHORT | DAILY):
            out.add(hit)
    return out


def unlisted(
    document: Document, papers: list[int], callings: list[int], hyphened: list[int], taken: bytearray
) -> list[Hit]:
    """Hits for all of them, none overlapping another or what is `taken`.

    `papers`, `callings`: places of last words of newspapers, and of callings; `hyphened`: tokens with a hyphen.
    """
    hits = []
    for hit in (
        *_masthead(document),
        *_newspapers(document, papers),
        *_introduced(document, callings),
        *_stations(document, hyphened),
        *_radios(document),
    ):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            hits.append(hit)
    return hits + _short(document, papers, hits, taken)


def _short(document: Document, places: list[int], full: Sequence[Hit], taken: bytearray) -> list[Hit]:
    """ "The Gazette" for one that stands in full, or for itself where it is told something or reports."""
    named = sorted((hit.start, hit.rule) for hit in full)
    own = (document.outlet or "").split()
    hits = []
    for last in places:
        start = last - 1
        if taken[last] or start < 0 or document.lower[start] != "the" or not _titled(document.words[last]):
            continue
        first, stop = document.sentences[document.sentence_of[last]]
        heading = document.paragraph_kinds[document.paragraph_of[last]] == "heading"
        if start < first or heading or (last + 1 < stop and document.words[last + 1][0].isupper()):
            continue
        word = document.words[last]
        known = [(at, rule) for at, rule in named if rule.endswith(f" {word}")]
        rule = next((rule for at, rule in reversed(known) if at < start), known[0][1] if known else None)
        if rule is None and own[-1:] == [word]:
            rule = "outlet:" + " ".join(own[own[0].lower() == "the" :])
        if rule is None and document.lower[last] in SHORT and _is_told(document, start, last + 1):
            rule = f"outlet:the {word}"
        if rule is not None:
            hits.append(Hit(rule, "outlet", start, last + 1))
    return hits


def _reports(document: Document, start: int, last: int) -> bool:
    """Whether the name of a paper by its looks is one by what it does; scholars have journals too."""
    fit = document.lower[start] not in _NO_PAPERS | _NATIONS and document.lower[last] != "journal"
    return fit and _is_told(document, start - 1, last + 1)


def _is_told(document: Document, start: int, end: int) -> bool:
    """Whether a paper is told something or reports there: "told the Star", "the Star reported"."""
    lower = document.lower
    before, behind = lower[max(0, start - 2) : start], lower[end : end + 2]
    if behind[:1] == ("of",):
        return False  # the Journal of ...
    if not _BEFORE_TOLD.isdisjoint(before[-1:]) or before in _PAIRS_BEFORE or not _TELLS.isdisjoint(behind[:1]):
        return True
    if _GENITIVES.isdisjoint(behind[:1]):
        return False
    reporter = document.words[end + 1 : end + 3]  # "the Star's Ana Ruiz reported"
    return not _PRINTED.isdisjoint(behind[1:]) or (
        len(reporter) > 1 and all(map(_titled, reporter)) and not _TELLS.isdisjoint(lower[end + 3 : end + 4])
    )


def _newspapers(document: Document, places: list[int]) -> Iterator[Hit]:
    told = dict[tuple[str, ...], None]()
    for last in places:
        found = _newspaper(document, last)
        if found is not None:
            start = found[0] + (document.lower[found[0]] == "the")
            name = document.words[start : found[1]]
            yield Hit("outlet:" + " ".join(name), "outlet", *found)
            if document.lower[last] not in LAST:
                told[name] = None
    for name in told:  # what is a paper where it reports is one everywhere
        for start, end in _everywhere(document, name):
            yield Hit(
                "outlet:" + " ".join(name), "outlet", start - (start > 0 and document.lower[start - 1] == "the"), end
            )


def _newspaper(document: Document, last: int) -> Range | None:
    words, lower = document.words, document.lower
    first, stop = document.sentences[document.sentence_of[last]]
    if not _titled(words[last]) or (last + 1 < stop and words[last + 1][0].isupper()):
        return None
    if lower[last] == "examiner" and last > first and lower[last - 1] in _OFFICERS:
        return None
    sure = lower[last] in LAST or (last > first and lower[last - 1] in _EVERY)
    start = last
    while start > first and last - start < LONGEST:
        before = words[start - 1]
        if _titled(before) and lower[start - 1] not in EVERYDAY:
            start -= 1
        elif lower[start - 1] in _NAME_LINKS and start - 1 > first and _titled(words[start - 2]):
            start -= 2
        else:
            break
    if start == last or lower[start] in _NOT_BEFORE or (start == first and lower[start] in _EVERY):
        return None
    the = start > first and lower[start - 1] == "the"
    told = the or (start > first and lower[start - 1] in _BEFORE_TOLD)
    if lower[start] in _EVERY and start + 1 == last and not told:
        return None
    if not sure and (not the or not _reports(document, start, last)):
        return None
    return start - the, last + 1


def _masthead(document: Document) -> Iterator[Hit]:
    """The article's own outlet, where it names itself."""
    name = tuple((document.outlet or "").split())
    if name[:1] in (("The",), ("the",)):
        name = name[1:]
    if name and all(word[0].isupper() for word in name):
        for start, end in _everywhere(document, name):
            with_article = start > 0 and document.lower[start - 1] == "the"
            yield Hit("outlet:" + " ".join(name), "outlet", start - with_article, end)


def _introduced(document: Document, places: list[int]) -> Iterator[Hit]:
    """Names behind callings, and wherever else the article has them."""
    names = dict.fromkeys(document.words[slice(*part)] for at in places if (part := _behind(document, at)) is not None)
    for name in names:
        for part in _everywhere(document, name):
            yield Hit("outlet:" + " ".join(name), "outlet", *part)


def _everywhere(document: Document, name: tuple[str, ...]) -> Iterator[Range]:
    """Where a name stands that is no part of a longer one ("Zora Venn")."""
    words, i = document.words, -1
    for _ in range(words.count(name[0])):
        i = words.index(name[0], i + 1)
        if words[i : i + len(name)] == name:
            first, stop = document.sentences[document.sentence_of[i]]
            end = i + len(name)
            after = end < stop and words[end][0].isupper()
            before = i - 1 > first and words[i - 1][0].isupper() and words[i - 1] != "The"
            if not after and not before:
                yield i, end


def _behind(document: Document, at: int) -> Range | None:
    words, lower = document.words, document.lower
    first, stop = document.sentences[document.sentence_of[at]]
    if not words[at].islower():  # the Daily Show
        return None
    left = at
    of_news = left > first and lower[left - 1] == "news"
    if lower[at] in _OF_NEWS and of_news:
        left -= 1
    if left == first:
        return None
    start = at + 1
    end = start
    while end < stop and end - start <= LONGEST and _named(words, lower, end, end > start):
        end += 1
    while end > start and not words[end - 1][0].isupper():
        end -= 1
    beyond = end + (end < stop and lower[end] in _GENITIVES)  # "the newspaper People's Daily" has a longer name
    if end == start or (beyond < stop and words[beyond][0].isupper()):
        return None
    before = left - 1 - (lower[left - 1] == "the" and left - 1 > first)
    foreign = lower[at] in _OF_NEWS and not of_news
    if end < stop and lower[end] in _TELLS and lower[before] not in _TOLD and (not foreign or lower[at] in _SITES):
        return start, end
    if foreign or (lower[at] in _AFTER_NATIONS and not words[left - 1][0].isupper()):
        return None
    described = words[left - 1][0].isalpha() and lower[left - 1] not in EVERYDAY
    return (start, end) if described or (end < stop and lower[end] in _ENDS) else None


def _named(words: Sequence[str], lower: Sequence[str], at: int, inside: bool) -> bool:
    """Whether a word may be part of a name: capitalised and no day, or small inside of one."""
    return (words[at][0].isupper() and lower[at] not in _DAYS) or (inside and lower[at] in _SMALL_WORDS)


def _stations(document: Document, hyphened: list[int]) -> Iterator[Hit]:
    """Call signs: WXYZ-TV among the hyphened tokens, WXYZ and WXY710 behind words that tell."""
    words = document.words
    signs = [i for i, word in enumerate(words) if word[0] in "WK" and _CALL_SIGN.match(word)]
    bare = (i for i in signs if i and words[i] not in _NO_STATIONS and words[i - 1] in _BEFORE_STATIONS)
    for i in (*(i for i in hyphened if _STATION.match(words[i])), *bare):
        yield Hit(f"outlet:{words[i]}", "outlet", i, i + 1)


def _radios(document: Document) -> Iterator[Hit]:
    """Stations whose name begins so: "on Radio Ossel", "Radio Ossel reported"."""
    words, lower, at = document.words, document.lower, -1
    for _ in range(words.count("Radio")):
        at = words.index("Radio", at + 1)
        stop = document.sentences[document.sentence_of[at]][1]
        end = at + 1
        while end < min(stop, at + LONGEST) and _titled(words[end]) and lower[end] not in _DAYS:
            end += 1
        told = (at > 0 and lower[at - 1] in _AIRED) or not _TELLS.isdisjoint(lower[end : end + 1])
        if end > at + 1 and told and lower[at + 1] not in _NO_RADIO:
            yield Hit("outlet:" + " ".join(words[at:end]), "outlet", at, end)


def _titled(word: str) -> bool:
    """A capital and small letters after it: the all-capitals words of a headline say nothing."""
    return word[0].isupper() and not word.isupper()
