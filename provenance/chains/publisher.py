"""Who publishes the article at hand, under every name it may call itself. Decides nothing about a chain.

The article's own publisher is never a level of a chain (gold guide; NPR: what is not ours is marked as not ours). Wire
copy has two publishers: the site that carries it and the agency whose copy it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from provenance.chains.origins import key
from provenance.ruleset import Rules
from provenance.values import Document

_TAILS = ("news", "online", "media", "network", "newspaper", "magazine", "newspapers", "staff")
"""Words a masthead adds or drops without becoming another outlet: "Breitbart News" and "Breitbart"."""

_ADDED = re.compile(r"\s*\([^()]*\)\s*$|\s+[-–|]\s+[^-–|]*$|\s+Digital$")
_HOUSE = frozenset({"this newspaper", "this paper", "this website", "this publication", "this magazine", "our paper"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """The article's own outlet and agency as comparable keys; `wire` when an agency's copy is carried."""

    keys: frozenset[str]
    wire: bool = False

    def owns(self, name: str) -> bool:
        """Whether `name` is the publisher itself."""
        return _owns(self.keys, name)


@lru_cache(maxsize=4096)  # an article names the same few outlets in every one of its chains
def _owns(keys: frozenset[str], name: str) -> bool:
    known = bare(name)
    return known in keys or name.lower() in _HOUSE or any(shortened(k, known) for k in keys)


@lru_cache(maxsize=4096)  # mastheads: the list has some thousands
def bare(name: str) -> str:
    """A masthead's key without the words it may drop."""
    words = key(name).split()
    while len(words) > 1 and words[-1] in _TAILS:
        words.pop()
    return " ".join(words)


def shortened(slug: str, name: str) -> bool:
    """Whether a folder-name spelling stands for a masthead: "wash-post" for Washington Post, word by word."""
    parts, words = slug.split("-"), name.split()
    if len(parts) < 2:
        return False
    if len(parts) != len(words):
        return "".join(parts) == "".join(words)
    return all(len(p) > 2 and w.startswith(p) for p, w in zip(parts, words, strict=True))


def _masthead(name: str) -> str:
    """A publisher's name without what libraries of articles add: "CNN (Online News)", "The Week - Opinion"."""
    return _ADDED.sub("", name).strip() or name


def publisher(document: Document, rules: Rules) -> Publisher:
    """Every name under which the article's publisher and agency may appear in it."""
    names: set[str] = set()
    for name in (document.outlet, document.agency):
        if not name:
            continue
        names.update((bare(name), bare(_masthead(name))))
        known = rules.outlet(name) or rules.outlet(_masthead(name))
        if known is not None:
            names.update(bare(alias) for marks, alias in known.names if not marks)
    return Publisher(frozenset(names), wire=bool(document.agency))
