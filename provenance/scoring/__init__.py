"""Ratings, grade, policies and advice: what the facts of a reading amount to, every point with its reason.

    facts = gather(document, entities, attributions, hedges, comments, hits, rules)
    ratings = rate(facts)
"""

from provenance.scoring.facts import Facts, facts_of, gather
from provenance.scoring.ratings import rate, scale

__all__ = ["Facts", "facts_of", "gather", "rate", "scale"]
