"""What policies can speak of: the article, its attributions, unnamed sources, requests, hedges, outlets, counts.

Each thing is a bag of plain facts (words and numbers) with its place and the names a message may use. `FACTS` is the
full list: a policy that asks for another fact is faulty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from provenance.chains.origins import key
from provenance.scoring.counts import Conflict, conflicts, plurals
from provenance.scoring.facts import PREMISE_SENTENCES, Facts
from provenance.scoring.features import FEATURES
from provenance.signals.hedges import rule_of
from provenance.values import Attribution, Hedge, Ratings, Span

Value = str | float


class Thing(NamedTuple):
    """One thing a policy may object to: its facts, where it stands, and what messages call it."""

    facts: Mapping[str, Value]
    span: Span | None = None
    name: str = ""
    text: str = ""


FACTS: dict[str, dict[str, str]] = {
    "article": {
        **{measure.name: measure.means for measure in FEATURES},
        "depth": "the rating", "hedging": "the rating", "secondhand": "the rating", "overall": "the rating",
        "bylines": "names in the byline", "agency": "yes for a news agency's copy",
        "accusations": "attributions that accuse somebody", "unnamed": "sources without a name",
        "attributions": "attributions in all", "corrections": "corrections of the article itself",
        "interests": "interests that are disclosed", "polls": "attributions to polls and surveys",
    },
    "attribution": {
        "identity": "named, unnamed, collective, self, none",
        "category": "person, organization, outlet, document, social",
        "relay": "report, interview, own, social, document, event, comment, none", "kind": "direct, indirect, mixed",
        "class": "class of its cue: say, claim, accuse, think ...", "stance": "neutral, distancing, committing, hedged",
        "hedged": "yes or no", "secondhand": "yes or no", "hops": "hops before the origin",
        "gap": "yes when the outlet does not say where it got it",
        "circular": "yes when it comes back to the publisher",
        "premise": "yes among the first sentences", "late": "yes when the speaker comes after the first sentence",
        "opinion": "yes for a judgment or a wish", "bare": "yes for an unnamed source of which nothing is told",
        "vague": "yes for reports or sources that are not named", "words": "words of the content",
    },
    "source": {
        "bare": "yes when nothing is told of it", "described": "yes with an affiliation or access",
        "reason": "none, rote or given", "relayed": "yes when only another outlet vouches for it",
        "number": "one, many or unknown", "attributions": "how often it speaks", "premise": "yes in the premise",
        "declined": "yes when its body also declined to comment", "opinion": "yes when it judges",
        "only": "yes when the article has no other source",
    },
    "request": {"outcome": "declined, no-response, asked", "speaks": "yes when the same body is quoted unnamed"},
    "hedge": {
        "class": "modal, evidential, weasel, approximator, shield",
        "group": "amount, condition, legal ...; plain when it has none",
        "quoted": "yes or no", "attributed": "yes or no", "confidence": "yes beside a word of confidence",
        "mixed": "yes beside another row of the same scale", "headline": "yes in the title",
    },
    "outlet": {
        "share": "share of all attributed words", "gaps": "share of its words without an origin",
        "words": "relayed words",
    },
    "count": {
        "conflict": "yes when two counts of the same sources contradict each other",
        "plural": "yes when a plural turns out to be one: sources, then the source",
    },
    "disclosure": {"about": "ai, corroborated, uncorroborated, correction, conflict, obtained, motive"},
}  # fmt: skip
"""Facts by what a policy is about (`each`), and what they mean."""


def things(each: str, facts: Facts, ratings: Ratings) -> tuple[Thing, ...]:
    """All things of a kind in one reading, in the order of the text. Unknown kinds have none."""
    make = _MAKERS.get(each)
    return tuple(make(facts, ratings)) if make else ()


def _flag(truth: object) -> str:
    return "yes" if truth else "no"


def _article(facts: Facts, ratings: Ratings) -> Iterator[Thing]:
    found: dict[str, Value] = {feature.name: feature.value for feature in ratings.features}
    for name in ("depth", "hedging", "secondhand", "overall"):
        rating = getattr(ratings, name)
        if rating is not None:
            found[name] = float(rating)
    found["bylines"] = float(len(facts.document.byline))
    found["agency"] = _flag(facts.document.agency)
    found["accusations"] = float(sum(1 for a in facts.attributions if _cue(facts, a)[0] == "accuse"))
    found["unnamed"] = float(len(facts.anonymous))
    found["attributions"] = float(len(facts.attributions))
    found["corrections"] = float(sum(1 for d in facts.disclosures if d.about == "correction"))
    found["interests"] = float(sum(1 for d in facts.disclosures if d.about == "conflict"))
    found["polls"] = float(sum(1 for a in facts.attributions if a.source is not None and _poll(a.source.name)))
    yield Thing(found, None, facts.document.title or "")


def _poll(name: str) -> bool:
    return any(word.strip(".,'’").casefold() in ("poll", "survey", "polls", "surveys") for word in name.split())


_OPINION_CLASSES = frozenset({"think", "praise", "accuse", "criticize", "feel", "argue"})
_OPINION_WORDS = frozenset(
    "should must best worst bad terrible great disaster disgrace shameful wrong foolish weak brilliant ridiculous"
    " stupid incompetent dangerous unacceptable outrageous disappointing frustrated angry furious idiot mistake".split()
)
"""Words that make an unnamed source's statement a judgment rather than information (AP allows information alone)."""


