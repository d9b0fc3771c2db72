"""How the words travelled: relays, scenes and citation chains of one article. Does not say who a source is."""

from provenance.chains.trace import trace

__all__ = ["trace"]
