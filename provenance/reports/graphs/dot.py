"""Chains in Graphviz's DOT language. Knows no reading, only the network.

Labels are quoted strings; a backslash is doubled, for Graphviz gives `\\N` or `\\l` in a label meanings of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.graphs.network import Network

_SHAPES = {"article": "box", "outlet": "component", "document": "note"}


def dot(found: Network) -> Iterator[str]:
    """The graph, line by line; what has no name is dashed."""
    yield "digraph provenance {\n  rankdir=LR;\n"
    for node in found.nodes:
        style = "" if node.named else ", style=dashed"
        yield f"  {node.id} [label={quoted(node.label)}, shape={_SHAPES.get(node.kind, 'ellipse')}{style}];\n"
    for edge in found.edges:
        count = f" x{len(edge.attributions)}" if len(edge.attributions) > 1 else ""
        yield f"  {edge.start} -> {edge.end} [label={quoted(edge.term + count)}];\n"
    yield "}\n"


def quoted(text: str) -> str:
    """A DOT string with its quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
