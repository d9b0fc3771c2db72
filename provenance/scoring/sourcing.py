"""Features of the sources: who speaks, how many, how well described. Facts of a reading -> (value, spans)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from provenance.scoring.facts import PREMISE_SENTENCES, Facts
from provenance.scoring.measured import MOST_SPANS, Measured, share
from provenance.scoring.shares import identity_of, others, share_of_words, words_of
from provenance.values import Attribution

_EXPERT = frozenset(
    "analyst analysts author chairman chief clinician dean director doctor economist economists epidemiologist"
    " expert experts fellow historian lecturer physician pollster professor researcher researchers scholar"
    " scholars scientist scientists specialist strategist".split()
)
"""Trades that are a source's ground for speaking (CredCo 2018: what trained readers agree on most)."""

_WITNESS = frozenset(
    "bystander bystanders employee eyewitness eyewitnesses farmer father friend husband mother neighbor neighbors"
    " neighbour neighbours owner parent parents passenger patient patients resident residents shopkeeper son"
    " student survivor survivors teacher tourist veteran victim victims wife witness witnesses worker workers".split()
)
"""People who speak of what they lived through (Reuters puts the witnessed first)."""


def _distinct(facts: Facts, fits: Callable[[Attribution], bool]) -> Measured:
    """How many different origins the fitting attributions have, each shown where it first speaks."""
    first: dict[str, int] = {}
    for number, attribution in enumerate(facts.attributions):
        if attribution.source is not None and fits(attribution):
            first.setdefault(facts.ends[number], number)
    return float(len(first)), facts.spans(list(first.values())[:MOST_SPANS])


def _first_hand(attribution: Attribution, identity: str) -> bool:
    return identity_of(attribution) == identity and not attribution.secondhand and attribution.trace.relay != "comment"


def firsthand_people(facts: Facts) -> Measured:
    """People named who spoke to no other outlet."""
    return _distinct(
        facts, lambda a: _first_hand(a, "named") and a.source is not None and a.source.category == "person"
    )


def firsthand_bodies(facts: Facts) -> Measured:
    """Named bodies that spoke to no other outlet."""
    return _distinct(
        facts,
        lambda a: _first_hand(a, "named") and a.source is not None and a.source.category == "organization",
    )


def firsthand_unnamed(facts: Facts) -> Measured:
    """Sources without a name, not taken from another outlet."""
    return _distinct(facts, lambda a: _first_hand(a, "unnamed"))


def firsthand_sources(facts: Facts) -> Measured:
    """Sources, with a name or without, not taken from another outlet."""
    return _distinct(facts, lambda a: _first_hand(a, "named") or _first_hand(a, "unnamed"))


def independent_origins(facts: Facts) -> Measured:
    """Origins left when chains that meet in a common root are merged."""
    spans = facts.spans([o.attributions[0] for o in facts.origins[:MOST_SPANS] if o.attributions])
    return float(len(facts.origins)), spans


def named_origins(facts: Facts) -> Measured:
    """Independent origins with a name."""
    named = [o for o in facts.origins if o.identity == "named"]
    return float(len(named)), facts.spans([o.attributions[0] for o in named[:MOST_SPANS] if o.attributions])


def interviewed(facts: Facts) -> Measured:
    """Sources quoted as speaking to the publisher itself."""
    return _distinct(facts, lambda a: a.trace.relay == "own" and identity_of(a) in ("named", "unnamed"))


def documents(facts: Facts) -> Measured:
    """Documents, records, polls and studies as sources."""

    def fits(a: Attribution) -> bool:
        return not a.secondhand and (
            a.trace.relay == "document" or (a.source is not None and a.source.category == "document")
        )

    return _distinct(facts, fits)


def event_share(facts: Facts) -> Measured:
    """Share of attributed words spoken in public: speech, hearing, debate."""
    return share_of_words(facts, lambda a: a.trace.relay == "event", others)


def experts(facts: Facts) -> Measured:
    """Sources whose knowledge is their trade."""
    return _with_words(facts, _EXPERT)


def witnesses(facts: Facts) -> Measured:
    """People who were there: witnesses, residents, survivors."""
    return _with_words(facts, _WITNESS)


