"""Chains as graphs in the formats of other programs: Mermaid, DOT, GraphML, PROV-JSON, JSON-LD. Trees are in `trees`.

`network` gathers the hops of all readings into nodes and edges; the drawing formats write those. PROV-JSON and JSON-LD
keep every statement apart and read the readings themselves.
"""
