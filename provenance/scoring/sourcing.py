"""Features of the sources and of the way their words travelled. Each function: facts of a reading -> (value, spans)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from provenance.chains.origins import key
from provenance.scoring.facts import PREMISE_SENTENCES, Facts
from provenance.scoring.measured import MOST_SPANS, Measured, share
from provenance.values import SECONDHAND, Attribution

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


def _share(
    facts: Facts, fits: Callable[[Attribution], bool], of: Callable[[Attribution], bool] | None = None
) -> Measured:
    """Share of attributed words whose attribution fits, among those that `of` lets in."""
    whole = part = 0
    numbers: list[int] = []
    for number, (attribution, size) in enumerate(zip(facts.attributions, facts.sizes, strict=True)):
        if of is not None and not of(attribution):
            continue
        whole += size
        if fits(attribution):
            part += size
            numbers.append(number)
    return share(part, whole), facts.spans(numbers[:MOST_SPANS])


def _identity(attribution: Attribution) -> str:
    return attribution.source.identity if attribution.source is not None else "none"


def _others(attribution: Attribution) -> bool:
    """Ascribed to somebody other than the publisher."""
    return _identity(attribution) != "self"


def _first_hand(attribution: Attribution, identity: str) -> bool:
    return _identity(attribution) == identity and not attribution.secondhand and attribution.trace.relay != "comment"


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
    """All of these together."""
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
    return _distinct(facts, lambda a: a.trace.relay == "own" and _identity(a) in ("named", "unnamed"))


def documents(facts: Facts) -> Measured:
    """Documents, records, polls and studies as sources."""

    def fits(a: Attribution) -> bool:
        return not a.secondhand and (
            a.trace.relay == "document" or (a.source is not None and a.source.category == "document")
        )

    return _distinct(facts, fits)


def event_share(facts: Facts) -> Measured:
    """Share of attributed words spoken in public: speech, hearing, debate."""
    return _share(facts, lambda a: a.trace.relay == "event", _others)


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
        if _identity(attribution) not in ("named", "unnamed") or attribution.secondhand:
            return False
        for first, end in attribution.source_ranges:
            sentence = document.sentences[document.sentence_of[first]]
            around = document.lower[max(sentence[0], first - 4) : min(sentence[1], end + _AROUND)]
            if not wanted.isdisjoint(around):
                return True
        return False

    return _distinct(facts, fits)


_PLAIN = frozenset({"said", "says", "say", "saying", "according", "told", "tells", "wrote", "writes"})


def plain_verbs(facts: Facts) -> Measured:
    """Share of attributions whose verb does not judge: said, told, wrote, according to."""
    lower = facts.document.lower
    with_cue = [a for a in facts.attributions if a.cue]
    plain = sum(1 for a in with_cue if any(lower[i] in _PLAIN for first, end in a.cue for i in range(first, end)))
    return share(plain, len(with_cue)), ()


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
    return _share(facts, lambda a: _identity(a) == "named", _others)


def unnamed_share(facts: Facts) -> Measured:
    """Share of attributed words from sources without a name."""
    return _share(facts, lambda a: _identity(a) == "unnamed", _others)


def collective_share(facts: Facts) -> Measured:
    """Share of attributed words from crowds: critics, voters, experts."""
    return _share(facts, lambda a: _identity(a) == "collective", _others)


def vague_share(facts: Facts) -> Measured:
    """Share of attributed words that nobody is named for."""
    return _share(facts, lambda a: _identity(a) == "none", _others)


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
    there = [n for n, a in enumerate(facts.attributions) if facts.sentence(a) in top and _others(a)]
    hit = [n for n in there if fits(facts.attributions[n])]
    return share(len(hit), len(there)), facts.spans(hit[:MOST_SPANS])


def premise_unnamed(facts: Facts) -> Measured:
    """Share of the premise's attributions without a name."""
    return _premise(facts, lambda a: _identity(a) in ("unnamed", "none"))


def premise_relayed(facts: Facts) -> Measured:
    """Share of the premise's attributions taken from other outlets."""
    return _premise(facts, lambda a: a.secondhand)


def asked(facts: Facts) -> Measured:
    """Bodies that were asked for comment."""
    bodies = {request.body.casefold(): request for request in reversed(facts.comments)}
    return float(len(bodies)), tuple(sorted(facts.document.span(r.range) for r in bodies.values()))[:MOST_SPANS]


def refused(facts: Facts) -> Measured:
    """Of these, bodies that declined or did not answer."""
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
        if attribution.source is not None and _identity(attribution) in ("named", "unnamed"):
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


