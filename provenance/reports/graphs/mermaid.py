"""Chains as a Mermaid flowchart, for a wiki page or a pull request. Knows no reading, only the network.

Every character that could mean something to Mermaid or to HTML is written as a character code (`#60;`), so a name can
neither end its label nor become markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.graphs.network import Network, Node

_PLAIN = frozenset(" .,-'_/()")
"""Beside letters and digits: what stands for itself inside a quoted label."""

_SHAPES = {"article": ('["', '"]'), "outlet": ('(["', '"])'), "document": ('[/"', '"/]')}
_OTHERS = ('("', '")')


def mermaid(found: Network) -> Iterator[str]:
    """The flowchart, line by line: articles as boxes, outlets as stadiums, all others rounded; unnamed ones dashed."""
    yield "flowchart LR\n"
    for node in found.nodes:
        before, after = _SHAPES.get(node.kind, _OTHERS)
        yield f"  {node.id}{before}{label(node.label)}{after}\n"
    for edge in found.edges:
        count = f" x{len(edge.attributions)}" if len(edge.attributions) > 1 else ""
        yield f'  {edge.start} -->|"{edge.term}{count}"| {edge.end}\n'
    yield from _dashed(found.nodes)


def label(text: str) -> str:
    """Text as it stands inside the quotation marks of a label."""
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in text)


def _dashed(nodes: tuple[Node, ...]) -> Iterator[str]:
    unnamed = ",".join(node.id for node in nodes if not node.named)
    if unnamed:
        yield "  classDef unnamed stroke-dasharray: 4 3\n"
        yield f"  class {unnamed} unnamed\n"
