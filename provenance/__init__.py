"""Score the sourcing of news articles: attributions, citation chains, ratings with reasons.

The public interface is a few verbs and the values they return; nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.api import read, read_many, rules, score, score_frame
    from provenance.transformer import ProvenanceFeatures
    from provenance.values import Article, Attribution, Problem, Ratings, Reading, Source, Trace
    from provenance.version import VERSION

    __version__ = VERSION

_PLACES = {
    "read": "api",
    "read_many": "api",
    "rules": "api",
    "score": "api",
    "score_frame": "api",
    "ProvenanceFeatures": "transformer",
    "Article": "values",
    "Attribution": "values",
    "Problem": "values",
    "Ratings": "values",
    "Reading": "values",
    "Source": "values",
    "Trace": "values",
}

__all__ = [
    "Article",
    "Attribution",
    "Problem",
    "ProvenanceFeatures",
    "Ratings",
    "Reading",
    "Source",
    "Trace",
    "__version__",
    "read",
    "read_many",
    "rules",
    "score",
    "score_frame",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("provenance.version").VERSION
    if name in _PLACES:
        return getattr(import_module(f"provenance.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'provenance' has no attribute '{name}'")