_AROUND = 12
"""Tokens beside a source's mention in which its trade may stand: "Ida Brandt, a professor of law at ..."."""


def _with_words(facts: Facts, wanted: frozenset[str]) -> Measured:
    document = facts.document

    def fits(attribution: Attribution) -> bool:
        if identity_of(attribution) not in ("named", "unnamed") or attribution.secondhand:
            return False
        for first, end in attribution.source_ranges:
            sentence = document.sentences[document.sentence_of[first]]
            around = document.lower[max(sentence[0], first - 4) : min(sentence[1], end + _AROUND)]
            if not wanted.isdisjoint(around):
                return True
        return False

    return _distinct(facts, fits)


_RECORDS = frozenset("court documents filing filings judge lawsuit records ruling transcript transcripts".split())


def records(facts: Facts) -> Measured:
    """Words of courts and records: ruling, filings, transcripts."""
    return words_of(facts, _RECORDS)


_PLAIN = frozenset({"said", "says", "say", "saying", "according", "told", "tells", "wrote", "writes"})


def plain_verbs(facts: Facts) -> Measured:
    """Share of attributions whose verb does not judge: said, told, wrote, according to."""
    lower = facts.document.lower
    with_cue = [a for a in facts.attributions if a.cue]
    plain = sum(1 for a in with_cue if any(lower[i] in _PLAIN for first, end in a.cue for i in range(first, end)))
    return share(plain, len(with_cue)), ()


_SPEECH = _PLAIN | frozenset(
    "added adds announced announces argued argues asked called confirmed confirms declared declares explained explains"
    " noted notes recalled replied responded state stated states telling testified tweeted warned warning warns write"
    " writing".split()
)
"""Verbs of speech that was heard or read as such, plain or not; no verbs of thinking, wanting or doing."""


def _said(facts: Facts, attribution: Attribution) -> bool:
    """Said in so many words: named or unnamed, first-hand, with a verb of speech."""
    lower = facts.document.lower
    return (
        identity_of(attribution) in ("named", "unnamed")
        and not attribution.secondhand
        and any(lower[i] in _SPEECH for first, end in attribution.cue for i in range(first, end))
    )


def speakers(facts: Facts) -> Measured:
    """Sources who said, told or wrote something, and to no other outlet."""
    return _distinct(facts, lambda a: _said(facts, a))


def quoted_people(facts: Facts) -> Measured:
    """People with a name whose own words are quoted so."""
    return _distinct(
        facts,
        lambda a: (
            a.kind != "indirect"
            and identity_of(a) == "named"
            and a.source is not None
            and a.source.category == "person"
            and _said(facts, a)
        ),
    )


def placed(facts: Facts) -> Measured:
    """Share of named first-hand people who are introduced with a role or a body."""
    by_id = {entity.id: entity for entity in facts.entities}
    people: dict[int, bool] = {}
    for attribution in facts.attributions:
        source = attribution.source
        if source is not None and source.entity is not None and _first_hand(attribution, "named"):
            entity = by_id.get(source.entity)
            if entity is not None and entity.category == "person":
                people[entity.id] = entity.affiliation is not None
    return share(sum(people.values()), len(people)), ()


def named_share(facts: Facts) -> Measured:
    """Share of attributed words that carry a name."""
    return share_of_words(facts, lambda a: identity_of(a) == "named", others)


def unnamed_share(facts: Facts) -> Measured:
    """Share of attributed words from sources without a name."""
    return share_of_words(facts, lambda a: identity_of(a) == "unnamed", others)


def collective_share(facts: Facts) -> Measured:
    """Share of attributed words from crowds: critics, voters, experts."""
    return share_of_words(facts, lambda a: identity_of(a) == "collective", others)


def vague_share(facts: Facts) -> Measured:
    """Share of attributed words that nobody is named for."""
    return share_of_words(facts, lambda a: identity_of(a) == "none", others)


