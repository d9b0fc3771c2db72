"""Which poll people were asked in whom an article tells of paragraphs after it named the poll. Decides no relay kind.

"Voters are evenly split" under "a Lorne Institute poll" is that poll's answer, though nothing beside the words says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.chains.assemble import POLL, POLLS, SORTS, answered
from provenance.chains.evidence import Verdict
from provenance.chains.names import Names
from provenance.chains.publisher import Publisher
from provenance.chains.setting import Setting, one_section, section_numbers, words_in
from provenance.ruleset import Hits
from provenance.text.grammar import DETERMINER, TIME, word_class
from provenance.values import Document, Source

_PASSED = frozenset(
    "new latest recent national statewide tracking opinion online public nationwide early 's ’s".split()
)
"""Words between a poll and its maker's name."""
_MAKERS = frozenset({"by", "from"})
_NO_POLL = frozenset("numbers ratings standing standings leader leaders lead workers tax".split())
"""After "poll": what is spoken of is no poll."""
_PERCENT = frozenset({"percent", "%", "per"})
_JOINTS = frozenset("-/&–")
_LINKS = frozenset({"the", "of", "for", "and"})
"""Small words inside a maker's name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A poll with a name: where, and what it is called."""

    at: int
    section: int
    name: str


def named(document: Document, hits: Hits) -> list[Named]:
    """All of them outside of quotations, in order of place."""
    sections = section_numbers(document)
    found = []
    for hit in hits.of("medium"):
        head = hit.end - 1
        if hit.rule != POLL or document.lower[head] not in POLLS or document.quoted[head] == 1:
            continue
        if hit.end < len(document) and document.lower[hit.end] in _NO_POLL:
            continue
        name = _before(document, head) or _behind(document, head)
        if name:
            found.append(Named(head, sections[document.paragraph_of[head]], name))
    return found


def _before(document: Document, head: int) -> str:
    """ "a new Lorne Institute poll", "the institute's exit polls": capitalised words and sorts that stand before."""
    first = document.sentences[document.sentence_of[head]][0]
    at, kept = head - 1, list[str]()
    while at >= first:
        word, low = document.words[at], document.lower[at]
        linked = low in _LINKS and at - 1 > first and document.words[at - 1][0].isupper()
        glue = bool(kept) and (word in _JOINTS or linked)
        kind = word_class(document, at)
        passed = low in _PASSED or kind == TIME
        name = word[0].isupper() and (at > first or bool(kept)) and not passed and kind != DETERMINER
        if not name and low not in SORTS and not passed and not glue:
            break
        if name or low in SORTS or glue:
            kept.append(word)
        at -= 1
    return _spelt([*reversed(kept), document.words[head]]) if kept else ""


def _behind(document: Document, head: int) -> str:
    """ "a poll by the Lorne Institute" is the Lorne Institute poll."""
    end = document.sentences[document.sentence_of[head]][1]
    if head + 2 >= end or document.lower[head + 1] not in _MAKERS:
        return ""
    at = head + 2 + (document.lower[head + 2] in ("the", "a"))
    kept = list[str]()
    while at < end and document.words[at][0].isupper():
        kept.append(document.words[at])
        at += 1
    return _spelt([*kept, document.words[head]]) if kept else ""


def _spelt(words: Sequence[str]) -> str:
    """Words with single spaces, none around the marks that join makers."""
    out = " ".join(words)
    for mark in _JOINTS:
        out = out.replace(f" {mark} ", mark)
    return out


def asked(
    document: Document, hits: Hits, about: Sequence[Setting], sources: Sequence[Source | None],
    verdicts: Sequence[Verdict], names: Names, publisher: Publisher,
) -> tuple[Verdict, ...]:  # fmt: skip
    """The verdicts, parallel; people who were asked, and have no way yet, came through the poll that was named last."""
    wanted = [i for i, verdict in enumerate(verdicts) if _lacks(document, verdict, sources[i])]
    polls = named(document, hits) if wanted else []
    out = list(verdicts)
    for i in wanted:
        one = _last(about[i], polls)
        levels = tuple(_levels(one, names, publisher)) if one is not None else ()
        if levels:
            out[i] = replace(verdicts[i], kind="document", via=levels)
    return tuple(out)


def _lacks(document: Document, verdict: Verdict, source: Source | None) -> bool:
    """Whether a crowd speaks of which a paper is known to tell, or a share of one of which nothing is known."""
    if source is None or verdict.via or verdict.inherited is not None or source.category in ("document", "outlet"):
        return False
    percent = not _PERCENT.isdisjoint(words_in(document, source.ranges))
    return answered(document, source) and (verdict.kind == "document" or (verdict.kind == "none" and percent))


def _last(one: Setting, polls: Sequence[Named]) -> Named | None:
    """The poll named last before, else the first one; an article's section is its own."""
    here = [poll for poll in polls if one_section(poll.section, one.section)]
    return max((poll for poll in here if poll.at < one.at), key=lambda poll: poll.at, default=next(iter(here), None))


def _levels(poll: Named, names: Names, publisher: Publisher) -> Iterator[tuple[str, ...]]:
    """Outlets that made it, and the poll; nothing for the publisher's own."""
    makers = names.within(poll.name)
    others = tuple(name for name in makers if not publisher.owns(name))
    if makers and not others:
        return
    if others and len(others) == len(makers):
        yield others
    yield (poll.name,)
