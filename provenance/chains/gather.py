"""Hands every piece of evidence in the article to the attributions it bears on. Does not weigh it.

An attribution owns the words of its sentence that stand outside of what is attributed. Words that no attribution owns
("The comments came in her own series of tweets") set a scene and are kept as free evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.chains import links
from provenance.chains.desks import Desks, told
from provenance.chains.evidence import DESK, EARLIER, Evidence, Grip, Levels
from provenance.chains.names import Names
from provenance.chains.occasions import Occasion, occasions
from provenance.chains.publisher import Publisher
from provenance.ruleset import Hits, Rules
from provenance.ruleset.kinds.relay import BACK
from provenance.sources.withheld import around, clauses
from provenance.text.ranges import inside, meet
from provenance.tokens import plain, tokenize
from provenance.values import Document, Hit, Range, Relation, RelayKind

TOUCH = 2
"""Tokens (a comma, an article) that may stand between a phrase and the source or cue that it modifies."""

LATE = 2
"""Tokens ("on Monday", a full stop) that may follow a phrase at the end of what is attributed."""

FEW = 12
"""Relations of one sentence that are looked at one by one; prose has fewer."""

REACH = 100
"""Tokens within which they are looked for when a sentence has more."""

OWN_NAME = "publisher.name"
"""What stands for a rule where the publisher's own name is the evidence."""

CITING = "{outlets} < {source}"
"""The chain of an outlet that says whom it has it from; one without a name is called as it is written."""

UNLISTED = "relay.unlisted-outlet"
"""The rule that takes a journalist's name for want of an outlet's."""

