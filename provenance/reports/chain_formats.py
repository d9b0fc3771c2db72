"""The formats of `provenance chains`, by name: how the chains of all articles are written. Not the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from provenance.reports import chain_table
from provenance.reports.extras import Extra
from provenance.reports.ink import Ink
from provenance.reports.trees import forest
from provenance.values import Reading


@dataclass(frozen=True, slots=True)
class Paper:
    """What the result is written on: its columns, and whether in colour."""

    width: int
    ink: Ink


@dataclass(frozen=True, slots=True)
class ChainFormat:
    """A format: `write` makes the text of all articles, in pieces; `needs` is the extra without which it cannot."""

    write: Callable[[Iterable[Reading], Paper], Iterator[str]]
    needs: Extra | None = None


def _tree(readings: Iterable[Reading], paper: Paper) -> Iterator[str]:
    for reading in readings:
        yield paper.ink.strong(reading.path) + "\n"
        yield from (f"  {line}\n" for line in forest(reading, paper.ink))
        yield "\n"


def _table(readings: Iterable[Reading], paper: Paper) -> Iterator[str]:
    return chain_table.table(readings, paper.width)


def _jsonl(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    return chain_table.records(readings)


def _mermaid(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    from provenance.reports.graphs.mermaid import mermaid  # graphs are imported when one is asked for
    from provenance.reports.graphs.network import network

    return mermaid(network(readings))


def _dot(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    from provenance.reports.graphs.dot import dot
    from provenance.reports.graphs.network import network

    return dot(network(readings))


def _graphml(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    from provenance.reports.graphs.graphml import graphml
    from provenance.reports.graphs.network import network

    return graphml(network(readings))


def _prov_json(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    from provenance.reports.graphs.prov_json import prov_json

    return prov_json(readings)


def _json_ld(readings: Iterable[Reading], _paper: Paper) -> Iterator[str]:
    from provenance.reports.graphs.json_ld import json_ld

    return json_ld(readings)


CHAIN_FORMATS: dict[str, ChainFormat] = {
    "tree": ChainFormat(_tree),
    "table": ChainFormat(_table),
    "jsonl": ChainFormat(_jsonl),
    "mermaid": ChainFormat(_mermaid),
    "dot": ChainFormat(_dot),
    "graphml": ChainFormat(_graphml),
    "prov-json": ChainFormat(_prov_json, needs=Extra("prov", "prov")),
    "json-ld": ChainFormat(_json_ld),
}
