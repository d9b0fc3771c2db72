"""The table of features: named quantities of one reading, each with its unit and the standard that asks for it.

The order is fixed: trained arrays refer to it by name, reports print it as it stands. A new feature is a line here and
a function in `sourcing`, `travel`, `voice` or `outlook`. Counts saturate in the ratings' curves and shares are of the
article's own words, so that a long article is not better for being long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from provenance.scoring import outlook, sourcing, travel, voice
from provenance.scoring.facts import Facts, sure
from provenance.scoring.measured import Measured
from provenance.values import Feature


@dataclass(frozen=True, slots=True)
class Measure:
    """One feature: its name, its unit, the standard that asks for it, and the function that measures it."""

    name: str
    unit: str
    standard: str
    of: Callable[[Facts], Measured]

    @property
    def means(self) -> str:
        """What it is, in one line: the function says so itself."""
        return (self.of.__doc__ or "").split("\n")[0]


FEATURES: tuple[Measure, ...] = (
    Measure("firsthand_people", "people", "Reuters, named sources", sourcing.firsthand_people),
    Measure("firsthand_bodies", "bodies", "Reuters, named sources", sourcing.firsthand_bodies),
    Measure("firsthand_unnamed", "sources", "AP, anonymous sources", sourcing.firsthand_unnamed),
    Measure("firsthand_sources", "sources", "Reuters, multiple sources", sourcing.firsthand_sources),
    Measure("speakers", "sources", "AP, said", sourcing.speakers),
    Measure("quoted_people", "people", "Reuters, quotes", sourcing.quoted_people),
    Measure("independent_origins", "origins", "Admiralty code", sourcing.independent_origins),
    Measure("named_origins", "origins", "Admiralty code", sourcing.named_origins),
    Measure("interviewed", "sources", "SPJ, original sources", sourcing.interviewed),
    Measure("documents", "documents", "CredWeb, documents cited", sourcing.documents),
    Measure("records", "per 100 words", "CredWeb, documents cited", sourcing.records),
    Measure("events", "share", "Reuters, witnessed", sourcing.event_share),
    Measure("experts", "sources", "CredCo 2018, experts", sourcing.experts),
    Measure("witnesses", "sources", "Reuters, witnessed", sourcing.witnesses),
    Measure("placed", "share", "SPJ, identify sources", sourcing.placed),
    Measure("plain_verbs", "share", "AP, said", sourcing.plain_verbs),
    Measure("named_share", "share", "AP, named sources", sourcing.named_share),
    Measure("unnamed_share", "share", "AP, anonymous sources", sourcing.unnamed_share),
    Measure("collective_share", "share", "MOS:WEASEL", sourcing.collective_share),
    Measure("vague_share", "share", "NPR, attribution", sourcing.vague_share),
    Measure("described", "share", "ICD 206", sourcing.described),
    Measure("bare_sources", "sources", "AP, anonymous sources", sourcing.bare_sources),
    Measure("reasons", "sources", "AP, anonymous sources", sourcing.reasons),
    Measure("rote_reasons", "sources", "NYT, anonymity", sourcing.rote_reasons),
    Measure("premise_unnamed", "share", "CredWeb, premise", sourcing.premise_unnamed),
    Measure("premise_relayed", "share", "CredWeb, premise", sourcing.premise_relayed),
    Measure("asked", "bodies", "AP, fairness", sourcing.asked),
    Measure("refused", "bodies", "AP, fairness", sourcing.refused),
    Measure("corroborated", "statements", "BBC, corroboration", sourcing.corroborated),
    Measure("uncorroborated", "statements", "BBC, corroboration", sourcing.uncorroborated),
    Measure("top_source", "share", "BBC, single source", sourcing.top_source),
    Measure("variety", "sources", "Reuters, multiple sources", sourcing.variety),
    Measure("relayed", "share", "NPR, attribution", travel.relayed),
    Measure("relayed_report", "share", "NPR, attribution", travel.relayed_report),
    Measure("relayed_interview", "share", "NPR, attribution", travel.relayed_interview),
    Measure("relayed_count", "share", "NPR, attribution", travel.relayed_count),
    Measure("outlet_sentences", "share", "CredWeb, sources cited", travel.outlet_sentences),
    Measure("premise_outlet", "flag", "CredWeb, premise", travel.premise_outlet),
    Measure("outlet_near", "share", "CredWeb, sources cited", travel.outlet_near),
    Measure("relay_marks", "share", "NPR, attribution", travel.relay_marks),
    Measure("outlets", "outlets", "NPR, attribution", travel.outlets),
    Measure("outlet_top", "share", "CWA 17493, original sources", travel.outlet_top),
    Measure("chain_mean", "hops", "isnad", travel.chain_mean),
    Measure("chain_longest", "hops", "isnad", travel.chain_longest),
    Measure("open_ends", "share", "NPR, attribution", travel.open_ends),
    Measure("circular", "chains", "isnad", travel.circular),
    Measure("social_share", "share", "CredWeb", travel.social_share),
    Measure("posts", "per 100 words", "CredWeb", travel.posts),
    Measure("broadcast", "per 100 words", "NPR, attribution", travel.broadcast),
    Measure("dateline", "flag", "SPJ, original sources", travel.dateline),
    Measure("wire", "flag", "CredWeb, wire services", travel.wire),
    Measure("ai", "flag", "AP, generative AI", travel.ai),
    Measure("attributed_words", "share", "AP, attribution", voice.attributed_words),
    Measure("in_sentence", "share", "AP, attribution", voice.in_sentence),
    Measure("direct", "share", "Reuters, quotes", voice.direct),
    Measure("bare_sentences", "share", "AP, attribution", voice.bare_sentences),
    Measure("people_unsourced", "share", "AP, attribution", voice.people_unsourced),
    Measure("figures", "per 100 words", "CredWeb, data", voice.figures),
    Measure("first_person", "per 100 words", "AP, opinion", voice.first_person),
    Measure("address", "per 100 words", "AP, opinion", voice.address),
    Measure("questions", "per 100 words", "ICD 203", voice.questions),
    Measure("futures", "per 100 words", "ICD 203", voice.futures),
    Measure("judgments", "per 100 words", "AP, opinion", voice.judgments),
    Measure("hedged_sentences", "share", "ICD 203", voice.hedged_sentences),
    Measure("hedged_own", "share", "ICD 203", voice.hedged_own),
    Measure("hedged_claims", "share", "ICD 203", voice.hedged_claims),
    Measure("modals", "per 100 words", "ICD 203", voice.modals),
    Measure("conditions", "per 100 words", "ICD 203", voice.conditions),
    Measure("evidentials", "per 100 words", "ICD 203", voice.evidentials),
    Measure("shields", "per 100 words", "ICD 203", voice.shields),
    Measure("weasels", "per 100 words", "MOS:WEASEL", voice.weasels),
    Measure("amounts", "per 100 words", "MOS:WEASEL", voice.amounts),
    Measure("approximators", "per 100 words", "ICD 203", voice.approximators),
    Measure("calibrated", "share", "ICD 203", voice.calibrated),
    Measure("possibilities", "per 100 words", "ICD 203", outlook.possibilities),
    Measure("likelihoods", "per 100 words", "ICD 203", outlook.likelihoods),
    Measure("concessions", "per 100 words", "ICD 203", outlook.concessions),
    Measure("comparisons", "per 100 words", "ICD 203", outlook.comparisons),
    Measure("prospects", "per 100 words", "ICD 203", outlook.prospects),
    Measure("unknowns", "per 100 words", "ICD 203", outlook.unknowns),
    Measure("worries", "per 100 words", "ICD 203", outlook.worries),
    Measure("interpreters", "per 100 words", "AP, opinion", outlook.interpreters),
    Measure("distanced", "per 100 words", "AP, said", voice.distanced),
    Measure("length", "words", "", voice.length),
)

NAMES: tuple[str, ...] = tuple(measure.name for measure in FEATURES)


_OF_ALL = frozenset({"independent_origins", "named_origins"})
"""Features of the sources that count what is read without confidence too, as those of `travel` do: an article whose
attributions are all unsure still has origins, and is not held to the rating of one that names nobody."""


def measure(facts: Facts) -> tuple[Feature, ...]:
    """All features of one reading, in the order of the table. Values are finite; shares lie in 0..1."""
    found = []
    confident = sure(facts)
    for one in FEATURES:
        whole = one.name in _OF_ALL or one.of.__module__ == travel.__name__
        value, spans = one.of(facts if whole else confident)
        found.append(Feature(one.name, value, spans))
    return tuple(found)
