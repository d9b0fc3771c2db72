"""What the evidence beside one attribution says about how it travelled. Looks at no other attribution.

Order of proof, firmest first: a refusal to comment; phrases in the source or cue; phrases in the clause; what the
source is (an outlet's report, a document, an account); what the cue alone implies (tweeted).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from provenance.chains.desks import DEBATE
from provenance.chains.evidence import EARLIER, PARTNER, Evidence, Grip, Levels, Verdict
from provenance.chains.names import Names, same
from provenance.chains.origins import key
from provenance.chains.publisher import Publisher
from provenance.chains.setting import words_in
from provenance.ruleset import Rules
from provenance.ruleset.kinds.relay import BACK
from provenance.sources.vocabulary import CITING
from provenance.text.ranges import inside
from provenance.values import Document, Hit, Relation, RelayKind, Source

_RANK: dict[RelayKind, int] = {
    "report": 6, "interview": 5, "own": 4, "social": 3, "document": 2, "event": 1, "comment": 0, "none": 0,
}  # fmt: skip
"""Of two phrases with one grip: a named outlet beats the occasion, a paper or a post the room it was read in."""

LATE = 3
"""Tokens ("on Monday", a full stop) that may follow an adjunct at the end of what is attributed."""

_JOURNALS = frozenset("study research trial paper journal article analysis review".split())
"""Papers that appear in a journal are the authors' work; a poll or a survey is its outlet's."""

_STANCES = frozenset(
    "endorse endorses endorsed endorsing endorsement backed backs support supports supported opposes"
    " opposed filed sued".split()
)
"""What an outlet does as a party, not as a reporter: nobody rests on its work there."""

_TWEETS = frozenset(
    "tweet tweets tweeted tweeting retweet retweets retweeted retweeting posted posts instagrammed livetweeted".split()
)
_MATCHED = frozenset("matched confirmed corroborated echoed followed disputed denied rejected".split())
"""What an outlet does with another one's report that it has not from there: "CBS News matched the Axios report"."""
_RULES = frozenset("ruled ruling".split())
_FACELESS = frozenset("source sources insider insiders".split())
_TESTIFIES = frozenset("testified testifies testifying".split())


def weigh(
    document: Document, relation: Relation, source: Source | None, evidence: Sequence[Evidence],
    cues: Sequence[Hit], rules: Rules, names: Names, publisher: Publisher, comment: bool,
) -> Verdict | None:  # fmt: skip
    """The verdict for one attribution, or None when nothing beside it says anything."""
    if comment:
        return Verdict("comment")
    evidence = [
        e for e in evidence
        if (not e.rule.startswith(PARTNER) or _with_another(e, source)) and not _speaks_itself(e, relation)
    ]  # fmt: skip
    firm = [e for e in evidence if e.grip >= Grip.CLAUSE]
    if source is not None and not any(names.outlets(part) for part in relation.source):
        # "demanded it, citing the Tribune report": the report is what is spoken of
        firm = [e for e in firm if e.kind != "report" or not _cited(document, e)]
    back = [e for e in firm if e.rule.startswith(EARLIER)]
    if back:
        return Verdict("report", (), tuple(back), earlier=True)
    outlet = source is not None and source.category == "outlet"
    if outlet and source is not None:
        return _report(document, relation, source, firm, publisher)
    posted = [e for e in firm if e.kind == "social" and any(r[0] <= e.at[0] < r[1] for r in relation.source)]
    if posted and not any(e.via for e in firm):
        return Verdict("social", (), tuple(posted))
    if source is not None and source.category == "document":
        return _paper(relation, source, firm, names, publisher)
    if firm:
        return _reported(document, relation, source, settle(firm, source.name if source is not None else ""))
    if relation.kind == "indirect" and (late := [e for e in evidence if _at_the_end(document, e, relation)]):
        return settle(late, source.name if source is not None else "")
    if source is not None and (source.category == "social" or source.name.startswith("@")):
        return Verdict("social")  # nobody speaks under a handle but where it was given
    kind = _cue_kind(document, relation, cues, rules)
    if kind is not None:
        return Verdict(kind)
    return None