_ASKS = frozenset("asked pressed questioned interviewed".split())
_MEDIA = frozenset("tv radio television podcast am fm internet web".split())
_OPENING, _CLOSING = frozenset('“"‘'), frozenset('”"’')
_TITLE = 8
"""Words of a programme's name behind the first ones: longer ones are speech."""
_SHOWS = frozenset("show program programme podcast broadcast".split())
_TOLD = frozenset("told tell tells telling with to".split())
_ADJUNCT_OPENERS = frozenset({"as", ",", "according", "and", "first", "originally", "in", "on", "during", "at"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """Evidence by attribution (parallel to the relations), and what is nobody's."""

    own: tuple[tuple[Evidence, ...], ...]
    free: tuple[Evidence, ...]
    relays: tuple[Evidence, ...]
    """What the relay rules found, whoever it belongs to."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where one relation stands: its source and cue ranges, and the hull of them."""

    index: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    head: tuple[Range, ...]
    content: tuple[Range, ...]
    quoted: bool


def gather(
    document: Document, relations: Sequence[Relation], hits: Hits, rules: Rules, names: Names, publisher: Publisher,
    known: Desks,
) -> Gathered:  # fmt: skip
    """All evidence of one article, by attribution."""
    by_sentence: dict[int, list[_Part]] = {}
    for index, relation in enumerate(relations):
        head = (*relation.cue, *relation.source) or relation.content[:1]
        if not head:
            continue
        part = _Part(index, relation.cue, relation.source, head, relation.content, document.quoted[head[0][0]] == 1)
        for sentence in {document.sentence_of[r[0]] for r in head}:
            by_sentence.setdefault(sentence, []).append(part)
    for together in by_sentence.values():
        together.sort(key=lambda p: p.head[0][0])
    own: list[list[Evidence]] = [[] for _ in relations]
    free: list[Evidence] = []
    relays = [*_relays(hits, rules, names, publisher), *_own_name(document)]
    spoken = told(document, known, hits)
    relays = [r for r in relays if not _by_name(r, known) or not any(meet(e.at, r.at) for e in spoken)]
    relays += [e for e in spoken if not any(meet(e.at, r.at) for r in relays)]
    withheld = clauses(document, hits)  # "not allowed to talk to reporters" is no occasion
    for one in (*relays, *_occasions(document, hits, rules, names, publisher)):
        if one.kind == "event" and around(withheld, one.at) is not None:
            continue
        parts = _near(by_sentence.get(document.sentence_of[one.at[0]], ()), one.at[0])
        given = _owners(document, one, parts)
        if not given and document.quoted[one.at[0]] != 1 and one.grip > Grip.CONTENT:
            free.append(replace(one, grip=Grip.ARTICLE))
        for index, grip in given:
            own[index].append(replace(one, grip=grip))
    for link in links.evidence(document, rules, publisher):  # words outweigh it: it speaks where they are silent
        parts = _near(by_sentence.get(document.sentence_of[link.at[0]], ()), link.at[0])
        for index, grip in _owners(document, link, parts):
            if grip is Grip.HEAD and all(one.kind == "document" for one in own[index]):
                own[index] = [replace(link, grip=grip)]  # "a report" that leads to an outlet's page is the outlet's
    return Gathered(tuple(tuple(sorted(e, key=lambda x: x.at)) for e in own), tuple(free), tuple(relays))


def _by_name(one: Evidence, known: Desks) -> bool:
    """Whether a phrase calls an outlet by the name of a journalist whose desk is known."""
    return len(one.via) == 1 and one.rule == UNLISTED and one.via[0][0].lower().split()[-1] in known


def _near(parts: Sequence[_Part], at: int) -> Sequence[_Part]:
    """The relations of a sentence whose words stand near a place: all of them, but in endless sentences."""
    if len(parts) <= FEW:
        return parts
    low = bisect_left(parts, at - REACH, key=lambda p: p.head[0][0])
    return parts[low : bisect_left(parts, at + REACH, key=lambda p: p.head[0][0])][:FEW]


def _relays(hits: Hits, rules: Rules, names: Names, publisher: Publisher) -> list[Evidence]:
    """Relay-rule matches as evidence: longest first, none inside another one of the same kind."""
    found: list[Evidence] = []
    unlisted: list[tuple[int, str]] = []
    for hit in longest([h for h in hits.of("relay") if not h.rule.startswith(DESK)]):
        rule = rules.rule(hit.rule)
        via, circular, own = template(rule.chain, hit, names, publisher)
        if hit.rule.startswith(BACK) and not hit.rule.startswith(EARLIER):
            show = not _SHOWS.isdisjoint(names.document.lower[hit.start : hit.end])
            # "told the dpa news agency": the name inside goes before the one that stands farther back
            last = next(iter(names.outlets(hit.range)), None) or names.last_before(hit.start, show, unlisted)
            if last is None:
                continue
            own = publisher.owns(last)
            via = () if own else ((last,),)
        elif not via and not own and (rule.relay == "interview" or _public(hit, names.document)):
            continue  # "on social media", "told the media": nobody's outlet
        elif not via and not own and rule.chain == CITING:
            via = _as_written(hit, names.document)
        if via and "name" in dict(hit.slots):
            unlisted.append((hit.start, via[0][0]))
        kind: RelayKind = "own" if own and not via else rule.relay
        ends = "{rest}" not in rule.chain
        found.append(Evidence(kind, via, hit.range, hit.rule, Grip.CLAUSE, circular, ends, own))
    return found


def _as_written(hit: Hit, document: Document) -> Levels:
    """A level for an outlet without a name: "state media reported, citing two aides"; "the outlet" goes back to one."""
    part = dict(hit.slots).get("outlets")
    return ((document.slice(part),),) if part is not None and document.lower[part[0]] not in _KNOWN else ()


def _nobody(document: Document, part: Range) -> bool:
    """Whether a medium stands where its name should: "on the TV show"."""
    return part[1] - part[0] == 1 and document.lower[part[0]] in _MEDIA


def _public(hit: Hit, document: Document) -> bool:
    """Whether what stands for an outlet is the public at large: "social media"."""
    return "social" in document.lower[hit.start : hit.end]


def _own_name(document: Document) -> list[Evidence]:
    """Words said to the publisher under the very name that the metadata give it, known outlet or not."""
    called = document.outlet or ""
    name = [plain(called[a:b]) for a, b in tokenize(called)]
    if name[:1] == ["the"]:
        name = name[1:]
    found: list[Evidence] = []
    at = -1
    for _ in range(document.lower.count(name[0]) if name else 0):
        at = document.lower.index(name[0], at + 1)
        first = at - 1 if at and document.lower[at - 1] == "the" else at
        if document.lower[at : at + len(name)] == tuple(name) and first and document.lower[first - 1] in _TOLD:
            found.append(Evidence("own", (), (first - 1, at + len(name)), OWN_NAME, Grip.CLAUSE, own=True))
    return found


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The matches that no longer match covers; of two that overlap in part both stay. `hits` by (start, -end)."""
    kept: list[Hit] = []
    reached = -1
    for hit in hits:
        if hit.end > reached or (kept and kept[-1].range == hit.range):
            kept.append(hit)
            reached = max(reached, hit.end)
    return kept


def template(chain: str, hit: Hit, names: Names, publisher: Publisher) -> tuple[Levels, bool, bool]:
    """Levels that a template has before {rest}, or all; whether the publisher was passed on; whether it was named."""
    slots = dict(hit.slots)
    levels: list[tuple[str, ...]] = []
    own_at: list[int] = []
    for part in chain.split(" < "):
        written = part.strip()
        slot, _, suffix = written.removeprefix("{").partition("}")
        if slot in ("rest", "source"):
            continue  # whoever speaks is what the source is resolved to
        called: tuple[str, ...] = ()
        if not written.startswith("{"):
            called = (written,)
        elif slot in slots:
            # an outlet that is known goes before what a pattern takes for the name of one
            called = names.outlets(hit.range if slot.startswith("name") else slots[slot])
            if not called and slot.startswith("name") and not _nobody(names.document, slots[slot]):
                called = (names.document.slice(_whole_name(names.document, slots[slot], hit.end)) + suffix,)
        kept = tuple(name for name in called if not publisher.owns(name))
        if len(kept) < len(called):
            own_at.append(len(levels))
        if kept:
            levels.append(kept)
    return tuple(levels), any(at > 0 for at in own_at), bool(own_at)


def _whole_name(document: Document, part: Range, end: int) -> Range:
    """A name with the capitalised words after it that the pattern spelt out: "Harbour Edition", "Ossel Gazette".

    One that a quotation mark opens goes on to the mark that closes it: “Mornings with Dana Quill,”.
    """
    last = part[1]
    if part[0] and document.words[part[0] - 1] in _OPENING:
        title = range(last, min(last + _TITLE, len(document)))
        closing = next((i for i in title if document.words[i] in _CLOSING), last)
        return part[0], closing - (closing > last and document.words[closing - 1] in (",", "."))
    while last < end and document.words[last][:1].isupper():
        last += 1
    return part[0], last


def _occasions(document: Document, hits: Hits, rules: Rules, names: Names, publisher: Publisher) -> list[Evidence]:
    found: list[Evidence] = []
    for one in occasions(document, hits, rules, names):
        via: Levels = ((one.site,),) if one.site else ()
        vague = one.kind == "interview" and not one.site and bool(one.governor)
        if vague and one.start + 1 < one.noun and document.lower[one.start + 1] in _KNOWN:
            last = names.last_before(one.start, show=True)  # "in the broadcast": one that was told of
            via = ((last,),) if last is not None and not publisher.owns(last) else ()
        elif vague:
            via = ((_phrase(document, one),),)
        found.append(
            Evidence(one.kind, via, (one.start, one.end), one.rule, _grip(document, one), vague=vague, noun=one.noun)
        )
    return found


def _phrase(document: Document, one: Occasion) -> str:
    """The noun phrase of an occasion without its governing word."""
    return " ".join(document.slice((min(one.start + 1, one.noun), one.end)).split())


_KNOWN = frozenset({"the", "this", "that"})
_DETERMINERS = frozenset(
    "a an the his her its their our my this that these those 's another one two several many".split()
)


def _grip(document: Document, one: Occasion) -> Grip:
    """CONTENT for a noun that nothing governs, which counts in a cue or source; ARTICLE for a verb ("reports")."""
    if one.governor or one.site:
        return Grip.CLAUSE
    noun = one.noun
    before = document.lower[noun - 1] if noun else ""
    return (
        Grip.CONTENT
        if before in _DETERMINERS or document.sentences[document.sentence_of[noun]][0] == noun
        else Grip.ARTICLE
    )


def _owners(document: Document, one: Evidence, parts: Sequence[_Part]) -> list[tuple[int, Grip]]:
    """The relations that a piece of evidence bears on, and how firmly."""
    quoted = document.quoted[one.at[0]] == 1
    near: list[tuple[int, int, _Part]] = []
    for part in parts:
        if quoted and not part.quoted:
            continue
        if one.grip > Grip.ARTICLE and any(meet(one.at, r) for r in part.cue):
            near.append((0, 0, part))
            continue
        if any(meet(one.at, r) for r in part.source):
            if one.via or one.own or one.rule.startswith(BACK) or _is_head(document, one, part.source):
                near.append((0, 0, part))
            continue
        if one.grip <= Grip.CONTENT:
            continue
        within = any(inside(one.at, r) for r in part.content)
        near.append((1 if within else 0, distance(one.at, part.head), part))
    if not near:
        return []
    outside = [n for n in near if n[0] == 0]
    if outside:
        return _outside(document, one, near, outside)
    if one.kind == "report":
        behind = [p for where, _, p in near if where and _ends_it(document, one.at, p.content)]
        widest = max(behind, key=lambda p: sum(b - a for a, b in p.content), default=None)
        return [(widest.index, Grip.CLAUSE)] if widest is not None and not quoted else []
    best = min(n[1] for n in near)
    return [(p.index, Grip.CONTENT) for _, d, p in near if d == best]


def _ends_it(document: Document, at: Range, content: Sequence[Range]) -> bool:
    """Whether a phrase closes what is attributed, behind a comma: "said it was late, as picked up from Reuters"."""
    return document.lower[at[0] - 1] == "," and any(a < at[0] and 0 <= b - at[1] <= LATE for a, b in content)


def _outside(
    document: Document, one: Evidence, near: Sequence[tuple[int, int, _Part]],
    outside: Sequence[tuple[int, int, _Part]],
) -> list[tuple[int, Grip]]:  # fmt: skip
    """The same, for words that stand outside of what some attributions of their sentence attribute."""
    best = min(n[1] for n in outside)
    holding = [p.index for where, _, p in near if where]
    if best > TOUCH and holding and one.kind == "event":
        return [(index, Grip.CONTENT) for index in holding]  # what one tells of is not where another said it
    if one.kind == "report" and best > TOUCH and document.lower[one.at[0]] not in _ADJUNCT_OPENERS:
        return []
    asks = any(d == 0 and document.lower[p.cue[0][0]] in _ASKS for _, d, p in outside if p.cue)
    # "asked by Quill whether he would run, Reed said": both on her show
    near_enough = max(d for _, d, _ in outside) if asks and one.kind == "interview" else max(best, TOUCH)
    return [(p.index, Grip.HEAD if d <= TOUCH else Grip.CLAUSE) for _, d, p in outside if d <= near_enough]


_AFTER_HEAD = frozenset("of by from on in to that which , about for with".split())


def _is_head(document: Document, one: Evidence, source: Sequence[Range]) -> bool:
    """Whether a paper or a post is what the source is: "a letter from the mayor", not "the author of the letter"."""
    if one.kind not in ("document", "social", "report"):
        return False
    first, end = one.noun, one.at[1]
    if document.words[first][:1].isupper() and document.sentences[document.sentence_of[first]][0] != first:
        return False  # part of a name: the Institute for Climate Impact Research
    for r in source:
        if r[0] <= first and end <= r[1]:
            return (end == r[1] or document.lower[end] in _AFTER_HEAD) and not any(
                document.lower[i] in ("of", "by", "for", "at", "who", "with") for i in range(r[0], first)
            )
    return False


def distance(a: Range, others: Sequence[Range]) -> int:
    """Tokens between a range and the nearest of some others; 0 if they touch or overlap."""
    return min(max(0, b[0] - a[1], a[0] - b[1]) for b in others)
