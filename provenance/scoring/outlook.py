"""Features of what an article leaves open: outcomes, qualifications, doubts, unknowns, fears, interpreters.

Hedges proper are in `voice`. Careful readers also count as speculative what weighs chances, sets one thing against
another, or lets analysts explain; none of these words is a hedge by itself, so none is listed among the hedges.
Each function: facts of a reading -> (value, spans). Words are counted in every voice, for raters do so too.
"""

from __future__ import annotations

from provenance.scoring.facts import Facts
from provenance.scoring.measured import Measured
from provenance.scoring.shares import words_of

_CONCESSIONS = frozenset(
    "although but despite enough even however nevertheless nonetheless only still though while yet".split()
)
_COMPARISONS = frozenset("better far fewer least less more most than worse".split())
_PROSPECTS = frozenset(
    "ahead chance chances eventual eventually future going gonna lose loses losing next odds outcome path prospect"
    " prospects soon win winning wins".split()
)
_WORRIES = frozenset(
    "concern concerned concerns danger dangerous dangers fear feared fears risk risks risky threat threaten threats"
    " worried worries worry worrying".split()
)
_UNKNOWNS = frozenset(
    "answer answers determine determined doubt doubts evidence question questions uncertain uncertainty unclear"
    " unknown whether".split()
)
_INTERPRETERS = frozenset(
    "analyst analysts expert experts historian historians observers pollster pollsters professor scholar strategist"
    " strategists".split()
)
_POSSIBILITIES = frozenset({"could", "may", "might"})
_LIKELIHOODS = frozenset("likely maybe perhaps possible possibly potential potentially probably unlikely".split())


def concessions(facts: Facts) -> Measured:
    """Words that qualify what was just said: but, yet, although."""
    return words_of(facts, _CONCESSIONS)


def comparisons(facts: Facts) -> Measured:
    """Words that weigh one thing against another: more, less, than."""
    return words_of(facts, _COMPARISONS)


def prospects(facts: Facts) -> Measured:
    """Words about outcomes that lie ahead: chances, odds, win, path."""
    return words_of(facts, _PROSPECTS)


def worries(facts: Facts) -> Measured:
    """Words of fear and risk: what may come to pass."""
    return words_of(facts, _WORRIES)


def unknowns(facts: Facts) -> Measured:
    """Words for what is not settled: whether, question, unclear."""
    return words_of(facts, _UNKNOWNS)


def interpreters(facts: Facts) -> Measured:
    """People who explain rather than report: analysts, strategists, experts."""
    return words_of(facts, _INTERPRETERS)


def possibilities(facts: Facts) -> Measured:
    """May, might and could, whatever they are used for."""
    return words_of(facts, _POSSIBILITIES)


def likelihoods(facts: Facts) -> Measured:
    """Likely, perhaps, possible and their kin."""
    return words_of(facts, _LIKELIHOODS)