def _cited(document: Document, one: Evidence) -> bool:
    """Whether "citing" or "quoting" opens a phrase or stands before it."""
    return not CITING.isdisjoint(document.lower[max(0, one.at[0] - 1) : one.at[0] + 1])


def _reported(document: Document, relation: Relation, source: Source | None, verdict: Verdict) -> Verdict:
    """Sources that told an outlet something are in its report: nobody interviews a source without a face."""
    withheld = source is not None and source.identity == "unnamed"
    if verdict.kind == "interview" and withheld and not _FACELESS.isdisjoint(words_in(document, relation.source)):
        return replace(verdict, kind="report")
    return verdict


def _speaks_itself(one: Evidence, relation: Relation) -> bool:
    """Whether a platform is the company that speaks: "Facebook said"."""
    return one.rule.startswith("platform.") and not one.via and any(one.at == r for r in relation.source)


def _with_another(one: Evidence, source: Source | None) -> bool:
    """Whether an interview "with Dana Quill" is somebody else's, who then spoke to her."""
    if source is None or source.category not in ("person", "organization"):
        return False
    speaker = set(key(source.name).split())
    return not any(speaker & set(key(name).split()) for level in one.via for name in level)


def settle(evidence: Sequence[Evidence], speaker: str = "") -> Verdict:
    """Several pieces put together: each phrase with an outlet wraps outwards, the outermost says the kind.

    A medium without a name ("a radio show") is a level only where no outlet is named.
    """
    if any(e.rule == DEBATE for e in evidence) and not any(e.kind == "report" for e in evidence):
        # whoever broadcasts a debate and sends the moderator: what is said there is said to all
        return Verdict("event", (), tuple(evidence))
    if any(e.own for e in evidence) and all(e.kind in ("interview", "own") for e in evidence if e.via or e.own):
        return Verdict("own", (), tuple(evidence))
    if any(e.via and not e.vague for e in evidence):
        evidence = [e for e in evidence if not e.vague]
    evidence = _one_interview(evidence)
    via: Levels = ()
    for one in evidence:
        if one.via:
            via = wrap(_nameless(one.via, speaker) if one.vague else one.via, via)
    firmest = max(e.grip for e in evidence)
    named = [e for e in evidence if e.via]
    pool = named or [e for e in evidence if e.grip is firmest]
    kind = max(pool, key=lambda e: (_RANK[e.kind], e.grip)).kind
    if named and any(e.own for e in evidence) and not any(e.circular for e in evidence):
        kind = kind if kind == "report" else named[-1].kind
    return Verdict(kind, via, tuple(evidence), circular=any(e.circular for e in evidence))


