"""Word lists that tell a full stop from the dot of an abbreviation. Data of the sentence splitter, no code.

Not in rules/: they decide where sentences end for every rule at once, and tests/cases/sentences.txt holds them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words(
    """
    mr mrs ms mx dr prof gen sen sens rep reps gov govs lt col capt sgt maj cmdr adm rev hon pres messrs mme mlle
    supt det atty brig cpl pvt pfc insp amb sec st mt ft vs v nos fig pp vol cf approx msgr spc asst assoc treas
    e.g i.e viz lt.gov lt.col engr cllr
    """
)
"""Shortenings that stand before what they belong to: no sentence ends there. St. and Mt. are half of a name."""

BEFORE_NUMBERS = _words("no nos art sect ch para p op vol fig est ver")
"""Shortenings only when a number follows: "No. 5", but "He said no. Then"."""

MAYBE_LAST = _words(
    """
    inc corp co cos ltd llc plc bros jr sr etc esq ph.d u.s u.k u.n e.u d.c m.d b.a m.a al dept univ assn natl intl
    govt ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo ont que alta blvd ave rd hwy bldg mon tue tues wed thu thur thurs fri sat sun ed eds
    """
)
"""Shortenings that may end a sentence: they do when the next word is one that sentences begin with. Those made of
letters alone count only when capitalised, save the first ones ("etc."), or "ill." and "sat." would be caught."""

LOWER_CASE_TOO = _words("inc corp co ltd llc jr sr etc esq al assn dept ed eds")

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")

HOURS = _words("a.m p.m")

AFTER_HOURS = _words(
    """
    et est edt pt pst pdt ct cst cdt mt mst mdt gmt bst utc cet eastern pacific central monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december jan feb aug sept oct nov dec
    """
)
"""What may follow "5 p.m." within a sentence."""

BEGINNERS = _words(
    """
    a after again all also although amid among an and another any are as at because before both but by critics despite
    did do does during each earlier even every few first for former from given had has have he her here his how
    however i if in indeed instead is it its just last later let like many maybe meanwhile more moreover most much my
    neither never no nobody none nor not nothing now officials on once one only or other others our over people perhaps
    police reporters several she since so some still such than that the their then there these they this those though
    through thus to today together two under unlike until voters was we well were what when where whether which while
    who why will with without would yes yesterday yet you your
    """
)
"""Words that open sentences and seldom follow an abbreviation inside one."""

SPEECH = _words(
    """
    said says asked asks replied wrote writes added tweeted told demanded shouted wondered exclaimed declared continued
    answered joked quipped responded recalled insisted argued cried yelled remarked posted concluded explained mused
    countered screamed retorted inquired chanted barked reads read warned pressed queried quizzed stated noted claimed
    urged protested snapped sneered boasted repeated observed began thundered
    """
)
"""Verbs after which a question or exclamation just before was their object: "Misused?" Rana asked."""

NAME_PARTICLES = _words("de da del della der van von al el bin ben la le du dos di 's jr sr mr mrs ms dr sen rep gov")

EXCLAIMED_NAMES = _words("yahoo jeopardy yum")
"""Names that carry an exclamation mark."""

LEADS_ON = _words("a an the of to in on at by for with from and or but my your our their its")
"""Words on which no sentence ends: after them three dots leave something out, "the ... Council said"."""
