"""Chains as GraphML, for Gephi, yEd, Cytoscape, networkx. Knows no reading, only the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from provenance.reports.graphs.network import Network

_KEYS = (
    *(("node", name, "string") for name in ("label", "kind")),
    ("node", "named", "boolean"),
    *(("edge", name, "string") for name in ("term", "relays", "attributions")),
    ("edge", "weight", "int"),
)

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 file may hold (section 2.2, Char)."""


def graphml(found: Network) -> Iterator[str]:
    """The file, line by line. `weight` counts an edge's attributions, which are listed with blanks between."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, name, kind in _KEYS:
        yield f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="provenance" edgedefault="directed">\n'
    for node in found.nodes:
        facts = {"label": node.label, "kind": node.kind, "named": str(node.named).lower()}
        yield f'    <node id="{node.id}">{_data(facts)}</node>\n'
    for number, edge in enumerate(found.edges, start=1):
        facts = {
            "term": edge.term,
            "relays": " ".join(edge.relays),
            "attributions": " ".join(edge.attributions),
            "weight": str(len(edge.attributions)),
        }
        yield f'    <edge id="e{number}" source="{edge.start}" target="{edge.end}">{_data(facts)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(facts: dict[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_NOT_XML.sub("?", value))}</data>' for name, value in facts.items())