def _one_interview(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Two outlets spoken to are two occasions, not one behind the other: the firmer phrase stays, or the first."""
    spoken = [e for e in evidence if e.kind == "interview" and e.via]
    if len(spoken) < 2:
        return evidence
    best = max(spoken, key=lambda e: (e.grip, -e.at[0]))
    known = {name for level in best.via for name in level}
    others = [e for e in spoken if e is not best and not known.issuperset(n for level in e.via for n in level)]
    return [e for e in evidence if e not in others]


def _nameless(via: Levels, speaker: str) -> Levels:
    """ "his radio show" under the name of the one whose it is."""
    out = []
    for level in via:
        first, _, rest = level[0].partition(" ")
        out.append((f"{speaker}'s {rest}",) if first.lower() in ("his", "her", "their", "its") and speaker else level)
    return tuple(out)


def wrap(outer: Levels, inner: Levels) -> Levels:
    """`outer` before `inner`; a name that `inner` has already is not said twice.

    An outlet that says where it has its words from ("A reported, citing B") stands before those, though it speaks.
    """
    if len(inner) == 1 and any(same(n, m) for level in outer[:-1] for n in level for m in inner[0]):
        return outer
    kept: list[tuple[str, ...]] = []
    for level in outer:
        new = tuple(n for n in level if not any(_again(n, m) for other in inner for m in other))
        if new:
            kept.append(new)
    return (*kept, *inner)


def _again(outer: str, inner: str) -> bool:
    """Whether a level says over what stands behind it: "pool report" and "a White House pool report"."""
    sort = outer.islower() and key(inner).removesuffix("s").endswith(outer)
    return same(outer, inner) or sort or _surname(outer, inner)


def _surname(short: str, full: str) -> bool:
    """Whether a level is no more than the last name of another ("A quoted Reed as saying", and Tom Reed)."""
    words = full.split()
    return len(words) > 1 and short == words[-1] and all(word[0].isupper() for word in words)


def _report(
    document: Document, relation: Relation, source: Source, firm: Sequence[Evidence], publisher: Publisher
) -> Verdict:
    """An outlet speaks: its own work, another outlet's report, or a newspaper taking sides."""
    if source.identity == "self" or all(publisher.owns(name) for name in (source.parallel or (source.name,))):
        return Verdict("own", (), tuple(firm))
    words = set(words_in(document, relation.cue))
    if words & _STANCES:
        return Verdict("none", (), tuple(firm))
    # "according to the newspaper": the newspaper itself, as the cast knows it
    firm = [e for e in firm if not (e.rule.startswith(BACK) and any(inside(r, e.at) for r in relation.source))]
    firm = [e for e in firm if document.lower[e.at[0] - 1] not in _MATCHED]
    through = [e for e in firm if e.kind in ("report", "interview") and e.via]
    told = tuple(e for e in firm if e.kind in ("report", "interview", "own") or e.via)
    return Verdict("report", settle(through).via if through else (), told, circular=any(e.circular for e in firm))


def _at_the_end(document: Document, one: Evidence, relation: Relation) -> bool:
    """An adjunct of occasion that ends the indirect words: "called it a toy during the debate"."""
    if one.grip is not Grip.CONTENT or one.kind not in ("interview", "social"):
        return False
    if document.lower[one.at[0]] in ("by", "from"):
        return False  # "stood by the tweet", "had learned it from Facebook"
    return any(0 <= r[1] - one.at[1] <= LATE for r in relation.content)


def _paper(relation: Relation, source: Source, firm: Sequence[Evidence], names: Names, publisher: Publisher) -> Verdict:
    """A document speaks. One that an outlet made and that bears its name ("a Bloomberg poll") is its report."""
    here = [n for r in relation.source for n in (*names.outlets(r), *names.within(names.document.slice(r)))]
    outlets = {word for name in here for word in key(name).split()}  # "a Wall Street Journal poll" is in no journal
    journal = not _JOURNALS.isdisjoint(set(key(source.name).split()) - outlets)
    passed_on = [e for e in firm if e.via and not (journal and e.kind == "report" and "obtained" not in e.rule)]
    called = tuple(dict.fromkeys(here)) or names.within(source.name)
    if journal:
        called = ()
    if any(publisher.owns(n) for n in called):
        return Verdict("document", (), tuple(firm))  # the house's own poll, or one that it made with others
    if called:
        return Verdict("report", (called,), tuple(firm))
    if passed_on:
        return settle(passed_on)
    sites = tuple(dict.fromkeys(site for r in relation.source for site in names.leak_sites(r)))
    if any(e.kind == "report" and e.grip is Grip.HEAD for e in firm) and not journal:
        return Verdict("report", (), tuple(firm))
    return Verdict("document", (sites,) if sites else (), tuple(firm))


def _cue_kind(document: Document, relation: Relation, cues: Sequence[Hit], rules: Rules) -> RelayKind | None:
    """What the cue alone says: a rule of the editors first, then the plain verbs of posting and testifying."""
    for hit in cues:
        relay: RelayKind | None = getattr(rules.rule(hit.rule), "relay", None)
        if relay:
            return relay
    words = set(words_in(document, relation.cue))
    if words & _TWEETS:
        return "social"
    if words & _TESTIFIES:
        return "event"
    if words & _RULES:
        return "document"
    return None