def relayed(facts: Facts) -> Measured:
    """Share of attributed words taken from other outlets."""
    return _share(facts, lambda a: a.secondhand)


def relayed_report(facts: Facts) -> Measured:
    """The same, from their reports."""
    return _share(facts, lambda a: a.trace.relay == "report")


def relayed_interview(facts: Facts) -> Measured:
    """The same, from interviews given to them."""
    return _share(facts, lambda a: a.trace.relay == "interview")


def relayed_count(facts: Facts) -> Measured:
    """Share of attributions taken from other outlets."""
    numbers = [n for n, a in enumerate(facts.attributions) if a.secondhand]
    return share(len(numbers), len(facts.attributions)), facts.spans(numbers[:MOST_SPANS])


def _leaned_on(facts: Facts) -> dict[str, tuple[int, int]]:
    """Other outlets: relayed words each vouches for nearest to this article, and the first attribution."""
    found: dict[str, tuple[int, int]] = {}
    for number, (attribution, size) in enumerate(zip(facts.attributions, facts.sizes, strict=True)):
        if attribution.secondhand and attribution.trace.chain:
            for name in attribution.trace.chain[0]:
                words, first = found.get(key(name), (0, number))
                found[key(name)] = words + size, first
    return found


def outlet_sentences(facts: Facts) -> Measured:
    """Share of sentences that name another outlet or one of its programmes."""
    own = facts.rules.outlet(facts.document.outlet) if facts.document.outlet else None
    mine = f"outlet:{own.name}" if own is not None else ""
    there: dict[int, int] = {}
    for hit in facts.hits.of("outlet"):
        if hit.rule != mine:
            there.setdefault(facts.document.sentence_of[hit.start], hit.start)
    for hit in facts.hits.of("medium"):
        if getattr(facts.rules.rule(hit.rule), "outlet", None):
            there.setdefault(facts.document.sentence_of[hit.start], hit.start)
    body = frozenset(facts.sentences)
    prose = [token for number, token in there.items() if number in body]
    spans = tuple(facts.document.span((token, token + 1)) for token in sorted(prose)[:MOST_SPANS])
    return share(len(prose), len(facts.sentences)), spans


def relay_marks(facts: Facts) -> Measured:
    """Words that pass on what another outlet reported or was told: as first reported by, told the paper."""
    found = [h for h in facts.hits.of("relay") if facts.rules.rule(h.rule).relay in SECONDHAND]
    sentences = {facts.document.sentence_of[h.start]: h for h in reversed(found)}
    spans = tuple(sorted(facts.document.span(h.range) for h in sentences.values()))
    return share(len(sentences), len(facts.sentences)), spans[:MOST_SPANS]


def outlets(facts: Facts) -> Measured:
    """Other outlets that the article rests on."""
    found = _leaned_on(facts)
    return float(len(found)), facts.spans(first for _, first in list(found.values())[:MOST_SPANS])


def outlet_top(facts: Facts) -> Measured:
    """Share of relayed words that come from the one most used outlet."""
    words = [w for w, _ in _leaned_on(facts).values()]
    return (share(max(words), sum(words)) if words else 0.0), ()


def chain_mean(facts: Facts) -> Measured:
    """Mean number of hops before the origin."""
    hops = [len(a.trace.chain) - 1 for a in facts.attributions if a.trace.chain]
    return share(sum(hops), len(hops)), ()


def chain_longest(facts: Facts) -> Measured:
    """Hops of the longest chain."""
    hops = [(len(a.trace.chain) - 1, -n) for n, a in enumerate(facts.attributions) if len(a.trace.chain) > 1]
    if not hops:
        return 0.0, ()
    longest, number = max(hops)
    return float(longest), facts.spans([-number])


def open_ends(facts: Facts) -> Measured:
    """Share of relayed words whose outlet does not say where it got them."""
    return _share(facts, lambda a: a.trace.open_end, lambda a: a.secondhand)


def circular(facts: Facts) -> Measured:
    """Chains that come back to the publisher."""
    numbers = [n for n, a in enumerate(facts.attributions) if a.trace.circular]
    return float(len(numbers)), facts.spans(numbers[:MOST_SPANS])


def social_share(facts: Facts) -> Measured:
    """Share of attributed words taken from social media."""
    return _share(facts, lambda a: a.trace.relay == "social", _others)


def wire(facts: Facts) -> Measured:
    """1 when the article is a news agency's copy."""
    return (1.0 if facts.document.agency else 0.0), ()


def ai(facts: Facts) -> Measured:
    """1 when the article carries an AI label."""
    spans = tuple(d.span for d in facts.disclosures if d.about == "ai")
    return (1.0 if spans else 0.0), spans[:MOST_SPANS]
