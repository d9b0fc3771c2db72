"""Features of the article's own voice and of its hedges. Each function: facts of a reading -> (value, spans)."""

from __future__ import annotations

from collections.abc import Callable

from provenance.scoring.facts import Facts
from provenance.scoring.measured import MOST_SPANS, Measured, per_hundred, share
from provenance.signals import hedges as hedge_signals
from provenance.values import Hedge

_FIRST = frozenset({"i", "we", "my", "our", "me", "us", "i'm"})
_ADDRESS = frozenset({"you", "your", "yourself", "let's", "?", "!"})
_JUDGMENT = frozenset(
    "absurd amazing arrogant astonishing awful bad badly best biased bizarre blatant clearly corrupt corruption"
    " crazy dangerous deceitful despicable devastating disaster disastrous disgraceful dishonest extremist fake"
    " failed failure far-left far-right foolish good great greatest hateful honest horrible hypocrisy hypocritical"
    " incredible indeed liberal lie lied lies lying mainstream never obvious obviously of-course outrageous"
    " outright pathetic phony propaganda radical real reality really ridiculous scandal scandal-plagued shameful"
    " shocking simply so-called stupid terrible terrific totally truly truth unbelievable unfortunately wonderful"
    " worse worst wrong".split()
)
"""Words by which a writer judges. News in its own voice does without most of them (AP, opinion)."""


def _spans(facts: Facts, hedges: list[Hedge]) -> Measured:
    return float(len(hedges)), tuple(facts.document.span(h.range) for h in hedges[:MOST_SPANS])


def attributed_words(facts: Facts) -> Measured:
    """Share of the prose that is ascribed to somebody."""
    return share(facts.attributed.count(1), len(facts.document)), ()


def in_sentence(facts: Facts) -> Measured:
    """Share of attributions whose source stands in the same sentence."""
    of = fits = 0
    for attribution in facts.attributions:
        if attribution.content and attribution.source is not None:
            of += 1
            there = {facts.document.sentence_of[first] for first, _ in attribution.content}
            fits += any(
                facts.document.sentence_of[first] in there
                for part in (attribution.source_ranges, attribution.cue)
                for first, _ in part
            )
    return share(fits, of), ()


def direct(facts: Facts) -> Measured:
    """Share of attributed words in quotation marks."""
    quoted = facts.document.quoted
    inside = len([mark for mark, quote in zip(facts.attributed, quoted, strict=True) if mark == 1 and quote])
    return share(inside, facts.attributed.count(1)), ()


def bare_sentences(facts: Facts) -> Measured:
    """Share of sentences with no source, no quotation and no figure."""
    words = facts.document.words
    bare = []
    for number in facts.own:
        first, end = facts.document.sentences[number]
        if not any(word[0].isdigit() for word in words[first:end]):
            bare.append(facts.document.span((first, end)))
    return share(len(bare), len(facts.sentences)), tuple(bare[:MOST_SPANS])


def people_unsourced(facts: Facts) -> Measured:
    """Share of sentences that assert something about a person without a source."""
    people = bytearray(len(facts.document))
    for entity in facts.entities:
        if entity.category == "person" and entity.identity == "named":
            for first, end in entity.mentions:
                people[first:end] = b"\x01" * (end - first)
    found = []
    for number in facts.own:
        first, end = facts.document.sentences[number]
        if people.count(1, first, end):
            found.append(facts.document.span((first, end)))
    return share(len(found), len(facts.sentences)), tuple(found[:MOST_SPANS])


def figures(facts: Facts) -> Measured:
    """Numbers in the prose."""
    return per_hundred(len([w for w in facts.document.words if w[0].isdigit()]), facts.words), ()


def _own_words(facts: Facts, wanted: frozenset[str]) -> Measured:
    document = facts.document
    found = [i for i in facts.standing(wanted) if not facts.attributed[i] and not document.quoted[i]]
    return per_hundred(len(found), facts.words), tuple(document.span((i, i + 1)) for i in found[:MOST_SPANS])


def first_person(facts: Facts) -> Measured:
    """I and we in the article's own voice."""
    return _own_words(facts, _FIRST)


def address(facts: Facts) -> Measured:
    """You, questions and calls to the reader in the article's own voice."""
    return _own_words(facts, _ADDRESS)


