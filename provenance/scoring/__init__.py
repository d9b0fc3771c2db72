"""Ratings, grade, policies and advice: what the facts of a reading amount to, every point with its reason.

facts = gather(document, entities, attributions, hedges, comments, hits, rules)
ratings = rate(facts)
findings = judge(facts, ratings, ("ap",))
"""

from provenance.scoring.facts import Facts, facts_of, gather
from provenance.scoring.faults import faults
from provenance.scoring.policies import judge
from provenance.scoring.ratings import model_hash, rate, scale

__all__ = ["Facts", "facts_of", "faults", "gather", "judge", "model_hash", "rate", "scale"]
