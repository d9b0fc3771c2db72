"""Features of the way the words travelled: other outlets, hops, gaps, labels. Facts of a reading -> (value, spans)."""

from __future__ import annotations

from bisect import bisect_right

from provenance.chains.origins import key
from provenance.scoring.facts import PREMISE_SENTENCES, Facts
from provenance.scoring.measured import MOST_SPANS, Measured, share
from provenance.scoring.shares import others, share_of_words, words_of
from provenance.values import SECONDHAND


def relayed(facts: Facts) -> Measured:
    """Share of attributed words taken from other outlets."""
    return share_of_words(facts, lambda a: a.secondhand)


def relayed_report(facts: Facts) -> Measured:
    """Share of attributed words taken from other outlets' reports."""
    return share_of_words(facts, lambda a: a.trace.relay == "report")


def relayed_interview(facts: Facts) -> Measured:
    """Share of attributed words taken from interviews given to other outlets."""
    return share_of_words(facts, lambda a: a.trace.relay == "interview")


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
    there = facts.elsewhere
    spans = tuple(facts.document.span((token, token + 1)) for token in sorted(there.values())[:MOST_SPANS])
    return share(len(there), len(facts.sentences)), spans


def premise_outlet(facts: Facts) -> Measured:
    """1 when the premise names another outlet or one of its programmes."""
    there = facts.elsewhere
    tokens = [there[number] for number in facts.sentences[: PREMISE_SENTENCES + 1] if number in there]
    return (1.0 if tokens else 0.0), tuple(facts.document.span((token, token + 1)) for token in tokens)


_FADES = 0.75
"""How much of an outlet's reach is left a sentence farther on: half of it after two or three sentences."""


def outlet_near(facts: Facts) -> Measured:
    """Share of attributed words that stand at or soon behind the name of another outlet."""
    there = sorted(facts.elsewhere)
    whole = near = 0.0
    for attribution, size in zip(facts.attributions, facts.sizes, strict=True):
        if not others(attribution):
            continue
        whole += size
        sentence = facts.sentence(attribution) or 0
        before = bisect_right(there, sentence)
        if before:
            near += size * _FADES ** (sentence - there[before - 1])
    return share(near, whole), ()


_BROADCAST = frozenset(
    "aired airing anchor clip episode host hosted hosts interview interviewed interviewing interviews podcast radio"
    " segment show shows television tv video".split()
)
_POSTS = frozenset("facebook instagram posted tweet tweeted tweets twitter".split())


def broadcast(facts: Facts) -> Measured:
    """Words of broadcasting: show, host, aired, interview."""
    return words_of(facts, _BROADCAST)


def posts(facts: Facts) -> Measured:
    """Words of social media: tweeted, posted."""
    return words_of(facts, _POSTS)


def dateline(facts: Facts) -> Measured:
    """1 when a dateline says where the reporter was."""
    return (1.0 if facts.document.dateline else 0.0), ()


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
    return share_of_words(facts, lambda a: a.trace.open_end, lambda a: a.secondhand)


def circular(facts: Facts) -> Measured:
    """Chains that come back to the publisher."""
    numbers = [n for n, a in enumerate(facts.attributions) if a.trace.circular]
    return float(len(numbers)), facts.spans(numbers[:MOST_SPANS])


def social_share(facts: Facts) -> Measured:
    """Share of attributed words taken from social media."""
    return share_of_words(facts, lambda a: a.trace.relay == "social", others)


def wire(facts: Facts) -> Measured:
    """1 when the article is a news agency's copy."""
    return (1.0 if facts.document.agency else 0.0), ()


def ai(facts: Facts) -> Measured:
    """1 when the article carries an AI label."""
    spans = tuple(d.span for d in facts.disclosures if d.about == "ai")
    return (1.0 if spans else 0.0), spans[:MOST_SPANS]
