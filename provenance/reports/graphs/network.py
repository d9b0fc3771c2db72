"""Who passed words to whom, over all articles: nodes and edges for the graph formats. Traces nothing, draws nothing.

An edge goes from the nearer to the farther: from what was derived to what it was derived from, as W3C PROV has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from provenance.chains.origins import key
from provenance.chains.provenance_terms import Term, hops
from provenance.reports.marks import printable
from provenance.values import Attribution, Category, Reading

Kind = Literal["article"] | Category


@dataclass(frozen=True, slots=True)
class Node:
    """An article, or somebody its words came from. `id` is safe in every format: a letter and a number."""

    id: str
    label: str
    kind: Kind
    named: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One hop that some attributions took, by the ids of its nodes; each attribution as `article#number`."""

    start: str
    end: str
    term: Term
    relays: tuple[str, ...]
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in the order in which they are met, so that the same articles give the same bytes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One hop with what is known of its ends; `nearer` is None for the article."""

    nearer: Teller | None
    farther: Teller
    term: Term


@dataclass(frozen=True, slots=True)
class Teller:
    """One name at one level of a chain. A name is the same in every article, a description only within its own."""

    name: str
    kind: Category
    named: bool
    level: int
    place: int
    """Which of the level's parallel names it is, from 0."""

    def key(self, article: str) -> str:
        """What two mentions of the same teller have in common."""
        return f"name {key(self.name)}" if self.named else f"in {article} {key(self.name)}"


@dataclass(slots=True)
class _Growing:
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, Term], tuple[dict[str, None], dict[str, None]]] = field(default_factory=dict)

    def node(self, known: str, label: str, kind: Kind, named: bool = True) -> str:
        found = self.nodes.get(known)
        if found is None:
            found = Node(f"n{len(self.nodes) + 1}", printable(label).strip() or "(no name)", kind, named)
        elif found.kind == "unknown":
            found = replace(found, kind=kind)
        self.nodes[known] = found
        return found.id


def network(readings: Iterable[Reading]) -> Network:
    """All hops of all readings, merged where the same names pass words on under the same term."""
    growing = _Growing()
    for reading in readings:
        here = growing.node(f"article {reading.path} {reading.id}", article_label(reading), "article")
        for one in reading.attributions:
            for step in steps(one):
                start = here if step.nearer is None else _teller(growing, step.nearer, reading)
                end = _teller(growing, step.farther, reading)
                relays, known = growing.edges.setdefault((start, end, step.term), ({}, {}))
                relays[one.trace.relay] = None
                known[f"{printable(reading.id)}#{one.id}"] = None
    edges = tuple(Edge(*ends, tuple(relays), tuple(known)) for ends, (relays, known) in growing.edges.items())
    return Network(tuple(growing.nodes.values()), edges)


def article_label(reading: Reading) -> str:
    """What an article is called: its title, else where it lies."""
    return reading.document.title or reading.path or reading.id


def steps(one: Attribution) -> Iterator[Step]:
    """The hops of one chain, the article's own first, with the PROV term of each. Empty without a chain."""
    terms = iter(hops(one))
    nearer: tuple[Teller | None, ...] = (None,)
    for level, names in enumerate(one.trace.chain):
        here = tuple(_told(one, level, place, name) for place, name in enumerate(names))
        for before in nearer:
            for teller in here:
                yield Step(before, teller, next(terms).term)
        nearer = here


def _told(one: Attribution, level: int, place: int, name: str) -> Teller:
    """Those between are outlets: only outlets pass words on. Of the last one the attribution knows more."""
    last = level == len(one.trace.chain) - 1
    if last and one.source is not None:
        return Teller(name, one.source.category, one.source.identity == "named", level, place)
    # "other outlets", "local media": no capital, no name.
    return Teller(name, "outlet", not name.islower(), level, place)


def _teller(growing: _Growing, one: Teller, reading: Reading) -> str:
    return growing.node(one.key(f"{reading.path} {reading.id}"), one.name, one.kind, one.named)
