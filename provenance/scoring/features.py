"""The table of features: named quantities of one reading, each with its unit and the standard that asks for it.

The order is fixed: trained arrays refer to it by name, reports print it as it stands. A new feature is a line here and
a function in `sourcing` or `voice`. Counts saturate in the ratings' curves and shares are of the article's own words,
so that a long article is not better for being long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenance.scoring import sourcing, voice
from provenance.scoring.facts import Facts
from provenance.scoring.measured import Measured
from provenance.values import Feature


@dataclass(frozen=True, slots=True)
class Measure:
    """One feature: what it is, in which unit, after which standard, and the function that measures it."""

    name: str
    unit: str
    standard: str
    means: str
    of: Callable[[Facts], Measured]


FEATURES: tuple[Measure, ...] = (
    Measure("firsthand_people", "people", "Reuters, named sources", "people named who spoke to no other outlet", sourcing.firsthand_people),
    Measure("firsthand_bodies", "bodies", "Reuters, named sources", "named bodies that spoke to no other outlet", sourcing.firsthand_bodies),
    Measure("firsthand_unnamed", "sources", "AP, anonymous sources", "sources without a name, not taken from another outlet", sourcing.firsthand_unnamed),
    Measure("firsthand_sources", "sources", "Reuters, multiple sources", "all of these together", sourcing.firsthand_sources),
    Measure("independent_origins", "origins", "Admiralty code", "origins left when chains that meet in a common root are merged", sourcing.independent_origins),
    Measure("named_origins", "origins", "Admiralty code", "independent origins with a name", sourcing.named_origins),
    Measure("interviewed", "sources", "SPJ, original sources", "sources quoted as speaking to the publisher itself", sourcing.interviewed),
    Measure("documents", "documents", "CredWeb, documents cited", "documents, records, polls and studies as sources", sourcing.documents),
    Measure("events", "share", "Reuters, witnessed", "share of attributed words spoken in public: speech, hearing, debate", sourcing.event_share),
    Measure("experts", "sources", "CredCo 2018, experts", "sources whose knowledge is their trade", sourcing.experts),
    Measure("witnesses", "sources", "Reuters, witnessed", "people who were there: witnesses, residents, survivors", sourcing.witnesses),
    Measure("named_share", "share", "AP, named sources", "share of attributed words that carry a name", sourcing.named_share),
    Measure("unnamed_share", "share", "AP, anonymous sources", "share of attributed words from sources without a name", sourcing.unnamed_share),
    Measure("collective_share", "share", "MOS:WEASEL", "share of attributed words from crowds: critics, voters, experts", sourcing.collective_share),
    Measure("vague_share", "share", "NPR, attribution", "share of attributed words that nobody is named for", sourcing.vague_share),
    Measure("described", "share", "ICD 206", "how well unnamed sources are described: affiliation, access, reason", sourcing.described),
    Measure("bare_sources", "sources", "AP, anonymous sources", "unnamed sources of which the article tells nothing", sourcing.bare_sources),
    Measure("reasons", "sources", "AP, anonymous sources", "unnamed sources with a reason that tells the reader something", sourcing.reasons),
    Measure("rote_reasons", "sources", "NYT, anonymity", "unnamed sources with a stock phrase for a reason", sourcing.rote_reasons),
    Measure("premise_unnamed", "share", "CredWeb, premise", "share of the premise's attributions without a name", sourcing.premise_unnamed),
    Measure("premise_relayed", "share", "CredWeb, premise", "share of the premise's attributions taken from other outlets", sourcing.premise_relayed),
    Measure("asked", "bodies", "AP, fairness", "bodies that were asked for comment", sourcing.asked),
    Measure("refused", "bodies", "AP, fairness", "of these, bodies that declined or did not answer", sourcing.refused),
    Measure("corroborated", "statements", "BBC, corroboration", "statements that something was checked or seen", sourcing.corroborated),
    Measure("uncorroborated", "statements", "BBC, corroboration", "statements that something could not be verified", sourcing.uncorroborated),
    Measure("top_source", "share", "BBC, single source", "share of attributed words from the one most used source", sourcing.top_source),
    Measure("variety", "sources", "Reuters, multiple sources", "effective number of sources: as many evenly used ones would be as varied", sourcing.variety),
    Measure("relayed", "share", "NPR, attribution", "share of attributed words taken from other outlets", sourcing.relayed),
    Measure("relayed_report", "share", "NPR, attribution", "the same, from their reports", sourcing.relayed_report),
    Measure("relayed_interview", "share", "NPR, attribution", "the same, from interviews given to them", sourcing.relayed_interview),
    Measure("relayed_count", "share", "NPR, attribution", "share of attributions taken from other outlets", sourcing.relayed_count),
    Measure("outlets", "outlets", "NPR, attribution", "other outlets that the article rests on", sourcing.outlets),
    Measure("outlet_top", "share", "CWA 17493, original sources", "share of relayed words that come from the one most used outlet", sourcing.outlet_top),
    Measure("chain_mean", "hops", "isnad", "mean number of hops before the origin", sourcing.chain_mean),
    Measure("chain_longest", "hops", "isnad", "hops of the longest chain", sourcing.chain_longest),
    Measure("open_ends", "share", "NPR, attribution", "share of relayed words whose outlet does not say where it got them", sourcing.open_ends),
    Measure("circular", "chains", "isnad", "chains that come back to the publisher", sourcing.circular),
    Measure("social_share", "share", "CredWeb", "share of attributed words taken from social media", sourcing.social_share),
    Measure("wire", "flag", "CredWeb, wire services", "1 when the article is a news agency's copy", sourcing.wire),
    Measure("ai", "flag", "AP, generative AI", "1 when the article carries an AI label", sourcing.ai),
    Measure("attributed_words", "share", "AP, attribution", "share of the prose that is ascribed to somebody", voice.attributed_words),
    Measure("in_sentence", "share", "AP, attribution", "share of attributions whose source stands in the same sentence", voice.in_sentence),
    Measure("direct", "share", "Reuters, quotes", "share of attributed words in quotation marks", voice.direct),
    Measure("bare_sentences", "share", "AP, attribution", "share of sentences with no source, no quotation and no figure", voice.bare_sentences),
    Measure("people_unsourced", "share", "AP, attribution", "share of sentences that assert something about a person without a source", voice.people_unsourced),
    Measure("figures", "per 100 words", "CredWeb, data", "numbers in the prose", voice.figures),
    Measure("first_person", "per 100 words", "AP, opinion", "I and we in the article's own voice", voice.first_person),
    Measure("address", "per 100 words", "AP, opinion", "you, questions and calls to the reader in the article's own voice", voice.address),
    Measure("judgments", "per 100 words", "AP, opinion", "words of judgment in the article's own voice", voice.judgments),
    Measure("hedged_sentences", "share", "ICD 203", "share of sentences that are hedged, by the weight of their hedges", voice.hedged_sentences),
    Measure("hedged_own", "share", "ICD 203", "the same, of sentences in the article's own voice", voice.hedged_own),
    Measure("hedged_claims", "share", "ICD 203", "share of attributed words whose attribution is hedged", voice.hedged_claims),
    Measure("modals", "per 100 words", "ICD 203", "modal hedges: may, could, likely", voice.modals),
    Measure("conditions", "per 100 words", "ICD 203", "conditions: if, unless", voice.conditions),
    Measure("evidentials", "per 100 words", "ICD 203", "evidential hedges: appears, reportedly, believes", voice.evidentials),
    Measure("shields", "per 100 words", "ICD 203", "shields: in my view, if true", voice.shields),
    Measure("weasels", "per 100 words", "MOS:WEASEL", "weasel phrases: some say, it is believed", voice.weasels),
    Measure("amounts", "per 100 words", "MOS:WEASEL", "vague amounts and frequencies: many, often", voice.amounts),
    Measure("approximators", "per 100 words", "ICD 203", "about, roughly, somewhat", voice.approximators),
    Measure("calibrated", "share", "ICD 203", "share of hedges that a scale gives a probability", voice.calibrated),
    Measure("distanced", "per 100 words", "AP, said", "verbs of attribution that keep their distance: claimed", voice.distanced),
    Measure("length", "words", "", "words of prose; no rating is given for it", voice.length),
)  # fmt: skip

NAMES: tuple[str, ...] = tuple(measure.name for measure in FEATURES)


def measure(facts: Facts) -> tuple[Feature, ...]:
    """All features of one reading, in the order of the table. Values are finite; shares lie in 0..1."""
    found = []
    for one in FEATURES:
        value, spans = one.of(facts)
        found.append(Feature(one.name, value, spans))
    return tuple(found)