def _cue(facts: Facts, attribution: Attribution) -> tuple[str, str]:
    """(class, stance) of the cue behind an attribution, ("", "") when no cue rule stands behind it."""
    for rule_id in attribution.rules:
        if rule_id.startswith("cue."):
            try:
                rule = facts.rules.rule(rule_id)
            except KeyError:
                continue
            return rule.class_, rule.stance
    return "", ""


def _opinion(attribution: Attribution, class_: str, judging: list[int]) -> bool:
    """Whether it judges: by the class of its cue, or by words of judgment, which stand at the tokens `judging`."""
    if class_ in _OPINION_CLASSES:
        return True
    return any(bisect_left(judging, first) < bisect_left(judging, end) for first, end in attribution.content)


def _late(facts: Facts, attribution: Attribution) -> bool:
    """Whether a quotation runs past its first sentence before its speaker is named (Reuters)."""
    if attribution.kind == "indirect" or not attribution.content or not attribution.source_ranges:
        return False
    sentence_of = facts.document.sentence_of
    start = attribution.content[0][0]
    return all(sentence_of[r[0]] > sentence_of[start] for r in attribution.source_ranges)


_VAGUE = frozenset({"reports", "report", "media", "sources", "source", "accounts", "news"})
_VAGUE_FILL = frozenset(
    "the a some several various multiple media news many other numerous press earlier recent local".split()
)


def _vague(attribution: Attribution) -> bool:
    """Reports or sources that cannot be told apart from any other (NPR)."""
    source = attribution.source
    if source is None or source.identity == "named":
        return False
    words = {word.strip(".,'’").casefold() for word in source.name.split()}
    return bool(words & _VAGUE) and words <= _VAGUE | _VAGUE_FILL


def _attribution(facts: Facts, _: Ratings) -> Iterator[Thing]:
    top = set(facts.sentences[:PREMISE_SENTENCES])
    bare = {n for one in facts.anonymous if one.bare for n in one.attributions}
    judging = facts.standing(_OPINION_WORDS)
    for number, attribution in enumerate(facts.attributions):
        source = attribution.source
        class_, stance = _cue(facts, attribution)
        yield Thing(
            {
                "identity": source.identity if source else "none",
                "category": source.category if source else "unknown",
                "relay": attribution.trace.relay,
                "kind": attribution.kind,
                "class": class_,
                "stance": stance,
                "hedged": _flag(attribution.hedged),
                "secondhand": _flag(attribution.secondhand),
                "hops": float(max(0, len(attribution.trace.chain) - 1)),
                "gap": _flag(attribution.trace.open_end),
                "circular": _flag(attribution.trace.circular),
                "premise": _flag(facts.sentence(attribution) in top),
                "late": _flag(_late(facts, attribution)),
                "opinion": _flag(_opinion(attribution, class_, judging)),
                "bare": _flag(number in bare),
                "vague": _flag(_vague(attribution)),
                "words": float(facts.sizes[number]),
            },
            facts.span(number),
            source.name if source else "nobody",
            " < ".join(" & ".join(level) for level in attribution.trace.chain),
        )