def questions(facts: Facts) -> Measured:
    """Questions, quoted or not."""
    return per_hundred(facts.document.words.count("?"), facts.words), ()


_FUTURE = frozenset({"will", "would", "'ll", "'d", "won't", "shall", "going"})


def futures(facts: Facts) -> Measured:
    """Statements of what will or would be."""
    return per_hundred(len(facts.standing(_FUTURE)), facts.words), ()


def judgments(facts: Facts) -> Measured:
    """Words of judgment in the article's own voice."""
    return _own_words(facts, _JUDGMENT)


def _weights(facts: Facts, keep: Callable[[Hedge], bool]) -> dict[int, float]:
    """Weight of the hedges of each sentence."""
    found: dict[int, float] = {}
    for hedge in facts.hedges:
        if keep(hedge):
            number = facts.document.sentence_of[hedge.range[0]]
            found[number] = found.get(number, 0.0) + hedge_signals.rule_of(facts.rules, hedge).weight
    return found


def hedged_sentences(facts: Facts) -> Measured:
    """Share of sentences that are hedged, by the weight of their hedges."""
    weights = _weights(facts, lambda _: True)
    total = sum(min(1.0, weights[number]) for number in facts.sentences if number in weights)
    return share(total, len(facts.sentences)), ()


def hedged_own(facts: Facts) -> Measured:
    """Share of sentences in the article's own voice that are hedged, by the weight of their hedges."""
    own = facts.own
    weights = _weights(facts, lambda hedge: not hedge.attributed and not hedge.quoted)
    return share(sum(min(1.0, weights.get(number, 0.0)) for number in own), len(own)), ()


def hedged_claims(facts: Facts) -> Measured:
    """Share of attributed words whose attribution is hedged."""
    numbers = [n for n, a in enumerate(facts.attributions) if a.hedged]
    part = sum(facts.sizes[n] for n in numbers)
    return share(part, sum(facts.sizes)), facts.spans(numbers[:MOST_SPANS])


def _rate(facts: Facts, keep: Callable[[str, str], bool]) -> Measured:
    """Weighted hedges per hundred words whose (class, group) is kept."""
    total, kept = 0.0, []
    for hedge in facts.hedges:
        rule = hedge_signals.rule_of(facts.rules, hedge)
        if rule.weight and keep(rule.class_, rule.group):
            total += rule.weight
            kept.append(hedge)
    return per_hundred(total, facts.words), _spans(facts, kept)[1]


def modals(facts: Facts) -> Measured:
    """Modal hedges: may, could, likely."""
    return _rate(facts, lambda class_, group: class_ == "modal" and group != "condition")


def conditions(facts: Facts) -> Measured:
    """Conditions: if, unless."""
    return _rate(facts, lambda _, group: group == "condition")


def evidentials(facts: Facts) -> Measured:
    """Evidential hedges: appears, reportedly, believes."""
    return _rate(facts, lambda class_, group: class_ == "evidential" and group != "distance")


def shields(facts: Facts) -> Measured:
    """Shields: in my view, if true."""
    return _rate(facts, lambda class_, _: class_ == "shield")


_AMOUNTS = frozenset({"amount", "frequency", "generality"})


def weasels(facts: Facts) -> Measured:
    """Weasel phrases: some say, it is believed."""
    return _rate(facts, lambda class_, group: class_ == "weasel" and group not in _AMOUNTS)


def amounts(facts: Facts) -> Measured:
    """Vague amounts and frequencies: many, often."""
    return _rate(facts, lambda class_, group: class_ == "weasel" and group in _AMOUNTS)


def approximators(facts: Facts) -> Measured:
    """About, roughly, somewhat."""
    return _rate(facts, lambda class_, _: class_ == "approximator")


def calibrated(facts: Facts) -> Measured:
    """Share of hedges that a scale gives a probability."""
    with_number = [h for h in facts.hedges if h.probability is not None]
    counting = sum(1 for h in facts.hedges if hedge_signals.is_epistemic(hedge_signals.rule_of(facts.rules, h)))
    return share(len(with_number), max(counting, len(with_number))), _spans(facts, with_number)[1]


def distanced(facts: Facts) -> Measured:
    """Verbs of attribution that keep their distance: claimed."""
    return _rate(facts, lambda _, group: group == "distance")


def length(facts: Facts) -> Measured:
    """Words of prose; no rating is given for it."""
    return float(facts.words), ()