def described(facts: Facts) -> Measured:
    """How well unnamed sources are described: affiliation, access, reason.

    Mean over unnamed sources of .4 for an affiliation, .4 for access, .2 for a telling reason; 1 when all are named.
    """
    if not facts.anonymous:
        return 1.0, ()
    total = 0.0
    for one in facts.anonymous:
        total += 0.4 * (one.affiliation is not None) + 0.4 * (one.access is not None)
        total += 0.2 * (one.withheld.weight if one.withheld is not None else 0.0)
    return share(total, len(facts.anonymous)), ()


def bare_sources(facts: Facts) -> Measured:
    """Unnamed sources of which the article tells nothing."""
    return _unnamed_sources(facts, (number for one in facts.anonymous if one.bare for number in one.attributions[:1]))


def reasons(facts: Facts) -> Measured:
    """Unnamed sources with a reason that tells the reader something."""
    told = (one.attributions[0] for one in facts.anonymous if one.withheld is not None and not one.withheld.rote)
    return _unnamed_sources(facts, told)


def rote_reasons(facts: Facts) -> Measured:
    """Unnamed sources with a stock phrase for a reason."""
    rote = tuple(w for w in facts.withheld if w.rote)
    return float(len(rote)), tuple(facts.document.span(w.range) for w in rote[:MOST_SPANS])


def _unnamed_sources(facts: Facts, numbers: Iterable[int]) -> Measured:
    kept = list(numbers)
    return float(len(kept)), facts.spans(kept[:MOST_SPANS])


def _premise(facts: Facts, fits: Callable[[Attribution], bool]) -> Measured:
    top = set(facts.sentences[:PREMISE_SENTENCES])
    there = [n for n, a in enumerate(facts.attributions) if facts.sentence(a) in top and others(a)]
    hit = [n for n in there if fits(facts.attributions[n])]
    return share(len(hit), len(there)), facts.spans(hit[:MOST_SPANS])


def premise_unnamed(facts: Facts) -> Measured:
    """Share of the premise's attributions without a name."""
    return _premise(facts, lambda a: identity_of(a) in ("unnamed", "none"))


def premise_relayed(facts: Facts) -> Measured:
    """Share of the premise's attributions taken from other outlets."""
    return _premise(facts, lambda a: a.secondhand)


def asked(facts: Facts) -> Measured:
    """Bodies that were asked for comment."""
    bodies = {request.body.casefold(): request for request in reversed(facts.comments)}
    return float(len(bodies)), tuple(sorted(facts.document.span(r.range) for r in bodies.values()))[:MOST_SPANS]


def refused(facts: Facts) -> Measured:
    """Bodies that were asked for comment and declined or did not answer."""
    bodies = {r.body.casefold(): r for r in reversed(facts.comments) if r.outcome != "asked"}
    return float(len(bodies)), tuple(sorted(facts.document.span(r.range) for r in bodies.values()))[:MOST_SPANS]


def _disclosed(facts: Facts, *about: str) -> Measured:
    spans = tuple(d.span for d in facts.disclosures if d.about in about)
    return float(len(spans)), spans[:MOST_SPANS]


def corroborated(facts: Facts) -> Measured:
    """Statements that something was checked or seen."""
    return _disclosed(facts, "corroborated", "obtained")


def uncorroborated(facts: Facts) -> Measured:
    """Statements that something could not be verified."""
    return _disclosed(facts, "uncorroborated")


def _weights(facts: Facts) -> dict[str, int]:
    """Attributed words by origin, the publisher aside."""
    found: dict[str, int] = {}
    for attribution, size, name in zip(facts.attributions, facts.sizes, facts.ends, strict=True):
        if attribution.source is not None and identity_of(attribution) in ("named", "unnamed"):
            found[name] = found.get(name, 0) + size
    return found


def top_source(facts: Facts) -> Measured:
    """Share of attributed words from the one most used source."""
    weights = _weights(facts)
    return (share(max(weights.values()), sum(weights.values())) if weights else 0.0), ()


def variety(facts: Facts) -> Measured:
    """Effective number of sources: as many evenly used ones would be as varied.

    exp of the Shannon entropy of the sources' shares (Hill number of order 1); 0 without sources.
    """
    weights = _weights(facts)
    total = sum(weights.values())
    if not total:
        return 0.0, ()
    entropy = -sum(w / total * math.log(w / total) for w in sorted(weights.values()))
    return round(math.exp(entropy), 6), ()