def _source(facts: Facts, _: Ratings) -> Iterator[Thing]:
    top = set(facts.sentences[:PREMISE_SENTENCES])
    judging = facts.standing(_OPINION_WORDS)
    refusing = [request.body for request in facts.comments if request.outcome == "declined"]
    for one in facts.anonymous:
        said = [facts.attributions[n] for n in one.attributions]
        yield Thing(
            {
                "bare": _flag(one.bare),
                "described": _flag(one.affiliation is not None or one.access is not None),
                "reason": "none" if one.withheld is None else "rote" if one.withheld.rote else "given",
                "relayed": _flag(one.relayed),
                "number": "unknown" if one.number is None else "one" if one.number == 1 else "many",
                "attributions": float(len(said)),
                "premise": _flag(any(facts.sentence(a) in top for a in said)),
                "declined": _flag(any(_same_body(body, one.name) for body in refusing)),
                "opinion": _flag(any(_opinion(a, _cue(facts, a)[0], judging) for a in said)),
                "only": _flag(len(facts.origins) == 1),
            },
            facts.span(one.attributions[0]),
            one.name,
        )  # fmt: skip


_BODY_FILL = frozenset("the a an of for and in at on one two".split())


def _same_body(body: str, source: str) -> bool:
    """Whether an unnamed source speaks for a body: all of the body's words are in the source's description."""
    wanted = {w.strip(".,'’").casefold() for w in body.split()} - _BODY_FILL
    return bool(wanted) and wanted <= {w.strip(".,'’").removesuffix("'s").casefold() for w in source.split()}


def _request(facts: Facts, _: Ratings) -> Iterator[Thing]:
    for request in facts.comments:
        speaks = any(_same_body(request.body, one.name) for one in facts.anonymous)
        yield Thing(
            {"outcome": request.outcome, "speaks": _flag(speaks)}, facts.document.span(request.range), request.body
        )


def _hedge(facts: Facts, _: Ratings) -> Iterator[Thing]:
    by_sentence: dict[int, list[Hedge]] = {}
    for hedge in facts.hedges:
        by_sentence.setdefault(facts.document.sentence_of[hedge.range[0]], []).append(hedge)
    for hedge in facts.hedges:
        rule = rule_of(facts.rules, hedge)
        beside = by_sentence[facts.document.sentence_of[hedge.range[0]]]
        rows = {other.probability for other in beside if other.probability is not None}
        sure = any(rule_of(facts.rules, other).group == "confidence" for other in beside)
        yield Thing(
            {
                "class": rule.class_,
                "group": rule.group or "plain",
                "quoted": _flag(hedge.quoted),
                "attributed": _flag(hedge.attributed),
                "confidence": _flag(hedge.probability is not None and sure),
                "mixed": _flag(hedge.probability is not None and len(rows) > 1),
                "headline": _flag(_in_title(facts, hedge)),
            },
            facts.document.span(hedge.range),
            facts.document.slice(hedge.range),
        )


def _in_title(facts: Facts, hedge: Hedge) -> bool:
    title = facts.document.title
    first = facts.document.sentences[0] if facts.document.sentences else None
    return bool(title and first and hedge.range[0] < first[1] and facts.document.slice(first) in title)


def _outlet(facts: Facts, _: Ratings) -> Iterator[Thing]:
    whole = sum(facts.sizes)
    words: dict[str, list[float]] = {}
    names: dict[str, tuple[str, Span]] = {}
    for number, (attribution, size) in enumerate(zip(facts.attributions, facts.sizes, strict=True)):
        if attribution.secondhand and attribution.trace.chain:
            for name in attribution.trace.chain[0]:
                count = words.setdefault(key(name), [0.0, 0.0])
                count[0] += size
                count[1] += size * attribution.trace.open_end
                names.setdefault(key(name), (name, facts.span(number)))
    for known, (relayed, gaps) in words.items():
        yield Thing(
            {"share": round(relayed / whole, 6), "gaps": round(gaps / relayed, 6), "words": relayed},
            names[known][1],
            names[known][0],
        )


def _count(facts: Facts, _: Ratings) -> Iterator[Thing]:
    for one in conflicts(facts.document):
        yield _clash(facts, one, "yes", "no")
    for one in plurals(facts.document):
        yield _clash(facts, one, "no", "yes")


def _clash(facts: Facts, one: Conflict, conflict: str, plural: str) -> Thing:
    told = {"conflict": conflict, "plural": plural}
    return Thing(told, facts.document.span(one.second), one.noun, f"{one.said} / {one.later}")


def _disclosure(facts: Facts, _: Ratings) -> Iterator[Thing]:
    for one in facts.disclosures:
        text = facts.document.text[one.span[0] : one.span[1]]
        yield Thing({"about": one.about}, one.span, text, text)


_MAKERS: dict[str, Callable[[Facts, Ratings], Iterator[Thing]]] = {
    "article": _article,
    "attribution": _attribution,
    "source": _source,
    "request": _request,
    "hedge": _hedge,
    "outlet": _outlet,
    "count": _count,
    "disclosure": _disclosure,
}
